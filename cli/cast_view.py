"""Who is in a story, as a terminal shows it: names, bars of their mentions, what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cli.inert import inert
from cli.palette import MEASURE, QUIET, Blocks, blocks, hues
from cli.wording import also, listed, position
from summarizer.story import Entity, Summary

_BAR = 8  # columns; up to so many mentions each is a block
_GAP = 2
_ROOM = 36  # columns that what is said of a name needs to stand beside it, if it is so long
_ROOM_BESIDE = 28  # the same where companies and people stand beside each other
_BETWEEN = 4  # columns between companies and people
_ROWS = 8  # names of a kind; of more, those named once share a line
_HEADING = "mentions"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The companies, or the people, of a story."""

    title: str
    entities: Sequence[Entity]
    hue: str

    @property
    def rows(self) -> list[Entity]:
        """Who has a row."""
        once = self.once
        return [entity for entity in self.entities if entity not in once]

    @property
    def once(self) -> list[Entity]:
        """Who of many is named once, with nothing to say of them."""
        found = [each for each in self.entities if each.mentions == 1 and not _said(each)]
        return found if len(self.entities) > _ROWS and len(found) > 1 else []

    @property
    def names(self) -> int:
        """Columns that the names need."""
        return _widest([self.title, *(inert(entity.name) for entity in self.rows)])

    @property
    def details(self) -> int:
        """Columns that what is said of them needs, on one line each."""
        return _widest(_said(entity).plain for entity in self.rows)


@dataclass(frozen=True, kw_only=True)
class Mentions:
    """Numbers with bars, scaled to the most mentioned of a story."""

    most: int
    blocks: Blocks

    @property
    def width(self) -> int:
        """Columns of a number and its bar."""
        return len(str(self.most)) + 1 + _BAR

    def of(self, entity: Entity, hue: str) -> Text:
        """How often a name is mentioned."""
        number = f"{entity.mentions:>{len(str(self.most))}} "
        bar = self.blocks.run(entity.mentions / max(self.most, _BAR), _BAR)
        return Text.assemble(number, (bar, hue))


@dataclass(frozen=True, kw_only=True)
class CastView:
    """A rich renderable of a summary's companies, people and organizations."""

    summary: Summary

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MEASURE)
        kinds = self._kinds(console)
        most = max((entity.mentions for kind in kinds for entity in kind.entities), default=1)
        mentions = Mentions(most=most, blocks=blocks(options))
        parts = _stacked(kinds, mentions, width)
        beside = _beside(kinds, mentions, width) if len(kinds) > 1 else None
        if beside is not None:
            parts = [beside]
        if self.summary.organizations:
            names = Text(listed(self.summary.organizations), overflow="fold")
            parts.append(Group(Text("Organizations", "bold"), names))
        yield Constrain(Group(*spaced(parts)), width)

    def _kinds(self, console: Console) -> list[Kind]:
        names = hues(console)
        kinds = (
            Kind(title="Companies", entities=self.summary.companies, hue=names.company),
            Kind(title="People", entities=self.summary.people, hue=names.person),
        )
        return [kind for kind in kinds if kind.entities]


def spaced(parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    """The parts with an empty line between each two."""
    for index, part in enumerate(parts):
        if index:
            yield Text("")
        yield part


def _beside(kinds: Sequence[Kind], mentions: Mentions, width: int) -> Table | None:
    """The kinds next to each other, if there is room for all that is said of them."""
    fixed = [kind.names + _GAP + mentions.width for kind in kinds]
    needed = [min(kind.details, _ROOM_BESIDE) for kind in kinds]
    gaps = [_GAP * bool(room) for room in needed]
    left = width - sum(fixed) - sum(needed) - sum(gaps) - _BETWEEN * (len(kinds) - 1)
    if left < 0:
        return None
    grid = Table.grid(padding=(0, _BETWEEN, 0, 0), pad_edge=False)
    cells = []
    for kind, room in zip(kinds, needed, strict=True):
        more = min(left, kind.details - room)
        left -= more
        grid.add_column()
        cells.append(_column(kind, mentions, names=kind.names, details=room + more))
    grid.add_row(*cells)
    return grid


def _stacked(kinds: Sequence[Kind], mentions: Mentions, width: int) -> list[RenderableType]:
    """The kinds below each other, in line."""
    left = width - _GAP - mentions.width
    names = min(max((kind.names for kind in kinds), default=0), left)
    room = left - names - _GAP
    return [
        _column(
            kind, mentions, names=names, details=room if room >= min(kind.details, _ROOM) else 0
        )
        for kind in kinds
    ]


def _column(kind: Kind, mentions: Mentions, *, names: int, details: int) -> RenderableType:
    """A kind with its names in rows; what is said of them stands below where it has no columns."""
    widths = (names, mentions.width, details)
    heading = Text(_HEADING if kind.rows else "", QUIET)
    rows: list[RenderableType] = [_row(widths, Text(kind.title, "bold"), heading)]
    for entity in kind.rows:
        name, said = Text(inert(entity.name), kind.hue), _said(entity)
        cells = (name, mentions.of(entity, kind.hue))
        if details and said:
            rows.append(_row(widths, *cells, said))
        else:
            rows += [
                _row(widths, *cells),
                *([Padding(said, (0, 0, 0, _GAP), expand=False)] if said else []),
            ]
    if kind.once:
        rows.append(_once(kind))
    return Group(*rows)


def _row(widths: Sequence[int], *cells: Text) -> Table:
    """Cells in columns of these widths at most; the last is as narrow as it can be."""
    grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths[: len(cells) - 1]:
        grid.add_column(width=width, overflow="fold")
    grid.add_column(max_width=widths[len(cells) - 1], overflow="fold")
    grid.add_row(*cells)
    return grid


def _once(kind: Kind) -> Text:
    names = [Text(inert(entity.name), kind.hue) for entity in kind.once]
    return Text.assemble(("once each: ", QUIET), Text(", ").join(names), overflow="fold")


def _said(entity: Entity) -> Text:
    """What a story says of a name besides it: "chief executive of Acme; also Lee"."""
    parts = [Text(position(entity)), Text(also(entity), QUIET)]
    return Text("; ", overflow="fold").join(filter(None, parts))


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)
