"""What a command line asks for, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from summarizer.limits import USUAL, Limits
from summarizer.story import Length

MENTIONS = "csv-mentions"
TABLES = ("csv", MENTIONS)  # a line for each name, or for each mention
FORMATS = ("rich", "text", "markdown", "html", "json", "jsonl", *TABLES)
LINES = frozenset({"jsonl", *TABLES})  # one story is written as one of many is
ORDERS = ("date", "salience")  # of a digest
SUFFIXES = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "csv": ".csv",
    MENTIONS: ".mentions.csv",
}  # formats for files of their own
_ENDINGS = {ending: form for form, ending in SUFFIXES.items()} | {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".markdown": "markdown",
    ".htm": "html",
}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """A run's settings; `format` is None where the output decides."""

    sources: tuple[str, ...] = ()
    length: Length = field(default_factory=Length)
    limits: Limits = USUAL
    format: str | None = None
    output: Path | None = None
    output_dir: Path | None = None
    explain: bool = False
    digest: bool = False
    by: str = "date"
    force: bool = False
    jobs: int = 1
    model: str | None = None
    focus: str | None = None
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False


def format_of(output: Path | None) -> str | None:
    """The format that a file's name asks for; None where it asks for none that we have."""
    name = output.name.lower() if output else ""
    found = [ending for ending in _ENDINGS if name.endswith(ending)]
    return _ENDINGS[max(found, key=len)] if found else None
