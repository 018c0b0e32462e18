"""Entities: one entry and one kind a name, from mentions set by hand."""

import math
import re
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.entities import EntityGatherer
from summarizer.forms import KINDS
from summarizer.segmentation import SentenceSegmenter
from summarizer.tagger import LABELS

Names = list[tuple[str, str]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def read(nlp: Language, text: str, names: Names, *, headline: str = "") -> Doc:
    """A Doc in which the listed (text, kind) were tagged, in order of appearance."""
    head = f"{headline}\n\n" if headline else ""
    doc = nlp.make_doc(head + text)
    doc._.headline_end = len(head)
    SentenceSegmenter(nlp, "sentences")(doc)
    table = np.zeros((len(doc), len(LABELS)))
    table[:, 0] = 1.0
    spans, place = [], 0
    for name, kind in names:
        place = doc.text.index(name, place)
        span = doc.char_span(place, place + len(name), label=kind, alignment_mode="expand")
        assert span is not None
        spans.append(span)
        column = 1 + 2 * KINDS.index(kind)
        table[span.start : span.end, 0] = 0.05
        table[span.start : span.end, column] = 0.95
        place += len(name)
    doc.tensor = table
    doc.set_ents(spans)
    return EntityGatherer(nlp, "entities")(doc)


def listed(doc: Doc, field: str) -> dict[str, Any]:
    return {entity["name"]: entity for entity in doc._.get(field)}


def test_a_surname_and_a_full_name_are_one_person(nlp: Language) -> None:
    doc = read(
        nlp,
        "Mara Quill rose. Quill fell.",
        [("Mara Quill", "PERSON"), ("Quill", "PERSON")],
    )
    people = listed(doc, "people")
    assert list(people) == ["Mara Quill"]
    assert people["Mara Quill"]["aliases"] == ["Mara Quill", "Quill"]
    assert people["Mara Quill"]["mentions"] == [[0, 10], [17, 22]]


def test_a_story_outvotes_one_wrong_mention(nlp: Language) -> None:
    doc = read(
        nlp,
        "Oracle rose. Oracle fell. Oracle said so.",
        [("Oracle", "COMPANY"), ("Oracle", "PERSON"), ("Oracle", "COMPANY")],
    )
    assert list(listed(doc, "companies")) == ["Oracle"]
    assert not doc._.people


def test_a_mention_that_the_tagger_missed_is_found(nlp: Language) -> None:
    doc = read(nlp, "Oracle rose. Later Oracle fell.", [("Oracle", "COMPANY")])
    assert listed(doc, "companies")["Oracle"]["mentions"] == [[0, 6], [19, 25]]


def test_an_ordinary_word_is_not_a_missed_mention(nlp: Language) -> None:
    doc = read(
        nlp, "Shares of Next rose. Next week they fall, the next day too.", [("Next", "COMPANY")]
    )
    assert listed(doc, "companies")["Next"]["mentions"] == [[10, 14]]


def test_titles_articles_and_possessives_are_no_part_of_a_name(nlp: Language) -> None:
    doc = read(
        nlp,
        "Mr Slager met President Ferro at the Guardian. Tolland's shares rose. Tolland fell.",
        [
            ("Mr Slager", "PERSON"),
            ("President Ferro", "PERSON"),
            ("the Guardian", "COMPANY"),
            ("Tolland's", "COMPANY"),
            ("Tolland", "COMPANY"),
        ],
    )
    assert set(listed(doc, "people")) == {"Slager", "Ferro"}
    assert set(listed(doc, "companies")) == {"Guardian", "Tolland"}


def test_a_possessive_that_is_the_name_stays(nlp: Language) -> None:
    doc = read(nlp, "Shares of Moody's rose.", [("Moody's", "COMPANY")])
    assert list(listed(doc, "companies")) == ["Moody's"]


def test_a_capital_article_inside_a_sentence_makes_an_alias(nlp: Language) -> None:
    doc = read(nlp, "Staff at The Ledge said so.", [("Ledge", "COMPANY")])
    assert listed(doc, "companies")["Ledge"]["aliases"] == ["Ledge", "The Ledge"]


def test_a_capital_article_that_opens_a_sentence_says_nothing(nlp: Language) -> None:
    doc = read(nlp, "So it is. The Ledge said so.", [("Ledge", "COMPANY")])
    assert listed(doc, "companies")["Ledge"]["aliases"] == ["Ledge"]


def test_a_number_of_a_list_is_no_part_of_a_name(nlp: Language) -> None:
    doc = read(nlp, "3.Philip Dorn leads.", [("3.Philip Dorn", "PERSON")])
    assert list(listed(doc, "people")) == ["Philip Dorn"]


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        (
            "The U.S. District Court for the Eastern District of New York agreed.",
            "U.S. District Court for the Eastern District",
            "U.S. District Court for the Eastern District of New York",
        ),
        (
            "The University of California, Santa Barbara agreed.",
            "University of California",
            "University of California, Santa Barbara",
        ),
    ],
)
def test_a_long_name_that_was_cut_short_is_read_on(
    nlp: Language, text: str, tagged: str, name: str
) -> None:
    doc = read(nlp, text, [(tagged, "ORGANIZATION")])
    assert list(listed(doc, "organizations")) == [name]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Its Class A shares rose.", "Class A"),
        ("An M&A frenzy followed.", "M&A"),
        ("She became secretary of Transportation in 2016.", "Transportation"),
        ("The Michigan Republican agreed.", "Michigan Republican"),
        ("Fulton County District Attorney Fani Willis agreed.", "Fulton County District"),
    ],
)
def test_what_only_looks_like_a_body_is_not_listed(nlp: Language, text: str, tagged: str) -> None:
    doc = read(nlp, text, [(tagged, "ORGANIZATION")])
    assert not doc._.organizations


