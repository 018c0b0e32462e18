"""Which appearances in many stories are one figure.

Being right about who counts more than a short list: first those of one name are put together where
nothing speaks against it, then the short forms of a name, such as a surname or an acronym, with the
one fuller name that most speaks for. In doubt both stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from math import inf

from summarizer.appearances import Appearance, Key, Words, is_well_known
from summarizer.common_names import is_common, is_common_surname, is_given
from summarizer.evidence import Evidence, Group
from summarizer.forms import core_words, suffix_of
from summarizer.likeness import PART_OF, initials_of, nicknames_of

_NOTHING = -1.5  # so much may even speak against it
_ANY = 0.01  # whatever speaks for it at all
_SOME = 0.25
_MUCH = 0.5
_DOUBTFUL = 1.5  # what must speak for the bearer of a common surname
_AHEAD = 0.5  # by which the likeliest of several must be the likeliest
_LEADS = 3  # stories from which somebody may be whom everybody means by a surname
_TIMES = 5  # as many stories as all others of that surname
_WIDELY_MEANT = 1.0
_MANY = 20  # bearers of a name of whom only those are looked at for whom something speaks
# Words of names that are many bodies'; and those after a name that make it no other house.
_GENERIC = frozenset(
    "agency assembly association authority bank board bureau cabinet center central chamber city "
    "coalition college commission committee commons company congress council court defense "
    "department district education election energy executive federal finance force foreign "
    "foundation general government group health high house institute interior international "
    "justice labor law league legislature ministry national news office of and for the parliament "
    "party police security senate service society state supreme trade transport treasury trust "
    "union united university".split()
)
_UNITS = PART_OF | frozenset(
    "academy airlines business caucus center channel committee council department division "
    "hospital laboratory league museum network office school stories".split()
)
_DESCRIBING = frozenset(
    "communications electronics group holding holdings industries international motor motors "
    "pharma pharmaceuticals stores technologies technology".split()
)


def identified(everyone: Sequence[Appearance]) -> list[Group]:
    """The appearances in groups, one a figure."""
    evidence = Evidence(everyone)
    by_name: defaultdict[Key, list[Appearance]] = defaultdict(list)
    for each in everyone:
        by_name[each.key].append(each)
    contested = _contested(by_name)
    groups: list[Group] = []
    for key, named in by_name.items():
        groups += _of_one_name(named, evidence, at_least=_needed_by_name(key, contested))
    return _joined(groups, evidence)


def _contested(by_name: Mapping[Key, Iterable[Appearance]]) -> set[Key]:
    """The names that are short forms of several others, as "Delta" is."""
    owners: defaultdict[Key, set[Words]] = defaultdict(set)
    for (is_person, words), named in by_name.items():
        for form in {form for each in named for form in each.forms} - {words}:
            owners[is_person, form].add(words)
    return {key for key, names in owners.items() if len(names) > 1}


def _needed_by_name(key: Key, contested: Container[Key]) -> float:
    """How much must speak for two of one name being one."""
    is_person, words = key
    if len(words) > 1 or is_well_known(key):
        return _NOTHING
    if is_person:
        return _DOUBTFUL if is_common_surname(words[0]) else _ANY
    return _ANY if key in contested else _NOTHING


def _of_one_name(
    named: Sequence[Appearance], evidence: Evidence, *, at_least: float
) -> list[Group]:
    """The figures that share a name: one of a company's, two of two unlike Rob Walkers."""
    groups: list[Group] = []
    for member in sorted(named, key=_says_little):
        own = Group(member.key)
        own.add(member, evidence.companions(member))
        group = _same(own, groups, evidence, at_least=at_least)
        if group is None:
            groups.append(own)
        else:
            group.absorb(own)
    return groups


def _says_little(member: Appearance) -> bool:
    return not member.role


def _same(
    own: Group, groups: Sequence[Group], evidence: Evidence, *, at_least: float
) -> Group | None:
    """The group of its name that an appearance belongs to; of several, one must fit better."""
    if at_least == _NOTHING and len(groups) == 1 and not own.is_person:
        return groups[0]
    near, stories = _near(own, groups)
    possible = [group for group in near if not _are_two(own, group, evidence)]
    if len(near) < len(groups) or len(possible) > 1:
        at_least = max(at_least, _ANY)
    return _likeliest(own, possible, evidence, at_least=at_least, stories=stories)


