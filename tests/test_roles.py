"""Roles: the story's own phrase for what a person is."""

import pytest

from summarizer.roles import role_of


def role(sentence: str, name: str) -> str | None:
    start = sentence.index(name)
    return role_of([(sentence, start, start + len(name))])


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "Mara Quill, managing director of Tolland Research, has been vocal.",
            "Mara Quill",
            "managing director of Tolland Research",
        ),
        ("It will work, according to Fenwick CEO Ola Brandt.", "Ola Brandt", "Fenwick CEO"),
        ("The deadline set by President Ferro comes closer.", "Ferro", "President"),
        ("Mr Slager, who runs a bakery in Leeds, objected.", "Slager", "runs a bakery in Leeds"),
        (
            "The chairman of the port authority, Ines Roca, resigned.",
            "Ines Roca",
            "chairman of the port authority",
        ),
        ("Gov. Dana Whitlock signed the bill.", "Dana Whitlock", "Gov."),
        (
            "Sen. Paul Ostrow (R-Ky.), a member of the leadership team, said no.",
            "Paul Ostrow",
            "member of the leadership team",
        ),
        (
            "Ruth Adeyemi, 43, a lawyer for the union, said so.",
            "Ruth Adeyemi",
            "lawyer for the union",
        ),
        (
            "“It is over,” says Tom Vane, a marine biologist at Hull University.",
            "Tom Vane",
            "marine biologist at Hull University",
        ),
        ("Harbour Trust (HT) chief Lena Moss disagreed.", "Lena Moss", "Harbour Trust (HT) chief"),
        (
            "Alder Bros. Discovery (ABD) CEO Lena Moss met.",
            "Lena Moss",
            "Alder Bros. Discovery (ABD) CEO",
        ),
        ("It blamed the act of U.S. airman Cole Finn outside.", "Cole Finn", "U.S. airman"),
        ("Iran's supreme leader Ayatollah Mehran blamed it.", "Mehran", "Iran's supreme leader"),
        ("Former hosts Amy Lund and Ben Ortiz have left.", "Ben Ortiz", "Former hosts"),
        ("Jane Obi is the lawyer who defended him.", "Jane Obi", "lawyer"),
        (
            "Jane Obi, owner of the shed that burned down, wept.",
            "Jane Obi",
            "owner of the shed that burned down",
        ),
        (
            "Jane Obi, a lawyer for the added value fund, wept.",
            "Jane Obi",
            "lawyer for the added value fund",
        ),
        (
            "Jane Obi, a lawyer from the Harbour Trust replied that it was over.",
            "Jane Obi",
            "lawyer from the Harbour Trust",
        ),
        (
            "French Minister of Foreign Affairs Luc Maret clarified the comments.",
            "Luc Maret",
            "French Minister of Foreign Affairs",
        ),
    ],
)
def test_the_storys_phrase_is_the_role(sentence: str, name: str, expected: str) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Shares rose after Mara Quill left.", "Mara Quill"),
        ("He met Ola Brandt, Kim Lee and others on Monday.", "Ola Brandt"),
        ("Jane Obi was late.", "Jane Obi"),
        ("With Tom Vane gone, the work stopped.", "Tom Vane"),
        (
            "Ned Cole, Mayor Christine Abbot and reporter Alex Dunn ran.",
            "Ned Cole",
        ),
    ],
)
def test_no_role_is_made_up(sentence: str, name: str) -> None:
    assert role(sentence, name) is None


def test_a_description_is_preferred_to_a_bare_title() -> None:
    first = "Sen. Ana Ruiz spoke."
    second = "Ruiz, chair of the budget committee, sat down."
    places = [(first, 5, 13), (second, 0, 4)]
    assert role_of(places) == "chair of the budget committee"


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Those were Anna Pryce, Thomas Friedman and Leila Haddad.", "Anna Pryce", None),
        ("Shanley, whose father, Mike Shanley, led it, agreed.", "Shanley", None),
        ("Shanley, whose father, Mike Shanley, led it, agreed.", "Mike Shanley", "father"),
        (
            "Sam Rhodes, director of the F.T.C.'s Bureau of Competition, agreed.",
            "Sam Rhodes",
            "director of the F.T.C.'s Bureau of Competition",
        ),
        (
            "He is due to meet Equity's general secretary, Paul Fern.",
            "Paul Fern",
            "Equity's general secretary",
        ),
        (
            "Ana Ray, a senior fellow at the Tolland Institute, agreed.",
            "Ana Ray",
            "senior fellow at the Tolland Institute",
        ),
        ("The referee, Michael Oliver, agreed.", "Michael Oliver", "referee"),
        ("It hired a vice president named Tanisha Brown.", "Tanisha Brown", "vice president"),
    ],
)
def test_a_role_is_neither_another_name_nor_half_a_phrase(
    sentence: str, name: str, expected: str | None
) -> None:
    assert role(sentence, name) == expected


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Cora is a funny singer, Mara Quill needs no introduction.", "Mara Quill", None),
        (
            "Among them was the former mayor, Mara Quill, and her aide.",
            "Mara Quill",
            "former mayor",
        ),
        ("The prize went to Raya (Mahal, Olivia Dean), they said.", "Raya", None),
        ("She rang Mara Quill, Chairman and CEO, at once.", "Mara Quill", "Chairman and CEO"),
        (
            "It went to Mara Quill, a rare artist making work that, he said, lasts.",
            "Mara Quill",
            "rare artist making work",
        ),
        ("The firm trails behind rival banker Mara Quill.", "Mara Quill", "rival banker"),
    ],
)
def test_neighbours_in_a_list_or_another_clause_are_no_role(
    sentence: str, name: str, expected: str | None
) -> None:
    assert role(sentence, name) == expected
