"""What one story may cost: bytes, characters, seconds, memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one story may take; what takes more is refused, and said to.

    `size` counts the bytes of a file, and again of what is packed in it, `text` the characters of
    the story in it; a page or PDF is mostly other things than text. `seconds` begin when a process
    begins on the story, `memory` counts the bytes that it takes of the system for it. These two can
    be kept in processes of their own alone, `memory` on Linux alone, and None does without.

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
