"""Files, folders and bytes: what becomes a story, and what is said where none can be made."""

import codecs
import gzip
import json
import os
import re
import socket
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import NotAStoryError, StoryError, UnreadableError, UnsupportedError
from summarizer.folders import find_sources
from summarizer.limits import Limits
from summarizer.reading import (
    read_bytes,
    read_source,
    read_story,
    read_text,
)
from summarizer.sources import Source
from summarizer.splitting import stories_in

HERE = Path(__file__).parent
SAMPLES = json.loads((HERE / "cases" / "samples.json").read_text(encoding="utf-8"))

LEAD = "A ferry with 86 people on board ran aground in fog on Friday, the coastguard said."
BODY = f"{LEAD}\n\nNobody was hurt. “We were lucky,” said Zoë Munn, who runs the café on board."
HEADLINE = "Ferry runs aground off Skerra, no one hurt"


def refusal(path: Path) -> StoryError:
    with pytest.raises(StoryError) as caught:
        read_story(path)
    assert caught.value.message.startswith(f"{path}: ")
    assert caught.value.hint
    return caught.value


def written(folder: Path, content: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Headline, byline, date


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_headline_byline_and_date_as_a_person_read_them(name: str) -> None:
    story = read_story(HERE.parent / "samples" / name)
    read = {"headline": story.headline, "byline": story.byline, "published": story.published}
    assert read == {key: SAMPLES[name][key] for key in read}
    assert story.language == "en"


def test_every_sample_is_recorded() -> None:
    assert sorted(SAMPLES) == sorted(path.name for path in (HERE.parent / "samples").glob("*.txt"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_cast_of_a_sample_stands_in_its_text(name: str) -> None:
    story = read_story(HERE.parent / "samples" / name)
    case = SAMPLES[name]
    cast = [*case["companies"], *case["people"], *case["organizations"]]
    roles = [role for role in case["people"].values() if role]
    missing = [phrase for phrase in cast + roles if phrase not in f"{story.headline} {story.text}"]
    assert missing == []


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "Is the ferry safe?",
        "“We were lucky,” says ferry's cook",
        "Ferry No. 2 runs aground",
        "Ferry runs aground ...",
    ],
)
def test_a_short_first_paragraph_that_is_no_sentence_is_the_headline(headline: str) -> None:
    story = read_text(f"{headline}\n\n{BODY}")
    assert (story.headline, story.text) == (headline, BODY)


@pytest.mark.parametrize(
    "first",
    [
        "Nobody was hurt.",
        "He asked the crew:",
        "“We were lucky.”",
        "The ship is old. The crew is young. Is that wise?",
        " ".join(["ferry"] * 31),
    ],
)
def test_a_first_paragraph_that_is_a_sentence_or_long_belongs_to_the_text(first: str) -> None:
    story = read_text(f"{first}\n\n{BODY}")
    assert (story.headline, story.text) == (None, f"{first}\n\n{BODY}")


def test_a_markdown_heading_is_a_headline_without_its_mark() -> None:
    assert read_text(f"# {HEADLINE}\n\n{BODY}").headline == HEADLINE


def test_a_headline_on_the_line_above_the_lead_is_told_from_it() -> None:
    assert read_text(f"{HEADLINE}\n{LEAD}\n").headline == HEADLINE


def test_a_text_of_one_paragraph_has_no_headline() -> None:
    assert read_text("Ferry runs aground off Skerra").headline is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Joan Petrie", "Joan Petrie"),
        ("By Joan Petrie and Anneke de Boer", "Joan Petrie and Anneke de Boer"),
        ("BY JOAN PETRIE", "JOAN PETRIE"),
        ("By Joan Petrie | Acme News", "Joan Petrie"),
        ("By Joan Petrie, Acme News", "Joan Petrie"),
        ("By James T. O'Dowd", "James T. O'Dowd"),
        ("By Joan Petrie, Åsa Lund and Jo Li", "Joan Petrie, Åsa Lund and Jo Li"),
    ],
)
def test_a_byline_after_the_headline_is_no_part_of_the_text(line: str, byline: str) -> None:
    story = read_text(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert (story.byline, story.text) == (byline, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "2024-10-14",
        "Oct. 14, 2024",
        "October 14, 2024",
        "14 October 2024",
        "14 Oct 2024",
        "October 14th, 2024",
        "Monday, October 14, 2024",
        "Published: Oct. 14, 2024, 6:45 p.m.",
        "Published on 14 October 2024 at 18:45",
        "Updated October 14, 2024 | 6:45 PM ET",
        "OCTOBER 14, 2024",
    ],
)
def test_a_date_after_the_headline_is_read_in_any_form(line: str) -> None:
    story = read_text(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert (story.published, story.text) == ("2024-10-14", BODY)


def test_byline_and_date_come_in_any_order() -> None:
    one = read_text(f"{HEADLINE}\nBy Joan Petrie\nOct. 14, 2024\n{BODY}")
    other = read_text(f"{HEADLINE}\nOct. 14, 2024\nBy Joan Petrie\n{BODY}")
    assert one == other
    assert (one.byline, one.published) == ("Joan Petrie", "2024-10-14")


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday the ferry was afloat.",
        "By Monday Evening, the ferry was afloat.",
        "By Joan Petrie's count, 86 people were on board.",
        "May 3, 2024 was a bad day for the ferry and its crew.",
    ],
)
def test_a_sentence_that_opens_like_a_credit_stays_in_the_text(sentence: str) -> None:
    story = read_text(f"{HEADLINE}\n\n{sentence}\n\n{BODY}")
    assert (story.byline, story.published) == (None, None)
    assert story.text.startswith(sentence)