def test_the_name_is_the_spelling_that_the_story_uses_most(nlp: Language) -> None:
    doc = read(
        nlp,
        "Activison rose. Activision fell. Activision said so.",
        [("Activison", "COMPANY"), ("Activision", "COMPANY"), ("Activision", "COMPANY")],
    )
    assert list(listed(doc, "companies")) == ["Activision"]


def test_the_name_is_the_new_one_of_a_company_that_was_renamed(nlp: Language) -> None:
    doc = read(
        nlp,
        "She posted it on X, formerly Twitter, he said.",
        [("X", "COMPANY"), ("Twitter", "COMPANY")],
    )
    assert listed(doc, "companies")["X"]["aliases"] == ["X", "Twitter"]


def test_the_stop_of_an_abbreviation_belongs_to_a_name_and_no_other_does(nlp: Language) -> None:
    doc = read(
        nlp,
        "Toyota Motor Co. and SpaceX. rose.",
        [("Toyota Motor Co.", "COMPANY"), ("SpaceX.", "COMPANY")],
    )
    assert set(listed(doc, "companies")) == {"Toyota Motor Co.", "SpaceX"}


def test_a_reporters_desk_is_no_part_of_the_house(nlp: Language) -> None:
    doc = read(
        nlp,
        "NBC News Business & Tech Correspondent Jo Lind said so.",
        [("NBC News Business & Tech", "COMPANY"), ("Jo Lind", "PERSON")],
    )
    assert set(listed(doc, "companies")) == {"NBC News"}


def test_a_town_and_its_state_are_places(nlp: Language) -> None:
    doc = read(
        nlp,
        "Alder, of Redmond, Washington, hired Jo Lind, Iowa Republican, and Sen. Ann Poe (Wyo.).",
        [
            ("Alder", "COMPANY"),
            ("Redmond", "COMPANY"),
            ("Jo Lind", "PERSON"),
            ("Ann Poe", "PERSON"),
            ("Wyo.", "ORGANIZATION"),
        ],
    )
    assert set(listed(doc, "companies")) == {"Alder"}
    assert set(listed(doc, "people")) == {"Jo Lind", "Ann Poe"}
    assert not doc._.organizations


def test_a_union_of_two_trades_is_one_body(nlp: Language) -> None:
    doc = read(
        nlp,
        "The Bakers and Allied Workers' Union met.",
        [("Bakers", "ORGANIZATION"), ("Allied Workers' Union", "ORGANIZATION")],
    )
    assert set(listed(doc, "organizations")) == {"Bakers and Allied Workers' Union"}


def test_a_paper_named_after_a_state_makes_no_place_of_its_neighbour(nlp: Language) -> None:
    doc = read(
        nlp,
        "Reporters from Alder, Washington Post and VA staff came.",
        [("Alder", "COMPANY"), ("Washington Post", "COMPANY"), ("VA", "ORGANIZATION")],
    )
    assert set(listed(doc, "companies")) == {"Alder", "Washington Post"}
    assert set(listed(doc, "organizations")) == {"VA"}


def test_a_product_does_not_name_its_house(nlp: Language) -> None:
    doc = read(
        nlp,
        "Alder rose. Alder fell. Alder sold. Then Alder Out came.",
        [
            ("Alder", "COMPANY"),
            ("Alder", "COMPANY"),
            ("Alder", "COMPANY"),
            ("Alder Out", "COMPANY"),
        ],
    )
    assert [entity["name"] for entity in doc._.companies] == ["Alder"]


@pytest.mark.parametrize("word", ["Networks", "Motors"])
def test_what_houses_end_in_makes_no_product(nlp: Language, word: str) -> None:
    names = [*3 * ["Alder"], f"Alder {word}"]
    doc = read(
        nlp,
        f"Alder rose. Alder fell. Alder sold. Then Alder {word} came.",
        [(name, "COMPANY") for name in names],
    )
    assert [entity["name"] for entity in doc._.companies] == [f"Alder {word}"]


def test_a_surname_that_comes_late_and_seldom_makes_no_product_of_a_person(nlp: Language) -> None:
    names = [*3 * ["Mara"], "Mara Quill"]
    doc = read(
        nlp,
        "Mara rose. Mara fell. Mara slept. Then Mara Quill left.",
        [(name, "PERSON") for name in names],
    )
    assert [entity["name"] for entity in doc._.people] == ["Mara Quill"]


