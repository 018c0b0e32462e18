"""Which appearances in many stories are one figure.

Being right about who counts more than a short list: first those of one name are put together where
nothing speaks against it, then the short forms of a name, such as a surname or an acronym, with the
one fuller name that most speaks for. In doubt both stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from summarizer.appearances import Appearance, Key, Words, is_well_known
from summarizer.common_names import is_common, is_common_surname
from summarizer.evidence import Evidence, Group
from summarizer.likeness import initials_of, is_short_person

_ANY = 0.01  # whatever speaks for it at all
_SOME = 0.25
_MUCH = 0.5
_DOUBTFUL = 1.5  # what must speak for the bearer of a common surname
_AHEAD = 0.5  # by which the likeliest of several must be the likeliest
_LEADS = 3  # stories from which somebody may be whom everybody means by a surname
_TIMES = 5  # as many stories as all others of that surname
_WIDELY_MEANT = 1.0
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
    groups = [group for named in by_name.values() for group in _of_one_name(named, evidence)]
    return _joined(groups, evidence)


def _of_one_name(named: Sequence[Appearance], evidence: Evidence) -> list[Group]:
    """The figures that share a name: one of a company's, two of two unlike Rob Walkers."""
    groups: list[Group] = []
    for member in sorted(named, key=_says_little):
        own = Group(member.key)
        own.add(member, evidence.companions(member))
        group = _same(own, groups, evidence) if groups else None
        if group is None:
            groups.append(own)
        else:
            group.absorb(own)
    return groups


def _says_little(member: Appearance) -> bool:
    return not member.role


def _same(own: Group, groups: Sequence[Group], evidence: Evidence) -> Group | None:
    if not own.key[0]:
        return groups[0]
    near = [group for group in groups if not _are_two(own, group, evidence)]
    sole = groups if len(near) == 1 else None
    return _likeliest(own, near, evidence, at_least=_needed_by_name(own.key[1], sole=bool(sole)))


def _needed_by_name(words: Words, *, sole: bool) -> float:
    """How much must speak for two of one name being one."""
    if len(words) > 1:
        return -_DOUBTFUL if sole else _ANY
    return _DOUBTFUL if is_common_surname(words[0]) else _ANY


def _are_two(left: Group, right: Group, evidence: Evidence) -> bool:
    """Do they share a name alone? Several bear a common one, whose role must not differ either."""
    if evidence.forbids(left, right):
        return True
    words = left.key[1]
    common = len(words) > 1 and is_common(words[0], words[-1])
    return common and evidence.between(left, right) < 0


def _joined(groups: Sequence[Group], evidence: Evidence) -> list[Group]:
    """Short forms with the figures that they mean; longer ones first: "A. Krishna", "Krishna"."""
    owners = _owners(groups)
    into: dict[int, Group] = {}
    for short in sorted(groups, key=_length, reverse=True):
        fuller = {id(full): full for full in _followed(_candidates(short, owners), into)}
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
            forms.add(words[-1:])
        else:
            forms |= {(letters,) for letters in initials_of(words)}
        for form in forms - {words}:
            owners[is_person, form].append(group)
    return owners


def _candidates(short: Group, owners: dict[Key, list[Group]]) -> list[Group]:
    is_person, words = short.key
    named = owners.get(short.key, [])
    if not is_person or len(words) == 1:
        return named
    same_surname = owners.get((True, words[-1:]), [])
    return named + [full for full in same_surname if is_short_person(words, full.key[1], later=False)]


def _meant(short: Group, fuller: Sequence[Group], evidence: Evidence) -> Group | None:
    """The one of fuller names that a short form stands for; None in doubt."""
    is_person, words = short.key
    possible = [
        full
        for full in fuller
        if not _are_told_apart(short, full) and not evidence.forbids(short, full)
    ]
    if is_person:
        return _likeliest(short, possible, evidence, at_least=_needed_by_person(words, possible))
    full = _likeliest(short, possible, evidence, at_least=0)
    if full is None or evidence.between(short, full) < _needed_by_body(short, full):
        return None
    return full


def _are_told_apart(short: Group, full: Group) -> bool:
    """Do most of the stories that have the short form name the other as well, as another?"""
    return 2 * len(short.places & full.places) > len(short.places)


def _needed_by_person(words: Words, fuller: Sequence[Group]) -> float:
    common = is_common_surname(words[-1])
    if len(words) == 1:
        return _DOUBTFUL if common else _SOME
    initial = len(words[0]) == 1
    return (_MUCH if common else 0) + (_SOME if initial else 0)


def _needed_by_body(short: Group, full: Group) -> float:
    """How much must speak for a body that is named by a short form.

    An acronym that a story gives to a name is its own; a name that everybody knows is else nobody's
    short form.
    """
    words, rest = short.key[1], full.key[1][len(short.key[1]) :]
    if len(words) == 1 and words[0] in initials_of(full.key[1]):
        given = any(words in member.forms for member in full.members)
        return 0 if given and len(words[0]) > 2 else _MUCH
    if full.key[1][: len(words)] == words and rest and _DESCRIBING.issuperset(rest):
        return 0 if is_well_known(short.key) else _SOME
    if is_well_known(short.key):
        return float("inf")
    return _MUCH if len(words) == 1 or _GENERIC.issuperset(words) else 0


def _likeliest(
    own: Group, groups: Sequence[Group], evidence: Evidence, *, at_least: float
) -> Group | None:
    """The group that most speaks for, if it is enough and clearly more than for any other."""
    stories = sum(len(group.places) for group in groups)
    ranked = sorted(
        ((evidence.between(own, group) + _prominence(group, stories), place)
        for place, group in enumerate(groups)), reverse=True)[:2]
    if not ranked or ranked[0][0] < at_least:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD:
        return None
    return groups[ranked[0][1]]


def _prominence(group: Group, stories: int) -> float:
    """Is it whom most stories mean: in several, and in many more than all the others?"""
    own = len(group.places)
    return _WIDELY_MEANT * (own >= max(_LEADS, _TIMES * (stories - own)))