def test_an_agencys_dateline_is_no_part_of_the_text() -> None:
    assert read_text(f"{HEADLINE}\n\nOSLO, March 3 (AP) — {BODY}").text == BODY


# Bytes


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + BODY.encode(),
        BODY.encode("utf-16"),
        BODY.encode("utf-16-le"),
        BODY.encode("cp1252"),
        BODY.replace("\n", "\r\n").encode(),
        BODY.replace("\n", "\r").encode(),
        BODY.replace(" ", "\xa0").encode(),
        f"\n\n  {BODY}\n\n".encode(),
    ],
    ids=["BOM", "UTF-16", "UTF-16 without BOM", "cp1252", "CRLF", "CR", "no-break", "blank lines"],
)
def test_the_same_story_comes_out_of_every_form_of_a_file(data: bytes) -> None:
    assert read_bytes(data, source="a.txt") == read_bytes(BODY.encode(), source="a.txt")


def test_a_path_and_its_bytes_give_the_same_story(tmp_path: Path) -> None:
    path = written(tmp_path, BODY)
    piped = Source(name=str(path), data=BODY.encode())
    assert read_source(Source(name=str(path), path=path)) == read_source(piped) == read_story(path)


def test_a_story_of_one_sentence_is_a_story(tmp_path: Path) -> None:
    story = read_story(written(tmp_path, LEAD))
    assert (story.headline, story.text) == (None, LEAD)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotAStoryError):
        story = read_text(text)
        assert story.text == story.text.strip() != ""


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(NotAStoryError, UnsupportedError):
        assert read_bytes(data, source="a.txt").text


# Bad input


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path / "none.txt")
    assert isinstance(error, UnreadableError)
    assert error.kind == "missing"


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff", "\u200b\n"])
def test_an_empty_or_blank_file_is_empty(tmp_path: Path, content: str) -> None:
    assert refusal(written(tmp_path, content)).kind == "empty"


def test_a_file_of_page_furniture_alone_is_empty(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "Advertisement\n\nShare\n")).kind == "empty"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, bytes(range(256)) * 20))
    assert isinstance(error, UnsupportedError)
    assert error.kind == "binary"


