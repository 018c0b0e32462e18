"""The stories within a file or a stream."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.errors import UnreadableError, UnsupportedError
from summarizer.limits import USUAL, Limits
from summarizer.sources import Source
from summarizer.splitting import stories_in, stories_of_stream

RECORDS = [{"title": f"Title {number}", "text": f"Körper {number}."} for number in range(1, 4)]
LINES = [json.dumps(record).encode() for record in RECORDS]
DAY = b"\n".join(LINES) + b"\n"
SCRAPED = b"[\n" + b",\n".join(LINES) + b"\n]\n"  # as Scrapy exports

Pipe = tuple[Callable[[bytes], None], Iterator[Source]]


def in_file(path: Path, data: bytes) -> list[Source]:
    path.write_bytes(data)
    return list(stories_in(Source(name=path.name, path=path)))


def in_bytes(data: bytes, limits: Limits = USUAL) -> list[Source]:
    return list(stories_in(Source(name="day", data=data), limits=limits))


def in_stream(data: bytes, limits: Limits = USUAL) -> list[Source]:
    return list(stories_of_stream(io.BytesIO(data), name="-", limits=limits))


def parsed(stories: list[Source]) -> list[object]:
    return [json.loads(story.data or b"") for story in stories]


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """A way to write into a pipe, and the stories that come out of it."""
    reader, writer = os.pipe()
    signal.alarm(60)  # ends what would wait for ever

    def write(data: bytes) -> None:
        os.write(writer, data)

    with os.fdopen(reader, "rb", buffering=0) as stream:
        assert isinstance(stream, io.FileIO)
        yield write, stories_of_stream(stream, name="-")
        os.close(writer)
    signal.alarm(0)


@pytest.mark.parametrize(
    "data",
    [
        DAY,
        DAY.rstrip(),
        DAY.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + DAY,
        gzip.compress(DAY),
        gzip.compress(LINES[0] + b"\n") + gzip.compress(b"\n".join(LINES[1:])),
        json.dumps(RECORDS).encode(),
        json.dumps(RECORDS, indent=2).encode(),
        json.dumps({"status": "ok", "articles": RECORDS}, indent=1).encode(),
        gzip.compress(json.dumps(RECORDS).encode()),
        SCRAPED,
        SCRAPED.replace(b"\n", b"\r\n"),
        b'{"articles": ' + SCRAPED + b"}",
        b'{"articles":\n' + SCRAPED + b"}",
        b"[" + SCRAPED.removeprefix(b"[\n"),
    ],
    ids=(
        "lines cut crlf mark gzip gzip-twice array indented wrapped "
        "gzip-array array-by-lines array-by-crlf wrapped-by-lines wrapped-below array-at-once"
    ).split(),
)
def test_records_are_numbered_stories_however_they_are_written(tmp_path: Path, data: bytes) -> None:
    for name, stories in (
        ("day", in_file(tmp_path / "day", data)),
        ("day", in_bytes(data)),
        ("-", in_stream(data)),
    ):
        assert parsed(stories) == RECORDS
        assert [story.record for story in stories] == [1, 2, 3]
        assert [story.name for story in stories] == [f"{name}:{number}" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("data", "numbers"),
    [(DAY.replace(b"\n", b"\n\n \n"), [1, 4, 7]), (b"\n\n" + DAY, [3, 4, 5])],
)
def test_a_record_has_the_number_of_its_line(
    tmp_path: Path, data: bytes, numbers: list[int]
) -> None:
    for stories in (in_file(tmp_path / "day", data), in_bytes(data), in_stream(data)):
        assert parsed(stories) == RECORDS
        assert [story.record for story in stories] == numbers


@pytest.mark.parametrize(
    "data",
    [
        LINES[0],
        b"\n" + LINES[0] + b"\n\n",
        gzip.compress(LINES[0]),
        json.dumps(RECORDS[0], indent=2).encode(),
        b'{"author":\n{"name": "Ann"}\n, "text": "Words."}',
        b'{"author": {"name": "Ann"},\n"text":\n"Words."}',
    ],
    ids="line blank-lines gzip indented nested-line nested".split(),
)
def test_a_file_of_one_record_is_one_story_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.json"
    assert in_file(path, data) == [Source(name="story.json", path=path)]
    assert in_bytes(data) == [Source(name="day", data=data)]


@pytest.mark.parametrize("data", [b"[\n%s\n]\n", b'{"articles": [\n%s\n]}'])
def test_an_array_of_one_record_on_a_line_is_that_record(data: bytes) -> None:
    (story,) = in_bytes(data % LINES[0])
    assert json.loads(story.data or b"") == RECORDS[0]


@pytest.mark.parametrize("broken", [b'{"text": "cut o', b"[cut", b"{]"])
@pytest.mark.parametrize("into", [in_bytes, in_stream])
def test_a_first_line_that_is_broken_costs_one_story(
    broken: bytes, into: Callable[[bytes], list[Source]]
) -> None:
    first, *rest = into(broken + b"\n" + DAY)
    assert first.data == broken + b"\n"
    assert parsed(rest) == RECORDS


def test_a_broken_line_within_costs_one_story() -> None:
    stories = in_bytes(LINES[0] + b'\n{"text": "cut o\n' + LINES[1] + b"\n")
    assert parsed([stories[0], stories[2]]) == RECORDS[:2]
    assert stories[1].data == b'{"text": "cut o\n'


@pytest.mark.parametrize("into", [in_bytes, in_stream])
def test_of_a_line_over_the_limit_only_as_much_is_kept_as_shows_that(
    into: Callable[..., list[Source]],
) -> None:
    small = Limits(size=100)
    for length in (101, 102, 201, 202, 203, 1000):
        day = LINES[0] + b"\n" + b"x" * length + b"\n" + LINES[1] + b"\n"
        first, long, *rest = into(day, limits=small)
        assert parsed([first, *rest]) == RECORDS[:2]
        assert long.data == b"x" * 101


@pytest.mark.parametrize("data", [b"Words.\n\nMore.\n", b"", b"\xff\xfew\x00", b"%PDF-1.7\n"])
def test_what_holds_no_records_is_a_story_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.txt"
    assert in_file(path, data) == [Source(name="story.txt", path=path)]
    assert in_bytes(data) == [Source(name="day", data=data)]
    assert in_stream(data) == [Source(name="-", data=data)]


@pytest.mark.parametrize("lines", [3, 30])
def test_a_text_that_starts_with_a_bracket_keeps_every_byte(lines: int) -> None:
    text = b"[Reuters] Words.\n\n  More words. \r\n\n\n" + b"And\n\n more.\n" * lines
    assert in_stream(text) == [Source(name="-", data=text)]


def test_no_stream_is_read_for_ever() -> None:
    (story,) = in_stream(b"word " * 1000, limits=Limits(size=100))
    assert len(story.data or b"") == 101


def test_a_story_that_is_a_record_is_not_split_again() -> None:
    story = Source(name="day:1", data=DAY, record=1)
    assert list(stories_in(story)) == [story]


@pytest.mark.parametrize("name", ["", "gone.txt", "x" * 300])
def test_what_cannot_be_opened_stays_as_it_is(tmp_path: Path, name: str) -> None:
    story = Source(name="a", path=tmp_path / name)
    assert list(stories_in(story)) == [story]


def test_a_broken_archive_gives_what_was_whole_and_then_says_so() -> None:
    lines = b"".join(line + b"\n" for line in LINES * 2000)
    stories = stories_in(Source(name="day.gz", data=gzip.compress(lines)[:-20]))
    assert parsed([next(stories)]) == RECORDS[:1]
    with pytest.raises(UnsupportedError, match="this gzip archive is broken"):
        list(stories)


def test_a_stream_that_cannot_be_read_on_says_so() -> None:
    class Broken(io.BytesIO):
        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(UnreadableError, match="-: cannot be read"):
        list(stories_of_stream(Broken(), name="-"))


def test_a_record_comes_before_the_next_is_written(pipe: Pipe) -> None:
    write, stories = pipe
    for number, line in enumerate(LINES, start=1):
        write(line + b"\n")
        assert next(stories) == Source(name=f"-:{number}", data=line + b"\n", record=number)


def test_a_record_may_come_in_pieces(pipe: Pipe) -> None:
    write, stories = pipe
    write(LINES[0] + b"\n" + LINES[1][:10])
    assert parsed([next(stories)]) == RECORDS[:1]
    write(LINES[1][10:] + b"\n")
    assert parsed([next(stories)]) == RECORDS[1:2]
