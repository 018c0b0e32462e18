"""Stories a second of the whole command, against the bare pipeline and against other tools.

    python tests/benchmarks/throughput.py [FOLDER [NUMBER]]

Repeats the texts of a folder (default: the samples) up to a number of stories, default 300, and
gives them to: spaCy's `nlp.pipe` over the shipped pipeline in one process on one thread; the
command with one job and with two; and, where they are installed, sumy's LexRank and pytextrank.
Start-up counts for all. A ratio over 1 is faster than the bare pipeline.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]

TEXTS = "texts = [path.read_text(encoding='utf-8') for path in sorted(Path(sys.argv[1]).iterdir())]"
BARE = f"""
import sys
from pathlib import Path
from summarizer.pipeline import load
{TEXTS}
for doc in load().pipe(texts):
    pass
"""
LEXRANK = f"""
import sys
from pathlib import Path
from sumy.nlp.tokenizers import Tokenizer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
{TEXTS}
tokenizer, summarize = Tokenizer("english"), LexRankSummarizer()
for text in texts:
    summarize(PlaintextParser.from_string(text, tokenizer).document, 3)
"""
TEXTRANK = f"""
import sys
from pathlib import Path
import pytextrank, spacy
{TEXTS}
nlp = spacy.load("en_core_web_sm")
nlp.add_pipe("textrank")
for doc in nlp.pipe(texts):
    list(doc._.textrank.summary(limit_sentences=3))
"""
PEERS = {
    "sumy LexRank (no names)": (LEXRANK, ("sumy",)),
    "pytextrank": (TEXTRANK, ("pytextrank", "en_core_web_sm")),
}


def main() -> int:
    """Time each once, in turn; a run takes long enough for that."""
    texts = sorted(Path(sys.argv[1] if sys.argv[1:] else ROOT / "samples").glob("*.txt"))
    number = int(sys.argv[2]) if sys.argv[2:] else 300
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for index, text in enumerate(islice(cycle(texts), number)):
            (folder / f"{index:05}.txt").write_bytes(text.read_bytes())
        commands = _commands(folder)
        seconds = {name: _seconds(command) for name, command in commands.items()}
    bare = seconds["bare pipeline, one thread"]
    for name, taken in seconds.items():
        sys.stdout.write(f"{name:28}{number / taken:8.1f} stories/s{bare / taken:8.2f}\n")
    return 0


def _commands(folder: Path) -> dict[str, list[str]]:
    ours = [sys.executable, "-m", "cli", str(folder), "-f", "jsonl", "-j"]
    scripts = {"bare pipeline, one thread": BARE, "bare pipeline, all threads": BARE}
    for name, (script, needed) in PEERS.items():
        if all(map(find_spec, needed)):
            scripts[name] = script
    bare = {name: [sys.executable, "-c", script, str(folder)] for name, script in scripts.items()}
    return bare | {f"command, {jobs} job(s)": [*ours, str(jobs)] for jobs in (1, 2)}


def _seconds(command: list[str]) -> float:
    threads = "1" if command == [] else "0"
    started = perf_counter()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"STANDFIRST_THREADS": threads},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr.decode())
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
