"""The companies, people and organizations of many stories, each listed once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.appearances import FIELDS, Appearance, appearances
from summarizer.identity import identified
from summarizer.namesakes import distinctions, labelled
from summarizer.occupations import best_role
from summarizer.story import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Somebody or some body in several stories.

    `name` is the form that most stories use as theirs, `aliases` all forms of all stories, `role`
    what most stories say of a person. `mentions` counts them by story; `stories` are the places.
    `distinction` tells a figure from another of its name; it is None where there is no other.
    """

    name: str
    aliases: tuple[str, ...]
    stories: tuple[int, ...]
    mentions: dict[int, int]
    role: str | None = None
    distinction: str | None = None

    @property
    def label(self) -> str:
        """The name that no other figure has: "Rob Walker (striker)"."""
        return labelled(self.name, self.distinction)


def cast_of(summaries: Sequence[Summary]) -> dict[str, tuple[Figure, ...]]:
    """The figures of stories by field of a Summary, those of most stories first."""
    everyone = list(appearances(summaries))
    groups = [group.members for group in identified(everyone)]
    figures = [_figure(group) for group in groups]
    told = distinctions(
        [(each.name, each.role, group) for each, group in zip(figures, groups, strict=True)],
        everyone,
    )
    fields: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure, group, distinction in zip(figures, groups, told, strict=True):
        fields[_field(group)].append(replace(figure, distinction=distinction))
    return {field: tuple(sorted(fields[field], key=_rank)) for field in FIELDS}


def _rank(figure: Figure) -> tuple[int, int, str]:
    return -len(figure.stories), -sum(figure.mentions.values()), figure.name


def _field(group: Iterable[Appearance]) -> str:
    """The kind that most stories take a figure for; of two the first of `FIELDS`."""
    counts = Counter(each.field for each in group)
    return max(FIELDS, key=lambda field: counts[field])


def _figure(group: Sequence[Appearance]) -> Figure:
    ordered = sorted(group, key=lambda each: each.place)
    names = Counter(each.entity.name for each in ordered)
    mentions: Counter[int] = Counter()
    for each in ordered:
        mentions[each.place] += each.entity.mentions
    aliases = dict.fromkeys(form for each in ordered for form in each.entity.aliases)
    return Figure(
        name=max(names, key=lambda name: (names[name], len(name))),
        aliases=tuple(aliases),
        stories=tuple(sorted(mentions)),
        mentions=dict(mentions),
        role=best_role([each.entity.role for each in ordered if each.entity.role]),
    )
