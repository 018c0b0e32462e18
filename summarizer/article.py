"""What a file holds of an article before anyone judged whether it is a story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as it was found, and what its page, mail or record says of it.

    `published` is a date as 2020-09-14, `language` a code of two letters; `declared` where the page
    itself says that it is an article. What is None may still be told from the text.
    """

    text: str
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    site: str | None = None
    language: str | None = None
    declared: bool = False
    notes: tuple[str, ...] = ()
