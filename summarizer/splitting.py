"""The stories within a source: records of JSON Lines one by one, of an array, or the source itself.

JSON Lines may go on for ever: a record is given before the next line is read.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from summarizer.decoding import without_mark
from summarizer.errors import StoryError, out_of_memory, unexpected
from summarizer.formats import GZIP, broken_archive, text_of
from summarizer.limits import USUAL, Limits, read_up_to
from summarizer.records import is_record, split_records
from summarizer.sources import Source, unreadable
from summarizer.story import Outcome

_HEAD = 64  # bytes that show whether a file may hold records
_TRIED = 5  # lines of which one must be a record
_GOES_ON = (b"[", b"{", b",", b":")  # ends of a first line that is none by itself


def stories_in(source: Source, *, limits: Limits = USUAL) -> Iterator[Source]:
    """The stories of a source, each as a source; what cannot be opened stays as it is.

    Raises:
        StoryError: half-way, the file cannot be read further.
    """
    if source.record is not None or (file := _opened(source)) is None:
        yield source
        return
    with file:
        yield from _split(file, source, limits)


def stories_or_errors(source: Source, *, limits: Limits = USUAL) -> Iterator[Source | Outcome]:
    """As `stories_in`; what cannot be read further ends with the outcome that says why."""
    try:
        yield from stories_in(source, limits=limits)
    except StoryError as error:
        yield Outcome(source=source.name, error=error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files are still read
        yield Outcome(source=source.name, error=unexpected(source.name, error))


def stories_of_stream(
    stream: io.FileIO | io.BytesIO, *, name: str, limits: Limits = USUAL
) -> Iterator[Source]:
    """The stories that somebody pipes in, each as soon as it is there.

    Raises:
        StoryError: half-way, the stream cannot be read further.
    """
    yield from _split(io.BufferedReader(stream), Source(name=name), limits)


def _opened(source: Source) -> io.BufferedReader | None:
    """A source's bytes; a pipe gives them only once, and so is left to who reads the story."""
    if source.data is not None:
        return io.BufferedReader(io.BytesIO(source.data))
    path = source.path or Path()
    with suppress(OSError):
        return path.open("rb") if os.path.isfile(path) else None  # noqa: PTH113 - never raises
    return None


def _split(file: io.BufferedReader, source: Source, limits: Limits) -> Iterator[Source]:
    """The stories in a file that is open; `source` without path and bytes is a stream."""
    live = source.path is None and source.data is None
    with _blaming(source):
        file = _unpacked(file)
        asked = without_mark(file.peek(_HEAD)[:_HEAD])[:1] in {b"{", b"["}
        opening = _opening(file, limits.size) if asked else []
        if opening and is_record(opening[-1]):
            records = _records(chain(opening, _lines(file, limits.size)))
            # A lone record is a story of its own; of a stream nobody knows whether it is one.
            first = list(islice(records, 1 if live else 2))
            yield from _named(chain(first, records), source) if live or first[1:] else [source]
            return
        whole = b"".join([*opening, read_up_to(file, limits.size)]) if asked or live else b""
        found = _array(whole, source, limits) if asked else []
        yield from _named(found, source) if found else [_as_it_is(source, whole)]


def _as_it_is(source: Source, whole: bytes) -> Source:
    return source if source.path or source.data is not None else replace(source, data=whole)


def _records(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, with their numbers."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _named(records: Iterable[tuple[int, bytes]], source: Source) -> Iterator[Source]:
    for number, record in records:
        yield replace(source, name=f"{source.name}:{number}", data=record, record=number)


def _array(data: bytes, source: Source, limits: Limits) -> list[tuple[int, bytes]]:
    """The records of an array, or of a service's answer."""
    try:
        records = split_records(text_of(data, source=source.name, limits=limits))
    except StoryError:
        return []
    return list(enumerate((record.encode() for record in records or []), start=1))


def _opening(file: io.BufferedReader, size: int) -> list[bytes]:
    """The first lines, up to one that is a whole record, if that is among them.

    A first line that goes on in the next is all: its records are those of one array, a line each.
    """
    lines: list[bytes] = []
    tried = 0
    for line in _lines(file, size):
        lines.append(line if lines else without_mark(line))
        tried += bool(line.strip())
        goes_on = tried == 1 and lines[0].rstrip().endswith(_GOES_ON)
        if is_record(lines[-1]) or tried == _TRIED or goes_on:
            break
    return lines


def _lines(file: io.BufferedReader, size: int) -> Iterator[bytes]:
    """Lines, of those that are larger than a file may be as much as shows that."""
    while line := file.readline(size + 1):
        yield line
        while len(line) > size and not line.endswith(b"\n"):
            line = file.readline(size + 1)


def _unpacked(file: io.BufferedReader) -> io.BufferedReader:
    if not file.peek(len(GZIP)).startswith(GZIP):
        return file
    return io.BufferedReader(gzip.GzipFile(fileobj=file))


@contextmanager
def _blaming(source: Source) -> Iterator[None]:
    """Errors of reading as those of a story."""
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise broken_archive(source.name) from None
    except MemoryError:
        raise out_of_memory(source.name) from None
    except OSError as error:
        raise unreadable(source.name, error) from None
