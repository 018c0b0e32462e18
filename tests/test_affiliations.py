"""Affiliations: the house that the story places a person in."""

import pytest

from summarizer.affiliations import Affiliations

NAMES = {"Acme Corp.": "Acme Corp.", "Acme": "Acme Corp.", "Bank of Tolland": "Bank of Tolland"}
HOUSES = Affiliations(NAMES, companies={"Acme", "Acme Corp."})


def in_sentence(sentence: str, name: str = "Jane Doe") -> list[tuple[str, int, int]]:
    start = sentence.index(name)
    return [(sentence, start, start + len(name))]


@pytest.mark.parametrize(
    ("role", "house"),
    [
        ("chief executive of Acme", "Acme Corp."),
        ("Acme Corp. spokesman", "Acme Corp."),
        ("director at the Bank of Tolland", "Bank of Tolland"),
        ("former Acme engineer and head of the Bank of Tolland", "Bank of Tolland"),
        ("head of lending to the Bank of Tolland at Acme", "Acme Corp."),
    ],
)
def test_the_house_in_the_role_is_the_affiliation(role: str, house: str) -> None:
    assert HOUSES.of(role, []) == house


@pytest.mark.parametrize("role", ["former Acme engineer", "ex-head of Acme", "engineer", None])
def test_a_role_that_is_over_or_names_no_house_links_nobody(role: str | None) -> None:
    assert HOUSES.of(role, []) is None


@pytest.mark.parametrize(
    "sentence",
    ["Jane Doe of Acme said so.", "Jane Doe, at Acme, said so.", "So said Acme's Jane Doe."],
)
def test_a_house_right_beside_the_name_is_the_affiliation(sentence: str) -> None:
    assert HOUSES.of(None, in_sentence(sentence)) == "Acme Corp."


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe of Tolland criticised Acme.",
        "Acme said Jane Doe had left.",
        "Jane Doe likes Acme.",
    ],
)
def test_a_house_that_is_only_in_the_sentence_links_nobody(sentence: str) -> None:
    assert HOUSES.of(None, in_sentence(sentence)) is None


def test_a_story_without_houses_links_nobody() -> None:
    assert Affiliations({}, companies=()).of("chief executive of Acme", []) is None
