"""Every sentence of a story, as a terminal shows it: the warmer, the more it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from cli.inert import inert
from cli.palette import QUIET, Blocks, Hues, blocks, has_colours, hues
from cli.wording import EVERY_SENTENCE, in_paragraphs
from summarizer.story import Sentence, Summary

_WIDEST = 124  # columns of story and margin together
_NARROWEST = 116  # columns from which reasons stand in a margin
_MARGIN = 54  # columns; two reasons fit on a line
_CHOSEN = "●"
_CELLS = 5  # of a bar that stands for shades


@dataclass(frozen=True, kw_only=True)
class HeatView:
    """A rich renderable of a story whose sentences are shaded by salience."""

    summary: Summary

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, _WIDEST)
        page = _Page(
            summary=self.summary,
            hues=hues(console),
            bars=None if has_colours(console) else blocks(options),
            margin=width >= _NARROWEST,
        )
        yield Constrain(Group(page.legend(), Text(""), page.story()), width)


@dataclass(frozen=True, kw_only=True)
class _Page:
    """How the sentences are shown: `bars` in place of shades, reasons in a margin or below."""

    summary: Summary
    hues: Hues
    bars: Blocks | None
    margin: bool

    def legend(self) -> Text:
        """What marks and shades mean."""
        text = Text.assemble((EVERY_SENTENCE, "bold"), "\n", (f"{_CHOSEN} in the summary", QUIET))
        text.append("   salience ", QUIET)
        if self.bars:
            return text.append(f"0 to 1, as {self.bars.gauge(0.6, _CELLS)}", QUIET)
        for step, shade in enumerate(self.hues.heat):
            text.append(f" {step / len(self.hues.heat):.1f} ", shade)
        return text

    def story(self) -> Table:
        """The story in its paragraphs, a sentence a row."""
        grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
        for _ in ("mark", "salience", *(["bar"] if self.bars else [])):
            grid.add_column()
        grid.add_column(overflow="fold", ratio=1)
        if self.margin:
            grid.add_column(width=2)
            grid.add_column(width=_MARGIN, overflow="fold")
        groups = list(in_paragraphs(self.summary.sentences, self.summary.story.text))
        for group in groups:
            for sentence in group:
                grid.add_row(*self._row(sentence))
            if group is not groups[-1]:
                grid.add_row()
        return grid

    def _row(self, sentence: Sentence) -> Iterator[RenderableType]:
        chosen = sentence.index in self.summary.chosen
        yield Text(_CHOSEN if chosen else " ")
        yield Text(f"{sentence.salience:.2f}", "bold" if chosen else QUIET)
        if self.bars:
            yield Text(self.bars.gauge(sentence.salience, _CELLS))
        text = Text(inert(sentence.text), overflow="fold")
        text.stylize(self.hues.chosen if chosen else "")
        if not self.bars:
            text.stylize(self._shade(sentence))
        reasons = _Reasons(reasons=sentence.reasons)
        yield from (text, "", reasons) if self.margin else (Group(text, reasons),)

    def _shade(self, sentence: Sentence) -> str:
        heat = self.hues.heat
        return heat[min(len(heat) - 1, int(sentence.salience * len(heat)))]


@dataclass(frozen=True, kw_only=True)
class _Reasons:
    """Reasons on as few lines as hold each of them unbroken."""

    reasons: tuple[str, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines: list[str] = []
        for reason in map(inert, self.reasons):
            longer = f"{lines[-1]}; {reason}" if lines else reason
            if lines and cell_len(longer) <= options.max_width:
                lines[-1] = longer
            else:
                lines.append(reason)
        if lines:
            yield Text("\n".join(lines), QUIET, overflow="fold")
