"""What a command line names as SOURCE: files, folders and standard input, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cli.terminal import Environment
from summarizer.errors import StoryError
from summarizer.sources import STDIN, Source, find_sources, split
from summarizer.story import Outcome


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything to summarize; an Outcome stands where a source failed before it could be read.

    `left_out` counts files in folders that are no stories, `results` those that an earlier run
    wrote there.
    """

    items: tuple[Source | Outcome, ...]
    left_out: int = 0
    results: int = 0

    @property
    def sources(self) -> list[Source]:
        """The items that can be read."""
        return [item for item in self.items if isinstance(item, Source)]

    @property
    def several(self) -> bool:
        """Whether this is more than one story, or a folder, which may hold more tomorrow."""
        return len(self.items) > 1 or any(source.root is not None for source in self.sources)


def gather(names: Sequence[str], environment: Environment, *, output: Path | None = None) -> Inputs:
    """The inputs of a run that writes to `output`; no name at all stands for standard input."""
    items: list[Source | Outcome] = []
    left_out = results = 0
    for name in names or (STDIN,):
        if name == STDIN:
            items += _standard_input(environment)
            continue
        found = find_sources([name])
        kept = list(_without_results(found.sources, output))
        left_out += found.left_out
        results += len(found.sources) - len(kept)
        items += kept or [Source(name=name, path=Path(name), root=Path(name))]
    return Inputs(items=tuple(items), left_out=left_out, results=results)


def _standard_input(environment: Environment) -> Sequence[Source | Outcome]:
    try:
        return split(Source(name=STDIN, data=environment.read()))
    except StoryError as error:
        return [Outcome(source=STDIN, error=error)]


def _without_results(sources: Sequence[Source], output: Path | None) -> Iterator[Source]:
    """The sources of a folder without those in an output folder inside it."""
    within = output.resolve() if output else None
    for source in sources:
        asked_for = source.root is None or source.path is None
        if asked_for or within is None or not _is_under(source, within):
            yield source


def _is_under(source: Source, folder: Path) -> bool:
    return source.path is not None and source.path.resolve().is_relative_to(folder)
