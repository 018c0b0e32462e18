"""Widths and colours that the terminal's views share."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions

PROSE = 80  # columns; longer lines of prose are hard to read
MEASURE = 100  # columns of tables
QUIET = "dim"


@dataclass(frozen=True, kw_only=True)
class Hues:
    """The colours of names and of sentences.

    `heat` shades sentences from the least salient to the most, `chosen` sets off the summary's.
    """

    company: str
    person: str
    heat: tuple[str, ...]
    chosen: str


# Names keep a contrast of 4 to 1 on black as on white, which few colours do. Heat brings its own
# letters, and grows in saturation rather than in lightness, which dark and light terminals read in
# opposite ways; what is least salient stays as the terminal has it.
MANY_COLOURS = Hues(
    company="color(31)",
    person="color(133)",
    heat=(
        "",
        "color(16) on color(145)",
        "color(16) on color(180)",
        "color(16) on color(215)",
        "color(16) on color(208)",
    ),
    chosen="bold",
)
SIXTEEN_COLOURS = Hues(
    company="bright_blue",
    person="magenta",
    heat=("", "black on cyan", "black on green", "black on yellow", "black on bright_red"),
    chosen="",  # bold black is grey on many of these terminals
)


def hues(console: Console) -> Hues:
    """The colours that this terminal shows well."""
    few = console.color_system in {None, "standard", "windows"}
    return SIXTEEN_COLOURS if few else MANY_COLOURS


def has_colours(console: Console) -> bool:
    """Whether the console shows colours at all."""
    return console.color_system is not None and not console.no_color


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """What bars are made of."""

    full: str
    empty: str

    def run(self, part: float, cells: int) -> str:
        """A bar as long as its part of so many cells, and never nothing."""
        return self.full * max(1, round(part * cells))

    def gauge(self, part: float, cells: int) -> str:
        """A bar that fills its part of so many cells, with the rest of them beside it."""
        filled = round(part * cells)
        return self.full * filled + self.empty * (cells - filled)


def blocks(options: ConsoleOptions) -> Blocks:
    """Blocks that the stream has characters for."""
    return Blocks(full="=", empty=".") if options.ascii_only else Blocks(full="▇", empty="▁")
