"""Many stories, in this process or several: an iterator of outcomes in the order of the input.

Knows neither the terminal nor the disk it writes to. Workers load the pipeline once each; only
plain values cross between processes, and only a bounded number of stories is under way.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from summarizer.errors import ModelError, StoryError, UnexpectedError
from summarizer.reading import read_source
from summarizer.sources import Source
from summarizer.story import Outcome, Story, Summary
from summarizer.summarizing import Summarizer

_AHEAD = 2  # chunks under way for each worker
_CHUNK = 4  # stories handed over at once

Item = TypeVar("Item", Source, Story)


def summarize_sources(
    sources: Iterable[Source], summarizer: Summarizer, *, jobs: int = 1
) -> Iterator[Outcome]:
    """One outcome a source, in order. What is wrong with a source is in its outcome.

    Raises:
        ModelError: the pipeline that was asked for cannot be loaded.
    """
    return _mapped(partial(summarize_source, summarizer=summarizer), sources, summarizer, jobs)


def summarize_stories(
    stories: Iterable[Story], summarizer: Summarizer, *, jobs: int = 1
) -> Iterator[Outcome]:
    """One outcome a story, in order; as `summarize_sources`."""
    return _mapped(partial(summarize_story, summarizer=summarizer), stories, summarizer, jobs)


def summarize_source(source: Source, *, summarizer: Summarizer) -> Outcome:
    """A source read and summarized: one pure function from input to outcome."""
    return _outcome(
        source.name,
        lambda: summarizer.summarize(read_source(source, language=summarizer.language)),
    )


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
        return Outcome(source=source, error=_unexpected(source, error))


def _unexpected(source: str, error: Exception) -> UnexpectedError:
    return UnexpectedError(
        f"{source}: could not be summarized ({type(error).__name__}: {error})",
        hint="This is a fault of standfirst; please report it.",
        kind="unexpected",
    )


def _mapped(
    work: Callable[[Item], Outcome], items: Iterable[Item], summarizer: Summarizer, jobs: int
) -> Iterator[Outcome]:
    stream = iter(items)
    # Starting workers costs more than a few stories do.
    few = list(islice(stream, _CHUNK * jobs)) if jobs > 1 else []
    stream = chain(few, stream)
    jobs = min(jobs, len(few) // _CHUNK)
    if jobs > 1:
        yield from _parallel(work, stream, summarizer, jobs)
    else:
        yield from map(work, stream)


def _parallel(
    work: Callable[[Item], Outcome], items: Iterator[Item], summarizer: Summarizer, jobs: int
) -> Iterator[Outcome]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_warm, initargs=(summarizer.model,)
    )
    try:
        waiting: deque[Future[list[Outcome]]] = deque()
        while chunk := list(islice(items, _CHUNK)):
            with _interrupts_held():
                waiting.append(pool.submit(_work_through, work, chunk))
            if len(waiting) >= _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # Whoever stops reading early need not wait for what nobody will read.
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """While workers are started, Ctrl-C is ignored, and they inherit that.

    It is the parent's to answer: it stops the pool, and a worker's traceback helps nobody.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work_through(work: Callable[[Item], Outcome], chunk: list[Item]) -> list[Outcome]:
    return [work(item) for item in chunk]


def _warm(model: str | None) -> None:
    """Load the pipeline in a new worker, with numerical libraries on one thread each."""
    from summarizer.pipeline import load, single_threaded

    single_threaded()
    with suppress(ModelError):  # the first story says it, where it can be caught
        load(model)
