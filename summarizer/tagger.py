"""Names in a Doc: a small encoder's tags, decoded into spans.

The encoder (all-MiniLM-L6-v2, fine-tuned with letter case as an extra input and quantized to eight
bits) gives every word a probability for each tag. `doc.ents` holds the best valid sequence of
tags, `doc.tensor` the probabilities, from which later steps decide about a name story-wide.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from summarizer.wordpieces import Window, pieces_of_words, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

KINDS = ("COMPANY", "PERSON", "ORGANIZATION")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
THREADS = "STANDFIRST_THREADS"  # environment variable: threads of the encoder; 0 for all cores
_IMPOSSIBLE = -1e9

Scores = NDArray[np.float64]


@Language.factory("standfirst_tagger", assigns=["doc.ents", "doc.tensor"])
class Tagger:
    """Tags companies, people and organizations.

    A new tagger knows nothing: load its encoder with `from_disk` (spaCy does so for a pipeline on
    disk) before it sees a Doc.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._files: dict[str, bytes] = {}
        self._session: InferenceSession | None = None
        self._tokenizer: Tokenizer | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of one Doc."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Set the names of a stream of Docs; one at a time, so `batch_size` changes nothing."""
        del batch_size
        yield from map(self, docs)

    def predict(self, docs: Iterable[Doc]) -> list[Scores]:
        """Tag probabilities [tokens x labels] of each Doc; columns are `LABELS`."""
        return [self._probabilities(doc) for doc in docs]

    def set_annotations(self, docs: Iterable[Doc], scores: Iterable[Scores]) -> None:
        """Write probabilities and spans to the Docs."""
        for doc, probabilities in zip(docs, scores, strict=True):
            doc.tensor = probabilities
            doc.set_ents(list(_spans(doc, best_tags(probabilities))))

    def _probabilities(self, doc: Doc) -> Scores:
        if self._session is None or self._tokenizer is None:
            raise ValueError(f"the component {self.name!r} has no encoder: load it from disk first")
        words = [token.text for token in doc]
        pieces = pieces_of_words(
            self._tokenizer, ["" if word.isspace() else word for word in words]
        )
        starts = [token.i for token in doc if token.is_sent_start]
        logits: Scores = np.full((len(words), len(LABELS)), _IMPOSSIBLE)
        logits[:, 0] = 0.0  # what is in no window, a space, is no name
        for window in windows(words, pieces, starts):
            logits[window.words] = _run(self._session, window)
        return _softmax(logits)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the encoder and its tokenizer into a folder."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self._files.items():
            (folder / name).write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Tagger:
        """Read the encoder and its tokenizer from a folder."""
        del exclude
        self._files = {
            name: (Path(path) / name).read_bytes() for name in ("encoder.onnx", "tokenizer.json")
        }
        return self._loaded()

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The encoder and its tokenizer as one value."""
        del exclude
        import srsly

        packed: bytes = srsly.msgpack_dumps(self._files)
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Tagger:
        """Read what `to_bytes` gave."""
        del exclude
        import srsly

        self._files = srsly.msgpack_loads(data)
        return self._loaded()

    def __getstate__(self) -> dict[str, Any]:
        """A session does not pickle; the files it is made of do."""
        return {"name": self.name, "_files": self._files}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.name, self._files = state["name"], state["_files"]
        self._session = self._tokenizer = None
        if self._files:
            self._loaded()

    def _loaded(self) -> Tagger:
        from tokenizers import Tokenizer

        self._session = _session(self._files["encoder.onnx"])
        self._tokenizer = Tokenizer.from_str(self._files["tokenizer.json"].decode("utf-8"))
        return self


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


def _session(model: bytes) -> InferenceSession:
    # Its makers count runs over the network unless told not to before the import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = int(os.environ.get(THREADS, "0"))
    options.use_deterministic_compute = True
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _run(session: InferenceSession, window: Window) -> Any:
    """Logits [words x labels] of a window.

    Windows go one by one: the quantization scales span a whole input, so a neighbour in a batch
    would change a story's scores.
    """
    ids = np.array([window.ids], dtype=np.int64)
    cases = np.array([window.cases], dtype=np.int64)
    inputs = {"ids": ids, "cases": cases, "mask": np.ones_like(ids)}
    return session.run(["tags"], inputs)[0][0, window.first_pieces]


def _softmax(logits: Scores) -> Scores:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Scores = powers / powers.sum(axis=1, keepdims=True)
    return probabilities
