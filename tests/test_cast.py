"""Names across stories: each listed once, and no two put together wrongly."""

from __future__ import annotations

import pytest

from summarizer.cast import Figure, cast_of
from summarizer.story import Entity, Sentence, Story, Summary


def entity(name: str, *others: str, mentions: int = 1, role: str | None = None) -> Entity:
    return Entity(
        name=name, aliases=(name, *others), mentions=mentions, salience=0.5, spans=(), role=role
    )


def story(
    *,
    companies: tuple[Entity, ...] = (),
    people: tuple[Entity, ...] = (),
    organizations: tuple[Entity, ...] = (),
) -> Summary:
    return Summary(
        story=Story(source="a.txt", text="It rained."),
        sentences=(Sentence(text="It rained.", index=0, start=0, end=10, salience=1.0),),
        chosen=(0,),
        companies=companies,
        people=people,
        organizations=organizations,
    )


def named(*summaries: Summary, field: str = "companies") -> list[tuple[str, tuple[int, ...]]]:
    return [(figure.name, figure.stories) for figure in cast_of(summaries)[field]]


def of_companies(*names: str | tuple[str, ...]) -> Summary:
    forms = [(name,) if isinstance(name, str) else name for name in names]
    return story(companies=tuple(entity(*each) for each in forms))


def of_people(*names: str | tuple[str, ...], company: str | None = None) -> Summary:
    forms = [(name,) if isinstance(name, str) else name for name in names]
    companies = (entity(company),) if company else ()
    return story(people=tuple(entity(*each) for each in forms), companies=companies)


@pytest.mark.parametrize("other", ["Oracle", "Oracle Corp.", "ORACLE", "Oracle Corporation"])
def test_a_legal_form_makes_no_other_company(other: str) -> None:
    assert [stories for _, stories in named(of_companies("Oracle"), of_companies(other))] == [
        (0, 1)
    ]


def test_an_acronym_is_the_one_company_that_a_story_gives_it_to() -> None:
    full = of_companies(("International Business Machines", "IBM"))
    assert named(full, of_companies("IBM")) == [("International Business Machines", (0, 1))]


def test_a_form_of_two_companies_is_neither() -> None:
    found = named(
        of_companies(("Northern Rail", "Northern")),
        of_companies(("Northern Trust", "Northern")),
        of_companies("Northern"),
    )
    assert sorted(found) == [("Northern", (2,)), ("Northern Rail", (0,)), ("Northern Trust", (1,))]


def test_a_surname_alone_is_the_person_of_another_story_if_both_share_a_name() -> None:
    full = of_people(("Trip Chowdhry", "Chowdhry"), company="Oracle")
    assert named(full, of_people("Chowdhry", company="Oracle"), field="people") == [
        ("Trip Chowdhry", (0, 1))
    ]


def test_a_surname_alone_is_nobody_else_s_where_the_stories_share_nothing() -> None:
    full = of_people(("John Smith", "Smith"), company="Oracle")
    found = named(full, of_people("Smith", company="Tesco"), field="people")
    assert sorted(found) == [("John Smith", (0,)), ("Smith", (1,))]


def test_two_people_of_one_surname_stay_two() -> None:
    found = named(
        of_people(("John Smith", "Smith"), company="Oracle"),
        of_people(("Jane Smith", "Smith"), company="Oracle"),
        of_people("Smith", company="Oracle"),
        field="people",
    )
    assert len(found) == 3


def test_a_person_and_a_company_of_one_name_are_two() -> None:
    both = cast_of([story(companies=(entity("Dell"),)), story(people=(entity("Dell"),))])
    assert [len(both["companies"]), len(both["people"])] == [1, 1]


def test_what_two_stories_call_a_company_and_one_an_organization_is_a_company() -> None:
    casts = cast_of(
        [
            story(organizations=(entity("Visa"),)),
            story(companies=(entity("Visa"),)),
            story(companies=(entity("Visa"),)),
        ]
    )
    assert [figure.stories for figure in casts["companies"]] == [(0, 1, 2)]
    assert not casts["organizations"]


def test_mentions_are_counted_by_story_and_the_commonest_role_is_kept() -> None:
    people = [
        story(people=(entity("Ann Lee", "Lee", mentions=3, role="chief executive of Acme"),)),
        story(people=(entity("Ann Lee", mentions=1),)),
    ]
    (figure,) = cast_of(people)["people"]
    assert figure == Figure(
        name="Ann Lee",
        aliases=("Ann Lee", "Lee"),
        stories=(0, 1),
        mentions={0: 3, 1: 1},
        role="chief executive of Acme",
    )


def test_names_of_most_stories_come_first() -> None:
    found = named(of_companies("A", "B"), of_companies("B", "C"))
    assert [name for name, _ in found] == ["B", "A", "C"]
