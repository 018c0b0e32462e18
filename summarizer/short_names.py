"""Short forms of names, each with the one figure of other stories that it means: "IBM"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from summarizer.appearances import Key, Words, is_well_known
from summarizer.common_names import is_common_surname, is_given
from summarizer.evidence import Evidence, Group
from summarizer.forms import PARTICLES, core_words, suffix_of
from summarizer.likeliest import ANY, LEADS, MUCH, SOME, VERY_MUCH, likeliest, near
from summarizer.likeness import PART_OF, initials_of, nicknames_of

# Words of names that are many bodies'; and those after a name that make it no other house.
_GENERIC = frozenset(
    "agency air and army assembly association authority bank board bureau cabinet center central "
    "chamber city coalition college commission committee commons company congress council court "
    "defense department district education election energy executive federal finance for force "
    "foreign foundation general government group health high house institute interior "
    "international journal justice labor law league legislature ministry national navy news of "
    "office parliament party police security senate service sheriff society state supreme the "
    "trade transport treasury trust union united university".split()
)
_UNITS = PART_OF | frozenset(
    "academy airlines berkeley branch business caucus center channel committee conference council "
    "department division hospital laboratory league mission museum network office school store "
    "stories".split()
)
_DESCRIBING = frozenset(
    "communications electronics group holding holdings industries international motor motors "
    "pharma pharmaceuticals stores technologies technology".split()
)


def with_short_forms(groups: Sequence[Group], evidence: Evidence) -> list[Group]:
    """Short forms with the figures that they mean; longer ones first: "A. Krishna", "Krishna"."""
    owners = _owners(groups)
    into: dict[int, Group] = {}
    for short in sorted(groups, key=_length, reverse=True):
        fuller = {id(full): full for full in _followed(owners.get(short.key, ()), into)}
        fuller.pop(id(short), None)
        target = _meant(short, list(fuller.values()), evidence)
        if target is not None:
            target.absorb(short)
            into[id(short)] = target
    return [group for group in groups if id(group) not in into]


def _length(group: Group) -> tuple[int, int]:
    words = group.key[1]
    return len(words), sum(map(len, words))


def _followed(groups: Iterable[Group], into: dict[int, Group]) -> Iterator[Group]:
    """The groups that these have become part of."""
    for group in groups:
        found = group
        while id(found) in into:
            found = into[id(found)]
        yield found


def _owners(groups: Iterable[Group]) -> dict[Key, list[Group]]:
    """Groups by every form that could be short for their name."""
    owners: defaultdict[Key, list[Group]] = defaultdict(list)
    for group in groups:
        is_person, words = group.key
        given = {form for member in group.members for form in member.forms}
        if is_person:
            forms = _short_people(words) | (given & _later_words(words))
        else:
            forms = given | {(letters,) for letters in initials_of(words)}
        for form in forms - {words}:
            owners[is_person, form].append(group)
    return owners


def _short_people(words: Words) -> set[Words]:
    """A surname alone, and with an initial, a nickname or no middle name before it."""
    *rest, surname = core_words(words)
    if PARTICLES.issuperset(rest):
        return set()
    given = rest[0]
    if suffix_of(words):
        return {(surname,)}
    return {(surname,), *((name, surname) for name in (given, given[0], *nicknames_of(given)))}


def _later_words(words: Words) -> set[Words]:
    """The words after the given name, and their parts: "Assad" of "Bashar al-Assad"."""
    return {(part,) for word in words[1:] for part in (word, *word.split("-"))}


def _meant(short: Group, fuller: Sequence[Group], evidence: Evidence) -> Group | None:
    """The one of fuller names that a short form stands for; None in doubt."""
    close, stories = near(short, fuller)
    possible = [
        full
        for full in close
        if not _are_told_apart(short, full) and not evidence.forbids(short, full)
    ]
    least = _needed_by_person(short.key[1]) if short.is_person else 0
    if len(close) < len(fuller):
        least = max(least, ANY)
    full = likeliest(short, possible, evidence, at_least=least, stories=stories)
    if full is None:
        return None
    least = (
        _needed_by_given(short, full) if short.is_person else _needed_by_body(short, full, evidence)
    )
    enough = evidence.between(short, full) >= least
    return full if enough else None


def _are_told_apart(short: Group, full: Group) -> bool:
    """Do most of the stories that have the short form name the other as well, as another?"""
    return 2 * len(short.places & full.places) > len(short.places)


def _needed_by_person(words: Words) -> float:
    """How much must speak for a surname, an initial, a nickname being somebody's."""
    common = is_common_surname(words[-1])
    if len(words) == 1:
        return VERY_MUCH if common or is_given(words[0]) else SOME
    initial = len(words[0]) == 1
    return (MUCH if common else 0) + (SOME if initial else 0)


def _needed_by_given(short: Group, full: Group) -> float:
    """A nickname may be another's: Carol Lam is not Carrie Lam."""
    words = short.key[1]
    return ANY if len(words) > 1 and words[0] != full.key[1][0] else -inf


def _needed_by_body(short: Group, full: Group, evidence: Evidence) -> float:
    """How much must speak for a body that is named by a short form.

    An acronym that a story gives to a name is its own; a name that everybody knows is else nobody's
    short form, and no house is its own department.
    """
    words, name = short.key[1], full.key[1]
    rest = name[len(words) :] if name[: len(words)] == words else ()
    if len(words) == 1 and words[0] in initials_of(name):
        return _needed_by_acronym(words, full, evidence.company(short, full))
    if rest and _DESCRIBING.issuperset(rest):
        return 0 if is_well_known(short.key) else SOME
    if is_well_known(short.key) or (rest and rest[-1] in _UNITS):
        return inf
    return MUCH if len(words) == 1 or _GENERIC.issuperset(words) else 0


def _needed_by_acronym(words: Words, full: Group, company: float) -> float:
    """An acronym of a name of several stories shares some company with it, or is another's."""
    given = any(words in member.forms for member in full.members)
    fits = company > 0 or len(full.places) < LEADS
    return 0 if given and fits and len(words[0]) > 2 else MUCH
