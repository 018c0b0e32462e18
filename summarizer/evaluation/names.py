"""Companies, people and organizations against an editor's lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.evaluation.intervals import Ratio
from summarizer.story import Entity, Summary

KINDS = ("companies", "people", "organizations")
ROLE_OVERLAP = 0.5

_ARTICLES = frozenset({"a", "an", "the"})
_ELIDED = re.compile(r"['’.]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """An entity as an editor listed it."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None

    @property
    def forms(self) -> frozenset[str]:
        """Name and aliases, written plainly."""
        return frozenset(map(_plain, (self.name, *self.aliases)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCast:
    """An editor's lists for one story; two editors might judge `optional` names differently."""

    companies: tuple[GoldEntity, ...] = ()
    people: tuple[GoldEntity, ...] = ()
    organizations: tuple[GoldEntity, ...] = ()
    optional: frozenset[str] = frozenset()

    def of(self, kind: str) -> tuple[GoldEntity, ...]:
        """The entities of one of `KINDS`."""
        entities: tuple[GoldEntity, ...] = getattr(self, kind)
        return entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The judgement on one kind in one story; what is wrong comes with the reason."""

    found: tuple[tuple[Entity, GoldEntity], ...]
    wrong: tuple[tuple[Entity, str], ...]
    missed: tuple[GoldEntity, ...]


def gold_cast(record: dict[str, Any]) -> GoldCast:
    """The lists of a record of `gold.jsonl`."""
    lists = {kind: tuple(map(_gold_entity, record[kind])) for kind in KINDS}
    return GoldCast(**lists, optional=frozenset(map(_plain, record["optional"])))


def cast_of_forms(forms: Mapping[str, list[list[str]]], optional: Iterable[str]) -> GoldCast:
    """The lists by the forms of each entity, of which the first is its name."""
    lists = {
        kind: tuple(GoldEntity(name=name, aliases=tuple(aliases)) for name, *aliases in forms[kind])
        for kind in KINDS
    }
    return GoldCast(**lists, optional=frozenset(map(_plain, optional)))


def judged(entities: Sequence[Entity], kind: str, cast: GoldCast) -> Verdict:
    """The entities of a kind against the editor's.

    An entity is right when its name or an alias is one of the editor's entity's and no other has
    taken that. Equal names take each other first. Unmatched entities with an optional name count
    neither way; a second entry, a wrong kind and a name that is none are wrong.
    """
    gold = cast.of(kind)
    pairs = _pairs(entities, gold)
    rest = [entity for index, entity in enumerate(entities) if index not in pairs]
    return Verdict(
        found=tuple((entities[ours], gold[theirs]) for ours, theirs in pairs.items()),
        wrong=tuple(
            (entity, _fault(entity, kind, cast))
            for entity in rest
            if not _forms(entity) & cast.optional
        ),
        missed=tuple(each for index, each in enumerate(gold) if index not in pairs.values()),
    )


def name_ratios(summary: Summary, cast: GoldCast) -> dict[str, Ratio]:
    """Precision, recall and F1 of every kind; of those found the names and aliases; roles."""
    ratios: dict[str, Ratio] = {}
    for kind in KINDS:
        verdict = judged(getattr(summary, kind), kind, cast)
        ratios |= {f"{kind} {name}": ratio for name, ratio in _ratios(verdict).items()}
        if kind == "people":
            ratios["people roles"] = _role_ratio(verdict, cast)
    return ratios


def misses(summary: Summary, cast: GoldCast) -> Iterator[str]:
    """Everything that `name_ratios` counts against the summary, a line each."""
    for kind in KINDS:
        verdict = judged(getattr(summary, kind), kind, cast)
        for entity, fault in verdict.wrong:
            yield f"{kind}: wrong: {entity.name} ({fault})"
        for gold in verdict.missed:
            yield f"{kind}: missed: {gold.name}"
        for entity, gold in verdict.found:
            yield from (f"{kind}: {line}" for line in _blemishes(entity, gold))


def same_role(ours: str | None, theirs: str) -> bool:
    """Do two role phrases share enough words: F1 of at least a half, articles apart?"""
    left, right = Counter(_role_words(ours or "")), Counter(_role_words(theirs))
    shared = (left & right).total()
    return shared > 0 and 2 * shared / (left.total() + right.total()) >= ROLE_OVERLAP


def _gold_entity(record: dict[str, Any]) -> GoldEntity:
    return GoldEntity(
        name=record["name"], aliases=tuple(record["aliases"]), role=record.get("role")
    )


def _pairs(entities: Sequence[Entity], gold: Sequence[GoldEntity]) -> dict[int, int]:
    """Which entity is which of the editor's, by position."""
    pairs: dict[int, int] = {}
    # Equal names first, so that "Joe Biden" is not taken by a Hunter Biden also called Biden.
    for is_same in (_same_name, _share_a_form):
        for ours, entity in enumerate(entities):
            theirs = _first(entity, gold, is_same, taken=set(pairs.values()))
            if ours not in pairs and theirs is not None:
                pairs[ours] = theirs
    return dict(sorted(pairs.items()))


def _first(
    entity: Entity,
    gold: Sequence[GoldEntity],
    is_same: Callable[[Entity, GoldEntity], bool],
    *,
    taken: set[int],
) -> int | None:
    free = (index for index in range(len(gold)) if index not in taken)
    return next((index for index in free if is_same(entity, gold[index])), None)


def _same_name(entity: Entity, gold: GoldEntity) -> bool:
    return _plain(entity.name) == _plain(gold.name)


def _share_a_form(entity: Entity, gold: GoldEntity) -> bool:
    return bool(_forms(entity) & gold.forms)


def _fault(entity: Entity, kind: str, cast: GoldCast) -> str:
    for other in (kind, *KINDS):
        for gold in cast.of(other):
            if _share_a_form(entity, gold):
                return f"second entry for {gold.name}" if other == kind else f"one of the {other}"
    return "no such name"


def _ratios(verdict: Verdict) -> dict[str, Ratio]:
    found, wrong, missed = map(len, (verdict.found, verdict.wrong, verdict.missed))
    aliases = [(_aliases(gold), _forms(entity)) for entity, gold in verdict.found]
    return {
        "precision": (found, found + wrong),
        "recall": (found, found + missed),
        "F1": (2 * found, 2 * found + wrong + missed),
        "names": (sum(_same_name(*pair) for pair in verdict.found), found),
        "aliases": (
            sum(len(theirs & ours) for theirs, ours in aliases),
            sum(len(theirs) for theirs, _ in aliases),
        ),
    }


def _role_ratio(verdict: Verdict, cast: GoldCast) -> Ratio:
    right = sum(bool(gold.role and same_role(ours.role, gold.role)) for ours, gold in verdict.found)
    return right, sum(gold.role is not None for gold in cast.people)


def _blemishes(entity: Entity, gold: GoldEntity) -> Iterator[str]:
    if not _same_name(entity, gold):
        yield f"name: {entity.name} for {gold.name}"
    for alias in sorted(_aliases(gold) - _forms(entity)):
        yield f"alias: {alias} of {gold.name}"
    if gold.role and not same_role(entity.role, gold.role):
        yield f"role: {gold.name}: {entity.role or 'none'} for {gold.role}"


def _forms(entity: Entity) -> frozenset[str]:
    return frozenset(map(_plain, (entity.name, *entity.aliases)))


def _aliases(gold: GoldEntity) -> frozenset[str]:
    """The forms beside the name: finding the name itself is measured apart."""
    return gold.forms - {_plain(gold.name)}


def _plain(form: str) -> str:
    """A form with straight apostrophes and single spaces; letter case tells names apart."""
    return " ".join(form.replace("’", "'").replace("‘", "'").split())


def _role_words(role: str) -> list[str]:
    words = _WORD.findall(_ELIDED.sub("", role.casefold()))
    return [word for word in words if word not in _ARTICLES]
