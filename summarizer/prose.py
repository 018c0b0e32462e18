"""Is a text a story at all? Refuses what is empty, no prose, or not in English."""

from __future__ import annotations

import re

from summarizer.errors import NotAStoryError
from summarizer.language import language_of

_PLAIN_WORD = re.compile(r"[\"'“‘(\[]*[^\W\d_]+(?:[-'’./&][^\W\d_]+)*[\"'”’)\].,;:!?…—-]*")
_CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:def |class |import |from \w+ import|#include|function |return\b|//|</?\w)"
)
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
    _require_prose(text, words, source)
    found = language_of(text)
    if language is not None and found is not None and found[0] != language:
        raise NotAStoryError(
            f"{source}: this looks like {found[1]}; the built-in pipeline reads English",
            hint="Name an installed spaCy pipeline for the language with --model.",
            kind="language",
        )
    if found is None and len(words) > _SHORT:
        raise _not_prose(source)
    return found[0] if found else language or "en"


_SHORT = 25  # words; too few to judge by function words


def _require_prose(text: str, words: list[str], source: str) -> None:
    sample = words[:5000]
    plain = sum(_PLAIN_WORD.fullmatch(word) is not None for word in sample)
    lines = text[:50_000].splitlines()
    code = sum(_CODE.search(line) is not None for line in lines)
    if plain < max(_MIN_WORDS, _PROSE_SHARE * len(sample)) or code > 0.3 * len(lines):
        raise _not_prose(source)


def _not_prose(source: str) -> NotAStoryError:
    return NotAStoryError(
        f"{source}: this is no running text (a table, a log or source code?)",
        hint="Give the text of a news story: sentences in paragraphs.",
        kind="not-prose",
    )
