"""A digest as it looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.box import Box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from cli.digest_text import lists_below_names
from cli.digest_wording import (
    companions_of,
    dates_of,
    digest_title,
    numbered,
    position_of,
    whereabouts,
)
from cli.inert import inert
from cli.palette import MEASURE, QUIET, Hues, hues
from cli.rich_view import coloured
from cli.wording import KINDS
from summarizer.cast import Figure
from summarizer.digest import Digest, Entry, prominent

# A line below the titles of each kind, and no other.
_RULED = Box("    \n    \n    \n    \n ── \n    \n    \n    \n")


@dataclass(frozen=True, kw_only=True)
class DigestView:
    """A rich renderable of a digest."""

    digest: Digest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        names = hues(console)
        colours = {"companies": names.company, "people": names.person, "organizations": ""}
        blocks = [_head(self.digest), _stories(self.digest, names)]
        casts = {field: found for field in KINDS if (found := getattr(self.digest, field))}
        if casts:
            blocks.append(_table(casts, self.digest, colours))
        blocks += _lists(self.digest)
        for number, block in enumerate(blocks):
            if number:
                yield Text("")
            yield Constrain(block, min(options.max_width, MEASURE))


def _head(digest: Digest) -> RenderableType:
    title = Text(digest_title(digest), "bold")
    dates = dates_of(digest)
    return Group(title, Text(dates, QUIET)) if dates else title


def _stories(digest: Digest, names: Hues) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right")
    grid.add_column(overflow="fold")
    for number, entry in enumerate(digest.entries, start=1):
        if number > 1:
            grid.add_row()
        grid.add_row(Text(str(number), QUIET), Group(*_story(entry, names)))
    return grid


def _story(entry: Entry, names: Hues) -> Iterator[Text]:
    if entry.summary.story.headline:
        yield Text(inert(entry.summary.story.headline), "bold", overflow="fold")
    yield coloured(entry.line, entry.summary, names)
    if known := whereabouts(entry):
        yield Text(known, QUIET, overflow="fold")


def _table(
    casts: Mapping[str, Sequence[Figure]], digest: Digest, colours: Mapping[str, str]
) -> Table:
    """The names of all kinds in one table, so that its columns are in line."""
    table = Table(box=_RULED, pad_edge=False, show_edge=False, show_header=False)
    for _ in range(3 if digest.together else 2):
        table.add_column(overflow="fold")
    for number, (field, figures) in enumerate(casts.items()):
        if number:
            table.add_row()
        rows = list(_rows(figures, digest, colours[field]))
        beside = "with" if any(row[2] for row in rows) else ""
        titles = (Text(field.title(), "bold"), Text("stories", QUIET), Text(beside, QUIET))
        table.add_row(*titles[: len(table.columns)], end_section=True)
        for row in rows:
            table.add_row(*row[: len(table.columns)])
    return table


def _rows(figures: Sequence[Figure], digest: Digest, hue: str) -> Iterator[tuple[Text, Text, Text]]:
    """A name with its stories and companions to a row."""
    shown = prominent(figures)
    for figure in shown:
        beside = companions_of(figure, digest)
        yield _name(figure, hue), Text(numbered(figure.stories)), Text(beside)
    if rest := len(figures) - len(shown):
        yield Text(f"and {rest} more", QUIET), Text("one each", QUIET), Text()


def _name(figure: Figure, hue: str) -> Text:
    name = Text(inert(figure.name), hue, overflow="fold")
    position = position_of(figure)
    return name.append(f", {position}", QUIET) if position else name


def _lists(digest: Digest) -> Iterator[RenderableType]:
    """What stands below the names."""
    for title, lines in lists_below_names(digest):
        yield Group(Text(title, "bold"), *(Text(line, overflow="fold") for line in lines))
