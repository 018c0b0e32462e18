"""Focus: which sentences answer to a name or a topic."""

import pytest
import spacy
from conftest import read

from summarizer.focus import focus_values
from summarizer.sentences import sentence_views

TEXT = "Larkspur Foods bakes. Crews strike over pay. Larkspur pays. Milk sours."


def values(focus: str | None) -> list[float]:
    doc = read(spacy.blank("en"), TEXT)
    doc._.focus = focus
    doc._.companies = [
        {
            "name": "Larkspur Foods",
            "aliases": ["Larkspur", "Larkspur Foods"],
            "mentions": [(0, 14), (45, 53)],
            "salience": 1.0,
            "role": None,
        }
    ]
    return focus_values(doc, sentence_views(doc))


@pytest.mark.parametrize("focus", ["Larkspur", "larkspur foods", " Larkspur "])
def test_any_form_of_a_name_stands_for_all_of_its_forms(focus: str) -> None:
    assert values(focus) == [1.0, 0.0, 1.0, 0.0]


def test_a_topic_that_stands_to_the_letter_is_met_whatever_it_is_made_of() -> None:
    doc = read(spacy.blank("en"), "COVID-19 spread in the US. Milk sours.")
    for focus in ("covid-19", "US"):
        doc._.focus = focus
        assert focus_values(doc, sentence_views(doc)) == [1.0, 0.0]


def test_a_topic_is_met_by_its_words_whatever_their_ending() -> None:
    first, second, third, fourth = values("the striking crew")
    assert second > 0.0
    assert first == third == fourth == 0.0


def test_of_a_topic_of_two_words_one_is_less_than_both() -> None:
    assert 0.0 < values("crews of bakers")[1] < values("crews strike")[1]


@pytest.mark.parametrize("focus", [None, "", "submarines", "the of"])
def test_what_the_story_does_not_have_favours_no_sentence(focus: str | None) -> None:
    assert values(focus) == [0.0] * 4
