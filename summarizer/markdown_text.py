"""Markdown to the text that it shows, by markdown-it: no link targets, images or footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"^\[\^[^\]\s]{1,40}\]:.*\n?(?:\n*(?: {2,}|\t)\S.*\n?)*", re.MULTILINE)
_CALL = re.compile(r"\[\^[^\]\s]{1,40}\](?!\()")
_MARKS = (
    re.compile(r"!?\[[^\]\n]{1,300}\]\((?:https?:|/|#)[^)\n]*\)"),  # links and images
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
    _CALL,
    re.compile(r"^(?:```|---$|\|.*\|$)", re.MULTILINE),
)
_OPENING_HEADING = re.compile(r"\s*#[ \t]+(.{1,1000})")
_SHOWN = frozenset({"paragraph_open", "heading_open"})
_ENOUGH = 2  # marks; an asterisk alone makes no Markdown


def looks_like_markdown(text: str) -> bool:
    """Does a text hold several marks of Markdown?"""
    return sum(len(mark.findall(text[:20_000])) for mark in _MARKS) >= _ENOUGH


def opening_heading(text: str) -> str | None:
    """The heading that a text opens with, where it is one of the first rank."""
    found = _OPENING_HEADING.match(text)
    return shown_text(found[1]) or None if found else None


def shown_text(text: str) -> str:
    """Headings, paragraphs and list items as text, parted by blank lines."""
    from markdown_it import MarkdownIt

    # Indented paragraphs are paragraphs in news, and a list's numbers belong to its text.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "list"])
    tokens = parser.parse(_CALL.sub("", _FOOTNOTE.sub("", text)))
    return "\n\n".join(block for block in _blocks(tokens) if block)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if before.type in _SHOWN and token.type == "inline":
            yield "".join(map(_shown, token.children or [])).strip()


def _shown(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return " "
    return ""
