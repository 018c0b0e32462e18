"""Sentences that respect paragraphs, quotations and abbreviations.

A stop ends a sentence when what follows can open one and what precedes is no abbreviation that
goes on; the closing quote or bracket stays with its sentence. The decisions are those of Kiss and
Strunk (2006, Unsupervised multilingual sentence boundary detection): abbreviation, initial,
ordinal, sentence starter, and whether the text also writes the next word in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.extensions import text_of

_STOP = re.compile(r"""(?<![.!?])(?P<mark>\.{2,}|…|[.!?]+)(?P<close>["'”’»)\]]*)(?=\s)""")
_OPENER = re.compile(r"""\s+(?:[—–-]\s?|\.{3}\s|…\s?)?["'“‘«(\[$£€¥¿¡]*(?P<word>\w[\w'’-]*)""")
_LAST_WORD = re.compile(r"(?P<word>[^\s(\[\"'“‘]*)$")
_ON_X = re.compile(r"\b(?:on|to|via|from|at|by|of|and|like|than) X$")  # the network, no initial
_COMMA_BEFORE = re.compile(r",\s*$")
_LIST_NUMBER = re.compile(r"\s*\d{1,2}")
_ZONE = re.compile(r"\s+(?:[A-Z]\w+\s){1,3}time\b")  # "9 a.m. Kyiv time"
_ELLIPSES = frozenset({"..", "...", "…"})
_LOOK_BACK = 60  # characters; what precedes a stop is looked for no further back
_ORDINARY = re.compile(r"\b[a-z][a-z'’-]+\b")
# A brand written in lower case may open a sentence where the text opens a paragraph with it.
_LOWER_CASE_OPENER = re.compile(r"(?:\A|[.!?]['\"”’)]*\n+)([a-z][a-z\d]+)(?= [a-z])")
_INITIALS = re.compile(r"(?:[A-Za-z]{1,2}\.)*[A-Z]|(?:[a-z]\.)+[a-z]")
_ATTRIBUTION = re.compile(
    r"\s+(?:[A-Z][\w.'’-]+\s+){0,3}[A-Z][\w.'’-]+(?:,[^.!?\"“”]{1,80},)?\s+"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|replied|tweeted)\b"
)

