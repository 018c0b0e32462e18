"""The names of results in an output folder: they mirror the stories' own."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from summarizer.sources import Source

_HASH_DIGITS = 8
_LONGEST = 255  # bytes of a name
_SUFFIX = re.compile(r"\.[A-Za-z]\w{0,9}")  # "Profits up 3.5" has none

_File = tuple[Path | None, Path | None]  # path and root of a source: the same for all its stories


class Naming:
    """Names for the results of all stories in some files, with one suffix.

    `a.txt` becomes `a` with the suffix, the third record of `day.jsonl` `day-3`. Files that would
    meet in one name all take a longer one, so that a name hangs on which files there are, not on
    their order: `mon/a.txt` and `tue/a.txt` of two folders keep these, `a.txt` and `a.md` of one
    their suffixes; files of one name from anywhere get a hash of where they are.
    """

    def __init__(self, files: Iterable[Source], suffix: str) -> None:
        self.suffix = suffix
        self._levels: dict[_File, int] = {}
        sources = {_file_of(source): source for source in files}
        self._levels = dict.fromkeys(sources, 0)
        while meeting := self._meeting(sources):
            for file in meeting:
                self._levels[file] += 1
        self._taken = {self._key(self.path_of(source)) for source in sources.values()}

    def path_of(self, story: Source) -> Path:
        """Where in the output folder a story's result stands."""
        return _fitting(self._path_of(story))

    def _path_of(self, story: Source) -> Path:
        level = self._levels[_file_of(story)]
        if story.record is None:
            return _NAMINGS[level](story, self.suffix)
        names = [naming(story, f"-{story.record}{self.suffix}") for naming in _NAMINGS[level:]]
        return next((name for name in names if self._key(name) not in self._taken), names[-1])

    def _meeting(self, sources: dict[_File, Source]) -> list[_File]:
        """Files that share their name with another, and have a longer one left."""
        named: defaultdict[str, list[_File]] = defaultdict(list)
        for file, source in sources.items():
            named[self._key(self.path_of(source))].append(file)
        together = [file for group in named.values() if len(group) > 1 for file in group]
        return [file for file in together if self._levels[file] + 1 < len(_NAMINGS)]

    @staticmethod
    def _key(path: Path) -> str:
        return str(path).casefold()  # some file systems do not tell A from a


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


def _stem(source: Source, suffix: str) -> Path:
    place = _place(source)
    return place.with_name((place.stem if _SUFFIX.fullmatch(place.suffix) else place.name) + suffix)


def _full_name(source: Source, suffix: str) -> Path:
    place = _place(source)
    return place.with_name(place.name + suffix)


def _stem_under_root(source: Source, suffix: str) -> Path:
    return _root_of(source) / _stem(source, suffix)


def _full_name_under_root(source: Source, suffix: str) -> Path:
    return _root_of(source) / _full_name(source, suffix)


def _root_of(source: Source) -> Path:
    return Path(source.root.resolve().name if source.root else "")


def _hashed(source: Source, suffix: str) -> Path:
    place = _place(source)
    whole = os.fsencode(source.path.absolute() if source.path else place)
    return place.with_name(f"{place.name}-{_hash(whole)}{suffix}")


_NAMINGS: tuple[Callable[[Source, str], Path], ...] = (
    _stem,
    _stem_under_root,
    _full_name,
    _full_name_under_root,
    _hashed,
)


def _place(source: Source) -> Path:
    if source.path is None:
        return Path("stdin")
    if source.root is not None and source.path != source.root:
        return source.path.relative_to(source.root)
    return Path(source.path.name or "story")
