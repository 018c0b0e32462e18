"""Stories that are nearly the same text: one agency's copy in two papers.

Texts are compared by sketches of their shingles, of which a fixed share is kept (Broder 1997, "On
the resemblance and containment of documents"): what is cut from the end of a story or put before
it does not hide that the rest is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from zlib import crc32

_WORDS = 5  # in a shingle
_ONE_IN = 4  # shingles of which one is kept
_CONTAINED = 0.6  # share of the shorter story's shingles that the longer has
_AT_LEAST = 4  # shingles in common, whatever their share
_COMMON = 50  # texts; a shingle that more of them have is no story's own


def near_identical(texts: Iterable[str], *, contained: float = _CONTAINED) -> list[list[int]]:
    """Places of texts in groups of near-identical ones, by their first; most groups hold one.

    `contained` is the share of the shorter text's shingles that the longer has.
    """
    sketches = [_sketch(text) for text in texts]
    groups = [[place] for place in range(len(sketches))]
    for pair in _alike(sketches, contained):
        kept, merged = sorted((groups[place] for place in pair), key=len, reverse=True)
        if kept is not merged:
            kept += merged
            for place in merged:
                groups[place] = kept
    return [sorted(group) for place, group in enumerate(groups) if place == min(group)]


def _alike(sketches: Sequence[frozenset[int]], contained: float) -> Iterator[tuple[int, int]]:
    firsts: dict[frozenset[int], int] = {}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        first = firsts.setdefault(sketch, place)
        if first != place and len(sketch) >= _AT_LEAST:
            yield first, place
            continue
        for shingle in sketch:
            holders[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) <= _COMMON:
            shared.update(combinations(places, 2))
    for (left, right), count in shared.items():
        smaller = min(len(sketches[left]), len(sketches[right]))
        if count >= max(_AT_LEAST, contained * smaller):
            yield left, right


def _sketch(text: str) -> frozenset[int]:
    words = ["".join(filter(str.isalnum, word)) for word in text.casefold().split()]
    words = [word for word in words if word]
    shingles = (" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))
    hashes = (crc32(shingle.encode(errors="replace")) for shingle in shingles)
    return frozenset(value for value in hashes if value % _ONE_IN == 0)
