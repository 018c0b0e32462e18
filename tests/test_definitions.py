"""Definitions: names that a story gives with their acronym in brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.definitions import definitions


def defined(text: str) -> list[str]:
    return [text[each.start : each.end] for each in definitions(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Palestine Solidarity Campaign (PSC) singled it out.",
            "Palestine Solidarity Campaign",
        ),
        ("the Bank of Canada (BoC) said", "Bank of Canada"),
        (
            "Centers for Disease Control and Prevention (CDC)",
            "Centers for Disease Control and Prevention",
        ),
        ("the New York Stock Exchange's (NYSE) rules", "New York Stock Exchange"),
        (
            "the Office for Rivers, Lakes and Ports (ORLP)",
            "Office for Rivers, Lakes and Ports",
        ),
        ("He left. Advanced Micro Devices (AMD) rose.", "Advanced Micro Devices"),
    ],
)
def test_the_words_that_the_acronym_spells_are_the_name(text: str, name: str) -> None:
    assert defined(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Tolland shares (TLND) rose.",
        "It grew fast (CEO) then.",
        "They met in Paris, Solidarity Campaign (PSC) said.",
        "(ABC)",
    ],
)
def test_what_no_words_spell_is_no_definition(text: str) -> None:
    assert defined(text) == []


@given(st.text(alphabet="AB c(),.", max_size=60))
def test_a_definition_lies_in_the_text_before_its_acronym(text: str) -> None:
    for each in definitions(text):
        assert 0 <= each.start < each.end < len(text)
        assert f"({each.short})" in text[each.end :]
