"""Features by weights: how much each sentence tells of its story.

An additive model: the logit of a sentence is the sum of weight times value over the features, so
that what a feature contributes is exactly its term, taken against the feature's mean over news.
The weights are those of a logistic regression on sentences that people picked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from summarizer import extensions  # noqa: F401 - registers doc._
from summarizer.features import FEATURES, feature_matrix, is_of_body, sentence_views

WEIGHTS = Path(__file__).parent / "model" / "salience.json"


@Language.factory(
    "standfirst_salience",
    requires=["doc.sents"],
    assigns=["doc._.salience", "doc._.contributions"],
    default_config={"weights": None},
)
class SalienceScorer:
    """Scores every sentence of a Doc.

    `weights` maps feature names to (weight, mean); None takes the shipped ones.
    """

    def __init__(
        self, nlp: Language, name: str, weights: dict[str, tuple[float, float]] | None
    ) -> None:
        self.name = name
        table = weights or json.loads(WEIGHTS.read_text(encoding="utf-8"))
        pairs = np.array([table[feature] for feature in FEATURES], dtype=np.float64)
        self._weights, self._means = pairs[:, 0], pairs[:, 1]

    def __call__(self, doc: Doc) -> Doc:
        """Write salience and contributions to one Doc."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Score a stream of Docs, one at a time."""
        del batch_size
        yield from map(self, docs)

    def predict(self, docs: Iterable[Doc]) -> list[NDArray[np.float64]]:
        """Contributions [body sentences x features] to the logit, for each Doc."""
        return [
            (feature_matrix(doc, sentence_views(doc)) - self._means) * self._weights for doc in docs
        ]

    def set_annotations(
        self, docs: Iterable[Doc], contributions: Iterable[NDArray[np.float64]]
    ) -> None:
        """Write `doc._.salience`, scaled so that a story's most salient sentence has 1."""
        for doc, terms in zip(docs, contributions, strict=True):
            scores = _relative(terms.sum(axis=1))
            doc._.salience = _aligned(doc, scores)
            doc._.contributions = terms.round(4).tolist()


def _relative(logits: NDArray[np.float64]) -> list[float]:
    """The square root of each sentence's odds against those of the best one: 0 to 1."""
    if not len(logits):
        return []
    return [round(float(value), 6) for value in np.exp((logits - logits.max()) / 2)]


def _aligned(doc: Doc, scores: list[float]) -> list[float]:
    """Scores for all of doc.sents: 0 for the headline and for what is only space."""
    rest: Iterator[float] = iter(scores)
    offset = doc._.headline_end
    return [next(rest) if is_of_body(sent, offset) else 0.0 for sent in doc.sents]