def test_people_alone_have_roles_and_belong_to_companies_before_bodies(nlp: Language) -> None:
    text = (
        f"Fenwick, a maker of pumps, rose. {'It rained. ' * 25}"
        "Mara Quill, Hull Council chair of Fenwick, left."
    )
    names = [("Fenwick", "COMPANY"), ("Mara Quill", "PERSON"), ("Hull Council", "ORGANIZATION")]
    doc = read(nlp, text, [*names, ("Fenwick", "COMPANY")])
    quill = listed(doc, "people")["Mara Quill"]
    assert (quill["role"], quill["affiliation"]) == ("Hull Council chair of Fenwick", "Fenwick")
    assert listed(doc, "companies")["Fenwick"]["role"] is None
    assert listed(doc, "organizations")["Hull Council"]["role"] is None


def test_a_name_cut_at_a_joint_is_put_together(nlp: Language) -> None:
    doc = read(
        nlp,
        "The Competition and Markets Authority agreed. The State of waits.",
        [
            ("Competition and", "ORGANIZATION"),
            ("Markets Authority", "ORGANIZATION"),
            ("State of", "ORGANIZATION"),
        ],
    )
    assert set(listed(doc, "organizations")) == {"Competition and Markets Authority", "State"}


def test_a_former_name_is_an_alias(nlp: Language) -> None:
    doc = read(
        nlp,
        "Posts on Alder (formerly Birch) were read. Birch closed.",
        [("Alder", "COMPANY"), ("Birch", "COMPANY"), ("Birch", "COMPANY")],
    )
    assert len(doc._.companies) == 1
    assert set(doc._.companies[0]["aliases"]) == {"Alder", "Birch"}


def test_a_ticker_in_brackets_is_an_alias(nlp: Language) -> None:
    doc = read(nlp, "Netflix (NFLX) rose. NFLX fell.", [("Netflix", "COMPANY")])
    assert listed(doc, "companies")["Netflix"]["aliases"] == ["Netflix", "NFLX"]


def test_a_headlines_mention_counts_and_does_not_name_the_role(nlp: Language) -> None:
    doc = read(
        nlp,
        "Fenwick CEO Ola Brandt left.",
        [("Brandt", "PERSON"), ("Fenwick", "COMPANY"), ("Ola Brandt", "PERSON")],
        headline="Brandt out",
    )
    person = listed(doc, "people")["Ola Brandt"]
    assert len(person["mentions"]) == 2
    assert person["role"] == "Fenwick CEO"


def test_the_name_in_the_headline_is_the_most_salient(nlp: Language) -> None:
    doc = read(
        nlp,
        "Arden said that Belford would sell. Belford agreed.",
        [("Arden", "COMPANY"), ("Arden", "COMPANY"), ("Belford", "COMPANY")],
        headline="Arden buys",
    )
    assert [entity["name"] for entity in doc._.companies] == ["Arden", "Belford"]


def test_spans_are_grouped_by_kind_for_other_spacy_users(nlp: Language) -> None:
    doc = read(nlp, "Oracle hired Mara Quill.", [("Oracle", "COMPANY"), ("Mara Quill", "PERSON")])
    assert [span.text for span in doc.spans["companies"]] == ["Oracle"]
    assert [(span.text, span.label_) for span in doc.spans["people"]] == [("Mara Quill", "PERSON")]


def test_a_name_that_was_not_tagged_is_known_by_its_acronym(nlp: Language) -> None:
    doc = read(nlp, "The Tolland Bay Campaign (TBC) agreed.", [("TBC", "ORGANIZATION")])
    assert list(listed(doc, "organizations")) == ["Tolland Bay Campaign"]


def test_a_person_is_linked_to_a_listed_company(nlp: Language) -> None:
    doc = read(
        nlp,
        "Jane Doe, an analyst at Bank of Tolland, agreed.",
        [("Jane Doe", "PERSON"), ("Bank of Tolland", "COMPANY")],
    )
    assert listed(doc, "people")["Jane Doe"]["affiliation"] == "Bank of Tolland"


def test_a_name_with_a_joint_in_it_stays_whole_in_a_role(nlp: Language) -> None:
    doc = read(
        nlp,
        "But Bank of Tolland analyst Jane Doe agreed.",
        [("Bank of Tolland", "COMPANY"), ("Jane Doe", "PERSON")],
    )
    assert listed(doc, "people")["Jane Doe"]["role"] == "Bank of Tolland analyst"


def test_a_name_shared_by_a_person_and_a_company_is_told_apart_by_place(nlp: Language) -> None:
    doc = read(
        nlp,
        "Ford Motor hired Bill Ford. Ford rose. So said Mr. Ford of Ford.",
        [
            ("Ford Motor", "COMPANY"),
            ("Bill Ford", "PERSON"),
            ("Ford", "COMPANY"),
            ("Ford", "PERSON"),
            ("Ford", "COMPANY"),
        ],
    )
    assert listed(doc, "companies")["Ford Motor"]["mentions"] == [[0, 10], [28, 32], [59, 63]]
    assert listed(doc, "people")["Bill Ford"]["mentions"] == [[17, 26], [51, 55]]


def test_a_lower_case_brand_is_known_by_its_legal_form(nlp: Language) -> None:
    doc = read(nlp, "Then adidas rose. So adidas AG said.", [("AG", "COMPANY")])
    assert listed(doc, "companies")["adidas AG"]["aliases"] == ["adidas AG", "adidas"]


def test_what_has_shares_is_a_company_against_an_unsure_tagger(nlp: Language) -> None:
    doc = read(nlp, "Shares in Kering rose.", [("Kering", "PERSON")])
    assert list(listed(doc, "companies")) == ["Kering"]


