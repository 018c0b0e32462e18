"""What the command touches: no network, no pickles, and nothing left of the stories it read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 120.0  # seconds after which a wait is a hang
SECRET = "Quillfeather"  # noqa: S105 - a name to look for
STORY = (
    "Ferry stops\n\nThe ferry to Holm stopped on Sunday after its crew walked out over pay.\n\n"
    f"Mara {SECRET}, who leads the crew, said that they would not be back before Friday.\n"
)
PAGE = (
    f"<html><head><title>Ferry stops</title></head><body><article><p>{STORY}</p></article></body>"
)
# Python tells an audit hook of all that is connected and unpickled (PEP 578). That urllib3, which
# trafilatura imports, looks whether it could bind an address of version 6 sends nothing anywhere.
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.send")
GUARD = """
import os, sys
def guard(event, args):
    if event.startswith({forbidden!r}):
        os.write(2, f"FORBIDDEN {{event}} {{args}}\\n".encode())
        os._exit(99)
sys.addaudithook(guard)
from cli.app import main
sys.exit(main())
"""


def guarded(forbidden: tuple[str, ...], *args: str) -> subprocess.CompletedProcess[str]:
    """The command, ended at once if it does what is forbidden."""
    return subprocess.run(
        [sys.executable, "-c", GUARD.format(forbidden=forbidden), *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    (made / "ferry.txt").write_text(STORY)
    (made / "ferry.html").write_text(PAGE)
    return made


@pytest.mark.parametrize("args", [(), ("--digest", "-f", "html"), ("--explain",)])
def test_nothing_is_sent_or_looked_up(folder: Path, args: tuple[str, ...]) -> None:
    # In one process, which is guarded.
    alone = ("--time-limit", "0", "--memory-limit", "0")
    done = guarded(NETWORK, str(folder), *alone, *args)
    assert (done.returncode, done.stderr) == (0, "")
    assert SECRET in done.stdout


def test_a_guard_that_is_broken_would_be_noticed() -> None:
    program = GUARD.format(forbidden=NETWORK).replace(
        "from cli.app", "import socket\nsocket.getaddrinfo('localhost', 80)\nfrom cli.app"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 99
    assert "FORBIDDEN socket.getaddrinfo" in done.stderr


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_nothing_is_sent_behind_the_interpreter_either(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "-e", "trace=network", "-o", str(trace)]
    subprocess.run(
        [*strace, sys.executable, "-m", "cli", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    calls = [
        line for line in trace.read_text().splitlines() if "connect(" in line or "send" in line
    ]
    assert [call for call in calls if "AF_INET" in call] == []


def test_no_pickle_is_loaded(folder: Path) -> None:
    # Between processes of ours plain values are pickled; this run has one.
    alone = ("--time-limit", "0", "--memory-limit", "0")
    done = guarded(("pickle.",), str(folder), *alone)
    assert (done.returncode, done.stderr) == (0, "")
    assert SECRET in done.stdout


@pytest.mark.parametrize("args", [(), ("-f", "html", "-o"), ("--output-dir",)])
def test_no_copy_of_a_story_is_left_anywhere(
    folder: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    home, scratch, out = (tmp_path / name for name in ("home", "scratch", "out"))
    home.mkdir()
    scratch.mkdir()
    variables = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "TMPDIR": str(scratch)}
    given = [*args, str(out)] if args else []
    environment = os.environ | variables
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run(
        [sys.executable, "-m", "cli", str(folder), *given],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert list(home.rglob("*")) == list(scratch.rglob("*")) == []
    assert sorted(path.name for path in folder.iterdir()) == ["ferry.html", "ferry.txt"]


def test_what_is_said_names_files_and_not_what_is_in_them(folder: Path) -> None:
    (folder / "short.txt").write_text(SECRET)
    (folder / "binary.txt").write_bytes(b"\x00" + SECRET.encode())
    (folder / "broken.json").write_text('{"text": "' + SECRET)
    (folder / "day.jsonl").write_text(f'{{"name": "{SECRET}"}}\n{{"text": "{SECRET}"\n')
    (folder / "french.txt").write_text(
        f"Le bateau de {SECRET} est arrivé dans le port de la ville hier. " * 9
    )
    done = subprocess.run(
        [sys.executable, "-m", "cli", str(folder), "-v", "-o", str(folder.parent / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") >= 6
    assert SECRET not in done.stderr
