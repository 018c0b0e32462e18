"""Outcomes as plain records and JSON text: the JSON contract, in one place."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from summarizer.errors import StoryError
from summarizer.story import Entity, Outcome, Sentence, Summary

SCHEMA = 1
_LABELS = {"companies": "COMPANY", "people": "PERSON", "organizations": "ORGANIZATION"}

# Escaped they mean the same. Raw, some end a line in JavaScript, some command a terminal.
_ESCAPED = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE = range(0xDC80, 0xDD00)  # how Python writes the bytes of a file's name that are no UTF-8


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON-ready values: the summary's record, or the error's."""
    if outcome.summary is not None:
        return summary_record(outcome.summary)
    if outcome.error is None:
        raise ValueError("an outcome has a summary or an error")
    return {"schema": SCHEMA, "source": outcome.source, "error": _error(outcome.error)}


def json_text(record: dict[str, Any], *, indent: int | None = None) -> str:
    r"""A record as JSON, without a line end: UTF-8, and safe on a terminal or in a script.

    A byte of a file's name that is no UTF-8 stands there as Python and shells write it: `caf\xe9`.
    """
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(_escape, _SURROGATE.sub(_spell_out, text))


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]  # as ASCII: a character beyond \uffff takes two escapes


def _spell_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return rf"\\x{code - 0xDC00:02x}" if code in _BYTE else "\N{REPLACEMENT CHARACTER}"


def summary_record(summary: Summary) -> dict[str, Any]:
    """A summary as JSON-ready values; all offsets count characters of `text`."""
    story = summary.story
    return {
        "schema": SCHEMA,
        "source": story.source,
        "headline": story.headline,
        "byline": story.byline,
        "published": story.published,
        "language": story.language,
        "words": summary.words,
        "sentences": len(summary.sentences),
        "text": story.text,
        "summary": [sentence_record(sentence) for sentence in summary.summary],
        "companies": [_entity(entity) for entity in summary.companies],
        "people": [_person(entity) for entity in summary.people],
        "organizations": [_entity(entity) for entity in summary.organizations],
        "site": story.site,
        "notes": list(story.notes),
    }


def displacy_record(summary: Summary) -> dict[str, Any]:
    """A summary's story with its names marked, for `spacy.displacy.render`.

    It is to be called with `style="ent", manual=True`. Names come in the order of the text; of two
    that overlap the first, of two that begin together the longer is kept. The title is HTML, as
    displaCy takes it.
    """
    marked = sorted(
        (start, -end, label)
        for field, label in _LABELS.items()
        for entity in getattr(summary, field)
        for start, end in entity.spans
    )
    ents: list[dict[str, Any]] = []
    for start, minus_end, label in marked:
        if not ents or start >= ents[-1]["end"]:
            ents.append({"start": start, "end": -minus_end, "label": label})
    title = None if summary.story.headline is None else escape(summary.story.headline)
    return {"text": summary.story.text, "ents": ents, "title": title}


def sentence_record(sentence: Sentence) -> dict[str, Any]:
    """A sentence as JSON-ready values."""
    return {
        "text": sentence.text,
        "index": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "salience": round(sentence.salience, 4),
        "reasons": list(sentence.reasons),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": entity.mentions,
        "salience": round(entity.salience, 4),
        "spans": [list(span) for span in entity.spans],
    }


def _person(entity: Entity) -> dict[str, Any]:
    return _entity(entity) | {"role": entity.role, "affiliation": entity.affiliation}


def _error(error: StoryError) -> dict[str, Any]:
    return {"kind": error.kind, "message": error.message, "hint": error.hint}
