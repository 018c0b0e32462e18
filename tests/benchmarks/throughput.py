"""Stories a second of the whole command, against the bare pipeline and against other tools.

    python tests/benchmarks/throughput.py [FOLDER [NUMBER]]

Repeats the texts of a folder (default: the samples) up to a number of stories, default 300, and
gives them to: spaCy's `nlp.pipe` over the shipped pipeline in one process, on one thread and on
all; the command with one job and with two; and, where they are installed, sumy's LexRank and
pytextrank (pip install sumy pytextrank, and en_core_web_sm). Start-up counts for all. The last
column is the speed against the bare pipeline on one thread.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
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
import re, sys
from pathlib import Path
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
class Tokenizer:  # its own downloads a model; this one is faster
    def to_sentences(self, text):
        return tuple(re.split(r"(?<=[.?!])\\s+", text))
    def to_words(self, sentence):
        return tuple(re.findall(r"[^\\W\\d_]+", sentence))
{TEXTS}
tokenizer, summarize = Tokenizer(), LexRankSummarizer()
for text in texts:
    summarize(PlaintextParser.from_string(text, tokenizer).document, 3)
"""
TEXTRANK = f"""
import sys
from pathlib import Path
import pytextrank, spacy
{TEXTS}
name = next(name for name in spacy.util.get_installed_models() if "en_core_web_sm" in name)
nlp = spacy.load(name)
nlp.add_pipe("textrank")
for doc in nlp.pipe(texts, batch_size=8):
    list(doc._.textrank.summary(limit_sentences=3))
"""
PEERS = {
    "sumy LexRank, no names": (("sumy",), LEXRANK),
    "pytextrank": (("pytextrank", "en_core_web_sm"), TEXTRANK),
}


@dataclass(frozen=True)
class Contender:
    """A program that reads a folder, and how many threads its numerical libraries may use."""

    command: tuple[str, ...]
    threads: str = ""


def main() -> int:
    """Time each once, in turn; a run takes long enough for that."""
    texts = sorted(Path(sys.argv[1] if sys.argv[1:] else ROOT / "samples").glob("*.txt"))
    number = int(sys.argv[2]) if sys.argv[2:] else 300
    with tempfile.TemporaryDirectory() as made:
        for index, text in enumerate(islice(cycle(texts), number)):
            (Path(made) / f"{index:05}.txt").write_bytes(text.read_bytes())
        seconds = {name: _seconds(each, made) for name, each in _contenders().items()}
    bare = seconds["bare, one thread"]
    for name, taken in seconds.items():
        sys.stdout.write(f"{name:24}{number / taken:8.1f} stories/s{bare / taken:8.2f}\n")
    return 0


def _contenders() -> dict[str, Contender]:
    python = (sys.executable, "-c")
    command = (sys.executable, "-m", "cli", "-f", "jsonl", "-j")
    ours = {
        "bare, one thread": Contender((*python, BARE), threads="1"),
        "command, one job": Contender((*command, "1"), threads="1"),
        "command, two jobs": Contender((*command, "2"), threads="1"),
        "bare, all threads": Contender((*python, BARE)),
        "the same, one job": Contender((*command, "1")),
    }
    theirs = {
        name: Contender((*python, script))
        for name, (packages, script) in PEERS.items()
        if all(map(find_spec, packages))
    }
    return ours | theirs


def _seconds(contender: Contender, folder: str) -> float:
    variables = {"STANDFIRST_THREADS": contender.threads} if contender.threads else {}
    started = perf_counter()
    done = subprocess.run(
        [*contender.command, folder],
        cwd=ROOT,
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr.decode())
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
