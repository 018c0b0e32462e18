"""The companies, people and organizations of many stories, each listed once.

Being right about who counts more than a short list: names are put together only where nothing
speaks against it. A company or body is known by its name without legal form ("Oracle Corp."), or by
a form that a story gives for one name alone ("IBM"); a person by the full name, or by a surname
that only one person here has, if both stories share another figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.forms import comparable, core_words
from summarizer.story import Entity, Summary

FIELDS = ("companies", "people", "organizations")

_Key = tuple[bool, tuple[str, ...]]  # whether it is a person, and the words of the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Somebody or some body in several stories.

    `name` is the form that most stories use as theirs, `aliases` all forms of all stories, `role`
    what most stories say of a person. `mentions` counts them by story; `stories` are the places.
    """

    name: str
    aliases: tuple[str, ...]
    stories: tuple[int, ...]
    mentions: dict[int, int]
    role: str | None = None


@dataclass(frozen=True)
class _Appearance:
    """A figure in one story."""

    place: int
    field: str
    entity: Entity

    @property
    def key(self) -> _Key:
        words = [comparable(word) for word in self.entity.name.split()]
        return self.field == "people", core_words(words) or tuple(words)


def cast_of(summaries: Sequence[Summary]) -> dict[str, tuple[Figure, ...]]:
    """The figures of stories by field of a Summary, those of most stories first."""
    groups: defaultdict[_Key, list[_Appearance]] = defaultdict(list)
    for each in _appearances(summaries):
        groups[each.key].append(each)
    for short, full in _short_forms(groups):
        groups[full] += groups.pop(short)
    fields: defaultdict[str, list[Figure]] = defaultdict(list)
    for group in groups.values():
        fields[_field(group)].append(_figure(group))
    return {field: tuple(sorted(fields[field], key=_rank)) for field in FIELDS}


def _rank(figure: Figure) -> tuple[int, int, str]:
    return -len(figure.stories), -sum(figure.mentions.values()), figure.name


def _appearances(summaries: Sequence[Summary]) -> Iterator[_Appearance]:
    for place, summary in enumerate(summaries):
        for field in FIELDS:
            for entity in getattr(summary, field):
                yield _Appearance(place, field, entity)


def _short_forms(groups: dict[_Key, list[_Appearance]]) -> list[tuple[_Key, _Key]]:
    """Names of some stories that are a form of one name, and only one, of others."""
    owners: defaultdict[_Key, set[_Key]] = defaultdict(set)
    for key, group in groups.items():
        for form in {form for each in group for form in each.entity.aliases}:
            words = tuple(comparable(word) for word in form.split())
            owners[key[0], words].add(key)
    companions = _companions(groups)
    pairs = []
    for short in groups:
        fuller = owners.get(short, set()) - {short}
        if len(fuller) == 1 and _may_be(short, (full := fuller.pop()), companions):
            pairs.append((short, full))
    shorts = {short for short, _ in pairs}
    return [(short, full) for short, full in pairs if full not in shorts]


def _may_be(short: _Key, full: _Key, companions: dict[_Key, set[_Key]]) -> bool:
    is_person, words = short
    return not is_person or len(words) > 1 or bool(companions[short] & companions[full])


def _companions(groups: dict[_Key, list[_Appearance]]) -> dict[_Key, set[_Key]]:
    """Whom each name shares a story with."""
    casts: defaultdict[int, set[_Key]] = defaultdict(set)
    for key, group in groups.items():
        for each in group:
            casts[each.place].add(key)
    return {
        key: set().union(*(casts[each.place] for each in group)) - {key}
        for key, group in groups.items()
    }


def _field(group: Iterable[_Appearance]) -> str:
    """The kind that most stories take a figure for; of two the first of `FIELDS`."""
    counts = Counter(each.field for each in group)
    return max(FIELDS, key=lambda field: counts[field])


def _figure(group: Sequence[_Appearance]) -> Figure:
    names = Counter(each.entity.name for each in group)
    roles = Counter(each.entity.role for each in group if each.entity.role)
    mentions: Counter[int] = Counter()
    for each in group:
        mentions[each.place] += each.entity.mentions
    aliases = dict.fromkeys(form for each in group for form in each.entity.aliases)
    return Figure(
        name=max(names, key=lambda name: (names[name], len(name))),
        aliases=tuple(aliases),
        stories=tuple(sorted(mentions)),
        mentions=dict(mentions),
        role=max(roles, key=lambda role: (roles[role], len(role))) if roles else None,
    )
