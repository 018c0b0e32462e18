"""Text that was made, or happened, to cost time; faults that must cost one story; no traces."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from summarizer import NotAStoryError, Source, Summarizer, read_bytes, summarize_sources
from summarizer.entities import EntityGatherer
from summarizer.roles import role_of
from summarizer.segmentation import SentenceSegmenter

ROOT = Path(__file__).parents[1]
STORY = (
    b"The ferry to Holm stopped on Sunday after its crew walked out over pay.\n\n"
    b"Mara Quill, who leads the crew, said that they would not be back before Friday.\n"
)


def test_many_comments_before_a_story_cost_no_time() -> None:
    with pytest.raises(NotAStoryError):
        read_bytes(b"<!-- ad -->\n" * 400 + STORY, source="a.txt")


def test_a_long_list_of_names_before_a_name_costs_no_time() -> None:
    sentence = "We saw Ab , " + "UNESCO, " * 400 + "x Mary Smith"
    start = sentence.index("Mary")
    role_of([(sentence, start, start + len("Mary Smith"))])


def test_a_sentence_without_end_costs_no_time() -> None:
    nlp = spacy.blank("en")
    doc = nlp.make_doc("Donald Trump and the others and " * 1500)
    SentenceSegmenter(nlp, "sentences")(doc)
    spans = [spacy.tokens.Span(doc, i, i + 2, label="PERSON") for i in range(0, 9000, 6)]
    doc.set_ents(spans)
    EntityGatherer(nlp, "entities")(doc)
    assert [entity["name"] for entity in doc._.people] == ["Donald Trump"]


def test_the_names_of_another_recognizer_are_listed() -> None:
    nlp = spacy.blank("en")
    doc = nlp.make_doc("Alder hired Mara Quill.")
    SentenceSegmenter(nlp, "sentences")(doc)
    doc.set_ents(
        [
            spacy.tokens.Span(doc, 0, 1, label="ORG"),
            spacy.tokens.Span(doc, 2, 4, label="PERSON"),
        ]
    )
    EntityGatherer(nlp, "entities")(doc)
    assert [entity["name"] for entity in doc._.companies] == ["Alder"]
    assert [entity["name"] for entity in doc._.people] == ["Mara Quill"]


def test_a_date_that_never_was_costs_no_story() -> None:
    odd = "Ferry stops\n\nPublished 99 ſep 3, 2020\n\n2020-99-99\n\n".encode() + STORY
    sources = [Source("odd.txt", data=odd), Source("good.txt", data=STORY)]
    outcomes = list(summarize_sources(sources, Summarizer()))
    assert [outcome.error for outcome in outcomes] == [None, None]


def test_a_fault_while_reading_costs_one_story() -> None:
    broken = Source("broken.txt", data=STORY, path=None)
    object.__setattr__(broken, "data", "no bytes")
    outcomes = list(summarize_sources([broken, Source("good.txt", data=STORY)], Summarizer()))
    assert outcomes[0].error is not None
    assert outcomes[0].error.kind == "unexpected"
    assert outcomes[1].summary is not None


def test_a_run_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    environment = os.environ | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run(
        [sys.executable, "-m", "cli", "-"],
        input=STORY,
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    assert list(tmp_path.rglob("*")) == []
