"""What is measured on every sentence: Doc -> matrix [sentences x features].

The features are those that extractive work on news has found to carry: position (Edmundson 1969),
headline words (Edmundson 1969), closeness to the story's centroid (Radev et al. 2004), lexical
centrality (Erkan and Radev 2004), names (Nenkova and McKeown 2011), length and quotation (Kupiec
et al. 1995). All of them are linear in the length of the story.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from summarizer.anaphora import (
    has_broken_quotation,
    is_question,
    opens_on_connective,
    opens_on_pronoun,
    quoted_share,
)
from summarizer.sentences import (
    SentenceView,
    Vector,
    content_terms,
    cosine,
    headline_of,
    term_vectors,
    unit,
)

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
    "long story",
)

Matrix = NDArray[np.float64]

_PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")  # "US" is none
_SPEECH = frozenset("said says told added tweeted wrote asked according explained argued".split())


def feature_matrix(doc: Doc, views: Sequence[SentenceView]) -> Matrix:
    """Values of `FEATURES` for every view, each roughly between 0 and 1."""
    if not views:
        return np.zeros((0, len(FEATURES)))
    placed = place_values(len(views))
    columns = [
        *_position_columns(views, placed),
        *_length_columns(views),
        *_headline_columns(doc, views),
        *_similarity_columns(views),
        *_name_columns(views),
        *_form_columns(views),
        placed["long story"],
    ]
    return np.array(columns, dtype=np.float64).T


def place_values(count: int) -> dict[str, list[float]]:
    """Those of the `FEATURES` that follow from a sentence's place among `count` alone."""
    places = range(count)
    values = {
        f"position {first}": [float(first <= place <= last) for place in places]
        for first, last in _POSITIONS
    }
    values["later half"] = [float(place > count / 2) for place in places]
    # Briefs are told by their lead, features further down: place means little without this.
    values["long story"] = [min(1.0, math.log1p(count) / 5)] * count
    return values


def _position_columns(
    views: Sequence[SentenceView], placed: Mapping[str, list[float]]
) -> Iterator[list[float]]:
    yield from (placed[f"position {first}"] for first, _ in _POSITIONS)
    yield [float(view.opens_paragraph) for view in views]
    yield placed["later half"]


def _length_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    counts = [len(view.words) for view in views]
    yield [float(count < 9) for count in counts]
    yield [float(count > 45) for count in counts]
    yield [min(1.0, math.log1p(count) / 4) for count in counts]


def _headline_columns(doc: Doc, views: Sequence[SentenceView]) -> Iterator[list[float]]:
    headline = set(content_terms(headline_of(doc)))
    hits = [len(headline & view.terms.keys()) for view in views]
    yield [min(1.0, count / 5) for count in hits]
    yield [count / max(1, len(headline)) for count in hits]


def _similarity_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    vectors = term_vectors(views)
    total: Vector = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    centroid = unit(total)
    yield [cosine(vector, centroid) for vector in vectors]
    # The mean cosine with all others, from the sum of all vectors: linear, not quadratic.
    others = max(1, len(views) - 1)
    yield [min(1.0, 4 * (cosine(v, total) - bool(v)) / others) for v in vectors]
    yield [cosine(vector, vectors[0]) for vector in vectors]


def _name_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    yield [min(1.0, sum(use.count for use in view.names) / 5) for view in views]
    yield [min(1.0, sum(use.salience for use in view.names) / 3) for view in views]
    introduced = [[use for use in view.names if use.introduces] for view in views]
    yield [min(1.0, sum(use.salience for use in uses) / 2) for uses in introduced]
    yield [float(any(use.gives_role for use in uses)) for uses in introduced]


def _form_columns(views: Sequence[SentenceView]) -> Iterator[list[float]]:
    yield [float(any(map(str.isdigit, view.text))) for view in views]
    yield [quoted_share(view.text) for view in views]
    yield [float(has_broken_quotation(view.text)) for view in views]
    yield [float(view.text[0] in '"“') for view in views]
    yield [float(opens_on_pronoun(view)) for view in views]
    yield [float(opens_on_connective(view)) for view in views]
    yield [float(is_question(view.text)) for view in views]
    yield [float(bool(_PERSONAL.search(view.text))) for view in views]
    yield [float(any(word in _SPEECH for word in view.words)) for view in views]
