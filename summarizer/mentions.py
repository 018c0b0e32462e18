"""Names in a Doc, mention by mention: bounds without what is no name, and what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc, Span, Token

from summarizer.aliases import KINDS
from summarizer.roles import COURTESY, TITLES

_POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’"})
_TRAILING = re.compile(r"(?:['’‘]s?|\.)$")
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|S\.A|N\.V|[A-Z](?:\.[A-Z])+)\.?$")
_BRACKETS = re.compile(r"(?:['’]s)?\s\((?P<short>[A-Z][A-Z&.]{1,6})\)")
_FORMERLY = re.compile(
    r",?\s\(?(?:the \w+ )?(?:formerly|previously|also|better|now)(?: known as| called)?\s(?:the )?"
)
_ARTICLES = frozenset({"the", "a", "an"})
_FUNCTION_WORDS = frozenset(
    "the a an and but or if so as at by for from in of on to with he she it they we you i this "
    "that these those his her its their our your who what when where there here far".split()
)
# "Sen. John Thune (S.D.)": the abbreviation of a state is a place, and so is what comes before the
# state in "Redmond, Washington".
_STATES = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa penn tenn tex va vt wash wis wyo wva nc nd nh nj nm ny ri sc sd".split()
)
_BEFORE_STATE = re.compile(
    r",\s(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|York"
    r"|Mexico)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    r"|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming)"
    r"(?=[,.;:)]|\s[a-z]|$)"
)
# "NBC News Business & Tech Correspondent": the desk belongs to the job, not to the house.
_JOBS = frozenset(
    "correspondent correspondents reporter editor anchor columnist analyst adviser advisor".split()
)
_BEATS = frozenset(
    "business tech technology political politics health medical science sports sport economics "
    "economy world national foreign legal justice entertainment education environment climate "
    "investigative chief senior deputy managing & and".split()
)
_BODIES_OF_MEMBERS = frozenset("union association federation society guild".split())
_JOINTS = frozenset({"and", "of", "for", "the", "&"})
_EDGES = frozenset("\"'“”‘’()[],.;:-–—&/|*•@#…!?")
_FOREIGN_TRUST = 0.9  # as good as a mention of our own tagger mostly is
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


def mentions_of(page: Page) -> list[Mention]:
    """The names that were tagged, in order."""
    ents = _joined(page.doc)
    return [mention for ent in ents if (mention := _mention(page, ent))]


def _joined(doc: Doc) -> list[Span]:
    """The tagged spans, put together where one ends in a joint: "Competition and | Markets"."""
    joined: list[Span] = []
    for ent in doc.ents:
        left = joined[-1] if joined else None
        if left is not None and ent.label_ != "PERSON" and _holds_together(left, ent):
            joined[-1] = Span(doc, left.start, ent.end, label=ent.label)
        else:
            joined.append(ent)
    return joined


def _holds_together(left: Span, right: Span) -> bool:
    """Are two spans one name: "Competition and | Markets", "Bakers | and | Allied Union"?"""
    if left.end == right.start:
        return left[-1].lower_ in _JOINTS
    between = left.doc[left.end : right.start].text.strip()
    members = len(left) == 1 and left.text.endswith("s") and not left.text.isupper()
    return members and between == "and" and right[-1].lower_ in _BODIES_OF_MEMBERS


def equated_forms(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Forms that the story itself says are another: "Netflix (NFLX)", "Ye, formerly Kanye West"."""
    equated = {}
    for mention in mentions:
        match = _BRACKETS.match(text, mention.end)
        if match and _likeliest(mention) != "PERSON" and match["short"] != mention.text:
            equated[match["short"]] = mention.text
    for left, right in pairwise(mentions):
        if _FORMERLY.fullmatch(text, left.end, right.start) and left.text != right.text:
            equated[right.text] = left.text
    return {short: full for short, full in equated.items() if full not in equated}


def span_of(doc: Doc, start: int, end: int, label: str = "") -> Span:
    """The tokens that the characters [start, end) touch."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token lies at characters {start} to {end}")
    return span


def _mention(page: Page, ent: Span) -> Mention | None:
    """The name in a span: without articles, titles, possessive and punctuation at its edges."""
    tokens = list(ent)
    title = ""
    while tokens and _is_tail(tokens[-1]):
        tokens.pop()
    if tokens and _next_word(page.doc, tokens[-1]) in _JOBS:
        while len(tokens) > 1 and tokens[-1].lower_ in _BEATS:
            tokens.pop()
    while tokens and (_is_edge(tokens[0]) or _is_prefix(tokens, ent.label_)):
        word = tokens.pop(0).lower_
        title = word if word in TITLES else title
    if not tokens or _is_function_word(tokens):
        return None
    start, end = _char_bounds(page.text, tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    if _is_place(page.text, start, end, ent.label_):
        return None
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


def _is_tail(token: Token) -> bool:
    return _is_edge(token) or token.lower_ in _JOINTS


def _is_place(text: str, start: int, end: int, label: str) -> bool:
    """A state by its abbreviation, in brackets or with its stop; a town with its state behind."""
    name = text[start:end]
    marked = text[max(0, start - 1) : start] in {"(", "-"} or text[end : end + 1] == "."
    if marked and name.lower().replace(".", "") in _STATES and not name.isupper():
        return True
    town = label != "PERSON" and " of " not in name and _BEFORE_STATE.match(text, end)
    return bool(town) or ("." in name and name.lower().replace(".", "") in _STATES)


def _next_word(doc: Doc, token: Token) -> str:
    return doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""


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


def _likeliest(mention: Mention) -> str:
    return KINDS[int(np.argmax(mention.probabilities))]