def test_a_name_that_opens_on_a_houses_initials_is_no_person(nlp: Language) -> None:
    doc = read(nlp, "It was bought by UBS Warburg.", [("UBS Warburg", "PERSON")])
    assert list(listed(doc, "companies")) == ["UBS Warburg"]
    assert not listed(doc, "people")


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        (
            "Anneliese van der Poel left.",
            ["Anneliese", "van der", "Poel"],
            "Anneliese van der Poel",
        ),
        ("So Joe “Sticks” Malone left.", ["Joe “Sticks", "Malone"], "Joe “Sticks” Malone"),
        ('So Joe "Sticks" Malone left.', ['Joe "Sticks'], 'Joe "Sticks" Malone'),
        ('So Joe "Sticks" Malone left.', ['Sticks" Malone'], 'Joe "Sticks" Malone'),
        ("So Will Keith Kellogg left.", ["Will", "Keith Kellogg"], "Will Keith Kellogg"),
    ],
)
def test_a_person_that_the_tagger_cut_is_put_together(
    nlp: Language, text: str, tagged: list[str], name: str
) -> None:
    doc = read(nlp, text, [(part, "PERSON") for part in tagged])
    assert list(listed(doc, "people")) == [name]


def test_a_title_alone_is_nobody(nlp: Language) -> None:
    assert not read(nlp, "The Dame sang.", [("Dame", "PERSON")])._.people


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Fold said Boots's said so. Boots's is big.", "Boots", "Boots's"),
        ("Moody's cut its outlook.", "Moody", "Moody's"),
        ("Tolland's shares rose. Tolland's boss left.", "Tolland", "Tolland"),
    ],
)
def test_a_possessive_belongs_to_a_name_that_stands_by_itself_with_it(
    nlp: Language, text: str, tagged: str, name: str
) -> None:
    doc = read(nlp, text, [(tagged, "COMPANY")])
    assert list(listed(doc, "companies")) == [name]


@pytest.mark.parametrize(
    ("tagged", "kind"),
    [([], ""), ([("Ofcom", "COMPANY")], "companies"), ([("Ofcom", "PERSON")], "")],
)
def test_a_house_that_everybody_knows_is_what_it_is(
    nlp: Language, tagged: list[tuple[str, str]], kind: str
) -> None:
    doc = read(nlp, "Then Ofcom fined it.", tagged)
    assert list(listed(doc, "organizations")) == ["Ofcom"], kind


@pytest.mark.parametrize(
    "name",
    ["New Yorker", "Anglo American", "Bombardier", "Eli Lilly", "Charles Schwab", "Morrisons"],
)
def test_words_and_people_that_houses_are_called_by_are_no_houses(nlp: Language, name: str) -> None:
    doc = read(nlp, f"Alder met a {name} on Monday.", [("Alder", "COMPANY")])
    assert list(listed(doc, "companies")) == ["Alder"]


def test_a_known_house_is_found_whole(nlp: Language) -> None:
    doc = read(nlp, "At a Rolls-Royce plant.", [("Rolls", "COMPANY")])
    assert list(listed(doc, "companies")) == ["Rolls-Royce"]


def test_a_maker_that_stands_for_its_product_is_not_made_a_name(nlp: Language) -> None:
    assert not read(nlp, "A Boeing 737 landed.", [])._.companies


def test_a_renamed_company_is_one_with_its_old_name(nlp: Language) -> None:
    doc = read(
        nlp,
        "It met TIM, the former Telecom Italia.",
        [("TIM", "COMPANY"), ("Telecom Italia", "COMPANY")],
    )
    assert len(doc._.companies) == 1


def test_a_son_is_not_his_father(nlp: Language) -> None:
    doc = read(
        nlp,
        "Robert Hale died. His son, Robert Jr., a vice president at FedEx, spoke.",
        [("Robert Hale", "PERSON"), ("Robert Jr.", "PERSON"), ("FedEx", "COMPANY")],
    )
    people = listed(doc, "people")
    assert people["Robert Hale"]["role"] is None
    assert people["Robert Jr."]["affiliation"] == "FedEx"


# Each is what makes a story be about the first company more than about the second.
@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Alder rose. Birch fell. Nobody knew why. Alder said nothing.",
            ["Alder", "Birch", "Alder"],
            id="it is named more often",
        ),
        pytest.param(
            "Alder rose on Monday, and fell again. So, in the end, after all that, did Birch.",
            ["Alder", "Birch"],
            id="it is named earlier",
        ),
        pytest.param(
            "Birch, Birch and Birch: so it read. Alder rose that day. The sun shone on the town of "
            "Kilbrae. Alder fell later on. Nobody knew why it was so. It was late when Alder rose.",
            ["Birch", "Birch", "Birch", "Alder", "Alder", "Alder"],
            id="it is named all through the story",
        ),
    ],
)
def test_the_company_that_a_story_is_most_about_comes_first(
    nlp: Language, text: str, names: list[str]
) -> None:
    doc = read(nlp, text, [(name, "COMPANY") for name in names])
    assert list(listed(doc, "companies")) == ["Alder", "Birch"]


