"""Where stories come from: files, folders, standard input, and the records of JSON files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.decoding import without_mark
from summarizer.errors import NotAStoryError, StoryError, UnreadableError, UnsupportedError
from summarizer.formats import head_of, text_of
from summarizer.furniture import repeated_lines
from summarizer.records import split_records

MAX_FILE = 30_000_000  # bytes; a page or PDF is mostly other things than text
# What is looked at in folders; what a file is, its content tells.
STORY_SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .eml .pdf .docx .json .jsonl .ndjson "
    ".gz".split()
) | {""}
_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
STDIN = "-"

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_SAMPLE = 500  # files of a folder that show what its site puts into all of them
_START = 4096  # bytes of a file that are read before its turn
_HEAD = 64  # bytes, unpacked, that show whether it may hold many stories


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a path, or bytes that somebody piped in.

    `name` is what the reader sees, `root` the folder that was asked for, if any, `record` which of
    the stories in a file of JSON Lines this is, from 1, `furniture` lines that stand in many texts
    of its folder.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    root: Path | None = None
    record: int | None = None
    furniture: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """The sources under what was asked for, and how many files were left out as no stories."""

    sources: tuple[Source, ...]
    left_out: int = 0


def find_sources(paths: Iterable[str | Path]) -> Found:
    """The stories that paths stand for: files as they are, folders walked in sorted order.

    In folders, hidden files and files that hold no story by their suffix are left out and counted.
    A path that cannot be read is kept: reading it raises the error that says why. A folder with no
    story in it is kept for the same reason.
    """
    sources: list[Source] = []
    left_out = 0
    for path in map(Path, paths):
        if not os.path.isdir(path):  # noqa: PTH112 - it never raises
            sources += split(Source(name=str(path), path=path))
            continue
        blocked: list[OSError] = []
        inside = list(_walk(path, blocked))
        stories = [file for file in inside if _is_story(file)]
        left_out += len(inside) - len(stories)
        closed = [Path(error.filename) for error in blocked]
        kept = [*stories, *closed] or [path]
        common = repeated_lines(_texts(kept[:_SAMPLE]))
        for file in kept:
            sources += split(Source(name=str(file), path=file, root=path, furniture=common))
    return Found(tuple(sources), left_out)


def split(source: Source) -> list[Source]:
    """The stories of a file of JSON Lines, or of a JSON array, each as a source; else the source.

    What cannot be read stays whole: reading it raises the error that says why.
    """
    try:
        start = source.data if source.data is not None else _start_of(source.path)
        if without_mark(head_of(start, _HEAD))[:1] not in {b"{", b"["}:
            return [source]
        data = source.data if source.data is not None else bytes_of(source.path or Path())
        records = split_records(text_of(data, source=source.name))
    except (StoryError, RecursionError):
        return [source]
    return [
        replace(source, name=f"{source.name}:{number}", data=record.encode(), record=number)
        for number, record in enumerate(records or [], start=1)
    ] or [source]


def bytes_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: missing, an address, a folder, or forbidden.
        UnsupportedError: larger than `MAX_FILE`.
    """
    if os.path.isdir(path):  # noqa: PTH112 - it never raises
        raise _no_stories(path)
    try:
        if path.stat().st_size > MAX_FILE:
            raise too_large(str(path), path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        if _ADDRESS.match(str(path)):
            raise UnreadableError(
                f"{path}: this is an address, and standfirst reads nothing from the net",
                hint="Type: curl -s ADDRESS | standfirst",
                kind="missing",
            ) from None
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
        hint="Stories are text, web pages, mails, PDF, .docx and JSON.",
        kind="no-stories",
    )


def too_large(source: str, size: int, *, limit: int = MAX_FILE) -> UnsupportedError:
    """The error that a file or text of so many bytes or characters is; the caller raises it."""
    return UnsupportedError(
        f"{source}: {size / 1e6:.1f} MB is too large for one story "
        f"(the limit is {limit / 1e6:.0f} MB)",
        hint="Split it into one file a story.",
        kind="too-large",
    )


def _texts(files: Iterable[Path]) -> Iterator[str]:
    """The plain texts among files; what cannot be read as one is passed over."""
    for file in files:
        if file.suffix.lower() in _TEXT_SUFFIXES:
            with suppress(StoryError):
                yield text_of(bytes_of(file), source=str(file))


def _walk(folder: Path, blocked: list[OSError]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=blocked.append):
        pages = {Path(file).stem for file in files if Path(file).suffix.lower() in _PAGE_SUFFIXES}
        parts = {f"{page}_files" for page in pages}  # what a browser saved beside a page
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in parts)
        yield from (Path(root, name) for name in sorted(files))


def _is_story(path: Path) -> bool:
    named = not path.name.startswith(".") and path.suffix.lower() in STORY_SUFFIXES
    return named and os.path.isfile(path)  # noqa: PTH113 - it never raises


def _start_of(path: Path | None) -> bytes:
    """The first bytes of a regular file; a pipe gives its bytes only once, and so is not asked."""
    if path is None or not os.path.isfile(path):  # noqa: PTH113 - it never raises
        return b""
    try:
        with path.open("rb") as file:
            return file.read(_START)
    except OSError:
        return b""
