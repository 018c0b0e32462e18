"""Reasons in words for a sentence's salience.

The reasons are the model's own: for each part of what is known of the sentences, how far the logit
falls when the model has to do without it (see `summarizer.salience`), against how far it falls for
the story's other sentences. The parts that moved a sentence most are said: what the sentence has or
lacks, with a minus before it where that spoke against the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.features import FEATURES
from summarizer.salience import FOCUS, TERMS


@dataclass(frozen=True)
class _Fact:
    """What is said of a sentence that has one of some features, and of one that has none.

    A graded feature is had by a sentence with more of it than the story's mean.
    """

    features: tuple[str, ...]
    has: str
    lacks: str
    graded: bool = False


_FACTS = {
    "headline": _Fact(
        ("headline words",), "repeats the headline", "shares little with the headline", graded=True
    ),
    "centre": _Fact(
        ("centroid",), "says what the story is about", "beside the story's subject", graded=True
    ),
    "close to the lead": _Fact(
        ("close to the lead",), "takes up the lead", "far from the lead", graded=True
    ),
    "length": _Fact(("short",), "a short sentence", "its length"),
    "opening": _Fact(
        ("opens on a pronoun", "opens on a connective"),
        "leans on the sentence before",
        "stands alone",
    ),
    "question": _Fact(("question",), "a question", "no question"),
    "opens paragraph": _Fact(("opens paragraph",), "opens a paragraph", "inside a paragraph"),
    "names": _Fact(("names",), "its names", "names nobody"),
    "introduction": _Fact(("introduces a name",), "introduces a name", "introduces nobody"),
    "numbers": _Fact(("numbers",), "gives figures", "gives no figures"),
    "quotation": _Fact(
        ("quoted", "reported speech"), "quotation or reported speech", "no quotation"
    ),
    "first or second person": _Fact(
        ("first or second person",), "speaks in the first or second person", "speaks of others"
    ),
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_LEAST = 0.05  # logit; what moved a sentence less is not worth saying

Features = NDArray[np.floating[Any]]


def reasons(
    contributions: Sequence[Sequence[float]],
    features: Features,
    names: Sequence[Sequence[str]],
    *,
    most: int = 3,
) -> Iterator[tuple[str, ...]]:
    """For each sentence what moved it most, strongest first; `names` are those it mentions."""
    table = np.array(contributions, dtype=np.float64).reshape(-1, len(TERMS))
    focus = TERMS.index(FOCUS)
    apart = table - table.mean(axis=0) if len(table) > 1 else table.copy()
    apart[:, focus] = table[:, focus]  # it adds to the logit outright
    had = {term: _who_have(fact, features) for term, fact in _FACTS.items()}
    for index, row in enumerate(apart.tolist()):
        ranked = sorted(zip(TERMS, row, strict=True), key=lambda item: -abs(item[1]))
        yield tuple(
            f"{'+' if value > 0 else '−'} {_said(term, value, index, had, names[index])}"
            for term, value in ranked[:most]
            if abs(value) >= _LEAST
        )


def _said(
    term: str, value: float, index: int, had: Mapping[str, Sequence[bool]], names: Sequence[str]
) -> str:
    match term:
        case "position":
            early = index < len(_ORDINALS)
            place = f"its place, {index + 1} of {len(had['length'])}"
            return f"{_ORDINALS[index]} sentence" if early else place
        case "meaning":
            good = value > 0
            return "tells news, as editors pick it" if good else "says little that editors pick"
        case "names" if names:
            return "names " + " and ".join(names[:2])
        case "focus":
            return "is about the focus"
    fact = _FACTS[term]
    return fact.has if had[term][index] else fact.lacks


def _who_have(fact: _Fact, features: Features) -> list[bool]:
    """For each sentence whether it has one of a fact's features."""
    own = features[:, [FEATURES.index(name) for name in fact.features]]
    least = own.mean(axis=0) if fact.graded and len(own) else 0.0
    more = np.asarray(own > least)
    return [bool(row.any()) for row in more]
