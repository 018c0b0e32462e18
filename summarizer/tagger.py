"""Names in a Doc: a small encoder's tags, decoded into spans.

The encoder (all-MiniLM-L6-v2, fine-tuned with letter case as an extra input and quantized to eight
bits) gives every word a probability for each tag. `doc.ents` holds the best valid sequence of
tags, `doc.tensor` the probabilities, from which later steps decide about a name story-wide. The
states of its fourth layer, averaged over a sentence, are the sentence's vector: two layers before
its end the encoder still knows what it will forget for the tags.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from summarizer import extensions  # noqa: F401 - registers doc._
from summarizer.components import FileBacked
from summarizer.forms import KINDS
from summarizer.inference import session
from summarizer.wordpieces import Window, pieces_of_words, windows

LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
THREADS = "STANDFIRST_THREADS"  # environment variable: threads of the encoder; 0 for all cores
_IMPOSSIBLE = -1e9

VECTOR = 384  # units of a state of the encoder, and of a sentence vector

Scores = NDArray[np.float64]
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """What the encoder makes of a Doc: tag probabilities [tokens x labels], sentence vectors."""

    probabilities: Scores
    vectors: Vectors


@Language.factory(
    "standfirst_tagger",
    requires=["doc.sents"],
    assigns=["doc.ents", "doc.tensor", "doc._.sentence_vectors"],
)
class Tagger(FileBacked[Reading]):
    """Tags companies, people and organizations.

    A new tagger knows nothing: load its encoder with `from_disk` (spaCy does so for a pipeline on
    disk) before it sees a Doc.
    """

    FILES = ("encoder.onnx", "tokenizer.json")

    def load(self, files: dict[str, bytes]) -> None:
        """Make session and tokenizer of their files."""
        from tokenizers import Tokenizer

        threads = int(os.environ.get(THREADS, "0"))
        self._session = session(files["encoder.onnx"], threads=threads)
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))

    def predict(self, docs: Iterable[Doc]) -> list[Reading]:
        """The encoder's reading of each Doc."""
        self.require_files()
        return [self._read(doc) for doc in docs]

    def set_annotations(self, docs: Iterable[Doc], predictions: Iterable[Reading]) -> None:
        """Write probabilities, spans and vectors to the Docs."""
        for doc, reading in zip(docs, predictions, strict=True):
            doc.tensor = reading.probabilities
            doc.set_ents(list(_spans(doc, best_tags(reading.probabilities))))
            doc._.sentence_vectors = reading.vectors

    def _read(self, doc: Doc) -> Reading:
        words = [token.text.translate(_STRAIGHT) for token in doc]
        pieces = pieces_of_words(
            self._tokenizer, ["" if word.isspace() else word for word in words]
        )
        starts = sorted({0, *(token.i for token in doc if token.is_sent_start)})
        sentences = np.searchsorted(starts, np.arange(len(words)), side="right") - 1
        logits: Scores = np.full((len(words), len(LABELS)), _IMPOSSIBLE)
        logits[:, 0] = 0.0  # what is in no window, a space, is no name
        sums = np.zeros((len(starts), VECTOR), dtype=np.float32)
        for window in windows(words, pieces, starts):
            logits[window.words], states = self._run(window)
            np.add.at(sums, sentences[window.words], states)
        counts = np.zeros(len(starts), dtype=np.float32)
        np.add.at(counts, sentences, [len(own) for own in pieces])
        return Reading(_softmax(logits), sums / counts.clip(1)[:, None])

    def _run(self, window: Window) -> tuple[Any, Vectors]:
        """Logits [words x labels] of a window, and states [words x VECTOR], summed over pieces.

        Windows go one by one: the quantization scales span a whole input, so a neighbour in a batch
        would change a story's scores.
        """
        ids = np.array([window.ids], dtype=np.int64)
        cases = np.array([window.cases], dtype=np.int64)
        inputs = {"ids": ids, "cases": cases, "mask": np.ones_like(ids)}
        tags, states = self._session.run(["tags", "states"], inputs)
        inner = states[0, :-1]  # the last is [SEP]
        return tags[0, window.first_pieces], np.add.reduceat(inner, window.first_pieces, axis=0)


def best_tags(probabilities: Scores) -> list[int]:
    """The likeliest sequence of tags in which every I- follows its own kind (Viterbi 1967)."""
    scores = np.log(probabilities + 1e-9)
    if not len(scores):
        return []
    best = scores[0] + np.where(_STARTS, 0.0, _IMPOSSIBLE)
    back = np.zeros(scores.shape, dtype=np.int8)
    for index in range(1, len(scores)):
        paths = best[:, None] + _TRANSITIONS
        back[index] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[index]
    tags = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        tags.append(int(back[index, tags[-1]]))
    return tags[::-1]


def _transitions() -> NDArray[np.float64]:
    table = np.zeros((len(LABELS), len(LABELS)))
    for column, label in enumerate(LABELS):
        if label.startswith("I-"):
            table[:, column] = _IMPOSSIBLE
            table[[column - 1, column], column] = 0.0
    return table


# Typography is no part of a name: the encoder reads all quotation marks as typewriters have them.
_STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")
_TRANSITIONS = _transitions()
_STARTS = np.array([not label.startswith("I-") for label in LABELS])


def _spans(doc: Doc, tags: list[int]) -> Iterator[Span]:
    start = None
    for index, tag in enumerate([*tags, 0]):
        inside = LABELS[tag].startswith("I-")
        if start is not None and not inside:
            yield Span(doc, start, index, label=LABELS[tags[start]][2:])
            start = None
        if LABELS[tag].startswith("B-"):
            start = index


def _softmax(logits: Scores) -> Scores:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Scores = powers / powers.sum(axis=1, keepdims=True)
    return probabilities
