"""A local Ray gives what the command gives."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ("brief.txt", "court.txt", "harbour.txt")

pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="needs pip install '.[ray]'")


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "stories"
    folder.mkdir()
    for name in SAMPLES:
        (folder / name).write_bytes((ROOT / "samples" / name).read_bytes())
    record = '{"text": "A ferry with 86 people on board ran aground in fog off Skerra on Friday."}'
    (folder / "day.jsonl").write_text(f'{record}\n{{"no": "text"}}\n{record}\n')
    (folder / "empty.txt").touch()
    (folder / "torn.jsonl.gz").write_bytes(b"\x1f\x8btorn")
    return folder


def ran(*args: object) -> bytes:
    command = [sys.executable, *map(str, args)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=180)
    return done.stdout


@pytest.fixture(scope="module")
def lines(stories: Path) -> bytes:
    """What the command prints for the stories."""
    return ran("-m", "cli", stories, "-f", "jsonl")


def test_the_files_of_a_cluster_run_hold_the_lines_of_the_command(
    stories: Path, lines: bytes, tmp_path: Path
) -> None:
    ran("-m", "summarizer.cluster", stories, "--output", tmp_path / "out", "--jobs", 2)
    parts = sorted((tmp_path / "out").iterdir())
    assert b"".join(part.read_bytes() for part in parts) == lines
    assert lines.count(b"\n") == len(SAMPLES) + 5


def test_parquet_holds_the_same_lines(stories: Path, lines: bytes, tmp_path: Path) -> None:
    from pyarrow import parquet

    out = tmp_path / "out"
    ran("-m", "summarizer.cluster", stories, "--output", out, "--jobs", 2, "--parquet")
    column = parquet.read_table(out).column("line")
    assert [line.as_py() for line in column] == lines.decode().splitlines()
