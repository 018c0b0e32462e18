"""Where a tagged name begins and ends: its edges without what is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from summarizer.common_names import EAST_ASIAN_SURNAMES, SYLLABLES
from summarizer.forms import LEGAL_FORMS, NETWORKS, PARTICLES, comparable
from summarizer.role_phrases import COURTESY, TITLES

_POSSESSIVES = frozenset({"'s", "’s", "‘s", "'", "’"})
_TRAILING = re.compile(r"(?:['’‘]s?|\.|-{2,})$")
_NUMBERED = re.compile(r"\d{1,3}\.(?=[A-Z][^.])")
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|S\.A|N\.V|[A-Z](?:\.[A-Z])+)\.?$")
_ARTICLES = frozenset({"the", "a", "an"})
# "the Eastern District | of New York", "University of California |, Santa Barbara".
_DISTRICT = re.compile(r" of [A-Z]\w+(?: [A-Z]\w+)?")
_CAMPUS = re.compile(
    r", (?:Santa Barbara|Berkeley|Los Angeles|San (?:Diego|Francisco|Antonio)|Davis|Irvine"
    r"|Riverside|Santa Cruz|Merced|Austin|Dallas|Arlington|El Paso|Galveston|Madison|Milwaukee"
    r"|Urbana-Champaign|Chicago|Lincoln|Omaha|Knoxville|Chattanooga|Boulder|Denver|Amherst|Lowell"
    r"|Boston|College Park|Baltimore County|Chapel Hill|Charlotte|Las Vegas|Reno|Ann Arbor"
    r"|Dearborn|Fullerton|Long Beach|Northridge|Birmingham|Huntsville|Little Rock|Twin Cities"
    r"|Duluth|Manoa)\b(?! [A-Z])"
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
# "IMF Managing | Director", "Oxford police Chief": of somebody's job, whose rest was cut off.
_OF_JOBS = frozenset("cfo ceo chief col coo cto det lt maj sgt spokesman spokeswoman".split())
_BEFORE_JOBS = frozenset("acting deputy managing prosecuting".split())
_BEFORE_BODIES = frozenset("city county federal former local national state".split())
_BODIES_OF_MEMBERS = frozenset("union association federation society guild".split())
_JOINTS = frozenset({"and", "of", "for", "the", "&"})
_TRADE = re.compile(r"[A-Z][a-z]+(?:ologist|onomist|ographer|icist|alist)")
_HONOURS = frozenset("KC QC SC MP MEP MSP MS TD OBE MBE CBE KBE DBE PhD".split())
_NO_SURNAME = re.compile(r"[a-z]+ed|[a-z]|\d+[a-z]{2}")
_RANKS = frozenset("staff lance rear vice".split())  # "Staff Sgt."
_COMPATRIOTS = frozenset(
    "american argentine aussie australian austrian belgian brazilian briton bulgarian canadian "
    "chilean chinese colombian croatian cuban czech dane dutchman egyptian englishman "
    "englishwoman ethiopian finn frenchman frenchwoman greek hungarian irish irishman israeli "
    "italian jamaican japanese kazakh kenyan korean mexican nigerian norwegian peruvian pole "
    "romanian russian scotsman serb serbian slovak spaniard swede tunisian turk ukrainian "
    "uruguayan welshman".split()
)
_LOOSE = frozenset("on in at by with from to over as".split())
# "Council | on | American-Islamic Relations"
_HEADS = frozenset(
    "council committee commission office department ministry institute centre center campaign "
    "coalition alliance conference bureau foundation".split()
)
_OWN_BODIES = frozenset("university college school department ministry office hospital".split())
_OF_SCHOOLS = frozenset(
    "business dental graduate high law medical nursing preparatory sixth".split()
)
_PARTING = frozenset({";", "--"})
_REGIONS = frozenset("maghreb peninsula sahel subcontinent".split())  # of al Qaeda's branches
_HEAD_JOINTS = frozenset({"on", "for", "against", "on the", "for the"})
_EX = re.compile(r"[Ee]x-(?=[A-Z])")
_OFFICES = frozenset({"CEO", "CFO", "COO", "CTO"})
_SIGNS = frozenset("VIDEO VIDEOS PHOTOS WATCH EXCLUSIVE BREAKING PICTURED".split())
_QUOTES = frozenset('"“”')
_SINGLE_QUOTES = frozenset("'‘’")
_EDGES = frozenset("\"'“”‘’()[],.;:-–—&/|*•@#…!?")


@dataclass(frozen=True)
class Bounds:
    """Characters [start, end) of a name, the tokens [first, last) that were tagged, the label.

    `title` and `article` are those before it; "The" only where it is of the name: "at The Verge".
    """

    start: int
    end: int
    first: int
    last: int
    label: str
    title: str = ""
    article: str = ""


def bounds_of(doc: Doc, text: str) -> Iterator[Bounds]:
    """The bounds of every tagged name of a Doc, in order; `text` is that of the Doc."""
    for ent in _joined(doc):
        tokens = _without_tail(list(ent), ent.label_)
        title = ""
        while tokens and (_is_edge(tokens[0]) or _is_prefix(tokens, ent.label_)):
            title = _title_of(tokens) or title
            tokens.pop(0)
        if not tokens:
            continue
        tagged = tokens[0].i
        tokens = _with_head(tokens, ent.label_)
        start, end = _char_bounds(text, tokens, ent.label_)
        before = doc[tokens[0].i - 1].lower_ if tokens[0].i else ""
        title = title or (before if before in TITLES else "")
        yield Bounds(
            start,
            end,
            tagged,
            tokens[-1].i + 1,
            ent.label_,
            title.rstrip("."),
            _article(tokens[0], ent.label_),
        )


def _joined(doc: Doc) -> list[Span]:
    """The tagged spans, put together where one name was cut: "Competition and | Markets"."""
    joined: list[Span] = []
    for ent in _cut(doc):
        left = joined[-1] if joined else None
        one = _is_one_person if ent.label_ == "PERSON" else _holds_together
        if left is not None and one(left, ent):
            joined[-1] = Span(doc, left.start, ent.end, label=ent.label)
        else:
            joined.append(ent)
    return [_with_syllables(_with_nickname(ent)) for ent in joined]


def _cut(doc: Doc) -> Iterator[Span]:
    """The tagged spans, parted where a semicolon stands in them or a sentence ends with "LSEG."."""
    for ent in doc.ents:
        start = ent.start
        for token in ent:
            second = token.i > start and _is_second(token, ent)
            if second or (token.i > start and _is_cut(token, ent)):
                yield Span(doc, start, token.i - second, label=ent.label)  # without its "and"
                start = token.i
        if start == ent.start or ent.end > start + 1 or doc[start - 1].text in _PARTING:
            yield Span(doc, start, ent.end, label=ent.label)  # else a capital by its place


def _is_cut(token: Token, ent: Span) -> bool:
    return token.text in _PARTING or _ends_before(token) or _is_owner_before(token, ent)


def _is_second(token: Token, ent: Span) -> bool:
    """Does a second body start: "Radcliffe College and | Harvard University"?"""
    of_two_words = token.i - 2 > ent.start and token.i + 1 < ent.end
    if not of_two_words or token.nbor(-1).lower_ != "and" or token.lower_ in _OF_SCHOOLS:
        return False
    ends = {token.nbor(-2).lower_, ent[-1].lower_}
    return ends <= _OWN_BODIES or (len(ends) == 1 and ent.label_ != "PERSON")


def _is_owner_before(token: Token, ent: Span) -> bool:
    """Does a person's name go over from an owner: "Ross' | Anna", "Ross's | Anna"?"""
    before = token.doc[token.i - 1]
    possessive = before.i > ent.start and before.text in _POSSESSIVES and bool(before.whitespace_)
    owned = possessive and (len(before) > 1 or before.nbor(-1).text.endswith("s"))  # no O' Briain
    quoted = any(each.text in _SINGLE_QUOTES for each in ent[: before.i - ent.start])
    return owned and not quoted and ent.label_ == "PERSON"