def test_a_company_of_the_headline_alone_is_listed_after_those_it_is_told_with(
    nlp: Language,
) -> None:
    doc = read(
        nlp,
        "Birch fell. Birch rose. Birch said nothing, and Birch slept.",
        [("Alder", "COMPANY"), *4 * [("Birch", "COMPANY")]],
        headline="Alder and others",
    )
    assert list(listed(doc, "companies")) == ["Birch", "Alder"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tolland rose. Tolland grew. Tolland fell. Then came Tolland Out.", "Tolland"),
        ("Tolland rose. Tolland grew. Then came Tolland Out.", "Tolland Out"),
        (f"{7 * 'Tolland rose. '}Then came Tolland Out. Tolland Out fell.", "Tolland"),
        (f"{4 * 'Tolland rose. '}Then came Tolland Out. Tolland Out fell.", "Tolland Out"),
        ("Then came Tolland Out. Tolland rose. Tolland grew. Tolland fell.", "Tolland Out"),
    ],
)
def test_a_longer_name_is_a_product_only_if_it_comes_late_and_seldom(
    nlp: Language, text: str, name: str
) -> None:
    names = [word for word in ("Tolland Out", "Tolland") for _ in range(text.count(word))]
    places = sorted(
        (at, word)
        for word in set(names)
        for at in range(len(text))
        if text.startswith(word, at)
        and not (word == "Tolland" and text.startswith("Tolland Out", at))
    )
    doc = read(nlp, text, [(word, "COMPANY") for _, word in places])
    assert next(iter(listed(doc, "companies"))) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Castellan Partners rose. Castelan Partners fell.", "Castellan Partners"),
        ("Castelan Partners rose. Castellan Partners fell.", "Castelan Partners"),
        ("It rained. Castellan Partners rose. Castelan Partners fell.", "Castellan Partners"),
        (
            "Castelan Partners rose. Castellan Partners fell. Castellan Partners slept.",
            "Castellan Partners",
        ),
    ],
)
def test_of_two_spellings_the_one_that_is_used_more_or_else_first_is_right(
    nlp: Language, text: str, name: str
) -> None:
    told = text.removeprefix("It rained. ").rstrip(".").split(". ")
    spellings = [sentence.rsplit(" ", 1)[0] for sentence in told]
    doc = read(nlp, text, [(spelling, "COMPANY") for spelling in spellings])
    assert list(listed(doc, "companies")) == [name]


def test_the_body_spells_a_name_and_not_the_headline(nlp: Language) -> None:
    names = [("HARBOR GRID", "COMPANY"), ("Harbor Grid", "COMPANY")]
    doc = read(nlp, "Harbor Grid rose.", names, headline="HARBOR GRID RISES")
    assert list(listed(doc, "companies")) == ["Harbor Grid"]


def test_many_of_a_country_are_no_company(nlp: Language) -> None:
    names = [("American brewers", "COMPANY"), ("U.S. oil firms", "COMPANY"), ("Alder", "COMPANY")]
    doc = read(nlp, "It hurt American brewers and U.S. oil firms, said Alder.", names)
    assert list(listed(doc, "companies")) == ["Alder"]


def test_a_plural_that_opens_a_sentence_is_no_name_where_it_is_written_small(
    nlp: Language,
) -> None:
    text = "It hurt small brewers. Brewers were divided. Alders rose. Later Brewers lost to Boston."
    names = [("Brewers", "ORGANIZATION"), ("Alders", "ORGANIZATION")]
    found = listed(read(nlp, text.replace("Later Brewers", "They"), names), "organizations")
    assert list(found) == ["Alders"]
    later = [*names, ("Brewers", "ORGANIZATION")]
    assert "Brewers" in listed(read(nlp, text, later), "organizations")


def test_what_a_heading_writes_large_is_no_body_where_the_text_has_it_small(
    nlp: Language,
) -> None:
    text = "Mind the Harbor Pilots\n\nA harbor pilot knows a tide warden. The Tide Wardens agreed."
    names = [("Harbor Pilots", "ORGANIZATION"), ("Tide Wardens", "ORGANIZATION")]
    assert list(listed(read(nlp, text, names), "organizations")) == ["Tide Wardens"]


def test_what_a_house_is_called_by_in_small_letters_is_a_form_of_its_name(nlp: Language) -> None:
    doc = read(nlp, "It met Alder bank on Monday.", [("Alder", "COMPANY")])
    assert listed(doc, "companies")["Alder"]["aliases"] == ["Alder", "Alder bank"]


def test_what_follows_a_person_is_no_part_of_a_form_of_the_name(nlp: Language) -> None:
    doc = read(nlp, "The Mara Quill bank is no bank.", [("Mara Quill", "PERSON")])
    assert listed(doc, "people")["Mara Quill"]["aliases"] == ["Mara Quill"]


