"""Many stories, in this process or several: outcomes in the order of the input, or as they come.

Knows neither the terminal nor the disk it writes to. Workers load the pipeline once each; only
plain values cross between processes, and only a bounded number of stories is under way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TypeVar

from summarizer.errors import (
    ModelError,
    StoryError,
    UnexpectedError,
    out_of_memory,
    out_of_time,
    unexpected,
)
from summarizer.memory import bounded_memory
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

    What is wrong with a source is in its outcome. With `jobs` over 1, or with limits of time or
    memory, stories are read and summarized in processes of their own.

    Raises:
        ModelError: the pipeline that was asked for cannot be loaded.
    """
    stories = chain.from_iterable(
        stories_or_errors(source, limits=summarizer.limits) for source in sources
    )
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
    return _mapped(work, sources, summarizer, jobs=jobs, ordered=ordered)


def summarize_stories(
    stories: Iterable[Story], summarizer: Summarizer, *, jobs: int = 1
) -> Iterator[Outcome]:
    """One outcome a story, in order; as `summarize_sources`."""
    work = partial(summarize_story, summarizer=summarizer)
    return (outcome for _, outcome in _mapped(work, stories, summarizer, jobs=jobs))


def summarize_source(source: Source, *, summarizer: Summarizer) -> Outcome:
    """A source read and summarized: one pure function from input to outcome."""

    def work() -> Summary:
        story = read_source(source, language=summarizer.language, limits=summarizer.limits)
        return summarizer.summarize(story)

    return _outcome(source.name, work)


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
    except MemoryError:
        return Outcome(source=source, error=out_of_memory(source))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other stories are still done
        return Outcome(source=source, error=unexpected(source, error))


def _lost(item: Source | Story | Outcome, how: str) -> Outcome:
    """The outcome of what killed its process twice."""
    name = _name(item)
    return Outcome(source=name, error=_killed(name, how))


def _late(item: Source | Story | Outcome, seconds: float) -> Outcome:
    """The outcome of what was given up."""
    name = _name(item)
    return Outcome(source=name, error=out_of_time(name, seconds))


def _name(item: Source | Story | Outcome) -> str:
    return item.name if isinstance(item, Source) else item.source


def _killed(source: str, how: str) -> UnexpectedError:
    return UnexpectedError(
        f"{source}: the process that read it was twice {how}",
        hint="Perhaps memory was short: try it alone, with fewer --jobs or another --memory-limit.",
        kind="killed",
    )


def _mapped(
    work: Callable[[Item], Outcome],
    items: Iterable[Item],
    summarizer: Summarizer,
    *,
    jobs: int,
    ordered: bool = True,
) -> Iterator[tuple[Item, Outcome]]:
    limits = summarizer.limits
    if jobs == 1 and not limits.need_process:
        return ((item, work(item)) for item in items)
    from summarizer.workers import Deadline, Workers

    workers: Workers[Item, Outcome] = Workers(
        work=partial(_bounded, work=work, memory=limits.memory),
        prepare=partial(_prepare, summarizer.model, alone=jobs == 1),
        lost=_lost,
        jobs=jobs,
        deadline=None if limits.seconds is None else Deadline(seconds=limits.seconds, late=_late),
    )
    return workers.results(items, ordered=ordered)


def _bounded(item: Item, *, work: Callable[[Item], Outcome], memory: int | None) -> Outcome:
    with bounded_memory(memory):
        return work(item)


def _prepare(model: str | None, *, alone: bool) -> None:
    """Load the pipeline in a new worker; among others it keeps numerical work to one thread.

    What libraries would say of a story to standard error may be the story's own words.
    """
    from summarizer.pipeline import load, single_threaded

    logging.getLogger().addHandler(logging.NullHandler())
    if not alone:
        single_threaded()
    with suppress(ModelError):  # the first story says it, where it can be caught
        load(model)
