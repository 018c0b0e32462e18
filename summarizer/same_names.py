"""Figures that share a name: one company, however many stories name it, two unlike Rob Walkers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from summarizer.appearances import Appearance, Key, Words, is_well_known
from summarizer.bearers import Bearers
from summarizer.common_names import is_common, is_common_surname, is_given
from summarizer.evidence import Evidence, Group
from summarizer.likeliest import ANY, MUCH, NOTHING, SOME, VERY_MUCH, likeliest
from summarizer.national import may_be_any_country_s


def of_same_names(by_name: Mapping[Key, Sequence[Appearance]], evidence: Evidence) -> list[Group]:
    """The figures of appearances that are given by their names."""
    contested = _contested(by_name)
    return [
        group
        for key, named in by_name.items()
        for group in _of_one_name(named, evidence, at_least=_needed(key, contested))
    ]


def _contested(by_name: Mapping[Key, Iterable[Appearance]]) -> set[Key]:
    """The names that are short forms of several bodies, as "Delta" is, or of anybody."""
    owners: defaultdict[Key, set[Words]] = defaultdict(set)
    for (is_person, words), named in by_name.items():
        forms: set[Words] = {form for each in named for form in each.forms}
        if is_person:
            forms = {(word,) for word in words}
        for form in forms - {words}:
            owners[is_person, form].add(words)
    return {key for key, names in owners.items() if key[0] or len(names) > 1}


def _needed(key: Key, contested: Container[Key]) -> float:
    """How much must speak for two of one name being one."""
    is_person, words = key
    if not is_person and may_be_any_country_s(words):
        return SOME
    if len(words) > 1 or is_well_known(key):
        return NOTHING
    if is_person and is_common_surname(words[0]):
        return VERY_MUCH
    if is_person and is_given(words[0]):
        return MUCH
    return ANY if key in contested else NOTHING


def _of_one_name(
    named: Sequence[Appearance], evidence: Evidence, *, at_least: float
) -> list[Group]:
    """The figures that share a name: one of a company's, two of two unlike Rob Walkers."""
    bearers = Bearers()
    for member in sorted(named, key=_says_little):
        own = Group(member.key)
        own.add(member, evidence.companions(member))
        bearers.take(own, into=_same(own, bearers, evidence, at_least=at_least))
    return bearers.groups


def _says_little(member: Appearance) -> bool:
    return not member.role


def _same(own: Group, bearers: Bearers, evidence: Evidence, *, at_least: float) -> Group | None:
    """The group of its name that an appearance belongs to; of several, one must fit better."""
    groups = bearers.groups
    if at_least == NOTHING and len(groups) == 1 and not own.is_person:
        return groups[0]
    close = bearers.near(own)
    possible = [group for group in close if not _are_two(own, group, evidence)]
    if len(close) < len(groups) or len(possible) > 1:
        at_least = max(at_least, ANY)
    return likeliest(own, possible, evidence, at_least=at_least, stories=bearers.stories)


def _are_two(left: Group, right: Group, evidence: Evidence) -> bool:
    """Do they share a name alone? Several bear a common one, whose role must not differ either."""
    if evidence.forbids(left, right):
        return True
    words = left.key[1]
    common = left.is_person and len(words) > 1 and is_common(words[0], words[-1])
    return common and evidence.between(left, right) < 0
