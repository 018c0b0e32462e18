"""Reasons: the parts that moved a sentence most, and what the sentence has of them."""

import numpy as np
import pytest

from summarizer.explain import reasons
from summarizer.features import FEATURES
from summarizer.salience import FOCUS, TERMS


def table(columns: tuple[str, ...], rows: list[dict[str, float]]) -> np.ndarray:
    found = np.zeros((len(rows), len(columns)))
    for row, given in zip(found, rows, strict=True):
        for name, value in given.items():
            row[columns.index(name)] = value
    return found


def said(
    *contributions: dict[str, float],
    has: tuple[dict[str, float], ...] | None = None,
    names: tuple[str, ...] = (),
) -> list[tuple[str, ...]]:
    """Reasons for sentences with those contributions, and features `has`; the rest is 0."""
    features = table(FEATURES, list(has or [{}] * len(contributions)))
    moved = table(TERMS, list(contributions)).tolist()
    return list(reasons(moved, features, [names] * len(moved)))


def test_the_strongest_reasons_come_first_with_their_sign() -> None:
    (only,) = said(
        {"question": -1.0, "meaning": 2.0, "numbers": 0.5}, has=({"question": 1, "numbers": 1},)
    )
    assert only == ("+ tells news, as editors pick it", "− a question", "+ gives figures")


@pytest.mark.parametrize(
    ("value", "figures", "reason"),
    [
        (1.0, 1.0, "+ gives figures"),
        (-1.0, 1.0, "− gives figures"),
        (1.0, 0.0, "+ gives no figures"),
        (-1.0, 0.0, "− gives no figures"),
    ],
)
def test_what_is_said_is_true_whichever_way_it_counted(
    value: float, figures: float, reason: str
) -> None:
    assert said({"numbers": value}, has=({"numbers": figures},)) == [(reason,)]


def test_more_of_the_headline_than_the_other_sentences_is_said_to_repeat_it() -> None:
    first, second = said(
        {"headline": 1.0},
        {"headline": -1.0},
        has=({"headline words": 0.6}, {"headline words": 0.2}),
    )
    assert first == ("+ repeats the headline",)
    assert second == ("− shares little with the headline",)


def test_what_hardly_counts_is_not_said() -> None:
    assert said({"numbers": 0.01}) == [()]


def test_what_all_sentences_have_alike_is_no_reason() -> None:
    first, second = said({"numbers": 1.0, "meaning": 1.0}, {"numbers": 1.0})
    assert first == ("+ tells news, as editors pick it",)
    assert second == ("− says little that editors pick",)


def test_a_focus_is_said_where_it_is_met_and_nowhere_else() -> None:
    assert said({FOCUS: 3.0}, {}) == [("+ is about the focus",), ()]


def test_the_names_themselves_are_the_reason() -> None:
    assert said({"names": 1.0}, names=("Oracle", "TikTok", "X")) == [("+ names Oracle and TikTok",)]
    assert said({"names": -1.0}) == [("− names nobody",)]


def test_places_are_counted_as_a_reader_counts_them() -> None:
    rows = [{"position": 1.0 - 0.25 * index} for index in range(9)]
    places = [each[0][2:] for each in said(*rows) if each]
    assert places[:2] == ["first sentence", "second sentence"]
    assert places[-1] == "its place, 9 of 9"


def test_every_term_has_its_words() -> None:
    for term in set(TERMS) - {FOCUS}:
        for reason in said({term: 1.0}, {term: -1.0}):
            assert len(reason) == 1


def test_no_sentences_have_no_reasons() -> None:
    assert said() == []
