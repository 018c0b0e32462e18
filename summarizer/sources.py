"""Where a story comes from: a file, or bytes that somebody piped in or that stand in a file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import NotAStoryError, UnreadableError, UnsupportedError

MAX_FILE = 30_000_000  # bytes; a page or PDF is mostly other things than text
STDIN = "-"

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a path, or bytes that somebody piped in.

    `name` is what the reader sees, `root` the folder that was asked for, if any, `record` which
    line of a file of JSON Lines this is, or which element of an array, from 1, `furniture` lines
    that stand in many texts of its folder.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    root: Path | None = None
    record: int | None = None
    furniture: frozenset[str] = frozenset()


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
        raise unreadable(str(path), error) from None


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


def unreadable(source: str, error: OSError) -> UnreadableError:
    """The error that a fault of the system is while a source is read; the caller raises it."""
    return UnreadableError(
        f"{source}: cannot be read ({error.strerror or error})",
        hint="Check its permissions, or copy the story elsewhere.",
        kind="unreadable",
    )


def too_large(source: str, size: int, *, limit: int = MAX_FILE) -> UnsupportedError:
    """The error that a file or text of so many bytes or characters is; the caller raises it."""
    return UnsupportedError(
        f"{source}: {size / 1e6:.1f} MB is too large for one story "
        f"(the limit is {limit / 1e6:.0f} MB)",
        hint="Split it into one file a story.",
        kind="too-large",
    )
