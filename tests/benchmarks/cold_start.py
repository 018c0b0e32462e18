"""One cold story through the command, against spaCy loading the same pipeline and running it.

    python tests/benchmarks/cold_start.py [STORY]

Prints both medians and their ratio: what the command adds to what cannot be avoided.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
RUNS = 7

# Importing summarizer.pipeline names the factories, which a checkout has no entry points for.
BARE = """
import sys
from importlib.resources import files
from pathlib import Path
import spacy
import summarizer.pipeline
nlp = spacy.load(files("summarizer") / "model")
nlp(Path(sys.argv[1]).read_text(encoding="utf-8"))
"""


def main() -> int:
    """Run both in turn, so that a busy machine slows both alike."""
    story = str(Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else _sample()
    command = [sys.executable, "-m", "cli", story, "-f", "json"]
    bare = [sys.executable, "-c", BARE, story]
    for warm_disk in (command, bare):
        _seconds(warm_disk)
    times = [(_seconds(command), _seconds(bare)) for _ in range(RUNS)]
    ours, theirs = (median(column) for column in zip(*times, strict=True))
    sys.stdout.write(f"command  {ours:.2f} s\n")
    sys.stdout.write(f"bare     {theirs:.2f} s\n")
    sys.stdout.write(f"ratio    {ours / theirs:.2f}\n")
    return 0


def _sample() -> str:
    stories = sorted((ROOT / "samples").glob("*.txt"))
    if not stories:
        sys.exit("there is no samples/*.txt; name a story")
    return str(stories[0])


def _seconds(command: list[str]) -> float:
    started = perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
