"""The lines of a PDF page in reading order, and the paragraphs that they make.

Columns are found by cutting the page along its white space, recursively (XY-cut: Nagy and Seth
1984). Coordinates are points from the lower left corner, as PDF has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GUTTER = 8  # points of white between two columns
_COLUMN_LINES = 3  # lines that a column has at least
_MARGIN = 34  # points above and below, where running heads stand
_RUNNING_WORDS = 9  # words that a running head has at most
_INDENT = 5  # points
_LOOSE = 1.45  # line heights from one line to the next, from which they are two paragraphs
_HEADING, _LOOSE_HEADING = 14, 2.2  # points of a headline's lines, and the same of them
_FULL = 0.8  # of a column's width that a line fills where its paragraph may go on
_STOP = re.compile(r"[.!?:]['\"”’)]*$")
_HYPHEN = re.compile(r"(?P<left>[A-Za-z]+)[-\u00ad]\Z")
_SECOND_PARTS = frozenset(
    "based born old year term time owned known run led made wide profile level style free party "
    "range scale speed sized hand end up off in out on to by long".split()
)


@dataclass(frozen=True)
class Line:
    """A line of text and where it stands."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def paragraphs_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[str]:
    """The paragraphs of pages, each its height and lines; running heads are left out."""
    ordered = [
        line
        for height, lines in pages
        for line in in_reading_order([each for each in lines if not _is_running(each, height)])
    ]
    words = {word for line in ordered for word in re.findall(r"[a-z]+", line.text.lower())}
    return [_joined(group, words) for group in _grouped(ordered)]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines column by column; what stands over several columns comes before or after them."""
    columns = _cut(lines, lambda line: (line.left, line.right), gap=_GUTTER)
    if len(columns) > 1 and all(len(column) >= _COLUMN_LINES for column in columns):
        return [line for column in columns for line in in_reading_order(column)]
    bands = _cut(lines, lambda line: (-line.top, -line.bottom), gap=0)
    if len(bands) < 2 or len(columns) > 1:
        return sorted(lines, key=lambda line: (-round(line.top), line.left))
    return [line for half in _halves(bands) for line in in_reading_order(half)]


def _halves(bands: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """Bands of lines parted where the white between them is widest."""
    gaps = [
        min(line.bottom for line in above) - max(line.top for line in below)
        for above, below in pairwise(bands)
    ]
    widest = max(gaps)
    equal = [index for index, gap in enumerate(gaps, start=1) if gap > widest - 0.5]
    middle = min(equal, key=lambda index: abs(index - len(bands) / 2))
    for part in (bands[:middle], bands[middle:]):
        yield [line for band in part for line in band]


def _cut(
    lines: Sequence[Line], extent: Callable[[Line], tuple[float, float]], *, gap: float
) -> list[list[Line]]:
    """Lines in groups that white of more than `gap` parts along one direction."""
    groups: list[list[Line]] = []
    end = float("-inf")
    for line in sorted(lines, key=extent):
        start, stop = extent(line)
        if not groups or start > end + gap:
            groups.append([])
        groups[-1].append(line)
        end = max(end, stop)
    return groups


def _is_running(line: Line, height: float) -> bool:
    edge = line.bottom > height - _MARGIN or line.top < _MARGIN
    return edge and len(line.text.split()) <= _RUNNING_WORDS


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group = list(lines[:1])
    for before, line in pairwise(lines):
        if _starts_paragraph(before, line, width=max(each.right - each.left for each in group)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _starts_paragraph(before: Line, line: Line, *, width: float) -> bool:
    stopped = _STOP.search(before.text) is not None
    if line.top > before.top + 1:  # the next column or page
        return stopped
    height = max(1.0, before.top - before.bottom)
    heading = height > _HEADING and not stopped
    loose = before.top - line.top > (_LOOSE_HEADING if heading else _LOOSE) * height
    other_size = abs((line.top - line.bottom) - height) > 0.25 * height
    indented = line.left > before.left + _INDENT and not line.text[:1].islower()
    short = stopped and before.right - before.left < _FULL * width
    return loose or other_size or indented or short


def _joined(lines: Sequence[Line], words: set[str]) -> str:
    text = ""
    for line in lines:
        hyphen = _HYPHEN.search(text)
        if hyphen and line.text[:1].islower():
            second = re.match(r"[a-z]*", line.text)
            tail = second[0] if second else ""
            one_word = (hyphen["left"] + tail).lower() in words
            both = len(tail) > 4 and {tail, hyphen["left"].lower()} <= words
            kept = not one_word and (both or tail in _SECOND_PARTS)
            text = (text if kept and text.endswith("-") else text[:-1]) + line.text
        else:
            text = f"{text}{line.text}" if hyphen else f"{text} {line.text}"
    return " ".join(text.split())
