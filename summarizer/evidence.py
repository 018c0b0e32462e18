"""What speaks for two names of two stories being one figure, and what against it.

For it: others whom both stories name, the fewer stories name them the more; the same words in the
role, the same house. Against it: Mr and Ms, a striker and an analyst, a title of another gender.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from summarizer.appearances import Appearance, Key, is_well_known
from summarizer.occupations import are_apart, fields_in, is_everybodys

_COMMON = 20  # stories; whom more of them name says nothing
_KNOWN = 0.25  # the weight of those whom every story may name
_WORD, _WORDS = 0.5, 1.5  # of a role in common: each, and all together
_HOUSE = 1.0
_CLASH = 0.5  # roles without a word in common
_RARE = 0.5  # company from which fields of work that differ are one person's


@dataclass
class Group:
    """Appearances that are taken for one figure, and what they say together."""

    key: Key
    members: list[Appearance] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    companions: set[Key] = field(default_factory=set)
    role: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    houses: set[tuple[str, ...]] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)

    @property
    def is_person(self) -> bool:
        """Whether it is somebody, not some body."""
        return self.key[0]

    def add(self, member: Appearance, companions: Iterable[Key]) -> None:
        """Take in an appearance, and whom its story names."""
        self.members.append(member)
        self.places.add(member.place)
        self.companions.update(companions)
        self.role |= member.role
        self.fields |= member.fields
        self.genders |= member.genders
        if member.affiliation:
            self.houses.add(member.affiliation)

    def shares_with(self, other: Group) -> bool:
        """Does anything at all speak for the two being one?"""
        return not (
            self.companions.isdisjoint(other.companions)
            and self.role.isdisjoint(other.role)
            and self.houses.isdisjoint(other.houses)
        )

    def says(self) -> Iterator[Hashable]:
        """Each thing that speaks for another group's being the same if that has it too."""
        return chain(self.companions, self.role, self.houses)

    def absorb(self, other: Group) -> None:
        """Take in all of another group."""
        self.members += other.members
        self.places |= other.places
        self.companions |= other.companions
        self.role |= other.role
        self.fields |= other.fields
        self.houses |= other.houses
        self.genders |= other.genders


class Evidence:
    """Weighs groups against each other, over one list of stories."""

    def __init__(self, everyone: Sequence[Appearance]) -> None:
        places: defaultdict[Key, set[int]] = defaultdict(set)
        everybodys = set()
        for each in everyone:
            places[each.key].add(each.place)
            if is_everybodys(each.role) or is_well_known(each.key):
                everybodys.add(each.key)
        self._weights = {
            key: (_KNOWN if key in everybodys else 1) * 2 / len(found)
            for key, found in places.items()
            if 1 < len(found) <= _COMMON
        }
        self._casts: defaultdict[int, set[Key]] = defaultdict(set)
        for key in self._weights:
            for place in places[key]:
                self._casts[place].add(key)

    def companions(self, member: Appearance) -> set[Key]:
        """Whom its story names besides it, of those that say something."""
        return self._casts[member.place] - {member.key}

    def company(self, left: Group, right: Group) -> float:
        """How much the others whom both name say: 1 for one whom two stories name."""
        shared = left.companions & right.companions
        return sum(self._weights[key] for key in shared if key not in {left.key, right.key})

    def between(self, left: Group, right: Group) -> float:
        """How much speaks for one figure, less what speaks a little against it."""
        shared = min(_WORDS, _WORD * len(left.role & right.role))
        house = _HOUSE * bool(left.houses & right.houses)
        alike = shared or house or fields_in(left.role) & fields_in(right.role)
        clash = _CLASH * bool(left.role and right.role and not alike)
        return self.company(left, right) + shared + house - clash

    def forbids(self, left: Group, right: Group) -> bool:
        """Can they not be one, because of gender, or of work and no rare company in common?"""
        if left.genders and right.genders and not left.genders & right.genders:
            return True
        apart = are_apart(left.fields, right.fields)
        return apart and self.company(left, right) < _RARE