def _ends_before(token: Token) -> bool:
    """Does a sentence end before the token with capitals alone, as no name goes on after?"""
    before = token.doc[token.i - 1].text
    word = token.doc[token.i - 2].text if before == "." and token.i > 1 else before.rstrip(".")
    return bool(token.is_sent_start) and (word == "X" or (word.isupper() and len(word) > 3))


def _with_syllables(ent: Span) -> Span:
    """A person with the whole of a given name of two syllables: "Son | Heung | -min"."""
    doc, start, end = ent.doc, ent.start, ent.end
    hyphened = end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_
    if ent.label_ != "PERSON" or not hyphened or doc[end + 1].text not in SYLLABLES:
        return ent
    family = start and doc[start - 1].lower_ in EAST_ASIAN_SURNAMES and doc[start - 1].is_title
    return Span(doc, start - 1 if family else start, end + 2, label=ent.label)


def _is_one_person(left: Span, right: Span) -> bool:
    """Are two spans one person: "Anneliese | van der | Poel", "Joe “Sticks | ” Malone"?"""
    if left.label_ != "PERSON" or right[0].is_sent_start:
        return False
    between = {token.text for token in left.doc[left.end : right.start]}
    if between:
        return between <= _QUOTES and _quotes(left) % 2 == 1
    given = len(left) == 1 and left.text.istitle()
    cut = left[-1].lower_ in PARTICLES or right[0].lower_ in PARTICLES
    return given or cut or _quotes(left) > 0


