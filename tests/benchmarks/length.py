"""Time and memory of one story against its length, which should be in proportion.

    python tests/benchmarks/length.py [WORDS...]

Makes stories of so many words of the samples' paragraphs (default: 1,000 to 50,000), summarizes
each in a process of its own, and prints seconds, seconds for a thousand words, and peak memory.
The pipeline is loaded, and has read a story, before the clock starts.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORDS = (1_000, 5_000, 10_000, 20_000, 50_000)
MEASURED = """
import resource, sys
from pathlib import Path
from time import perf_counter
from summarizer import read_text, summarize
from summarizer.summarizing import Summarizer
summarize("The ferry ran aground in fog on Friday. Nobody was hurt, the coastguard said.")
story = read_text(sys.stdin.read())
started = perf_counter()
summary = Summarizer().summarize(story)
seconds = perf_counter() - started
print(summary.words, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> int:
    """Measure every length, short ones first."""
    for words in map(int, sys.argv[1:] or WORDS):
        done = subprocess.run(
            [sys.executable, "-c", MEASURED],
            cwd=ROOT,
            input=_story(words),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(done.stderr)
        counted, seconds, memory = map(float, done.stdout.split())
        rate = 1000 * seconds / counted
        sys.stdout.write(f"{counted:7.0f} words{seconds:8.1f} s{rate:8.3f} s{memory:8.0f} MB\n")
    return 0


def _story(words: int) -> str:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    parts: list[str] = []
    for text in cycle(texts):
        parts.append(text)
        if len(" ".join(parts).split()) >= words:
            return "\n\n".join(parts)
    raise AssertionError


if __name__ == "__main__":
    sys.exit(main())
