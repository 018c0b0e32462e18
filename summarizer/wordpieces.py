"""Words to encoder inputs: word pieces, letter case and windows.

The encoder's vocabulary is uncased, and letter case is half of what tells a name in news.
It therefore travels beside the pieces as a small class per piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW_PIECES = 254  # with [CLS] and [SEP] the 256 positions the encoder was trained on
CLS, SEP = 101, 102


class LetterCase(IntEnum):
    """How a word is written; every piece of a word carries the class of the word."""

    SPECIAL = 0
    LOWER = 1
    CAPITALIZED = 2
    UPPER = 3
    INITIAL = 4
    MIXED = 5
    DIGIT = 6
    OTHER = 7


@dataclass(frozen=True)
class Window:
    """A run of words that the encoder reads at once.

    `first_pieces[i]` is the position in `ids` of the first piece of word `words[i]`; words that
    have no piece (spaces) are in no window.
    """

    ids: list[int]
    cases: list[int]
    words: list[int]
    first_pieces: list[int]


@lru_cache(maxsize=10_000)
def letter_case(word: str) -> LetterCase:
    """Class of a word's capitalization."""
    if any(char.isdigit() for char in word):
        return LetterCase.DIGIT
    if not any(char.isalpha() for char in word):
        return LetterCase.OTHER
    if word.islower():
        return LetterCase.LOWER
    if word.isupper():
        return LetterCase.UPPER if sum(map(str.isalpha, word)) > 1 else LetterCase.INITIAL
    if word[0].isupper() and word[1:].islower():
        return LetterCase.CAPITALIZED
    return LetterCase.MIXED


def pieces_of_words(
    tokenizer: Tokenizer, words: Sequence[str], known: dict[str, list[int]] | None = None
) -> list[list[int]]:
    """Vocabulary ids of each word's pieces; a word of spaces has none.

    A word has the same pieces wherever it stands: it is cut once, and not again if it is `known`,
    to which new words are added.
    """
    known = {} if known is None else known
    unseen = [word for word in dict.fromkeys(words) if word not in known]
    encoding = tokenizer.encode(unseen, is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in unseen]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            pieces[word].append(piece)
    known.update(zip(unseen, pieces, strict=True))
    return [known[word] for word in words]


def windows(
    words: Sequence[str], pieces: Sequence[Sequence[int]], breaks: Sequence[int]
) -> Iterator[Window]:
    """Cut a document into windows of at most `WINDOW_PIECES`, at `breaks` where that is possible.

    `breaks` are the indexes of the words that open a sentence, in order. A sentence that is longer
    than a window is cut where the window is full.
    """
    bounds = sorted({0, *breaks, len(words)})
    start, used = 0, 0
    for left, right in pairwise(bounds):
        size = sum(map(len, pieces[left:right]))
        if used and used + size > WINDOW_PIECES:
            yield from _filled(words, pieces, start, left)
            start, used = left, 0
        used += size
    yield from _filled(words, pieces, start, len(words))


def _filled(
    words: Sequence[str], pieces: Sequence[Sequence[int]], start: int, end: int
) -> Iterator[Window]:
    window = _empty()
    for index in range(start, end):
        piece_ids = pieces[index][:WINDOW_PIECES]
        if len(window.ids) + len(piece_ids) > WINDOW_PIECES + 1:
            yield _closed(window)
            window = _empty()
        if piece_ids:
            window.words.append(index)
            window.first_pieces.append(len(window.ids))
            window.ids.extend(piece_ids)
            window.cases.extend([letter_case(words[index])] * len(piece_ids))
    if window.words:
        yield _closed(window)


def _empty() -> Window:
    return Window(ids=[CLS], cases=[LetterCase.SPECIAL], words=[], first_pieces=[])


def _closed(window: Window) -> Window:
    window.ids.append(SEP)
    window.cases.append(LetterCase.SPECIAL)
    return window
