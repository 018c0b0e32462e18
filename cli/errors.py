"""What can go wrong with the output.

OutputError          a result cannot be written: disk full, folder forbidden, stream closed
OutputClosedError    whoever read our output has read enough, as `head` does
"""

from __future__ import annotations


class OutputError(Exception):
    """A result that cannot be written; `message` says which and why, `hint` what to do."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class OutputClosedError(Exception):
    """The reader of standard output has gone away; nothing is wrong."""
