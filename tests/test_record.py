"""The JSON contract: keys, offsets and errors as users rely on them."""

import json

import pytest

from summarizer import NotAStoryError, Outcome, Story, outcome_record
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
