"""The real command, stopped and killed: what is there is whole, and a rerun does the rest."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals that kill")

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "cli"]
PATIENCE = 90.0  # seconds after which a wait is a hang
STORIES = 30
SEED = 20261125
STOPS = 8 * [signal.SIGKILL] + 6 * [signal.SIGTERM] + 6 * [signal.SIGINT]

Results = dict[str, bytes]
Process = subprocess.Popen[bytes]


def story(number: int) -> str:
    """A short story, told of a company of its own, with enough bytes that many start processes."""
    name = f"{'Brindle Harbor Lumen Ashby Quist Tarn'.split()[number % 6]} {number} Foods"
    return (
        f"{name} opens a cannery in Port Ashby\n\n"
        f"{name} said on Tuesday that it would open a cannery and hire {100 + number} people.\n\n"
        f'"The harbour was the reason," said Nora Quist, chief executive of {name}.\n\n'
        "The mayor, Paul Odell, welcomed the plan, which the council had asked for in May.\n"
        + "\n"
        * 1000
    )


def start(base: Path, *args: str, stdin: int = subprocess.DEVNULL) -> Process:
    """The command at work in a folder; its streams are pipes that its workers have too."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [*COMMAND, *args],
        cwd=base,
        env=os.environ | {"PYTHONPATH": path},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: Process) -> tuple[int, str]:
    """Its code and what it said, once it and the last of its workers have let go of its pipes."""
    with process, hangs_ended(process):
        _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said.decode()


@contextmanager
def hangs_ended(process: Process) -> Iterator[None]:
    """A process that we would wait for too long is killed, and the test fails by what it misses."""
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def into(out: str, jobs: int = 1) -> list[str]:
    return ["stories", "--output-dir", out, "-j", str(jobs)]


def results_in(folder: Path) -> Results:
    found = [path for path in folder.rglob("[!.]*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def drafts_in(folder: Path) -> list[Path]:
    return list(folder.rglob(".standfirst-*.tmp"))


def wait_until(is_so: Callable[[], bool], process: Process) -> None:
    """Wait for something that a process does, or for its end."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and not is_so() and time.monotonic() < end:
        time.sleep(0.002)


def counts(said: str) -> tuple[int, int]:
    """How many stories were done, and how many up to date, by the last line."""
    done = re.search(r"(\d+) done", said.splitlines()[-1])
    fresh = re.search(r"(\d+) up to date", said.splitlines()[-1])
    return int(done[1]) if done else 0, int(fresh[1]) if fresh else 0


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a folder of stories."""
    folder = tmp_path_factory.mktemp("interrupted")
    for number in range(STORIES):
        path = folder / "stories" / f"day{number % 3}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story(number))
    return folder


@pytest.fixture(scope="module")
def clean(base: Path) -> Results:
    """The results of a run that nobody disturbs."""
    code, said = ended(start(base, *into("clean")))
    assert (code, counts(said)) == (0, (STORIES, 0))
    results = results_in(base / "clean")
    assert len(results) == STORIES
    return results


def stop_at_random(process: Process, out: Path, stop: signal.Signals, chance: random.Random) -> str:
    """Stop a run while it loads, or after a result or two; say when that was.

    Loading takes seconds and work is what matters, but twenty runs that get to it are slow.
    """
    if chance.random() < 0.65:
        moment = chance.uniform(0, 1)
        time.sleep(moment)
        when = f"{moment:.3f} s after its start"
    else:
        before, more = results_in(out), chance.randint(1, 2)
        wait_until(lambda: len(results_in(out)) >= len(before) + more, process)
        moment = chance.uniform(0, 0.03)
        time.sleep(moment)
        when = f"{moment:.3f} s after {more} results"
    process.send_signal(stop)
    return when


def test_after_twenty_kills_every_result_is_whole_and_a_rerun_does_the_rest(
    base: Path, clean: Results
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - to be the same again
    stops = chance.sample(STOPS, k=len(STOPS))
    out = base / "killed"
    for number, stop in enumerate(stops):
        process = start(base, *into("killed", jobs=2 if number % 5 == 4 else 1))
        when = stop_at_random(process, out, stop, chance)
        code, said = ended(process)
        print(f"seed {SEED}, {stop.name} {when}: code {code}, {len(results_in(out))} results")  # noqa: T201
        assert results_in(out).items() <= clean.items()
        assert code in {0, -stop, 128 + stop, 1}, said
    there = len(results_in(out))
    code, said = ended(start(base, *into("killed")))
    assert (code, counts(said)) == (0, (STORIES - there, there))
    assert results_in(out) == clean
    assert drafts_in(out) == []


@pytest.mark.parametrize(("stop", "jobs"), [(signal.SIGTERM, 1), (signal.SIGINT, 2)])
def test_a_stop_in_the_midst_of_work_is_told_in_a_line(
    base: Path, clean: Results, stop: signal.Signals, jobs: int
) -> None:
    out = base / "stopped" / str(jobs)
    process = start(base, *into(f"stopped/{jobs}", jobs=jobs))
    wait_until(lambda: bool(results_in(out)), process)
    process.send_signal(stop)
    code, said = ended(process)
    assert code == 128 + stop
    assert re.fullmatch(r"standfirst: stopped, \d+ done, \d+\.\d s\.\n", said)
    assert results_in(out).items() <= clean.items()
    assert drafts_in(out) == []


def test_two_runs_into_one_folder_wait_for_each_other(base: Path, clean: Results) -> None:
    first = start(base, *into("shared"))
    wait_until((base / "shared" / ".standfirst.db").exists, first)
    second = start(base, *into("shared"))
    (code, said), (other_code, other_said) = ended(first), ended(second)
    assert (code, other_code) == (0, 0)
    assert sorted([counts(said), counts(other_said)]) == [(0, STORIES), (STORIES, 0)]
    assert "another run is writing into shared" in said + other_said
    assert results_in(base / "shared") == clean


def workers_of(process: Process) -> list[int]:
    """The processes that work for a run, as Linux tells."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux to find the workers")
def test_a_worker_that_is_killed_costs_nothing(base: Path, clean: Results) -> None:
    process = start(base, *into("worker", jobs=2))
    wait_until(lambda: bool(results_in(base / "worker")), process)
    os.kill(workers_of(process)[0], signal.SIGKILL)
    code, said = ended(process)
    assert (code, counts(said)) == (0, (STORIES, 0))
    assert results_in(base / "worker") == clean


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_result_of_a_line_comes_before_the_next_is_written(base: Path, jobs: str) -> None:
    process = start(base, "-f", "jsonl", "-j", jobs, stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    with hangs_ended(process):
        for number in (1, 2, 3):
            process.stdin.write(json.dumps({"text": story(number)}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["source"] == f"-:{number}"
    assert ended(process) == (0, "")


def test_a_reader_who_leaves_early_leaves_no_process_behind(base: Path) -> None:
    process = start(base, "stories", "-f", "jsonl", "-j", "2")
    assert process.stdout is not None
    with hangs_ended(process):
        assert json.loads(process.stdout.readline())["schema"] == 1
        process.stdout.close()
    assert ended(process) == (0, "")
