"""Many stories, in this process or several: outcomes in the order of the input, or as they come.

Knows neither the terminal nor the disk it writes to. Workers load the pipeline once each; only
plain values cross between processes, and only a bounded number of stories is under way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TypeVar

from summarizer.errors import ModelError, StoryError, UnexpectedError, unexpected
from summarizer.reading import read_source
from summarizer.sources import Source
from summarizer.splitting import stories_or_errors
from summarizer.story import Outcome, Story, Summary
from summarizer.summarizing import Summarizer

Item = TypeVar("Item", bound=Source | Story | Outcome)


def summarize_sources(
    sources: Iterable[Source], summarizer: Summarizer, *, jobs: int = 1
) -> Iterator[Outcome]:
    """One outcome a story, in order: of the files of JSON Lines one for each record.

    What is wrong with a source is in its outcome.

    Raises:
        ModelError: the pipeline that was asked for cannot be loaded.
    """
    stories = chain.from_iterable(map(stories_or_errors, sources))
    return (outcome for _, outcome in summarized_sources(stories, summarizer, jobs=jobs))


def summarized_sources(
    sources: Iterable[Source | Outcome],
    summarizer: Summarizer,
    *,
    jobs: int = 1,
    ordered: bool = True,
) -> Iterator[tuple[Source | Outcome, Outcome]]:
    """Each source of one story with its outcome, in order or as they come.

    An outcome among the sources, of one that could not be opened, stays as it is. Raises as
    `summarize_sources` does.
    """
    work = partial(_summarized, summarizer=summarizer)
    return _mapped(work, sources, summarizer.model, jobs=jobs, ordered=ordered)


def summarize_stories(
    stories: Iterable[Story], summarizer: Summarizer, *, jobs: int = 1
) -> Iterator[Outcome]:
    """One outcome a story, in order; as `summarize_sources`."""
    work = partial(summarize_story, summarizer=summarizer)
    return (outcome for _, outcome in _mapped(work, stories, summarizer.model, jobs=jobs))


def summarize_source(source: Source, *, summarizer: Summarizer) -> Outcome:
    """A source read and summarized: one pure function from input to outcome."""
    return _outcome(
        source.name,
        lambda: summarizer.summarize(read_source(source, language=summarizer.language)),
    )


def _summarized(source: Source | Outcome, *, summarizer: Summarizer) -> Outcome:
    if isinstance(source, Outcome):
        return source
    return summarize_source(source, summarizer=summarizer)


def summarize_story(story: Story, *, summarizer: Summarizer) -> Outcome:
    """A story's outcome."""
    return _outcome(story.source, lambda: summarizer.summarize(story))


def _outcome(source: str, work: Callable[[], Summary]) -> Outcome:
    """What came of one piece of work; a fault of ours costs that story only."""
    try:
        return Outcome(source=source, summary=work())
    except ModelError:
        raise
    except StoryError as error:
        return Outcome(source=source, error=error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other stories are still done
        return Outcome(source=source, error=unexpected(source, error))


def _lost(item: Source | Story | Outcome, how: str) -> Outcome:
    """The outcome of what killed its process twice."""
    name = item.name if isinstance(item, Source) else item.source
    return Outcome(source=name, error=_killed(name, how))


def _killed(source: str, how: str) -> UnexpectedError:
    return UnexpectedError(
        f"{source}: the process that read it was twice {how}",
        hint="Perhaps memory was short: try it alone, or with fewer --jobs.",
        kind="killed",
    )


def _mapped(
    work: Callable[[Item], Outcome],
    items: Iterable[Item],
    model: str | None,
    *,
    jobs: int,
    ordered: bool = True,
) -> Iterator[tuple[Item, Outcome]]:
    if jobs == 1:
        return ((item, work(item)) for item in items)
    from summarizer.workers import Workers

    workers = Workers(work=work, prepare=partial(_prepare, model), lost=_lost, jobs=jobs)
    return workers.results(items, ordered=ordered)


def _prepare(model: str | None) -> None:
    """Load the pipeline in a new worker, with numerical libraries on one thread each."""
    from summarizer.pipeline import load, single_threaded

    single_threaded()
    with suppress(ModelError):  # the first story says it, where it can be caught
        load(model)
