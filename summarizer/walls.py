"""Pages that hold no article, or only its beginning: fronts, galleries, logins, paywalls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.cards import Standing, leads_away, standing_of
from summarizer.errors import NotAStoryError
from summarizer.story import word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_WORDS = 20  # of an article
_WALL_WORDS = 250  # a login or consent page has fewer
_TEASER_WORDS = 4  # words from which a link is a headline
_FRONT_LINKS, _WORDS_A_LINK = 12, 12  # a front has many links, and little text besides
_LED_AWAY = 0.25  # of a front's lines that are links
_CARDS, _OF_CARDS = 6, 0.6  # cards of a front, and the share of its paragraphs in them
_PICTURES, _OF_PICTURES = 5, 0.8  # the same of a gallery's that are captions
_STUB_WORDS = 180  # of a page that says one must pay, and shows so little
_WALL = re.compile(
    r"\b(?:(?:log|sign) ?in to (?:continue|read|your)|create (?:a free |an )?account"
    r"|(?:accept|use of|uses?) (?:all )?cookies|your privacy|enable (?:java ?script|cookies)"
    r"|are you a robot|verify (?:that )?you are (?:a )?human|checking your browser"
    r"|access denied|unsupported browser|page (?:not|cannot be) found"
    r"|(?:error|code) 404|404 (?:error|not found|page)"
    r"|(?:can.t|cannot) find (?:that|this|the) page|page you(?: are|.re) looking for"
    r"|our \d* ?partners (?:store|process))\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:subscribe|sign (?:up|in)|log in|register|join) (?:now )?(?:to|and)"
    r" (?:continue|keep|finish|unlock)(?: reading)?\b|to (?:continue|keep) reading"
    r"|this (?:article|story|content) is (?:only )?(?:for|available to|exclusive to)"
    r" (?:\w+ )?(?:subscribers|members)|already a subscriber",
    re.IGNORECASE,
)
_PAID = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
CUT = "the text looks cut: the page shows only the beginning to those who do not pay"


def require_article(
    tree: HtmlElement, text: str, kind: str | None, *, source: str, may_list: bool = False
) -> None:
    """Refuse a page that holds none; `kind` is what the page says it is (og:type).

    One that `may_list` stories is no front.

    Raises:
        NotAStoryError: it is a front, a gallery, a login or consent page, a video, or empty.
    """
    words = word_count(text)
    if (kind or "").startswith("video") and words < _WALL_WORDS:
        raise _no_article(source, "a page around a video")
    if kind != "article" and words < _WALL_WORDS and _WALL.search(text):
        raise _no_article(source, "a login, consent or error page")
    standing = standing_of(tree, text)
    may_be_front = kind != "article" and not may_list
    if may_be_front and (_is_of_cards(standing) or _is_front(tree, text)):
        raise _no_article(source, "a front or a list of links")
    if _is_gallery(standing):  # many of them say that they are articles
        raise _no_article(source, "a gallery of pictures")
    if words < _FEWEST_WORDS:
        raise empty_page(source)


def empty_page(source: str) -> NotAStoryError:
    """The error that a page without any article is; the caller raises it."""
    return NotAStoryError(
        f"{source}: there is no article in this page",
        hint="Open the story itself and save that page; menus and videos have no text.",
        kind="no-article",
    )


def looks_cut(html: str, text: str) -> bool:
    """Does a page show only the beginning of its article?"""
    short = word_count(text) < _STUB_WORDS
    paid = short and _PAID.search(html) is not None
    breaks_off = short and text.rstrip().endswith(("…", "..."))
    return paid or breaks_off or _CUT.search(text[-300:]) is not None


def _is_front(tree: HtmlElement, text: str) -> bool:
    """Many headlines that lead elsewhere, and little text besides, or text made of headlines."""
    links = filter(leads_away, tree.iter("a"))
    said = [" ".join((link.text_content() or "").split()) for link in links]
    teasers = {each for each in said if len(each.split()) >= _TEASER_WORDS}
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    led_away = sum(line in teasers for line in lines)
    little = word_count(text) < _WORDS_A_LINK * len(teasers)
    return len(teasers) >= _FRONT_LINKS and (little or led_away >= _LED_AWAY * len(lines))


def _is_of_cards(standing: Standing) -> bool:
    """Do most paragraphs stand in cards, beside the headlines of other pages?"""
    return standing.headlines >= _CARDS and standing.in_cards >= _OF_CARDS * standing.found


def _is_gallery(standing: Standing) -> bool:
    pictures = standing.under_pictures
    return pictures >= _PICTURES and pictures >= _OF_PICTURES * standing.found


def _no_article(source: str, what: str) -> NotAStoryError:
    return NotAStoryError(
        f"{source}: this is {what}, not an article",
        hint="Open the story itself and save that page.",
        kind="no-article",
    )
