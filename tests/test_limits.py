"""What one story may cost: what is read up to a limit, and what is no limit."""

from __future__ import annotations

import io

import pytest

from summarizer import limits
from summarizer.limits import Limits, read_up_to


class Recorded(io.BytesIO):
    """A file that keeps how much was asked of it at once."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.asked: list[int | None] = []

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.append(size)
        return super().read(size)


@pytest.mark.parametrize(("length", "read"), [(0, 0), (6, 6), (7, 7), (8, 8), (9, 8), (99, 8)])
def test_of_a_file_over_the_limit_one_byte_more_is_read(
    monkeypatch: pytest.MonkeyPatch, length: int, read: int
) -> None:
    monkeypatch.setattr(limits, "_CHUNK", 3)
    assert read_up_to(io.BytesIO(b"a" * length), 7) == b"a" * read


def test_a_large_limit_asks_for_no_more_at_once_than_a_small_one() -> None:
    file = Recorded(b"a story")
    assert read_up_to(file, 10**30) == b"a story"
    assert file.asked == [1 << 20]


@pytest.mark.parametrize("name", ["size", "text", "seconds", "memory"])
def test_a_limit_of_nothing_is_none(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be more than 0, not 0"):
        Limits(**{name: 0})
