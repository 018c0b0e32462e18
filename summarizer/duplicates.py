"""Stories that are nearly the same text: one agency's copy in two papers.

Texts are compared by sketches of their shingles, of which a fixed share is kept (Broder 1997, "On
the resemblance and containment of documents"): what is cut from the end of a story or put before
it does not hide that the rest is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_WORDS = 5  # in a shingle
_ONE_IN = 4  # shingles of which one is kept
_CONTAINED = 0.6  # share of the shorter story's shingles that the longer has
_AT_LEAST = 4  # shingles in common, whatever their share
_COMMON = 50  # texts; a shingle that more of them have may be a site's
_COMMON_CONTAINED = 0.75  # share that makes a copy if such shingles count: a notice is less
_FIRST = 4  # holders of a shingle with which the others are compared
_NO_LETTERS = re.compile(r"[^\w\s]|_")
_FACTORS = np.array([0x9E3779B97F4A7C15**n % 2**64 for n in range(1, _WORDS + 1)], dtype=np.uint64)

Sketch = NDArray[np.uint64]
Places = NDArray[np.int64]
_NONE: Sketch = np.array([], dtype=np.uint64)


def near_identical(texts: Iterable[str], *, contained: float = _CONTAINED) -> list[list[int]]:
    """Places of texts in groups of near-identical ones, by their first; most groups hold one.

    `contained` is the share of the shorter text's shingles that the longer has.
    """
    hashes = _Hashes()
    sketches = [_sketch(text, hashes) for text in texts]
    groups = [[place] for place in range(len(sketches))]
    common = _held_by_many(sketches)
    for left, right in _candidates(sketches, contained):
        kept, merged = sorted((groups[left], groups[right]), key=len, reverse=True)
        if kept is not merged and _are_alike(sketches[left], sketches[right], common, contained):
            kept += merged
            for place in merged:
                groups[place] = kept
    return [sorted(group) for place, group in enumerate(groups) if place == min(group)]


def _are_alike(left: Sketch, right: Sketch, common: Sketch, contained: float) -> bool:
    """Do they share as much as makes a copy, and more if it may be a site's?"""
    shared = np.intersect1d(left, right, assume_unique=True)
    smaller = min(len(left), len(right))
    if len(shared) >= max(_AT_LEAST, contained * smaller, _COMMON_CONTAINED * smaller):
        return True
    own = np.setdiff1d(shared, common, assume_unique=True)
    return len(own) >= max(_AT_LEAST, contained * smaller)


def _held_by_many(sketches: Sequence[Sketch]) -> Sketch:
    different = {sketch.tobytes(): sketch for sketch in sketches}
    shingles = np.concatenate([*different.values(), _NONE])
    values, counts = np.unique(shingles, return_counts=True)
    return values[counts > _COMMON]


def _candidates(sketches: Sequence[Sketch], contained: float) -> Iterator[tuple[int, int]]:
    """Pairs that may be alike, the same text again only with its first.

    Each text goes with the first holders of its shingles; all of them with each other would be the
    square of a story's copies. A pair misses shingles that others hold first: half must be there.
    """
    firsts: dict[bytes, int] = {}
    for place, sketch in enumerate(sketches):
        first = firsts.setdefault(sketch.tobytes(), place)
        if first != place:
            yield first, place
    different = np.array(list(firsts.values()), dtype=np.int64)
    sizes = np.array([len(sketches[place]) for place in different], dtype=np.int64)
    pairs, shared = np.unique(_sharing(sketches, different, sizes), return_counts=True)
    left, right = np.divmod(pairs, max(1, len(different)))
    enough = shared >= contained / 2 * np.minimum(sizes[left], sizes[right])
    yield from zip(different[left[enough]].tolist(), different[right[enough]].tolist(), strict=True)


def _sharing(sketches: Sequence[Sketch], different: Places, sizes: Places) -> Places:
    """For each shingle its first holders, each with every later one, as one number.

    The number is that of the first times how many texts there are, and that of the later.
    """
    shingles = np.concatenate([*(sketches[place] for place in different), _NONE])
    order = np.argsort(shingles, kind="stable")
    holders = np.repeat(np.arange(len(sizes)), sizes)[order]
    starts, counts = np.unique(shingles[order], return_index=True, return_counts=True)[1:]
    start = np.repeat(starts, counts)
    rank = np.arange(len(holders)) - start
    pairs = []
    for first in range(_FIRST):
        later = np.flatnonzero(rank > first)
        pairs.append(holders[start[later] + first] * len(sizes) + holders[later])
    return np.concatenate(pairs)


class _Hashes(dict[str, int]):
    """The checksum of each word, taken once; the same in every run, as `hash` is not."""

    def __missing__(self, word: str) -> int:
        self[word] = value = crc32(word.encode(errors="replace"))
        return value


def _sketch(text: str, hashes: _Hashes) -> Sketch:
    words = _NO_LETTERS.sub("", text.casefold()).split()
    values = np.fromiter(map(hashes.__getitem__, words), dtype=np.uint64, count=len(words))
    if len(words) < _WORDS:
        return _NONE
    shingles = np.lib.stride_tricks.sliding_window_view(values, _WORDS) @ _FACTORS
    high = shingles >> np.uint64(32)  # the half that depends on all bits of the words
    return np.unique(high[high % _ONE_IN == 0])
