"""Where given names stand in a text as whole words.

What a regular expression of all the names would find; but that would have to be compiled for every
story, and tried name by name at every word of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Span = tuple[int, int]


def longest_first(names: Iterable[str]) -> list[str]:
    """The names in the order in which they are looked for: of two, the longer is meant."""
    return sorted(names, key=lambda name: (-len(name), name))


def places_of(names: Iterable[str], text: str) -> Iterator[Span]:
    """Where names stand, in order; of two that overlap the first, of two that start there, too."""
    found = [
        (start, rank, start + len(name))
        for rank, name in enumerate(names)
        for start in _starts(name, text)
    ]
    reached = 0
    for start, _, end in sorted(found):
        if start >= reached:
            yield start, end
            reached = end


def name_at(names: Iterable[str], text: str, start: int) -> str | None:
    """The first of the names that stands at a place."""
    standing = (name for name in names if text.startswith(name, start))
    return next((name for name in standing if is_whole(text, start, start + len(name))), None)


def is_whole(text: str, start: int, end: int) -> bool:
    """Are the characters [start, end) no part of a longer word, also of one with a hyphen?"""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not _goes_on(before) and not _goes_on(after)


def _goes_on(char: str) -> bool:
    return char.isalnum() or (char != "" and char in "_-")


def _starts(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        if is_whole(text, start, start + len(name)):
            yield start
        start = text.find(name, start + 1)
