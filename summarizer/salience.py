"""How much each sentence tells of its story: the ranker's logits, and what made them.

A part of what is known of the sentences (their place, the headline, what they mean ...) has the
contribution by which the logit falls when the ranker has to do without that part for the whole
story (erasure: Li, Monroe and Jurafsky 2016). The ranker was trained to do without any of them.
Contributions are the model's own, but need not add up to the logit: parts may stand in for one
another. A focus adds to the logit outright.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from summarizer import extensions  # noqa: F401 - registers doc._
from summarizer.components import FileBacked
from summarizer.features import FEATURES, feature_matrix, place_values
from summarizer.focus import focus_values
from summarizer.ranker import UNKNOWN, Inputs, Ranker, places_of
from summarizer.sentences import (
    SentenceView,
    body_sentences,
    is_of_body,
    sentence_views,
)
from summarizer.tagger import VECTOR

SHIPPED = Path(__file__).parent / "model" / "standfirst_salience"
# Parts that are left out together, with the features that belong to them.
PARTS: dict[str, tuple[str, ...]] = {
    "meaning": (),
    "position": tuple(place_values(0)),
    "headline": ("headline words", "headline share"),
    "centre": ("centroid", "centrality"),
    "close to the lead": ("close to the lead",),
    "names": ("names", "main names"),
    "introduction": ("introduces a name", "gives a role"),
    "length": ("short", "long", "words"),
    "quotation": ("quoted", "opens with a quotation", "reported speech", "broken quotation"),
    "opening": ("opens on a pronoun", "opens on a connective"),
    "question": ("question",),
    "numbers": ("numbers",),
    "opens paragraph": ("opens paragraph",),
    "first or second person": ("first or second person",),
}
FOCUS = "focus"
TERMS = (*PARTS, FOCUS)  # the columns of doc._.contributions

_FOCUS_WEIGHT = 3.0  # logit that a sentence gains by being about the focus
_COLUMNS = {part: [FEATURES.index(name) for name in names] for part, names in PARTS.items()}


def without(inputs: Inputs, part: str, means: NDArray[np.float32]) -> Inputs:
    """A story's inputs with one of `PARTS` left out; its features are put to their means."""
    features = inputs.features.copy()
    features[:, _COLUMNS[part]] = means[_COLUMNS[part]]
    changed = replace(inputs, features=features)
    match part:
        case "meaning":
            return replace(changed, vectors=np.zeros_like(inputs.vectors))
        case "position":
            return replace(changed, places=np.full_like(inputs.places, UNKNOWN))
        case "headline":
            return replace(changed, headline=np.zeros_like(inputs.headline))
    return changed


def in_one_line(inputs: Inputs) -> Inputs:
    """The inputs of a story whose paragraphs are lost."""
    features = inputs.features.copy()
    features[1:, _COLUMNS["opens paragraph"]] = 0.0
    return replace(inputs, features=features)


def with_only(inputs: Inputs, kept: NDArray[np.bool_]) -> Inputs:
    """The inputs of a story that has only the `kept` of its sentences.

    They move up to new places; what else the others did for them (centrality, say) stays.
    """
    left = inputs.part(np.flatnonzero(kept))
    features = left.features.copy()
    for name, values in place_values(len(features)).items():
        features[:, FEATURES.index(name)] = values
    return replace(left, places=places_of(len(features)), features=features)


def inputs_of(doc: Doc, views: Sequence[SentenceView]) -> Inputs:
    """What the ranker reads of a Doc; without the tagger's vectors, zeros stand for them."""
    headline, vectors = _vectors(doc)
    features = feature_matrix(doc, views).astype(np.float32)
    return Inputs(headline, vectors, places_of(len(views)), features)


def _vectors(doc: Doc) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The vector of the headline and those of the body's sentences."""
    known = doc._.sentence_vectors
    sentences = list(doc.sents)
    if not len(known) or len(known) != len(sentences):
        none = np.zeros((1 + len(body_sentences(doc)), VECTOR), np.float32)
        return none[0], none[1:]
    end = doc._.headline_end
    body = [is_of_body(sent, end) for sent in sentences]
    head = [sent.start_char < end for sent in sentences]
    headline = known[head].mean(axis=0) if any(head) else np.zeros(VECTOR, np.float32)
    return headline, known[body]


@dataclass(frozen=True)
class Judgement:
    """Logits [body sentences], what made them [.. x TERMS], and the features [.. x FEATURES].

    `views` are those of the sentences.
    """

    logits: NDArray[np.float64]
    contributions: NDArray[np.float64]
    features: NDArray[np.float32]
    views: Sequence[SentenceView]


# What a Doc was judged by; kept beside it, because on it only plain values can be.
_VIEWS: WeakKeyDictionary[Doc, Sequence[SentenceView]] = WeakKeyDictionary()


def judged_views(doc: Doc) -> Sequence[SentenceView]:
    """The views of a Doc's sentences by which it was judged; made anew if they are not at hand."""
    views = _VIEWS.get(doc)
    return sentence_views(doc) if views is None else views


@Language.factory(
    "standfirst_salience",
    requires=["doc.sents"],
    assigns=["doc._.salience", "doc._.contributions", "doc._.features"],
)
class SalienceScorer(FileBacked[Judgement]):
    """Scores every sentence of a Doc; one that is loaded from nowhere takes the shipped ranker."""

    FILES = ("ranker.onnx", "means.json")

    def load(self, files: dict[str, bytes]) -> None:
        """Make the ranker of its files."""
        self._ranker = Ranker(files["ranker.onnx"])
        means = json.loads(files["means.json"])
        self._means = np.array([means[name] for name in FEATURES], dtype=np.float32)

    def require_files(self) -> None:
        """One that was loaded from nowhere takes the shipped ranker."""
        if not self.files:
            self.from_disk(SHIPPED)

    def predict(self, docs: Iterable[Doc]) -> list[Judgement]:
        """The ranker's judgement of each Doc."""
        self.require_files()
        return [self._judged(doc) for doc in docs]

    def _judged(self, doc: Doc) -> Judgement:
        views = sentence_views(doc)
        inputs = inputs_of(doc, views)
        variants = [inputs, *(without(inputs, part, self._means) for part in PARTS)]
        logits = self._ranker.logits(variants)
        focus = _FOCUS_WEIGHT * np.array(focus_values(doc, views))
        contributions = np.vstack([logits[0] - logits[1:], focus]).T
        return Judgement(logits[0] + focus, contributions, inputs.features, views)

    def set_annotations(self, docs: Iterable[Doc], predictions: Iterable[Judgement]) -> None:
        """Write `doc._.salience`, scaled so that a story's most salient sentence has 1."""
        for doc, judgement in zip(docs, predictions, strict=True):
            doc._.salience = _aligned(doc, _relative(judgement.logits))
            doc._.contributions = judgement.contributions.round(4).tolist()
            doc._.features = judgement.features
            _VIEWS[doc] = judgement.views


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
