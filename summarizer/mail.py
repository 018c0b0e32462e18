"""Mails and saved pages (.eml, .mhtml) to articles, by the standard library's parser."""

from __future__ import annotations

import email
import re
from collections.abc import Sequence
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from summarizer.article import Article
from summarizer.decoding import decode
from summarizer.errors import NotAStoryError, StoryError

_MOST_PARTS, _LONGEST_HEADER = 200, 300
_KINDS = ("html", "plain")  # the page of a newsletter says more of its form than its text
_FORWARDED = re.compile(r"^(?:(?:fwd?|re)\s*:\s+)+", re.IGNORECASE)


def article_of_mail(data: bytes, *, source: str) -> Article:
    """The article in a mail or in a page saved as MHTML.

    Raises:
        NotAStoryError: it has no text, or none that is an article.
    """
    try:
        message = email.message_from_bytes(data, policy=compat32)
        parts = list(islice(message.walk(), _MOST_PARTS))
    except (RecursionError, ValueError, IndexError):
        raise NotAStoryError(
            f"{source}: this mail cannot be taken apart",
            hint="Open it, and save its text.",
            kind="broken",
        ) from None
    saved_page = "Snapshot-Content-Location" in message
    article = _first_article(parts, source, is_letter=not saved_page)
    titles = (article.headline, _subject(message))
    return replace(
        article,
        headline=next(filter(None, titles if saved_page else titles[::-1]), None),
        byline=article.byline or (None if saved_page else _sender(message)),
        published=article.published if saved_page else _date(message) or article.published,
    )


def _first_article(parts: Sequence[Message], source: str, *, is_letter: bool) -> Article:
    """The article in the page of a mail, or in its text where the page has none."""
    from summarizer.formats import article_of_text
    from summarizer.pages import article_of_page

    refused: StoryError | None = None
    for kind in _KINDS:
        own = [part for part in parts if part.get_content_type() == f"text/{kind}"]
        try:
            text = _text([part for part in own if part.get_filename() is None], kind, source)
            if text and kind == "html":
                return article_of_page(text, source=source, may_list=is_letter)
            if text:
                return article_of_text(text, source=source)
        except StoryError as error:
            refused = error
    raise refused or NotAStoryError(
        f"{source}: there is no text in this mail",
        hint="Save the mail with its text, or give the text itself.",
        kind="no-article",
    )


def _text(parts: Sequence[Message], kind: str, source: str) -> str:
    texts = [text for part in parts if (text := _decoded(part, source)).strip()]
    return "".join(f"<html>{text}" for text in texts[:1]) if kind == "html" else "\n\n".join(texts)


def _decoded(part: Message, source: str) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return decode(content, source=source, declared=str(part.get_content_charset() or ""))


def _subject(message: Message) -> str | None:
    return _FORWARDED.sub("", _header(message, "Subject") or "") or None


def _sender(message: Message) -> str | None:
    try:
        name, _ = parseaddr((_header(message, "From") or "")[:_LONGEST_HEADER])
    except RecursionError:
        return None
    return name or None


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (TypeError, ValueError, OverflowError, IndexError):
        return None


def _header(message: Message, name: str) -> str | None:
    """A header as text, however it was written: encoded words, or bytes that are no ASCII."""
    values = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    raw = next(values, "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, ValueError, LookupError):
        text = raw
    return text.strip() or None
