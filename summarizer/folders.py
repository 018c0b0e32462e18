"""What is a story among files and folders, told by names; what is in a file, its content tells."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import StoryError
from summarizer.formats import text_of
from summarizer.furniture import repeated_lines
from summarizer.limits import Limits
from summarizer.sources import Source, bytes_of

STORY_SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .eml .pdf .docx .json .jsonl .ndjson "
    ".gz".split()
) | {""}
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})  # of files that hold a story a line

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_SAMPLE = 500  # files of a folder that show what its site puts into all of them
_SAMPLE_LENGTH = 100_000  # characters of each
_SAMPLED = Limits(size=1_000_000)  # what is larger shows a site no better


@dataclass(frozen=True, slots=True)
class Found:
    """The sources under what was asked for, and what in folders was left out.

    `other` are files that are no stories by their names, `special` what is no file but bears the
    name of a story: pipes, devices, sockets, links to folders and to nothing.
    """

    sources: tuple[Source, ...]
    other: tuple[Path, ...] = ()
    special: tuple[Path, ...] = ()


def find_sources(paths: Iterable[str | Path]) -> Found:
    """The files that paths stand for: files as they are, folders walked in sorted order.

    A file may hold many stories: `summarizer.stories_in` gives them. In folders, hidden files are
    passed over, and what is no story is left out. A path that cannot be read is kept:
    reading it raises the error that says why. A folder with no story in it is kept for the same
    reason.
    """
    sources: list[Source] = []
    left_out: dict[str, list[Path]] = {"other": [], "special": []}
    for path in map(Path, paths):
        if not os.path.isdir(path):  # noqa: PTH112 - it never raises
            sources.append(Source(name=str(path), path=path))
            continue
        found, closed = _walked(path)
        stories: list[Path] = []
        for file in found:
            left_out.get(_kind(file), stories).append(file)
        kept = [*stories, *closed] or [path]
        common = repeated_lines(_texts(kept[:_SAMPLE]))
        sources += [Source(str(file), path=file, root=path, furniture=common) for file in kept]
    return Found(tuple(sources), *map(tuple, left_out.values()))


def _texts(files: Iterable[Path]) -> Iterator[str]:
    """The plain texts among files; what cannot be read as one is passed over."""
    for file in files:
        if file.suffix.lower() in _TEXT_SUFFIXES:
            with suppress(StoryError):
                data = bytes_of(file, limits=_SAMPLED)
                yield text_of(data, source=str(file), limits=_SAMPLED)[:_SAMPLE_LENGTH]


def _walked(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files in a folder and those below, in sorted order, and the folders that are closed."""
    blocked: list[OSError] = []
    files = list(_walk(folder, blocked))
    return files, [Path(error.filename) for error in blocked]


def _walk(folder: Path, blocked: list[OSError]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=blocked.append):
        pages = {Path(file).stem for file in files if Path(file).suffix.lower() in _PAGE_SUFFIXES}
        parts = {f"{page}_files" for page in pages}  # what a browser saved beside a page
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in parts)
        links = [name for name in folders if os.path.islink(Path(root, name))]  # noqa: PTH114 - it never raises
        inside = sorted([*links, *(name for name in files if name[0] != ".")])
        yield from (Path(root, name) for name in inside)


def _kind(path: Path) -> str:
    if path.suffix.lower() not in STORY_SUFFIXES:
        return "other"
    return "story" if os.path.isfile(path) else "special"  # noqa: PTH113 - it never raises
