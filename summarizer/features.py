"""What is measured on every sentence: Doc -> matrix [sentences x features].

The features are those that extractive work on news has found to carry: position (Edmundson 1969),
headline words (Edmundson 1969), closeness to the story's centroid (Radev et al. 2004), lexical
centrality (Erkan and Radev 2004), names (Nenkova and McKeown 2011), length and quotation (Kupiec
et al. 1995). All of them are linear in the length of the story.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from summarizer.extensions import FIELDS

_POSITIONS = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 5), (6, 8), (9, 13), (14, 20), (21, 10**9))

FEATURES = (
    *(f"position {first}" for first, _ in _POSITIONS),
    "opens paragraph",
    "later half",
    "short",
    "long",
    "words",
    "headline words",
    "headline share",
    "centroid",
    "centrality",
    "close to the lead",
    "names",
    "main names",
    "introduces a name",
    "gives a role",
    "numbers",
    "quoted",
    "broken quotation",
    "opens with a quotation",
    "opens on a pronoun",
    "opens on a connective",
    "question",
    "first or second person",
    "reported speech",
)

Matrix = NDArray[np.float64]
Vector = dict[str, float]

_PRONOUNS = frozenset(
    "he she it they this that these those his her its their him them such both".split()
)
_CONNECTIVES = frozenset(
    "but and so or yet however meanwhile also still instead moreover furthermore besides "
    "nevertheless nonetheless otherwise therefore thus then".split()
)
_PERSONAL = frozenset("i we you my our your me us i'm we're you're".split())
_SPEECH = frozenset("said says told added tweeted wrote asked according explained argued".split())
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


@dataclass(frozen=True)
class SentenceView:
    """A sentence of the body with what the features are computed from."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    terms: Counter[str]
    opens_paragraph: bool


def body_sentences(doc: Doc) -> list[Span]:
    """The sentences of a Doc that are no headline and hold more than space."""
    offset = doc._.headline_end
    return [sent for sent in doc.sents if is_of_body(sent, offset)]


def is_of_body(sent: Span, headline_end: int) -> bool:
    """Is a sentence one of the body, and more than space?"""
    return sent.start_char >= headline_end and bool(sent.text.strip())


def sentence_views(doc: Doc) -> list[SentenceView]:
    """Views of the body's sentences, in order; offsets are those of doc.text, spaces trimmed."""
    views = []
    page, offset = doc.text, doc._.headline_end
    for sent in body_sentences(doc):
        text = sent.text.strip()
        start = sent.start_char + sent.text.index(text[0])
        before = page[max(offset, start - 1) : start]
        views.append(
            SentenceView(
                text=text,
                start=start,
                end=start + len(text),
                words=tuple(t.lower_.replace("’", "'") for t in sent if not t.is_space),
                terms=Counter(_terms(sent)),
                opens_paragraph=before in {"", "\n"},
            )
        )
    return views


def term_vectors(views: Sequence[SentenceView]) -> list[Vector]:
    """TF-ISF vectors of unit length: term frequency by inverse sentence frequency in the story."""
    frequency = Counter(term for view in views for term in view.terms)
    weights = {term: math.log(1 + len(views) / count) for term, count in frequency.items()}
    return [
        _unit({term: count * weights[term] for term, count in view.terms.items()}) for view in views
    ]


def cosine(left: Vector, right: Vector) -> float:
    """Similarity of two unit vectors."""
    if len(right) < len(left):
        left, right = right, left
    return sum(value * right[term] for term, value in left.items() if term in right)


def feature_matrix(doc: Doc, views: Sequence[SentenceView]) -> Matrix:
    """Values of `FEATURES` for every view, each roughly between 0 and 1."""
    if not views:
        return np.zeros((0, len(FEATURES)))
    columns = [
        *_position_columns(views),
        *_length_columns(views),
        *_headline_columns(doc, views),
        *_similarity_columns(views),
        *_name_columns(doc, views),
        *_form_columns(views),
    ]
    return np.array(columns, dtype=np.float64).T


