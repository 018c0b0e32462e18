"""A bar on standard error while many stories are read, where somebody watches."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID


class Bar:
    """How far a run is: stories of how many, stories a second, time left, failures so far."""

    def __init__(self, progress: Progress, task: TaskID, *, total: int | None) -> None:
        self._progress = progress
        self._task = task
        self._total = total
        self._done = 0
        self._first = 0.0

    def advance(self, *, failed: int) -> None:
        """One more story is through; so many failed up to now."""
        now = time.monotonic()
        # The first waits for the pipeline, and would make all seem slow.
        self._first = self._first or now
        speed = self._done / (now - self._first) if now > self._first else 0.0
        self._done += 1
        failures = f", {failed} failed" if failed else ""
        said = f"{speed:.1f} a second{failures}" if speed else failures.lstrip(", ")
        # A file may hold more than it seemed to.
        total = None if self._total is None else max(self._total, self._done)
        self._progress.update(self._task, advance=1, total=total, said=said)

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self._progress.console.print(Text(line), soft_wrap=True)


@contextmanager
def shown_bar(console: Console, *, total: int | None) -> Iterator[Bar]:
    """A bar for as long as the block lasts; `total` is None where nobody knows how many."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[said]}", markup=False),
        TimeRemainingColumn(compact=True),
    )
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
    ) as progress:
        task = progress.add_task("", total=total, said="loading")
        yield Bar(progress, task, total=total)
