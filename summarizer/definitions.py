"""Names that a story gives with their acronym: "the Palestine Solidarity Campaign (PSC)".

The words before a bracket whose initials it spells (after Schwartz and Hearst 2003, who match
letters anywhere in the words; names in news go by initials).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.forms import comparable
from summarizer.likeness import is_acronym

_BRACKET = re.compile(r"(?:['’]s)?\s[(](?P<short>[A-Z][A-Za-z&.]{1,6})[)]")
_WORD = re.compile(r"[^\s()\[\],;:\"“”]+")
_BREAK = re.compile(r"[()\[\];:\"“”.?!]\s")
# "Foreign, Commonwealth & Development Office", but not "in Paris, Solidarity Campaign".
_STRAY_COMMA = re.compile(r",(?!.*\s(?:and|&)\s)")
_MORE = 4  # words that a name may have beyond the letters of its acronym


@dataclass(frozen=True)
class Definition:
    """Characters [start, end) of a name, and its acronym."""

    start: int
    end: int
    short: str


def definitions(text: str) -> Iterator[Definition]:
    """Every name that is followed by its acronym in brackets."""
    for match in _BRACKET.finditer(text):
        start = _start_of(text, match.start(), match["short"])
        if start is not None:
            yield Definition(start, match.start(), match["short"])


def _start_of(text: str, end: int, short: str) -> int | None:
    """Where the shortest run of words before `end` starts that is a name and spells `short`."""
    letters = short.upper() if short.istitle() else short  # the Opec of British papers
    earliest = max(0, end - 20 * (len(short) + _MORE))
    breaks = [earliest, *(each.end() for each in _BREAK.finditer(text, earliest, end))]
    words = list(_WORD.finditer(text, breaks[-1], end))
    for first in range(len(words) - 2, max(-1, len(words) - len(short) - _MORE - 1), -1):
        name = [comparable(word.group()) for word in words[first:]]
        start = words[first].start()
        spells = words[first].group()[0].isupper() and is_acronym(letters, name)
        if spells and not _STRAY_COMMA.search(text, start, end):
            return start
    return None
