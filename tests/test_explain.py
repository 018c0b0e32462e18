"""Reasons: the parts that moved a sentence most, in words."""

import numpy as np

from summarizer.explain import reasons
from summarizer.salience import FOCUS, TERMS


def row(**values: float) -> list[float]:
    """Contributions of a sentence; all that is not given is 0."""
    found = np.zeros(len(TERMS))
    for name, value in values.items():
        found[TERMS.index(name.replace("_", " "))] = value
    return found.tolist()


def said(*rows: list[float], names: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    return list(reasons(rows, [names] * len(rows)))


def test_the_strongest_reasons_come_first_with_their_sign() -> None:
    (only,) = said(row(question=-1.0, headline=2.0, numbers=0.5))
    assert only == ("+ repeats the headline", "− a question", "+ gives figures")


def test_what_hardly_counts_is_not_said() -> None:
    assert said(row(numbers=0.01)) == [()]


def test_what_all_sentences_have_alike_is_no_reason() -> None:
    first, second = said(row(numbers=1.0, headline=1.0), row(numbers=1.0, headline=0.0))
    assert first == ("+ repeats the headline",)
    assert second == ("− shares little with the headline",)


def test_a_focus_is_said_where_it_is_met_and_nowhere_else() -> None:
    first, second = said(row(**{FOCUS: 3.0}), row())
    assert first == ("+ is about the focus",)
    assert second == ()


def test_the_names_themselves_are_the_reason() -> None:
    assert said(row(names=1.0), names=("Oracle", "TikTok", "X")) == [("+ names Oracle and TikTok",)]


def test_places_are_counted_as_a_reader_counts_them() -> None:
    rows = [row(position=1.0 - 0.25 * index) for index in range(9)]
    places = [each[0][2:] for each in said(*rows) if each]
    assert places[:2] == ["first sentence", "second sentence"]
    assert places[-1] == "far down in the story"


def test_every_term_has_words_for_and_against() -> None:
    for term in set(TERMS) - {"position", FOCUS}:
        first, second = said(row(**{term: 1.0}), row(**{term: -1.0}))
        assert first[0][:2] == "+ "
        assert second[0][:2] == "− "


def test_no_sentences_have_no_reasons() -> None:
    assert said() == []
