"""Peak memory of the command over few stories and over many, which must not differ. Linux.

    python tests/benchmarks/memory.py [FEW MANY]

Makes stories of its own, each with words that no other has, pipes them through the command as JSON
Lines (never all at once), and prints the peak of each run and their ratio. What the command and its
worker hold together is looked at four times a second; a page that both hold counts once
(proportional set size). Default: 1,000 and 10,000.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "cli", "-f", "jsonl", "-j", "1")


def main() -> int:
    """Run both in turn."""
    few, many = map(int, sys.argv[1:3] or (1_000, 10_000))
    peaks = [_peak(number) for number in (few, many)]
    for number, peak in zip((few, many), peaks, strict=True):
        sys.stdout.write(f"{number:6} stories{peak / 1024:8.0f} MB\n")
    sys.stdout.write(f"ratio{peaks[1] / peaks[0]:18.2f}\n")
    return 0


def _peak(number: int) -> int:
    """The peak of what the command and its worker hold, in KB."""
    with subprocess.Popen(
        COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        held: list[int] = []
        threading.Thread(target=_write, args=(process.stdin, number)).start()
        threading.Thread(target=_watch, args=(process, held)).start()
        lines = sum(1 for _ in process.stdout)
    if process.returncode or lines != number:
        sys.exit(f"{lines} lines of {number}, code {process.returncode}")
    return max(held)


def _watch(process: subprocess.Popen[bytes], held: list[int]) -> None:
    while process.poll() is None:
        held.append(sum(map(_held, [process.pid, *_children(process.pid)])))
        time.sleep(0.25)


def _children(pid: int) -> list[int]:
    lists = [*Path(f"/proc/{pid}/task").glob("*/children")]
    with suppress(OSError):  # it has just ended
        return [int(child) for text in lists for child in text.read_text().split()]
    return []


def _held(pid: int) -> int:
    """The proportional set size of one process, in KB; none where it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _write(pipe: BinaryIO, number: int) -> None:
    with pipe:
        pipe.writelines(json.dumps(story).encode() + b"\n" for story in _stories(number))


def _stories(number: int) -> Iterator[dict[str, str]]:
    for index in range(number):
        name = "".join(chr(97 + int(digit)) for digit in f"{index:06}").title()
        text = (
            f"{name} Holdings will close its works at Port {name[::-1].title()} in the spring, the "
            f"company said on Monday. The works employ {index + 20} people. \u201cNobody wanted "
            f"this,\u201d said Ada {name}son, who runs them. The union {name.upper()} will talk to "
            f"the owners about the {name.lower()}ing of machines that nobody else can mend."
        )
        yield {"title": f"{name} to close its works", "text": text}


if __name__ == "__main__":
    sys.exit(main())
