"""One run: sources to outcomes, outcomes to their view, the view to where it was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from cli.atomic import replacing
from cli.errors import OutputError
from cli.inputs import Inputs, Item, gather, more_than_one
from cli.naming import Naming
from cli.render import Renderer
from cli.report import ExitCode, Report
from cli.settings import LINES, SUFFIXES, Settings
from cli.sieve import Sieve, identity_of
from cli.terminal import Environment
from summarizer.story import Outcome

_FILE_WIDTH = 80  # columns of a rich view in a file
_FEW = 30_000  # bytes of stories that are read in the time in which processes start


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
    sieve = Sieve(environment, folder=settings.output_dir, file=settings.output)
    inputs = gather(settings.sources, environment, sieve, limits=settings.limits)
    report.opening(inputs)
    try:
        with report.watching(inputs):
            _deliver(inputs, report)
    except KeyboardInterrupt as stop:
        report.closing(interrupted=True)
        return ExitCode.of_stop(stop)
    except OutputError as error:
        if not report.begun:
            raise
        environment.say(error.message, error.hint)
        report.closing(interrupted=True)
        return ExitCode.FAILED
    if inputs.several or report.several or settings.output_dir is not None:
        report.closing()
    return report.exit_code


def _deliver(inputs: Inputs, report: Report) -> None:
    settings = report.settings
    if settings.output_dir is not None:
        _to_folder(inputs, report)
    elif settings.output is not None:
        _to_file(settings.output, inputs, report)
    else:
        _to_stdout(inputs, report)


def _to_stdout(inputs: Inputs, report: Report) -> None:
    environment = report.environment
    renderer = _renderer(report, default="rich" if environment.shows_terminal else "text")
    encoding = "utf-8" if renderer.format in {"json", *LINES} else None
    for piece in _pieces(renderer, inputs, report):
        environment.write(piece, encoding=encoding)


def _to_file(path: Path, inputs: Inputs, report: Report) -> None:
    _require_apart([path], inputs)
    renderer = _renderer(report, width=_FILE_WIDTH)
    with replacing(path) as write:
        for piece in _pieces(renderer, inputs, report):
            write(piece)
    if report.done:
        report.written(path)


def _to_folder(inputs: Inputs, report: Report) -> None:
    """A file for each story, written as soon as the story is done."""
    from cli.store import opened

    renderer = _renderer(report)
    folder = report.settings.output_dir or Path()
    naming = Naming(inputs.files, SUFFIXES[renderer.format])
    _require_apart([folder / naming.path_of(file) for file in inputs.files], inputs)
    with opened(folder, naming, report) as store:
        stories = store.wanted(inputs.stories())
        jobs = _jobs(inputs, report.settings)
        pairs = _summarized(stories, report, jobs=jobs, ordered=False)
        for _ in report.counting(store.filed(pairs, renderer.one)):
            pass
        report.left_behind(orphans=store.orphans(), doubles=store.doubles())


def _renderer(report: Report, *, default: str = "text", width: int | None = None) -> Renderer:
    settings = report.settings
    return Renderer(
        format=settings.format or default,
        environment=report.environment,
        explain=settings.explain,
        digest=settings.digest,
        by=settings.by,
        color=settings.color,
        width=width,
        to_file=settings.output is not None or settings.output_dir is not None,
    )


def _pieces(renderer: Renderer, inputs: Inputs, report: Report) -> Iterator[str]:
    """The product, piece by piece as the outcomes come."""
    several, stories = inputs.several, inputs.stories()
    if renderer.digest:
        jobs = _jobs(inputs, report.settings)
        pairs = report.counting(_summarized(stories, report, jobs=jobs))
        return iter([renderer.digested(outcome for _, outcome in pairs)])
    if not several:
        several, stories = more_than_one(stories, waiting=renderer.format not in LINES)
    jobs = _jobs(inputs, report.settings) if several else 1
    pairs = report.counting(_summarized(stories, report, jobs=jobs))
    outcomes = (outcome for _, outcome in pairs)
    return renderer.many(outcomes) if several else map(renderer.one, outcomes)


def _jobs(inputs: Inputs, settings: Settings) -> int:
    """How many processes what was asked for is worth."""
    few = inputs.size is not None and inputs.size < _FEW
    return 1 if few else settings.jobs


def _summarized(
    stories: Iterable[Item], report: Report, *, jobs: int, ordered: bool = True
) -> Iterator[tuple[Item, Outcome]]:
    """Each story with its outcome."""
    from summarizer.batch import summarized_sources
    from summarizer.summarizing import Summarizer

    settings = report.settings
    summarizer = Summarizer(
        length=settings.length,
        model=settings.model,
        focus=settings.focus,
        limits=settings.limits,
    )
    return summarized_sources(stories, summarizer, jobs=jobs, ordered=ordered)


def _require_model(model: str | None) -> None:
    """Load a pipeline that was asked for, so that its absence is found before any work."""
    if model is not None:
        from summarizer.pipeline import load

        load(model)


def _require_apart(paths: Sequence[Path], inputs: Inputs) -> None:
    """A result must not take the place of a story."""
    stories = {identity_of(file.path) for file in inputs.files if file.path is not None} - {None}
    for path in paths:
        if identity_of(path) in stories:
            raise click.UsageError(f"the result would replace the story {path}; write elsewhere.")
