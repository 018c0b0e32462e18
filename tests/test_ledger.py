"""The ledger of an output folder."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cli.errors import OutputError
from cli.ledger import LEDGER, Ledger, Made, open_ledger, results_of

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds after which a wait is a hang
A, B = Path("a.md"), Path("sub/b.md")
STORY = Path("/stories/a.txt")


@contextmanager
def run_in(folder: Path, *, ends: bool = True) -> Iterator[Ledger]:
    """The ledger as a run has it; without `ends` that is stopped half-way."""
    with closing(open_ledger(folder, waiting=unexpected)) as ledger:
        yield ledger
        if ends:
            ledger.end()


def unexpected() -> None:
    pytest.fail("nobody else has the ledger")


def key_in(ledger: Ledger, result: Path) -> str | None:
    made = ledger.made(result)
    return made.key if made else None


def unmet_in(folder: Path, meet: Callable[[Ledger], object]) -> list[Path]:
    with run_in(folder) as ledger:
        meet(ledger)
        return [entry.result for entry in ledger.unmet()]


def test_what_was_entered_is_known_to_the_next_run(tmp_path: Path) -> None:
    with run_in(tmp_path) as ledger:
        assert key_in(ledger, A) is None
        ledger.enter(A, Made(key="1", file=STORY))
    with run_in(tmp_path) as ledger:
        assert (key_in(ledger, A), key_in(ledger, B)) == ("1", None)


def test_the_last_entry_counts(tmp_path: Path) -> None:
    with run_in(tmp_path) as ledger:
        for key in "12":
            ledger.enter(A, Made(key=key, file=STORY))
        assert key_in(ledger, A) == "2"


def test_names_outside_utf_8_are_kept_apart(tmp_path: Path) -> None:
    names = [Path(os.fsdecode(name)) for name in (b"\xe4.md", b"\xc3\xa4.md", b"\xff.md")]
    with run_in(tmp_path) as ledger:
        for name in names:
            ledger.enter(name, Made(key=repr(name), file=name))
    with run_in(tmp_path) as ledger:
        assert [key_in(ledger, name) for name in names] == list(map(repr, names))
        assert {entry.file for entry in ledger.unmet()} == set(names)


def test_results_that_a_run_neither_made_nor_met_are_unmet(tmp_path: Path) -> None:
    with run_in(tmp_path) as ledger:
        ledger.enter(A, Made(key="1", file=STORY))
        ledger.enter(B, Made(key="1", file=Path("/stories/b.txt")))
        assert ledger.unmet() == []
    assert unmet_in(tmp_path, lambda ledger: ledger.meet(A, file=STORY)) == [B]
    assert unmet_in(tmp_path, lambda ledger: ledger.enter(B, Made(key="2", file=STORY))) == [A]
    assert unmet_in(tmp_path, lambda ledger: key_in(ledger, A)) == [A, B]


def test_an_unmet_result_tells_whether_its_file_or_story_was_met_or_made(tmp_path: Path) -> None:
    first, second, third = (Path(f"day-{number}.md") for number in (1, 2, 3))
    elsewhere, other = Path("sub/day-1.md"), Path("/stories/b.txt")
    with run_in(tmp_path) as ledger:
        for number, result in enumerate((first, second, third), start=1):
            ledger.enter(result, Made(key="1", file=STORY, record=number))
        ledger.enter(B, Made(key="1", file=other))
        ledger.enter(Path("sub/day-2.md"), Made(key="1", file=STORY, record=2))
    with run_in(tmp_path) as ledger:
        ledger.enter(elsewhere, Made(key="1", file=STORY, record=1))
        ledger.meet(Path("sub/day-2.md"), file=STORY)
        told = {
            entry.result: (entry.file_was_met, entry.story_was_met, entry.story_was_made)
            for entry in ledger.unmet()
        }
    assert told == {
        first: (True, True, True),
        second: (True, True, False),
        third: (True, False, False),
        B: (False, False, False),
    }


def test_a_story_without_a_result_is_met_without_a_trace(tmp_path: Path) -> None:
    with run_in(tmp_path) as ledger:
        ledger.meet(A, file=STORY)
    assert unmet_in(tmp_path, lambda ledger: key_in(ledger, A)) == []


def test_drafts_may_be_there_unless_the_last_run_ended(tmp_path: Path) -> None:
    said = []
    for ends in (True, True, False, False, True, True):
        with run_in(tmp_path, ends=ends) as ledger:
            said.append(ledger.may_have_drafts)
    assert said == [True, False, False, True, True, False]


def test_an_entry_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    program = f"""
import os, pathlib, signal
from cli.ledger import Made, open_ledger
ledger = open_ledger(pathlib.Path({str(tmp_path)!r}), waiting=lambda: None)
ledger.enter(pathlib.Path("a.md"), Made(key="1", file=pathlib.Path("a.txt")))
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=PATIENCE, check=False)
    assert done.returncode == -signal.SIGKILL
    with run_in(tmp_path) as ledger:
        assert key_in(ledger, A) == "1"
        assert ledger.may_have_drafts


