"""Faults around the real command: disks, folders and files that do not hold still."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes that have names")

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "cli"]
PATIENCE = 90.0  # seconds after which a wait is a hang
STORY = (
    "{name} opens a cannery in Port Ashby\n\n"
    "{name} said on Tuesday that it would open a cannery and hire 40 people.\n\n"
    '"The harbour was the reason," said Nora Quist, chief executive of {name}.\n'
)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in ("Ashby", "Brindle", "Lumen"):
        (folder / f"{name.lower()}.txt").write_text(STORY.format(name=name))
    return folder


def started(folder: Path, *args: str) -> subprocess.Popen[str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [*COMMAND, *args],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(folder: Path, *args: str) -> tuple[int, str, str]:
    """Exit code, product, and what was said, once all its processes have let go of the pipes."""
    process = started(folder, *args)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def written(stdout: IO[str], *args: str) -> subprocess.CompletedProcess[str]:
    """The command with its standard output in a file, which only a process has."""
    return subprocess.run(
        [*COMMAND, *args],
        cwd=ROOT,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def results_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("[!.]*")}


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """A disk of its own in a folder; the test is skipped where that may not be made."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - where it is differs


def test_a_full_disk_ends_the_run_and_the_next_completes_it(tmp_path: Path, stories: Path) -> None:
    for number in range(30):
        (stories / f"{number}.txt").write_text(STORY.format(name=f"Tarn {number} Foods"))
    run(tmp_path, "stories", "--output-dir", "clean")
    clean = results_in(tmp_path / "clean")
    disk = tmp_path / "disk"
    with mounted(disk, "size=2m"):
        (disk / "ballast").write_bytes(bytes(1_950_000))
        code, _, said = run(tmp_path, "stories", "--output-dir", "disk/out")
        assert code == 1
        assert "cannot be written" in said.splitlines()[-2]
        assert "stopped" in said.splitlines()[-1]
        assert results_in(disk / "out").items() < clean.items()
        (disk / "ballast").unlink()
        assert run(tmp_path, "stories", "--output-dir", "disk/out")[0] == 0
        assert results_in(disk / "out") == clean


def test_a_full_disk_behind_standard_output_is_one_line(stories: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = written(full, str(stories / "ashby.txt"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("args", [("--output-dir", "disk/out"), ("-o", "disk/day.txt")])
def test_a_folder_that_is_read_only_is_one_line(tmp_path: Path, args: tuple[str, str]) -> None:
    with mounted(tmp_path / "disk", "ro"):
        code, out, said = run(tmp_path, "stories", *args)
    assert (code, out, said.count("\n")) == (1, "", 1)
    assert "Read-only file system" in said


def fed(pipe: Path, text: str) -> None:
    """Write into a named pipe, which waits for its reader."""
    with pipe.open("w") as file:
        file.write(text)


def test_a_story_that_vanishes_during_the_run_is_said_and_the_rest_is_done(
    tmp_path: Path, stories: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    files = ("pipe", "stories/ashby.txt", "stories/lumen.txt")
    process = started(tmp_path, *files, "-f", "jsonl", "-j", "1")
    (stories / "ashby.txt").unlink()
    fed(tmp_path / "pipe", STORY.format(name="Tarn Foods"))
    out, said = process.communicate(timeout=PATIENCE)
    records = [json.loads(line) for line in out.splitlines()]
    assert process.returncode == 1
    assert [record.get("error", {}).get("kind") for record in records] == [None, "missing", None]
    assert "ashby.txt: no such file" in said


def test_a_story_that_changes_during_the_run_is_told_as_it_then_is(
    tmp_path: Path, stories: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    process = started(tmp_path, "pipe", "stories/ashby.txt", "-f", "jsonl", "-j", "1")
    (stories / "ashby.txt").write_text(STORY.format(name="Quist"))
    fed(tmp_path / "pipe", STORY.format(name="Tarn Foods"))
    out, _ = process.communicate(timeout=PATIENCE)
    assert "Quist opens a cannery" in out.splitlines()[1]


def test_a_clock_that_was_set_back_hides_no_change_and_makes_none(
    tmp_path: Path, stories: Path
) -> None:
    args = ("stories", "--output-dir", "out")
    run(tmp_path, *args)
    tomorrow = time.time() + 86400
    for path in [*stories.iterdir(), *(tmp_path / "out").iterdir()]:
        os.utime(path, (tomorrow, tomorrow))
    assert "0 done, 3 up to date" in run(tmp_path, *args)[2]
    (stories / "ashby.txt").write_text(STORY.format(name="Quist"))
    os.utime(stories / "ashby.txt", (0, 0))
    assert "1 done, 2 up to date" in run(tmp_path, *args)[2]
    assert "Quist" in results_in(tmp_path / "out")["ashby.txt"]


def test_an_output_that_grows_in_the_folder_of_the_stories_is_not_read(stories: Path) -> None:
    for mode in ("w", "a"):
        with (stories / "day.jsonl").open(mode) as day:
            done = written(day, str(stories), "-f", "jsonl")
        assert done.returncode == 0
        assert "1 file left out (what is being written)" in done.stderr
    assert len((stories / "day.jsonl").read_text().splitlines()) == 6


def test_an_output_into_its_own_story_is_refused(stories: Path) -> None:
    before = (stories / "ashby.txt").read_text()
    with (stories / "ashby.txt").open("a") as story:
        done = written(story, str(stories / "ashby.txt"))
    assert done.returncode == 2
    assert "would be written into the story" in done.stderr
    assert (stories / "ashby.txt").read_text() == before


def test_own_pages_and_records_among_stories_are_left_out(tmp_path: Path, stories: Path) -> None:
    for name, args in (("day.html", ("--digest", "-f", "html")), ("day.json", ("-f", "json"))):
        (stories / name).write_text(run(tmp_path, "stories", *args)[1])
    (stories / "digest.txt").write_text(run(tmp_path, "stories", "--digest")[1])
    (stories / "digest.md").write_text(run(tmp_path, "stories", "--digest", "-f", "markdown")[1])
    code, out, said = run(tmp_path, "stories", "-f", "jsonl")
    assert (code, len(out.splitlines())) == (0, 3)
    assert "4 files left out (results of an earlier run)" in said
    assert "this is a summary that standfirst wrote" in run(tmp_path, "stories/day.html")[2]


def test_a_folder_of_nothing_but_results_fails(tmp_path: Path, stories: Path) -> None:
    record = run(tmp_path, "stories", "-f", "json")[1]
    for story in stories.iterdir():
        story.unlink()
    (stories / "day.json").write_text(record)
    for arguments in ((), ("--digest",), ("-o", "day.html")):
        code, _, said = run(tmp_path, "stories", *arguments)
        assert code == 1
        assert "1 file left out (results of an earlier run)" in said
