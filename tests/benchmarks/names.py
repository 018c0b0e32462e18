"""Names and time of another spaCy pipeline beside ours, on annotated stories.

    python tests/benchmarks/names.py ../shared/data/stories en_core_web_sm

Prints precision, recall and F1 of companies (every ORG) and people (every PERSON): as the other
pipeline gives them, with our decisions story by story on top, and ours; and milliseconds a story.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.entities import EntityGatherer
from summarizer.evaluation.material import load_material
from summarizer.evaluation.names import name_ratios
from summarizer.pipeline import analysed, load
from summarizer.story import Story

KINDS = ("companies", "people", "organizations")
SHOWN = [f"{kind} {measure}" for kind in KINDS[:2] for measure in ("precision", "recall", "F1")]
LABELS = {"ORG": "companies", "PERSON": "people"}


def main(folder: str, model: str) -> None:
    """Measure both pipelines on every story of the folder."""
    other, own = spacy.load(model), load()
    gather = EntityGatherer(other, "gather")
    totals: dict[str, Counter[tuple[str, int]]] = {}
    seconds: Counter[str] = Counter()
    cases = load_material(Path(folder)).cases
    for case in cases:
        for name, cast in _casts(case.story, other, own, gather, seconds):
            total = totals.setdefault(name, Counter())
            for measure, (hits, count) in name_ratios(cast, case.cast).items():
                total[measure, 0] += hits
                total[measure, 1] += count
    for name, total in totals.items():
        ratios = (100 * total[measure, 0] / max(1, total[measure, 1]) for measure in SHOWN)
        sys.stdout.write(f"{name:20}{'  '.join(f'{ratio:5.1f}' for ratio in ratios)}\n")
    for name, spent in seconds.items():
        sys.stdout.write(f"{name:20}{1000 * spent / len(cases):.0f} ms a story\n")


def _casts(
    story: Story, other: Language, own: Language, gather: EntityGatherer, seconds: Counter[str]
) -> Iterator[tuple[str, Any]]:
    start = time.perf_counter()
    doc = analysed(other, story.text, headline=story.headline)
    middle = time.perf_counter()
    ours = analysed(own, story.text, headline=story.headline)
    seconds["theirs"] += middle - start
    seconds["ours"] += time.perf_counter() - middle
    yield "theirs", _as_it_comes(doc)
    yield "with our decisions", _cast({kind: gather(doc)._.get(kind) for kind in KINDS})
    yield "ours", _cast({kind: ours._.get(kind) for kind in KINDS})


def _as_it_comes(doc: Doc) -> Any:
    names: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in KINDS}
    for ent in doc.ents:
        if ent.label_ in LABELS:
            record = {"name": ent.text, "aliases": [ent.text], "role": None}
            names[LABELS[ent.label_]][ent.text] = record
    return _cast({kind: list(own.values()) for kind, own in names.items()})


def _cast(records: Mapping[str, list[dict[str, Any]]]) -> Any:
    return SimpleNamespace(
        **{kind: [SimpleNamespace(**record) for record in own] for kind, own in records.items()}
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
