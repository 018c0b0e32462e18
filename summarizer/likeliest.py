"""The likeliest of several figures, or none in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from summarizer.evidence import Evidence, Group

# How much must speak for two groups being one figure.
NOTHING = -1.5  # so much may even speak against it
ANY = 0.01  # whatever speaks for it at all
SOME = 0.25
MUCH = 0.5
VERY_MUCH = 1.5

_AHEAD = 0.5  # by which the likeliest of several must be the likeliest
LEADS = 3  # stories from which somebody may be whom everybody means by a surname
_TIMES = 5  # as many stories as all others of that surname
_WIDELY_MEANT = 1.0
MANY = 20  # bearers of a name of whom only those are looked at for whom something speaks


def near(own: Group, groups: Sequence[Group]) -> tuple[Sequence[Group], int]:
    """The groups for which anything speaks, where there are many, and the stories of all."""
    stories = sum(len(group.places) for group in groups)
    if len(groups) <= MANY:
        return groups, stories
    return [group for group in groups if own.shares_with(group)], stories


def likeliest(
    own: Group, groups: Sequence[Group], evidence: Evidence, *, at_least: float, stories: int
) -> Group | None:
    """The group that most speaks for, if it is enough and clearly more than for any other."""
    weights = [
        evidence.between(own, group)
        + _WIDELY_MEANT * (_leads(group, stories) and own.shares_with(group))
        for group in groups
    ]
    first, second, *_ = *sorted(weights, reverse=True), -inf, -inf
    if first < at_least or first - second < _AHEAD or first == -inf:
        return None
    return groups[weights.index(first)]


def _leads(group: Group, stories: int) -> bool:
    """Is it whom most stories mean: in several, and in many more than all the others?"""
    own = len(group.places)
    return own >= max(LEADS, _TIMES * (stories - own))
