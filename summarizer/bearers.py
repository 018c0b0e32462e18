"""The groups that share a name so far, found by what speaks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import islice

from summarizer.evidence import Group
from summarizer.likeliest import MANY

_LOOKED_AT = 50  # groups of which all say one thing; a role that more share tells nobody


class Bearers:
    """All who bear one name; of many, those are found that have something in common."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.stories = 0  # of all groups
        self._saying: defaultdict[Hashable, dict[int, Group]] = defaultdict(dict)

    def near(self, own: Group) -> Sequence[Group]:
        """The groups for which anything speaks, where there are many; else all."""
        if len(self.groups) <= MANY:
            return self.groups
        found: dict[int, Group] = {}
        for said in own.says():
            found.update(islice(self._saying.get(said, {}).items(), _LOOKED_AT))
        return list(found.values())

    def take(self, own: Group, *, into: Group | None) -> None:
        """Take in a group, as part of one of these or as another."""
        group = own if into is None else into
        if into is None:
            self.groups.append(own)
            self.stories += len(own.places)
        else:
            self.stories += len(own.places - into.places)
            into.absorb(own)
        for said in own.says():
            self._saying[said][id(group)] = group
