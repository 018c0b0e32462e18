"""A digest as a web page: the stories, and an index of names that filters them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cli.digest_wording import (
    companions_of,
    dates_of,
    digest_title,
    failures,
    position_of,
    rest_line,
)
from cli.inert import inert
from cli.page import LEVELS, StoryPage, rendered
from cli.wording import KINDS
from summarizer.cast import Figure
from summarizer.digest import Digest, Entry, prominent

_WHOLE = 300  # stories up to which each stands there whole; more would stall a browser
_BARRED = 100  # stories up to which bars tell who was in which
_BAR = 12  # pixels
_MATRIX = 12  # names who are shown against each other


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One story's mentions in a chart."""

    x: float
    width: float
    height: int


@dataclass(frozen=True, kw_only=True)
class IndexEntry:
    """A name of the index, as the template shows it."""

    name: str
    role: str
    stories: tuple[int, ...]
    mentions: int
    company: str
    bars: tuple[Bar, ...]
    width: int


def digest_page(digest: Digest, *, title: str | None = None, explain: bool = False) -> str:
    """The page of many stories, headed as a digest where no title is given."""
    whole = len(digest.entries) <= _WHOLE
    places = {entry.summary.story.source: place for place, entry in enumerate(digest.entries)}
    entries = [
        _entry(each, place, places, whole=whole) for place, each in enumerate(digest.entries)
    ]
    return rendered(
        "digest.html",
        title=title or digest_title(digest),
        language="en",
        span=dates_of(digest),
        entries=entries,
        whole=whole,
        failed=failures(digest),
        index=_index(digest),
        matrix=_matrix(digest),
        explain=explain,
    )


def _entry(
    entry: Entry, place: int, places: Mapping[str, int], *, whole: bool
) -> dict[str, object]:
    page = StoryPage(entry.summary, id=f"story-{place}")
    copies = [{"source": inert(copy), "place": places.get(copy)} for copy in entry.copies]
    more = _more(page, whole=whole)
    return {"page": page, "line": page.view(entry.line), "more": more, "copies": copies}


def _more(page: StoryPage, *, whole: bool) -> str:
    """What a story opens into, beside the sentence that is shown: "Names, the whole story"."""
    parts = (
        ("more of the summary", page.rest),
        ("names", page.kinds),
        ("the whole story", whole),
    )
    return ", ".join(name for name, found in parts if found).capitalize()


def _index(digest: Digest) -> list[dict[str, object]]:
    casts = [(field, getattr(digest, field)) for field in KINDS]
    return [_kind(field, figures, digest) for field, figures in casts if figures]


def _kind(field: str, figures: Sequence[Figure], digest: Digest) -> dict[str, object]:
    """The names of one kind, those of one story apart where they are many."""
    shown = len(prominent(figures))
    entries = [_index_entry(figure, digest) for figure in figures]
    return {
        "name": KINDS[field],
        "title": field.title(),
        "shown": entries[:shown],
        "rest": entries[shown:],
        "others": rest_line(len(figures) - shown),
    }


def _index_entry(figure: Figure, digest: Digest) -> IndexEntry:
    drawn = len(figure.stories) > 1 and len(digest.entries) <= _BARRED
    step = max(2, min(6, 200 // len(digest.entries)))
    return IndexEntry(
        name=inert(figure.name),
        role=position_of(figure),
        stories=figure.stories,
        mentions=sum(figure.mentions.values()),
        company=companions_of(figure, digest),
        bars=_bars(figure, step) if drawn else (),
        width=step * len(digest.entries),
    )


def _bars(figure: Figure, step: int) -> tuple[Bar, ...]:
    most = max(figure.mentions.values())
    return tuple(
        Bar(x=step * place, width=step - 1, height=max(2, round(_BAR * count / most)))
        for place, count in figure.mentions.items()
    )


def _matrix(digest: Digest) -> dict[str, object]:
    """How many stories name two of the names who appear together most."""
    counts = {frozenset(pair.names): len(pair.stories) for pair in digest.together}
    everybody = list(dict.fromkeys(name for pair in digest.together for name in pair.names))
    names = everybody[:_MATRIX]
    most = max(counts.values(), default=1)
    return {
        "rest": len(everybody) - len(names),
        "names": [inert(name) for name in names],
        "rows": [
            {"name": inert(name), "cells": _cells(name, names, counts, most)} for name in names
        ],
    }


def _cells(
    name: str, names: Sequence[str], counts: dict[frozenset[str], int], most: int
) -> list[dict[str, int]]:
    found = [counts.get(frozenset((name, other)), 0) for other in names]
    return [{"count": count, "level": round((LEVELS - 1) * count / most)} for count in found]
