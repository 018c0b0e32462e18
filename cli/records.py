"""Outcomes as records for the reader: those of the library, and every sentence if asked for."""

from __future__ import annotations

from typing import Any

from summarizer.record import outcome_record
from summarizer.story import Outcome, Summary


def record_of(outcome: Outcome, *, explain: bool = False) -> dict[str, Any]:
    """The outcome's record; `explain` adds every sentence of the story with its reasons."""
    record = outcome_record(outcome)
    if explain and outcome.summary is not None:
        record["explain"] = _judged(outcome.summary)
    return record


def _judged(summary: Summary) -> list[dict[str, Any]]:
    return [
        {
            "index": sentence.index,
            "text": sentence.text,
            "start": sentence.start,
            "end": sentence.end,
            "salience": round(sentence.salience, 4),
            "chosen": sentence.index in summary.chosen,
            "reasons": list(sentence.reasons),
        }
        for sentence in summary.sentences
    ]
