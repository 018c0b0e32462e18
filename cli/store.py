"""Where a result goes: its name in the output folder, and files that are whole or not there."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO

from cli.errors import OutputError
from cli.inert import PLAINER
from summarizer.sources import Source

_HASH_DIGITS = 8
_SUFFIX = re.compile(r"\.[A-Za-z]\w{0,9}")  # "Profits up 3.5" has none


def destinations(sources: Sequence[Source], folder: Path, *, suffix: str) -> list[Path]:
    """A file in the folder for each source, its place mirroring that in the folder asked for.

    `a.txt` becomes `a` with the suffix. Sources that would meet in one name (`a.txt` and `a.md`)
    all take a longer one, so that a name hangs on which sources there are, not on their order.
    """
    levels = dict.fromkeys(sources, 0)
    while meeting := _meeting(levels, suffix):
        for source in meeting:
            levels[source] += 1
    return [folder / _NAMINGS[levels[source]](source, suffix) for source in sources]


def _meeting(levels: dict[Source, int], suffix: str) -> list[Source]:
    """Sources that share their name with another, and have a longer one left."""
    named: defaultdict[str, list[Source]] = defaultdict(list)
    for source, level in levels.items():
        # Some file systems do not tell A from a.
        named[str(_NAMINGS[level](source, suffix)).casefold()].append(source)
    together = [source for group in named.values() if len(group) > 1 for source in group]
    return [source for source in together if levels[source] + 1 < len(_NAMINGS)]


def _stem(source: Source, suffix: str) -> Path:
    place = _place(source)
    return place.with_name((place.stem if _SUFFIX.fullmatch(place.suffix) else place.name) + suffix)


def _full_name(source: Source, suffix: str) -> Path:
    place = _place(source)
    return place.with_name(place.name + suffix)


def _under_root(source: Source, suffix: str) -> Path:
    root = source.root.resolve().name if source.root else ""
    return root / _full_name(source, suffix)


def _hashed(source: Source, suffix: str) -> Path:
    place = _place(source)
    whole = os.fsencode(Path(source.name).absolute())
    return place.with_name(f"{place.name}-{sha256(whole).hexdigest()[:_HASH_DIGITS]}{suffix}")


_NAMINGS: tuple[Callable[[Source, str], Path], ...] = (_stem, _full_name, _under_root, _hashed)


def _place(source: Source) -> Path:
    place = _file_place(source)
    if source.record is None:
        return place
    return place.with_name(f"{place.stem}-{source.record}{place.suffix}")


def _file_place(source: Source) -> Path:
    if source.path is None:
        return Path("stdin")
    if source.root is not None and source.path != source.root:
        return source.path.relative_to(source.root)
    return Path(source.path.name or "story")


@contextmanager
def replacing(path: Path) -> Iterator[Callable[[str], None]]:
    """A way to write a file that appears whole, or not at all if the body raises or writes nothing.

    What is no regular file (a pipe, `/dev/stderr`) is written directly.

    Raises:
        OutputError: the file cannot be written.
    """
    with _blaming(path):
        special = _is_special(path)
        target = path if special else Path(os.path.realpath(path))
        draft = target if special else target.with_name(f".{secrets.token_hex(6)}.tmp")
        target.parent.mkdir(parents=True, exist_ok=True)
        file = draft.open("a" if special else "x", encoding="utf-8", errors=PLAINER, newline="\n")
    try:
        yield partial(_write, file, path)
        with _blaming(path):
            file.close()
            if not special and draft.stat().st_size:
                _publish(draft, target)
    finally:
        with suppress(OSError):
            file.close()
        if not special:
            draft.unlink(missing_ok=True)


def _is_special(path: Path) -> bool:
    """Whether a path is more than a file: `/dev/stdout` too, which may lead to one."""
    return (path.exists() and not path.is_file()) or path.is_relative_to("/dev")


def _write(file: IO[str], path: Path, text: str) -> None:
    with _blaming(path):
        file.write(text)
        file.flush()


def _publish(draft: Path, target: Path) -> None:
    """Put a finished draft in its place, on the disk before it is in the folder."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        shutil.copymode(target, draft)
    draft.replace(target)


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """Errors of the system as an OutputError about the path."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error})",
            hint="Check the folder, its permissions and the space left.",
        ) from None
