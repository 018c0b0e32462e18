"""Processes that each take one item after another; one that dies costs only what it was at.

The executors of the standard library, and those built on them, share one queue among their
processes: who is killed takes the whole pool along, and nobody knows which item killed him. Here
every process has a pipe of its own, so the first unanswered item of a dead process is the one.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from summarizer.errors import ModelError
from summarizer.feed import Feed

_HELD = 2  # items with one worker: one in work, one at hand while its result is taken
_AHEAD = 64  # items for each worker that may be done before the one whose turn it is
_TRIES = 2  # processes that an item may take with it
_TICK = 0.25  # seconds in which the time that workers take is counted
_READY = True  # the first answer of a worker
_NO_START = (
    "the worker processes cannot start; a script keeps its own work under "
    "if __name__ == '__main__', because they import it"
)

Method = Literal["fork", "spawn"]
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(eq=False)
class _Task(Generic[Item]):
    """An item, its place in the order, and how many workers died of it."""

    index: int
    item: Item
    deaths: int = 0


@dataclass(eq=False)
class _Worker(Generic[Item]):
    """A process, our end of its pipe, and what it has not answered yet, in order."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    tasks: deque[_Task[Item]] = field(default_factory=deque)
    seconds: float = 0.0  # that it was seen at the first of them


@dataclass(frozen=True, kw_only=True)
class Deadline(Generic[Item, Result]):
    """How long an item may take, and what makes the result of one that took longer."""

    seconds: float
    late: Callable[[Item, float], Result]


@dataclass(kw_only=True)
class Workers(Generic[Item, Result]):
    """Up to `jobs` processes, each started when more items wait than those before can begin.

    `work` makes a result of an item, in the worker; an exception that it raises ends the run.
    `prepare` is called first in every worker. `lost` makes the result of an item whose worker died
    twice, from the item and what ended the process. Who takes longer for an item than the deadline,
    if there is one, is ended, and the item not tried again.
    """

    work: Callable[[Item], Result]
    prepare: Callable[[], None]
    lost: Callable[[Item, str], Result]
    jobs: int
    deadline: Deadline[Item, Result] | None = None
    _crew: list[_Worker[Item]] = field(default_factory=list)
    _waiting: deque[_Task[Item]] = field(default_factory=deque)
    _unready_deaths: int = 0
    _done: dict[int, tuple[Item, Result]] = field(default_factory=dict)
    _taken: int = 0
    _looked: float = 0.0

    def results(
        self, items: Iterable[Item], *, ordered: bool = True
    ) -> Iterator[tuple[Item, Result]]:
        """Every item with its result, in the order of the items or as they come.

        Only so many items are taken ahead that memory stays bounded. Whoever stops reading early
        stops the processes.
        """
        items = iter(items)
        first = list(islice(items, 1))
        try:
            if first:
                self._start()  # before there is a second thread, and it can be a copy no more
                feed = Feed(chain(first, items), room=_AHEAD * self.jobs)
                yield from self._results(feed, ordered=ordered)
        finally:
            self._stop()

    def _results(self, feed: Feed[Item], *, ordered: bool) -> Iterator[tuple[Item, Result]]:
        given = 0
        try:
            while not (feed.over and given == self._taken):
                index = given if ordered else next(iter(self._done), given)
                if index not in self._done:
                    self._step(feed, block=True)
                    continue
                given += 1
                feed.make_room()
                yield self._done.pop(index)
                self._step(feed, block=False)
        finally:
            feed.close()

    def _step(self, feed: Feed[Item], *, block: bool) -> None:
        """Take the items and results that are there, and give out work; `block` waits for one."""
        pipes = [worker.pipe for worker in self._crew] + ([] if feed.over else [feed.bell])
        patience = None if self.deadline is None else _TICK
        ready = wait(pipes, patience if block else 0)
        if feed.bell in ready:
            for item in feed.take():
                self._waiting.append(_Task(self._taken, item))
                self._taken += 1
        for worker in [worker for worker in self._crew if worker.pipe in ready]:
            self._collect(worker)
        if self.deadline is not None:
            self._watch(self.deadline)
        while self._waiting and (hand := self._hand()) is not None:
            self._give(hand, self._waiting.popleft())
        while self._lacks_hands():
            self._start()

    def _hand(self) -> _Worker[Item] | None:
        """The ready worker with least to do; while others are to come, none takes items ahead."""
        held = _HELD if len(self._crew) == self.jobs and not self._loading() else 1
        free = (worker for worker in self._crew if worker.ready and len(worker.tasks) < held)
        return min(free, key=lambda worker: len(worker.tasks), default=None)

    def _lacks_hands(self) -> bool:
        return len(self._crew) < self.jobs and len(self._waiting) > self._loading()

    def _loading(self) -> int:
        return sum(not worker.ready for worker in self._crew)

    def _start(self) -> None:
        method = _method()
        with _stops_held(method):
            self._crew.append(_started(self.work, self.prepare, method))

    def _watch(self, deadline: Deadline[Item, Result]) -> None:
        """Count the time that workers take for an item, and end those that take too long.

        Counted in ticks, so that a time in which nobody looked counts as one: Ctrl-Z, or a reader
        who is slow to take results, is not held against a worker.
        """
        now = time.monotonic()
        passed, self._looked = min(now - self._looked, _TICK), now
        for worker in [worker for worker in self._crew if worker.ready and worker.tasks]:
            worker.seconds += passed
            if worker.seconds > deadline.seconds and not worker.pipe.poll():
                self._give_up(worker, deadline)

    def _give_up(self, worker: _Worker[Item], deadline: Deadline[Item, Result]) -> None:
        """End a worker, and hand on what it had but the item it was at."""
        worker.process.kill()
        self._dismiss(worker)
        task = worker.tasks.popleft()
        self._done[task.index] = (task.item, deadline.late(task.item, deadline.seconds))
        self._waiting.extendleft(reversed(worker.tasks))

    def _dismiss(self, worker: _Worker[Item]) -> None:
        self._crew.remove(worker)
        worker.pipe.close()
        worker.process.join()

    def _give(self, worker: _Worker[Item], task: _Task[Item]) -> None:
        if not worker.tasks:
            worker.seconds = 0.0
        worker.tasks.append(task)
        with suppress(OSError):  # it is dead, as reading from it will tell
            worker.pipe.send(task.item)

    def _collect(self, worker: _Worker[Item]) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, Exception):
            raise answer
        worker.seconds = 0.0
        if not worker.ready:
            worker.ready = True
            self._unready_deaths = 0
            return
        task = worker.tasks.popleft()
        self._done[task.index] = (task.item, answer)

    def _bury(self, worker: _Worker[Item]) -> None:
        """Hand on what a dead worker had; the item it was at is tried once more, then lost."""
        self._dismiss(worker)
        how = _ending(worker.process.exitcode)
        if not worker.ready:
            self._require_start(worker.process.exitcode or 0, how)
        if worker.tasks:
            worker.tasks[0].deaths += 1
        while worker.tasks and worker.tasks[0].deaths == _TRIES:
            task = worker.tasks.popleft()
            self._done[task.index] = (task.item, self.lost(task.item, how))
        self._waiting.extendleft(reversed(worker.tasks))

    def _require_start(self, code: int, how: str) -> None:
        """Go on after a worker that died before it was ready, unless the next would too."""
        if code > 0:
            raise RuntimeError(_NO_START)
        self._unready_deaths += 1
        if self._unready_deaths == _TRIES:
            raise ModelError(
                f"the process that loads the pipeline was twice {how}",
                hint="Perhaps memory is short: try fewer --jobs.",
            )

    def _stop(self) -> None:
        """End all processes at once, whatever they are at."""
        for worker in self._crew:
            worker.process.kill()
        for worker in self._crew:
            worker.process.join()
            worker.pipe.close()
        self._crew.clear()


