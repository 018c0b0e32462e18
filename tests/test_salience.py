"""Salience: the shipped ranker's judgement, what it rests on, and what a focus adds."""

import pickle
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.features import FEATURES
from summarizer.pipeline import analysed, load
from summarizer.ranker import UNKNOWN, Inputs
from summarizer.salience import (
    FOCUS,
    PARTS,
    TERMS,
    SalienceScorer,
    in_one_line,
    inputs_of,
    with_only,
    without,
)
from summarizer.sentences import sentence_views

TEXT = "Ferries stop on Sunday. He said so. Crews want pay."


@pytest.fixture(scope="module")
def doc() -> Doc:
    return analysed(load(), TEXT + "\n\nMilk is dearer.", headline="Ferries to stop on Sunday")


@pytest.fixture(scope="module")
def inputs(doc: Doc) -> Inputs:
    return inputs_of(doc, sentence_views(doc))


def test_the_component_works_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("standfirst_salience")
    doc = nlp(TEXT)
    assert len(doc._.salience) == 3
    assert [sent._.salience for sent in doc.sents] == doc._.salience


def test_the_most_salient_sentence_has_one_and_the_headline_none(doc: Doc) -> None:
    headline, *body = doc._.salience
    assert headline == 0.0
    assert max(body) == 1.0
    assert min(body) > 0.0


def test_prediction_changes_nothing_on_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    bare = nlp(TEXT)
    (judgement,) = SalienceScorer(nlp, "salience").predict([bare])
    assert judgement.logits.shape == (3,)
    assert judgement.contributions.shape == (3, len(TERMS))
    assert bare._.salience == []


def test_a_contribution_is_what_the_logit_loses_without_the_part(inputs: Inputs, doc: Doc) -> None:
    scorer = load().get_pipe("standfirst_salience")
    means, ranker = scorer._means, scorer._ranker  # noqa: SLF001 - the arithmetic is the test
    whole, less = ranker.logits([inputs, without(inputs, "headline", means)])
    column = TERMS.index("headline")
    said = [row[column] for row in doc._.contributions]
    assert said == pytest.approx((whole - less).tolist(), abs=1e-4)


def test_every_feature_belongs_to_exactly_one_part() -> None:
    assert sorted(name for names in PARTS.values() for name in names) == sorted(FEATURES)


def test_what_is_left_out_is_gone_and_the_rest_is_as_it_was(inputs: Inputs) -> None:
    means = np.full(len(FEATURES), 0.5, dtype=np.float32)
    less = without(inputs, "meaning", means)
    assert not less.vectors.any()
    assert (less.features == inputs.features).all()
    assert (without(inputs, "position", means).places == UNKNOWN).all()
    assert not without(inputs, "headline", means).headline.any()
    question = FEATURES.index("question")
    assert (without(inputs, "question", means).features[:, question] == 0.5).all()


def test_in_one_line_only_the_first_sentence_opens_a_paragraph(inputs: Inputs) -> None:
    column = FEATURES.index("opens paragraph")
    assert inputs.features[:, column].tolist() == [1.0, 0.0, 0.0, 1.0]
    assert in_one_line(inputs).features[:, column].tolist() == [1.0, 0.0, 0.0, 0.0]


def test_sentences_move_up_where_others_are_left_out(inputs: Inputs) -> None:
    left = with_only(inputs, np.array([False, True, True, True]))
    first, later = FEATURES.index("position 0"), FEATURES.index("later half")
    assert left.places.tolist() == [1, 2, 3]
    assert left.features[:, first].tolist() == [1.0, 0.0, 0.0]
    assert left.features[:, later].tolist() == [0.0, 0.0, 1.0]
    assert (left.vectors == inputs.vectors[1:]).all()
    quoted = FEATURES.index("quoted")
    assert (left.features[:, quoted] == inputs.features[1:, quoted]).all()


def test_nothing_changes_where_no_sentence_is_left_out(inputs: Inputs) -> None:
    same = with_only(inputs, np.ones(4, dtype=np.bool_))
    assert (same.features == inputs.features).all()
    assert (same.places == inputs.places).all()


def test_the_vectors_tell_the_headline_from_the_sentences(inputs: Inputs, doc: Doc) -> None:
    assert inputs.headline.any()
    assert (inputs.headline == doc._.sentence_vectors[0]).all()
    assert (inputs.vectors == doc._.sentence_vectors[1:]).all()


def test_without_the_tagger_zeros_stand_for_the_vectors() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("standfirst_sentences")
    doc = nlp(TEXT)
    inputs = inputs_of(doc, sentence_views(doc))
    assert not inputs.headline.any()
    assert inputs.vectors.shape == (3, 384)
    assert not inputs.vectors.any()


def test_an_empty_text_has_no_sentences_to_score() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("standfirst_salience")
    assert nlp("")._.salience == []


def test_a_pipeline_saved_before_its_first_doc_holds_the_ranker(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("standfirst_salience")
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT)._.salience == nlp(TEXT)._.salience


def test_a_focus_adds_to_the_sentences_about_it() -> None:
    plain = analysed(load(), TEXT, headline=None)
    asked = analysed(load(), TEXT, headline=None, focus="pay")
    column = TERMS.index(FOCUS)
    assert [row[column] for row in plain._.contributions] == [0.0, 0.0, 0.0]
    first, second, third = (row[column] for row in asked._.contributions)
    assert third > first == second == 0.0
    assert asked._.salience[2] / asked._.salience[0] > plain._.salience[2] / plain._.salience[0]


def test_a_scorer_crosses_processes(doc: Doc) -> None:
    scorer = load().get_pipe("standfirst_salience")
    copy = pickle.loads(pickle.dumps(scorer))  # noqa: S301 - our own bytes
    ours, theirs = copy.predict([doc])[0], scorer.predict([doc])[0]
    assert (ours.logits == theirs.logits).all()
    assert (ours.contributions == theirs.contributions).all()


def test_a_pipeline_travels_as_bytes() -> None:
    nlp: Language = load()
    copy = spacy.blank("en")
    for name in nlp.pipe_names:
        copy.add_pipe(name)
    copy.from_bytes(nlp.to_bytes())
    assert copy(TEXT)._.salience == nlp(TEXT)._.salience
