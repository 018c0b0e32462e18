"""Names in a Doc, mention by mention, and what the story says is another name for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from summarizer.bounds import Bounds, bounds_of
from summarizer.definitions import definitions
from summarizer.forms import KINDS
from summarizer.impostors import is_name
from summarizer.places import Names, places_of
from summarizer.well_known import KINDS_OF, OWN_POSSESSIVES, sure_names_in

_OWN_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
# "Sainsbury's said", not "Sainsbury's shares": what follows is no thing that it owns.
_POSSESSIVE = re.compile(
    r"['’]s(?P<alone>[.,;:)]"
    r"|(?= (?:said|says|is|was|has|had|will|would|did|does|told|announced)\b))?"
)
_BRACKETS = re.compile(r"(?:['’]s)?\s\((?P<short>[A-Z][A-Z&.]{1,6})\)")
_LOWER_CASE_BRAND = re.compile(r"(?P<bare>[a-z]{4,}) (?:AG|SE|Inc|plc|PLC|Ltd|NV|SA)\.?")
_NO_TICKERS = frozenset("UK US USA EU UN NYSE NASDAQ LSE AP AFP PA".split())
_FORMER = re.compile(r", the (?:former|old) ")
_FORMERLY = re.compile(
    r",?\s\(?(?:the \w+ )?(?:(?:formerly|previously|currently|now|also|better|once)(?: known as"
    r"| called)?|(?:is |was )?(?:\w+ly |also |better )?known as|née|nee|born)\s(?:the )?[“\"]?"
)
_FOREIGN_TRUST = 0.9  # as good as a mention of our own tagger mostly is
_KNOWN_TRUST = 0.9
_RENAMED = re.compile(r"\bX(?=,? \(?formerly (?:known as |called )?Twitter)")
# Bodies whose names end in words of lower case, or hold them.
_BODIES = re.compile(
    r"(?!The |Nasdaq )(?:[A-Z][a-z]+ ){1,3}[Ss]tock [Ee]xchange\b"
    r"|Campaign (?:[Aa]gainst|for) [A-Z][\w-]+(?: [A-Z][\w-]+)*"
)
# "Paul, Weiss, Rifkind, Wharton & Garrison LLP" is one house.
_PARTNERS = re.compile(
    r"[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+){0,4},? (?:&|and) [A-Z][\w’'-]+ (?:LLP|PLLC|P\.C\.)"
)
_EMPLOYERS = re.compile(
    r"\b(?:(?:analyst|economist|strategist|trader|broker|(?:fund|portfolio) manager)s? (?:at|with)"
    r"|(?:unit|subsidiary) of) (?P<name>[A-Z][\w&-]*\w(?: [A-Z][\w&-]*\w){0,2})"
)
# What a foreign recognizer's labels say; ORG is a company or a body, as its words then tell.
_FOREIGN_KINDS = {
    "ORG": (_FOREIGN_TRUST - 0.4, 0.0, 0.4),
    "PERSON": (0.0, _FOREIGN_TRUST, 0.0),
    "PER": (0.0, _FOREIGN_TRUST, 0.0),
}


@dataclass(frozen=True)
class Page:
    """A Doc with its text, which spaCy would join anew each time, and where the headline ends."""

    doc: Doc
    text: str
    headline_end: int

    @cached_property
    def kinds(self) -> NDArray[np.float64] | None:
        """The probability of each kind for every token; None without our tagger's."""
        tokens = len(self.doc)
        if self.doc.tensor.shape != (tokens, 1 + 2 * len(KINDS)):
            return None
        kinds: NDArray[np.float64] = (
            self.doc.tensor[:, 1:].reshape(tokens, len(KINDS), 2).sum(axis=2)
        )
        return kinds


@dataclass(frozen=True)
class Mention:
    """A name in a Doc: characters [start, end), the probability of each kind, what is before.

    `title` is a courtesy or office, `article` the "The" that belongs to a name.
    """

    start: int
    end: int
    text: str
    probabilities: tuple[float, ...]
    title: str = ""
    article: str = ""
    is_tagged: bool = True

    @property
    def kind(self) -> str:
        """The likeliest kind of this mention alone."""
        return KINDS[self.probabilities.index(max(self.probabilities))]


