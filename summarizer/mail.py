"""Mails and saved pages (.eml, .mhtml) to articles, by the standard library's parser."""

from __future__ import annotations

import email
from dataclasses import replace
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime

from summarizer.article import Article
from summarizer.decoding import decode
from summarizer.errors import NotAStoryError, StoryError

_KINDS = ("html", "plain")  # the page of a newsletter says more of its form than its text


def article_of_mail(data: bytes, *, source: str) -> Article:
    """The article in a mail or in a page saved as MHTML.

    Raises:
        NotAStoryError: it has no text, or none that is an article.
    """
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the policy makes
    texts = [text for kind in _KINDS if (text := _text(message, kind, source)).strip()]
    if not texts:
        raise NotAStoryError(
            f"{source}: there is no text in this mail",
            hint="Save the mail with its text, or give the text itself.",
            kind="no-article",
        )
    article = _first_article(texts, source)
    saved_page = "Snapshot-Content-Location" in message
    return replace(
        article,
        headline=article.headline or str(message.get("Subject", "")) or None,
        byline=article.byline or (None if saved_page else _sender(message)),
        published=article.published if saved_page else _date(message) or article.published,
    )


def _first_article(texts: list[str], source: str) -> Article:
    """The article in the first of the texts that has one."""
    from summarizer.formats import article_of_text

    for text in texts[:-1]:
        try:
            return article_of_text(text, source=source)
        except StoryError:
            continue
    return article_of_text(texts[-1], source=source)


def _text(message: EmailMessage, kind: str, source: str) -> str:
    parts = [
        text
        for part in message.walk()
        if part.get_content_type() == f"text/{kind}" and not part.is_attachment()
        if (text := _decoded(part, source)).strip()
    ]
    if kind == "html":
        return "".join(f"<html>{text}" for text in parts[:1])
    return "\n\n".join(parts)


def _decoded(part: Message, source: str) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return decode(content, source=source, declared=part.get_content_charset())


def _sender(message: EmailMessage) -> str | None:
    sender = message.get("From")
    addresses = getattr(sender, "addresses", ())
    return next((each.display_name for each in addresses if each.display_name), None)


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return None
