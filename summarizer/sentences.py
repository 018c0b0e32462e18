"""The sentences of a story's body as later steps see them: offsets, terms, names."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span

from summarizer.extensions import FIELDS, text_of

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class NameUse:
    """How a sentence uses a name of the story.

    `count` is how often, `salience` that of the name. `introduces` is true where the body has the
    name for the first time, `gives_role` where it has a role besides.
    """

    kind: str
    name: str
    salience: float
    count: int
    introduces: bool
    gives_role: bool


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the body; `start` and `end` are offsets in doc.text, spaces trimmed."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    terms: Counter[str]
    names: tuple[NameUse, ...]
    opens_paragraph: bool

    @property
    def opening(self) -> str:
        """The first word, lower case; empty where there is none."""
        return next((word for word in self.words if word[0].isalnum()), "")


def body_sentences(doc: Doc) -> list[Span]:
    """The sentences of a Doc that are no headline and hold more than space."""
    offset = doc._.headline_end
    return [sent for sent in doc.sents if is_of_body(sent, offset)]


def is_of_body(sent: Span, headline_end: int) -> bool:
    """Is a sentence one of the body, and more than space?"""
    return sent.start_char >= headline_end and not all(token.is_space for token in sent)


def headline_of(doc: Doc) -> Span:
    """The words of the headline; an empty span where there is none."""
    end = doc._.headline_end
    return doc[: next((token.i for token in doc if token.idx >= end), len(doc))]


def sentence_views(doc: Doc) -> list[SentenceView]:
    """Views of the body's sentences, in order."""
    page, offset = text_of(doc), doc._.headline_end
    sentences = body_sentences(doc)
    starts = [sent.start_char for sent in sentences]
    words, terms = _words_and_terms(doc, slice(None))
    views = []
    for sent, names in zip(sentences, _names(doc, starts), strict=True):
        room = page[sent.start_char : sent.end_char]
        text = room.strip()
        start = sent.start_char + room.index(text[0])
        before = page[max(offset, start - 1) : start]
        views.append(
            SentenceView(
                text=text,
                start=start,
                end=start + len(text),
                words=tuple(filter(None, words[sent.start : sent.end])),
                terms=Counter(filter(None, terms[sent.start : sent.end])),
                names=tuple(names),
                opens_paragraph=before in {"", "\n"},
            )
        )
    return views


def _names(doc: Doc, starts: Sequence[int]) -> list[list[NameUse]]:
    """The names that each sentence uses, most salient first."""
    uses: list[list[NameUse]] = [[] for _ in starts]
    for kind, field in FIELDS.items():
        for record in doc._.get(field):
            places = (bisect_right(starts, start) - 1 for start, _ in record["mentions"])
            counts = Counter(place for place in places if place >= 0)  # the headline has -1
            first = min(counts, default=None)
            for place, count in counts.items():
                uses[place].append(_use(kind, record, count, first=place == first))
    return [sorted(found, key=lambda use: -use.salience) for found in uses]


def _use(kind: str, record: dict[str, Any], count: int, *, first: bool) -> NameUse:
    return NameUse(
        kind=kind,
        name=record["name"],
        salience=record["salience"],
        count=count,
        introduces=first,
        gives_role=first and record["role"] is not None,
    )


def term_vectors(views: Sequence[SentenceView]) -> list[Vector]:
    """TF-ISF vectors of unit length: term frequency by inverse sentence frequency in the story."""
    frequency = Counter(term for view in views for term in view.terms)
    weights = {term: math.log(1 + len(views) / count) for term, count in frequency.items()}
    return [
        unit({term: count * weights[term] for term, count in view.terms.items()}) for view in views
    ]


def unit(vector: Vector) -> Vector:
    """A vector of length 1 in the same direction; the empty one stays empty."""
    norm = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / norm for term, value in vector.items()} if norm else {}


def cosine(left: Vector, right: Vector) -> float:
    """Similarity of two unit vectors."""
    if len(right) < len(left):
        left, right = right, left
    return sum(value * right[term] for term, value in left.items() if term in right)


def content_terms(span: Span) -> Iterator[str]:
    """The stems of the words that carry meaning."""
    return filter(None, _words_and_terms(span.doc, slice(span.start, span.end))[1])


def _words_and_terms(doc: Doc, tokens: slice) -> tuple[list[str], list[str]]:
    """Every token in lower case, but for spaces; the stem of every one that carries meaning."""
    # One table for all of them: asking spaCy token by token costs twice as much.
    table = doc.to_array(["LOWER", "IS_SPACE", "IS_ALPHA", "IS_STOP", "LENGTH"])[tokens]
    keys, space, alpha, stop, length = table.T
    carries = ((alpha == 1) & (stop == 0) & (length > 1)).tolist()
    words = [doc.vocab.strings[key] for key in keys.tolist()]
    terms = [stem(word) if content else "" for word, content in zip(words, carries, strict=True)]
    spaces = space.tolist()
    return [
        "" if blank else word.replace("’", "'") for word, blank in zip(words, spaces, strict=True)
    ], terms


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Singular and base form near enough to let "shares" meet "share"."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
