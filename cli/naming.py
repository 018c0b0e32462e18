"""The names of results in an output folder: they mirror the stories' own."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from summarizer.sources import Source

_HASH_DIGITS = 8
_LEVELS = 5  # of names, each longer than the one before
_LONGEST = 255  # bytes of a name
_UNSAFE = re.compile(r"[<>:\"\\|?*\x00-\x1f]|[. ]+$")  # to Windows
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z]\w{0,9}")  # "Profits up 3.5" has none

_File = tuple[Path | None, Path | None]  # path and root of a source: the same for all its stories


class Naming:
    """Names for the results of all stories in some files, with one suffix.

    They mirror the folder that was asked for, or what several have in common: `sub/a.txt` becomes
    `sub/a` with the suffix, of the folders `mon` and `tue` `mon/a` and `tue/a`, and the third line
    of `day.jsonl` `day-3`. Files that would meet in one name all take a longer one, so that a name
    hangs on which files there are, not on their order: `a.txt` and `a.md` keep their suffixes,
    files of one name from anywhere the folders in which they differ.
    """

    def __init__(self, files: Iterable[Source], suffix: str) -> None:
        self.suffix = suffix
        self._real = cache(os.path.realpath)
        sources = {_file_of(source): source for source in files}
        self._roots = self._common(source.root for source in sources.values())
        self._folders = self._common(file.path and file.path.parent for file in sources.values())
        self._levels = dict.fromkeys(sources, 0)
        while meeting := self._meeting(sources):
            for file in meeting:
                self._levels[file] += 1
        self._taken = {self._key(self.path_of(source)) for source in sources.values()}

    def path_of(self, story: Source) -> Path:
        """Where in the output folder a story's result stands."""
        path = self._path_of(story)
        return _fitting(Path(*map(_portable, path.parts)))

    def _path_of(self, story: Source) -> Path:
        level = self._levels[_file_of(story)]
        if story.record is None:
            return self._named(story, level, self.suffix)
        end = f"-{story.record}{self.suffix}"
        names = [self._named(story, each, end) for each in range(level, _LEVELS)]
        return next((name for name in names if self._key(name) not in self._taken), names[-1])

    def _named(self, story: Source, level: int, end: str) -> Path:
        """The name of a level: stem, whole name, both from farther above, the last with a hash."""
        place = self._near(story) if level < 2 else self._far(story)
        if level == _LEVELS - 1:
            end = f"-{_hash(os.fsencode(story.path.absolute() if story.path else place))}{end}"
        whole = level % 2 or not _SUFFIX.fullmatch(place.suffix)
        return place.with_name((place.name if whole else place.stem) + end)

    def _near(self, story: Source) -> Path:
        """A file's place in the folder that was asked for, or below what all those share."""
        if story.path is None:
            return Path("stdin")
        if story.root is None or story.path == story.root:
            return Path(story.path.name or "story")
        return self._place(story.path, self._roots or self._real(story.root))

    def _far(self, story: Source) -> Path:
        """A file's place below what all files share."""
        if story.path is None or self._folders is None:
            return self._near(story)
        return self._place(story.path, self._folders)

    def _place(self, path: Path, top: str) -> Path:
        place = Path(self._real(path.parent), path.name)
        return place.relative_to(top) if place.is_relative_to(top) else Path(path.name)

    def _common(self, folders: Iterable[Path | None]) -> str | None:
        """The folder that several have in common; None where there are not several, or none."""
        whole = {self._real(folder) for folder in folders if folder is not None}
        try:
            return os.path.commonpath(whole) if len(whole) > 1 else None
        except ValueError:  # they are on two drives
            return None

    def _meeting(self, sources: dict[_File, Source]) -> list[_File]:
        """Files that share their name with another: those of them with the shortest forms."""
        groups: defaultdict[str, list[_File]] = defaultdict(list)
        for file, source in sources.items():
            groups[self._key(self.path_of(source))].append(file)
        meeting = []
        for group in groups.values():
            least = min(self._levels[file] for file in group)
            if len(group) > 1 and least < _LEVELS - 1:
                meeting += [file for file in group if self._levels[file] == least]
        return meeting

    @staticmethod
    def _key(path: Path) -> str:
        # Some file systems do not tell A from a, nor é from e with an accent put over it.
        return unicodedata.normalize("NFC", str(path)).casefold()


def _portable(name: str) -> str:
    """A name that every system takes, wherever the folder is carried."""
    safe = _UNSAFE.sub("_", name)
    return f"_{safe}" if _DEVICE.match(safe) else safe


def _fitting(path: Path) -> Path:
    """The path with a name that file systems take: one that is too long is cut, and hashed."""
    name = os.fsencode(path.name)
    if len(name) <= _LONGEST:
        return path
    end = f"-{_hash(name)}{path.suffix}"
    start = name[: _LONGEST - len(os.fsencode(end))].decode(errors="ignore")
    return path.with_name(start + end)


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:_HASH_DIGITS]


def _file_of(source: Source) -> _File:
    return source.path, source.root
