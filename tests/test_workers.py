"""Processes that take items: order, deaths, ends, and how much is taken ahead."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from summarizer import workers
from summarizer.errors import ModelError
from summarizer.workers import Deadline, Workers

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds after which a wait is a hang

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="needs signals that kill")


@dataclass
class DieOnce:
    """What kills the first worker before its first item."""

    mark: Path

    def __call__(self) -> None:
        if not self.mark.exists():
            self.mark.touch()
            die()


def nothing() -> None:
    """What a worker does before its first item."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(item: str, how: str) -> str:
    return f"{item} lost: {how}"


def worked(item: str) -> str:
    """Do what an item asks for; most ask for nothing."""
    match item.split():
        case ["die"]:
            die()
        case ["die", "once", mark] if not Path(mark).exists():
            Path(mark).touch()
            die()
        case ["tally", mark]:
            with Path(mark).open("a") as file:
                file.write("x")
            die()
        case ["linger", mark]:
            with Path(mark).open("a") as file:
                file.write("x")
            threading.Event().wait()
        case ["pause"]:
            time.sleep(0.3)
        case ["exit"]:
            os._exit(3)
        case ["fail"]:
            raise LookupError(item)
        case ["mark", mark]:
            Path(mark).touch()
        case ["wait", mark]:
            wait_until(Path(mark).exists)
    return f"{item} done"


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def process_of(_: int) -> int:
    return os.getpid()


def slowly(_: int) -> int:
    time.sleep(0.1)
    return os.getpid()


def turned(item: bytes) -> bytes:
    return item[::-1]


def crew(jobs: int, *, prepare: Callable[[], None] = nothing) -> Workers[str, str]:
    return Workers(work=worked, prepare=prepare, lost=killed, jobs=jobs)


def hasty(jobs: int, seconds: float) -> Workers[str, str]:
    late = Deadline[str, str](seconds=seconds, late=lambda item, most: f"{item} late: {most}")
    return replace(crew(jobs), deadline=late)


def processes(jobs: int, work: Callable[[int], int] = process_of) -> Workers[int, int]:
    """Workers whose results are their process ids, and -1 where one died."""
    return Workers(work=work, prepare=nothing, lost=lambda _, __: -1, jobs=jobs)


def results(items: list[str], *, jobs: int, ordered: bool = True) -> list[str]:
    return [result for _, result in crew(jobs).results(items, ordered=ordered)]


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_item_comes_back_once_with_its_result(jobs: int) -> None:
    items = [str(number) for number in range(20)]
    assert list(crew(jobs).results(items)) == [(item, f"{item} done") for item in items]


def test_no_item_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_started", None)
    assert results([], jobs=2) == []


def test_one_item_starts_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    start = Mock(wraps=workers._started)  # noqa: SLF001 - to count
    monkeypatch.setattr(workers, "_started", start)
    assert results(["a"], jobs=4) == ["a done"]
    assert start.call_count == 1


@dataclass
class OneIsReady:
    """What workers do before their first item: all but one wait for a mark."""

    folder: Path

    def __call__(self) -> None:
        try:
            (self.folder / "one").mkdir()
        except FileExistsError:
            wait_until((self.folder / "mark").exists)


def test_no_item_waits_for_a_process_that_still_loads(tmp_path: Path) -> None:
    came = []
    for item, _ in crew(2, prepare=OneIsReady(tmp_path)).results("abc"):
        came.append(item)
        if item == "c":
            (tmp_path / "mark").touch()
    assert came == ["a", "b", "c"]


def test_a_result_waits_for_those_before_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    items = [f"wait {mark}", f"mark {mark}"]
    assert results(items, jobs=2) == [f"{item} done" for item in items]


