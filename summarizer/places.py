"""Where given names stand in a text as whole words.

What a regular expression of all the names would find; but that would have to be compiled for every
story, and tried name by name at every word of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

Place = tuple[int, int]

_OPENING = re.compile(r"(?<![\w-])\S")
_KEY = 2  # letters by which names are looked up


class Names:
    """Names to be found in texts; of two that start at one place, the longer is meant."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=len, reverse=True):
            self._by_key[name[:_KEY]].append(name)
        self._initials = {key[0] for key in self._by_key}

    def places(self, text: str) -> Iterator[Place]:
        """Where names stand, in order; of two that overlap, the first."""
        reached = 0
        for opening in _OPENING.finditer(text):
            start = opening.start()
            if start < reached or text[start] not in self._initials:
                continue
            name = self.at(text, start)
            if name:
                reached = start + len(name)
                yield start, reached

    def at(self, text: str, start: int) -> str | None:
        """The name that stands at a place."""
        for size in range(_KEY, 0, -1):
            for name in self._by_key.get(text[start : start + size], ()):
                if text.startswith(name, start) and is_whole(text, start, start + len(name)):
                    return name
        return None


def places_of(name: str, text: str) -> Iterator[Place]:
    """Where one name stands, in order."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        whole = is_whole(text, start, end)
        if whole:
            yield start, end
        start = text.find(name, end if whole else start + 1)


def is_whole(text: str, start: int, end: int) -> bool:
    """Are the characters [start, end) no part of a longer word, also of one with a hyphen?"""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not _goes_on(before) and not _goes_on(after)


def _goes_on(char: str) -> bool:
    return char.isalnum() or char in {"_", "-"}
