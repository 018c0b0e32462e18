"""Bodies that many countries have."""

from __future__ import annotations

import pytest

from summarizer.national import of_country


def of(name: str, text: str = "") -> str:
    return " ".join(of_country(tuple(name.split()), text))


@pytest.mark.parametrize("name", ["us congress", "united states congress", "american congress"])
def test_that_a_body_is_american_goes_without_saying(name: str) -> None:
    assert of(name) == "congress"


def test_a_country_in_the_name_outweighs_what_the_story_speaks_of() -> None:
    assert of("brazilian congress", "The U.S. and the U.S. again") == "brazil congress"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brazil and Brazilian lawmakers, once Chile", "brazil congress"),
        ("Brazil and Brazilian lawmakers, once the U.S.", "congress"),
        ("It rained.", "congress"),
    ],
)
def test_else_it_is_the_country_s_that_the_story_speaks_of(text: str, name: str) -> None:
    assert of("congress", text) == name


def test_a_department_of_justice_is_a_justice_department() -> None:
    assert of("ministry of defense", "In Israel") == of("israeli defense ministry")


@pytest.mark.parametrize("name", ["american airlines", "british airways", "federal reserve", "us"])
def test_what_only_begins_with_a_country_is_left_as_it_is(name: str) -> None:
    assert of(name, "In Brazil") == name


def test_the_federal_reserve_is_american_wherever_it_is_named() -> None:
    assert of("us federal reserve", "In Brazil") == "federal reserve"