@pytest.mark.parametrize(
    ("headline", "text", "names"),
    [
        (
            "Quill leaves Oracle",
            (
                "Oracle rose. Nobody at Fenwick knew why Oracle rose, said Tom Vane. He fell.\n\n"
                "Later Tom Vane fell too, and so did Oracle. It rained. Then it was Fenwick's turn."
            ),
            [
                "Quill",
                "Oracle",
                "Oracle",
                "Fenwick",
                "Oracle",
                "Tom Vane",
                "Tom Vane",
                "Oracle",
                "Fenwick",
            ],
        ),
        ("", "On Monday, at noon, Oracle rose. Fenwick fell.", ["Oracle", "Fenwick"]),
        (  # twice in other fifths, but not in other quarters or sixths
            "",
            f"Fenwick fell. {5 * 'It rained. '}So Oracle rose; so Oracle fell.{27 * ' It rained.'}",
            ["Fenwick", "Oracle", "Oracle"],
        ),
        ("Oracle rises", "Nobody knew why, said Fenwick.", ["Oracle", "Fenwick"]),
    ],
)
def test_salience_weighs_mentions_headline_first_mention_and_spread(
    nlp: Language, headline: str, text: str, names: list[str]
) -> None:
    pairs = [(name, "PERSON" if name in {"Quill", "Tom Vane"} else "COMPANY") for name in names]
    doc = read(nlp, text, pairs, headline=headline)
    worths = {}
    for known in names:
        inside = [found.start() for found in re.finditer(known, text)]
        early = 1 - inside[0] / len(text) if inside else 0.5
        fifths = {5 * place // len(text) for place in inside}
        mentions = len(inside) + headline.count(known)
        worths[known] = (
            0.4 * math.log(1 + mentions)
            + 0.4 * (known in headline)
            + 0.3 * early
            + 0.3 * len(fifths) / 5
        )
    found = {**listed(doc, "people"), **listed(doc, "companies")}
    best = max(worths.values())
    assert {name: entity["salience"] for name, entity in found.items()} == {
        name: round(worth / best, 4) for name, worth in worths.items()
    }


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("It advised Tolland; Acme & Co said no.", "Tolland; Acme & Co", {"Tolland", "Acme & Co"}),
        ("Acme Corp's (ACM) shares rose.", "Acme Corp's", {"Acme Corp"}),
        ("Lawyers of Moss, Wright & Lund LLP met.", "Moss", {"Moss, Wright & Lund LLP"}),
    ],
)
def test_a_companys_name_has_no_semicolon_and_all_its_partners(
    nlp: Language, text: str, tagged: str, names: set[str]
) -> None:
    assert set(listed(read(nlp, text, [(tagged, "COMPANY")]), "companies")) == names


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Rear Adm. Bo Lund said so.", ["Rear Adm", "Bo Lund"], {"Bo Lund"}),
        ("Son Heung-min's pass was long.", ["Heung"], {"Son Heung-min"}),
        ("He said so on X. Bo Lund agreed.", ["X. Bo Lund"], {"Bo Lund"}),
        ("Bo Ross' Anna Lund sang.", ["Bo Ross' Anna Lund"], {"Bo Ross", "Anna Lund"}),
        ("Bo 'Buzz' Lund sang.", ["Bo 'Buzz' Lund"], {"Bo 'Buzz' Lund"}),
        ("Polly Moss, née Lund, sang.", ["Polly Moss", "Lund"], {"Polly Moss"}),
        ("Polly Moss (born Anna Lund) sang.", ["Polly Moss", "Anna Lund"], {"Polly Moss"}),
    ],
)
def test_a_rank_a_birth_and_a_syllable_make_no_second_person(
    nlp: Language, text: str, tagged: list[str], names: set[str]
) -> None:
    doc = read(nlp, text, [(name, "PERSON") for name in tagged])
    assert set(listed(doc, "people")) == names


@pytest.mark.parametrize(
    "text",
    [
        "Lena Moss, the beauty brand, grew.",
        "The energy company Lena Moss grew.",
        "Her former label, Lena Moss, grew.",
        "Lena Moss reported lower profits.",
        "Lena Moss closed 12 shops.",
        "Lena Moss's chief executive left.",
        "They hold stakes in Lena Moss.",
    ],
)
def test_a_name_that_the_story_calls_a_house_is_a_company(nlp: Language, text: str) -> None:
    assert list(listed(read(nlp, text, [("Lena Moss", "PERSON")]), "companies")) == ["Lena Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "The company Lena Moss founded grew.",
        "Lena Moss, the founder of the company, left.",
        "Lena Moss, the company said, left.",
        "Lena Moss, the brand ambassador, left.",
    ],
)
def test_somebody_of_a_house_is_a_person(nlp: Language, text: str) -> None:
    assert list(listed(read(nlp, text, [("Lena Moss", "PERSON")]), "people")) == ["Lena Moss"]


@pytest.mark.parametrize(
    "text", ["The vet, Lena Moss, was late.", "It was the Lena Moss-led company."]
)
def test_a_full_name_that_the_story_calls_a_person_is_one(nlp: Language, text: str) -> None:
    assert list(listed(read(nlp, text, [("Lena Moss", "COMPANY")]), "people")) == ["Lena Moss"]


def test_a_house_called_after_somebody_is_one_where_the_story_has_no_such_person(
    nlp: Language,
) -> None:
    doc = read(nlp, "Prada opened.", [("Prada", "PERSON")])
    assert list(listed(doc, "companies")) == ["Prada"]
    doc = read(nlp, "Ann Prada came. Prada left.", [("Ann Prada", "PERSON"), ("Prada", "PERSON")])
    assert list(listed(doc, "people")) == ["Ann Prada"]


