"""What a story costs, step by step, and what is added to the encoder that the names need.

    python tests/benchmarks/components.py [FOLDER]

Prints the mean milliseconds of every step over the stories of a folder (default: the samples), and
each step's share of the whole.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from time import perf_counter

from summarizer import Summarizer, read_story
from summarizer.pipeline import HEADLINE_GAP, load

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Time the steps one by one, then whole summaries."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples"
    stories = [read_story(path) for path in sorted(folder.glob("*.txt"))]
    nlp, summarizer = load(), Summarizer()
    seconds: dict[str, float] = defaultdict(float)
    summarizer.summarize(stories[0])
    for story in stories:
        doc = nlp.make_doc((story.headline or "") + HEADLINE_GAP + story.text)
        for name, component in nlp.pipeline:
            started = perf_counter()
            doc = component(doc)
            seconds[name] += perf_counter() - started
        started = perf_counter()
        summarizer.summarize(story)
        seconds["whole summary"] += perf_counter() - started
    for name, total in seconds.items():
        share = total / seconds["whole summary"]
        sys.stdout.write(f"{name:24}{1000 * total / len(stories):8.1f} ms{share:8.0%}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
