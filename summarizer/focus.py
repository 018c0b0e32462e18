"""How near each sentence is to a name or topic that the reader asks about.

A focus that is a name of the story stands for the whole of it: "Oracle" is met by every alias that
the story uses. Any other is met where the sentence has it to the letter, or in so far as it has its
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from summarizer.extensions import FIELDS
from summarizer.sentences import SentenceView, content_terms

_NAMED = 1.0
_WORDED = 0.8  # of a name only some words, or a topic: a little less than the name itself


def focus_values(doc: Doc, views: Sequence[SentenceView]) -> list[float]:
    """For each sentence 0, if it has nothing of `doc._.focus`, to 1, if it is about it."""
    if not doc._.focus:
        return [0.0] * len(views)
    names = set(_names(doc))
    exact = re.compile(rf"(?<!\w){re.escape(doc._.focus.strip())}(?!\w)", re.IGNORECASE)
    words = Doc(doc.vocab, words=re.findall(r"\w+", doc._.focus))
    terms = set(content_terms(words[:]))
    return [
        _NAMED
        if any(use.name in names for use in view.names) or exact.search(view.text)
        else _WORDED * len(terms & view.terms.keys()) / max(1, len(terms))
        for view in views
    ]


def _names(doc: Doc) -> Iterator[str]:
    """The story's names that the focus is a form of."""
    asked = doc._.focus.casefold().strip()
    for field in FIELDS.values():
        for record in doc._.get(field):
            forms = {form.casefold() for form in (record["name"], *record["aliases"])}
            if asked in forms:
                yield record["name"]
