"""Which files are not read, though they were asked for or stand in a folder that was."""

from __future__ import annotations

import os
import stat
from functools import cache
from pathlib import Path

import click

from cli.terminal import Environment
from summarizer.own_results import is_own_result
from summarizer.sources import Source

# Why a file is left out, as the reader is told.
OTHER = "not a kind that is read"
SPECIAL = "links to folders or nothing, pipes, devices"
RESULTS = "results of an earlier run"
OUTPUT = "what is being written"
TWICE = "named twice"

_HEAD = 8192  # bytes in which a result shows

Identity = tuple[int, int]  # of a file, under whichever name


class Sieve:
    """Tells the sources of one run from what it, or a run before it, writes.

    `folder` and `file` are where it writes to.
    """

    def __init__(
        self, environment: Environment, *, folder: Path | None = None, file: Path | None = None
    ) -> None:
        from cli.ledger import results_of

        self._output = _output_of(environment)
        self._folder = folder.resolve() if folder else None
        self._file = identity_of(file) if file else None
        self._resolved, self._results = cache(Path.resolve), cache(results_of)
        self._seen: set[Path] = set()

    def why_not(self, source: Source) -> str | None:
        """Why a source is not to be read; None of one that is.

        Raises:
            click.UsageError: it was named, and standard output is written into it.
        """
        if source.path is None:
            return None
        place = self._resolved(source.path.parent) / source.path.name
        if place in self._seen:
            return TWICE
        self._seen.add(place)
        if self._output is not None and identity_of(place) == self._output:
            if source.root is None:
                raise click.UsageError(f"the output would be written into the story {source.name}.")
            return OUTPUT
        is_result = source.root is not None and self._is_result(place, source.root)
        return RESULTS if is_result else None

    def _is_result(self, place: Path, root: Path) -> bool:
        inside = self._folder is not None and self._resolved(root) in self._folder.parents
        if inside and self._folder in place.parents:
            return True
        if any(place in self._results(above) for above in place.parents):
            return True
        return self._file is not None and identity_of(place) == self._file and _is_ours(place)


def identity_of(path: Path) -> Identity | None:
    """What a file is; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _output_of(environment: Environment) -> Identity | None:
    """The file that standard output goes to, if it is one."""
    try:
        status = os.fstat(environment.stdout.fileno()) if environment.stdout else None
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if status and stat.S_ISREG(status.st_mode) else None


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_own_result(file.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return False
