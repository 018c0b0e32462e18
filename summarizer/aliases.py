"""Which forms of a story are one name: surnames, first names, initials, acronyms, short forms.

Plain values in, plain values out; knows no spaCy. A form joins the fullest form that it can be
short for. Where several full names could own a short form, the one last introduced before it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

KINDS = ("COMPANY", "PERSON", "ORGANIZATION")
_SURE = 0.85  # mean probability from which a kind is not overruled by a likeness of names
_DOUBT = 0.1  # mean probability of a person from which a surname may still be one

_SHORT_COUNTRY = {"United States": "US", "United Kingdom": "UK", "European Union": "EU"}
_COUNTRIES = re.compile(r"\b(?:" + "|".join(_SHORT_COUNTRY) + r")\b(?=\s\w)")

_LEGAL = frozenset(
    "inc incorporated corp corporation co company companies ltd limited llc llp lp plc ag se sa "
    "spa "
    "nv bv gmbh kg kgaa ab asa oy oyj as group groupe holding holdings pty bhd tbk kk srl sarl "
    "pjsc ojsc jsc".split()
)
_PART_OF = frozenset(
    "news investments investment capital research securities ventures studios studio labs "
    "foundation "
    "financial pictures records sports television tv radio magazine europe uk us usa america "
    "international global asset bank insurance health cloud digital university poll".split()
)
HOUSE_WORDS = _PART_OF | frozenset(
    "networks network group media holdings motor motors systems technologies technology foods "
    "airlines "
    "airways entertainment stores energy partners brands industries services solutions bank boerse "
    "agency association committee department council".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PARTICLES = frozenset("de da di van von der den del la le el al bin ibn st".split())
_SMALL = frozenset("of the and for in on de la du des & et und to".split())


@dataclass(frozen=True)
class Form:
    """One way of writing a name, with what the story says of it.

    `probabilities` are the mean ones over its mentions, one a kind in the order of `KINDS`;
    `starts` the positions of the mentions, rising; `headline` how many of them lie there; `titles`
    the titles it is given; `same_as` a form that the story puts beside it in brackets.
    """

    text: str
    probabilities: tuple[float, float, float]
    starts: tuple[int, ...]
    headline: int = 0
    titles: frozenset[str] = frozenset()
    same_as: str | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Comparable words: lower case, no full stops, straight quotes."""
        spelled = _COUNTRIES.sub(lambda match: _SHORT_COUNTRY[match.group()], self.text)
        return tuple(word for part in spelled.split() if (word := comparable(part)))

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The words without legal and generational suffixes and a leading article."""
        return _core(self.words)

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
    return plain.replace(".", "").strip("'\",()")


def merged(forms: Sequence[Form]) -> list[list[Form]]:
    """The forms in groups, one a name, the fullest form of each first."""
    groups: list[list[Form]] = []
    for form in sorted(forms, key=_fullness, reverse=True):
        owner = _owner(form, groups)
        if owner is None:
            groups.append([form])
        else:
            owner.append(form)
    return groups


def _fullness(form: Form) -> tuple[int, int, int]:
    return len(form.core), len(form.words), len(form.text)


def _owner(form: Form, groups: Sequence[list[Form]]) -> list[Form] | None:
    owners = [group for group in groups if any(_short_for(form, full) for full in group)]
    return max(owners, key=lambda group: _claim(form, group)) if owners else None


def _claim(form: Form, group: Sequence[Form]) -> tuple[bool, int, bool, bool, int]:
    """How well a name's claim to a short form stands, when several names could be meant."""
    full = group[0]
    by_given_name = full.kind == "PERSON" and any(other.words == full.words[:1] for other in group)
    introduced = full.first <= form.first
    return (
        full.core == form.core,
        len(form.titles & frozenset().union(*(other.titles for other in group))),
        not by_given_name,
        introduced,
        full.first if introduced else -full.first,
    )


def _short_for(short: Form, full: Form) -> bool:
    """Can `short` stand for `full`?"""
    left, right = short.core, full.core
    if not left or not right:
        return False
    if left == right or short.same_as == full.text:
        return True
    if not _kinds_agree(short, full):
        return False
    if full.kind == "PERSON":
        return _short_person(left, right)
    return _acronym(short.text, full.words) or _short_body(short, full)


def _kinds_agree(short: Form, full: Form) -> bool:
    if (short.kind == "PERSON") == (full.kind == "PERSON"):
        return True
    unsure = max(short.probabilities) < _SURE or short.probabilities[1] > _DOUBT
    return unsure and len(short.words) == 1


def _core(words: Sequence[str]) -> tuple[str, ...]:
    """A name without generational and legal suffixes, and without a leading article."""
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _LEGAL or kept[-1] in _SUFFIXES or kept[-1] == "&"):
        kept.pop()
    if len(kept) > 1 and kept[0] == "the":
        kept.pop(0)
    return tuple(kept)


def _short_person(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) == 1:
        surname = len(full) > 1 and short[0] in full[1:] and short[0] not in _PARTICLES
        return surname or short[0] == full[0] or short[0] == full[-1].split("-")[-1]
    if short == full[-len(short) :]:
        return True
    return short[-1] == full[-1] and short[0] not in _PARTICLES and _same_given(short[0], full[0])


def _same_given(left: str, right: str) -> bool:
    """The same given name, or its initial."""
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])


def _acronym(short: str, full: Sequence[str]) -> bool:
    letters = re.sub(r"[.\s]", "", short)
    if not re.fullmatch(r"[A-Z&]{2,7}", letters):
        return False
    if len(full) < 2:
        return False
    words = [word for part in full for word in part.split("-") if word]
    every = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _SMALL)
    return letters.casefold() in {every, content, "".join(word[0] for word in _core(words))}


def _short_body(short: Form, full: Form) -> bool:
    """A company or body by the first or last words of its name, once the full name was given."""
    left, right = short.core, full.core
    if len(left) >= len(right):
        return "".join(left) == "".join(right)
    later = short.first > full.first
    if left == right[: len(left)]:
        return later or not set(right[len(left) :]) & _PART_OF
    if left == right[-len(left) :]:
        return (later or len(left) > 1) and left[0] not in _SMALL
    return "".join(left) == "".join(right)
