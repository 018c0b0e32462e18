"""An output folder: a result for each story, whole or not there, and made anew only if need be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from cli.atomic import blaming, clear_drafts, replacing
from cli.freshness import Shape, key_of, shape_of
from cli.inputs import Item
from cli.ledger import Entry, Ledger, open_ledger
from cli.naming import Naming
from cli.report import Report
from summarizer.errors import StoryError
from summarizer.sources import Source, bytes_of
from summarizer.story import Outcome


@dataclass(kw_only=True)
class Store:
    """The results in a folder that one run writes into."""

    folder: Path
    naming: Naming
    ledger: Ledger
    report: Report
    shape: Shape
    _keys: dict[Path, str] = field(default_factory=dict)  # of the stories under way

    def wanted(self, stories: Iterator[Item]) -> Iterator[Item]:
        """The stories whose result is missing or was made of something else."""
        for story in stories:
            if isinstance(story, Outcome):
                yield story
                continue
            held = _held(story)
            if self._is_fresh(held):
                self.ledger.meet(self.naming.path_of(held), file=_file_of(held))
                self.report.found_up_to_date()
            else:
                yield held

    def put(self, story: Source, text: str) -> None:
        """Put a result into its place; it is there before the ledger says so.

        Raises:
            OutputError: it cannot be written.
        """
        name = self.naming.path_of(story)
        with replacing(self.folder / name) as write:
            write(text)
        self.ledger.enter(name, key=self._keys.pop(name, ""), file=_file_of(story))
        self.report.written(self.folder / name)

    def keep(self, story: Source) -> None:
        """Leave an earlier result of a story that failed as it is."""
        name = self.naming.path_of(story)
        self._keys.pop(name, None)
        self.ledger.meet(name, file=_file_of(story))

    def left_behind(self) -> list[Path]:
        """Results whose story is gone, or has its result under another name now.

        One in another format is of an earlier run that asked for that, and as good as it was.
        """
        return [
            self.folder / entry.result
            for entry in self.ledger.unmet()
            if os.path.lexists(self.folder / entry.result) and self._is_left(entry)
        ]

    def _is_left(self, entry: Entry) -> bool:
        renamed = entry.file_was_met and entry.result.suffix == self.naming.suffix
        return renamed or not os.path.lexists(entry.file)

    def _is_fresh(self, story: Source) -> bool:
        """Does the result stand in its place, made of just this? Keeps the key for the ledger."""
        name = self.naming.path_of(story)
        try:
            key = key_of(story, self.shape)
        except StoryError:  # whoever summarizes it will say why
            return False
        self._keys[name] = key
        known = not self.report.settings.force and self.ledger.key(name) == key
        return known and (self.folder / name).is_file()


@contextmanager
def opened(folder: Path, naming: Naming, report: Report) -> Iterator[Store]:
    """The output folder, this run's alone.

    Raises:
        OutputError: it cannot be written.
    """
    with blaming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    ledger = open_ledger(folder, waiting=lambda: report.waiting_for(folder))
    if ledger.may_have_drafts:
        clear_drafts(folder)
    with closing(ledger):
        shape = shape_of(report.settings)
        yield Store(folder=folder, naming=naming, ledger=ledger, report=report, shape=shape)
        ledger.end()


def _held(story: Source) -> Source:
    """A story that can be read twice: what a pipe gives is kept."""
    path = story.path
    if story.data is not None or path is None:
        return story
    if os.path.isfile(path) or os.path.isdir(path):  # noqa: PTH112, PTH113 - they never raise
        return story
    try:
        return replace(story, data=bytes_of(path))
    except StoryError:
        return story


def _file_of(story: Source) -> Path:
    return story.path.absolute() if story.path else Path(os.devnull)  # which is never gone
