"""What stories say that people are, compared: words, fields of work, the phrase that fits best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from summarizer.common_names import is_given
from summarizer.forms import LEGAL_FORMS, comparable
from summarizer.role_nouns import singular
from summarizer.role_phrases import HAS_NOUN, TITLES

_SAYS_LITTLE = frozenset(
    "a an the of for at in to and or with from on by as his her its their who former then late "
    "senior current new longtime ex old top former-us now".split()
)
_SAME = (
    (re.compile(r"\bchief executive(?: officer)?\b", re.IGNORECASE), "ceo"),
    (re.compile(r"\bchief financial officer\b|\bfinance chief\b", re.IGNORECASE), "cfo"),
    (re.compile(r"\bvice[- ]president\b", re.IGNORECASE), "vice-president"),
    (re.compile(r"\bSen\.?(?=\s|$)"), "senator"),
    (re.compile(r"\bGov\.?(?=\s|$)"), "governor"),
    (re.compile(r"\bRep\.?(?=\s|$)"), "representative"),
)
# Work that hardly anybody does besides that of another field. What may be anybody's, such as
# "chairman", "president" and "victim", tells nobody apart.
_FIELDS = {
    "politics": "senator congressman congresswoman lawmaker legislator mp minister politician "
    "governor mayor councillor councilman councilwoman ambassador diplomat backbencher democrat "
    "republican representative senate house congress committee",
    "business": "analyst economist banker trader strategist ceo cfo broker stockbroker investor "
    "entrepreneur retailer",
    "sport": "striker midfielder defender goalkeeper keeper quarterback pitcher batsman bowler "
    "footballer cricketer golfer sprinter swimmer cyclist linebacker winger outfielder jockey "
    "skier shortstop wicketkeeper forward fullback kicker receiver racer athlete",
    "arts": "actor actress singer rapper musician guitarist drummer songwriter singer-songwriter "
    "novelist poet painter sculptor comedian dancer bassist pianist violinist playwright composer "
    "filmmaker artist screenwriter cartoonist",
    "science": "physicist biologist chemist astronomer neuroscientist surgeon physician nurse "
    "epidemiologist neurologist mathematician geologist astrophysicist virologist pathologist "
    "paramedic midwife dentist vet veterinarian psychiatrist",
    "law": "judge prosecutor lawyer attorney solicitor barrister sheriff detective policeman "
    "magistrate constable",
    "church": "pastor priest bishop archbishop rabbi imam vicar nun chaplain missionary",
    "trade": "plumber baker farmer fisherman teacher headteacher carpenter electrician mechanic "
    "welder tailor hairdresser butcher waiter waitress janitor driver gardener",
}
_FIELD_OF = {noun: field for field, nouns in _FIELDS.items() for noun in nouns.split()}
_BOTH = frozenset(
    frozenset(pair.split())
    for pair in (
        "politics business|politics law|politics arts|politics trade|business arts|business law|"
        "business science|politics science|business trade"
    ).split("|")
)
_WOMEN = frozenset(
    "actress spokeswoman chairwoman businesswoman congresswoman councilwoman policewoman mother "
    "wife daughter sister widow aunt niece girlfriend queen princess duchess nun waitress "
    "stepmother stepdaughter grandmother heiress baroness dame".split()
)
_MEN = frozenset(
    "spokesman businessman congressman councilman policeman father husband son brother widower "
    "uncle nephew boyfriend king prince duke stepfather stepson grandfather baron".split()
)
# What many are to somebody: it makes no two of one name the same.
_TIES = frozenset(
    "son daughter wife husband mother father brother sister baby boy girl man woman friend "
    "girlfriend boyfriend partner parent child grandson granddaughter cousin uncle aunt nephew "
    "niece widow widower".split()
)
_ENDS_HEAD = re.compile(
    r",|\s(?:of|for|at|in|to|with|from|on|by|who|whose|and|or|&|behind|under|against)(?=\s)"
)
# Words that stand in no noun phrase, or in one for several people or for somebody's own.
_NO_PART = frozenset(
    "his her their our my your he she they we i you it which who whose what these those both two "
    "three four five six seven eight nine ten several would could should has have had was were is "
    "are did does don't please until why when where".split()
)
_NO_OPENING = _NO_PART | frozenset(
    "its this that all some many other others will alongside featuring including nothing not s "
    "yesterday today monday tuesday wednesday thursday friday saturday sunday".split()
)
# Words at the start that mean nothing away from the story: "company's chief executive".
_OF_ANOTHER = re.compile(
    r"^(?:another|fellow|(?:agency|bank|body|city|club|commission|committee|company|council|country"
    r"|department|firm|government|group|organi[sz]ation|party|school|state|team|union|university)"
    r"['’]s)\s+",
    re.IGNORECASE,
)
# A house whose name goes on before the noun: "Bank of America analyst".
_IS_OF_HOUSE = re.compile(
    r"(?:[A-Z][\w.’'-]*\s)+(?:(?:of|for|and|&)\s(?:[A-Z][\w.’'-]*\s)+)+(?:[a-z]+\s)*[a-z-]+"
)
_ARTICLES = frozenset(("a", "an", "the"))
_HEADS_OF_STATE = frozenset(
    "president vice-president prime minister chancellor king queen pope premier us u.s united "
    "states american british uk former nominee republican democratic candidate elect".split()
)


def role_words(role: str | None) -> frozenset[str]:
    """The words of a role that say something, one way of writing each: "CEO", "ceo of Acme"."""
    text = role or ""
    for pattern, word in _SAME:
        text = pattern.sub(word, text)
    words = (singular(comparable(word)) for word in text.split())
    return frozenset(word for word in words if word) - _SAYS_LITTLE - _TIES - LEGAL_FORMS


def fields_in(words: AbstractSet[str]) -> frozenset[str]:
    """The fields of work that words of a role belong to."""
    named = frozenset(_FIELD_OF[word] for word in words if word in _FIELD_OF)
    return named | {"politics"} if is_everybodys(words) else named


def fields_of(role: str | None) -> frozenset[str]:
    """The fields of work of what somebody is: not those of a lawyer's client."""
    return fields_in(role_words(_head(role)))