def test_without_order_a_result_waits_for_nobody(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    came = []
    for item, _ in crew(2).results([f"wait {mark}", "a", "b"], ordered=False):
        mark.touch()
        came.append(item)
    assert came[0] == "a"
    assert sorted(came) == ["a", "b", f"wait {mark}"]


@needs_signals
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_whose_worker_is_killed_once_is_done_by_another(tmp_path: Path, jobs: int) -> None:
    items = ["a", f"die once {tmp_path / 'mark'}", "b", "c"]
    assert results(items, jobs=jobs) == [f"{item} done" for item in items]


@needs_signals
@pytest.mark.parametrize("jobs", [1, 2])
def test_items_that_kill_every_worker_are_lost_and_no_others(jobs: int) -> None:
    items = ["die", "die", "a", "b", "die", "c"]
    lost = "die lost: killed by SIGKILL"
    expected = [lost, lost, "a done", "b done", lost, "c done"]
    assert results(items, jobs=jobs) == expected


@needs_signals
def test_a_deadly_item_is_tried_twice(tmp_path: Path) -> None:
    tally = tmp_path / "tally"
    results([f"tally {tally}", "a"], jobs=1)
    assert tally.read_text() == "xx"


@needs_signals
def test_without_order_the_deadly_are_reported_too() -> None:
    came = results(["die", "a", "b"], jobs=2, ordered=False)
    assert sorted(came) == ["a done", "b done", "die lost: killed by SIGKILL"]


def test_a_worker_that_ends_by_itself_is_reported_with_its_code() -> None:
    assert results(["exit"], jobs=1) == ["exit lost: ended with code 3"]


@needs_signals
def test_workers_that_die_before_their_first_item_are_not_started_for_ever() -> None:
    with pytest.raises(ModelError, match="twice killed by SIGKILL"):
        list(crew(1, prepare=die).results(["a"]))


@needs_signals
def test_a_worker_that_is_killed_while_it_loads_costs_no_item(tmp_path: Path) -> None:
    came = [result for _, result in crew(1, prepare=DieOnce(tmp_path / "mark")).results(["a"])]
    assert came == ["a done"]


@needs_signals
def test_a_worker_that_dies_with_nothing_to_do_costs_nothing() -> None:
    dead = threading.Event()

    def items() -> Iterator[int]:
        yield 0
        dead.wait(PATIENCE)
        yield 1

    came = []
    for _, process in processes(1).results(items()):
        came.append(process)
        if len(came) == 1:
            os.kill(process, signal.SIGKILL)
            dead.set()
    assert len(set(came)) == 2
    assert -1 not in came


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_takes_too_long_is_given_up_and_no_other(tmp_path: Path, jobs: int) -> None:
    tally = tmp_path / "tally"
    items = ["a", f"linger {tally}", "b", f"linger {tally}", "c"]
    late = f"linger {tally} late: 2.0"
    came = [result for _, result in hasty(jobs, 2.0).results(items)]
    assert came == ["a done", late, "b done", late, "c done"]
    assert tally.read_text() == "xx"  # neither was tried again


def test_the_time_that_a_reader_of_results_takes_is_not_held_against_an_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = 0.0
    clock = Mock(monotonic=lambda: time.monotonic() + taken)
    monkeypatch.setattr(workers, "time", clock)
    came = []
    for _, result in hasty(1, PATIENCE).results(["a", "pause", "b"]):
        taken += 2 * PATIENCE
        came.append(result)
    assert came == ["a done", "pause done", "b done"]


def test_an_exception_ends_the_run() -> None:
    with pytest.raises(LookupError, match="fail"):
        results(["a", "fail", *"bcdefgh"], jobs=2)


def test_an_exception_of_the_source_ends_the_run() -> None:
    def items() -> Iterator[str]:
        yield "a"
        raise LookupError("the source")

    with pytest.raises(LookupError, match="the source"):
        list(crew(2).results(items()))


@needs_signals
def test_who_stops_reading_stops_the_processes() -> None:
    reading = processes(2, slowly).results(range(1000))
    assert isinstance(reading, Generator)
    started = {process for _, process in itertools.islice(reading, 6)}
    reading.close()
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@needs_signals
@pytest.mark.parametrize("after", [0, 1, 5])
def test_ctrl_c_at_any_time_ends_the_run(after: int) -> None:
    def items() -> Iterator[int]:
        for number in range(100):
            if number == after:  # the first are there at once, so a worker is being started
                os.kill(os.getpid(), signal.SIGINT)
            yield number

    with pytest.raises(KeyboardInterrupt):
        list(processes(2, slowly).results(items()))


class CtrlC:
    """Work before the first item that is interrupted as it is handed to a new process."""

    def __call__(self) -> None:
        pass

    def __reduce__(self) -> tuple[type[CtrlC], tuple[()]]:
        os.kill(os.getpid(), signal.SIGINT)
        return CtrlC, ()


@needs_signals
def test_ctrl_c_while_a_worker_is_started_ends_the_run_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workers, "_method", lambda: "spawn")  # which pickles the trap
    with pytest.raises(KeyboardInterrupt):
        list(crew(1, prepare=CtrlC()).results(["a"]))
    assert capfd.readouterr().err == ""


def print_processes_and_die() -> None:
    """Be a parent that is killed while its workers are at work."""
    for number, (_, process) in enumerate(processes(2, slowly).results(range(1000))):
        print(process, flush=True)  # noqa: T201 - for the test that reads it
        if number == 3:
            die()


@needs_signals
def test_workers_end_with_their_parent() -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", "import test_workers; test_workers.print_processes_and_die()"],
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        timeout=PATIENCE,  # standard output is the workers' too: it ends with the last of them
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert len(done.stdout.split()) == 4


def test_a_worker_whose_parent_is_gone_when_it_answers_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    monkeypatch.setattr(workers, "_receive", lambda _, items: items.put("a"))
    workers._serve(theirs, worked, nothing, None)  # noqa: SLF001 - in this process


@pytest.mark.parametrize("ordered", [True, False])
def test_only_so_many_items_are_taken_ahead(
    monkeypatch: pytest.MonkeyPatch, *, ordered: bool
) -> None:
    monkeypatch.setattr(workers, "_AHEAD", 3)
    pulled, given, ahead = 0, 0, []

    def items() -> Iterator[str]:
        nonlocal pulled
        for number in range(60):
            pulled += 1
            ahead.append(pulled - given)
            yield str(number)

    for _ in crew(2).results(items(), ordered=ordered):
        time.sleep(0.005)  # time to take too many in
        given += 1
    assert given == 60
    assert max(ahead) <= 3 * 2 + 2


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("ordered", [True, False])
def test_a_result_comes_before_the_next_item_is_there(jobs: int, *, ordered: bool) -> None:
    came = threading.Semaphore(0)
    in_time = []

    def items() -> Iterator[str]:
        for item in "abc":
            yield item
            in_time.append(came.acquire(timeout=PATIENCE))

    for _ in crew(jobs).results(items(), ordered=ordered):
        came.release()
    assert in_time == [True, True, True]


def test_megabytes_go_both_ways() -> None:
    items = [bytes([number]) * 4_000_000 + b"end" for number in range(8)]
    work: Workers[bytes, bytes] = Workers(
        work=turned, prepare=nothing, lost=lambda _, how: how.encode(), jobs=2
    )
    assert [result for _, result in work.results(items)] == [item[::-1] for item in items]
