"""Names across stories: each listed once, and no two put together wrongly."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.cast import Figure, cast_of
from summarizer.story import Entity, Sentence, Story, Summary


def entity(
    name: str,
    *others: str,
    mentions: int = 1,
    role: str | None = None,
    house: str | None = None,
    spans: tuple[tuple[int, int], ...] = (),
) -> Entity:
    return Entity(
        name=name,
        aliases=(name, *others),
        mentions=mentions,
        salience=0.5,
        spans=spans,
        role=role,
        affiliation=house,
    )


def story(
    *,
    companies: tuple[Entity, ...] = (),
    people: tuple[Entity, ...] = (),
    organizations: tuple[Entity, ...] = (),
    text: str = "It rained.",
) -> Summary:
    return Summary(
        story=Story(source="a.txt", text=text),
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


def person(
    name: str,
    *others: str,
    role: str | None = None,
    house: str | None = None,
    title: str = "",
    beside: tuple[str, ...] = (),
) -> Summary:
    """A story about a person, beside companies or bodies."""
    text = f"{title} {name} spoke."
    spans = ((len(title) + 1, len(title) + 1 + len(name)),) if title else ()
    who = entity(name, *others, role=role, house=house, spans=spans)
    return story(people=(who,), companies=tuple(map(entity, beside)), text=text)


def people(*summaries: Summary) -> list[tuple[str, tuple[int, ...]]]:
    return sorted(named(*summaries, field="people"))


def bodies(*summaries: Summary) -> list[tuple[int, ...]]:
    return sorted(stories for _, stories in named(*summaries, field="organizations"))


def of_bodies(*names: str, text: str = "It rained.") -> Summary:
    return story(organizations=tuple(map(entity, names)), text=text)


WALKER = person("Rob Walker", "Walker", beside=("White House", "Acme Ports"))


BOTH = ("Acme Ports", "Hull Ferries")


def test_a_common_surname_is_nobody_s_where_the_stories_share_what_everybody_names() -> None:
    assert len(people(WALKER, person("Walker", beside=("White House", "Microsoft")))) == 2


def test_a_common_surname_is_nobody_s_for_one_company_in_common() -> None:
    assert len(people(WALKER, person("Walker", beside=("Acme Ports",)))) == 2


def test_a_common_surname_is_the_person_s_whose_rare_company_it_shares() -> None:
    full = person("Rob Walker", beside=("Acme Ports", "Hull Ferries"))
    short = person("Walker", beside=("Acme Ports", "Hull Ferries"))
    assert people(full, short) == [("Rob Walker", (0, 1))]


def test_a_common_surname_is_the_person_s_whose_role_and_company_it_shares() -> None:
    full = person("Rob Walker", role="harbour pilot of Hull", beside=("Acme Ports",))
    short = person("Walker", role="Hull harbour pilot", beside=("Acme Ports",))
    assert people(full, short) == [("Rob Walker", (0, 1))]


def test_a_rare_surname_is_its_only_bearer_s_if_the_stories_share_a_name() -> None:
    full = person("Trip Chowdhry", "Chowdhry", beside=("Oracle",))
    assert people(full, person("Chowdhry", beside=("Oracle",))) == [("Trip Chowdhry", (0, 1))]
    assert len(people(full, person("Chowdhry", beside=("Hull Ferries",)))) == 2


def test_whom_most_stories_name_says_nothing_of_who_is_meant() -> None:
    crowd = [person(f"Ann Nobody{number}", beside=("Acme Ports",)) for number in range(30)]
    found = people(
        person("Trip Chowdhry", beside=("Acme Ports",)),
        person("Chowdhry", beside=("Acme Ports",)),
        *crowd,
    )
    assert len(found) == 32


def test_a_rare_surname_is_hers_whom_most_stories_mean() -> None:
    full = [person("Kamala Okafor", beside=(f"Firm {number}",)) for number in range(5)]
    short = person("Okafor", beside=("Firm 2",))
    found = people(*full, person("Mary Okafor"), short)
    assert found == [("Kamala Okafor", (0, 1, 2, 3, 4, 6)), ("Mary Okafor", (5,))]


def test_presidents_with_other_middle_initials_are_two() -> None:
    father = person("George H.W. Orr", "George W. Orr", beside=BOTH)
    assert len(people(father, person("George W. Orr", beside=BOTH))) == 2


def test_a_given_name_alone_is_nobody_s() -> None:
    full = [person("Rory Okafor", "Rory", beside=("Acme",))] * 4
    assert len(people(*full, person("Rory", beside=("Acme",)))) == 2


def test_an_only_name_that_nobody_else_has_is_one_artist_s() -> None:
    assert people(person("Madonna"), person("Madonna")) == [("Madonna", (0, 1))]


def test_ties_make_no_two_the_same() -> None:
    assert len(people(person("Jean", role="Ettore's son"), person("Jean", role="Louis's son"))) == 2


def test_two_bare_surnames_that_many_bear_are_two() -> None:
    assert len(people(person("Smith"), person("Smith"))) == 2


@pytest.mark.parametrize(
    ("full", "title", "figures"),
    [("John Smith", "Ms", 2), ("Jane Smith", "Ms", 1), ("John Smith", "Mr", 1)],
)
def test_a_title_of_another_gender_is_another_person(full: str, title: str, figures: int) -> None:
    assert len(people(person(full, beside=BOTH), person("Smith", title=title, beside=BOTH))) == (
        figures
    )


def test_a_role_of_another_gender_is_another_person() -> None:
    spokeswoman = person("Smith", role="spokeswoman", beside=BOTH)
    assert len(people(person("John Smith", role="spokesman", beside=BOTH), spokeswoman)) == 2


def test_a_title_outweighs_what_a_given_name_is_taken_for() -> None:
    full = person("Leslie Kerr", title="Ms", beside=BOTH)
    assert len(people(full, person("Kerr", title="Ms", beside=BOTH))) == 1


def test_an_initial_is_the_name_that_begins_so_where_anything_speaks_for_it() -> None:
    full = person("Arvind Krishna", role="IBM CEO", house="IBM", beside=("IBM",))
    short = person("A. Krishna", "Krishna", role="chief executive of IBM", beside=("IBM",))
    assert people(full, short) == [("Arvind Krishna", (0, 1))]
    assert len(people(full, person("A. Krishna"))) == 2
    assert len(people(full, person("B. Krishna", role="IBM CEO", beside=("IBM",)))) == 2


def test_an_initial_that_two_people_have_is_neither_s() -> None:
    found = people(
        person("Arvind Krishna", beside=("Acme Ports",)),
        person("Anil Krishna", beside=("Acme Ports",)),
        person("A. Krishna", beside=("Acme Ports",)),
    )
    assert len(found) == 3


def test_a_middle_initial_makes_no_other_person() -> None:
    assert len(people(person("Bernard Ebbers"), person("Bernard J. Ebbers"))) == 1


def test_a_nickname_is_the_name_s_where_anything_speaks_for_it() -> None:
    carrie, carol = person("Carrie Lam", beside=("Acme",)), person("Carol Lam", beside=("Acme",))
    assert len(people(carrie, carol)) == 1
    assert len(people(carrie, person("Carol Lam"))) == 2


def test_a_saint_is_not_the_pope_of_his_name() -> None:
    assert len(people(person("Francis"), person("St. Francis", "Francis"))) == 2


def test_a_slip_of_another_story_is_nobody_s_form() -> None:
    full = person("Barack Obama", "Obama", "Osama", beside=BOTH)
    assert len(people(full, person("Osama", beside=BOTH))) == 2


def test_a_son_is_not_his_father() -> None:
    assert (
        len(people(person("Lucius Orr", beside=BOTH), person("Lucius Orr Jr.", beside=BOTH))) == 2
    )


STRIKER = person("Rob Walker", role="Hull striker", beside=("Hull City",))
ANALYST = person("Rob Walker", role="analyst at Acme", house="Acme", beside=("Acme",))


def test_two_people_of_one_full_name_are_told_apart_by_their_work() -> None:
    casts = cast_of([STRIKER, ANALYST])
    assert [(figure.role, figure.stories) for figure in casts["people"]] == [
        ("Hull striker", (0,)),
        ("analyst at Acme", (1,)),
    ]
    assert [figure.label for figure in casts["people"]] == [
        "Rob Walker (Hull striker)",
        "Rob Walker (analyst at Acme)",
    ]


def test_work_that_differs_is_one_person_s_in_the_same_rare_company() -> None:
    analyst = person("Rob Walker", role="analyst at Acme", beside=("Hull City",))
    assert people(STRIKER, analyst) == [("Rob Walker", (0, 1))]


def test_fields_of_work_that_go_together_make_no_other_person() -> None:
    found = people(person("Ada Quill", role="senator"), person("Ada Quill", role="economist"))
    assert found == [("Ada Quill", (0, 1))]


def test_namesakes_are_told_by_their_common_name_and_roles_without_a_word_in_common() -> None:
    roles = ("former business associate", "headmaster of a school")
    assert len(people(*(person("Rob Walker", role=role) for role in roles))) == 2
    assert len(people(*(person("Trip Chowdhry", role=role) for role in roles))) == 1


def test_a_namesake_without_a_role_is_his_whose_company_he_shares() -> None:
    found = cast_of([STRIKER, ANALYST, person("Rob Walker", beside=("Acme",))])["people"]
    assert [figure.stories for figure in found] == [(1, 2), (0,)]


def test_namesakes_of_whom_nothing_is_said_are_told_by_whom_they_are_with() -> None:
    found = cast_of([person("Smith", beside=("Acme",)), person("Smith", beside=("Tesco",))])
    assert [figure.label for figure in found["people"]] == [
        "Smith (with Acme)",
        "Smith (with Tesco)",
    ]


def test_a_short_form_is_another_s_where_a_story_names_both() -> None:
    both = of_people(("Trip Chowdhry", "Chowdhry"), ("Chowdhry",), company="Acme")
    assert len(people(person("Trip Chowdhry", beside=("Acme",)), both)) == 2


DELTA = story(companies=(entity("Delta Sails", "Delta"), entity("Microsoft"), entity("Acme")))


def test_one_word_of_a_name_is_the_company_s_only_in_the_same_rare_company() -> None:
    assert len(named(DELTA, of_companies("Delta", "Microsoft"))) == 4
    assert ("Delta Sails", (0, 1)) in named(DELTA, of_companies("Delta", "Acme"))


def test_a_form_that_several_companies_have_is_not_one_in_two_stories() -> None:
    found = named(DELTA, of_companies(("Delta Dental", "Delta")), *[of_companies("Delta")] * 2)
    assert [stories for name, stories in found if name == "Delta"] == [(2,), (3,)]


def test_a_name_that_everybody_knows_is_no_other_s_short_form() -> None:
    full = story(companies=(entity("Outfront Media", "CBS"), entity("Acme")))
    assert len(named(full, of_companies("CBS", "Acme"))) == 3


def test_a_department_is_not_its_house() -> None:
    full = story(organizations=(entity("Hull University Library School", "Hull University"),))
    assert bodies(full, of_bodies("Hull University")) == [(0,), (1,)]


def test_an_acronym_of_a_name_of_many_stories_shares_some_company_with_it() -> None:
    full = [story(organizations=(entity("Sailing Essentials Club", "SEC"),))] * 3
    assert bodies(*full, of_bodies("SEC")) == [(0, 1, 2), (3,)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Congress", "U.S. Congress"),
        ("GOP", "Republicans"),
        ("Republican Party", "GOP"),
        ("Department of Justice", "US Justice Department"),
        ("the Fed", "U.S. Federal Reserve"),
        ("Hull & Humber Choir", "Hull and Humber Choir"),
    ],
)
def test_a_body_that_news_names_in_several_ways_is_one(name: str, other: str) -> None:
    assert bodies(of_bodies(name), of_bodies(other)) == [(0, 1)]


def test_the_congress_of_another_country_is_another() -> None:
    brazil = of_bodies("Congress", text="Brazil will reform its bankruptcy law.")
    assert bodies(of_bodies("Congress"), brazil, of_bodies("U.S. Congress")) == [(0, 2), (1,)]


def test_roles_are_agreed_on_by_their_words() -> None:
    roles = ("finance minister", "CEO of Acme", "Acme chief executive")
    (figure,) = cast_of([person("Trip Chowdhry", role=role) for role in roles])["people"]
    assert figure.role == "Acme chief executive"


def test_each_of_ten_namesakes_of_whom_nothing_is_said_has_a_label_of_its_own() -> None:
    labels = [figure.label for figure in cast_of([person("Smith")] * 10)["people"]]
    assert len(set(labels)) == 10
    assert labels[0] == "Smith (person)"


def test_bodies_of_several_countries_unsaid_of_which_have_a_label_each() -> None:
    found = cast_of([of_bodies("Health Ministry")] * 4)["organizations"]
    assert len({figure.label for figure in found}) == len(found) == 4


def test_a_distinction_does_not_make_the_name_of_another() -> None:
    found = cast_of([person("Smith"), person("Smith"), person("Smith (person)")])["people"]
    assert len({figure.label for figure in found}) == 3


ODD_NAMES = st.text(alphabet="aJr.US \"'!,-&()’\u200b", max_size=8) | st.sampled_from(
    [".Com", "'s", "...", "Jr.", "the", "U.S.", "Smith", "A. Smith", "& Co.", "Department of", "-"]
)


@given(st.lists(st.tuples(ODD_NAMES, ODD_NAMES, ODD_NAMES), max_size=6))
@example([(".Com", "!", "."), ("", "", "'s"), ("Smith", "Smith", "Smith")])
def test_whatever_figures_are_called_each_is_listed_once(names: list[tuple[str, ...]]) -> None:
    stories = [
        story(
            companies=(entity(company, house, house=person),),
            people=(entity(person, company, house=house),),
            organizations=(entity(house, person),),
        )
        for company, person, house in names
    ]
    figures = [figure for listed in cast_of(stories).values() for figure in listed]
    assert sum(sum(figure.mentions.values()) for figure in figures) == 3 * len(names)
    assert len({figure.label for figure in figures}) == len(figures)


def test_of_many_namesakes_one_is_found_by_whom_he_is_with() -> None:
    lone = [person("Smith")] * 30
    rare = [person("Smith", role="ferry captain", beside=("Acme", "Hull Ferries"))] * 2
    assert ("Smith", (30, 31)) in people(*lone, *rare)
    assert len(people(*lone, *rare)) == 31
