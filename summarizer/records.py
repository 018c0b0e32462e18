"""JSON records to articles, as trafilatura, newspaper, feeds and datasets write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarizer.article import Article
from summarizer.credits import date_in
from summarizer.errors import NotAStoryError, UnsupportedError
from summarizer.own_results import own_result

_TEXT = (
    "text maintext articleBody article_body content:encoded content_html content_text bodyText "
    "body content full_text cleaned_text story article raw_text"
)
_HEADLINE = "headline title webTitle name"
_BYLINE = "byline author authors creator dc:creator"
_DATE = (
    "published date date_publish publish_date publishedAt datePublished published_at pubDate "
    "date_published webPublicationDate published_time"
)
_SITE = "site sitename site_name source_domain source-hostname hostname publisher source"
_LANGUAGE = "language lang inLanguage"
_FIELDS = f"{_HEADLINE} {_BYLINE} {_DATE} {_SITE} {_LANGUAGE}"
_LISTS = "articles items results posts entries stories documents docs data response".split()
_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s:?#]+)")
_CODE = re.compile(r"[a-z]{2}(?=[-_]|$)", re.IGNORECASE)
_HOLDERS = ("name", "rendered", "value", "text", "html")
_RESULTS = ({"source", "sentences", "summary"}, {"source", "error"})  # keys of our records
_KEY = re.compile(r"\s*\{\s*\"[\w:@-]+\"\s*:")
_OPENS = ("{", "[")


def field_name(said: str) -> str | None:
    """The usual name of a field besides the text, written as it may be: "Publish date"."""
    return _USUAL.get(_plain(said))


def _plain(name: str) -> str:
    return _NO_LETTERS.sub("", name.casefold())


_NO_LETTERS = re.compile(r"[\W_]+")
_USUAL = {_plain(name): name for name in reversed(_FIELDS.split())}


def looks_like_json(text: str) -> bool:
    """Does a text start as an object or an array does?"""
    return text.lstrip()[:1] in _OPENS


def is_record(line: bytes) -> bool:
    """Is a line one whole record, as JSON Lines have them?"""
    return line.lstrip().startswith(b"{") and isinstance(_parsed(line), Mapping)


def split_records(text: str) -> list[str] | None:
    """The records of an array, or of a service's answer, each as JSON; None where it is neither."""
    found = _listed(_parsed(text))
    return [json.dumps(each) for each in found] if found else None


def _listed(value: object, depth: int = 3) -> list[Any] | None:
    """The list of records in a value, under one of the usual names or two."""
    if not depth:
        return None
    if isinstance(value, list):
        return value if value and all(isinstance(each, Mapping) for each in value) else None
    inner = (value[name] for name in _LISTS if name in value) if isinstance(value, Mapping) else ()
    found = (_listed(each, depth - 1) for each in inner if isinstance(each, list | Mapping))
    return next((each for each in found if each), None)


def article_of_json(text: str, *, source: str) -> Article | None:
    """The article of one record; None where the text is no JSON after all.

    Raises:
        NotAStoryError: it is JSON without a field of text.
        UnsupportedError: it is JSON that is cut off.
    """
    record = _parsed(text)
    if record is None and _KEY.match(text):
        raise broken_json(source)
    if record is None:
        return None
    found = _listed(record)
    record = found[0] if found and len(found) == 1 else record
    if isinstance(record, Mapping) and record.get("schema") == 1 and _is_ours(set(record)):
        raise own_result(source)
    body = _first(record, _TEXT) if isinstance(record, Mapping) else None
    if not isinstance(record, Mapping) or body is None:
        raise NotAStoryError(
            f"{source}: this is JSON without a story's text",
            hint='Give records with the text under "text", "content" or "body".',
            kind="no-article",
        )
    return article_of_fields(record, body, source=source)


def _is_ours(keys: set[str]) -> bool:
    return any(own <= keys for own in _RESULTS)


def broken_json(source: str) -> UnsupportedError:
    """The error that JSON which does not parse is; the caller raises it."""
    return UnsupportedError(
        f"{source}: this JSON is broken or cut off",
        hint="Download it again, or write it anew.",
        kind="broken",
    )


def article_of_fields(record: Mapping[str, Any], body: str, *, source: str) -> Article:
    """The article of a text, or of a page's source, and of fields that say more of it."""
    from summarizer.formats import is_page
    from summarizer.pages import article_of_page, byline_of, headline_of

    found = article_of_page(body, source=source) if is_page(body) else Article(text=body)
    code = _CODE.match(_first(record, _LANGUAGE) or "")
    site = _site(_first(record, _SITE)) or found.site
    return Article(
        text=found.text,
        headline=headline_of(_first(record, _HEADLINE), site) or found.headline,
        byline=byline_of(_first(record, _BYLINE), site) or found.byline,
        published=date_in(_first(record, _DATE) or "") or found.published,
        site=site,
        language=code.group().lower() if code else found.language,
        notes=found.notes,
    )


def _site(said: str | None) -> str | None:
    """A site's name; of an address the host."""
    address = _ADDRESS.match(said or "")
    return address[1] if address else said


def _first(record: Mapping[str, Any], names: str) -> str | None:
    """The first field of those names that holds text, of the record or of its `fields`."""
    inner = record.get("fields")
    places = (record, inner) if isinstance(inner, Mapping) else (record,)
    joint = "\n\n" if names == _TEXT else ", "
    values = (
        text
        for place in places
        for name in names.split()
        for text in _texts(place.get(name), joint)
    )
    return next(values, None)


def _texts(value: object, joint: str, depth: int = 4) -> Iterator[str]:
    """A value as text: lists joined, objects by what they are called or hold."""
    if not depth:
        return
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, Mapping):
        yield from (text for key in _HOLDERS for text in _texts(value.get(key), joint, depth - 1))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        joined = joint.join(text for each in value for text in _texts(each, joint, depth - 1))
        yield from [joined] if joined else []


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
