"""Salience and its reasons: an additive score, and an explanation that is its own arithmetic."""

import numpy as np
import spacy
from spacy.tokens import Doc

from summarizer.explain import reasons
from summarizer.features import FEATURES, feature_matrix, sentence_views
from summarizer.salience import SalienceScorer

TEXT = "Ferries stop on Sunday. He said so. Crews want pay."


def scored(weights: dict[str, tuple[float, float]]) -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    table = dict.fromkeys(FEATURES, (0.0, 0.0)) | weights
    nlp.add_pipe("standfirst_salience", config={"weights": table})
    return nlp(TEXT)


def test_the_component_works_in_anybodys_pipeline_with_the_shipped_weights() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("standfirst_salience")
    doc = nlp(TEXT)
    assert len(doc._.salience) == 3
    assert [sent._.salience for sent in doc.sents] == doc._.salience


def test_the_most_salient_sentence_has_one_and_the_rest_less() -> None:
    doc = scored({"opens on a pronoun": (-2.0, 0.0)})
    first, second, third = doc._.salience
    assert first == third == 1.0
    assert 0.0 < second < 1.0


def test_contributions_are_weight_times_distance_from_the_mean() -> None:
    doc = scored({"opens on a pronoun": (-2.0, 0.25)})
    column = FEATURES.index("opens on a pronoun")
    assert [row[column] for row in doc._.contributions] == [0.5, -1.5, 0.5]


def test_prediction_changes_nothing_on_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    scorer = SalienceScorer(nlp, "salience", None)
    (terms,) = scorer.predict([doc])
    assert terms.shape == feature_matrix(doc, sentence_views(doc)).shape
    assert doc._.salience == []


def contributions(**values: float) -> list[float]:
    row = np.zeros(len(FEATURES))
    for name, value in values.items():
        row[FEATURES.index(name.replace("_", " "))] = value
    return row.tolist()


def test_the_strongest_reasons_come_first_with_their_sign() -> None:
    said = reasons(contributions(question=-1.0, headline_share=2.0, numbers=0.5), 0)
    assert said == ("+ repeats the headline", "− a question", "+ gives figures")


def test_features_that_mean_one_thing_are_one_reason() -> None:
    said = reasons(contributions(headline_share=0.4, headline_words=0.4, numbers=0.5), 0)
    assert said == ("+ repeats the headline", "+ gives figures")


def test_what_hardly_counts_is_not_said() -> None:
    assert reasons(contributions(numbers=0.01), 3) == ()


def test_the_names_themselves_are_the_reason() -> None:
    said = reasons(contributions(main_names=1.0), 4, names=["Oracle", "TikTok", "X"])
    assert said == ("+ names Oracle and TikTok",)
