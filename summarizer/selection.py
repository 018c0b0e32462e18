"""Which sentences make the summary: scores, similarity and a length in, indexes out.

Maximal marginal relevance (Carbonell and Goldstein 1998): the next sentence is the most salient one
after what it repeats of those chosen is taken off. A sentence that leans on the one before it
("He said ...") comes only together with that one. Knows no spaCy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarizer.story import Length

_REPETITION = 0.4  # how much of a sentence's similarity to a chosen one counts against it


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
    chosen: set[int] = set()
    room = _most(len(candidates), length)
    left = math.inf if length.words is None else length.words
    repeated = [0.0] * len(candidates)
    while len(chosen) < room:
        able = [i for i in range(len(candidates)) if _may_join(i, chosen, candidates, left)]
        if not able:
            break
        best = max(able, key=lambda i: (candidates[i].salience - _REPETITION * repeated[i], -i))
        chosen.add(best)
        left -= candidates[best].words
        repeated = [max(old, similarity(best, i)) for i, old in enumerate(repeated)]
    return sorted(chosen) or _nearest_fit(candidates, length)


def _most(count: int, length: Length) -> int:
    bounds = [count]
    if length.sentences is not None:
        bounds.append(length.sentences)
    if length.percent is not None:
        bounds.append(max(1, math.floor(count * length.percent / 100)))
    return min(bounds)


def _may_join(
    index: int, chosen: AbstractSet[int], candidates: Sequence[Candidate], left: float
) -> bool:
    candidate = candidates[index]
    leans = not candidate.stands_alone and index > 0 and index - 1 not in chosen
    return index not in chosen and not leans and candidate.words <= left


def _nearest_fit(candidates: Sequence[Candidate], length: Length) -> list[int]:
    """Where nothing may join: the best sentence that leans but fits, or else a short one."""
    if not candidates:
        return []
    allowed = length.words or 0
    least = min(candidate.words for candidate in candidates)
    bound = allowed if least <= allowed else 1.5 * least
    near = [i for i, candidate in enumerate(candidates) if candidate.words <= bound]
    return [max(near, key=lambda i: (candidates[i].salience, -i))]
