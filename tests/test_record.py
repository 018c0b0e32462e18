"""The JSON contract: keys, offsets and errors as users rely on them."""

import json
from dataclasses import replace

import pytest
from spacy import displacy

from summarizer import NotAStoryError, Outcome, Story, displacy_record, outcome_record
from summarizer.story import Entity, Sentence, Summary

TEXT = "Tolland Inc. rose. Its chief, Mara Quill, was glad."
SUMMARY = Summary(
    story=Story(source="a.txt", text=TEXT, headline="Tolland up", published="2024-03-01"),
    sentences=(
        Sentence(text="Tolland Inc. rose.", index=0, start=0, end=18, salience=1.0),
        Sentence(text="Its chief, Mara Quill, was glad.", index=1, start=19, end=51, salience=0.25),
    ),
    chosen=(0,),
    companies=(
        Entity(
            name="Tolland Inc.",
            aliases=("Tolland Inc.", "Tolland"),
            mentions=2,
            salience=1.0,
            spans=((0, 12),),
        ),
    ),
    people=(
        Entity(
            name="Mara Quill",
            aliases=("Mara Quill",),
            mentions=1,
            salience=0.5,
            spans=((30, 40),),
            role="chief",
        ),
    ),
)


def test_a_summary_has_the_keys_of_the_contract() -> None:
    record = outcome_record(Outcome(source="a.txt", summary=SUMMARY))
    assert list(record)[:9] == [
        "schema",
        "source",
        "headline",
        "byline",
        "published",
        "language",
        "words",
        "sentences",
        "text",
    ]
    assert {"summary", "companies", "people", "organizations"} <= set(record)
    assert (record["words"], record["sentences"]) == (9, 2)


def test_sentences_and_spans_are_slices_of_the_text() -> None:
    record = outcome_record(Outcome(source="a.txt", summary=SUMMARY))
    (sentence,) = record["summary"]
    assert record["text"][sentence["start"] : sentence["end"]] == sentence["text"]
    for entity in record["companies"] + record["people"]:
        assert {record["text"][a:b] for a, b in entity["spans"]} <= set(entity["aliases"])


def test_only_people_have_a_role() -> None:
    record = outcome_record(Outcome(source="a.txt", summary=SUMMARY))
    assert record["people"][0]["role"] == "chief"
    assert "role" not in record["companies"][0]


def test_a_failure_has_kind_message_and_hint() -> None:
    error = NotAStoryError("b.txt: there is no text in it", hint="Save it again.", kind="empty")
    record = outcome_record(Outcome(source="b.txt", error=error))
    assert record == {
        "schema": 1,
        "source": "b.txt",
        "error": {
            "kind": "empty",
            "message": "b.txt: there is no text in it",
            "hint": "Save it again.",
        },
    }


def test_a_record_is_plain_json() -> None:
    record = outcome_record(Outcome(source="a.txt", summary=SUMMARY))
    assert json.loads(json.dumps(record)) == record


def test_an_outcome_that_is_neither_is_refused() -> None:
    with pytest.raises(ValueError, match="a summary or an error"):
        outcome_record(Outcome(source="c.txt"))


def spanned(*spans: tuple[int, int]) -> Entity:
    return Entity(name="A", aliases=("A",), mentions=len(spans), salience=1.0, spans=spans)


def test_displacy_shows_each_name_once_under_its_kind() -> None:
    record = displacy_record(SUMMARY)
    assert [(TEXT[ent["start"] : ent["end"]], ent["label"]) for ent in record["ents"]] == [
        ("Tolland Inc.", "COMPANY"),
        ("Mara Quill", "PERSON"),
    ]
    shown = displacy.render(record, style="ent", manual=True)
    assert shown.count("<mark") == 2
    assert ">Tolland up</h2>" in shown


def test_names_for_displacy_are_sorted_and_do_not_overlap() -> None:
    summary = replace(
        SUMMARY,
        companies=(spanned((30, 34), (0, 7)),),
        people=(spanned((0, 12)),),
        organizations=(spanned((32, 40), (40, 41)),),
    )
    assert [tuple(ent.values()) for ent in displacy_record(summary)["ents"]] == [
        (0, 12, "PERSON"),
        (30, 34, "COMPANY"),
        (40, 41, "ORGANIZATION"),
    ]


def test_a_headline_is_no_markup_in_displacy() -> None:
    story = replace(SUMMARY.story, headline="<script>alert(1)</script> & more")
    shown = displacy.render(displacy_record(replace(SUMMARY, story=story)), "ent", manual=True)
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in shown


def test_displacy_shows_a_story_without_headline_without_title() -> None:
    record = displacy_record(replace(SUMMARY, story=replace(SUMMARY.story, headline=None)))
    assert record["title"] is None
    assert "<h2" not in displacy.render(record, style="ent", manual=True)
