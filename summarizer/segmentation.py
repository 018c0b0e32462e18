"""Sentences that respect paragraphs, quotations and abbreviations.

A stop ends a sentence when what follows can open one and what precedes is no abbreviation that
goes on; the closing quote or bracket stays with its sentence. The decisions are those of Kiss and
Strunk (2006, Unsupervised multilingual sentence boundary detection): abbreviation, initial,
ordinal, sentence starter, and whether the text also writes the next word in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

_STOP = re.compile(r"""(?P<mark>\.{2,}|…|[.!?]+)(?P<close>["'”’»)\]]*)(?=\s)""")
_OPENER = re.compile(r"""\s+(?:[—–-]\s?|\.{3}\s|…\s?)?["'“‘«(\[$£€¥]*(?P<word>\w[\w'’-]*)""")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]*$")
_ORDINARY = re.compile(r"\b[a-z][a-z'’-]+\b")
_INITIALS = re.compile(r"(?:[A-Za-z]{1,2}\.)*[A-Z][a-z]?|(?:[a-z]\.)+[a-z]")
_ATTRIBUTION = re.compile(
    r"\s+(?:[A-Z][\w.'’-]+\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|replied|tweeted)\b"
)

_GOES_ON = frozenset(
    "mr mrs ms dr prof rev hon st sgt cpl pvt lt col gen maj cmdr adm capt gov sen rep reps sens "
    "supt det insp fr msgr messrs mme mlle vs v mt ft dept assn univ asst atty spc pfc brig amb "
    "e.g i.e cf viz ca op ed eds approx lt.-gen lt.-col maj.-gen pres treas".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos art fig vol pp p ch sec jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# These may end a sentence, and do where the next word opens one.
_EITHER = frozenset(
    "inc corp co ltd llc plc bros cos jr sr esq etc al am pm ave blvd rd hwy est ga ala ariz ark "
    "calif colo conn del fla ill ind kan ky la mass md mich minn mont neb nev okla ore pa "
    "tenn tex vt va wash wis wyo a.m p.m".split()
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
    for paragraph in re.finditer(r"[^\n]+", text):
        start = paragraph.start()
        for stop in _ends(paragraph.group(), ordinary):
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
        starts = {start for start, _ in sentence_spans(doc.text)}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _ends(paragraph: str, ordinary: frozenset[str]) -> Iterator[int]:
    for stop in _STOP.finditer(paragraph):
        opener = _OPENER.match(paragraph, stop.end())
        if (
            opener
            and _can_open(opener.group("word"))
            and _is_end(paragraph, stop, opener, ordinary)
        ):
            yield stop.end()


def _can_open(word: str) -> bool:
    """Capitals and digits open a sentence; so does a brand such as eBay or iPhone."""
    return not word[0].islower() or any(map(str.isupper, word[1:3]))


def _is_end(
    paragraph: str, stop: re.Match[str], opener: re.Match[str], ordinary: frozenset[str]
) -> bool:
    before = _LAST_WORD.search(paragraph, 0, stop.start())
    word, following = before.group() if before else "", opener.group("word")
    mark, quoted = stop["mark"], bool(stop["close"])
    if mark == "…" or mark.startswith(".."):
        return quoted
    if mark != ".":
        shouted = word.lower() in _SHOUTED and following.lower() not in _STARTERS
        return not shouted and not (quoted and _ATTRIBUTION.match(paragraph, stop.end()))
    if word.isdigit() and stop.start() == len(word):
        return False
    return quoted or _ends_after(word, following, ordinary)


def _ends_after(word: str, following: str, ordinary: frozenset[str]) -> bool:
    """Does a full stop after `word` end the sentence, with `following` next?"""
    opens = following.lower()
    lowered = word if word.isupper() and "." not in word else word.lower()
    if lowered in _GOES_ON:
        return False
    if lowered in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if lowered in _EITHER:
        return opens in _STARTERS or (opens in ordinary and opens not in _TITLES)
    if word != "I" and _INITIALS.fullmatch(word):
        return opens in _STARTERS
    return True
