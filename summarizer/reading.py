"""Where stories come from: files, folders, standard input; bytes to `Story`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as calendar_date
from pathlib import Path

from summarizer.cleaning import clean, without_dateline
from summarizer.decoding import decode
from summarizer.errors import NotAStoryError, UnreadableError, UnsupportedError
from summarizer.prose import require_story
from summarizer.story import Story, word_count

MAX_BYTES = 1_000_000  # some 160,000 words: a book, not a story
MAX_CHARACTERS = 2 * MAX_BYTES + 2000  # cleaning may double line ends; a headline comes on top
STORY_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
STDIN = "-"

_HEADLINE_WORDS = 30
_ENDS_SENTENCE = re.compile(r"""[.:;,]["'”’)\]]*$""")
_TWO_SENTENCES = re.compile(r"""[^\W\d_]{2}[.!?]["'”’)]* ["'“‘]?[A-Z].*[.!?]["'”’)]*$""")
_PERSON = r"[^\W\d_a-z][\w.'’-]+(?:\s+(?:d[aeiou]s?|van|von|der|den|al|[^\W\d_a-z][\w.'’-]*)){1,5}"
_BYLINE = re.compile(
    rf"(?:By|BY)\s+(?P<who>{_PERSON}(?:(?:,\s+{_PERSON})*,?\s+(?:and|AND)\s+{_PERSON})?)"
    r"(?:\s*[,|–—-]\s*.{0,60}(?<![.!?]))?"
)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:!doctype html|html|head|body|article|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_PUBLISHED = re.compile(
    r"(?:(?:Published|Posted|Updated|First published)(?: on| at)?:?\s*)?"
    rf"(?:\w+day,? )?(?P<date>{_DATE})"
    r"(?:[\s,|·-]+(?:at )?\d{1,2}[:.]\d{2}.{0,20})?",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a path, or bytes that somebody piped in.

    `name` is what the reader sees, `root` the folder that was asked for, if any.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The sources under what was asked for, and how many files were left out as no stories."""

    sources: tuple[Source, ...]
    left_out: int = 0


def find_sources(paths: Iterable[str | Path]) -> Found:
    """The stories that paths stand for: files as they are, folders walked in sorted order.

    In folders, hidden files and files that are no text by their suffix are left out and counted. A
    path that cannot be read is kept: reading it raises the error that says why. A folder with no
    story in it is kept for the same reason.
    """
    sources: list[Source] = []
    left_out = 0
    for path in map(Path, paths):
        if not os.path.isdir(path):  # noqa: PTH112 - it never raises
            sources.append(Source(name=str(path), path=path))
            continue
        blocked: list[OSError] = []
        inside = list(_walk(path, blocked))
        stories = [file for file in inside if _is_story(file)]
        left_out += len(inside) - len(stories)
        closed = [Path(error.filename) for error in blocked]
        kept = [*stories, *closed] or [path]
        sources += [Source(name=str(file), path=file, root=path) for file in kept]
    return Found(tuple(sources), left_out)


def read_source(source: Source, *, language: str | None = "en") -> Story:
    """The story of a source.

    Raises:
        StoryError: it cannot be read, is no text, or is no story.
    """
    if source.data is not None:
        return read_bytes(source.data, source=source.name, language=language)
    return read_story(source.path or source.name, language=language)


def read_story(path: str | Path, *, language: str | None = "en") -> Story:
    """The story in a file.

    `language` is the one the pipeline knows; None takes a story in any.

    Raises:
        UnreadableError: missing, a folder, or forbidden.
        UnsupportedError: too large, binary, or in no encoding that we know.
        NotAStoryError: empty, no prose, or in another language.
    """
    return read_bytes(_bytes_of(Path(path)), source=str(path), language=language)


def read_bytes(data: bytes, *, source: str, language: str | None = "en") -> Story:
    """The story in a file's bytes; `source` names it in errors. Raises as `read_story` does."""
    if len(data) > MAX_BYTES:
        raise _too_large(source, len(data))
    text = decode(data, source=source)
    if _PAGE.match(text):
        raise UnsupportedError(
            f"{source}: this is a web page, which is not read yet",
            hint="Save the page as text, or pipe it through a program that does.",
            kind="page",
        )
    return read_text(text, source=source, language=language)


def read_text(text: str, *, source: str = "text", language: str | None = "en") -> Story:
    """The story in a text: headline, byline and date told from the body.

    Raises:
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    if len(text) > MAX_BYTES:
        raise _too_large(source, len(text))
    parts = [part for part in clean(text).split("\n\n") if part]
    headline, parts = _headline(parts)
    byline, published, parts = _credits(parts)
    body = without_dateline("\n\n".join(parts))
    if not body:
        headline, body = None, headline or ""
    found = require_story(body, source=source, language=language)
    return Story(
        source=source,
        text=body,
        headline=headline,
        byline=byline,
        published=published,
        language=found,
    )


def _headline(parts: list[str]) -> tuple[str | None, list[str]]:
    """The first paragraph, where it is short, is no sentence, and a longer text follows it."""
    if len(parts) < 2 or _BYLINE.fullmatch(parts[0]) or _PUBLISHED.fullmatch(parts[0]):
        return None, parts
    first = parts[0].removeprefix("# ").strip()
    longest = max(len(part) for part in parts[1:])
    if word_count(first) > _HEADLINE_WORDS or longest <= len(first) // 2:
        return None, parts
    stopped = _ENDS_SENTENCE.search(first) and not first.endswith("...")
    if stopped or _TWO_SENTENCES.search(first):
        return None, parts
    return first, parts[1:]


def _credits(parts: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Byline and date, where they stand on lines of their own before the body."""
    byline = published = None
    head = 0
    for part in parts[:3]:
        who, when = _BYLINE.fullmatch(part), _PUBLISHED.fullmatch(part)
        if who and byline is None:
            byline = who["who"]
        elif when and published is None:
            published = _iso_date(when["date"])
        else:
            break
        head += 1
    return byline, published, parts[head:]


def _iso_date(date: str) -> str | None:
    """A date as 2020-09-14, whichever way the story writes it; None for one that never was."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return _valid(*map(int, date.split("-")))
    found = re.search("|".join(_MONTHS), date.lower())
    day, year = map(int, re.findall(r"\d+", date)[:2])
    return _valid(year, _MONTHS.index(found.group()) + 1, day) if found else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        return None


def _walk(folder: Path, blocked: list[OSError]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=blocked.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files))


def _is_story(path: Path) -> bool:
    named = not path.name.startswith(".") and path.suffix.lower() in STORY_SUFFIXES
    return named and os.path.isfile(path)  # noqa: PTH113 - it never raises


def _bytes_of(path: Path) -> bytes:
    if os.path.isdir(path):  # noqa: PTH112 - it never raises
        raise _no_stories(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(str(path), path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(
            f"{path}: no such file", hint="Check the path and its spelling.", kind="missing"
        ) from None
    except OSError as error:
        raise UnreadableError(
            f"{path}: cannot be read ({error.strerror or error})",
            hint="Check its permissions, or copy the story elsewhere.",
            kind="unreadable",
        ) from None


def _no_stories(folder: Path) -> UnreadableError | NotAStoryError:
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        return UnreadableError(
            f"{folder}: cannot be read ({error.strerror or error})",
            hint="Check the folder's permissions.",
            kind="unreadable",
        )
    return NotAStoryError(
        f"{folder}: there are no stories in this folder",
        hint="Stories are text files: .txt, .md or without a suffix.",
        kind="no-stories",
    )


def _too_large(source: str, size: int) -> UnsupportedError:
    return UnsupportedError(
        f"{source}: {size / 1e6:.1f} MB is too large for one story "
        f"(the limit is {MAX_BYTES / 1e6:.0f} MB)",
        hint="Split it into one file a story.",
        kind="too-large",
    )
