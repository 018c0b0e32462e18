"""What stands where a result belongs, and whether it may be written over."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from cli.inert import PLAINER
from cli.ledger import Made


def occupant(path: Path, *, made: Made, known: Made | None) -> str | None:
    """What must not be replaced by the result that is made; None where nothing stands.

    What says just the same may: it is a result of which the ledger was lost. `known` is what the
    ledger says was made there.
    """
    if not os.path.lexists(path) or (standing := digest_of(path)) == made.digest:
        return None
    if known is None:
        return "there is a file of this name already, and no result of an earlier run"
    if known.file != made.file and is_there(known.file):
        return f"there is the result of another story, {known.file}"
    if standing not in {*known.digest.split(), None}:
        return "it was changed since it was written"
    return None


def digest_of_text(text: str) -> str:
    """What stands for the bytes of a result."""
    return sha256(text.encode(errors=PLAINER)).hexdigest()


def digest_of(path: Path) -> str | None:
    """The same of a file; None where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def is_there(file: Path) -> bool:
    """Is a file there, or in a folder that nobody may look into?"""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