def _with_nickname(ent: Span) -> Span:
    """A person with the whole of the nickname in quotation marks: "Joe “Sticks | ” Malone"."""
    doc, start, end = ent.doc, ent.start, ent.end
    if ent.label_ != "PERSON" or _quotes(ent) % 2 == 0:
        return ent
    if start and doc[start - 1].text in _QUOTES:
        start = _run_of_names(doc, start - 2, step=-1) + 1
    elif end < len(doc) and doc[end].text in _QUOTES:
        end = _run_of_names(doc, end + 1, step=1)
    named = start < ent.start - 1 or end > ent.end + 1
    return Span(doc, start, end, label=ent.label) if named else ent


def _run_of_names(doc: Doc, index: int, *, step: int) -> int:
    """The first token from `index` on, of at most three, that is no capitalized word."""
    last = index + 3 * step
    while 0 <= index < len(doc) and index != last and doc[index].text[:1].isupper():
        index += step
        if step < 0 and index >= 0 and doc[index].is_sent_start:  # "So Joe": capital by its place
            break
    return index


def _quotes(span: Span) -> int:
    return sum(token.text in _QUOTES for token in span)


def _holds_together(left: Span, right: Span) -> bool:
    """Are two spans one name: "Competition and | Markets", "Bakers | and | Allied Union"?"""
    if left.end == right.start:
        return left[-1].lower_ in _JOINTS
    between = left.doc[left.end : right.start].text.strip()
    if left.label_ == right.label_ == "ORGANIZATION" and between in _HEAD_JOINTS:
        return left[-1].lower_ in _HEADS
    if left[-1].lower_ in NETWORKS and between in {"in", "in the"}:
        return right[-1].lower_ in _REGIONS
    members = len(left) == 1 and left.text.endswith("s") and not left.text.isupper()
    return members and between == "and" and right[-1].lower_ in _BODIES_OF_MEMBERS


def _with_head(tokens: list[Token], label: str) -> list[Token]:
    """A legal form with the name before it, "adidas | AG", where only the form was tagged."""
    first = tokens[0]
    legal = len(tokens) == 1 and comparable(first.text) in LEGAL_FORMS and label == "COMPANY"
    headed = legal and first.i > 0 and not first.is_sent_start and first.nbor(-1).is_alpha
    return [first.nbor(-1), *tokens] if headed else tokens


def _without_tail(tokens: list[Token], label: str) -> list[Token]:
    while label == "PERSON" and len(tokens) > 2 and tokens[-1].text in _HONOURS:
        tokens.pop()
    while label == "PERSON" and len(tokens) > 1 and _goes_over(tokens):
        tokens.pop()
    while tokens and _is_tail(tokens[-1]) and not _is_own_possessive(tokens, label):
        tokens.pop()
    while label != "PERSON" and len(tokens) > 1 and _is_of_job(tokens):
        tokens.pop()
    if tokens and _next_word(tokens[-1]) in _JOBS:
        while len(tokens) > 1 and tokens[-1].lower_ in _BEATS:
            tokens.pop()
    return tokens


def _goes_over(tokens: Sequence[Token]) -> bool:
    """Does a name go over into the sentence or the score: "Ann Lee trumped", "Lee 79th"?"""
    return tokens[0].text[:1].isupper() and _NO_SURNAME.fullmatch(tokens[-1].text) is not None


def _is_of_job(tokens: Sequence[Token]) -> bool:
    """Is the last token of somebody's job, as in "IMF Managing | Director"?"""
    last, following = tokens[-1], tokens[-1].i + 1
    if tokens[-2].lower_ in _JOINTS:  # a School of Acting
        return False
    job = following < len(last.doc) and last.doc[following].is_title
    return last.lower_ in _OF_JOBS or (last.lower_ in _BEFORE_JOBS and job)


