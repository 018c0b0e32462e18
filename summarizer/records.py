"""JSON records to articles, as trafilatura, newspaper, feeds and datasets write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summarizer.article import Article
from summarizer.errors import NotAStoryError

_TEXT = (
    "text maintext articleBody article_body body content full_text cleaned_text story article "
    "raw_text"
)
_HEADLINE = "headline title name"
_BYLINE = "byline author authors creator"
_DATE = "published date date_publish publish_date datePublished published_at pubDate date_published"
_SITE = "site sitename site_name source_domain source-hostname hostname publisher"
_LANGUAGE = "language lang inLanguage"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[a-z]{2}(?=[-_]|$)", re.IGNORECASE)
_RESULT = {"summary", "error"}
_OPENS = ("{", "[")


def looks_like_json(text: str) -> bool:
    """Does a text start as an object or an array does?"""
    return text.lstrip()[:1] in _OPENS


def split_records(text: str) -> list[str] | None:
    """The records of JSON Lines or of an array, each as JSON; None where it is neither.

    A single record is no list of them.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:2]):
        first = _parsed(lines[0])
        return lines if isinstance(first, Mapping) else None
    values = _parsed(text) if text.lstrip().startswith("[") else None
    if isinstance(values, list) and values and all(isinstance(each, Mapping) for each in values):
        return [json.dumps(each, ensure_ascii=False) for each in values]
    return None


def article_of_json(text: str, *, source: str) -> Article | None:
    """The article of one record; None where the text is no JSON after all.

    Raises:
        NotAStoryError: it is JSON without a field of text.
    """
    record = _parsed(text)
    if isinstance(record, list) and len(record) == 1:
        record = record[0]
    if record is None:
        return None
    if isinstance(record, Mapping) and "schema" in record and _RESULT & set(record):
        raise NotAStoryError(
            f"{source}: this is a summary that standfirst wrote, not a story",
            hint="Give the story itself, or keep results in a folder of their own.",
            kind="result",
        )
    body = _first(record, _TEXT) if isinstance(record, Mapping) else None
    if not isinstance(record, Mapping) or body is None:
        raise NotAStoryError(
            f"{source}: this is JSON without a story's text",
            hint='Give records with the text under "text", "content" or "body".',
            kind="no-article",
        )
    return _article(record, body, source)


def _article(record: Mapping[str, Any], body: str, source: str) -> Article:
    from summarizer.formats import is_page
    from summarizer.pages import article_of_page

    found = article_of_page(body, source=source) if is_page(body) else Article(text=body)
    date = _ISO_DATE.search(_first(record, _DATE) or "")
    code = _CODE.match(_first(record, _LANGUAGE) or "")
    return Article(
        text=found.text,
        headline=_first(record, _HEADLINE) or found.headline,
        byline=_first(record, _BYLINE) or found.byline,
        published=date.group() if date else found.published,
        site=_first(record, _SITE) or found.site,
        language=code.group().lower() if code else found.language,
    )


def _first(record: Mapping[str, Any], names: str) -> str | None:
    """The first field of those names that holds text."""
    values = (text for name in names.split() for text in _texts(record.get(name)))
    return next(values, None)


def _texts(value: object) -> Iterator[str]:
    """A value as text: lists of names joined, objects by their name."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, Mapping):
        yield from _texts(value.get("name"))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        joined = ", ".join(text for each in value for text in _texts(each))
        yield from [joined] if joined else []


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
