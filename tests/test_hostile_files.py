"""Files that were made to cost time, memory or the rest of a run; each in the real command.

What a program of quadratic time or unbounded memory would need for them is far beyond the limits
that are set here, so it would fail by these.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORDS = "The ferry to Holm stopped on Sunday after its crew walked out over pay."
PARAGRAPHS = b"".join(f"<p>{WORDS} It was day {day}.</p>\n".encode() for day in range(5))
MEMORY = 3_000_000_000  # bytes of addresses; the command takes a third of that, most of it unused

Run = Callable[..., "subprocess.CompletedProcess[str]"]

pytest.importorskip("resource", reason="needs limits of the system")
pytest.importorskip("docx", reason="needs the documents extra")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in a folder of its own, which may take so much memory and no more."""

    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def run(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        given: dict[str, object] = {"stdin": subprocess.DEVNULL} | options
        return subprocess.run(
            [sys.executable, "-m", "cli", *args],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": path},
            capture_output=True,
            encoding="utf-8",
            preexec_fn=limited,
            timeout=240,
            check=False,
            **given,  # type: ignore[call-overload]
        )

    return run


def refusals(run: Run, folder: Path, files: dict[str, bytes], *args: str) -> list[str]:
    """What the command says of stories that it all fails on, where it goes on with the next.

    One process has all of them, for most of the time of one goes into its start.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(WORDS)
    done = run(*files, "good.txt", "-f", "jsonl", "-j", "1", *args)
    assert done.returncode == 1
    assert done.stderr.count("\n") == len(files) + 1  # of each story, and of the whole
    *failed, good = map(json.loads, done.stdout.splitlines())
    assert good["text"] == WORDS
    errors = [each["error"] for each in failed]
    assert all(error["message"] in done.stderr and error["hint"] for error in errors)
    said = zip(files, errors, strict=True)
    return [error["message"].removeprefix(f"{name}: ") for name, error in said]


def docx_of(body: bytes = b"", **others: bytes) -> bytes:
    """A Word document with something after its text, and other files in it."""
    import docx

    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(made := io.BytesIO())
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | others
        text = parts["word/document.xml"].replace(b"</w:p>", b"</w:p>" + body, 1)
        for name, data in (parts | {"word/document.xml": text}).items():
            new.writestr(name, data)
    return packed.getvalue()


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, of which the first is the catalogue."""
    data, places = bytearray(b"%PDF-1.5\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return bytes(data) + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (size, table, end)


def stream(data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    head = b"<</Length %d /Filter /FlateDecode>>" % len(packed)
    return head + b"\nstream\n" + packed + b"\nendstream"


def pages_with(content: bytes, pages: int = 1) -> bytes:
    """A PDF with the same content on every page."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    page = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R"
        b" /Resources <</Font <</F1 4 0 R>>>>>>"
    )
    return pdf_of(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count %d /Kids [%b]>>" % (pages, kids),
        stream(content),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        *([page] * pages),
    )


SHOWN = b"BT /F1 12 Tf 72 700 Td (%b) Tj ET\n" % WORDS.encode()
LAUGHS = b"".join(
    b'<!ENTITY l%d "%b">' % (level, b"&l%d;" % (level - 1) * 10 if level else b"lol ")
    for level in range(10)
)


# What is packed


def test_a_small_gzip_of_something_large_is_refused(run: Run, tmp_path: Path) -> None:
    once = gzip.compress(b"word " * 8_000_000, 1)
    said = refusals(run, tmp_path, {"once.gz": once, "twice.gz": gzip.compress(once)})
    assert said == ["unpacked it is larger than 30 MB"] * 2


def test_a_line_of_json_in_a_small_gzip_is_refused_and_the_next_is_read(
    run: Run, tmp_path: Path
) -> None:
    long = b'{"text": "' + b"a " * 1_000_000 + b'"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(
        gzip.compress(long + json.dumps({"text": WORDS}).encode())
    )
    done = run("a.jsonl.gz", "-f", "jsonl", "-j", "1", "--max-size", "1")
    failed, good = map(json.loads, done.stdout.splitlines())
    assert failed["error"]["message"].endswith("too large for one story (the limit is 1 MB)")
    assert good["text"] == WORDS


def test_a_small_word_document_of_something_large_is_refused(run: Run, tmp_path: Path) -> None:
    parts = {"a.docx": "word/styles.xml", "b.docx": "word/media/a.png"}
    files = {name: docx_of(**{part: b"\0" * 40_000_000}) for name, part in parts.items()}
    assert refusals(run, tmp_path, files) == ["unpacked it is larger than 30 MB"] * 2


def test_a_limit_of_size_holds_for_what_is_packed(run: Run, tmp_path: Path) -> None:
    data = b"word " * 300_000
    said = refusals(run, tmp_path, {"a.gz": gzip.compress(data), "b": data}, "--max-size", "1")
    assert all("1 MB" in each for each in said)


# Nested, recursive, looping


def test_a_page_nested_deep_costs_no_more_than_itself(run: Run, tmp_path: Path) -> None:
    for tag in (b"div", b"b"):
        nested = b"<%b>" % tag * 100_000 + PARAGRAPHS + b"</%b>" % tag * 100_000
        (tmp_path / f"{tag.decode()}.html").write_bytes(b"<html><body><article>" + nested)
    (tmp_path / "good.html").write_bytes(b"<html><body><article>" + PARAGRAPHS)
    pages = ("div.html", "b.html", "good.html")
    done = run(*pages, "-f", "jsonl", "-j", "1", "--time-limit", "30")
    *nested_ones, good = map(json.loads, done.stdout.splitlines())
    assert good["text"]
    assert len(nested_ones) == 2
    assert all("text" in one or one["error"]["kind"] == "no-article" for one in nested_ones)


def test_xml_that_laughs_a_billion_times_is_not_heard(run: Run, tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [%b]>' % LAUGHS
    data = docx_of(b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("word/document.xml")
    data = docx_of(**{"word/document.xml": laughs + text.split(b"?>", 1)[1]})
    assert refusals(run, tmp_path, {"a.docx": data}) == ["this Word document is broken"]


def test_a_page_that_defines_entities_gets_none_of_them(run: Run, tmp_path: Path) -> None:
    openings = (b"<!DOCTYPE html [%b]>", b"<html><!DOCTYPE html [%b]>")
    for name, opening in zip("ab", openings, strict=True):
        page = opening % (LAUGHS + b'<!ENTITY file SYSTEM "file:///etc/passwd">')
        page += b"<html><body><article>" + PARAGRAPHS + b"<p>It said &l9; and &file; there.</p>"
        (tmp_path / name).write_bytes(page)
    done = run("a", "b", "-f", "json", "-j", "1")
    assert len(done.stdout) < 40_000
    assert "root:" not in done.stdout + done.stderr


LOOPS = {
    "itself.pdf": (b"<</Type /Pages /Count 1 /Kids [2 0 R]>>",),
    "other.pdf": (b"<</Type /Pages /Kids [3 0 R]>>", b"<</Type /Pages /Kids [2 0 R]>>"),
    "reference.pdf": (b"2 0 R",),
}


def test_a_pdf_that_loops_ends(run: Run, tmp_path: Path) -> None:
    catalogue = b"<</Type /Catalog /Pages 2 0 R>>"
    files = {name: pdf_of(catalogue, *pages) for name, pages in LOOPS.items()}
    said = refusals(run, tmp_path, files, "--time-limit", "2")
    ends = {"this PDF has no text, only pictures of it", "it took longer than 2 seconds"}
    assert set(said) <= ends


def test_of_a_long_pdf_a_reader_is_told_what_was_read(run: Run, tmp_path: Path) -> None:
    for name, pages in {"a.pdf": 61, "b.pdf": 20_000}.items():
        (tmp_path / name).write_bytes(pages_with(SHOWN, pages))
    done = run("a.pdf", "b.pdf", "-j", "1", "--memory-limit", "500")
    assert done.returncode == 0
    for name in ("a.pdf", "b.pdf"):
        assert f"{name}: only its first 60 pages are read" in done.stderr


def test_a_pdf_that_unpacks_without_end_takes_no_more_memory_than_it_may(
    run: Run, tmp_path: Path
) -> None:
    data = pages_with(SHOWN + b" " * 100_000_000)
    said = refusals(run, tmp_path, {"a.pdf": data}, "--memory-limit", "90")
    assert said == ["it takes more memory than there is for one story"]


def test_the_memory_that_a_reader_allows_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS + "\n\n" + f"{WORDS}\n\n" * 100)
    assert run("a.txt", "--memory-limit", "1").returncode == 1
    assert run("a.txt", "--memory-limit", "500").returncode == 0


# Large, long, many


def test_a_file_of_a_gigabyte_is_refused_by_its_size(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(1_000_000_000)  # sparse: takes no space
    done = run("a.txt")
    assert done.returncode == 1
    assert "a.txt: 1000.0 MB is too large for one story (the limit is 30 MB)." in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without end")
@pytest.mark.parametrize("args", [("/dev/zero",), ("-",), ("/dev/zero", "--output-dir", "out")])
def test_what_has_no_end_is_read_up_to_the_limit(run: Run, args: tuple[str, ...]) -> None:
    with Path("/dev/zero").open("rb") as zeros:
        done = run(*args, stdin=zeros)
    assert done.returncode == 1
    assert "too large for one story (the limit is 30 MB)" in done.stderr


def test_a_pipe_that_nobody_writes_into_is_not_waited_for_for_ever(
    run: Run, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("pipe", "--time-limit", "2")
    assert done.returncode == 1
    assert "pipe: it took longer than 2 seconds." in done.stderr


def test_a_long_text_is_refused_by_its_length(run: Run, tmp_path: Path) -> None:
    files = {"short": b"a\n\n" * 9_900_000, "long": b"word " * 5_900_000}
    for said in refusals(run, tmp_path, files):
        assert said.endswith("characters is too long for one story (the limit is 1,000,000)")


SLOW = {
    "paragraphs": "a\n\n" * 333_000,
    "signs": f"{WORDS}\n\n" + "(" * 900_000,
    "ellipses": f"{WORDS}\n\n" + "…" * 900_000,
    "data": f"{WORDS}\n\n" + "aGVsbG8=" * 110_000,
    "marks": f"{WORDS}\n\na" + "\u0301" * 400_000 + "\u0316" * 400_000,
    "references": f"{WORDS}\n\n" + "&amp;" * 180_000,
    "escapes": f"{WORDS}\n\n" + "\x1b]" * 450_000,
    "emphasis": f"# Head\n\n**a** and **b**\n\n{WORDS}\n\n" + "[" * 400_000,
    "copyrights": f"{WORDS}\n\n" + "\n\n".join(["copyright " + "c" * 300] * 2800),
}


def test_a_text_that_drives_patterns_ends_in_time_one_way_or_the_other(
    run: Run, tmp_path: Path
) -> None:
    for name, text in SLOW.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(*SLOW, "-f", "jsonl", "-j", "1", "--time-limit", "3")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["source"] for record in records] == list(SLOW)
    for record in records:
        if "error" in record:
            assert record["error"]["kind"] in {"too-slow", "not-prose"}
        else:
            assert record["text"].startswith(WORDS)


SPARE = "Give its text alone, or allow more with --time-limit."


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_story_that_takes_too_long_costs_none_of_the_others(
    run: Run, tmp_path: Path, jobs: str
) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/1.txt", "b/3.txt", "b/4.txt"):
        (tmp_path / name).write_text(WORDS)
    (tmp_path / "b" / "2.html").write_bytes(b"<html><body " + b"a=1 " * 10 + attributes(300_000))
    done = run("b", "-f", "jsonl", "-j", jobs, "--time-limit", "3")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["source"] for record in records] == ["b/1.txt", "b/2.html", "b/3.txt", "b/4.txt"]
    assert [record.get("error", {}).get("kind") for record in records] == [
        None,
        "too-slow",
        None,
        None,
    ]
    assert "3 done, 1 failed (1 too slow)" in done.stderr


def attributes(number: int) -> bytes:
    """Attributes that take lxml the square of their number, in code that no signal interrupts."""
    return b" ".join(b"a%d=1" % index for index in range(number)) + b">" + PARAGRAPHS


def test_a_time_limit_holds_where_one_story_is_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><body " + attributes(300_000))
    done = run("a.html", "-f", "json", "--time-limit", "2")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["kind"] == "too-slow"
    assert done.stderr == f"standfirst: a.html: it took longer than 2 seconds. {SPARE}\n"


# What is no file


def test_of_a_folder_only_files_are_read_and_the_rest_is_counted(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "good.txt").write_text(WORDS)
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(folder)
        listening.bind("socket.txt")
    done = run("day", "-f", "jsonl")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["day/good.txt"]
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "6 " in done.stderr
