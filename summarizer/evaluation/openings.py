"""The openings of stories with summaries, and the names in them by the rules of `stories_train`.

The stories are those of `cnncorpus_train.jsonl` and `cnndm_train.jsonl`. The annotations stand off
from their texts: a file has their ids and, of every company, person and organization, where its
forms first stand, [start, end) in characters of the opening, the fullest form first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.evaluation.jsonl import Record, read_jsonl
from summarizer.evaluation.names import KINDS

JUDGED = Path(__file__).with_suffix(".jsonl")  # what no tagger learned from
SOURCES = ("cnncorpus_train.jsonl", "cnndm_train.jsonl")

_MOST, _LEAST = 3200, 2000  # characters of an opening of whole sentences
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s)")


@dataclass(frozen=True)
class Opening:
    """The first paragraphs of a story; `forms` by the kind of a name, which may be optional."""

    name: str
    text: str
    forms: dict[str, list[list[str]]]
    optional: list[str]


def annotated_openings(folder: Path, annotations: Path) -> Iterator[Opening]:
    """The openings that a file annotates, of the stories in a folder."""
    texts = {row["id"]: _opening(row) for name in SOURCES for row in read_jsonl(folder / name)}
    for row in read_jsonl(annotations):
        text, optional = texts[row["id"]], row["optional"]
        forms = {
            kind: [[text[start:end] for start, end in spans] for spans in row[kind]]
            for kind in KINDS
        }
        yield Opening(row["id"], text, forms, [text[start:end] for start, end in optional])


def _opening(row: Record) -> str:
    """As much of a story as was annotated."""
    text = "\n\n".join(filter(None, (row.get("headline"), row["text"])))
    if len(text) < _MOST:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text[:_MOST])]
    return text[: ends[-1]] if ends and ends[-1] > _LEAST else text[:_MOST]
