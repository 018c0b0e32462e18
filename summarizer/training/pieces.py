"""A story as an encoder in training reads it: the word pieces of each of its sentences.

Whole sentences, so that a story can be read again without some of them, and by two encoders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

from summarizer.ranker import SPAN
from summarizer.sentences import is_of_body
from summarizer.tagger import written_plainly
from summarizer.wordpieces import letter_case, pieces_of_words

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class PieceSentence:
    """A sentence's word pieces and their letter cases.

    `row` is 0 for a sentence of the headline, else 1 and more in the order of the body.
    """

    row: int
    ids: Ints
    cases: Ints


def piece_sentences(doc: Doc, tokenizer: Tokenizer) -> tuple[PieceSentence, ...]:
    """The sentences of the headline and of the body's first span."""
    end, row = doc._.headline_end, 0
    sentences = []
    for sent in doc.sents:
        of_body = is_of_body(sent, end)
        row += of_body
        if row <= SPAN and (of_body or sent.start_char < end):
            sentences.append(_sentence(sent, row if of_body else 0, tokenizer))
    return tuple(each for each in sentences if len(each.ids))


def _sentence(sent: Span, row: int, tokenizer: Tokenizer) -> PieceSentence:
    words = [written_plainly(token.text) for token in sent]
    pieces = pieces_of_words(tokenizer, words)
    cases = [letter_case(word) for word, own in zip(words, pieces, strict=True) for _ in own]
    ids = list(chain.from_iterable(pieces))
    return PieceSentence(row, np.array(ids, np.int64), np.array(cases, np.int64))


def kept_sentences(
    sentences: Sequence[PieceSentence], kept: NDArray[np.bool_]
) -> tuple[PieceSentence, ...]:
    """The headline and the `kept` of the body's sentences, in their new rows."""
    rows = np.concatenate([[0], np.where(kept, np.cumsum(kept), -1)])
    moved = (replace(each, row=int(rows[each.row])) for each in sentences)
    return tuple(each for each in moved if each.row >= 0)


def windowed(sentences: Sequence[PieceSentence], most: int) -> Iterator[list[PieceSentence]]:
    """Runs of sentences that have together at most that many pieces.

    What a sentence has beyond them is left out.
    """
    window: list[PieceSentence] = []
    used = 0
    for each in sentences:
        cut = replace(each, ids=each.ids[:most], cases=each.cases[:most])
        if used + len(cut.ids) > most:
            yield window
            window, used = [], 0
        window.append(cut)
        used += len(cut.ids)
    if window:
        yield window
