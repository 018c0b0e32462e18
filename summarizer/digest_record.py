"""A digest as plain records: its JSON contract."""

from __future__ import annotations

from typing import Any

from summarizer.cast import Figure
from summarizer.digest import Digest, Entry
from summarizer.record import SCHEMA, outcome_record, sentence_record, summary_record


def digest_record(digest: Digest) -> dict[str, Any]:
    """A digest as JSON-ready values; stories are meant by their place in `stories`, from 0."""
    return {
        "schema": SCHEMA,
        "stories": [_entry(entry) for entry in digest.entries],
        "companies": [_figure(figure) for figure in digest.companies],
        "people": [_figure(figure) | {"role": figure.role} for figure in digest.people],
        "organizations": [_figure(figure) for figure in digest.organizations],
        "together": [
            {"names": list(pair.names), "stories": list(pair.stories)} for pair in digest.together
        ],
        "failed": [outcome_record(outcome) for outcome in digest.failed],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    line = sentence_record(entry.line)
    return {"line": line, "copies": list(entry.copies)} | summary_record(entry.summary)


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "label": figure.label,
        "aliases": list(figure.aliases),
        "stories": list(figure.stories),
        "mentions": [figure.mentions[place] for place in figure.stories],
    }
