"""Text that somebody copied from a browser with all that stood around the story.

The story is the run of lines that outweighs its surroundings most: prose counts for it, menus and
teasers count against it (Pasternack and Roth 2009, "Extracting article text from the web with
maximum subsequence segmentation").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from summarizer.credits import is_credit
from summarizer.furniture import is_furniture

_MENU_WORDS = 4  # that an entry of a menu has at most
_MENU = 5  # entries above the first prose that make a text a copied page
_ENTRIES, _FURNITURE = 12, 2  # entries anywhere, and sure lines among them, that do so too
_PROSE, _LONG = 12, 25  # words of a line of prose that ends as a sentence does, and of any
_MOST = 60  # words for which a paragraph counts
_AGAINST = -8.0  # what a line that is no sentence counts
_HEADLINE = range(4, 31)  # words
_ABOVE = 40  # lines above the story among which the headline is looked for
_AT_LEAST = 2  # words of a headline that the story has too
_NEARLY = 0.3  # of the best likeness; the headline stands above what explains it
_WRAPPED, _WRAPPED_SHARE = 3, 0.3  # lines that go on in the next, for each that is prose
_STORY = 60  # words of what may be the story
_BOX = 4  # lines together that are no sentences
_LONGEST = 3_000_000  # characters of a page, menus and all
_STOPPED = re.compile(r"[.!?…][\"'”’)\]]*$")
_LETTER = re.compile(r"[“\"‘']?(?![AI])[A-Z]")  # "A man", "I went" are words of their own
_WORD = re.compile(r"[^\W\d_]{5,}|\d+|[A-Z]{2,}")
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|credit|illustration)\b.{0,3}:|\(AP Photo|\bGetty\b",
    re.IGNORECASE,
)


def without_page(text: str) -> str:
    """Headline, credits and story of a text copied with menus above it; another text as it is."""
    if len(text) > _LONGEST:
        return text
    lines = _whole([line for line in map(str.strip, text.splitlines()) if line])
    prose = next((at for at, line in enumerate(lines) if _is_prose(line)), None)
    if prose is None or not _is_page(lines, prose) or _is_wrapped(lines):
        return text
    start, end = _heaviest([_weight(line) for line in lines])
    body = lines[start:end]
    if sum(len(line.split()) for line in body) < _STORY:
        return text
    return "\n\n".join([*_head(lines[:start], body), *_without_boxes(body)])


def _whole(lines: Sequence[str]) -> list[str]:
    """The lines, each with the large first letter that a page sets apart: "L", "ast autumn"."""
    whole: list[str] = []
    for line in lines:
        if whole and _LETTER.fullmatch(whole[-1]) and line[0].islower():
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Do lines end where a column did? Then they are no paragraphs, and say nothing."""
    pairs = pairwise(lines)
    wrapped = sum(len(line.split()) > _MENU_WORDS and after[0].islower() for line, after in pairs)
    return wrapped >= max(_WRAPPED, _WRAPPED_SHARE * sum(map(_is_prose, lines)))


def _is_page(lines: Sequence[str], prose: int) -> bool:
    entries = [at for at, line in enumerate(lines) if _is_entry(line)]
    if sum(at < prose for at in entries) >= _MENU:
        return True
    return len(entries) >= _ENTRIES and sum(map(is_furniture, lines)) >= _FURNITURE


def _is_prose(line: str) -> bool:
    words = len(line.split())
    return words >= _LONG or (words >= _PROSE and _STOPPED.search(line) is not None)


def _is_entry(line: str) -> bool:
    return len(line.split()) <= _MENU_WORDS and not _STOPPED.search(line)


def _weight(line: str) -> float:
    words = len(line.split())
    if _is_prose(line):
        return min(words, _MOST)
    if _STOPPED.search(line) and words >= _MENU_WORDS:
        return words / 2
    return _AGAINST


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """Start and end of the run with the largest sum (Kadane's algorithm)."""
    best, found, total, start = 0.0, (0, 0), 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _head(above: Sequence[str], body: Sequence[str]) -> list[str]:
    """The headline above a story, if one is there, and the lines below it that credit somebody."""
    near = above[-_ABOVE:]
    known = {word for line in body for word in _words(line)}
    likeness = [_likeness(line, known) for line in near]
    best = max(likeness, default=0.0)
    at = next(
        (at for at, each in enumerate(likeness) if each and each >= _NEARLY * best), len(near)
    )
    return [*near[at : at + 1], *filter(is_credit, near[at + 1 :])]


def _likeness(line: str, known: set[str]) -> float:
    """How much a line may be the headline of a story: of its words, the story has most."""
    words = set(_words(line))
    shared = len(words & known)
    may_be = len(line.split()) in _HEADLINE and not line.endswith(".")
    may_be = may_be and not (is_credit(line) or _CAPTION.search(line))
    return shared * shared / len(words) if may_be and shared >= _AT_LEAST else 0.0


def _words(line: str) -> list[str]:
    return [word.casefold()[:5] for word in _WORD.findall(line)]


def _without_boxes(body: Sequence[str]) -> list[str]:
    """The lines of a story without those that stand between its paragraphs in a box or list."""
    groups = [
        (heavy, list(lines)) for heavy, lines in groupby(body, lambda line: _weight(line) > 0)
    ]
    return [line for heavy, lines in groups if heavy or len(lines) < _BOX for line in lines]
