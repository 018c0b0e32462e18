"""The names of stories as CSV for a spreadsheet: a row for each name, or for each mention.

What a spreadsheet would take for a formula is led by an apostrophe, as OWASP advises: a headline
must not compute, and a name must not call a program.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

from cli.inert import inert
from cli.settings import MENTIONS
from cli.wording import KINDS
from summarizer.story import Entity, Summary

NAME_COLUMNS = (
    "source headline published site kind name role affiliation aliases mentions salience"
).split()
MENTION_COLUMNS = "source kind name text start end sentence".split()

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
_LIST = "; "
_TRIGGERS = frozenset("=+-@")
_MARGINS = frozenset("\t\r\n")
_QUOTES = frozenset("\"'`´‘’‚‛“”„‟«»‹›")
_PARTS = re.compile("[^;]*;?")  # where the comma is decimal, a semicolon opens a cell

Cell = str | int | float | None


def header(form: str) -> str:
    """The names of the columns, as the first line."""
    return _line(MENTION_COLUMNS if form == MENTIONS else NAME_COLUMNS)


def rows(summary: Summary, *, form: str) -> str:
    """The lines of one story."""
    made = _mentions(summary) if form == MENTIONS else _names(summary)
    return "".join(map(_line, made))


def guarded(text: str) -> str:
    """Text that a terminal only shows and that a spreadsheet does not compute."""
    parts = (found[0] for found in _PARTS.finditer(text) if found[0])
    safe = "".join(f"'{part}" if _opens_formula(part) else part for part in parts)
    return inert(f"'{safe}" if text[:1] in _MARGINS and safe[:1] != "'" else safe)


def _opens_formula(text: str) -> bool:
    """Whether the first character that counts is one of a formula, in whichever width."""
    first = next((char for char in text if not _is_passed_over(char)), "")
    return unicodedata.normalize("NFKC", first)[:1] in _TRIGGERS


def _is_passed_over(char: str) -> bool:
    """White space, quotes, and what cannot be seen."""
    return char.isspace() or char in _QUOTES or unicodedata.category(char)[0] in "CMZ"


def _names(summary: Summary) -> Iterator[list[Cell]]:
    story = summary.story
    of_story = [story.source, story.headline, story.published, story.site]
    for kind, entity in _entities(summary):
        held = [entity.role, entity.affiliation, _LIST.join(entity.aliases)]
        yield [*of_story, kind, entity.name, *held, entity.mentions, round(entity.salience, 4)]


def _mentions(summary: Summary) -> Iterator[list[Cell]]:
    """The mentions in the text, in its order, each with the sentence that it stands in."""
    source, text = summary.story.source, summary.story.text
    spans = ((span, kind, each.name) for kind, each in _entities(summary) for span in each.spans)
    for (start, end), kind, name in sorted(spans):
        yield [source, kind, name, text[start:end], start, end, _sentence_at(start, summary)]


def _sentence_at(position: int, summary: Summary) -> str | None:
    holding = (each.text for each in summary.sentences if each.start <= position < each.end)
    return next(holding, None)


def _entities(summary: Summary) -> Iterator[tuple[str, Entity]]:
    for field, kind in KINDS.items():
        for entity in getattr(summary, field):
            yield kind, entity


def _line(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue()
