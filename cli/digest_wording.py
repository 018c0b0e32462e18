"""Phrases that the views of a digest share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cli.inert import inert
from cli.wording import Alike, counted, credits_of
from summarizer.cast import Figure
from summarizer.digest import Digest, Entry, companions

_COMPANIONS = 3  # names beside a name
_RECORD = re.compile(r"(?P<file>.+):\d+", re.DOTALL)  # the name of one story of many in a file


def digest_title(digest: Digest) -> str:
    """What a digest is headed: "Digest of 51 stories"."""
    return f"Digest of {counted(len(digest.entries), 'story')}"


def dates_of(digest: Digest) -> str:
    """When a digest's stories were published: "2024-03-01 to 2024-03-04"; empty if none says."""
    dates = {entry.summary.story.published for entry in digest.entries} - {None}
    known = sorted(date for date in dates if date)
    return inert(" to ".join(dict.fromkeys((known[0], known[-1])))) if known else ""


def numbered(stories: Iterable[int]) -> str:
    """Stories of a digest as a reader counts them: "1, 4, 5"."""
    return ", ".join(str(place + 1) for place in stories)


def whereabouts(entry: Entry) -> str:
    """Where a story of a digest is from, and which others are nearly the same."""
    copies = f"nearly the same: {inert(', '.join(entry.copies))}" if entry.copies else ""
    return "; ".join(filter(None, (", ".join(credits_of(entry.summary.story)), copies)))


def companions_of(figure: Figure, digest: Digest) -> str:
    """Who a name of a digest appears with most: "Acme, Bob Hay"."""
    return inert(", ".join(companions(digest, figure.label)[:_COMPANIONS]))


def position_of(figure: Figure) -> str:
    """What is said of a name of a digest beside it; empty if nothing is."""
    return inert(figure.role or figure.distinction or "")


def figure_line(figure: Figure, digest: Digest) -> str:
    """A name of a digest: "Ann Lee, chief executive of Acme: 1, 4, 5; with Acme"."""
    who = ", ".join(filter(None, (inert(figure.name), position_of(figure))))
    line = f"{who}: {numbered(figure.stories)}"
    company = companions_of(figure, digest)
    return f"{line}; with {company}" if company else line


def failures(digest: Digest) -> list[str]:
    """What is wrong with the stories that are not told; of records that fail alike, the first."""
    told: list[str] = []
    alike = Alike()
    for outcome in digest.failed:
        record = _RECORD.fullmatch(outcome.source)
        file = record["file"] if record else outcome.source
        if outcome.error is not None and alike.is_named(file, outcome.error.kind):
            told.append(outcome.error.message)
    return [inert(message) for message in (*told, *alike.more())]


def rest_line(number: int) -> str:
    """What follows the prominent names."""
    return f"and {number} more, in one story each"