def test_a_product_of_the_house_is_not_its_name(nlp: Language) -> None:
    names = [("Tolland Music", "COMPANY"), ("Tolland", "COMPANY")]
    doc = read(nlp, "Tolland Music grew. Tolland fell.", names)
    assert list(listed(doc, "companies")) == ["Tolland"]


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Sony Walkmen sold. Then Sony fell.", ["Sony Walkmen", "Sony"], ["Sony"]),
        ("Sony Corp rose. Then Sony fell.", ["Sony Corp", "Sony"], ["Sony Corp"]),
        ("Sony Music rose.", ["Sony Music"], ["Sony Music"]),
        ("Sony Open Days came. Open Days went. Sony fell.", ["Sony Open Days", "Open Days"], None),
    ],
)
def test_a_known_house_keeps_its_name_beside_what_it_makes(
    nlp: Language, text: str, tagged: list[str], names: list[str] | None
) -> None:
    doc = read(nlp, text, [(name, "COMPANY") for name in tagged])
    assert list(listed(doc, "companies"))[:1] == (names or ["Sony"])


@pytest.mark.parametrize("name", ["Lithuania", "U.S.", "Scottish", "LLP"])
def test_a_country_and_a_legal_form_are_no_bodies(nlp: Language, name: str) -> None:
    doc = read(nlp, f"They played {name} on Sunday.", [(name, "ORGANIZATION")])
    assert not doc._.organizations


def test_many_that_open_a_sentence_are_nobody(nlp: Language) -> None:
    doc = read(nlp, "It chose scorers. Scorers were asked.", [("Scorers", "PERSON")])
    assert not doc._.people


def test_a_surname_that_is_a_plain_plural_stays_a_persons(nlp: Language) -> None:
    text = "Ann Waters came by the waters. Waters left."
    doc = read(nlp, text, [("Ann Waters", "PERSON"), ("Waters", "PERSON")])
    assert listed(doc, "people")["Ann Waters"]["aliases"] == ["Ann Waters", "Waters"]


@pytest.mark.parametrize("name", ["Tolland stock exchange", "Campaign Against Drift Nets"])
def test_bodies_whose_names_are_partly_plain_words_are_found(nlp: Language, name: str) -> None:
    doc = read(nlp, f"It was the {name} that said so.", [])
    assert list(listed(doc, "organizations")) == [name]


def test_a_word_before_its_founder_is_a_company(nlp: Language) -> None:
    doc = read(nlp, "It was the Tolland founder who said so.", [("Tolland", "PERSON")])
    assert list(listed(doc, "companies")) == ["Tolland"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So said an analyst at Moss Lund in Oslo.", "Moss Lund"),
        ("It is a unit of Tolland's.", "Tolland"),
    ],
)
def test_an_analysts_house_is_a_company_though_it_was_not_tagged(
    nlp: Language, text: str, name: str
) -> None:
    assert list(listed(read(nlp, text, []), "companies")) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Quill and Procter & Gamble fell.",
        "Barclays and Quill fell.",
        "Quill declined to comment.",
        "The estate agent Quill fell.",
    ],
)
def test_one_word_that_stands_as_houses_do_is_a_company(nlp: Language, text: str) -> None:
    assert "Quill" in listed(read(nlp, text, [("Quill", "PERSON")]), "companies")


def test_somebodys_surname_beside_a_house_stays_a_persons(nlp: Language) -> None:
    text = "Mara Quill came. Quill and Barclays agreed. Quill declined to comment."
    doc = read(nlp, text, [("Mara Quill", "PERSON"), ("Quill", "PERSON"), ("Quill", "PERSON")])
    assert listed(doc, "people")["Mara Quill"]["aliases"] == ["Mara Quill", "Quill"]


@pytest.mark.parametrize(
    ("text", "tagged", "label", "name"),
    [
        ("Harbor Grid CTO Ann Lee agreed.", "Harbor Grid CTO", "COMPANY", "Harbor Grid"),
        ("They met the IMF Managing Director.", "IMF Managing", "ORGANIZATION", "IMF"),
        ("An Air Force Col. agreed.", "Air Force Col", "ORGANIZATION", "Air Force"),
        ("The state Tide Board agreed.", "state Tide Board", "ORGANIZATION", "Tide Board"),
        ("It was the Lee White House.", "Lee White House", "ORGANIZATION", "White House"),
        ("The School of Acting agreed.", "School of Acting", "ORGANIZATION", "School of Acting"),
        ("The al Mara group agreed.", "al Mara", "ORGANIZATION", "al Mara"),
    ],
)
def test_a_bodys_name_ends_before_somebodys_job_and_begins_with_itself(
    nlp: Language, text: str, tagged: str, label: str, name: str
) -> None:
    field = "companies" if label == "COMPANY" else "organizations"
    assert list(listed(read(nlp, text, [(tagged, label)]), field)) == [name]


