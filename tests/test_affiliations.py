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


@pytest.mark.parametrize(
    ("lead", "sentence", "house"),
    [
        ("", "Acme, part of Tolland, fell, said its chairman, Jane Doe.", "Acme Corp."),
        ("", "Acme fell, said Jane Doe, its chairman.", "Acme Corp."),
        ("", "Bo met Acme, whose chairman is Jane Doe.", "Acme Corp."),
        ("Acme fell.", "Its chairman, Jane Doe, said so.", "Acme Corp."),
        ("Acme fell.", "The company's chairman, Jane Doe, said so.", "Acme Corp."),
        ("Acme fell.", "The chairman, Jane Doe, said so.", None),
        ("It fell.", "Its chairman, Jane Doe, said so.", None),
    ],
)
def test_its_chairman_is_one_of_the_house_that_was_named_before(
    lead: str, sentence: str, house: str | None
) -> None:
    names, companies = NAMES | {"Lund": "Lund"}, {"Acme", "Acme Corp.", "Lund"}
    houses = Affiliations(names, companies)
    assert houses.of("chairman", in_sentence(sentence), leads=[lead]) == house


def test_its_chairman_may_be_anybodys_among_three_houses() -> None:
    houses = Affiliations({name: name for name in ("Acme", "Tolland", "Lund")}, companies=())
    sentence = in_sentence("Acme and Tolland met Lund, said its chairman, Jane Doe.")
    assert houses.of("chairman", sentence) is None


@pytest.mark.parametrize(
    ("sentence", "house"),
    [
        ("At Acme, Jane Doe said so.", "Acme Corp."),
        ("Acme's Bo Lund and Jane Doe said so.", "Acme Corp."),
        ("Jane Doe of the bank Acme said so.", "Acme Corp."),
        ("It hired Jane Doe from Acme.", None),
        ("He worked with Jane Doe at Acme.", None),
    ],
)
def test_who_stands_beside_a_house_may_be_of_it(sentence: str, house: str | None) -> None:
    assert HOUSES.of(None, in_sentence(sentence)) == house


@pytest.mark.parametrize(
    ("role", "house"),
    [("new chief executive", "Acme Corp."), ("teacher", None), ("former chairman", None)],
)
def test_an_executive_of_no_house_is_one_of_the_only_company(role: str, house: str | None) -> None:
    assert HOUSES.of(role, in_sentence("Jane Doe said so.")) == house


def test_an_executive_may_be_anybodys_among_two_companies() -> None:
    houses = Affiliations({"Acme": "Acme", "Tolland": "Tolland"}, companies={"Acme", "Tolland"})
    assert houses.of("chief executive", in_sentence("Jane Doe said so.")) is None
