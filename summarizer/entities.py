"""Mentions to companies, people and organizations: one kind and one entry a name.

The tagger decides mention by mention; here a story decides. All mentions of a form, the forms that
belong to one name and the form itself vote on its kind; mentions that the tagger missed are found
once the name is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from summarizer.aliases import KINDS, Form, comparable, merged
from summarizer.extensions import FIELDS
from summarizer.roles import COURTESY, TITLES, role_of

_PERSON = KINDS.index("PERSON")
_KEEP = 0.5  # least mean probability of the kind for a name to be listed
_CUE = 0.25  # what a word in or before the name adds to the probability of its kind
_COMPANY_WORDS = frozenset(
    "inc corp corporation ltd llc llp plc ag gmbh holdings airlines airways motors "
    "pharmaceuticals industries entertainment technologies".split()
)
_BODY_WORDS = frozenset(
    "university college school institute ministry department committee council court congress "
    "parliament senate commission association federation union party police army navy agency "
    "church hospital museum society foundation league bureau authority assembly tribunal".split()
)
_POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’"})
_TRAILING = re.compile(r"(?:['’‘]s?|\.)$")
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|S\.A|N\.V|[A-Z](?:\.[A-Z])+)\.?$")
_BRACKETS = re.compile(r"(?:['’]s)?\s\((?P<short>[A-Z][A-Z&.]{1,6})\)")
_FORMERLY = re.compile(
    r",?\s\(?(?:the \w+ )?(?:formerly|previously|also|better|now)(?: known as| called)?\s(?:the )?"
)
_COURTESY_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s$")
_ARTICLES = frozenset({"the", "a", "an"})
_FUNCTION_WORDS = frozenset(
    "the a an and but or if so as at by for from in of on to with he she it they we you i this "
    "that these those his her its their our your who what when where there here far".split()
)
_EDGES = frozenset("\"'“”‘’()[],.;:-–—&/|*•@#…!?")
_FOREIGN_TRUST = 0.7  # between a sure and an unsure mention of our own tagger
_FOREIGN_KINDS = {"ORG": "COMPANY", "PERSON": "PERSON", "PER": "PERSON"}


@dataclass(frozen=True)
class Page:
    """A Doc with its text, which spaCy would join anew each time, and where the headline ends."""

    doc: Doc
    text: str
    headline_end: int


@dataclass(frozen=True)
class Mention:
    """A name in a Doc: characters [start, end), the probability of each kind, the title before."""

    start: int
    end: int
    text: str
    probabilities: tuple[float, ...]
    title: str = ""


@Language.factory(
    "standfirst_entities",
    requires=["doc.ents"],
    assigns=["doc._.companies", "doc._.people", "doc._.organizations", "doc.spans"],
)
class EntityGatherer:
    """Gathers the names of a Doc into companies, people and organizations."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Write the entities to `doc._` and their mentions to `doc.spans`, by kind."""
        entities = self.predict(doc)
        for kind, field in FIELDS.items():
            own = [entity for label, entity in entities if label == kind]
            doc._.set(field, own)
            places = [place for entity in own for place in entity["mentions"]]
            doc.spans[field] = [_span(doc, start, end, kind) for start, end in places]
        return doc

    def predict(self, doc: Doc) -> list[tuple[str, dict[str, Any]]]:
        """Kind and record of every entity, most salient first."""
        page = Page(doc, doc.text, doc._.headline_end)
        mentions = [mention for ent in doc.ents if (mention := _mention(page, ent))]
        groups = merged(_forms(page, mentions))
        decided = [(kind, group) for group in groups if (kind := _kind(group))]
        places = _places(page, [group for _, group in decided], mentions)
        records = [
            (kind, _record(page, kind, group, found))
            for (kind, group), found in zip(decided, places, strict=True)
            if found
        ]
        top = max((record["salience"] for _, record in records), default=1.0)
        for _, record in records:
            record["salience"] = round(record["salience"] / top, 4)
        return sorted(records, key=lambda item: (-item[1]["salience"], item[1]["mentions"][0]))


