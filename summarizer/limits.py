"""What one story may cost: bytes, characters, seconds, memory."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO

_CHUNK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one story may take; what takes more is refused, and said to.

    `size` counts the bytes of a file, and again of what gzip or a Word document packs; what a PDF
    packs only `seconds` and `memory` bound. `text` counts the characters of the story in it; a page
    or PDF is mostly other things than text. `seconds` begin when a process begins on the story,
    `memory` counts the bytes that it takes of the system for it. These two can be kept in processes
    of their own alone, `memory` on Linux alone, and None does without.

    Raises:
        ValueError: a limit is not positive.
    """

    size: int = 30_000_000
    text: int = 1_000_000  # some 160,000 words: a book, not a story
    seconds: float | None = None
    memory: int | None = None

    def __post_init__(self) -> None:
        for name in self.__slots__:
            limit = getattr(self, name)
            if limit is not None and not limit > 0:
                raise ValueError(f"{name} must be more than 0, not {limit}")

    @property
    def need_process(self) -> bool:
        """Whether a story needs a process of its own, that can be ended."""
        return self.seconds is not None or self.memory is not None


USUAL = Limits()


def read_up_to(file: IO[bytes] | io.BufferedIOBase, size: int) -> bytes:
    """What is left in a file, of more than `size` bytes one more, which shows that it is more.

    A single read would set aside room for all that a reader allows before there is any of it.
    """
    read = io.BytesIO()
    while part := file.read(min(_CHUNK, size + 1 - read.tell())):
        read.write(part)
        if len(part) < _CHUNK:  # a terminal would be asked for its end twice
            break
    return read.getvalue()
