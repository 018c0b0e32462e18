"""Features: what is measured on a sentence."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.features import (
    FEATURES,
    cosine,
    feature_matrix,
    has_broken_quotation,
    opens_dangling,
    sentence_views,
    term_vectors,
)
from summarizer.segmentation import SentenceSegmenter


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def read(nlp: Language, text: str, headline: str = "") -> Doc:
    head = f"{headline}\n\n" if headline else ""
    doc = nlp.make_doc(head + text)
    doc._.headline_end = len(head)
    return SentenceSegmenter(nlp, "sentences")(doc)


def column(doc: Doc, name: str) -> list[float]:
    values: list[float] = feature_matrix(doc, sentence_views(doc))[:, FEATURES.index(name)].tolist()
    return values


def test_the_headline_is_no_sentence_of_the_body(nlp: Language) -> None:
    doc = read(nlp, "Ferries stop. Buses run.", "Ferries stop on Sunday")
    assert [view.text for view in sentence_views(doc)] == ["Ferries stop.", "Buses run."]


def test_views_carry_the_offsets_of_their_text(nlp: Language) -> None:
    doc = read(nlp, "Ferries stop.\n\nBuses run.", "Strike")
    assert all(doc.text[view.start : view.end] == view.text for view in sentence_views(doc))


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


def test_every_feature_is_finite_and_about_one_in_size(nlp: Language) -> None:
    doc = read(nlp, '"What now?" she said. 12. ' + "word " * 400 + "end.", "A headline")
    values = feature_matrix(doc, sentence_views(doc))
    assert values.shape[1] == len(FEATURES)
    assert np.isfinite(values).all()
    assert np.abs(values).max() <= 1.5


def test_no_sentences_give_an_empty_matrix(nlp: Language) -> None:
    assert feature_matrix(nlp.make_doc(""), []).shape == (0, len(FEATURES))


def test_a_text_has_similarity_one_with_itself_and_none_with_other_words(nlp: Language) -> None:
    views = sentence_views(read(nlp, "Ferries stop today. Ferries stop today. Milk sours."))
    first, second, third = term_vectors(views)
    assert cosine(first, second) == pytest.approx(1.0)
    assert cosine(first, third) == 0.0


@pytest.mark.parametrize(
    ("sentence", "dangles"),
    [
        ("He said so.", True),
        ("“It works,” Quill said.", True),
        ("But prices fell.", True),
        ("This was new.", True),
        ("Quill said so.", False),
        ("Prices fell, and he knew.", False),
    ],
)
def test_a_sentence_that_leans_on_another_is_seen(
    nlp: Language, sentence: str, dangles: bool
) -> None:
    (view,) = sentence_views(read(nlp, sentence))
    assert opens_dangling(view) is dangles


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ('"We won," he said.', False),
        ('"We won.', True),
        ("“We won,” he said.", False),
        ("We won,” he said.", True),
        ("He won.", False),
    ],
)
def test_half_a_quotation_is_seen(text: str, broken: bool) -> None:
    assert has_broken_quotation(text) is broken
