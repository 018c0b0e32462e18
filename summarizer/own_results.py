"""What standfirst wrote itself, told by its content: results are no stories."""

from __future__ import annotations

import re

from summarizer.errors import NotAStoryError

_HEAD = 2000  # characters in which a page says who made it
_PAGE = re.compile(r"<!DOCTYPE html>.*<meta name=\"generator\" content=\"standfirst\">", re.DOTALL)
_DIGEST = re.compile(r"(?:# )?Digest of \d+ stor(?:y|ies)\r?\n\s*\n")
_RECORDS = re.compile(r"\s*\[?\s*\{\s*\"schema\":\s*1\b")


def is_own_view(text: str) -> bool:
    """Is a text a page or a digest that standfirst wrote?"""
    return any(form.match(text[:_HEAD]) is not None for form in (_PAGE, _DIGEST))


def is_own_result(text: str) -> bool:
    """Is a text a page, a digest or records that standfirst wrote?"""
    return is_own_view(text) or _RECORDS.match(text[:_HEAD]) is not None


def own_result(source: str) -> NotAStoryError:
    """The error that a result is where a story is asked for; the caller raises it."""
    return NotAStoryError(
        f"{source}: this is a summary that standfirst wrote, not a story",
        hint="Give the story itself, or keep results in a folder of their own.",
        kind="result",
    )