_BEFORE_NAME = frozenset(
    "mr mrs ms dr prof rev hon sgt cpl pvt lt col gen maj cmdr adm capt gov sen rep reps sens "
    "supt det insp fr msgr messrs mme mlle asst atty spc pfc brig amb "
    "lt.-gen lt.-col maj.-gen pres treas".split()
)
_GOES_ON = frozenset("v vs e.g i.e cf viz ca eds".split())
_BEFORE_NUMBER = frozenset(
    "approx est circa no nos art fig vol pp p ch sec "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# These may end a sentence, and do where the next word opens one.
_EITHER = frozenset("inc corp co ltd llc plc bros cos jr sr esq etc al ave blvd rd hwy".split())
_STATES = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo".split()
)
# These seldom end a sentence, and do only before a word that opens most sentences that have it.
_SELDOM = frozenset("st mt ft dept assn univ".split())
# After the hour a sentence ends, unless a day, a month or a time zone belongs to it.
_HOURS = frozenset("a.m p.m am pm".split())
_AFTER_HOUR = frozenset(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest ist jst hkt "
    "eastern central mountain pacific monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my your there "
    "here in on at by for from with as but and or so if when while after before since although "
    "though because however meanwhile what who how why where which one two some many most all no "
    "not each both another other such to under over during last next now then later earlier today "
    "yesterday according asked speaking also still yet once despite among about between even just "
    "only until it's he's she's that's there's we're they're i'm".split()
)
_TITLES = frozenset("chief chairman chairwoman president executive director vice spokesman".split())
_SHOUTED = frozenset({"e", "jeopardy", "yahoo", "yum"})


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Character offsets (start, end) of the sentences of a text, without the spaces around them.

    Paragraphs are parted by a line break; no sentence goes over one.
    """
    ordinary = frozenset(_ORDINARY.findall(text))
    brands = frozenset(_LOWER_CASE_OPENER.findall(text)) - _STARTERS
    for paragraph in re.finditer(r"[^\n]+", text):
        start = paragraph.start()
        for stop in _ends(paragraph.group(), ordinary, brands):
            yield from _trimmed(text, start, paragraph.start() + stop)
            start = paragraph.start() + stop
        yield from _trimmed(text, start, paragraph.end())


@Language.factory("standfirst_sentences", assigns=["token.is_sent_start"])
class SentenceSegmenter:
    """Sets sentence starts on a Doc by `sentence_spans` of its text."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of every sentence; spaces belong to the sentence before."""
        starts = [start for start, _ in sentence_spans(text_of(doc))]
        opens = np.isin(doc.to_array(["IDX"]).astype(np.int64), starts)
        opens[:1] = True
        # In one go: setting `is_sent_start` token by token looks at the whole Doc each time.
        values = np.where(opens, 1, -1).astype(np.uint64)[:, None]
        doc.from_array(["SENT_START"], values)  # type: ignore[arg-type] # the stubs know no uint64
        return doc


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _ends(paragraph: str, ordinary: frozenset[str], brands: frozenset[str]) -> Iterator[int]:
    start = 0
    for stop in _STOP.finditer(paragraph):
        opener = _OPENER.match(paragraph, stop.end())
        if (
            opener
            and _can_open(opener["word"], brands)
            and not _LIST_NUMBER.fullmatch(paragraph, start, stop.start())
            and _is_end(paragraph, stop, opener, ordinary)
        ):
            yield stop.end()
            start = stop.end()


def _can_open(word: str, brands: frozenset[str]) -> bool:
    """Capitals and digits open a sentence; so does a brand such as eBay or iPhone."""
    return not word[0].islower() or any(map(str.isupper, word[1:3])) or word in brands


def _is_end(
    paragraph: str, stop: re.Match[str], opener: re.Match[str], ordinary: frozenset[str]
) -> bool:
    before = paragraph[max(0, stop.start() - _LOOK_BACK) : stop.start()]
    last = _LAST_WORD.search(before)
    word, following = last["word"] if last else "", opener["word"]
    mark, quoted = stop["mark"], bool(stop["close"])
    if mark != ".":
        named = following.lower() not in _STARTERS
        if quoted and named and _ATTRIBUTION.match(paragraph, stop.end()):
            return False
        if mark in _ELLIPSES:
            return quoted
        return word.lower() not in _SHOUTED or not named
    gap = paragraph[stop.end() : opener.start("word")]
    if _is_state(word) and _COMMA_BEFORE.search(before.removesuffix(word)):
        return gap.isspace()
    if word.lower() in _HOURS and ("(" in gap or _ZONE.match(paragraph, stop.end())):
        return False
    return quoted or bool(_ON_X.search(before)) or _ends_after(word, following, ordinary)


def _is_state(word: str) -> bool:
    """Wash. is one, wash is none."""
    return word[:1].isupper() and word.lower() in _STATES


def _ends_after(word: str, following: str, ordinary: frozenset[str]) -> bool:
    """Does a full stop after `word` end the sentence, with `following` next?"""
    opens, capital = following.lower(), following[:1].isupper()
    lowered = word if word.isupper() and "." not in word else word.lower()
    if lowered in _GOES_ON or (lowered in _BEFORE_NAME and word[:1].isupper()):
        return False
    if lowered in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if lowered in _HOURS:
        return opens.split("-")[0] not in _AFTER_HOUR
    if lowered in _EITHER or _is_state(word):
        return opens in _STARTERS or (capital and opens in ordinary and opens not in _TITLES)
    if lowered in _SELDOM or (word != "I" and _INITIALS.fullmatch(word)):
        return opens in _STARTERS
    return True
