"""A summary as it looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.style import Style
from rich.text import Text

from cli.cast_view import CastView, spaced
from cli.explain_view import HeatView
from cli.inert import inert
from cli.links import file_uri
from cli.palette import PROSE, QUIET, Hues, hues
from cli.wording import paragraphs, publication, saving, source_of
from summarizer.story import Sentence, Summary


@dataclass(frozen=True, kw_only=True)
class SummaryView:
    """A rich renderable of one summary."""

    summary: Summary
    explain: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        prose = min(options.max_width, PROSE)
        summary = self.summary
        parts: list[RenderableType] = [Constrain(part, prose) for part in _told(summary, console)]
        if summary.companies or summary.people or summary.organizations:
            parts.append(CastView(summary=summary))
        parts.append(Text(saving(summary), QUIET))
        if self.explain:
            parts.append(HeatView(summary=summary))
        yield Group(*spaced(parts))


def _told(summary: Summary, console: Console) -> Iterator[RenderableType]:
    head = list(_head(summary, console))
    if head:
        yield Group(*head)
    for group in paragraphs(summary):
        yield Text(" ").join(coloured(each, summary, hues(console)) for each in group)


def _head(summary: Summary, console: Console) -> Iterator[Text]:
    if summary.story.headline:
        yield Text(inert(summary.story.headline), "bold", overflow="fold")
    known = [Text(part) for part in publication(summary.story)]
    if source := source_of(summary.story):
        known.insert(0, Text(source, _link(summary.story.source, console)))
    if known:
        line = Text(" · ", QUIET, overflow="fold").join(known)
        line.stylize_before(QUIET)
        yield line


def _link(source: str, console: Console) -> Style:
    """A link to a source's file, for who can click on it."""
    return Style(link=file_uri(source) if console.file.isatty() else None)


def coloured(sentence: Sentence, summary: Summary, names: Hues) -> Text:
    """The sentence with the names in it coloured by kind."""
    text = Text(inert(sentence.text), overflow="fold")
    for entities, hue in ((summary.companies, names.company), (summary.people, names.person)):
        for start, end in (span for entity in entities for span in entity.spans):
            if sentence.start <= start and end <= sentence.end:
                text.stylize(hue, start - sentence.start, end - sentence.start)
    return text
