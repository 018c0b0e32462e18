"""What can go wrong around the stories: with the output, and with settings.

OutputError          a result cannot be written: disk full, folder forbidden, stream closed
PlaceError           one story's result cannot be where it belongs; the others can
OutputClosedError    whoever read our output has read enough, as `head` does
SettingError         a variable or a file sets what cannot be
"""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import StoryError


class OutputError(Exception):
    """A result that cannot be written; `message` says which and why, `hint` what to do.

    `everywhere` says whether other results cannot be written either.
    """

    def __init__(self, message: str, *, hint: str, everywhere: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.everywhere = everywhere


class PlaceError(StoryError):
    """The place of one result is taken or closed; the rest goes on."""

    @classmethod
    def taken(cls, path: Path, by: str) -> PlaceError:
        """By what must not be written over."""
        hint = "Choose another DIR, move it, or let --force write over it."
        return cls(f"{path}: {by}", hint=hint, kind="taken")

    @classmethod
    def closed(cls, error: OutputError) -> PlaceError:
        """To whoever would write there."""
        return cls(error.message, hint=error.hint, kind="unwritable")


class OutputClosedError(Exception):
    """The reader of standard output has gone away; nothing is wrong."""


class SettingError(Exception):
    """A setting outside the command line that is not good; `message` says whose, `hint` what to do.

    Raised for variables and files.
    """

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