def mentions_of(page: Page) -> list[Mention]:
    """The names that were tagged, in order."""
    names = [each for each in bounds_of(page.doc, page.text) if is_name(page.text, each)]
    tagged = [_mention(page, each) for each in names]
    found = _with_own_possessives(page, _without_possessives(tagged))
    return _with_known(page, _with_definitions(page, found))


def _with_own_possessives(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Companies that are never called without an 's, and stand by themselves with it."""
    places: dict[str, list[re.Match[str] | None]] = defaultdict(list)
    for mention in mentions:
        places[mention.text].append(_POSSESSIVE.match(page.text, mention.end))
    own = {
        text
        for text, found in places.items()
        if f"{text}'s" in OWN_POSSESSIVES
        or (all(found) and any(match and match["alone"] is not None for match in found))
    }
    return [
        replace(each, end=each.end + 2, text=page.text[each.start : each.end + 2])
        if each.text in own and each.kind == "COMPANY" and _POSSESSIVE.match(page.text, each.end)
        else each
        for each in mentions
    ]


def _with_definitions(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with the names that the story gives in full before their tagged acronym."""
    by_text = {mention.text: mention for mention in mentions}
    full = []
    for each in definitions(page.text):
        short = by_text.get(each.short)
        if short is not None and short.kind != "PERSON":
            text = page.text[each.start : each.end]
            full.append(replace(short, start=each.start, end=each.end, text=text, article=""))
    return _with_longer(mentions, full)


def _with_known(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with the well-known houses of which the tagger saw a part: "Rolls | -Royce"."""
    sure = sure_names_in(page.text)
    spans = [place for name in sure for place in places_of(name, page.text)]
    forms = (_RENAMED, _PARTNERS, _BODIES)
    spans += [match.span() for form in forms for match in form.finditer(page.text)]
    spans += _untagged_employers(page.text, mentions)
    known = [_house(page.text[start:end], start=start) for start, end in spans]
    return _with_longer(mentions, known)


def _untagged_employers(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where an analyst's house stands, or a unit's parent, and the tagger saw no name."""
    spans = [match.span("name") for match in _EMPLOYERS.finditer(text)]
    if not spans:  # in most stories
        return
    taken = {place for each in mentions for place in range(each.start, each.end)}
    yield from (span for span in spans if taken.isdisjoint(range(*span)))


def _with_longer(mentions: Sequence[Mention], longer: Sequence[Mention]) -> list[Mention]:
    """Mentions with others in place of those that are parts of them."""
    kept: list[Mention] = []
    for each in sorted([*mentions, *longer], key=lambda mention: (mention.start, -mention.end)):
        last = kept[-1] if kept else None
        if last is None or each.start >= last.end:
            kept.append(each)
        elif each.start == last.start and each.end == last.end:
            continue
        elif last.start >= each.start and last.end <= each.end:
            kept[-1] = each
    return kept


def _mention(page: Page, bounds: Bounds) -> Mention:
    seen = [i for i in range(bounds.first, bounds.last) if page.doc[i].ent_type]
    tokens = seen or range(bounds.first, bounds.last)
    scores = _probabilities(page, tokens, bounds.label)
    text = page.text[bounds.start : bounds.end]
    return Mention(bounds.start, bounds.end, text, scores, bounds.title, bounds.article)


def equated_forms(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Forms that the story itself says are another: "Netflix (NFLX)", "Ye, formerly Kanye West".

    A lower-case brand is one of its name with the legal form: "adidas" of "adidas AG".
    """
    equated = {
        brand["bare"]: mention.text
        for mention in mentions
        if (brand := _LOWER_CASE_BRAND.fullmatch(mention.text))
    }
    for mention in mentions:
        match = _BRACKETS.match(text, mention.end)
        ticker = match is not None and match["short"] not in _NO_TICKERS
        if match and ticker and mention.kind != "PERSON" and match["short"] != mention.text:
            equated[match["short"]] = mention.text
    for left, right in pairwise(mentions):
        was = _FORMER.fullmatch(text, left.end, right.start) and left.kind == right.kind
        if was and left.kind != "PERSON" and _is_closed(text, right):
            equated[right.text] = left.text
        said = _FORMERLY.fullmatch(text, left.end, right.start)
        closed = said and ("known" in said[0] or "called" in said[0] or _is_closed(text, right))
        if closed and left.text != right.text and _may_be_one(left, right):
            equated[right.text] = left.text
    return {short: full for short, full in equated.items() if full not in equated}


def _is_closed(text: str, mention: Mention) -> bool:
    """Does the phrase end with the name: "X, formerly Twitter," and no "former Google engineer"?"""
    return text[mention.end : mention.end + 1] in {",", ".", ";", ")", ""}


def _may_be_one(left: Mention, right: Mention) -> bool:
    return (left.kind == "PERSON") == (right.kind == "PERSON")


def span_of(doc: Doc, start: int, end: int, label: str = "") -> Span:
    """The tokens that the characters [start, end) touch."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token lies at characters {start} to {end}")
    return span


def untagged(
    page: Page, tagged: Sequence[Mention], equated: Mapping[str, str]
) -> Iterator[Mention]:
    """Places where a name stands that was tagged elsewhere, or that is `equated` with one."""
    known = {mention.text: mention for mention in tagged}
    equals = {short: known[full] for short, full in equated.items() if short not in known}
    taken = np.zeros(len(page.text), dtype=bool)
    for mention in tagged:
        taken[mention.start : mention.end] = True
    for start, end in _occurrences(page, [*known, *equals], brands=equals):
        text = page.text[start:end]
        if not taken[start:end].any():
            scores = equals[text].probabilities if text in equals else None
            scores = scores or _probabilities_at(page, start, end, known[text].probabilities)
            yield Mention(start, end, text, scores, is_tagged=text in equals)


def _house(name: str, *, start: int) -> Mention:
    """A house that every reader knows, as if it had been tagged."""
    kind = "ORGANIZATION" if _BODIES.fullmatch(name) else KINDS_OF.get(name, "COMPANY")
    scores = tuple(_KNOWN_TRUST if each == kind else 0.0 for each in KINDS)
    return Mention(start, start + len(name), name, scores)


def _occurrences(
    page: Page, names: Sequence[str], brands: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Where names stand, the longest first, but those that may be plain words there."""
    ordinary = _lower_case_words(page.doc)
    sought = [name for name in names if name in brands or _is_distinctive(name, ordinary)]
    yield from Names(sought).places(page.text)


def _lower_case_words(doc: Doc) -> set[str]:
    words, lower = doc.to_array(["ORTH", "IS_LOWER"]).T
    return {doc.vocab.strings[word] for word in set(words[lower == 1].tolist())}


def _is_distinctive(text: str, ordinary: set[str]) -> bool:
    """A form that is a name wherever it stands: not "Next" or "Target" in a story about targets."""
    return " " in text or (text.lower() not in ordinary and not text.islower() and len(text) > 2)


def _without_possessives(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions whose final 's is the name's own, "Moody's", unless the story has more without."""
    counts = Counter(mention.text for mention in mentions)
    kept = []
    for mention in mentions:
        base = _OWN_POSSESSIVE.sub("", mention.text)
        if base != mention.text and counts[base] >= counts[mention.text]:
            end = mention.start + len(base)
            kept.append(replace(mention, end=end, text=base))
        else:
            kept.append(mention)
    return kept


def _probabilities(page: Page, tokens: Sequence[int], label: str) -> tuple[float, ...]:
    """Mean probability of each kind over the tokens; certainty for a foreign recognizer's label."""
    if page.kinds is not None:
        total = np.add.reduce(page.kinds[list(tokens)], axis=0)
        return tuple((total / len(tokens)).tolist())
    known = tuple(_FOREIGN_TRUST if kind == label else 0.0 for kind in KINDS)
    return _FOREIGN_KINDS.get(label, known)


def _probabilities_at(
    page: Page, start: int, end: int, tagged: tuple[float, ...]
) -> tuple[float, ...]:
    """The same where the name was not tagged; of a foreign recognizer those where it was."""
    if page.kinds is None:
        return tagged
    span = span_of(page.doc, start, end)
    return _probabilities(page, range(span.start, span.end), "")
