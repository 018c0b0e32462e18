"""Where a story comes from: a file, or bytes that somebody piped in or that stand in a file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import NotAStoryError, UnreadableError, UnsupportedError
from summarizer.limits import USUAL, Limits, read_up_to

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


def bytes_of(path: Path, *, limits: Limits = USUAL) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: missing, an address, a folder, or forbidden.
        UnsupportedError: larger than the limits allow.
    """
    if os.path.isdir(path):  # noqa: PTH112 - it never raises
        raise _no_stories(path)
    try:
        if (size := path.stat().st_size) > limits.size:
            raise too_large(str(path), limit=limits.size, size=size)
        with path.open("rb") as file:
            data = read_up_to(file, limits.size)  # of a device there is no end
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
    return required_size(data, source=str(path), limits=limits)


def required_size(data: bytes, *, source: str, limits: Limits) -> bytes:
    """The same bytes, unless they are too many.

    Raises:
        UnsupportedError: they are.
    """
    if len(data) > limits.size:
        raise too_large(source, limit=limits.size)
    return data


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


def too_large(source: str, *, limit: int, size: int | None = None) -> UnsupportedError:
    """The error that a file of too many bytes is; the caller raises it."""
    how_large = "this" if size is None else f"{size / 1e6:.1f} MB"
    return UnsupportedError(
        f"{source}: {how_large} is too large for one story (the limit is {limit / 1e6:g} MB)",
        hint="Split it into one file a story, or allow more with --max-size.",
        kind="too-large",
    )