def test_no_name_goes_on_after_a_sentence_that_ends_in_capitals(nlp: Language) -> None:
    doc = read(nlp, "They were polled by LSEG. Net income fell.", [("LSEG. Net", "COMPANY")])
    assert "LSEG" in listed(doc, "companies")


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("Miranda Moss KC agreed.", "Miranda Moss KC", "Miranda Moss"),
        ("Det Con Hannah Lund agreed.", "Con Hannah Lund", "Hannah Lund"),
        ("Agronomist Hannah Lund agreed.", "Agronomist Hannah Lund", "Hannah Lund"),
        ("Maj. Hannah Lund agreed.", "Maj. Hannah Lund", "Hannah Lund"),
        ("Lt. Col. Hannah Lund agreed.", "Lt. Col. Hannah Lund", "Hannah Lund"),
        ("Staff Sgt. Hannah Lund agreed.", "Staff Sgt. Hannah Lund", "Hannah Lund"),
        ("Spaniard Hannah Lund agreed.", "Spaniard Hannah Lund", "Hannah Lund"),
        ("Col Hannah Lund agreed.", "Col Hannah Lund", "Hannah Lund"),
        ("Col Lund agreed.", "Col Lund", "Col Lund"),
        ("Maj-Britt Lund agreed.", "Maj-Britt Lund", "Maj-Britt Lund"),
        ("Dara O' Lund agreed.", "Dara O' Lund", "Dara O' Lund"),
        ("Robert Lund jr agreed.", "Robert Lund jr", "Robert Lund jr"),
        ("An alumna Hannah Lund agreed.", "alumna Hannah Lund", "Hannah Lund"),
        ("Hannah Lund trumped it.", "Hannah Lund trumped", "Hannah Lund"),
        ("Hannah Lund 79th, Bo Moss 81st", "Hannah Lund 79th", "Hannah Lund"),
        ("Hannah Lund-- she agreed.", "Hannah Lund--", "Hannah Lund"),
        ("The von der Lund plan failed.", "von der Lund", "von der Lund"),
    ],
)
def test_honours_and_ranks_are_no_part_of_a_name(
    nlp: Language, text: str, tagged: str, name: str
) -> None:
    assert list(listed(read(nlp, text, [(tagged, "PERSON")]), "people")) == [name]


def test_its_chairman_belongs_to_the_house_of_the_sentence_before(nlp: Language) -> None:
    text = "Tolland fell on Monday. Its chairman, Mara Quill, left."
    doc = read(nlp, text, [("Tolland", "COMPANY"), ("Mara Quill", "PERSON")])
    quill = listed(doc, "people")["Mara Quill"]
    assert (quill["role"], quill["affiliation"]) == ("chairman", "Tolland")


def test_a_headline_is_no_sentence_before(nlp: Language) -> None:
    text = "Its chairman, Mara Quill, left."
    names = [("Tolland", "COMPANY"), ("Acme", "COMPANY"), ("Mara Quill", "PERSON")]
    doc = read(nlp, text, names, headline="Tolland and Acme fall")
    assert listed(doc, "people")["Mara Quill"]["affiliation"] is None


def test_a_name_that_ends_in_a_trade_is_a_companys(nlp: Language) -> None:
    doc = read(nlp, "Moss Music will print it.", [("Moss Music", "PERSON")])
    assert list(listed(doc, "companies")) == ["Moss Music"]


def test_a_given_name_that_an_editor_put_in_keeps_both_brackets(nlp: Language) -> None:
    doc = read(nlp, "“Mrs [Mara] Quill and I agree.”", [("Mara] Quill", "PERSON")])
    assert list(listed(doc, "people")) == ["[Mara] Quill"]


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        (
            "Radcot College and Tolland University agreed.",
            ["Radcot College and Tolland University"],
            ["Radcot College", "Tolland University"],
        ),
        (
            "To Tolland Office -- Quill Fund.",
            ["Tolland Office -- Quill Fund"],
            ["Tolland Office", "Quill Fund"],
        ),
        (
            "It was al Qaeda in the Tolland Maghreb.",
            ["al Qaeda", "Tolland Maghreb"],
            ["al Qaeda in the Tolland Maghreb"],
        ),
        ("VIDEO Tolland League", ["VIDEO Tolland League"], ["Tolland League"]),
        ("The Tolland-based firm left.", ["Tolland-based"], []),
        ("Write to tips@tolland.example now.", ["tips@tolland.example"], []),
        ("See tolland.com/quill or call 1690.", ["tolland.com/quill", "1690"], []),
        ("The Qatari firm left.", ["Qatari"], []),
        ("Quill & Co. Tolland Guild won.", ["Co. Tolland Guild"], ["Tolland Guild"]),
        ("It is Quill Hospital and Medical School.", ["Quill Hospital and Medical School"], None),
        ("It fought al Qaeda in the Quill Trust camp.", ["al Qaeda", "Quill Trust"], None),
        ("It is EXCLUSIVE Quills.", ["EXCLUSIVE Quills"], None),
        (
            "It is Hale Power and Tolland Power.",
            ["Hale Power and Tolland Power"],
            ["Hale Power", "Tolland Power"],
        ),
    ],
)
def test_bodies_are_parted_and_joined_where_their_names_end(
    nlp: Language, text: str, tagged: list[str], names: list[str] | None
) -> None:
    doc = read(nlp, text, [(name, "ORGANIZATION") for name in tagged])
    assert list(listed(doc, "organizations")) == (tagged if names is None else names)


def test_a_duke_keeps_what_he_is_duke_of(nlp: Language) -> None:
    doc = read(nlp, "The Duke of Tolland left.", [("Duke of Tolland", "PERSON")])
    assert list(listed(doc, "people")) == ["Duke of Tolland"]
