"""The company or body that a person belongs to, where the story says so beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from summarizer.places import Names

_PAST = re.compile(
    r"^(?:the |a |an |his |her |its )?(?:former|ex|then|late|onetime|one-time|retired)\b",
    re.IGNORECASE,
)
_AND = re.compile(r",? and (?=[a-z]|former)|, ")
_BELONGS = re.compile(r",? (?:of|at|from|with) (?:the )?")
_OWNS = re.compile(r"['’]s? $")
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
        self._lengths = sorted({len(form) for form in names}, reverse=True)

    def of(self, role: str | None, uses: Iterable[Use]) -> str | None:
        """The name of the house in a person's role, or right beside the name.

        `uses` are sentences with the offsets of the person's name in them. What is over, as the
        role of a former chief executive, links nobody.
        """
        own = self._in_role(role) if role else None
        return own or next((near for use in uses if (near := self._beside(*use))), None)

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
        """The house after "of" or "at", or the one whose the person is."""
        belongs = _BELONGS.match(sentence, end)
        after = self._forms.at(sentence, belongs.end()) if belongs else None
        if after:
            return self._names[after]
        before = sentence[max(0, start - _REACH) : start]
        owns = _OWNS.search(before)
        last = self._ending(before[: owns.start()]) if owns else None
        return self._names[last] if last else None

    def _ending(self, text: str) -> str | None:
        endings = (text[-length:] for length in self._lengths)
        return next((ending for ending in endings if ending in self._names), None)