def test_an_undecodable_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, LEAD.encode() + b" caf\x81\xe9")).kind == "encoding"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("\n".join(f"{n}\t{n * 7}\t{n * 3.5}\t-" for n in range(50)), "not-prose"),
        ("\n".join(f"2024-03-03 12:00:{n} GET /a/{n} 200 {n}ms" for n in range(50)), "not-prose"),
        ("def f(x):\n    y = x + 1\n    return y * 2\n" * 9, "not-prose"),
        ("Die Fähre ist im Nebel auf einen Felsen gelaufen. Niemand ist verletzt.", "language"),
        (
            "Le navire a heurté un rocher dans le brouillard, et il n'y a pas de blessés.",
            "language",
        ),
        ("フェリーは霧の中で岩にぶつかりましたが、けが人はいませんでした。", "language"),
    ],
    ids=["table", "log", "code", "German", "French", "Japanese"],
)
def test_what_is_no_english_story_is_refused_by_kind(
    tmp_path: Path, content: str, kind: str
) -> None:
    error = refusal(written(tmp_path, content))
    assert isinstance(error, NotAStoryError)
    assert error.kind == kind


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no space
    monkeypatch.delattr(Path, "open")
    error = refusal(path)
    assert error.kind == "too-large"
    assert re.search(r"\b50(?:\.0)? MB", error.message)


def test_piped_bytes_have_the_same_limit() -> None:
    with pytest.raises(UnsupportedError, match="too large"):
        read_bytes(b"a" * 101, source="-", limits=Limits(size=100))


def test_a_text_over_its_limit_is_too_long() -> None:
    with pytest.raises(UnsupportedError, match="101 characters is too long"):
        read_bytes(b"a" * 101, source="-", limits=Limits(text=100))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_forbidden_file_is_unreadable(tmp_path: Path) -> None:
    path = written(tmp_path, BODY)
    path.chmod(0)
    assert refusal(path).kind == "unreadable"


def test_a_file_that_the_system_cannot_read_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, BODY)
    monkeypatch.setattr(Path, "open", forbidden)
    error = refusal(path)
    assert error.kind == "unreadable"
    assert "Permission denied" in error.message


def test_a_folder_read_as_a_story_has_none(tmp_path: Path) -> None:
    assert refusal(tmp_path).kind == "no-stories"


# Folders


def test_a_folder_is_walked_in_sorted_order_without_hidden_files_and_other_formats(
    tmp_path: Path,
) -> None:
    for name in ["b.txt", "a.md", "README", "c.TXT", "d.png", ".hidden.txt", "e.csv"]:
        written(tmp_path, BODY, name)
    for folder in ["sub", ".git"]:
        (tmp_path / folder).mkdir()
        written(tmp_path / folder, BODY, "f.txt")
    found = find_sources([tmp_path])
    names = [Path(source.name).relative_to(tmp_path).as_posix() for source in found.sources]
    assert names == ["README", "a.md", "b.txt", "c.TXT", "sub/f.txt"]
    assert [path.name for path in (*found.other, *found.special)] == ["d.png", "e.csv"]
    assert {source.root for source in found.sources} == {tmp_path}


def test_paths_keep_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    paths = [written(tmp_path, BODY, name) for name in ["z.txt", "a.html", "m.txt"]]
    found = find_sources(paths)
    assert [source.path for source in found.sources] == paths
    assert (found.other, found.special) == ((), ())


def test_a_folder_without_stories_is_kept_so_that_reading_it_says_why(tmp_path: Path) -> None:
    written(tmp_path, b"\x89PNG", "a.png")
    found = find_sources([tmp_path])
    assert found.other == (tmp_path / "a.png",)
    with pytest.raises(NotAStoryError) as caught:
        read_source(found.sources[0])
    assert caught.value.kind == "no-stories"


def test_a_missing_path_is_kept_so_that_reading_it_says_why(tmp_path: Path) -> None:
    (source,) = find_sources([tmp_path / "none.txt"]).sources
    with pytest.raises(UnreadableError):
        read_source(source)


