"""Sentence views: offsets, terms, and the names that a sentence uses."""

import pytest
from conftest import read
from spacy.language import Language

from summarizer.sentences import cosine, headline_of, sentence_views, term_vectors


def test_the_headline_is_no_sentence_of_the_body(nlp: Language) -> None:
    doc = read(nlp, "Ferries stop. Buses run.", "Ferries stop on Sunday")
    assert [view.text for view in sentence_views(doc)] == ["Ferries stop.", "Buses run."]


def test_views_carry_the_offsets_of_their_text(nlp: Language) -> None:
    doc = read(nlp, "Ferries stop.\n\nBuses run.", "Strike")
    assert all(doc.text[view.start : view.end] == view.text for view in sentence_views(doc))


def test_a_text_has_similarity_one_with_itself_and_none_with_other_words(nlp: Language) -> None:
    views = sentence_views(read(nlp, "Ferries stop today. Ferries stop today. Milk sours."))
    first, second, third = term_vectors(views)
    assert cosine(first, second) == pytest.approx(1.0)
    assert cosine(first, third) == 0.0


def test_the_headline_is_told_from_the_body(nlp: Language) -> None:
    assert headline_of(read(nlp, "Ferries stop.", "Strike")).text.strip() == "Strike"
    assert not len(headline_of(read(nlp, "Ferries stop.")))


def test_a_sentence_knows_the_names_that_it_uses(nlp: Language) -> None:
    doc = read(nlp, "Ann Lee left. Nobody knew. Lee and Acme parted.")
    doc._.people = [record("Ann Lee", [(0, 7), (27, 30)], salience=0.5, role="boss")]
    doc._.companies = [record("Acme", [(35, 39)], salience=1.0)]
    first, second, third = sentence_views(doc)
    assert [(use.name, use.introduces, use.gives_role) for use in first.names] == [
        ("Ann Lee", True, True)
    ]
    assert not second.names
    assert [(use.name, use.introduces) for use in third.names] == [
        ("Acme", True),
        ("Ann Lee", False),
    ]


def test_a_name_in_the_headline_is_used_by_no_sentence(nlp: Language) -> None:
    doc = read(nlp, "Nobody knew.", "Ann Lee left")
    doc._.people = [record("Ann Lee", [(0, 7)], salience=1.0)]
    (view,) = sentence_views(doc)
    assert not view.names


def record(
    name: str, mentions: list[tuple[int, int]], *, salience: float, role: str | None = None
) -> dict[str, object]:
    return {"name": name, "mentions": mentions, "salience": salience, "role": role}
