"""Reasons in words for a sentence's salience.

The reasons are the model's own: for each part of what is known of the sentences, how far the logit
falls when the model has to do without it (see `summarizer.salience`). The parts that moved a
sentence most, against how they moved the story's other sentences, are said, a minus before those
that spoke against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from summarizer.salience import FOCUS, TERMS

_SAID = {
    "meaning": ("tells news, as editors pick it", "says little that editors pick"),
    "headline": ("repeats the headline", "shares little with the headline"),
    "centre": ("says what the story is about", "beside the story's subject"),
    "close to the lead": ("takes up the lead", "far from the lead"),
    "names": ("names the main names", "names none of the main names"),
    "introduction": ("introduces a name", "introduces nobody new"),
    "length": ("full sentence", "length tells against it"),
    "quotation": ("no mere quotation", "quotation or reported speech"),
    "opening": ("stands alone", "leans on the sentence before"),
    "question": ("no question", "a question"),
    "numbers": ("gives figures", "no figures"),
    "opens paragraph": ("opens a paragraph", "inside a paragraph"),
    "first or second person": ("speaks of others", "speaks in the first or second person"),
    FOCUS: ("is about the focus", "is not about the focus"),
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_LEAST = 0.1


def reasons(
    contributions: Sequence[Sequence[float]], names: Sequence[Sequence[str]], *, most: int = 3
) -> Iterator[tuple[str, ...]]:
    """For each sentence what moved it most, strongest first; `names` are those it mentions."""
    table = np.array(contributions, dtype=np.float64).reshape(-1, len(TERMS))
    apart = table - table.mean(axis=0) if len(table) > 1 else table
    apart[:, TERMS.index(FOCUS)] = table[:, TERMS.index(FOCUS)]
    for index, row in enumerate(apart):
        ranked = sorted(zip(TERMS, row, strict=True), key=lambda item: -abs(item[1]))
        yield tuple(
            f"{'+' if value > 0 else '−'} {_said(term, value, index, names[index])}"
            for term, value in ranked[:most]
            if abs(value) >= _LEAST
        )


def _said(term: str, value: float, index: int, names: Sequence[str]) -> str:
    if term == "position":
        return f"{_ORDINALS[index]} sentence" if index < len(_ORDINALS) else "far down in the story"
    if term == "names" and value > 0 and names:
        return "names " + " and ".join(names[:2])
    for_it, against = _SAID[term]
    return for_it if value > 0 else against
