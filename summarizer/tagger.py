"""Names in a Doc: a small encoder's tags, decoded into spans.

The encoder (all-MiniLM-L6-v2, fine-tuned with letter case as an extra input and quantized to eight
bits) gives every word a probability for each tag. `doc.ents` holds the best valid sequence of
tags, `doc.tensor` the probabilities, from which later steps decide about a name story-wide. The
states of its fourth layer, averaged over a sentence, are the sentence's vector: up to there the
encoder has learned which sentences tell a story too, the two layers above it have the tags alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from summarizer import extensions  # noqa: F401 - registers doc._
from summarizer.components import FileBacked
from summarizer.errors import ModelError
from summarizer.forms import KINDS
from summarizer.inference import session
from summarizer.wordpieces import Window, pieces_of_words, windows

LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
THREADS = "STANDFIRST_THREADS"  # environment variable: threads of the encoder; 0 for all cores
_IMPOSSIBLE = -1e9
_REMEMBERED = 15_000  # words

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

        self._session = session(files["encoder.onnx"], threads=_threads())
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        self._known: dict[str, list[int]] = {}  # pieces of words

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
        strings = doc.vocab.strings
        words = [written_plainly(strings[word]) for word in doc.to_array(["ORTH"]).tolist()]
        pieces = self._pieces(words)
        opens = doc.to_array(["SENT_START"]) == 1
        opens[:1] = True
        starts = np.flatnonzero(opens).tolist() or [0]
        sentences = np.cumsum(opens) - 1
        logits: Scores = np.full((len(words), len(LABELS)), _IMPOSSIBLE)
        logits[:, 0] = 0.0  # what is in no window, a space, is no name
        sums = np.zeros((len(starts), VECTOR), dtype=np.float32)
        for window in windows(words, pieces, starts):
            logits[window.words], states = self._run(window)
            _add_by_group(sums, sentences[window.words], states)
        counts = np.bincount(sentences, [len(own) for own in pieces], minlength=len(starts))
        vectors = sums / counts.astype(np.float32).clip(1)[:, None]
        return Reading(_softmax(logits), vectors)

    def _pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of words; those of stories before are remembered, up to a bound."""
        if len(self._known) > _REMEMBERED:
            self._known = {}
        return pieces_of_words(self._tokenizer, words, self._known)

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
        return tags[0, window.first_pieces], _summed(inner, window.first_pieces)


def written_plainly(word: str) -> str:
    """A word as the encoder reads it; a space is empty.

    Typography is no part of a name: all quotation marks are those of typewriters.
    """
    return "" if word.isspace() else word.translate(_STRAIGHT)


def _add_by_group(sums: Vectors, groups: NDArray[np.intp], rows: Vectors) -> None:
    """Add rows to those of `sums` that are theirs; `groups` rise.

    `np.add.at` does the same twenty times as slowly.
    """
    bounds = [0, *(np.flatnonzero(np.diff(groups)) + 1).tolist(), len(rows)]
    for start, end in pairwise(bounds):
        group = groups[start]
        sums[group] = np.add.reduce(np.vstack([sums[group], rows[start:end]]), axis=0)


def _summed(pieces: Vectors, firsts: Sequence[int]) -> Vectors:
    """The rows of `pieces` from each of `firsts` to the next, summed.

    Most words are one piece, which needs no sum: `np.add.reduceat` is slow.
    """
    sizes = np.diff(firsts, append=len(pieces))
    summed: Vectors = pieces[firsts]
    several = np.flatnonzero(sizes > 1)
    if len(several):
        rest = np.repeat(sizes > 1, sizes)
        starts = np.cumsum(sizes[several]) - sizes[several]
        summed[several] = np.add.reduceat(pieces[firsts[0] :][rest], starts, axis=0)
    return summed


def best_tags(probabilities: Scores) -> list[int]:
    """The likeliest sequence of tags in which every I- follows its own kind (Viterbi 1967).

    Every tag but an I- may follow any, so that one maximum serves them all.
    """
    if not len(probabilities):
        return []
    first, *rest = np.log(probabilities + 1e-9).tolist()
    best = [score + (_IMPOSSIBLE if i in _INSIDE else 0.0) for i, score in enumerate(first)]
    back = []
    for scores in rest:
        top = best.index(max(best))
        before = [top] * len(LABELS)
        for inside in _INSIDE:
            before[inside] = inside if best[inside] > best[inside - 1] else inside - 1
        best = list(map(add, map(best.__getitem__, before), scores))
        back.append(before)
    tags = [best.index(max(best))]
    for before in reversed(back):
        tags.append(before[tags[-1]])
    return tags[::-1]


_STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")
_INSIDE = [tag for tag, label in enumerate(LABELS) if label.startswith("I-")]  # each after its B-


def _threads() -> int:
    asked = os.environ.get(THREADS, "0")
    if not asked.isdecimal():
        raise ModelError(
            f"{THREADS} is '{asked}', and not a number of threads",
            hint="Set it to 1, 2 and so on, or to 0 for all cores.",
        )
    return int(asked)


def _spans(doc: Doc, tags: list[int]) -> Iterator[Span]:
    """A span for each B- and the I- that follow it."""
    for start in (index for index, tag in enumerate(tags) if tag and tag not in _INSIDE):
        end = start + 1
        while end < len(tags) and tags[end] in _INSIDE:
            end += 1
        yield Span(doc, start, end, label=LABELS[tags[start]][2:])


def _softmax(logits: Scores) -> Scores:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Scores = powers / powers.sum(axis=1, keepdims=True)
    return probabilities