def _is_edge(token: Token) -> bool:
    plain = token.lower_ in _POSSESSIVES or (set(token.text) <= _EDGES and token.text != "&")
    return token.is_space or plain


def _is_tail(token: Token) -> bool:
    opens_next = token.text in {"A", "I"} and token.i > 0 and token.nbor(-1).text.endswith(".")
    return _is_edge(token) or token.lower_ in _JOINTS or token.text in _LOOSE or opens_next


def _next_word(token: Token) -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def _is_prefix(tokens: Sequence[Token], label: str) -> bool:
    word = tokens[0].lower_
    if len(tokens) < 2:
        return False
    if word in _ARTICLES or tokens[0].text in _OFFICES or _is_sign(tokens):
        return True
    if tokens[1].text == "of":  # a Duke of Wellington
        return False
    return _is_title(tokens) if label == "PERSON" else _is_before_body(tokens)


def _is_sign(tokens: Sequence[Token]) -> bool:
    """Is the first token as the "VIDEO" of a link, or the end of "& Co."?"""
    first = tokens[0]
    shortened = first.text == "Co." and first.i > 0 and first.nbor(-1).text in {"&", "and"}
    return shortened or (first.text in _SIGNS and len(tokens) > 2)


def _is_before_body(tokens: Sequence[Token]) -> bool:
    """Is it the "state" of "state Health Department", or whose White House it was?"""
    house = len(tokens) == 3 and tokens[1].text == "White" and tokens[2].text == "House"
    return tokens[0].text in _BEFORE_BODIES or house


def _is_title(tokens: Sequence[Token]) -> bool:
    """Is the first token as "Dr", "Sen.", the "Con" of "Det Con", or "Agronomist" before a name?"""
    first, word = tokens[0], tokens[0].lower_
    constable = word == "con" and first.i > 0 and first.nbor(-1).lower_ == "det"
    rank = word in _RANKS and bool(_title_of(tokens[1:]))
    described = _TRADE.fullmatch(first.text) is not None or word in _COMPATRIOTS
    described |= first.is_lower and first.is_alpha and word not in PARTICLES  # "alumna Ann Lee"
    title = word.rstrip(".") in COURTESY or bool(_title_of(tokens))
    return constable or rank or title or (described and len(tokens) > 2)


def _title_of(tokens: Sequence[Token]) -> str:
    """The title that the first token is, or none; "Col" with its stop or before a full name."""
    word, after = tokens[0].lower_, tokens[1].text if len(tokens) > 1 else ""
    abbreviated = after == "." or (len(tokens) > 2 and after.istitle())
    return next((title for title in (word, f"{word}." * abbreviated) if title in TITLES), "")


def _char_bounds(text: str, tokens: Sequence[Token], label: str) -> tuple[int, int]:
    """Bounds that hold the stop of "Co." and "Jr.", and no other stop or possessive."""
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    prefix = _NUMBERED.match(text, start, end) or _EX.match(text, start, end)
    start = prefix.end() if prefix else start
    start -= "]" in text[start:end] and text[start - 1 : start] == "["  # "[Barbara] Lee"
    name = text[start:end]
    trailing = _TRAILING.search(name)
    if _ABBREVIATED.search(name):
        end += text[end : end + 1] == "." and not name.endswith(".")
    elif trailing and not _is_own_possessive(tokens, label):
        end -= len(trailing.group())
    return start, end + len(_rest(text, start, end))


def _rest(text: str, start: int, end: int) -> str:
    """What the tagger cut off a long name: the district of a court, the campus of a university."""
    name = text[start:end]
    if name.endswith(" District"):
        rest = _DISTRICT.match(text, end)
    else:
        rest = _CAMPUS.match(text, end) if name.startswith("University of ") else None
    return rest.group() if rest else ""


def _article(token: Token, label: str) -> str:
    """The capital article before a name inside a sentence, where it belongs to the name."""
    before = token.doc[token.i - 1] if token.i and label != "PERSON" else None
    own = before is not None and before.text == "The" and not before.is_sent_start
    inside = own and token.idx > token.doc._.headline_end
    return before.text_with_ws if inside and before is not None else ""


def _is_own_possessive(tokens: Sequence[Token], label: str) -> bool:
    """Did the tagger take the 's of "Moody's" for a part of the name?"""
    if label == "PERSON" or len(tokens) < 2 or tokens[-1].text not in {"'s", "’s"}:
        return False
    return comparable(tokens[-2].text) not in LEGAL_FORMS  # "Acme Corp's shares"
