"""What can go wrong around the stories: with the output, and with settings.

OutputError          a result cannot be written: disk full, folder forbidden, stream closed
OccupiedError        something that is not ours stands where one story's result belongs
OutputClosedError    whoever read our output has read enough, as `head` does
SettingError         a variable or a file sets what cannot be
"""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import StoryError


class OutputError(Exception):
    """A result that cannot be written; `message` says which and why, `hint` what to do."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class OccupiedError(StoryError):
    """The place of a result is taken by what this command did not write; the rest goes on."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: there is a file of this name already, and no result of an earlier run",
            hint="Choose another DIR, move it, or let --force write over it.",
            kind="occupied",
        )


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
