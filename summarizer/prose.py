"""Is a text a story at all? Refuses what is empty, no prose, or not in English."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from typing import Literal

from summarizer.errors import NotAStoryError
from summarizer.language import KNOWN_BY_SCRIPT, function_word_shares, language_of

_PLAIN_WORD = re.compile(r"[\"'“‘(\[]*[^\W\d_]+(?:[-'’./&][^\W\d_]+)*[\"'”’)\].,;:!?…—-]*")
_CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:def |class |import |from \w+ import|#include|function |return\b|//|</?\w)"
)
_SYMBOLS = re.compile(r"[_={}<>\\|]|\(\)|::|\w\(\w")
_SYMBOL_SHARE = 0.05  # of a text's tokens; news has next to none of these, source code many
_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*$""")
_SHORT = 25  # words; too few to judge by function words
_SENTENCE_WORDS = 10  # a paragraph that is shorter may be a row of a table
_COLUMN = re.compile(r"|\S(?:.{0,38}[^\s.!?])?")  # what a column of a table may be called
_OF_ROWS = 0.8  # of a table's rows, that have a cell for each column
_MIN_WORDS = 3
_PROSE_SHARE = 0.62  # of a text's tokens, the plain words; tables and logs have fewer


def require_story(text: str, *, source: str, language: str | None = "en") -> str:
    """Language code of a text that can be summarized.

    `language` is the one that the pipeline knows; None takes any.

    Raises:
        NotAStoryError: the text is blank, has no sentence, is no prose, or is in another language.
    """
    words = text.split()
    if not words:
        raise NotAStoryError(
            f"{source}: there is no text in it",
            hint="Check that the download worked, then save the story's text again.",
            kind="empty",
        )
    if len(words) < _MIN_WORDS and language_of(text) is None:
        raise NotAStoryError(
            f"{source}: {len(words)} word{'s' * (len(words) > 1)} will not do for a story",
            hint="Give the text of a news story: sentences in paragraphs.",
            kind="not-prose",
        )
    found = language_of(text) or language_of(_running(text))
    if not found or found[0] not in KNOWN_BY_SCRIPT:
        _require_prose(text, words, source)
    if len(words) <= _SHORT and found and _may_be(text, language, found[0]):
        found = None
    if language is not None and found is not None and found[0] != language:
        raise NotAStoryError(
            f"{source}: this looks like {found[1]}; the built-in pipeline reads English",
            hint="Name an installed spaCy pipeline for the language with --model.",
            kind="language",
        )
    if found is None and len(words) > _SHORT:
        raise _not_prose(source)
    return found[0] if found else language or "en"


def is_table(text: str) -> bool:
    """Is a text a table, its cells parted by commas, semicolons or tabs?

    The first line names three columns or more, and nearly all rows below have as many. A comma
    with a space behind it is one of a sentence.
    """
    table = text.lstrip("\ufeff\r\n")
    head = table.partition("\n")[0]
    return any(head.count(mark) >= 2 and _is_parted_by(mark, table) for mark in ",;\t")


def _is_parted_by(mark: str, table: str) -> bool:
    quoting: Literal[0, 3] = csv.QUOTE_NONE if mark == "\t" else csv.QUOTE_MINIMAL
    rows = csv.reader(StringIO(table), delimiter=mark, quoting=quoting)
    try:
        columns = next(rows)
        if len(set(columns)) < len(columns) or not all(map(_COLUMN.fullmatch, columns)):
            return False
        cells = Counter(len(row) for row in rows if row)
    except csv.Error:
        return False
    fitting = cells[len(columns)]
    return fitting > 0 and fitting >= _OF_ROWS * cells.total()


def _may_be(text: str, language: str | None, found: str) -> bool:
    """Are a few words perhaps in `language` after all: "Die Hard star to die in LA sequel"?"""
    shares = function_word_shares(text)
    return 2 * shares.get(language or "", 0.0) >= shares.get(found, 1.0)


def _require_prose(text: str, words: list[str], source: str) -> None:
    sample = words[:5000]
    plain = sum(_PLAIN_WORD.fullmatch(word) is not None for word in sample)
    symbols = sum(_SYMBOLS.search(word) is not None for word in sample)
    lines = text[:50_000].splitlines()
    code = sum(_CODE.search(line) is not None for line in lines)
    is_code = symbols > _SYMBOL_SHARE * len(sample) or code > 0.3 * len(lines)
    if is_code or plain < max(_MIN_WORDS, _PROSE_SHARE * len(sample)):
        raise _not_prose(source)


def _running(text: str) -> str:
    """The paragraphs that end as sentences do: a story with a table in it, without the table.

    Empty where they are too few to judge.
    """
    lines = [line for line in text.splitlines() if _SENTENCE_END.search(line)]
    running = [line for line in lines if len(line.split()) >= _SENTENCE_WORDS]
    return "\n".join(running) if sum(len(line.split()) for line in running) > _SHORT else ""


def _not_prose(source: str) -> NotAStoryError:
    return NotAStoryError(
        f"{source}: this is no running text (a table, a log or source code?)",
        hint="Give the text of a news story: sentences in paragraphs.",
        kind="not-prose",
    )
