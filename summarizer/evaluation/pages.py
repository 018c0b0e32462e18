"""Extracted text against the paragraphs of pages: `python -m summarizer.evaluation.pages FOLDER`.

FOLDER holds web pages and `gold.jsonl`, a record a page: its `file`, the `paragraphs` of its
article, and which of them are `optional`. Prints precision, recall and F1 of four-word shingles,
the mean over the pages, of what standfirst summarizes and of trafilatura with its defaults.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import StoryError
from summarizer.formats import text_of
from summarizer.reading import read_bytes

SHINGLE = 4  # words

Shingles = Counter[tuple[str, ...]]
Score = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page's bytes and its paragraphs; what is `optional` may be left out, or not."""

    name: str
    data: bytes
    paragraphs: tuple[str, ...]
    optional: frozenset[int]


def gold_pages(folder: Path) -> Iterator[GoldPage]:
    """The pages of a folder with `gold.jsonl`."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield GoldPage(
                name=record["file"],
                data=(folder / record["file"]).read_bytes(),
                paragraphs=tuple(record["paragraphs"]),
                optional=frozenset(record.get("optional", ())),
            )


def page_score(text: str, page: GoldPage) -> Score:
    """Precision, recall and F1 of a text's shingles against those of a page's paragraphs."""
    ours, everything = shingles(text), shingles(" ".join(page.paragraphs))
    kept = [part for index, part in enumerate(page.paragraphs) if index not in page.optional]
    required = shingles(" ".join(kept))
    right, found = (ours & (everything | required)).total(), (ours & required).total()
    precision = right / max(1, ours.total())
    recall = found / max(1, required.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def shingles(text: str) -> Shingles:
    """Every run of four words, with how often it comes; of a shorter text, the text."""
    words = re.findall(r"\w+", text.casefold())
    runs = [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    return Counter(runs or ([tuple(words)] if words else []))


def ours(page: GoldPage) -> str:
    """The text that standfirst summarizes; empty where it refuses the page."""
    try:
        return read_bytes(page.data, source=page.name, language=None).text
    except StoryError:
        return ""


def trafilaturas(page: GoldPage) -> str:
    """What trafilatura extracts with its defaults."""
    from trafilatura import extract

    return extract(text_of(page.data, source=page.name)) or ""


def mean_score(extract: Callable[[GoldPage], str], pages: Sequence[GoldPage]) -> Score:
    """The mean over pages of their scores, in percent."""
    scores = [page_score(extract(page), page) for page in pages]
    precision, recall, f1 = (100 * sum(each) / len(scores) for each in zip(*scores, strict=True))
    return precision, recall, f1


def main(folder: str) -> None:
    """Print the figures of the pages of a folder."""
    pages = list(gold_pages(Path(folder)))
    sys.stdout.write(f"{len(pages)} pages      precision  recall  F1\n")
    for name, extract in (("standfirst", ours), ("trafilatura", trafilaturas)):
        figures = "  ".join(f"{figure:6.1f}" for figure in mean_score(extract, pages))
        sys.stdout.write(f"{name:15}{figures}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
