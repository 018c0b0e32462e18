"""What happened in a run: told on standard error as it happens, counted, and made an exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from cli.inputs import Inputs
from cli.settings import Settings
from cli.terminal import Environment
from cli.wording import share
from summarizer.errors import StoryError
from summarizer.sources import STDIN
from summarizer.story import Outcome, Summary


class ExitCode(IntEnum):
    """How the command ends."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


@dataclass(kw_only=True)
class Report:
    """Counts the outcomes that pass through it."""

    environment: Environment
    settings: Settings
    done: int = 0
    failed: int = 0

    @property
    def exit_code(self) -> ExitCode:
        """Failed, as soon as one story is."""
        return ExitCode.FAILED if self.failed else ExitCode.DONE

    def opening(self, inputs: Inputs) -> None:
        """Say what in the folders is not read."""
        if self.settings.quiet:
            return
        if inputs.left_out:
            self.environment.say(f"{_files(inputs.left_out)} left out (not text)")
        if inputs.results:
            self.environment.say(f"{_files(inputs.results)} left out (in the output folder)")

    def watched(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes, each counted; failures and remarks are said."""
        for outcome in outcomes:
            if outcome.error is not None:
                self.failed += 1
                self._say_error(outcome.error)
            elif outcome.summary is not None:
                self.done += 1
                self._say_notes(outcome.summary)
            yield outcome

    def written(self, path: Path) -> None:
        """Say that a file is in its place, to who wants to know."""
        if self.settings.verbose:
            self.environment.say(f"{path} written")

    def closing(self, *, interrupted: bool = False) -> None:
        """Sum up, where there is something to sum up and somebody to read it."""
        failed = f", {self.failed} failed" if self.failed else ""
        counts = f"{self.done} done{failed}"
        if interrupted:
            self.environment.say(f"stopped, {counts}")
        elif not self.settings.quiet and (self.failed or self.environment.says_to_terminal):
            self.environment.say(counts)

    def _say_error(self, error: StoryError) -> None:
        self.environment.say(_named(error.message), error.hint)

    def _say_notes(self, summary: Summary) -> None:
        source = summary.story.source
        if not self.settings.quiet:
            for note in summary.story.notes:
                self.environment.say(_named(f"{source}: {note}"))
        if self.settings.verbose:
            self.environment.say(_named(f"{source}: {share(summary)}"))


def _named(message: str) -> str:
    """A message that calls standard input by its name."""
    prefix = f"{STDIN}: "
    if message.startswith(prefix):
        return f"standard input: {message.removeprefix(prefix)}"
    return message


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