def _head(role: str | None) -> str:
    return _ENDS_HEAD.split(role or "")[0]


def are_apart(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Are both fields known, and such that nobody works in one and in the other?"""
    if not left or not right or left & right:
        return False
    return not any(frozenset((one, other)) in _BOTH for one in left for other in right)


def genders_in(role: str | None) -> frozenset[str]:
    """Where the noun of a role says it "m" or "f"."""
    noun = _head(role).casefold().split()[-1:]
    known = {"m": _MEN, "f": _WOMEN}
    return frozenset(gender for gender, nouns in known.items() if not nouns.isdisjoint(noun))


def is_everybodys(words: AbstractSet[str]) -> bool:
    """Is it the role of one whom every story may name: "former US President"?"""
    return bool(words) and words <= _HEADS_OF_STATE


def best_role(roles: Sequence[str]) -> str | None:
    """The fullest sound role with the word that most stories agree on; of equals the commonest."""
    phrases = [phrase for role in roles if (phrase := noun_phrase(role))]
    words = {phrase: role_words(phrase) for phrase in phrases}
    votes = Counter(word for role in roles for word in role_words(role))
    exact = Counter(phrase.casefold() for phrase in phrases)

    def agreement(phrase: str) -> tuple[int, int, int, int]:
        agreed = max((votes[word] for word in words[phrase]), default=0)
        return agreed, exact[phrase.casefold()], len(words[phrase]), len(phrase)

    return max(words, key=agreement, default=None)


def noun_phrase(role: str) -> str | None:
    """The role as the phrase for one person; None where it is none, as "having a baby"."""
    phrase = _OF_ANOTHER.sub("", role.strip())
    end = None if _IS_OF_HOUSE.fullmatch(phrase) else _ENDS_HEAD.search(phrase)
    head, rest = (phrase[: end.start()], phrase[end.start() :]) if end else (phrase, "")
    words = head.split()
    if not words or not _is_noun(words[-1]) or _is_name(words):
        return None
    plain = [word.casefold() for word in words]
    if plain[0] in _NO_OPENING or not (_NO_PART | _ARTICLES).isdisjoint(plain[1:]):
        return None
    return " ".join((*words[:-1], singular(words[-1]))) + rest


def _is_noun(word: str) -> bool:
    return word.casefold() in TITLES or bool(HAS_NOUN.fullmatch(word.strip("'’\"")))


def _is_name(words: Sequence[str]) -> bool:
    """Is it somebody else's name: "Olivia Dean"?"""
    return len(words) > 1 and words[-1][0].isupper() and is_given(words[0].casefold())