def _span(doc: Doc, start: int, end: int, label: str = "") -> Span:
    """The tokens that the characters [start, end) touch."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token lies at characters {start} to {end}")
    return span


def _mention(page: Page, ent: Span) -> Mention | None:
    """The name in a span: without articles, titles, possessive and punctuation at its edges."""
    tokens = list(ent)
    title = ""
    while tokens and _is_edge(tokens[-1]):
        tokens.pop()
    while tokens and (_is_edge(tokens[0]) or _is_prefix(tokens, ent.label_)):
        word = tokens.pop(0).lower_
        title = word if word in TITLES else title
    if not tokens or _is_function_word(tokens):
        return None
    start, end = _char_bounds(page.text, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    letters = sum(map(str.isalnum, page.text[start:end]))
    if letters < (2 if ent.label_ == "PERSON" else 1):
        return None
    before = page.doc[tokens[0].i - 1].lower_ if tokens[0].i else ""
    title = title or (before if before in TITLES else "")
    scores = _probabilities(page.doc, tokens[0].i, tokens[-1].i + 1, ent.label_)
    return Mention(start, end, page.text[start:end], scores, title.rstrip("."))


def _is_edge(token: Token) -> bool:
    plain = token.lower_ in _POSSESSIVES or (set(token.text) <= _EDGES and token.text != "&")
    return token.is_space or plain


def _is_prefix(tokens: Sequence[Token], label: str) -> bool:
    word = tokens[0].lower_
    if len(tokens) < 2:
        return False
    titled = word.rstrip(".") in COURTESY or word in TITLES
    return word in _ARTICLES or (label == "PERSON" and titled)


def _is_function_word(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].lower_ in _FUNCTION_WORDS and not tokens[0].is_upper


def _char_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds that hold the stop of "Co." and "Jr.", and no other stop or possessive."""
    name = text[start:end]
    trailing = _TRAILING.search(name)
    if _ABBREVIATED.search(name):
        end += text[end : end + 1] == "." and not name.endswith(".")
    elif trailing:
        end -= len(trailing.group())
    return start, end


def _probabilities(doc: Doc, start: int, end: int, label: str) -> tuple[float, ...]:
    """Mean probability of each kind over the tokens; certainty for a foreign recognizer's label."""
    if doc.tensor.shape == (len(doc), 1 + 2 * len(KINDS)):
        scores = doc.tensor[start:end, 1:].reshape(end - start, len(KINDS), 2).sum(axis=2)
        return tuple(float(value) for value in scores.mean(axis=0))
    own = _FOREIGN_KINDS.get(label, label)
    return tuple(_FOREIGN_TRUST if kind == own else 0.0 for kind in KINDS)


def _forms(page: Page, mentions: Sequence[Mention]) -> list[Form]:
    """Mentions of the same spelling as one form, with the words in and around them counted in."""
    by_text: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_text[mention.text].append(mention)
    equated = _equated(page.text, mentions)
    forms = {text: _form(page, same, equated.get(text)) for text, same in by_text.items()}
    for short, full in equated.items():
        if short not in forms:
            start = page.text.index(short, forms[full].starts[0])
            forms[short] = replace(forms[full], text=short, starts=(start,), same_as=full)
    return list(forms.values())


def _form(page: Page, same: Sequence[Mention], same_as: str | None) -> Form:
    mean = np.mean([mention.probabilities for mention in same], axis=0) + _cues(page.text, same)
    company, person, body = (float(value) for value in mean)
    starts = tuple(mention.start for mention in same)
    return Form(
        same[0].text,
        (company, person, body),
        starts,
        headline=sum(start < page.headline_end for start in starts),
        titles=frozenset(mention.title for mention in same if mention.title),
        same_as=same_as,
    )


