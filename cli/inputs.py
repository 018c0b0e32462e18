"""What a command line names as SOURCE: files, folders and standard input, in their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from cli.sieve import OTHER, SPECIAL, TWICE, Sieve
from cli.terminal import Environment
from summarizer.errors import StoryError
from summarizer.folders import LINES_SUFFIXES, find_sources
from summarizer.limits import USUAL, Limits
from summarizer.sources import STDIN, Source
from summarizer.splitting import stories_of_stream, stories_or_errors
from summarizer.story import Outcome

_COUNTED = 1_000_000_000  # bytes of a file whose lines are counted, in a second
_CHUNK = 1_000_000

Item = Source | Outcome  # an outcome, where a source failed before it could be read


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """The files to summarize; standard input is a source without path and bytes.

    `left_out` are files that are not read, by the reason for that.
    """

    files: tuple[Source, ...]
    environment: Environment
    left_out: Mapping[str, Sequence[Path]] = field(default_factory=dict)
    limits: Limits = USUAL

    @property
    def several(self) -> bool:
        """Whether this is more than one file, or a folder, which may hold more tomorrow."""
        return len(self.files) > 1 or any(file.root is not None for file in self.files)

    @property
    def total(self) -> int | None:
        """How many stories there are, by a glance; None where only reading them tells."""
        counts = [_count(file) for file in self.files]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    @property
    def size(self) -> int | None:
        """How many bytes the files have; None where standard input is among them."""
        if any(file.path is None for file in self.files):
            return None
        return sum(_size_of(file.path) for file in self.files if file.path is not None)

    def stories(self) -> Iterator[Item]:
        """The stories, read as they are asked for."""
        for file in self.files:
            yield from self._piped(file) if file.path is None else self._filed(file)

    def _filed(self, file: Source) -> Iterator[Item]:
        return stories_or_errors(file, limits=self.limits)

    def _piped(self, file: Source) -> Iterator[Item]:
        try:
            stream = self.environment.input()
            yield from stories_of_stream(stream, name=file.name, limits=self.limits)
        except StoryError as error:
            yield Outcome(source=file.name, error=error)


def gather(
    names: Sequence[str], environment: Environment, sieve: Sieve, *, limits: Limits = USUAL
) -> Inputs:
    """What is named, and stands in folders that are; no name at all stands for standard input.

    Raises:
        click.UsageError: standard output is written into a story that is named.
    """
    files: list[Source] = []
    left_out: defaultdict[str, list[Path]] = defaultdict(list)
    for name in names or (STDIN,):
        if name == STDIN:
            files.append(Source(name=STDIN))
            continue
        found = find_sources([name])
        left_out[OTHER] += found.other
        left_out[SPECIAL] += found.special
        judged = [(source, sieve.why_not(source)) for source in found.sources]
        for source, why in judged:
            if why is not None:
                left_out[why].append(source.path or Path(name))
        kept = [source for source, why in judged if why is None]
        empty = not kept and TWICE not in (why for _, why in judged)
        files += [Source(name=name, path=Path(name), root=Path(name))] if empty else kept
    return Inputs(files=tuple(files), environment=environment, left_out=left_out, limits=limits)


def more_than_one(stories: Iterator[Item], *, waiting: bool) -> tuple[bool, Iterator[Item]]:
    """Whether one file holds more than one story, and all of them.

    The second record of a stream may be hours away: without `waiting` a first is taken for one of
    several.
    """
    first = list(islice(stories, 1))
    of_several = bool(first) and isinstance(first[0], Source) and first[0].record is not None
    if of_several and waiting:
        first += islice(stories, 1)
        of_several = len(first) > 1
    return of_several, chain(first, stories)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _count(file: Source) -> int | None:
    """How many stories a file seems to hold: of JSON Lines as many as it has lines."""
    if file.path is None:
        return None
    *_, last = suffixes = ["", *map(str.lower, file.path.suffixes)]
    if last in LINES_SUFFIXES and _size_of(file.path) <= _COUNTED:
        return _lines_in(file.path)
    return None if LINES_SUFFIXES.intersection(suffixes) else 1


def _lines_in(path: Path) -> int | None:
    chunk = b"\n"
    lines = 0
    try:
        with path.open("rb") as file:
            while part := file.read(_CHUNK):
                chunk = part
                lines += chunk.count(b"\n")
    except OSError:
        return 1  # error, that is said of it
    return lines + (not chunk.endswith(b"\n"))
