"""What the story says a person is: "Ad-Lib CEO", "managing director of Global Equities Research".

Apposition, pre-modifier and copula patterns around a name, as in early work on acquiring
descriptions of people from news (Radev and McKeown 1997), over a list of role nouns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from summarizer.role_phrases import (
    COURTESY,
    FULL_NAME,
    NAMED_NEXT,
    NOUN,
    TITLES,
    capitalized_end,
    from_stop,
    goes_on,
    is_clause,
    is_plural,
    is_subject,
    premodifier,
    role_after,
    role_before,
    trimmed,
    up_to_comma,
)

_TIES = frozenset(
    "wife husband son daughter mother father brother sister friend granddaughter grandson "
    "son-in-law daughter-in-law mother-in-law father-in-law brother-in-law sister-in-law "
    "great-granddaughter great-grandson nephew niece cousin uncle aunt fan neighbour "
    "neighbor".split()
)
_TITLES_ONLY = TITLES | {"leader"}
_ABBREVIATED = re.compile(
    r"(?P<before>(?:(?:former|then|late|acting)\s+)?(?:[A-Z][\w’'-]+\s+){0,3}?)"
    r"(?P<title>(?:(?:Rear\s|Vice\s|Lance\s)?(?:Sen|Rep|Gov|Lt|Gen|Col|Capt|Sgt|Prof|Rev|Adm|Maj"
    r"|Cmdr|Cpl|Pvt|Insp|Supt|Msgr|Hon|Brig)s?\.\s*)+)$"
)
_WHO_IS = re.compile(
    r"\s*,?\s*(?:who\s+)?(?:is|was|works as|serves as|served as|has been|became)\s+"
    r"(?P<role>(?:(?:also|now|currently|then)\s+)?(?:(?:the|a|an|his|her|its)\s"
    rf"|(?:(?:chief|vice|deputy|executive|managing|general|former) ){{0,3}}{NOUN} (?:of|at|for) )"
    r"[^,.;:()\"“”]+)"
)
# "The election of Ann Lee as the mayor of Hull", "appointed Ann Lee chief executive".
_APPOINTING = re.compile(
    r"\b(?:(?:re-?)?(?:appoint|elect|install|hir|nam)(?:s|ed|ing|es|e)?|promot(?:es?|ed|ing)"
    r"|(?:appointment|election) of"
    r"|(?:follow|join)(?:s|ed|ing)?|(?:replac|succeed|remov|oust|sack|dismiss)(?:s|ed|ing|es|e)?"
    r"|chose|picked|tapped)"
    r" (?:[A-Z][a-z]+\. )?$"
)
_ROLE_IS = re.compile(
    r"\b(?:whose|[Ii]ts|[Tt]he|[Tt]heir) (?P<role>(?:[\w’'-]+ ){1,5})(?:is|was|will be) $"
)
_ACTING_AS = re.compile(  # "Ann Lee, as the chief executive of Acme, has ..."
    r",\s+as (?:the|an?|its|their) "
    r"(?P<role>(?P<head>(?:(?!of\b|at\b)[\w’'-]+ ){0,3}(?!of\b|at\b)[\w’'-]+)"
    r"(?: (?:of|at) [^,.;:()\"“”]+)?),"
)
_APPOINTED = re.compile(
    r"(?:\s*\([^()]{2,12}\))?,?\s+(?:as |to be )?"
    r"(?!(?:at|in|on|by|to|from|with|for|after|before|during|of|and|or|who)\b)(?P<role>[^,.;:()\"“”]+)"
)
_ACTS = re.compile(
    r"\s*,\s*who\s+(?P<role>(?:runs|heads(?! the ball)|leads|chairs|founded|owns|directs|manages"
    r"|created|represents|edits|oversees|teaches|taught|studies|follows|co-founded|covers"
    r"|hosts|presents|coaches|advises|"
    r"commands|has (?:run|led|headed|chaired|managed|coached))\s+[^,.;:()\"“”]+)"
)
_FIRST_OF_TWO = re.compile(
    r"\b(?P<role>(?:[\w-]+['’]s )?(?:(?:co-)?founder|(?:co-)?owner|chair(?:man|woman)?"
    r"|president|director|editor"
    r"|mother|father|wife|husband|brother|sister|friend) and )$"
)
_CALLED = re.compile(r"(?:named|called) $")
_BETWEEN = re.compile(
    r"\s*(?:,?\s*\(?\d{1,3}\)?(?=\s*,)|\((?:[RDI]-?,? ?)?[A-Z][\w. -]{0,14}\)"
    r"|,\s*(?:[RDI]-[A-Z][\w.]*|M\.?D\.?|Ph\.?D\.?|Jr\.|Sr\.)(?=\s*,))"
)
_AGED = rf"{FULL_NAME}(?:, \d{{1,3}})?"
_BESIDES = re.compile(rf"{_AGED}(?:, {_AGED}){{0,6}},? (?:(?:and|&) )?$")
_COURTESIES = COURTESY | set(
    "coun cllr captain capt. col. colonel gen. general judge lady lord prince princess prof. "
    "professor rev. sen. rep.".split()
)
_LAST_WORD = re.compile(r"(?P<word>[A-Z][a-z]+\.?)\s$")
_NAMED_BEFORE = re.compile(
    r"(?:(?P<word>\w+) )?\b(?!(?:In|At|On|From|For|To) )(?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w.’'-]*,$"
)
_AT = frozenset({"at", "in", "of", "for", "from"})
_SUCH_AS = re.compile(
    rf"(?P<role>[^,.;:()\"“”]{{3,80}}),? (?:including|such as)"
    rf" (?:{FULL_NAME}, ){{0,6}}(?:{FULL_NAME},? and )?$"
)
_AND_MORE = re.compile(rf",?(?: {FULL_NAME},?)* (?:and|&) (?:the )?[A-Z]")
# What stands between the names of several: "Ann Lee, 20, of Hull", "Ann Lee of the Netherlands".
_ASIDE = (
    r"(?:,? (?:aged |then )?(?:\d{1,3}|[a-z]{3,9})(?=,| and\b)|,? (?:of|from|at|in|as|for)"
    r" [\w’'. ]{1,40}?| \([^()]*\)| [A-Z]{2,4}\b)"
)
_ONE_BEFORE = re.compile(
    r"[A-Z][\w.’'-]*(?:, (?:aged )?\d{1,3})?(?: \([^()]*\))?,? (?:and|&)"
    r"(?: [a-z][\w-]*){0,3} (?:(?:Dr|Prof|Mrs?|Ms|Sir)\.? )?$"
)
_ONE_MORE = re.compile(
    rf"{_ASIDE}{{0,3}}(?:,|,? (?:and|&|plus|along with|as well as)(?: [a-z\d][\w-]*){{0,4}})"
    r" (?:[A-Z]|others\b)"
)
_ACRONYM = re.compile(r"\((?P<letters>[A-Z&]{2,6})\)")
_INNER_STOP = re.compile(
    r"(?<![A-Za-z])(?:(?:Bros|Inc|Corp|Cos?|Ltd|St)\.|(?:[A-Z]\.){2,}|(?:Jr|Sr)\.)(?=[\sꞏ'’])"
)
_PARTED = re.compile(r" (?:of|and|for|at|in|to|on) ")
_JOINED = "ꞏ"  # a letter to a regular expression, so that it parts no words
_UNMASK = str.maketrans("⟨⟩․" + _JOINED, "(). ")
_COPULA = re.compile(r"\b(?:is|was|are|were|became|becomes)\s*$", re.IGNORECASE)


def role_of(
    sentences: Iterable[tuple[str, int, int]],
    *,
    names: Iterable[str] = (),
    people: Collection[str] = (),
) -> str | None:
    """The role phrase of a person, from the sentences that name it.

    Each item is a sentence with the offsets of the name in it, in story order; `names` are those of
    companies and bodies, whose words are no words of the sentence, and `people` the names of all
    people: "Ann Lee, Jo Baker" are two and no role. The first apposition wins, then the first
    phrase before the name, then what a clause or a list says; what somebody was, one of many, a
    bare title ("Sen.") or tie ("wife") only where the story says nothing more.
    """
    joined = parted(names)
    places = [(_masked(sentence, joined), start, end) for sentence, start, end in sentences]
    lesser: dict[int, str] = {}
    for finder in _FINDERS:
        for sentence, start, end in places:
            role = finder(sentence, start, end)
            if role is None or _tells_of(role, people):
                continue
            if finder in _OF_ONE and is_plural(role) and not _is_beside(sentence, start, end):
                continue
            role = role.translate(_UNMASK)
            want = _wants(role)
            if not want:
                return role
            lesser.setdefault(want, role)
    return lesser[min(lesser)] if lesser else None


def _tells_of(role: str, people: Collection[str]) -> bool:
    """Does a phrase tell what others are, as in "superstar Jo Lund plus footballers"?"""
    if role.partition(" and ")[0] in people:
        return True
    full = [name for name in people if " " in name and name in role]
    return any(f"{name} plus" in role or f"like {name}" in role for name in full)


def _wants(role: str) -> int:
    """How much more a role might tell: that is over 1, of one of many 2, a title or tie alone 3."""
    plain = role.casefold()
    head = plain.split(" of ")[0].split()
    if plain in _TITLES_ONLY or (len(head) <= 2 and head[-1] in _TIES):
        return 3
    was = plain.startswith(("former ", "ex-")) or " until " in plain
    return 2 if plain.startswith("one of ") else int(was)


def parted(names: Iterable[str]) -> list[str]:
    """The names that hold a word at which a phrase would end, such as "of"."""
    return [name for name in names if _PARTED.search(name)]


def _masked(sentence: str, names: Iterable[str]) -> str:
    """A sentence of equal length in which no bracket, stop or "of" within a name ends a phrase."""
    for name in names:
        sentence = sentence.replace(name, name.replace(" ", _JOINED))
    bracketed = _ACRONYM.sub("⟨\\g<letters>⟩", sentence)
    return _INNER_STOP.sub(lambda match: match.group().replace(".", "․"), bracketed)


def _apposition_after(sentence: str, start: int, end: int) -> str | None:
    """After the name: "Trip Chowdhry, managing director of Global Equities Research, has ..."."""
    rest = sentence[end:]
    between = _BETWEEN.match(rest)
    if between:
        rest = rest[between.end() :]
    match = re.match(r"\s*,\s*(?P<phrase>.+)|\s*\((?P<inside>[^()\"“”]{3,80})\)", rest)
    if match is None:
        return _unmarked(rest)
    before = sentence[:start].rstrip(" ,")
    inside = before and before[-1] not in '"”'  # the name opens neither sentence nor attribution
    if match["phrase"] and inside and is_subject(match["phrase"]):
        return None
    phrase = match["inside"] or up_to_comma(match["phrase"])
    if not phrase or is_clause(phrase) or NAMED_NEXT.search(phrase):
        return None
    return role_after(phrase)


def _unmarked(rest: str) -> str | None:
    """An apposition without its comma: "Mike Watts head of exploration said"."""
    match = re.match(
        rf"\s+(?P<role>(?:chief )?{NOUN} (?:of|at|for) [\w’' -]+?)\s+(?:said|says)\b", rest
    )
    return trimmed(match["role"]) if match else None


def _before(sentence: str, start: int, end: int) -> str | None:
    """Before the name: "House Oversight Committee Chairman James Comer said ..."."""
    del end
    before = _CALLED.sub("", sentence[:start])
    abbreviated = _ABBREVIATED.search(before)
    if abbreviated is None:
        return _description(before)
    # "Former NRSC chair Sen. Rick Scott", but "Texas Republican Sen. Ted Cruz".
    untitled = None if abbreviated["before"] else _description(before[: abbreviated.start()])
    return untitled or trimmed(capitalized_end(abbreviated.group()))


def _description(before: str) -> str | None:
    """The role at the end of what stands before a name."""
    words = from_stop(before).split()
    phrase = " ".join(word for word in words if word.casefold() not in COURTESY)
    return _with_first(before, role_before(premodifier(phrase)))


def _with_first(before: str, role: str | None) -> str | None:
    """A role with the one before it: "co-founder and | chief product officer"."""
    first = _FIRST_OF_TWO.search(before[: before.rfind(role)]) if role else None
    return f"{first['role']}{role}" if first else role


def _clause(sentence: str, start: int, end: int) -> str | None:
    """A clause: "Mr Slager, who runs ..." and "Jane Doe is a lawyer for ..."."""
    del start
    acts = _ACTS.match(sentence[end:])
    if acts:
        return trimmed(acts["role"])
    match = _WHO_IS.match(sentence[end:])
    return role_after(up_to_comma(match["role"])) if match else None


def _apposition_before(sentence: str, start: int, end: int) -> str | None:
    """An apposition before the name: "The company's founder, Jane Doe, said ..."."""
    before = sentence[:start].removesuffix(_courtesy_before(sentence, start))
    match = re.search(r"(?P<phrase>[^,;:.!?()\"“”—–]+),\s*$", before)
    if match is None:
        return None
    if _is_of_another(sentence[: match.start()]) and not goes_on(match["phrase"]):
        return None
    phrase = re.split(r"\s+who\s+", match["phrase"])[0]
    noun_phrase = from_stop(phrase)
    clause_follows = re.match(r"\s+[a-z]", sentence[end:])
    if clause_follows and _COPULA.search(phrase.removesuffix(noun_phrase)):
        return None  # "Ann is a singer, Bob needs no introduction"
    role = _with_first(phrase, role_before(premodifier(noun_phrase)))
    # "The chairman of the board, Jane Doe, resigned": set off on both sides, from the start.
    set_off = not sentence[: match.start()].strip() and re.match(
        r"\s*(?:\.|,(?! (?:and|or)\b))", sentence[end:]
    )
    clause = goes_on(phrase) or is_clause(phrase)
    return role or (role_after(phrase) if set_off and not clause else None)


def _courtesy_before(sentence: str, start: int) -> str:
    """The courtesy right before a name with its space: "Dame "."""
    match = _LAST_WORD.search(sentence[:start])
    return match.group() if match and match["word"].casefold() in _COURTESIES else ""


def _is_of_another(before: str) -> bool:
    """Does a phrase follow another name: "Jo Lund, head of Acme, Ann Lee of Tolland ..."?"""
    named = _NAMED_BEFORE.search(before)
    return named is not None and (named["word"] or "").casefold() not in _AT


def _subject_of(sentence: str, start: int, end: int) -> str | None:
    """Before "is": "Usdaw, whose general secretary is Joanne Thomas"."""
    del end
    match = _ROLE_IS.search(sentence[:start])
    return role_before(match["role"]) if match else None


def _including(sentence: str, start: int, end: int) -> str | None:
    """Before "including": "Columnists including Ann Lee and Bo Lund"."""
    del end
    match = _SUCH_AS.search(sentence[:start])
    role = role_before(premodifier(from_stop(match["role"]))) if match else None
    return role if role and role.endswith("s") and "ing " not in role else None


def _appointed(sentence: str, start: int, end: int) -> str | None:
    """What somebody is made, or is no more: "appointed Elaine Chao the secretary of ..."."""
    acting = _ACTING_AS.match(sentence[end:])
    if acting:
        return role_before(acting["head"]) and trimmed(acting["role"])
    match = _APPOINTED.match(sentence[end:]) if _APPOINTING.search(sentence[:start]) else None
    return role_after(up_to_comma(match["role"])) if match else None


def _shared(sentence: str, start: int, end: int) -> str | None:
    """A role before a list: "Former hosts Megyn Kelly and Bill O'Reilly"."""
    besides = _BESIDES.search(sentence[:start])
    if besides is None or (besides.group().endswith(", ") and not _AND_MORE.match(sentence, end)):
        return None
    for match in re.finditer(r"\s(?=[A-Z])", sentence[:start]):
        if match.start() >= besides.start() - 1:
            first = (sentence, match.end(), end)
            role = _before(*first) or _apposition_before(*first)
            if role and role.rstrip(".").endswith("s"):
                return role
    return None


def _is_beside(sentence: str, start: int, end: int) -> bool:
    """Does another name stand beside this one, so that a plural is said of both?"""
    return bool(_ONE_BEFORE.search(sentence[:start]) or _ONE_MORE.match(sentence, end))


_OF_ONE = (_apposition_after, _before, _apposition_before)
_FINDERS = (
    _apposition_after,
    _before,
    _clause,
    _apposition_before,
    _subject_of,
    _appointed,
    _shared,
    _including,
)
