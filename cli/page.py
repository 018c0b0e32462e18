"""A summary as a web page: one file, no network, nothing in a story's text becomes markup.

What the templates show is made here as plain values; jinja2 escapes every one of them.
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cli.inert import inert
from cli.wording import (
    KINDS,
    credits_of,
    in_paragraphs,
    other_forms,
    paragraphs,
    position,
    saving,
)
from summarizer.story import Entity, Sentence, Summary

LEVELS = 6  # shades of salience, none among them


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Text in a sentence; `figure` is the id of whom it names, `kind` what that is."""

    text: str
    figure: str = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class SentenceView:
    """A sentence as the templates show it."""

    index: int
    pieces: tuple[Piece, ...]
    salience: str
    level: int
    chosen: bool
    reasons: str


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A name to click on."""

    id: str
    name: str
    mentions: int
    position: str
    forms: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The names of one kind; `name` is the class that gives them their colour."""

    name: str
    title: str
    chips: tuple[Chip, ...]


class StoryPage:
    """A summary as the templates show it, with ids that begin with `id`."""

    def __init__(self, summary: Summary, *, id: str) -> None:  # noqa: A002 - the word of HTML
        self.id = id
        self._summary = summary
        self.title = _title(summary)
        self.credits = " · ".join(credits_of(summary.story))
        self.share = saving(summary)
        self._marks = sorted(self._spans())

    @property
    def kinds(self) -> list[Kind]:
        """The cast, by kind."""
        casts = [(field, getattr(self._summary, field)) for field in KINDS]
        return [
            Kind(name=KINDS[field], title=field.title(), chips=tuple(self._chips(field, cast)))
            for field, cast in casts
            if cast
        ]

    @property
    def told(self) -> list[list[SentenceView]]:
        """The summary, in paragraphs."""
        return [[self.view(each) for each in group] for group in paragraphs(self._summary)]

    @property
    def rest(self) -> list[list[SentenceView]]:
        """The summary without its first sentence, which a digest shows by itself."""
        groups = in_paragraphs(self._summary.summary[1:], self._summary.story.text)
        return [[self.view(each) for each in group] for group in groups]

    @property
    def paragraphs(self) -> list[list[SentenceView]]:
        """The whole story, in its paragraphs."""
        groups = in_paragraphs(self._summary.sentences, self._summary.story.text)
        return [[self.view(each) for each in group] for group in groups]

    def view(self, sentence: Sentence) -> SentenceView:
        """A sentence as the templates show it."""
        return SentenceView(
            index=sentence.index,
            pieces=tuple(self._pieces(sentence)),
            salience=f"{sentence.salience:.2f}",
            level=min(LEVELS - 1, int(sentence.salience * LEVELS)),
            chosen=sentence.index in self._summary.chosen,
            reasons=inert("; ".join(sentence.reasons)),
        )

    def _chips(self, field: str, cast: Sequence[Entity]) -> Iterator[Chip]:
        for place, entity in enumerate(cast):
            yield Chip(
                id=self._figure(field, place),
                name=inert(entity.name),
                mentions=entity.mentions,
                position=position(entity),
                forms=inert(", ".join(other_forms(entity))),
            )

    def _figure(self, field: str, place: int) -> str:
        return f"{self.id}-{KINDS[field]}-{place}"

    def _spans(self) -> Iterator[tuple[int, int, str, str]]:
        for field, kind in KINDS.items():
            for place, entity in enumerate(getattr(self._summary, field)):
                for start, end in entity.spans:
                    yield start, end, self._figure(field, place), kind

    def _pieces(self, sentence: Sentence) -> Iterator[Piece]:
        """The sentence cut where names begin and end."""
        text, place = self._summary.story.text, sentence.start
        first, last = (bisect_left(self._marks, (at,)) for at in (sentence.start, sentence.end))
        for start, end, figure, kind in self._marks[first:last]:
            if place <= start and end <= sentence.end:
                yield Piece(text=inert(text[place:start]))
                yield Piece(text=inert(text[start:end]), figure=figure, kind=kind)
                place = end
        yield Piece(text=inert(text[place : sentence.end]))


def story_page(summary: Summary, *, explain: bool = False) -> str:
    """The page of one story: summary, cast, and the whole story with its sentences shaded."""
    page = StoryPage(summary, id="story")
    return rendered(
        "story.html",
        title=page.title,
        language=summary.story.language,
        page=page,
        explain=explain,
    )


def rendered(template: str, **values: Any) -> str:
    """A template with its values, and our style and script in it."""
    script = _part("digest.js") if template == "digest.html" else ""
    return (
        _templates()
        .get_template(template)
        .render(
            css=Markup(_part("page.css")),  # noqa: S704 - both are ours
            script=Markup(script),  # noqa: S704
            script_source=_digest_of(script) if script else "'none'",
            **values,
        )
    )


def _title(summary: Summary) -> str:
    return inert(summary.story.headline or summary.story.source)


def _digest_of(script: str) -> Markup:
    """A script as content security policies name it."""
    code = b64encode(sha256(script.encode()).digest()).decode()
    return Markup(f"'sha256-{code}'")  # noqa: S704


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("cli"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _part(name: str) -> str:
    return (files("cli") / "templates" / name).read_text(encoding="utf-8").rstrip()
