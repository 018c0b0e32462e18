"""The tagger: valid tag sequences, and a clear word when it has no encoder."""

import pickle

import numpy as np
import pytest
import spacy

from summarizer.pipeline import load
from summarizer.tagger import LABELS, Tagger, best_tags


def probabilities(*rows: dict[str, float]) -> np.ndarray:
    table = np.full((len(rows), len(LABELS)), 0.01)
    for row, given in zip(table, rows, strict=True):
        for label, value in given.items():
            row[LABELS.index(label)] = value
    return table / table.sum(axis=1, keepdims=True)


def test_an_inside_tag_follows_only_its_own_kind() -> None:
    table = probabilities({"B-PERSON": 0.9}, {"I-COMPANY": 0.6, "I-PERSON": 0.4})
    assert [LABELS[tag] for tag in best_tags(table)] == ["B-PERSON", "I-PERSON"]


def test_a_name_never_starts_with_an_inside_tag() -> None:
    table = probabilities({"I-COMPANY": 0.9, "B-COMPANY": 0.05}, {"O": 0.9})
    assert LABELS[best_tags(table)[0]] == "B-COMPANY"


def test_two_names_in_a_row_stay_two() -> None:
    table = probabilities({"B-PERSON": 0.9}, {"B-PERSON": 0.9})
    assert [LABELS[tag] for tag in best_tags(table)] == ["B-PERSON", "B-PERSON"]


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, len(LABELS)))) == []


def test_a_tagger_without_encoder_says_so() -> None:
    nlp = spacy.blank("en")
    tagger = Tagger(nlp, "names")
    with pytest.raises(ValueError, match="load it from disk"):
        tagger(nlp.make_doc("Oracle rose."))


def test_a_text_without_sentence_starts_is_read_as_one_sentence() -> None:
    tagger = load().get_pipe("standfirst_tagger")
    (reading,) = tagger.predict([load().make_doc("Oracle hired Mara Quill.")])
    assert reading.vectors.shape[0] == 1
    assert reading.vectors.any()


def test_a_loaded_tagger_crosses_processes() -> None:
    tagger = load().get_pipe("standfirst_tagger")
    copy = pickle.loads(pickle.dumps(tagger))  # noqa: S301 - our own bytes
    doc = load().make_doc("Oracle hired Mara Quill.")
    ours, theirs = copy.predict([doc])[0], tagger.predict([doc])[0]
    assert (ours.probabilities == theirs.probabilities).all()
    assert (ours.vectors == theirs.vectors).all()


def test_a_word_has_the_same_pieces_in_every_story() -> None:
    fresh = pickle.loads(pickle.dumps(load().get_pipe("standfirst_tagger")))  # noqa: S301
    doc = load().make_doc(
        "Mara Quill, of Oracle, met Mara Quill.\n\nOracle hired unflappable Quill."
    )
    (first,), (again,) = fresh.predict([doc]), fresh.predict([doc])
    assert np.array_equal(first.probabilities, again.probabilities)
    assert np.array_equal(first.vectors, again.vectors)