def _near(own: Group, groups: Sequence[Group]) -> tuple[Sequence[Group], int]:
    """The groups for which anything speaks, where there are many, and the stories of all."""
    stories = sum(len(group.places) for group in groups)
    if len(groups) <= _MANY:
        return groups, stories
    return [group for group in groups if own.shares_with(group) or _leads(group, stories)], stories


def _are_two(left: Group, right: Group, evidence: Evidence) -> bool:
    """Do they share a name alone? Several bear a common one, whose role must not differ either."""
    if evidence.forbids(left, right):
        return True
    words = left.key[1]
    common = left.is_person and len(words) > 1 and is_common(words[0], words[-1])
    return common and evidence.between(left, right) < 0


def _joined(groups: Sequence[Group], evidence: Evidence) -> list[Group]:
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
        forms = {form for member in group.members for form in member.forms}
        if is_person:
            forms |= _short_people(words)
        else:
            forms |= {(letters,) for letters in initials_of(words)}
        for form in forms - {words}:
            owners[is_person, form].append(group)
    return owners


def _short_people(words: Words) -> set[Words]:
    """A surname alone, and with an initial, a nickname or no middle name before it."""
    *rest, surname = core_words(words)
    if not rest:
        return set()
    given = rest[0]
    if suffix_of(words):
        return {(surname,)}
    return {(surname,), *((name, surname) for name in (given, given[0], *nicknames_of(given)))}


def _meant(short: Group, fuller: Sequence[Group], evidence: Evidence) -> Group | None:
    """The one of fuller names that a short form stands for; None in doubt."""
    near, stories = _near(short, fuller)
    possible = [
        full
        for full in near
        if not _are_told_apart(short, full) and not evidence.forbids(short, full)
    ]
    least = _needed_by_person(short.key[1]) if short.is_person else 0
    if len(near) < len(fuller):
        least = max(least, _ANY)
    full = _likeliest(short, possible, evidence, at_least=least, stories=stories)
    if full is None or short.is_person:
        return full
    enough = evidence.between(short, full) >= _needed_by_body(short, full, evidence)
    return full if enough else None


def _are_told_apart(short: Group, full: Group) -> bool:
    """Do most of the stories that have the short form name the other as well, as another?"""
    return 2 * len(short.places & full.places) > len(short.places)


def _needed_by_person(words: Words) -> float:
    """How much must speak for a surname, an initial, a nickname being somebody's."""
    common = is_common_surname(words[-1])
    if len(words) == 1:
        return _DOUBTFUL if common or is_given(words[0]) else _SOME
    initial = len(words[0]) == 1
    return (_MUCH if common else 0) + (_SOME if initial else 0)


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
        return 0 if is_well_known(short.key) else _SOME
    if is_well_known(short.key) or (rest and rest[-1] in _UNITS):
        return inf
    return _MUCH if len(words) == 1 or _GENERIC.issuperset(words) else 0


def _needed_by_acronym(words: Words, full: Group, company: float) -> float:
    """An acronym of a name of several stories shares some company with it, or is another's."""
    given = any(words in member.forms for member in full.members)
    fits = company > 0 or len(full.places) < _LEADS
    return 0 if given and fits and len(words[0]) > 2 else _MUCH


def _likeliest(
    own: Group, groups: Sequence[Group], evidence: Evidence, *, at_least: float, stories: int
) -> Group | None:
    """The group that most speaks for, if it is enough and clearly more than for any other."""
    weights = [
        evidence.between(own, group) + _WIDELY_MEANT * _leads(group, stories) for group in groups
    ]
    first, second, *_ = *sorted(weights, reverse=True), -inf, -inf
    if first < at_least or first - second < _AHEAD or first == -inf:
        return None
    return groups[weights.index(first)]


def _leads(group: Group, stories: int) -> bool:
    """Is it whom most stories mean: in several, and in many more than all the others?"""
    own = len(group.places)
    return own >= max(_LEADS, _TIMES * (stories - own))
