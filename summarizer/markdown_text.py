"""Markdown to the text that it shows, by markdown-it: no link targets, images or front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n---\r?\n", re.DOTALL)
_MARKS = (
    re.compile(r"!?\[[^\]\n]{1,300}\]\((?:https?:|/|#)[^)\n]*\)"),  # links and images
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
    re.compile(r"^(?:```|---$|\|.*\|$)", re.MULTILINE),
)
_SHOWN = frozenset({"paragraph_open", "heading_open"})
_ENOUGH = 2  # marks; an asterisk alone makes no Markdown


def looks_like_markdown(text: str) -> bool:
    """Does a text hold several marks of Markdown, or front matter?"""
    marks = sum(len(mark.findall(text[:20_000])) for mark in _MARKS)
    return _FRONT_MATTER.match(text) is not None or marks >= _ENOUGH


def shown_text(text: str) -> str:
    """Headings, paragraphs and list items as text, parted by blank lines."""
    from markdown_it import MarkdownIt

    # Indented paragraphs are paragraphs in news, and a list's numbers belong to its text.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "list"])
    tokens = parser.parse(_FRONT_MATTER.sub("", text))
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
