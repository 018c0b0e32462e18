"""Which sentences make the summary: scores, similarity and a length in, indexes out.

One decision over the whole set (McDonald 2007, "A study of global inference algorithms"): the sum
of the sentences' worths, each lessened by what it repeats of a worthier one in the set, is made as
large as the budget allows. A sentence that leans on an earlier one ("He said ...") is in the set
only together with an antecedent (the anaphoricity constraints of Durrett, Berg-Kirkpatrick and
Klein 2016). A greedy choice comes first; for short summaries branch and bound then looks for a
better one, and finds the best unless it is cut off. Knows no spaCy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from summarizer.story import Length

Similarity = Callable[[int, int], float]

_REPETITION = 0.5  # how much of a sentence's similarity to a chosen one counts against it
_LEANING = 0.9  # what a sentence that leans on another keeps: an equal that stands alone is better
_HALF = 0.7  # what one with half a quotation keeps: it breaks off, or begins, in a speech
_UNFIT = 1e-6  # what a question or a bare quotation keeps of its salience: it comes last
_STEPS = 4000  # sets looked at before the search settles for the best of them
_SEARCHED = 8  # longer summaries are chosen sentence by sentence: there the sets are too many
_EPSILON = 1e-9  # sets whose values differ by less are equal
_FITTING = (100, 220, 1500, 3000)  # a story longer than that many words earns one sentence more


@dataclass(frozen=True)
class Candidate:
    """A sentence as selection sees it.

    `salience` lies between 0 and 1. With `antecedents`, indexes of earlier sentences, at least one
    of those has to come too. One that is not `whole` has half a quotation; one that is not `fit` (a
    question, say) comes only where nothing else is left.
    """

    salience: float
    words: int
    antecedents: frozenset[int] = frozenset()
    whole: bool = True
    fit: bool = True


def choose(candidates: Sequence[Candidate], length: Length, *, similarity: Similarity) -> list[int]:
    """Indexes of the chosen sentences, rising: at least one of a story that has any.

    `similarity(i, j)` lies between 0 and 1. Equal sets go to the earlier sentences.
    """
    budget = _Budget.of(candidates, length)
    search = _Search(candidates, budget, similarity)
    search.greedy()
    if budget.sentences <= _SEARCHED:
        search.improve()
    return sorted(search.found) or _nearest_fit(candidates, length)


def fitting(words: int) -> int:
    """How many sentences suit a story of that many words."""
    return 1 + sum(words > bound for bound in _FITTING)


@dataclass(frozen=True)
class _Budget:
    sentences: int
    words: int | None

    @staticmethod
    def of(candidates: Sequence[Candidate], length: Length) -> _Budget:
        bounds = [len(candidates)]
        if length.sentences is not None:
            bounds.append(length.sentences)
        if length.percent is not None:
            bounds.append(max(1, int(len(candidates) * length.percent / 100)))
        if length.words is not None:
            shortest = accumulate(sorted(candidate.words for candidate in candidates))
            bounds.append(sum(total <= length.words for total in shortest))
        if length == Length():
            bounds.append(fitting(sum(candidate.words for candidate in candidates)))
        return _Budget(min(bounds), length.words)


@dataclass
class _Search:
    """The sets that a budget allows; `found` is the best so far, and `value` what it is worth."""

    candidates: Sequence[Candidate]
    budget: _Budget
    similarity: Similarity
    found: tuple[int, ...] = ()
    value: float = 0.0
    steps: int = 0
    values: list[float] = field(init=False)
    order: list[int] = field(init=False)
    totals: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.values = [self._worth(candidate) for candidate in self.candidates]
        company = self._company()
        able = [i for i, n in enumerate(company) if n < self.budget.sentences and self._speaks(i)]
        self.order = sorted(able, key=lambda i: (-self.values[i], i))
        self.totals = list(accumulate((self.values[i] for i in self.order), initial=0.0))

    def _company(self) -> list[int]:
        """How many sentences each one needs beside it, at the least."""
        needed: list[int] = []
        for candidate in self.candidates:
            needed.append(1 + min((needed[i] for i in candidate.antecedents), default=-1))
        return needed

    def _worth(self, candidate: Candidate) -> float:
        """A budget of words is spent on the most salient words, one of sentences on sentences."""
        worth = candidate.salience * (_LEANING if candidate.antecedents else 1.0)
        worth *= (1.0 if candidate.whole else _HALF) * (1.0 if candidate.fit else _UNFIT)
        return worth if self.budget.words is None else worth * candidate.words

    def _speaks(self, index: int) -> bool:
        return self.candidates[index].words > 0 and self._fits(index, 0)

    def _fits(self, index: int, words: int) -> bool:
        allowed = self.budget.words
        return allowed is None or words + self.candidates[index].words <= allowed

    def greedy(self) -> None:
        """One after the other the sentence that gains most for its cost (Lin and Bilmes 2010)."""
        chosen: dict[int, None] = {}
        words = 0
        repeated = [0.0] * len(self.candidates)
        while len(chosen) < self.budget.sentences:
            able = [i for i in self.order if i not in chosen and self._joins(i, chosen, words)]
            if not able:
                break
            gains = [self.values[i] * (1 - _REPETITION * repeated[i]) for i in able]
            costs = [1 if self.budget.words is None else self.candidates[i].words for i in able]
            place = max(range(len(able)), key=lambda k: gains[k] / max(1, costs[k]))
            chosen[able[place]] = None
            words += self.candidates[able[place]].words
            for i in self.order:
                repeated[i] = max(repeated[i], min(1.0, self.similarity(able[place], i)))
        self.found = tuple(i for i in self.order if i in chosen)
        self.value = sum(self._gain(i, self.found[:k]) for k, i in enumerate(self.found))

    def _joins(self, index: int, chosen: Collection[int], words: int) -> bool:
        return self._fits(index, words) and self._stands(index, chosen)

    def _stands(self, index: int, chosen: Collection[int]) -> bool:
        antecedents = self.candidates[index].antecedents
        return not antecedents or any(each in chosen for each in antecedents)

    def improve(self) -> None:
        """Look for a better set until none is left that could be one, or the search is cut off."""
        self.similarity = cache(self.similarity)
        self._extend((), 0.0, 0, 0)

    def _extend(self, chosen: tuple[int, ...], value: float, words: int, first: int) -> None:
        """Add to a set, one by one, every sentence from place `first` of the order on."""
        room = self.budget.sentences - len(chosen)
        for place in range(first, len(self.order)):
            bound = value + self.totals[min(place + room, len(self.order))] - self.totals[place]
            if room <= 0 or bound <= self.value + _EPSILON or self.steps >= _STEPS:
                return
            self.steps += 1
            index = self.order[place]
            if self._fits(index, words):
                grown = (*chosen, index)
                worth = value + self._gain(index, chosen)
                self._keep(grown, worth)
                self._extend(grown, worth, words + self.candidates[index].words, place + 1)

    def _gain(self, index: int, chosen: Sequence[int]) -> float:
        repeated = max((self.similarity(other, index) for other in chosen), default=0.0)
        return self.values[index] * (1 - _REPETITION * min(1.0, repeated))

    def _keep(self, chosen: tuple[int, ...], value: float) -> None:
        if value > self.value + _EPSILON and all(self._stands(i, chosen) for i in chosen):
            self.found, self.value = chosen, value


def _nearest_fit(candidates: Sequence[Candidate], length: Length) -> list[int]:
    """Where the words allow no set that stands: the best sentence that fits, or a short one."""
    spoken = [i for i, candidate in enumerate(candidates) if candidate.words]
    if not spoken:
        return list(range(len(candidates)))[:1]
    least = min(candidates[i].words for i in spoken)
    allowed = length.words or math.inf
    bound = allowed if least <= allowed else 1.5 * least
    near = [i for i in spoken if candidates[i].words <= bound]
    return [max(near, key=lambda i: (candidates[i].fit, candidates[i].salience, -i))]
