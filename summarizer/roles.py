"""What the story says a person is: "Ad-Lib CEO", "managing director of Global Equities Research".

Apposition, pre-modifier and copula patterns around a name, as in early work on acquiring
descriptions of people from news (Radev and McKeown 1997), over a list of role nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.role_nouns import ROLE_NOUNS

_TITLE_ROLES = (
    "President Vice-President Senator Sen. Sens. Governor Gov. Representative Rep. Reps. "
    "Congressman "
    "Congresswoman Mayor Minister Chancellor Secretary Judge Justice Sheriff General Gen. Colonel "
    "Col. Captain Capt. Lieutenant Lt. Sergeant Sgt. Officer Detective King Queen Prince Princess "
    "Pope Cardinal Bishop Archbishop Professor Prof. Ambassador Chairman Chairwoman Commissioner "
    "Councillor Prosecutor Attorney Deputy Major Maj. Admiral Adm. Inspector Superintendent "
    "Speaker Premier Sheikh Emperor Duke Duchess Ayatollah Imam Rabbi Coach Airman CEO CFO COO CTO "
    "Chief Dame Baroness Rev. Reverend"
).split()
COURTESY = frozenset(
    "mr mrs ms miss mx dr sir dame mr. mrs. ms. dr. madam mme messrs messrs. monsieur herr "
    "frau".split()
)
TITLES = frozenset(title.casefold() for title in _TITLE_ROLES)

_NOUN = (
    r"(?:(?:" + "|".join(sorted(map(re.escape, ROLE_NOUNS), key=len, reverse=True)) + r")s?"
    r"|(?-i:[a-z][\w-]{2,}(?:ologist|ographer|chemist|icist|turer|keeper|maker|man|woman|person|ist)s?)"
    r")"
)
HAS_NOUN = re.compile(rf"(?<![\w-])(?:[\w-]+-)?{_NOUN}(?![\w-])", re.IGNORECASE)
_NAMED_NEXT = re.compile(rf"(?<![\w-])(?i:(?:[\w-]+-)?{_NOUN}) [A-Z][\w.’'-]+ [A-Z]")
_OFFICE_OF = re.compile(
    rf"(?:^|\s)(?i:{_NOUN}) (?:of|for) (?:the )?[A-Z][\w’'-]*(?: (?:and |of )?[A-Z][\w’'-]*)*$"
)
_AFTER = (
    r"said|says|told|who|which|--|has|was|is|had|where|charged|formerly|accused|known|based|when"
    r"|replied|(?:added|argued|warned|insisted|claimed|explained|announced|confirmed) that"
)
_STARTS_CLAUSE = re.compile(
    r"(?:who|whose|whom|which|that|said|says|told|and|but|or|as|with|when|while|where|after|before|then|"
    r"speaking|adding|according|including|because|if|is|was|has|had|have|were|are|did|does|served|"
    r"wrote|writes|added|in \d{4}|R-|D-)\b",
    re.IGNORECASE,
)
_PRE_STOPS = (
    "said says told tells by to meet see join replace succeed ask tell help face with from that "
    "when as for and or but asked named called include includes including like against between "
    "is was are were has had have after before because while if than also meanwhile where who "
    "whom whose on at about met joined among being made replaced hired backed under into "
    "although though over in appointed having he she they we i you it behind beyond toward towards "
    "without within across around along alongside despite during except since through until upon "
    "versus amid"
).split()
_STOPS_PRE = re.compile(
    r".*(?:[,;:.!?()\[\]\"“”—–]|--|\b(?:"
    + "|".join(_PRE_STOPS)
    + r"|of (?:his|her|its|their))\b)\s*",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?P<before>(?:[A-Z][\w’'-]+\s+){0,3})"
    r"(?P<title>(?:(?:Sen|Rep|Gov|Lt|Gen|Col|Capt|Sgt|Prof|Rev|Adm|Maj)\.\s*)+)$"
)
_WHO_IS = re.compile(
    r"\s*,?\s*(?:who\s+)?(?:is|was|works as|serves as|served as|has been|became)\s+"
    r"(?P<role>(?:(?:also|now|currently|then)\s+)?(?:the|a|an|his|her|its)\s+[^,.;:()\"“”]+)"
)
_ACTS = re.compile(
    r"\s*,\s*who\s+(?P<role>(?:runs|heads|leads|chairs|founded|owns|directs|manages|created|"
    r"represents|edits|oversees|teaches|studies|co-founded)\s+[^,.;:()\"“”]+)"
)
_CALLED = re.compile(r"(?:named|called) $")
_BETWEEN = re.compile(
    r"\s*(?:,?\s*\(?\d{1,3}\)?(?=\s*,)|\((?:[RDI]-?,? ?)?[A-Z][\w. -]{0,14}\)"
    r"|,\s*(?:[RDI]-[A-Z][\w.]*|M\.?D\.?|Ph\.?D\.?|Jr\.|Sr\.)(?=\s*,))"
)
_BESIDES = re.compile(
    r"(?:[A-Z][\w.’'-]*+ ){1,3}+(?:, (?:[A-Z][\w.’'-]*+ ?){1,3}+){0,6}+,? ?(?:and|&) $"
)
_ACRONYM = re.compile(r"\((?P<letters>[A-Z&]{2,6})\)")
_INNER_STOP = re.compile(
    r"\b(?:(?:Bros|Inc|Corp|Cos?|Ltd|St)\.|(?:[A-Z]\.){2,}|(?:Jr|Sr)\.)(?=[\s'’])"
)
_PARTED = re.compile(r" (?:of|and|for|at|in|to|on) ")
_JOINED = "ꞏ"  # a letter to a regular expression, so that it parts no words
_UNMASK = str.maketrans("⟨⟩․" + _JOINED, "(). ")
_LEADING = re.compile(
    r"^(?:the|a|an|also|now|currently|then|both|its|their|my|our|although|but|when|while|if|since"
    r"|after|because|so|meanwhile|however|yet)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:\s+(?:that|which|who|whose|and|or|of|for|the|a|an|in|to|with))+$")
_COPULA = re.compile(r"\b(?:is|was|are|were|became|becomes)\s*$", re.IGNORECASE)
# "Olivia Dean, Young Fathers" are no dean and no fathers.
_NAMES_LISTED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*,(?:,? (?:and |& )?[A-Z][\w.’'-]*)+")
_MAX_WORDS = 16


def role_of(sentences: Iterable[tuple[str, int, int]], *, names: Iterable[str] = ()) -> str | None:
    """The role phrase of a person, from the sentences that name it.

    Each item is a sentence with the offsets of the name in it, in story order; `names` are those of
    companies and bodies, whose words are no words of the sentence. The first apposition wins, then
    the first phrase before the name, then a clause that says what the person is or does; a bare
    title ("Sen.") only where the story says nothing more.
    """
    joined = parted(names)
    places = [(_masked(sentence, joined), start, end) for sentence, start, end in sentences]
    title = None
    for finder in (_apposition_after, _before, _clause, _apposition_before, _shared):
        for sentence, start, end in places:
            role = finder(sentence, start, end)
            if role and role.casefold() in TITLES:
                title = title or role
            elif role:
                return role.translate(_UNMASK)
    return title


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
    del start
    rest = sentence[end:]
    between = _BETWEEN.match(rest)
    if between:
        rest = rest[between.end() :]
    match = re.match(r"\s*,\s*(?P<phrase>.+)|\s*\((?P<inside>[^()]{3,80})\)", rest)
    if match is None:
        return _unmarked(rest)
    phrase = match["inside"] or _up_to_comma(match["phrase"])
    if not phrase or _STARTS_CLAUSE.match(phrase) or _NAMED_NEXT.search(phrase):
        return None
    return _if_role(phrase, opening=True)


def _unmarked(rest: str) -> str | None:
    """An apposition without its comma: "Mike Watts head of exploration said"."""
    match = re.match(
        rf"\s+(?P<role>(?:chief )?{_NOUN} (?:of|at|for) [\w’' -]+?)\s+(?:said|says)\b", rest
    )
    return _trimmed(match["role"]) if match else None


def _up_to_comma(phrase: str) -> str:
    """An apposition ends at the next comma, dash or stop, or where a verb goes on."""
    match = re.match(r"[^,;:.!?()\"“”—–]+(?:\.(?=\s?[a-z0-9])[^,;:.!?()\"“”—–]*)*", phrase)
    text = match.group().strip() if match else ""
    return re.split(rf"\s+(?:{_AFTER})\b", text)[0].strip()


def _before(sentence: str, start: int, end: int) -> str | None:
    """Before the name: "House Oversight Committee Chairman James Comer said ..."."""
    del end
    before = _CALLED.sub("", sentence[:start])
    abbreviated = _ABBREVIATED.search(before)
    if abbreviated:
        return _capitalized_end(abbreviated.group())
    cut = _STOPS_PRE.match(before)
    words = before[cut.end() if cut else 0 :].split()
    phrase = " ".join(word for word in words if word.casefold() not in COURTESY)
    return _if_role(_premodifier(phrase), closing=True)


def _premodifier(phrase: str) -> str:
    """The noun phrase right before a name: after the last verb, article and "of" before it."""
    words = phrase.split()
    if not words:
        return ""
    if words[-1][0].isupper() and (words[-1].casefold() in TITLES or words[-1] == "Leader"):
        title = _capitalized_end(phrase)
        before = phrase.removesuffix(title).split()
        described = title == words[-1] and before and HAS_NOUN.fullmatch(before[-1])
        return _premodifier(" ".join(before)) if described else title
    office = _OFFICE_OF.search(phrase)
    kept = words[-8:] if office else " ".join(words).split(" of ")[-1].split()[-8:]
    following = [*kept[1:], ""]
    opens = [i + 1 for i, pair in enumerate(zip(kept, following, strict=True)) if _opens(*pair)]
    first = max(opens, default=0)
    return " ".join(kept[0 if office else first :])


def _opens(word: str, following: str) -> bool:
    """Does a noun phrase start after the word: an article, or a verb in the past?

    "Accused" is a verb before a name, "accused House speaker Mike Johnson", and else a description.
    """
    adjective = word in _DESCRIBING or (word in _PARTICIPLES and following[:1].islower())
    past = word.endswith("ed") and word.islower() and not adjective
    return past or word.casefold() in _DETERMINERS


_DETERMINERS = frozenset("the a an its his her their our my these those this that".split())
_DESCRIBING = frozenset(
    "retired disgraced renowned embattled self-described self-styled seasoned decorated".split()
)
_PARTICIPLES = frozenset(
    "celebrated acclaimed respected convicted appointed elected indicted ousted suspended accused "
    "alleged".split()
)


def _capitalized_end(phrase: str) -> str:
    """The last words that are capitalized, with "former" and its like before them."""
    words = phrase.split()
    first = len(words)
    while first and _belongs(words[first - 1]):
        first -= 1
    return " ".join(words[first:])


def _belongs(word: str) -> bool:
    return word[0].isupper() or word[0] == "⟨" or word in _TIME_WORDS


_TIME_WORDS = frozenset({"former", "then", "acting", "late", "ex", "incumbent", "retired"})


def _clause(sentence: str, start: int, end: int) -> str | None:
    """A clause: "Mr Slager, who runs ..." and "Jane Doe is a lawyer for ..."."""
    del start
    acts = _ACTS.match(sentence[end:])
    if acts:
        return _trimmed(acts["role"])
    match = _WHO_IS.match(sentence[end:])
    return _if_role(_up_to_comma(match["role"]), opening=True) if match else None


def _apposition_before(sentence: str, start: int, end: int) -> str | None:
    """An apposition before the name: "The company's founder, Jane Doe, said ..."."""
    match = re.search(r"(?P<phrase>[^,;:.!?()\"“”—–]+),\s*$", sentence[:start])
    if match is None:
        return None
    phrase = re.split(r"\s+who\s+", match["phrase"])[0]
    cut = _STOPS_PRE.match(phrase)
    goes_on = re.match(r"\s+[a-z]", sentence[end:])
    if cut and goes_on and _COPULA.search(cut.group()):
        return None  # "Ann is a singer, Bob needs no introduction"
    role = _if_role(_premodifier(phrase[cut.end() :] if cut else phrase), closing=True)
    # "The chairman of the board, Jane Doe, resigned": set off on both sides, from the start.
    set_off = not sentence[: match.start()].strip() and re.match(r"\s*[,.]", sentence[end:])
    return role or (_if_role(phrase, opening=True) if set_off else None)


def _shared(sentence: str, start: int, end: int) -> str | None:
    """A role before a list: "Former hosts Megyn Kelly and Bill O'Reilly"."""
    besides = _BESIDES.search(sentence[:start])
    if besides is None:
        return None
    for match in re.finditer(r"\s(?=[A-Z])", sentence[:start]):
        if match.start() >= besides.start() - 1:
            role = _before(sentence, match.end(), end)
            if role and role.endswith("s"):
                return role
    return None


def _if_role(phrase: str, *, opening: bool = False, closing: bool = False) -> str | None:
    """The phrase, if it has a role noun where one must stand."""
    role = _TRAILING.sub("", _trimmed(phrase)) if opening else _trimmed(phrase)
    words = role.split()
    if not words or len(words) > _MAX_WORDS:
        return None
    if closing:
        last = words[-1].strip("'’\"")
        fits = HAS_NOUN.fullmatch(last) or last.casefold() in TITLES or _OFFICE_OF.search(role)
        return role if fits else None
    head = re.split(r"\s(?:of|for|at|in|to|with|from|on)\s", role)[0] if opening else role
    if _NAMES_LISTED.fullmatch(role):
        head = role.split(",")[0]
    return role if HAS_NOUN.search(head) else None


def _trimmed(phrase: str) -> str:
    text = re.sub(r"\s+", " ", phrase).strip(" ,;:-–—\"“”'’")
    return _LEADING.sub("", _LEADING.sub("", text)).strip()
