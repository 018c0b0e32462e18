"""Checksums of the shipped model, in the form that `sha256sum --check` reads."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

NAME = "SHA256SUMS"


def write_checksums(folder: Path) -> None:
    """Note what every file of a model now is."""
    lines = [f"{_digest(folder / name)}  {name}\n" for name in _names(folder)]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def mismatches(folder: Path) -> Iterator[str]:
    """The files of a model that are not what was noted, or not there, or were not noted."""
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    noted = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    for name in sorted({*noted, *_names(folder)}):
        path = folder / name
        if not path.is_file() or _digest(path) != noted.get(name):
            yield name


def _names(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return sorted(path.relative_to(folder).as_posix() for path in files)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