def _method() -> Method:
    """How to start a worker: as a copy, in no time, where this process has no second thread.

    Libraries have threads that Python does not know of. A copy has the locks of all threads, and
    only one that could free them.
    """
    try:
        alone = len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        alone = False
    return "fork" if alone else "spawn"


def _started(
    work: Callable[[Item], object], prepare: Callable[[], None], method: Method
) -> _Worker[Item]:
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    copied = ours if method == "fork" else None
    process = context.Process(target=_serve, args=(theirs, work, prepare, copied), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _stops_held(method: Method) -> Iterator[None]:
    """While a worker is started, being asked to stop waits, until it is in the crew to be ended.

    Ctrl-C never reaches the worker: it is the parent's to answer, and tracebacks help nobody.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    stops = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(stop, lambda number, _: heard.append(number)) for stop in stops]
    try:
        with _interrupts_blocked(method):
            yield
    finally:
        for stop, handler in zip(stops, before, strict=True):
            signal.signal(stop, handler)
    for number in heard[:1]:
        signal.raise_signal(number)


@contextmanager
def _interrupts_blocked(method: Method) -> Iterator[None]:
    """Block Ctrl-C in this thread, as a process that it starts then does for good."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if method == "spawn":
        resource_tracker.ensure_running()  # which would let it through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    pipe: Connection,
    work: Callable[[Item], object],
    prepare: Callable[[], None],
    copied: Connection | None,
) -> None:
    """The life of a worker.

    One that is a copy of its parent has that one's end of the pipe too, `copied`, and would never
    see the end of its parent; and it has the parent's answer to being terminated.
    """
    if copied is not None:
        copied.close()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    items: queue.SimpleQueue[Any] = queue.SimpleQueue()
    # Read at once, so that a parent never waits for a worker that waits for it.
    threading.Thread(target=_receive, args=(pipe, items), daemon=True).start()
    prepare()
    with suppress(OSError):  # the parent is gone
        pipe.send(_READY)
        while True:
            pipe.send(_answer(work, items.get()))


def _answer(work: Callable[[Item], object], item: Item) -> object:
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001 - the parent raises it
        return error


def _receive(pipe: Connection, items: queue.SimpleQueue[Any]) -> None:
    """Put what comes into the queue; without a parent there is nobody to work for."""
    while True:
        try:
            items.put(pipe.recv())
        except (EOFError, OSError):
            os._exit(0)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-code).name}"
    return f"ended with code {code}"
