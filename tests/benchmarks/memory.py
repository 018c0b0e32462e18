"""Peak memory of the command over few stories and over many, which must not differ.

    python tests/benchmarks/memory.py [FEW MANY]

Makes stories of its own, each with words that no other has, pipes them through the command as JSON
Lines (never all at once), and prints the peak of each run and their ratio. Default: 1,000 and
10,000.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
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
    """The peak of the command's resident memory, in KB."""
    with subprocess.Popen(
        COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        threading.Thread(target=_write, args=(process.stdin, number)).start()
        lines = sum(1 for _ in process.stdout)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or lines != number:
        sys.exit(f"{lines} lines of {number}, code {process.returncode}")
    return usage.ru_maxrss


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
