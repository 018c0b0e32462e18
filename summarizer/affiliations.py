"""The company or body that a person belongs to, where the story says so beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, repeat

from summarizer.places import Names
from summarizer.role_phrases import FULL_NAME

_PAST = re.compile(
    r"^(?:the |a |an |his |her |its )?(?:former|ex|then|late|onetime|one-time|retired)\b",
    re.IGNORECASE,
)
_AND = re.compile(r",? and (?=[a-z]|former)|, ")
_BELONGS = re.compile(
    r",? (?P<how>of|at|from|with) (?:the )?"
    r"(?:(?:law |investment )?(?:firm|company|group|band|charity|union|bank|fund|agency) )?"
)
_LEFT = re.compile(
    r"\b(?:hire[sd]?|hiring|poach(?:es|ed|ing)?|lure[sd]?|luring|(?:recruit|sign)(?:s|ed|ing)?) $"
)
_IN_COMPANY = re.compile(r"\b(?:with|met|joined|by|from|against|for) $")
_BESIDES = re.compile(rf"(?<=['’]s )(?:{FULL_NAME}, ){{0,3}}{FULL_NAME},? and $")
_AT = re.compile(r"(?:^|[.;“\"] ?)At (?:the )?$")
# "Its chairman, Ann Lee", "the bank's chairman, Ann Lee": of the house that was named before.
_ITS = re.compile(
    r"\b(?:[Ii]ts|[Ww]hose|[Tt]he (?:company|firm|group|bank|airline|retailer|club|party|union"
    r"|charity|agency|carmaker|lender|broadcaster|publisher|university|ministry|committee"
    r"|association|start-?up|fund|business|council)['’]s) $"
)
_OWNS = re.compile(r"['’]s? $")
_EXECUTIVE = re.compile(
    r"(?:new |acting |interim |group |executive )?(?:chief (?:executive|financial|operating)"
    r"(?: officer)?|CEO|CFO|COO|chairman|chairwoman|founder|co-founder|finance director"
    r"|managing director|spokesman|spokeswoman|spokesperson)",
    re.IGNORECASE,
)
_FEW = 2  # houses before "its", of which the first is meant
_REACH = 80  # characters before a name in which a house may stand that has it: "Acme's Jane Doe"

Use = tuple[str, int, int]


class Affiliations:
    """Finds which of a story's companies and bodies a person belongs to."""

    def __init__(self, names: Mapping[str, str], companies: Collection[str]) -> None:
        """`names` has for every form of a company or body its name; `companies` some of the forms.

        Where a role names both, the company is the employer more often.
        """
        self._names = names
        self._companies = companies
        self._forms = Names(names)
        listed = {names[form] for form in companies}
        self._only = listed.pop() if len(listed) == 1 else None
        self._lengths = sorted({len(form) for form in names}, reverse=True)

    def of(self, role: str | None, uses: Sequence[Use], *, leads: Sequence[str] = ()) -> str | None:
        """The name of the house in a person's role, right beside the name, or named before it.

        `uses` are sentences with the offsets of the person's name in them, `leads` the sentences
        before those. A chief executive of no house that is named is one of the story's only
        company. What is over, as the role of a former chief executive, links nobody.
        """
        own = self._in_role(role) if role else None
        near = own or next((house for use in uses if (house := self._beside(*use))), None)
        if near or role is None or _PAST.match(role):
            return near
        known = chain(leads, repeat(""))
        before = (self._its(role, use, lead) for use, lead in zip(uses, known, strict=False))
        named = next((house for house in before if house), None)
        return named or (self._only if _EXECUTIVE.fullmatch(role) else None)

    def _in_role(self, role: str) -> str | None:
        held = [part for part in _AND.split(role) if not _PAST.match(part)]
        found = (self._search(part) for part in held)
        return next((name for name in found if name), None)

    def _search(self, phrase: str) -> str | None:
        """The first company of a phrase, or the first other body."""
        found = [phrase[start:end] for start, end in self._forms.places(phrase)]
        best = min(found, key=lambda form: form not in self._companies, default=None)
        return self._names[best] if best else None

    def _beside(self, sentence: str, start: int, end: int) -> str | None:
        """The house after "of" or "at", the one whose the person is, or "At Acme, Ann Lee"."""
        before = sentence[max(0, start - _REACH) : start]
        after = self._after(sentence, before, end)
        if after:
            return self._names[after]
        owner = _BESIDES.sub("", before)
        owns = _OWNS.search(owner)
        last = self._ending(owner[: owns.start()]) if owns else self._at(before)
        return self._names[last] if last else None

    def _after(self, sentence: str, before: str, end: int) -> str | None:
        belongs = _BELONGS.match(sentence, end)
        if belongs is None or (belongs["how"] == "from" and _LEFT.search(before)):
            return None
        # "He worked with Lee at Acme" tells where, not whose.
        loose = sentence[end] != "," and belongs["how"] == "at" and _IN_COMPANY.search(before)
        return None if loose else self._forms.at(sentence, belongs.end())

    def _at(self, before: str) -> str | None:
        """The house in "At Acme, " before a name."""
        if not before.endswith(", "):
            return None
        last = self._ending(before[:-2])
        return last if last and _AT.search(before[: -2 - len(last)]) else None

    def _its(self, role: str, use: Use, lead: str) -> str | None:
        """The house whose the person is as "its" or "the bank's" chairman."""
        sentence, start, end = use
        held = sentence[:start].rstrip(" ,").rfind(role)
        close = held >= 0 and start - held <= len(role) + len(" will be ")
        place = held if close else sentence.find(role, end)
        owner = _ITS.search(sentence[:place]) if 0 <= place <= end + _REACH else None
        if owner is None:
            return None
        houses = list(self._forms.places(sentence[: owner.start()]))
        if not houses:
            houses, sentence = list(self._forms.places(lead)), lead
        named = [self._names[sentence[first:last]] for first, last in houses]
        if owner.group().casefold() == "whose ":
            return named[-1] if named else None
        return named[0] if 0 < len(set(named)) <= _FEW else None  # else it may be any of them

    def _ending(self, text: str) -> str | None:
        endings = (text[-length:] for length in self._lengths)
        return next((ending for ending in endings if ending in self._names), None)
