"""What our components leave on a Doc: plain values and arrays, which msgpack and pickle take.

doc._.headline_end     characters of doc.text that the headline takes; 0 without one
doc._.companies        records {"name", "aliases", "role", "affiliation", "mentions", "salience"},
doc._.people           most salient first; "mentions" are [start, end] character offsets of
doc._.organizations    doc.text
doc._.sentence_vectors what each sentence of doc.sents means to the tagger's encoder: an array
                       [sentences x units]; empty without one
doc._.salience         one number a sentence of doc.sents, 0 to 1
doc._.contributions    for each sentence of the body what each part of the input did for it
doc._.features         for each sentence of the body its features: an array [sentences x features]
doc._.focus            a name or topic that the reader asks about; None without one
sent._.salience        the number of that sentence
"""

from __future__ import annotations

from bisect import bisect_right
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span

FIELDS = {"COMPANY": "companies", "PERSON": "people", "ORGANIZATION": "organizations"}


def sentence_salience(sent: Span) -> float:
    """Salience of the sentence that a span lies in; 0 before the Doc was scored."""
    scores = sent.doc._.salience
    index = bisect_right(_later_starts(sent.doc, scores), sent.start)
    return float(scores[index]) if index < len(scores) else 0.0


_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """`doc.text`, which spaCy puts together of all tokens anew each time."""
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text


# Of a Doc its scores, and where its sentences but the first started when it got them.
_LATER_STARTS: WeakKeyDictionary[Doc, tuple[list[float], list[int]]] = WeakKeyDictionary()


def _later_starts(doc: Doc, scores: list[float]) -> list[int]:
    known = _LATER_STARTS.get(doc)
    if known is None or known[0] is not scores:
        starts = [token for token, mark in enumerate(doc.to_array(["SENT_START"])) if mark == 1]
        known = _LATER_STARTS[doc] = scores, [start for start in starts if start]
    return known[1]


def register() -> None:
    """Register the extensions, once a process."""
    if Doc.has_extension("headline_end"):
        return
    Doc.set_extension("headline_end", default=0)
    Doc.set_extension("focus", default=None)
    for field in (*FIELDS.values(), "salience", "contributions", "features", "sentence_vectors"):
        Doc.set_extension(field, default=[])
    Span.set_extension("salience", getter=sentence_salience)


register()
