"""Web pages to articles: the text by trafilatura (Barbaresi 2021), what is said of it by the page.

JSON-LD, Open Graph and meta tags give headline, byline, date and site.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.story import letters_of
from summarizer.walls import CUT, empty_page, looks_cut, require_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORT = 1200  # characters; so little may be half an article, and is read once more, less strictly
_MUCH_MORE = 1.5
_LONGEST_TITLE = 1000  # characters
_TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+|\s*\|\s*")
_NO_AUTHOR = re.compile(
    r"https?|www\b|\.com|@|^by$|\b(?:staff|reporter|editor|correspondent|columnist|news|desk|team"
    r"|phd|md|mba)\b|^admin|^user$|windows user|python-docx|condé nast|^none$",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2}(?=[-_]|$)", re.IGNORECASE)


def article_of_page(html: str, *, source: str, may_list: bool = False) -> Article:
    """The article of a web page; `source` names it in errors.

    One that `may_list` stories, as letters do, is not refused for a front.

    Raises:
        NotAStoryError: no article can be found in the page.
    """
    from lxml import etree
    from trafilatura import load_html

    try:
        tree = load_html(html)
    except (etree.LxmlError, ValueError, RecursionError):
        tree = None
    found = _extracted(tree) if tree is not None else None
    if tree is None or found is None:
        raise empty_page(source)
    text = found.text or ""
    require_article(tree, text, found.pagetype, source=source, may_list=may_list)
    site = _declared_site(tree) or found.sitename or None
    return Article(
        text="\n\n".join(_blocks(text, _headings(tree))),
        headline=headline_of(found.title, site),
        byline=byline_of(found.author, site),
        published=found.date or None,
        site=site,
        language=_language(tree),
        declared=found.pagetype == "article",
        notes=(CUT,) if looks_cut(html, text) else (),
    )


def _extracted(tree: HtmlElement) -> Any:
    """Trafilatura's document, or the one that errs towards more where there is much more."""
    from copy import deepcopy

    strict = _document(deepcopy(tree))
    if strict is not None and len(strict.text or "") >= _SHORT:
        return strict
    generous = _document(deepcopy(tree), favor_recall=True)
    if generous is None or strict is None:
        return strict or generous
    much_more = len(generous.text or "") > _MUCH_MORE * len(strict.text or "")
    return generous if much_more else strict


def _document(tree: HtmlElement, *, favor_recall: bool = False) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_recall=favor_recall,
        # What the page declares; a year somewhere in its text is no date of publication.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _blocks(text: str, headings: Collection[str]) -> Iterator[str]:
    """Paragraphs without the markers of list items, and without the headline."""
    for line in text.split("\n"):
        block = line.removeprefix("- ").strip()
        if block and letters_of(block) not in headings:
            yield block


def _headings(tree: HtmlElement) -> frozenset[str]:
    """What the page says in its first heading, which need not be the title it declares."""
    first = next(tree.iter("h1"), None)
    letters = letters_of(first.text_content() or "") if first is not None else ""
    return frozenset({letters} - {""})


def headline_of(title: str | None, site: str | None) -> str | None:
    """A title without the name of the site that pages put behind it."""
    if not title:
        return None
    title = " ".join(title[:_LONGEST_TITLE].split())
    parts, gaps = _TITLE_PARTS.split(title), _TITLE_PARTS.findall(title)
    own = parts[0]
    for gap, part in zip(gaps, parts[1:], strict=True):
        if "|" in gap or _is_site(part, site):
            break
        own += gap + part
    return own or None


def _is_site(part: str, site: str | None) -> bool:
    """Is a part of a title, or an author, the site's name, or the end or beginning of it?"""
    own, theirs = part.casefold().split(), (site or "").casefold().split()
    shorter, longer = sorted((own, theirs), key=len)
    known = bool(shorter) and any(map(str.isalnum, "".join(shorter)))
    return known and shorter in (longer[: len(shorter)], longer[-len(shorter) :]) and own != ["a"]


def _declared_site(tree: HtmlElement) -> str | None:
    found = tree.xpath("//meta[@property='og:site_name']/@content")
    return str(found[0]).strip() or None if found else None


def byline_of(author: str | None, site: str | None) -> str | None:
    """The names of people among authors: no address, no desk, not the site itself."""
    parted = re.split(r"[;,]|\band\b", author or "")
    named = (name.strip().removeprefix("By ").removeprefix("by ") for name in parted)
    names = [
        name for name in named if name and not _NO_AUTHOR.search(name) and not _is_site(name, site)
    ]
    people = [name.title() if name.isupper() else name for name in dict.fromkeys(names)]
    return " and ".join(filter(None, (", ".join(people[:-1]), *people[-1:]))) or None


def _language(tree: HtmlElement) -> str | None:
    found = _LANGUAGE.match(tree.get("lang") or "")
    return found.group().lower() if found else None
