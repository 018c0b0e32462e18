"""A figure of one story, with what the story says of it that another story can be held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from summarizer.common_names import genders_of
from summarizer.forms import comparable, core_words, suffix_of
from summarizer.national import goes_without_saying, of_country
from summarizer.occupations import fields_of, genders_in, noun_phrase, role_words
from summarizer.story import Entity, Summary
from summarizer.well_known import KINDS_OF, known_as

FIELDS = ("companies", "people", "organizations")

Words = tuple[str, ...]
Key = tuple[bool, Words]  # whether it is a person, and the words of the name

_TITLE = re.compile(r"\b(?:(Mr|Sir|Lord)|(Mrs|Ms|Miss|Dame|Lady))\.?\s+$")
_REACH = 7  # characters before a name in which such a title stands


@dataclass(frozen=True)
class Appearance:
    """A figure in the story at a place of the list of stories."""

    place: int
    field: str
    entity: Entity
    text: str

    @cached_property
    def is_person(self) -> bool:
        """Whether the story takes it for a person."""
        return self.field == "people"

    @cached_property
    def key(self) -> Key:
        """What it has in common with those of exactly that name."""
        return self.is_person, self._words(self.entity.name)

    @cached_property
    def forms(self) -> frozenset[Words]:
        """The comparable words of every form that the story uses."""
        forms = (self.entity.name, *self.entity.aliases)
        return frozenset(map(self._words, forms))

    @cached_property
    def role(self) -> frozenset[str]:
        """The words of the role that say something."""
        return role_words(self._position)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of work of a person's role."""
        return fields_of(self._position)

    @cached_property
    def affiliation(self) -> Words:
        """The house that a person belongs to, as a name of bodies."""
        return _body_words(self.entity.affiliation, self.text) if self.entity.affiliation else ()

    @cached_property
    def genders(self) -> frozenset[str]:
        """Where a title and the given name say it, or else the role, "m" or "f".

        Where they say both, as beside "Mrs. John Kennedy", it is open.
        """
        if not self.is_person:
            return frozenset()
        given = self.key[1][0] if len(self.key[1]) > 1 else ""
        return self._titled() | genders_of(given) or genders_in(self._position)

    @cached_property
    def _position(self) -> str | None:
        return noun_phrase(self.entity.role) if self.entity.role else None

    def _words(self, name: str) -> Words:
        return _person_words(name) if self.is_person else _body_words(name, self.text)

    def _titled(self) -> frozenset[str]:
        before = (self.text[max(0, start - _REACH) : start] for start, _ in self.entity.spans)
        titles = (match for part in before if (match := _TITLE.search(part)))
        return frozenset("m" if title[1] else "f" for title in titles)


def appearances(summaries: Sequence[Summary]) -> Iterator[Appearance]:
    """All figures of all stories."""
    for place, summary in enumerate(summaries):
        for field in FIELDS:
            for entity in getattr(summary, field):
                yield Appearance(place, field, entity, summary.story.text)


def _person_words(name: str) -> Words:
    """The comparable words of a name; a son's "Jr." is part of it."""
    words = _comparable(name)
    return (*core_words(words), *suffix_of(words))


def _body_words(name: str, text: str) -> Words:
    """The words of a company or body without legal form, the same ones for all its names."""
    words = known_as(
        tuple("and" if word == "&" else word for word in core_words(_comparable(name)))
    )
    return of_country(words, text)


@lru_cache(maxsize=100_000)
def _comparable(name: str) -> Words:
    """The comparable words; of a name that has none, as ".Com", the name itself."""
    words = tuple(word for part in name.split() if (word := comparable(part)))
    if not words:
        return (name.casefold(),)
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def is_well_known(key: Key) -> bool:
    """Is it a house that any story may name?"""
    return not key[0] and (key[1] in _well_known() or goes_without_saying(key[1]))


@cache
def _well_known() -> frozenset[Words]:
    return frozenset(_body_words(name, "") for name in KINDS_OF)
