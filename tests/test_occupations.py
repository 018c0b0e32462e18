"""What people are, compared across stories."""

from __future__ import annotations

import pytest

from summarizer.occupations import best_role, noun_phrase, role_words


@pytest.mark.parametrize(
    "role",
    [
        "having a baby",
        "Mahalia, Olivia Dean",
        "Olivia Dean",
        "runs a bakery in Leeds",
        "who runs Harbor Grid",
        "contacted by the reporter through spokespeople",
        "would become the first vice president",
        "his attorney",
        "prosecutors say",
        "two astronauts",
        "which NASA administrator",
        "Chance the Rapper and Ann Lee",
        "alongside director",
        "Thursday campaign spokesman",
        "waited until her mother",
    ],
)
def test_what_is_no_phrase_for_one_person_is_no_role(role: str) -> None:
    assert noun_phrase(role) is None


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("chief executive of Acme", "chief executive of Acme"),
        ("Bank of Hull analyst", "Bank of Hull analyst"),
        ("president and CEO of Acme", "president and CEO of Acme"),
        ("Sen.", "Sen."),
        ("another former business associate", "former business associate"),
        ("company's chief executive", "chief executive"),
        ("NASA astronauts", "NASA astronaut"),
        ("Chelsea boss", "Chelsea boss"),
    ],
)
def test_a_noun_phrase_is_shown_as_one_person_s(role: str, shown: str) -> None:
    assert noun_phrase(role) == shown


def test_the_same_role_has_the_same_words() -> None:
    assert role_words("Acme CEO") == role_words("the chief executive officer of Acme Inc.")


@pytest.mark.parametrize(
    ("roles", "best"),
    [
        (["former president", "US President", "tycoon", "former President"], "former president"),
        (["Leader", "Senate Minority Leader"], "Senate Minority Leader"),
        (["having a baby", "having a baby", "singer"], "singer"),
        (["company's chief executive", "CEO of Acme"], "CEO of Acme"),
        (["having a baby"], None),
        ([], None),
    ],
)
def test_the_sound_role_that_most_agree_on_is_shown(roles: list[str], best: str | None) -> None:
    assert best_role(roles) == best
