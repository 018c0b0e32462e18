"""What our pipeline components share: one Doc at a time, and knowledge that lies in a few files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

import srsly
from spacy.language import Language
from spacy.tokens import Doc

Prediction = TypeVar("Prediction")


class FileBacked(ABC, Generic[Prediction]):
    """A component that is made of the bytes of its `FILES`, and travels as those."""

    FILES: ClassVar[tuple[str, ...]]

    def __init__(self, nlp: Language, name: str) -> None:
        del nlp
        self.name = name
        self.files: dict[str, bytes] = {}

    @abstractmethod
    def load(self, files: dict[str, bytes]) -> None:
        """Make what the component works with of the bytes of its files."""

    def require_files(self) -> None:
        """Called before the files are needed.

        Raises:
            ValueError: nothing was loaded.
        """
        if not self.files:
            raise ValueError(f"the component {self.name!r} is empty: load it from disk first")

    @abstractmethod
    def predict(self, docs: Iterable[Doc]) -> list[Prediction]:
        """What the component makes of each Doc, which stays as it is."""

    @abstractmethod
    def set_annotations(self, docs: Iterable[Doc], predictions: Iterable[Prediction]) -> None:
        """Write predictions to their Docs."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        self.set_annotations([doc], self.predict([doc]))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Annotate a stream of Docs; one at a time, so `batch_size` changes nothing."""
        del batch_size
        yield from map(self, docs)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the files into a folder."""
        del exclude
        self.require_files()
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            (folder / name).write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read the files from a folder."""
        del exclude
        return self._with({name: (Path(path) / name).read_bytes() for name in self.FILES})

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files as one value."""
        del exclude
        self.require_files()
        packed: bytes = srsly.msgpack_dumps(self.files)
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Read what `to_bytes` gave."""
        del exclude
        return self._with(srsly.msgpack_loads(data))

    def __getstate__(self) -> dict[str, Any]:
        """Sessions do not pickle; the files they are made of do."""
        return {"name": self.name, "files": self.files}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.name, self.files = state["name"], {}
        if state["files"]:
            self._with(state["files"])

    def _with(self, files: dict[str, bytes]) -> Self:
        self.load(files)
        self.files = files  # last: whoever sees them finds all loaded
        return self