def test_what_is_no_file_in_a_folder_is_left_out_and_counted(tmp_path: Path) -> None:
    written(tmp_path, BODY)
    (tmp_path / "nothing.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    (tmp_path / "null.txt").symlink_to(os.devnull)
    os.mkfifo(tmp_path / "pipe.txt")
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(os.path.relpath(tmp_path / "socket.txt"))
    found = find_sources([tmp_path])
    assert [source.path for source in found.sources] == [tmp_path / "a.txt"]
    assert (len(found.other), len(found.special)) == (0, 5)


def test_links_that_go_round_end(tmp_path: Path) -> None:
    written(tmp_path, BODY)
    (tmp_path / "round").symlink_to(tmp_path)
    found = find_sources([tmp_path])
    assert (len(found.sources), found.special) == (1, (tmp_path / "round",))


RECORDS = "".join(
    f'{{"title": "Ferry {n}", "text": "Ferry number {n} ran aground off the coast on Monday."}}\n'
    for n in (1, 2, 3)
)


@pytest.mark.parametrize(
    "data",
    [
        RECORDS.encode(),
        gzip.compress(RECORDS.encode()),
        f"[{','.join(RECORDS.splitlines())}]".encode(),
    ],
)
def test_each_record_of_a_file_is_a_story(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "day.jsonl").write_bytes(data)
    (file,) = find_sources([tmp_path]).sources
    sources = list(stories_in(file))
    assert [source.name for source in sources] == [f"{tmp_path}/day.jsonl:{n}" for n in (1, 2, 3)]
    assert [read_source(source).headline for source in sources] == ["Ferry 1", "Ferry 2", "Ferry 3"]


@pytest.mark.parametrize("broken", ['{"title": "Fer', "{}}", "no record", "<html>"])
def test_a_broken_record_costs_no_other(tmp_path: Path, broken: str) -> None:
    first, _, third = RECORDS.splitlines()
    (tmp_path / "day.jsonl").write_text(f"{first}\n{broken}\n{third}\n")
    sources = list(stories_in(Source("day.jsonl", tmp_path / "day.jsonl")))
    assert read_source(sources[2]).headline == "Ferry 3"
    with pytest.raises(UnsupportedError, match="2: this JSON is broken"):
        read_source(sources[1])


def test_the_files_that_a_browser_saved_beside_a_page_are_no_stories(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text("<html><p>A ferry ran aground.</p></html>")
    (tmp_path / "ferry_files").mkdir()
    (tmp_path / "ferry_files" / "frame.html").write_text("<html><p>An advertisement.</p></html>")
    assert [source.path for source in find_sources([tmp_path]).sources] == [tmp_path / "ferry.html"]


def test_what_a_record_says_of_its_story_is_shown_inert() -> None:
    record = {
        "text": BODY,
        "title": "Fe\x1b[31mrry",
        "author": "Zoë\ud83d Munn",
        "site": "A\x1b[0m\ud83d",
    }
    story = read_bytes(json.dumps(record).encode(), source="a")
    assert (story.headline, story.byline, story.site) == ("Ferry", "Zoë Munn", "A")


def test_a_pipe_is_not_asked_what_it_holds_before_it_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (source,) = stories_in(Source("pipe", tmp_path / "pipe"))
    assert source.path == tmp_path / "pipe"


def test_an_address_is_refused_with_the_way_to_read_it() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_story("https://example.org/story")
    assert "curl" in caught.value.hint


def test_lines_that_a_site_puts_into_every_text_of_a_folder_are_left_out(tmp_path: Path) -> None:
    for number, beast in enumerate(("seal", "heron", "goat", "hen")):
        story = f"A {beast} came aboard number {number} on Friday, and was fed by all the crew."
        (tmp_path / f"{number}.txt").write_text(
            f"Ferry {number}\n\n{story}\n\nYour island home page"
        )
    for source in find_sources([tmp_path]).sources:
        assert "home page" not in read_source(source).text
        assert "home page" in read_story(source.path or "").text


def test_a_small_gzip_of_something_large_does_not_show_what_a_site_repeats(tmp_path: Path) -> None:
    for number in range(4):
        text = f"Ferry {number}\n\nYour island home page\n\n" + f"Word {number}.\n" * 200_000
        written(tmp_path, gzip.compress(text.encode(), 1), f"{number}.txt")
    assert {source.furniture for source in find_sources([tmp_path]).sources} == {frozenset()}