def test_the_results_in_a_folder_are_known_also_while_a_run_has_it(tmp_path: Path) -> None:
    assert results_of(tmp_path) == frozenset()
    with run_in(tmp_path) as ledger:
        ledger.enter(B, Made(key="1", file=STORY))
        assert results_of(tmp_path) == {tmp_path / B}
    assert results_of(tmp_path) == {tmp_path / B}
    (tmp_path / LEDGER).write_bytes(b"no ledger")
    assert results_of(tmp_path) == frozenset()


def test_another_run_waits_and_is_told_so_once(tmp_path: Path) -> None:
    told = threading.Semaphore(0)
    opened = threading.Event()

    def other() -> None:
        open_ledger(tmp_path, waiting=told.release).close()
        opened.set()

    with run_in(tmp_path) as ledger:
        ledger.enter(A, Made(key="1", file=STORY))
        thread = threading.Thread(target=other, daemon=True)
        thread.start()
        assert told.acquire(timeout=PATIENCE)
        assert not opened.wait(0.5)
    thread.join(PATIENCE)
    assert opened.is_set()
    assert not told.acquire(blocking=False)


def whole(folder: Path) -> bytes:
    """A ledger of many pages."""
    with run_in(folder) as ledger:
        for number in range(300):
            ledger.enter(Path(f"{number}.md"), Made(key="k" * 64, file=STORY))
    return (folder / LEDGER).read_bytes()


def overwritten(data: bytes, start: int, end: int) -> bytes:
    return data[:start] + b"\xaa" * (end - start) + data[end:]


@pytest.mark.parametrize(
    "broken",
    [
        lambda _: b"",
        lambda _: b"no ledger at all" * 100,
        lambda data: data[:50],
        lambda data: data[:5000],
        lambda data: data[:-4096],
        lambda data: overwritten(data, 0, 100),
        lambda data: overwritten(data, 100, 4096),
        lambda data: overwritten(data, 4096, 8192),
        lambda data: overwritten(data, len(data) - 4096, len(data)),
    ],
    ids="empty text header cut-early cut-late bad-header bad-schema bad-page bad-end".split(),
)
def test_a_broken_ledger_is_replaced(tmp_path: Path, broken: Callable[[bytes], bytes]) -> None:
    (tmp_path / LEDGER).write_bytes(broken(whole(tmp_path)))
    with run_in(tmp_path) as ledger:
        assert key_in(ledger, Path("7.md")) is None
        assert ledger.may_have_drafts
        ledger.enter(A, Made(key="1", file=STORY))
        assert ledger.unmet() == []
    with run_in(tmp_path) as ledger:
        assert key_in(ledger, A) == "1"


def test_a_ledger_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / LEDGER).mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        open_ledger(tmp_path, waiting=unexpected)


@pytest.mark.parametrize("form", [0, 99], ids=["older", "newer"])
def test_a_ledger_of_another_version_is_replaced(tmp_path: Path, form: int) -> None:
    with closing(sqlite3.connect(tmp_path / LEDGER)) as other:
        other.execute("CREATE TABLE results (result BLOB PRIMARY KEY, made_of TEXT)")
        other.execute(f"PRAGMA user_version = {form}")
    with run_in(tmp_path) as ledger:
        ledger.enter(A, Made(key="k", file=STORY))
    with run_in(tmp_path) as ledger:
        assert key_in(ledger, A) == "k"
