"""Sentences: paragraphs, quotations and abbreviations are respected."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import summarizer.segmentation  # noqa: F401  (its import registers the component's factory)
from summarizer.reading import read_story
from summarizer.segmentation import sentence_spans

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases" / "sentences").glob("*.txt"))
SAMPLES = json.loads((HERE / "cases" / "samples.json").read_text(encoding="utf-8"))

news_text = st.lists(
    st.sampled_from(
        [
            *"The Acme U.S. No. 2 3.5 Dr. Lee A. Hart Jr., Inc. a.m. Nev. eBay He it I".split(),
            *['"', "“", "”", "(", ")", ".", "...", "…", "?", "!", "—", " ", "\n", "\n\n", "\xa0"],
            *['end."', "why?”", "Calif.", "St.", "12.", "(AP)", "Åse", "[sic]"],
        ]
    ),
    max_size=40,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_text_falls_into_the_sentences_that_a_reader_sees(case: Path) -> None:
    text, expected = case.read_text(encoding="utf-8").split("\n---\n")
    assert sentences(text) == expected.splitlines()


def test_there_are_golden_cases() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_as_many_sentences_as_a_person_counted(name: str) -> None:
    story = read_story(HERE.parent / "samples" / name)
    assert len(sentences(story.text)) == SAMPLES[name]["sentences"]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
def test_a_blank_text_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_a_sentence_without_a_stop_is_one() -> None:
    assert sentences("No stop here") == ["No stop here"]


def test_spaces_around_sentences_are_left_out_of_their_spans() -> None:
    assert list(sentence_spans("  One went.   Two stayed. \n")) == [(2, 11), (14, 25)]


def test_a_long_paragraph_takes_time_in_proportion_to_its_length() -> None:
    text = "Shares of Acme Corp. rose by 3.5% on Monday. " * 20_000
    assert sum(1 for _ in sentence_spans(text)) == 20_000


def test_a_long_run_of_marks_takes_no_longer() -> None:
    assert sentences("!" * 300_000) == ["!" * 300_000]


@given(st.text() | news_text)
def test_spans_are_ordered_disjoint_trimmed_and_within_the_text(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(st.text() | news_text)
def test_spans_cover_every_character_that_is_no_space(text: str) -> None:
    covered = {index for start, end in sentence_spans(text) for index in range(start, end)}
    assert all(char.isspace() for index, char in enumerate(text) if index not in covered)


@given(st.text() | news_text)
def test_no_sentence_crosses_a_line_break(text: str) -> None:
    assert not any("\n" in sentence for sentence in sentences(text))


@given(news_text)
def test_a_paragraph_break_between_texts_adds_no_splice(text: str) -> None:
    other = "Nobody was hurt."
    assert sentences(f"{text}\n\n{other}")[-1] == other


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    blank = spacy.blank("en")
    blank.add_pipe("standfirst_sentences")
    return blank


def test_the_component_sets_the_sentences_of_a_doc(nlp: spacy.language.Language) -> None:
    text = "Acme Corp. sued J.P. Morgan.\n\n“We won.” It is the No. 2 maker at 3 p.m. Monday."
    assert [sent.text.strip() for sent in nlp(text).sents] == sentences(text)


def test_the_component_starts_a_sentence_at_a_blank_texts_first_token(
    nlp: spacy.language.Language,
) -> None:
    assert [sent.text for sent in nlp(" \n").sents] == [" \n"]


def test_the_component_survives_a_text_without_tokens(nlp: spacy.language.Language) -> None:
    assert not list(nlp("").sents)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_component_agrees_with_the_spans_on_the_samples(
    nlp: spacy.language.Language, name: str
) -> None:
    text = read_story(HERE.parent / "samples" / name).text
    assert [sent.text.strip() for sent in nlp(text).sents] == sentences(text)


def test_a_sentence_may_end_on_the_network_of_one_letter() -> None:
    text = "He wrote so on X. Magda Lund agreed. It was by Francis X. Magda."
    assert sentences(text) == [
        "He wrote so on X.",
        "Magda Lund agreed.",
        "It was by Francis X. Magda.",
    ]