def _equated(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Forms that the story itself says are another: "Netflix (NFLX)", "Ye, formerly Kanye West"."""
    equated = {}
    for mention in mentions:
        match = _BRACKETS.match(text, mention.end)
        if match and _kind_index(mention) != _PERSON and match["short"] != mention.text:
            equated[match["short"]] = mention.text
    for left, right in pairwise(mentions):
        if _FORMERLY.fullmatch(text, left.end, right.start) and left.text != right.text:
            equated[right.text] = left.text
    return {short: full for short, full in equated.items() if full not in equated}


def _kind_index(mention: Mention) -> int:
    return int(np.argmax(mention.probabilities))


def _cues(text: str, same: Sequence[Mention]) -> Any:
    words = {comparable(word) for word in same[0].text.split()}
    titled = sum(
        _COURTESY_BEFORE.search(text, max(0, mention.start - 8), mention.start) is not None
        for mention in same
    )
    return _CUE * np.array(
        [bool(words & _COMPANY_WORDS), 2 * titled / len(same), bool(words & _BODY_WORDS)]
    )


def _kind(group: Sequence[Form]) -> str | None:
    """The kind that all mentions of a name agree on best, or None where they are too unsure."""
    weights = np.array([len(form.starts) for form in group], dtype=float)
    scores = np.average([form.probabilities for form in group], axis=0, weights=weights)
    return KINDS[int(scores.argmax())] if scores.sum() >= _KEEP else None


def _places(
    page: Page, groups: Sequence[Sequence[Form]], mentions: Sequence[Mention]
) -> list[list[tuple[int, int]]]:
    """Character offsets of each group's mentions: those tagged, and those found by their form."""
    owner = {form.text: index for index, group in enumerate(groups) for form in group}
    taken = np.zeros(len(page.text), dtype=bool)
    places: list[list[tuple[int, int]]] = [[] for _ in groups]
    for mention in mentions:
        if mention.text in owner:
            places[owner[mention.text]].append((mention.start, mention.end))
        taken[mention.start : mention.end] = True
    for text, start, end in _untagged(page, owner, taken):
        places[owner[text]].append((start, end))
    return [sorted(found) for found in places]


def _untagged(page: Page, owner: dict[str, int], taken: Any) -> Iterator[tuple[str, int, int]]:
    ordinary = {token.text for token in page.doc if token.is_lower}
    searched = [text for text in owner if _is_distinctive(text, ordinary)]
    if not searched:
        return
    longest_first = sorted(searched, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", page.text):
        start, end = match.span()
        if not taken[start:end].any():
            taken[start:end] = True
            yield match.group(), start, end


def _is_distinctive(text: str, ordinary: set[str]) -> bool:
    """A form that is a name wherever it stands: not "Next" or "Target" in a story about targets."""
    return " " in text or (text.lower() not in ordinary and not text.islower() and len(text) > 2)


def _record(
    page: Page, kind: str, group: Sequence[Form], places: Sequence[tuple[int, int]]
) -> dict[str, Any]:
    name = max(group, key=_canonical_rank).text
    aliases = dict.fromkeys([name, *(page.text[start:end] for start, end in places)])
    return {
        "name": name,
        "aliases": list(aliases),
        "role": _role(page, places) if kind == "PERSON" else None,
        "mentions": [list(place) for place in places],
        "salience": _salience(page, places),
    }


def _canonical_rank(form: Form) -> tuple[int, bool, int, int]:
    """The fullest form; a headline's spelling only where the body has no equal."""
    in_body = len(form.starts) > form.headline
    return len(form.words), in_body, len(form.text), len(form.starts)


def _role(page: Page, places: Sequence[tuple[int, int]]) -> str | None:
    found = []
    for start, end in places:
        if start >= page.headline_end:
            sent = _span(page.doc, start, end).sent
            found.append((sent.text, start - sent.start_char, end - sent.start_char))
    return role_of(found)


def _salience(page: Page, places: Sequence[tuple[int, int]]) -> float:
    """How much a story is about a name: headline, early mention, mentions, spread."""
    offset = page.headline_end
    length = max(1, len(page.text) - offset)
    body = [(start - offset) / length for start, _ in places if start >= offset]
    early = 1 - body[0] if body else 0.5
    spread = len({int(5 * place) for place in body}) / 5
    in_headline = len(body) < len(places)
    return 0.4 * float(np.log1p(len(places))) + 0.4 * in_headline + 0.3 * early + 0.3 * spread
