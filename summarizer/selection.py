"""Which sentences make the summary: scores, similarity and a length in, indexes out.

Maximal marginal relevance (Carbonell and Goldstein 1998): the next sentence is the most salient one
after what it repeats of those chosen is taken off. A sentence that leans on the one before it
("He said ...") comes only together with that one. Knows no spaCy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.story import Length

_REPETITION = 0.5  # how much of a sentence's similarity to a chosen one counts against it


@dataclass(frozen=True)
class Candidate:
    """A sentence as selection sees it: salience 0 to 1, words, and whether it stands alone."""

    salience: float
    words: int
    stands_alone: bool = True


def choose(
    candidates: Sequence[Candidate],
    length: Length,
    *,
    similarity: Callable[[int, int], float],
) -> list[int]:
    """Indexes of the chosen sentences, rising: at least one of a story that has any.

    `similarity(i, j)` lies between 0 and 1. Equal gains go to the earlier sentence.
    """
    chosen: list[int] = []
    room = _most(len(candidates), length)
    repeated = [0.0] * len(candidates)
    while len(chosen) < room:
        open_ = [i for i in range(len(candidates)) if _may_join(i, chosen, candidates, length)]
        if not open_:
            break
        best = max(open_, key=lambda i: (candidates[i].salience - _REPETITION * repeated[i], -i))
        chosen.append(best)
        repeated = [max(old, similarity(best, i)) for i, old in enumerate(repeated)]
    return sorted(chosen) or _shortest_salient(candidates)


def _most(count: int, length: Length) -> int:
    bounds = [count]
    if length.sentences is not None:
        bounds.append(length.sentences)
    if length.percent is not None:
        bounds.append(max(1, math.floor(count * length.percent / 100)))
    return min(bounds)


def _may_join(
    index: int, chosen: Sequence[int], candidates: Sequence[Candidate], length: Length
) -> bool:
    if index in chosen:
        return False
    leans = not candidates[index].stands_alone and index > 0 and index - 1 not in chosen
    if leans:
        return False
    used = sum(candidates[i].words for i in chosen)
    return length.words is None or used + candidates[index].words <= length.words


def _shortest_salient(candidates: Sequence[Candidate]) -> list[int]:
    """Where no sentence fits the words allowed: the most salient one among the shortest."""
    if not candidates:
        return []
    least = min(candidate.words for candidate in candidates)
    near = [i for i, candidate in enumerate(candidates) if candidate.words <= 1.5 * least]
    return [max(near, key=lambda i: (candidates[i].salience, -i))]
