"""The whole flow with the shipped pipeline: a story in, a true summary out."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import (
    Length,
    NotAStoryError,
    Outcome,
    Source,
    Story,
    Summarizer,
    Summary,
    outcome_record,
    read_story,
    summarize,
    summarize_sources,
)
from summarizer.record import json_text
from summarizer.story import word_count

SAMPLES = sorted(Path(__file__).parents[1].joinpath("samples").glob("*.txt"))
HARBOUR = next(path for path in SAMPLES if path.stem == "harbour")
SHARED = Path(__file__).parents[2] / "shared" / "data" / "stories"
needs_stories = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the annotated stories are not beside this checkout"
)


def assert_true_to_its_story(summary: Summary) -> None:
    text = summary.story.text
    assert list(summary.chosen) == sorted(set(summary.chosen))
    for sentence in summary.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert 0.0 <= sentence.salience <= 1.0
    for entity in (*summary.companies, *summary.people, *summary.organizations):
        assert entity.name in entity.aliases
        assert entity.mentions >= max(1, len(entity.spans))
        assert all(text[start:end] in entity.aliases for start, end in entity.spans)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_summarized_word_for_word(path: Path) -> None:
    summary = Summarizer().summarize(read_story(path))
    assert 1 <= len(summary.summary) <= 3
    assert_true_to_its_story(summary)


FRAGMENTS = (
    "Oracle rose 3.5 percent, Mara Quill said.",
    "“We won. They lost,” he said.",
    "But the U.S. operations of Tolland Inc. stay.",
    'Why? "Nobody knows," Dr. Lee A. Hart Jr. wrote.',
    "ÅÄÖ & Söhne <b>AG</b> [sic] fell…",
    "The mayor",
    "\u202eevil\u202c \x1b[31mred",
    "— and then: nothing!",
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    paragraphs=st.lists(
        st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), min_size=1, max_size=4),
        min_size=1,
        max_size=6,
    ),
    headline=st.none() | st.sampled_from(("Oracle rises", "Mayor out: “enough”")),
)
def test_any_story_keeps_its_offsets(paragraphs: list[list[str]], headline: str | None) -> None:
    text = "\n\n".join(" ".join(parts).strip() for parts in paragraphs)
    story = Story(source="generated", text=text, headline=headline)
    summary = Summarizer().summarize(story)
    assert_true_to_its_story(summary)
    assert summary == Summarizer().summarize(story)


lengths = st.builds(
    Length,
    sentences=st.none() | st.integers(1, 6),
    words=st.none() | st.integers(1, 60),
    percent=st.none() | st.floats(0, 100, exclude_min=True),
)
texts = st.text() | st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40)).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, length=lengths)
def test_any_text_is_refused_or_told_within_its_length_and_survives_json(
    text: str, length: Length
) -> None:
    try:
        summary = summarize(text, length=length)
    except NotAStoryError:
        return
    assert_true_to_its_story(summary)
    assert summary == summarize(text, length=length)
    words = sum(word_count(sentence.text) for sentence in summary.summary)
    assert len(summary.chosen) <= max(1, length.sentences or len(summary.sentences))
    assert len(summary.chosen) <= max(1, (length.percent or 100) / 100 * len(summary.sentences))
    assert len(summary.chosen) == 1 or words <= (length.words or words)
    record = outcome_record(Outcome(source="a", summary=summary))
    line = json_text(record)
    assert json.loads(line) == record
    assert len(line.splitlines()) == 1


def test_length_is_kept_by_sentences_words_and_percent() -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    assert len(summarize(text, length=Length(sentences=1)).summary) == 1
    brief = summarize(text, length=Length(words=60))
    assert sum(len(sentence.text.split()) for sentence in brief.summary) <= 60
    whole = summarize(text, length=Length(percent=100))
    assert len(whole.summary) == len(whole.sentences)


def test_a_reader_is_told_where_no_sentence_is_as_short_as_asked() -> None:
    text = "The ferry to Holm stopped on Sunday after its crew walked out. Nobody was hurt."
    summary = summarize(text, length=Length(words=1))
    assert [sentence.text for sentence in summary.summary] == ["Nobody was hurt."]
    assert summary.story.notes == ("no sentence has at most 1 words; a short one is given",)


def test_a_focus_brings_the_sentences_about_it_up() -> None:
    story = read_story(HARBOUR)
    plain = Summarizer().summarize(story)
    asked = Summarizer(focus="Castellan").summarize(story)
    assert "Castellan" not in " ".join(sentence.text for sentence in plain.summary)
    assert "Castellan" in " ".join(sentence.text for sentence in asked.summary)
    assert any("+ is about the focus" in sentence.reasons for sentence in asked.summary)


def test_a_reader_is_told_where_the_story_has_nothing_of_the_focus() -> None:
    summary = Summarizer(focus="submarines").summarize(read_story(HARBOUR))
    assert summary.story.notes == ("no sentence of the story is about 'submarines'",)
    assert summary.summary == Summarizer().summarize(read_story(HARBOUR)).summary


@pytest.mark.parametrize("bound", [{"sentences": 0}, {"words": -3}, {"percent": 101}])
def test_a_length_that_makes_no_sense_is_refused(bound: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(bound))):
        Length(**bound)


def test_a_story_of_one_sentence_is_its_own_summary() -> None:
    text = "The ferry to Holm stopped on Sunday after its crew walked out."
    assert [sentence.text for sentence in summarize(text).summary] == [text]


def test_a_text_that_is_no_story_is_refused_by_the_library() -> None:
    with pytest.raises(NotAStoryError):
        summarize("   \n ")


def test_one_bad_source_costs_no_other(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    sources = [Source(str(path), path) for path in (SAMPLES[0], empty, SAMPLES[1])]
    outcomes = list(summarize_sources(sources, Summarizer()))
    assert [outcome.source for outcome in outcomes] == [source.name for source in sources]
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]


def test_workers_give_the_same_outcomes_in_the_same_order() -> None:
    sources = [Source(str(path), path) for path in SAMPLES]
    alone = list(summarize_sources(sources, Summarizer()))
    assert list(summarize_sources(sources, Summarizer(), jobs=2)) == alone


def test_a_stream_of_stories_gives_an_outcome_each() -> None:
    stories = [read_story(path) for path in SAMPLES[:2]]
    outcomes = list(Summarizer().pipe(stories))
    assert [outcome.summary.story for outcome in outcomes if outcome.summary] == stories


@needs_stories
def test_every_annotated_story_is_summarized_and_true() -> None:
    sources = [Source(str(path), path) for path in sorted(SHARED.glob("*.txt"))]
    outcomes = list(summarize_sources(sources, Summarizer()))
    assert [outcome.error for outcome in outcomes] == [None] * len(sources)
    for outcome in outcomes:
        assert outcome.summary is not None
        assert_true_to_its_story(outcome.summary)


@needs_stories
def test_the_story_this_tool_was_first_asked_for_has_its_cast() -> None:
    summary = Summarizer().summarize(read_story(SHARED / "tiktok.txt"))
    assert {entity.name for entity in summary.companies} == {
        "ByteDance",
        "Microsoft",
        "TikTok",
        "Oracle",
        "NBC News",
        "Ad-Lib",
        "Facebook",
        "Global Equities Research",
    }
    assert {entity.name: entity.role for entity in summary.people} == {
        "Trump": "President",
        "Jo Ling Kent": "NBC News Business & Tech Correspondent",
        "Adit Abhyankar": "Ad-Lib CEO",
        "Trip Chowdhry": "managing director of Global Equities Research",
    }
    assert [entity.name for entity in summary.organizations] == [
        "University of Southern California"
    ]
    assert "loading" not in summary.story.text
