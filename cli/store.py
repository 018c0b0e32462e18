"""An output folder: a result for each story, whole or not there, and made anew only if need be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from cli.atomic import blaming, clear_drafts, replacing
from cli.errors import OutputError, PlaceError
from cli.freshness import Shape, key_of, shape_of
from cli.inputs import Item
from cli.ledger import Entry, Ledger, Made, open_ledger
from cli.naming import Naming
from cli.occupants import digest_of_text, is_there, occupant
from cli.report import Report
from summarizer.errors import StoryError
from summarizer.limits import Limits
from summarizer.sources import Source, bytes_of
from summarizer.story import Outcome


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """What a result is made of; of a file that is written meanwhile nobody knows."""

    key: str
    stamp: tuple[int, ...]


@dataclass(kw_only=True)
class Store:
    """The results in a folder that one run writes into."""

    folder: Path
    naming: Naming
    ledger: Ledger
    report: Report
    shape: Shape
    _under_way: dict[Path, _UnderWay] = field(default_factory=dict)

    def wanted(self, stories: Iterator[Item]) -> Iterator[Item]:
        """The stories whose result is missing or was made of something else."""
        for story in stories:
            if isinstance(story, Outcome):
                yield story
                continue
            held = _held(story, self.report.settings.limits)
            if self._is_fresh(held):
                self.ledger.meet(self.naming.path_of(held), file=_file_of(held))
                self.report.found_up_to_date()
            else:
                yield held

    def filed(
        self, results: Iterable[tuple[Item, Outcome]], text_of: Callable[[Outcome], str]
    ) -> Iterator[tuple[Item, Outcome]]:
        """Each outcome once its text is in its place, or the one that says why it is not.

        Of a story that failed, an earlier result stays as it is.

        Raises:
            OutputError: a result cannot be written.
        """
        for item, outcome in results:
            if not isinstance(item, Source):
                yield item, outcome
            elif outcome.summary is None:
                self._keep(item)
                yield item, outcome
            else:
                yield item, self._put(item, outcome, text_of(outcome))

    def _put(self, story: Source, outcome: Outcome, text: str) -> Outcome:
        """Put a result into its place; it is there before the ledger says what it is made of."""
        name = self.naming.path_of(story)
        under_way = self._under_way.pop(name, None)
        made = Made(file=_file_of(story), record=story.record or 0, digest=digest_of_text(text))
        known = self.ledger.made(name)
        forced = self.report.settings.force
        if not forced and (by := occupant(self.folder / name, made=made, known=known)):
            return Outcome(source=story.name, error=PlaceError.taken(self.folder / name, by))
        # Until the new one is there, the old one is ours as well, and nothing else.
        both = f"{known.digest} {made.digest}" if known else made.digest
        self.ledger.enter(name, replace(made, digest=both))
        try:
            with replacing(self.folder / name) as write:
                write(text)
        except OutputError as error:
            if error.everywhere:
                raise
            return Outcome(source=story.name, error=PlaceError.closed(error))
        key = under_way.key if under_way and under_way.stamp == _stamp(story) else ""
        self.ledger.enter(name, replace(made, key=key))
        self.report.written(self.folder / name)
        return outcome

    def _keep(self, story: Source) -> None:
        name, file = self.naming.path_of(story), _file_of(story)
        self._under_way.pop(name, None)
        known = self.ledger.made(name)
        if known is not None and known.file == file:
            self.ledger.meet(name, file=file)

    def orphans(self) -> list[Path]:
        """Results whose story is gone, or its file, or the record in it."""
        unmet = (entry for entry in self._left() if not entry.story_was_met)
        gone = (entry for entry in unmet if entry.file_was_met or not is_there(entry.file))
        return [self.folder / entry.result for entry in gone]

    def doubles(self) -> list[Path]:
        """Results of stories of which this run made one in another place."""
        return [self.folder / entry.result for entry in self._left() if entry.story_was_made]

    def _left(self) -> list[Entry]:
        """The results that this run leaves as they are, without those in another format.

        These are of an earlier run that asked for that, and as good as they were.
        """
        return [
            entry
            for entry in self.ledger.unmet()
            if os.path.lexists(self.folder / entry.result)
            and (entry.result.suffix == self.naming.suffix or not is_there(entry.file))
        ]

    def _is_fresh(self, story: Source) -> bool:
        """Does the result stand in its place, made of just this? Keeps the key for the ledger."""
        name = self.naming.path_of(story)
        stamp = _stamp(story)
        try:
            key = key_of(story, self.shape, limits=self.report.settings.limits)
        except StoryError:  # whoever summarizes it will say why
            return False
        self._under_way[name] = _UnderWay(key, stamp)
        known = self.ledger.made(name)
        fresh = known is not None and known.key == key and not self.report.settings.force
        return fresh and (self.folder / name).is_file()


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


def _held(story: Source, limits: Limits) -> Source:
    """A story that can be read twice: what a pipe gives is kept."""
    path = story.path
    if story.data is not None or path is None:
        return story
    if os.path.isfile(path) or os.path.isdir(path):  # noqa: PTH112, PTH113 - they never raise
        return story
    try:
        return replace(story, data=bytes_of(path, limits=limits))
    except StoryError:
        return story


def _stamp(story: Source) -> tuple[int, ...]:
    """What changes with a file; nothing of bytes that are at hand."""
    if story.data is not None or story.path is None:
        return ()
    try:
        status = story.path.stat()
    except OSError:
        return (0,)
    return status.st_ino, status.st_size, status.st_mtime_ns


def _file_of(story: Source) -> Path:
    return Path(os.path.realpath(story.path or os.devnull))  # that is never gone
