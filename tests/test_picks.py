"""What the ranker learns from: picks, and the sentences that match highlights best."""

import pytest

pytest.importorskip("torch", reason="needs the train extra")
picks = pytest.importorskip("summarizer.training.picks", reason="needs the train extra")

STORY = (
    "The ferry stopped on Sunday.",
    "Milk is dearer than it was.",
    "Its crew walked out over pay.",
)


def test_the_matches_are_the_sentences_that_share_the_highlights_words() -> None:
    assert sorted(picks.matches_of(STORY, "Ferry stops Sunday\nCrew walks out over pay")) == [0, 2]


def test_a_sentence_that_adds_nothing_is_no_match() -> None:
    assert picks.matches_of(STORY, "The ferry stopped on Sunday.") == [0]


def test_highlights_about_something_else_match_nothing() -> None:
    assert picks.matches_of(STORY, "Submarines surfaced") == []
