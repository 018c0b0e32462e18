"""A digest as it looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
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
    rest_line,
    whereabouts,
)
from cli.inert import inert
from cli.palette import MEASURE, QUIET, Hues, hues
from cli.rich_view import coloured
from cli.wording import KINDS
from summarizer.cast import Figure
from summarizer.digest import Digest, Entry, prominent


@dataclass(frozen=True, kw_only=True)
class DigestView:
    """A rich renderable of a digest."""

    digest: Digest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        names = hues(console)
        colours = {"companies": names.company, "people": names.person, "organizations": ""}
        blocks = [_head(self.digest), _stories(self.digest, names)]
        blocks += [
            _table(field, figures, self.digest, hue=colours[field])
            for field in KINDS
            if (figures := getattr(self.digest, field))
        ]
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


def _table(field: str, figures: Sequence[Figure], digest: Digest, *, hue: str) -> RenderableType:
    shown = prominent(figures)
    beside = [companions_of(figure, digest) for figure in shown]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="")
    table.add_column(Text(field.title(), "bold"), overflow="fold")
    table.add_column(Text("stories", QUIET), overflow="fold")
    if any(beside):
        table.add_column(Text("with", QUIET), overflow="fold")
    for figure, others in zip(shown, beside, strict=True):
        cells = [_name(figure, hue), Text(numbered(figure.stories))]
        table.add_row(*cells, *([Text(others)] if any(beside) else []))
    rest = len(figures) - len(shown)
    return Group(table, Text(rest_line(rest), QUIET)) if rest else table


def _name(figure: Figure, hue: str) -> Text:
    name = Text(inert(figure.name), hue, overflow="fold")
    position = position_of(figure)
    return name.append(f", {position}", QUIET) if position else name


def _lists(digest: Digest) -> Iterator[RenderableType]:
    """What stands below the names."""
    for title, lines in lists_below_names(digest):
        yield Group(Text(title, "bold"), *(Text(line, overflow="fold") for line in lines))
