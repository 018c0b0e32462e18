"""The surroundings of a run: its three streams, its variables, and the consoles made of them.

Nothing else in `cli` touches `sys.stdin`, `sys.stdout` or `sys.stderr`, so tests can swap them.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from cli.errors import OutputClosedError, OutputError
from cli.inert import PLAINER, inert
from summarizer.errors import UnreadableError

if TYPE_CHECKING:
    from rich.console import Console

NAME = "standfirst"

COLORS: dict[str, dict[str, Any]] = {
    "auto": {},  # rich looks at the terminal, NO_COLOR and FORCE_COLOR itself
    "always": {"force_terminal": True, "no_color": False},
    "never": {"no_color": True, "color_system": None},
}


@dataclass(frozen=True, kw_only=True)
class Environment:
    """Streams and variables of a run. A stream is None where the caller closed it."""

    stdin: TextIO | None
    stdout: TextIO | None
    stderr: TextIO | None
    variables: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @classmethod
    def of_process(cls) -> Environment:
        """The streams of this process, made unable to fail on a character they do not have."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors=PLAINER)
        return cls(stdin=sys.stdin, stdout=sys.stdout, stderr=sys.stderr)

    @property
    def reads_terminal(self) -> bool:
        """Whether standard input is somebody at a keyboard."""
        return _is_terminal(self.stdin)

    @property
    def shows_terminal(self) -> bool:
        """Whether standard output is a screen."""
        return _is_terminal(self.stdout)

    @property
    def says_to_terminal(self) -> bool:
        """Whether standard error is a screen."""
        return _is_terminal(self.stderr)

    def input(self) -> io.FileIO | io.BytesIO:
        """Standard input as bytes, unbuffered.

        Raises:
            UnreadableError: it is closed.
        """
        if self.stdin is None or self.stdin.closed:
            raise _closed_stdin("it is closed")
        try:
            # A descriptor of its own: a thread that still reads it cannot stop the interpreter.
            return io.FileIO(os.dup(self.stdin.fileno()))
        except io.UnsupportedOperation:
            return io.BytesIO(self.stdin.buffer.read())
        except OSError as error:
            raise _closed_stdin(error.strerror or str(error)) from None

    def write(self, text: str, *, encoding: str | None = None) -> None:
        """Print product to standard output at once; in its own encoding, if none is given.

        Raises:
            OutputClosedError: the reader has gone away.
            OutputError: it cannot be written for another reason.
        """
        if self.stdout is None:
            raise _unwritable("it is closed")
        try:
            _put(self.stdout, text, encoding)
        except BrokenPipeError:
            _abandon(self.stdout)
            raise OutputClosedError from None
        except OSError as error:
            _abandon(self.stdout)
            raise _unwritable(error.strerror or str(error)) from None

    def say(self, *parts: str) -> None:
        """One line to standard error. Where that is closed, there is nobody to tell."""
        self.show(f"{self.line(*parts)}\n")

    @staticmethod
    def line(*parts: str) -> str:
        """Sentences of a message as one line that commands no terminal, without its end."""
        return f"{NAME}: {' '.join(inert(_sentence(part)) for part in parts)}"

    def show(self, text: str) -> None:
        """Print text to standard error as it is."""
        if self.stderr is not None:
            with suppress(OSError, ValueError):
                _put(self.stderr, text, None)

    def console(self, *, color: str = "auto", width: int | None = None) -> Console:
        """A rich console like standard output; what it prints is for capturing, not for writing.

        With a width it is one for a file, which is no terminal wherever standard output goes.
        """
        file = self.stdout if width is None else None
        made = self._console(file, width=width, **COLORS[color])
        if color == "always" and made.color_system is None:
            forced = COLORS[color] | {"color_system": "standard"}
            made = self._console(file, width=width, **forced)
        return made

    def error_console(self) -> Console:
        """A rich console on standard error."""
        return self._console(self.stderr)

    def _console(self, file: TextIO | None, **options: Any) -> Console:
        from rich.console import Console

        plain: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False}
        return Console(file=file or io.StringIO(), _environ=self.variables, **plain, **options)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _put(stream: TextIO, text: str, encoding: str | None) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        stream.flush()
        rest = memoryview(text.encode(encoding or stream.encoding, _errors(stream, encoding)))
        while rest:  # unbuffered, a full disk takes only a part, and says so at the next
            rest = rest[buffer.write(rest) :]
    stream.flush()


def _errors(stream: TextIO, encoding: str | None) -> str:
    return "strict" if encoding else stream.errors or "strict"


def _abandon(stream: TextIO) -> None:
    """Point a broken stream to nowhere, so that the interpreter's last flush does not fail."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _sentence(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."


def _closed_stdin(why: str) -> UnreadableError:
    return UnreadableError(
        f"standard input cannot be read: {why}",
        hint="Name a file, or pipe a story in.",
        kind="unreadable",
    )


def _unwritable(why: str) -> OutputError:
    return OutputError(
        f"standard output cannot be written: {why}", hint="Write to a file with -o FILE."
    )
