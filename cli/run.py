"""One run: sources to outcomes, outcomes to their view, the view to where it was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cli.inputs import Inputs, gather
from cli.render import Renderer
from cli.report import ExitCode, Report
from cli.settings import SUFFIXES, Settings
from cli.store import destinations, replacing
from cli.terminal import Environment
from summarizer.sources import Source
from summarizer.story import Outcome

_FILE_WIDTH = 80  # columns of a rich view in a file


def run(settings: Settings, environment: Environment) -> ExitCode:
    """Summarize what the settings ask for.

    Raises:
        click.UsageError: the output would be written over a story, or cannot be where it is asked.
        ModelError: the pipeline that was asked for cannot be loaded.
        OutputError: the product cannot be written.
        OutputClosedError: the reader of standard output has gone away.
    """
    report = Report(environment=environment, settings=settings)
    _require_model(settings.model)
    inputs = gather(settings.sources, environment, output=settings.output_dir or settings.output)
    report.opening(inputs)
    outcomes = report.watched(_outcomes(inputs, settings))
    try:
        _deliver(outcomes, inputs, report)
    except KeyboardInterrupt:
        report.closing(interrupted=True)
        return ExitCode.INTERRUPTED
    if inputs.several:
        report.closing()
    return report.exit_code


def _deliver(outcomes: Iterator[Outcome], inputs: Inputs, report: Report) -> None:
    settings = report.settings
    if settings.output_dir is not None:
        _to_folder(settings.output_dir, outcomes, inputs, report)
    elif settings.output is not None:
        _to_file(settings.output, outcomes, inputs, report)
    else:
        _to_stdout(outcomes, inputs, report)


def _to_stdout(outcomes: Iterator[Outcome], inputs: Inputs, report: Report) -> None:
    environment = report.environment
    renderer = _renderer(report, default="rich" if environment.shows_terminal else "text")
    encoding = "utf-8" if renderer.format in {"json", "jsonl"} else None
    for piece in _pieces(renderer, outcomes, inputs):
        environment.write(piece, encoding=encoding)


def _to_file(path: Path, outcomes: Iterator[Outcome], inputs: Inputs, report: Report) -> None:
    _require_apart([path], inputs)
    renderer = _renderer(report, width=_FILE_WIDTH)
    with replacing(path) as write:
        for piece in _pieces(renderer, outcomes, inputs):
            write(piece)
    if report.done:
        report.written(path)


def _to_folder(folder: Path, outcomes: Iterator[Outcome], inputs: Inputs, report: Report) -> None:
    """A file for each story; each is in its place before the next story is begun."""
    renderer = _renderer(report)
    paths = destinations(inputs.sources, folder, suffix=SUFFIXES[renderer.format])
    _require_apart(paths, inputs)
    place = dict(zip(inputs.sources, paths, strict=True))
    for item, outcome in zip(inputs.items, outcomes, strict=True):
        if isinstance(item, Source) and outcome.summary is not None:
            with replacing(place[item]) as write:
                write(renderer.one(outcome))
            report.written(place[item])


def _renderer(report: Report, *, default: str = "text", width: int | None = None) -> Renderer:
    settings = report.settings
    return Renderer(
        format=settings.format or default,
        environment=report.environment,
        explain=settings.explain,
        color=settings.color,
        width=width,
    )


def _pieces(renderer: Renderer, outcomes: Iterator[Outcome], inputs: Inputs) -> Iterator[str]:
    return renderer.many(outcomes) if inputs.several else map(renderer.one, outcomes)


def _outcomes(inputs: Inputs, settings: Settings) -> Iterator[Outcome]:
    """One outcome for each item, in order."""
    from summarizer.batch import summarize_sources
    from summarizer.summarizing import Summarizer

    summarizer = Summarizer(length=settings.length, model=settings.model, focus=settings.focus)
    summarized = summarize_sources(inputs.sources, summarizer, jobs=settings.jobs)
    for item in inputs.items:
        yield item if isinstance(item, Outcome) else next(summarized)
    yield from summarized  # none is left; asked once more, it lets its processes go


def _require_model(model: str | None) -> None:
    """Load a pipeline that was asked for, so that its absence is found before any work."""
    if model is not None:
        from summarizer.pipeline import load

        load(model)


def _require_apart(paths: Sequence[Path], inputs: Inputs) -> None:
    """A result must not take the place of a story."""
    stories = {_identity(source.path) for source in inputs.sources if source.path is not None}
    for path in paths:
        if _identity(path) in stories - {None}:
            raise click.UsageError(f"the result would replace the story {path}; write elsewhere.")


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is, under whichever name."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
