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
from summarizer.sources import Source, bytes_of

STORY_SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .eml .pdf .docx .json .jsonl .ndjson "
    ".gz".split()
) | {""}
MANY_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})  # of files that may hold many stories

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_SAMPLE = 500  # files of a folder that show what its site puts into all of them
_SAMPLE_LENGTH = 100_000  # characters of each


@dataclass(frozen=True, slots=True)
class Found:
    """The sources under what was asked for, and how many files were left out as no stories."""

    sources: tuple[Source, ...]
    left_out: int = 0


def find_sources(paths: Iterable[str | Path]) -> Found:
    """The files that paths stand for: files as they are, folders walked in sorted order.

    A file may hold many stories: `summarizer.stories_in` gives them. In folders, hidden files and
    files that hold no story by their suffix are left out and counted. A path that cannot be read
    is kept: reading it raises the error that says why. A folder with no story in it is kept for
    the same reason.
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
        common = repeated_lines(_texts(kept[:_SAMPLE]))
        sources += [Source(str(file), path=file, root=path, furniture=common) for file in kept]
    return Found(tuple(sources), left_out)


def _texts(files: Iterable[Path]) -> Iterator[str]:
    """The plain texts among files; what cannot be read as one is passed over."""
    for file in files:
        if file.suffix.lower() in _TEXT_SUFFIXES:
            with suppress(StoryError):
                yield text_of(bytes_of(file), source=str(file))[:_SAMPLE_LENGTH]


def _walk(folder: Path, blocked: list[OSError]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=blocked.append):
        pages = {Path(file).stem for file in files if Path(file).suffix.lower() in _PAGE_SUFFIXES}
        parts = {f"{page}_files" for page in pages}  # what a browser saved beside a page
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in parts)
        yield from (Path(root, name) for name in sorted(files))


def _is_story(path: Path) -> bool:
    named = not path.name.startswith(".") and path.suffix.lower() in STORY_SUFFIXES
    return named and os.path.isfile(path)  # noqa: PTH113 - it never raises
