"""Features: what is measured on a sentence."""

import numpy as np
from conftest import read
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.features import FEATURES, feature_matrix
from summarizer.sentences import sentence_views


def column(doc: Doc, name: str) -> list[float]:
    values: list[float] = feature_matrix(doc, sentence_views(doc))[:, FEATURES.index(name)].tolist()
    return values


def test_paragraph_openings_are_told_from_the_sentences_inside(nlp: Language) -> None:
    doc = read(nlp, "Ferries stop. Buses run.\n\nTrains run too.", "Strike")
    assert column(doc, "opens paragraph") == [1.0, 0.0, 1.0]


def test_a_sentence_with_the_headlines_words_scores_on_it(nlp: Language) -> None:
    doc = read(nlp, "The ferries stop on Sunday. Milk is dearer.", "Ferries stop on Sunday")
    near, far = column(doc, "headline share")
    assert near > far == 0.0


def test_the_common_subject_is_closer_to_the_centroid(nlp: Language) -> None:
    doc = read(nlp, "Ferry crews strike. Ferry crews want pay. Ferry owners refuse. Milk sours.")
    centroid = column(doc, "centroid")
    assert max(centroid[:3]) > centroid[3]


def test_the_us_speaks_in_no_first_person(nlp: Language) -> None:
    doc = read(nlp, "The US bought milk. They sold us milk.")
    assert column(doc, "first or second person") == [0.0, 1.0]


def test_this_year_is_no_pronoun_and_as_a_result_connects(nlp: Language) -> None:
    doc = read(nlp, "This year milk is dearer. This is new. As a result, few buy it.")
    assert column(doc, "opens on a pronoun") == [0.0, 1.0, 0.0]
    assert column(doc, "opens on a connective") == [0.0, 0.0, 1.0]


def test_every_feature_is_finite_and_about_one_in_size(nlp: Language) -> None:
    doc = read(nlp, '"What now?" she said. 12. ' + "word " * 400 + "end.", "A headline")
    values = feature_matrix(doc, sentence_views(doc))
    assert values.shape[1] == len(FEATURES)
    assert np.isfinite(values).all()
    assert np.abs(values).max() <= 1.5


def test_no_sentences_give_an_empty_matrix(nlp: Language) -> None:
    assert feature_matrix(nlp.make_doc(""), []).shape == (0, len(FEATURES))