def opens_dangling(view: SentenceView) -> bool:
    """Does the sentence open on a word whose antecedent stands in another sentence?"""
    return _opening(view) in _PRONOUNS | _CONNECTIVES


def _terms(sent: Span) -> Iterator[str]:
    for token in sent:
        if _is_content(token):
            yield _stem(token.lower_)


def _stem(word: str) -> str:
    """Singular and base form near enough to let "shares" meet "share"."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / norm for term, value in vector.items()} if norm else {}


def _position_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    for first, last in _POSITIONS:
        yield [float(first <= index <= last) for index in range(len(views))]
    yield [float(view.opens_paragraph) for view in views]
    yield [float(index > len(views) / 2) for index in range(len(views))]


def _length_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    counts = [len(view.words) for view in views]
    yield [float(count < 9) for count in counts]
    yield [float(count > 45) for count in counts]
    yield [min(1.0, math.log1p(count) / 4) for count in counts]


def _headline_columns(doc: Doc, views: Sequence[SentenceView]) -> Iterator[list[float]]:
    headline = {_stem(t.lower_) for t in doc if t.idx < doc._.headline_end and _is_content(t)}
    hits = [len(headline & view.terms.keys()) for view in views]
    yield [min(1.0, count / 5) for count in hits]
    yield [count / max(1, len(headline)) for count in hits]


def _is_content(token: Token) -> bool:
    return token.is_alpha and not token.is_stop and len(token) > 1


def _similarity_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    vectors = term_vectors(views)
    total: Vector = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    centroid = _unit(total)
    yield [cosine(vector, centroid) for vector in vectors]
    # The mean cosine with all others, from the sum of all vectors: linear, not quadratic.
    others = max(1, len(views) - 1)
    yield [min(1.0, 4 * (cosine(v, total) - bool(v)) / others) for v in vectors]
    yield [cosine(vector, vectors[0]) for vector in vectors]


def _name_columns(doc: Doc, views: Sequence[SentenceView]) -> Iterator[list[float]]:
    starts = [view.start for view in views]
    counts, weights = np.zeros(len(views)), np.zeros(len(views))
    introduced, roles = np.zeros(len(views)), np.zeros(len(views))
    for field in FIELDS.values():
        for entity in doc._.get(field):
            body = [place for place in entity["mentions"] if place[0] >= doc._.headline_end]
            at = np.searchsorted(starts, [start for start, _ in body], side="right") - 1
            counts += np.bincount(at, minlength=len(views)) if len(at) else 0
            weights[np.unique(at)] += entity["salience"]
            if len(at):
                introduced[at[0]] += entity["salience"]
                roles[at[0]] += entity["role"] is not None
    yield np.minimum(1.0, counts / 5).tolist()
    yield np.minimum(1.0, weights / 3).tolist()
    yield np.minimum(1.0, introduced / 2).tolist()
    yield np.minimum(1.0, roles).tolist()


def _form_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    openings = [_opening(view) for view in views]
    yield [float(any(map(str.isdigit, view.text))) for view in views]
    yield [sum(map(len, _QUOTED.findall(view.text))) / len(view.text) for view in views]
    yield [float(has_broken_quotation(view.text)) for view in views]
    yield [float(view.text[0] in '"“') for view in views]
    yield [float(opening in _PRONOUNS) for opening in openings]
    yield [float(opening in _CONNECTIVES) for opening in openings]
    yield [float(view.text.rstrip("\"”'’").endswith("?")) for view in views]
    yield [float(any(word in _PERSONAL for word in view.words)) for view in views]
    yield [float(any(word in _SPEECH for word in view.words)) for view in views]


def has_broken_quotation(text: str) -> bool:
    """Does a quotation open or close in the sentence without its other half?"""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def _opening(view: SentenceView) -> str:
    return next((word for word in view.words if word[0].isalnum()), "")
