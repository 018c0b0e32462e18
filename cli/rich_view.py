"""A summary as it looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from cli.inert import inert
from cli.wording import (
    EVERY_SENTENCE,
    credits_of,
    listed,
    other_forms,
    paragraphs,
    position,
    share,
)
from summarizer.story import Entity, Sentence, Summary

MEASURE = 100  # columns; longer lines are hard to read
SIDE_BY_SIDE = 100  # columns from which companies and people may stand beside each other
QUIET = "dim"


@dataclass(frozen=True, kw_only=True)
class Hues:
    """The colours of names."""

    company: str
    person: str


# Both keep a contrast of 4 to 1 on black as on white, which few colours do.
MANY_COLOURS = Hues(company="color(31)", person="color(133)")
SIXTEEN_COLOURS = Hues(company="bright_blue", person="magenta")


def hues(console: Console) -> Hues:
    """The colours that this terminal shows well."""
    few = console.color_system in {None, "standard", "windows"}
    return SIXTEEN_COLOURS if few else MANY_COLOURS


@dataclass(frozen=True, kw_only=True)
class SummaryView:
    """A rich renderable of one summary."""

    summary: Summary
    explain: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MEASURE)
        names = hues(console)
        blocks = [
            *_told(self.summary, names),
            *_cast(self.summary, console, width),
            Text(share(self.summary), QUIET),
        ]
        if self.explain:
            blocks += [Text(EVERY_SENTENCE, "bold"), _judged(self.summary, names)]
        yield Constrain(Group(*_spaced(blocks)), width)


def _spaced(blocks: Sequence[RenderableType]) -> Iterator[RenderableType]:
    for index, block in enumerate(blocks):
        if index:
            yield Text("")
        yield block


def _told(summary: Summary, names: Hues) -> Iterator[RenderableType]:
    head = list(_head(summary))
    if head:
        yield Group(*head)
    for group in paragraphs(summary):
        yield Text(" ").join(_coloured(sentence, summary, names) for sentence in group)


def _head(summary: Summary) -> Iterator[Text]:
    if summary.story.headline:
        yield Text(inert(summary.story.headline), "bold", overflow="fold")
    known = credits_of(summary.story)
    if known:
        yield Text(" · ".join(known), QUIET, overflow="fold")


def _coloured(sentence: Sentence, summary: Summary, names: Hues) -> Text:
    """The sentence with the names in it coloured by kind."""
    text = Text(inert(sentence.text), overflow="fold")
    for entities, hue in ((summary.companies, names.company), (summary.people, names.person)):
        for start, end in (span for entity in entities for span in entity.spans):
            if sentence.start <= start and end <= sentence.end:
                text.stylize(hue, start - sentence.start, end - sentence.start)
    return text


def _cast(summary: Summary, console: Console, width: int) -> Iterator[RenderableType]:
    """Companies and people beside each other, if that cuts no line of them; else stacked."""
    names = hues(console)
    tables = []
    if summary.companies:
        tables.append(_table("Companies", summary.companies, names.company))
    if summary.people:
        tables.append(_table("People", summary.people, names.person))
    beside = _beside(tables)
    if width >= SIDE_BY_SIDE and console.measure(beside).maximum <= width:
        yield beside
    else:
        yield from tables
    if summary.organizations:
        yield Text.assemble(("Organizations: ", "bold"), listed(summary.organizations))


def _table(title: str, entities: Sequence[Entity], hue: str) -> Table:
    roles = any(map(position, entities))
    forms = any(map(other_forms, entities))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="")
    table.add_column(Text(title, "bold"), overflow="fold")
    table.add_column(Text("mentions", QUIET), justify="right")
    if roles:
        table.add_column(Text("role", QUIET), overflow="fold")
    if forms:
        table.add_column(Text("also as", QUIET), overflow="fold")
    for entity in entities:
        table.add_row(*_cells(entity, hue, roles=roles, forms=forms))
    return table


def _cells(entity: Entity, hue: str, *, roles: bool, forms: bool) -> Iterator[Text]:
    yield Text(inert(entity.name), hue)
    yield Text(str(entity.mentions))
    if roles:
        yield Text(position(entity))
    if forms:
        yield Text(inert(", ".join(other_forms(entity))))


def _beside(tables: Sequence[Table]) -> Table:
    grid = Table.grid(padding=(0, 4, 0, 0))
    for _ in tables:
        grid.add_column()
    grid.add_row(*tables)
    return grid


def _judged(summary: Summary, names: Hues) -> Table:
    """Every sentence, those of the summary marked, with salience before and reasons below."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    for _ in ("mark", "salience", "sentence"):
        grid.add_column(overflow="fold")
    for sentence in summary.sentences:
        chosen = sentence.index in summary.chosen
        grid.add_row(
            Text("●" if chosen else ""),
            Text(f"{sentence.salience:.2f}", "bold" if chosen else QUIET),
            _judgement(sentence, summary, names),
        )
    return grid


def _judgement(sentence: Sentence, summary: Summary, names: Hues) -> RenderableType:
    text = _coloured(sentence, summary, names)
    if not sentence.reasons:
        return text
    return Group(text, Text(inert("; ".join(sentence.reasons)), QUIET, overflow="fold"))
