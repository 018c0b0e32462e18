"""Files that are whole or not there."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO

from cli.errors import OutputError
from cli.inert import PLAINER

_DRAFT = ".standfirst-{}.tmp"
# Faults of a disk or process, not of a place.
_EVERYWHERE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}


@contextmanager
def replacing(path: Path) -> Iterator[Callable[[str], None]]:
    """A way to write a file that appears whole, or not at all if the body raises or writes nothing.

    What is no regular file (a pipe, `/dev/stderr`) is written directly.

    Raises:
        OutputError: the file cannot be written.
    """
    with blaming(path):
        special = _is_special(path)
        target = path if special else Path(os.path.realpath(path))
        draft = target if special else target.with_name(_DRAFT.format(secrets.token_hex(6)))
        target.parent.mkdir(parents=True, exist_ok=True)
        file = draft.open("a" if special else "x", encoding="utf-8", errors=PLAINER, newline="\n")
    try:
        yield partial(_write, file, path)
        with blaming(path):
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
    with blaming(path):
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
def blaming(path: Path) -> Iterator[None]:
    """Errors of the system as an OutputError about the path."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error})",
            hint="Check the folder, its permissions and the space left.",
            everywhere=error.errno in _EVERYWHERE,
        ) from None


def clear_drafts(folder: Path) -> None:
    """Remove what a run that was killed left half-written anywhere in a folder."""
    for draft in folder.rglob(_DRAFT.format("*")):
        with suppress(OSError):
            draft.unlink()
