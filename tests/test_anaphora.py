"""Anaphora: what a sentence needs from others, and what never stands in a summary."""

from collections import Counter

import pytest

from summarizer.anaphora import (
    antecedents,
    can_be_picked,
    has_broken_quotation,
    is_bare_quotation,
    opens_dangling,
)
from summarizer.sentences import NameUse, SentenceView


def view(text: str, *, names: str = "") -> SentenceView:
    """A sentence; `names` are the kinds of names that it uses."""
    words = tuple(word.strip('.,?!“”"').lower() for word in text.split())
    uses = tuple(NameUse(kind, "A name", 1.0, 1, False, False) for kind in names.split())
    return SentenceView(text, 0, len(text), words, Counter(), uses, False)


@pytest.mark.parametrize(
    ("sentence", "dangles"),
    [
        ("He said so.", True),
        ("“It works,” Quill said.", True),
        ("But prices fell.", True),
        ("This was new.", True),
        ("Quill said so.", False),
        ("Prices fell, and he knew.", False),
        ("IT firms hired.", False),
        ("It fell.", True),
        ("This year, prices fell.", False),
        ("Both Acme and Bolt fell.", False),
        ("Both fell.", True),
        ("So far this year prices fell.", False),
        ("So prices fell.", True),
        ("So-called phishing grew.", False),
        ("Those who paid won.", False),
        ("Those were new.", True),
        ("Indeed, prices fell.", True),
        ("“Similarly, prices fell,” Quill said.", True),
        ("In addition, prices fell.", True),
        ("In addition to milk, bread fell.", False),
        ("As a result, prices fell.", True),
        ("As a result of the frost, prices fell.", False),
        ("For example, milk fell.", True),
        ("Another 22 were hurt.", True),
        ("Others were hurt.", True),
        ("One of them was hurt.", True),
        ("One of the mills was hurt.", False),
        ("If that has piqued you, come.", True),
        ("At this point prices fell.", True),
        ("At this year's fair prices fell.", False),
        ("For those who pay, prices fell.", False),
        ("At the time, prices fell.", True),
        ("At the time of the frost prices fell.", False),
        ("The former mayor left.", False),
        ("The latter left.", True),
        ("The same day, prices fell.", True),
        ("After all, prices fell.", True),
        ("Yes, prices fell.", True),
        ("In its report, the firm said so.", True),
        ("When it comes to milk, prices fell.", False),
    ],
)
def test_a_sentence_that_leans_on_another_is_seen(sentence: str, dangles: bool) -> None:
    assert opens_dangling(view(sentence)) is dangles


def test_whom_a_pronoun_means_may_be_said_in_its_own_sentence() -> None:
    assert not opens_dangling(view("In its report, Acme said so.", names="COMPANY"))
    assert opens_dangling(view("Its report says so of Acme.", names="COMPANY"))


@pytest.mark.parametrize(
    ("story", "needed"),
    [
        (["Acme bought Bolt.", "Prices fell.", "He said so."], {1}),
        (["Acme bought Bolt.", "Prices fell.", "The move surprised many."], {1}),
        (["Acme's move came late.", "Prices fell.", "The move surprised many."], {0, 1}),
        (["Acme bought Bolt.", "Prices fell.", "The prices of milk fell."], set()),
        (["Acme bought Bolt.", "Prices fell.", "The new deal surprised many."], {1}),
        (["Acme bought Bolt.", "Prices fell.", "The study of birds is old."], set()),
        (["Acme bought Bolt.", "Prices fell.", "The Deal of Kent is a town."], set()),
        (["Acme bought Bolt.", "Prices fell.", "The changes of guard go on."], set()),
    ],
)
def test_the_last_sentence_needs_one_of_those_before_it(story: list[str], needed: set[int]) -> None:
    assert list(antecedents([view(text) for text in story]))[-1] == needed


def test_the_company_leans_on_a_sentence_that_names_one() -> None:
    story = [view("Acme fell.", names="COMPANY"), view("Milk rose."), view("The company shut.")]
    assert list(antecedents(story)) == [frozenset(), frozenset(), {0}]


def test_a_bank_with_its_name_leans_on_nothing() -> None:
    story = [view("Acme fell.", names="COMPANY"), view("The Bank of Holm raised rates.")]
    assert list(antecedents(story))[-1] == set()


def test_the_pair_leans_on_a_sentence_that_names_somebody() -> None:
    story = [view("Milk rose."), view("Ann Lee left.", names="PERSON"), view("The pair had met.")]
    assert list(antecedents(story))[-1] == {1}


def test_the_first_sentence_leans_on_nothing() -> None:
    assert list(antecedents([view("He said so.")])) == [frozenset()]


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("Acme bought Bolt.", True),
        ("“We won,” Quill said.", True),
        ("“We won,” he said, “and we knew.”", True),
        ("Who won?", False),
        ("“Who won?”", False),
        ("“We won and we knew it.”", False),
        ("‘We won and we knew it.’", False),
        ("‘We won,’ Quill said.", True),
        ('"We won.', False),
        ("Harbour Street at dawn", False),
        ("Harbour Street closed:", True),
        (", the tallest guard of the league, will play for Holm next year.", False),
        ("(Milk is dearer.)", True),
    ],
)
def test_questions_bare_quotations_and_stubs_tell_no_story(text: str, fit: bool) -> None:
    assert can_be_picked(view(text)) is fit


def test_a_quotation_with_its_speaker_is_not_bare() -> None:
    assert not is_bare_quotation("“We won,” said Quill.")
    assert not is_bare_quotation("Quill won.")


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ('"We won," he said.', False),
        ('"We won.', True),
        ("“We won,” he said.", False),
        ("We won,” he said.", True),
        ("He won.", False),
    ],
)
def test_half_a_quotation_is_seen(text: str, broken: bool) -> None:
    assert has_broken_quotation(text) is broken


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("The 52-year-old sued.", frozenset({0})),
        ("The 52-year-old pop star sued.", frozenset({0})),
        ("The 52-year-old, Ann Lee, sued.", frozenset()),
        ("The 52-year-old singer Ann Lee sued.", frozenset()),
    ],
)
def test_somebody_told_by_an_age_alone_needs_a_name(text: str, needed: frozenset[int]) -> None:
    story = [view("Ann Lee left.", names="PERSON"), view("Milk rose."), view(text)]
    assert list(antecedents(story))[2] == needed
