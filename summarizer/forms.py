"""Forms of names: one way of writing a name, its comparable words, and the words that recur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

KINDS = ("COMPANY", "PERSON", "ORGANIZATION")

_SHORT_COUNTRY = {
    "United States": "US",
    "United Kingdom": "UK",
    "European Union": "EU",
    "United Nations": "UN",
}
_COUNTRIES = re.compile(r"\b(?:" + "|".join(_SHORT_COUNTRY) + r")\b(?=\s\w)")
# One spelling of the words that Britons and Americans write differently in names.
_AMERICAN = {
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
    "theatre": "theater",
}
LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation co company companies ltd limited llc llp lp plc ag se sa "
    "spa "
    "nv bv gmbh kg kgaa ab asa oy oyj as group groupe holding holdings pty bhd tbk kk srl sarl "
    "pjsc ojsc jsc".split()
)
_HYPHENED = re.compile(r"\b(al|el)-(?=\w)", re.IGNORECASE)  # "Al Shami" is al-Shami
NETWORKS = frozenset({"qaeda", "qaida"})  # what has branches: "al Qaeda in Iraq"
PARTICLES = frozenset("de da di van von der den del la le el al bin ibn st ap dos du".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@dataclass(frozen=True)
class Form:
    """One way of writing a name, with what the story says of it.

    `probabilities` are the mean ones over its mentions, one a kind in the order of `KINDS`;
    `starts` the positions of the mentions, rising; `headline` how many of them lie there; `titles`
    the titles it is given; `same_as` a form that the story says is another spelling of it;
    `support` how probable a name is where the form stands, whether it was tagged there or not.
    """

    text: str
    probabilities: tuple[float, float, float]
    starts: tuple[int, ...]
    headline: int = 0
    titles: frozenset[str] = frozenset()
    same_as: str | None = None
    support: float = 1.0

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Comparable words: lower case, one spelling, no stops, quotes or leading article."""
        spelled = _COUNTRIES.sub(lambda match: _SHORT_COUNTRY[match.group()], self.text)
        spelled = _HYPHENED.sub(r"\1 ", spelled)
        words = tuple(word for part in spelled.split() if (word := comparable(part)))
        return words[1:] if words[:1] == ("the",) and len(words) > 1 else words

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The words without legal and generational suffixes."""
        return core_words(self.words)

    @cached_property
    def core_words(self) -> frozenset[str]:
        """The words of `core`, to be looked up."""
        return frozenset(self.core)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of the words of `core`, and of their parts behind a hyphen."""
        return frozenset(part[0] for word in self.core for part in word.split("-") if part)

    @cached_property
    def generation(self) -> str:
        """The suffix that tells a son from his father: "jr", "iii"; empty without one."""
        return "".join(suffix_of(self.words))

    @cached_property
    def kind(self) -> str:
        """The likeliest kind of this form alone."""
        return KINDS[max(range(3), key=lambda index: self.probabilities[index])]

    @property
    def first(self) -> int:
        """Position of the first mention in the body, or in the headline if there is no other."""
        return self.starts[self.headline] if self.headline < len(self.starts) else self.starts[0]


def comparable(word: str) -> str:
    """A word as compared: case, stops, possessives and curly quotes make no difference."""
    plain = re.sub(r"[‘’]", "'", word.casefold())
    plain = re.sub(r"(?:\.(?:com|org|net|co\.uk))?(?:'s)?$", "", plain)
    plain = plain.replace(".", "").strip("'\",()“”[]!")
    return _AMERICAN.get(plain, plain)


def core_words(words: Sequence[str]) -> tuple[str, ...]:
    """A name without generational and legal suffixes."""
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in LEGAL_FORMS or kept[-1] in _SUFFIXES or kept[-1] == "&"):
        kept.pop()
    return tuple(kept)


def suffix_of(words: Sequence[str]) -> Sequence[str]:
    """The generational suffix at the end of a name, if it has one."""
    return words[-1:] if words and words[-1] in _SUFFIXES else ()
