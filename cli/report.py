"""What happened in a run: told on standard error as it happens, counted, and made an exit code."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from cli.inputs import Inputs
from cli.settings import Settings
from cli.sieve import RESULTS
from cli.signals import Terminated
from cli.terminal import Environment
from cli.wording import NAMED, Alike, counted, failure, share
from summarizer.errors import StoryError
from summarizer.sources import STDIN, Source
from summarizer.story import Outcome, Summary

if TYPE_CHECKING:
    from cli.progress import Bar


Of = TypeVar("Of")


class ExitCode(IntEnum):
    """How the command ends."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130
    TERMINATED = 143

    @classmethod
    def of_stop(cls, stop: BaseException) -> ExitCode:
        """Of a run that was asked to stop, as shells give it: 128 and the signal."""
        return cls.TERMINATED if isinstance(stop, Terminated) else cls.INTERRUPTED


@dataclass(kw_only=True)
class Report:
    """Counts the outcomes that pass through it."""

    environment: Environment
    settings: Settings
    done: int = 0
    up_to_date: int = 0
    failures: Counter[str] = field(default_factory=Counter)  # by kind
    _alike: Alike = field(default_factory=Alike)
    _started: float = field(default_factory=time.monotonic)
    _bar: Bar | None = None
    _left_out: int = 0

    @property
    def failed(self) -> int:
        """How many stories failed."""
        return self.failures.total()

    @property
    def exit_code(self) -> ExitCode:
        """Failed, as soon as one story is, and where only results of ours were found."""
        nothing = self._left_out and not self.begun
        return ExitCode.FAILED if self.failures or nothing else ExitCode.DONE

    @property
    def begun(self) -> bool:
        """Whether a story came by."""
        return bool(self.done or self.up_to_date or self.failed)

    @property
    def several(self) -> bool:
        """Whether more than one story came by."""
        return self.done + self.up_to_date + self.failed > 1

    def opening(self, inputs: Inputs) -> None:
        """Say what is not read."""
        for what, files in inputs.left_out.items():
            self._say_left_out(files, what)

    def waiting_for(self, folder: Path) -> None:
        """Say why nothing happens."""
        if not self.settings.quiet:
            self._say(f"another run is writing into {folder}; waiting until it has ended")

    @contextmanager
    def watching(self, inputs: Inputs) -> Iterator[None]:
        """Show a bar, where somebody sees it and it stands in no product's way."""
        to_files = self.settings.output is not None or self.settings.output_dir is not None
        seen = self.environment.says_to_terminal and not self.settings.quiet
        if not seen or (self.environment.shows_terminal and not to_files):
            yield
            return
        from cli.progress import shown_bar

        with shown_bar(self.environment.error_console(), total=inputs.total) as bar:
            self._bar = bar
            try:
                yield
            finally:
                self._bar = None

    def counting(self, outcomes: Iterable[tuple[Of, Outcome]]) -> Iterator[tuple[Of, Outcome]]:
        """The same outcomes; failures and remarks are said, and what was taken is counted.

        Who fails at writing an outcome never asks for the next, so that one is not done.
        """
        results: dict[Path, None] = {}
        for of, outcome in outcomes:
            if outcome.error is not None and outcome.error.kind == "result" and _in_folder(of):
                results[of.path or Path(of.name)] = None
                continue
            if outcome.error is not None:
                self._say_error(of, outcome.error)
            elif outcome.summary is not None:
                self._say_notes(outcome.summary)
            yield of, outcome
            self._count(outcome)
        for line in self._alike.more():
            self._say(_named(line))
        self._left_out += len(results)
        self._say_left_out(list(results), RESULTS)

    def _say_left_out(self, files: Sequence[Path], what: str) -> None:
        if not files or self.settings.quiet:
            return
        names = f": {', '.join(map(str, files))}" if self.settings.verbose else ""
        self._say(f"{counted(len(files), 'file')} left out ({what}){names}")

    def _say_error(self, of: object, error: StoryError) -> None:
        """Say what failed; of many records of a file that fail alike, the first few."""
        if (
            isinstance(of, Source)
            and of.record is not None
            and not self.settings.verbose
            and not self._alike.is_named(str(of.path or STDIN), error.kind)
        ):
            return
        self._say(_named(error.message), error.hint)

    def _count(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.failures[outcome.error.kind] += 1
        else:
            self.done += 1
        self._advance()

    def found_up_to_date(self) -> None:
        """Count a story that has its result already."""
        self.up_to_date += 1
        self._advance()

    def written(self, path: Path) -> None:
        """Say that a file is in its place, to who wants to know."""
        if self.settings.verbose:
            self._say(f"{path} written")

    def left_behind(self, *, orphans: Sequence[Path], doubles: Sequence[Path]) -> None:
        """Say which results no story stands behind any more; they are the reader's to delete."""
        have = "has" if len(orphans) == 1 else "have"
        self._say_results(orphans, f"{have} no story any more")
        have = "has" if len(doubles) == 1 else "have"
        self._say_results(doubles, f"{have} a newer one in another place")

    def _say_results(self, results: Sequence[Path], fate: str) -> None:
        if not results or self.settings.quiet:
            return
        named = results if self.settings.verbose else results[:NAMED]
        more = f" and {len(results) - len(named)} more" if results[len(named) :] else ""
        names = ", ".join(map(str, named)) + more
        self._say(f"{counted(len(results), 'result')} {fate}: {names}")

    def closing(self, *, interrupted: bool = False) -> None:
        """Sum up, where there is something to sum up and somebody to read it."""
        if self.settings.quiet:
            return
        if interrupted:
            self._say(f"stopped, {self._counts()}")
        elif self._is_worth_saying():
            self._say(self._counts())

    def _is_worth_saying(self) -> bool:
        to_folder = self.settings.output_dir is not None
        return bool(self.failures) or to_folder or self.environment.says_to_terminal

    def _counts(self) -> str:
        """What became of the stories, as in: 9 done, 3 failed (2 empty, 1 missing), 4.0 s."""
        parts = [f"{self.done} done"]
        if self.up_to_date:
            parts.append(f"{self.up_to_date} up to date")
        if self.failures:
            reasons = (f"{number} {failure(kind)}" for kind, number in self.failures.most_common())
            parts.append(f"{self.failed} failed ({', '.join(reasons)})")
        return f"{', '.join(parts)}, {time.monotonic() - self._started:.1f} s"

    def _say_notes(self, summary: Summary) -> None:
        source = summary.story.source
        if not self.settings.quiet:
            for note in summary.story.notes:
                self._say(_named(f"{source}: {note}"))
        if self.settings.verbose:
            self._say(_named(f"{source}: {share(summary)}"))

    def _say(self, *parts: str) -> None:
        line = self.environment.line(*parts)
        if self._bar is not None:
            self._bar.say(line)
        else:
            self.environment.show(f"{line}\n")

    def _advance(self) -> None:
        if self._bar is not None:
            self._bar.advance(failed=self.failed)


def _in_folder(of: object) -> TypeGuard[Source]:
    """Did a story only happen to stand in a folder that was asked for?"""
    return isinstance(of, Source) and of.root is not None


def _named(message: str) -> str:
    """A message that calls standard input by its name."""
    prefix = f"{STDIN}: "
    if message.startswith(prefix):
        return f"standard input: {message.removeprefix(prefix)}"
    return message
