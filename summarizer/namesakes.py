"""Words that tell figures of one name apart: "Rob Walker (striker)", "Rob Walker (with Oracle)"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from summarizer.appearances import Appearance

_PERSON = "person"


def distinctions(
    figures: Sequence[tuple[str, str | None, Sequence[Appearance]]],
    everyone: Iterable[Appearance],
) -> list[str | None]:
    """For each figure, given by name, role and appearances, what it alone of its name is.

    None where nobody else has the name; a person's that is a company's as well is told apart, the
    company's is not.
    """
    everybody = Counter(name for name, _, _ in figures)
    bodies = Counter(name for name, _, members in figures if not members[0].is_person)
    casts: defaultdict[int, list[Appearance]] = defaultdict(list)
    for each in everyone:
        casts[each.place].append(each)
    used = set(everybody)
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    told: list[str | None] = []
    for name, role, members in figures:
        said = None
        namesakes = everybody if members[0].is_person else bodies
        if namesakes[name] > 1:
            ways = _ways(role, members, casts, numbers[name])
            said = next(way for way in ways if labelled(name, way) not in used)
            used.add(labelled(name, said))
        told.append(said)
    return told


def labelled(name: str, distinction: str | None) -> str:
    """A name with what tells it from others, if that is needed: "Rob Walker (striker)"."""
    return f"{name} ({distinction})" if distinction else name


def _ways(
    role: str | None,
    members: Sequence[Appearance],
    casts: dict[int, list[Appearance]],
    numbers: Iterator[int],
) -> Iterator[str]:
    """What may be said of a figure, the most telling first; numbers at last, which never end.

    All of a name share the numbers, so that none looks at those that are taken.
    """
    if role:
        yield role
    yield from (f"of {house}" for each in members if (house := each.entity.affiliation))
    own = set(map(id, members))
    others = [each for member in members for each in casts[member.place] if id(each) not in own]
    for each in sorted(others, key=_weight):
        yield f"with {each.entity.name}"
    if members[0].is_person:
        yield _PERSON
    yield from (f"no. {number}" for number in numbers)


def _weight(other: Appearance) -> float:
    return -other.entity.salience
