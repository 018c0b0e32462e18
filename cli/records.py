"""Outcomes as JSON text: UTF-8, and safe to show on a terminal or to paste into a script."""

from __future__ import annotations

import json
import re
from typing import Any

from summarizer.record import outcome_record
from summarizer.story import Outcome, Summary

# Escaped they mean the same. Raw, some end a line in JavaScript, some command a terminal, and lone
# surrogates cannot be encoded.
_ESCAPED = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def record_of(outcome: Outcome, *, explain: bool = False) -> dict[str, Any]:
    """The outcome's record; `explain` adds every sentence of the story with its reasons."""
    record = outcome_record(outcome)
    if explain and outcome.summary is not None:
        record["explain"] = _judged(outcome.summary)
    return record


def json_text(record: dict[str, Any], *, indent: int | None = None) -> str:
    """A record as JSON, without a line end."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


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
