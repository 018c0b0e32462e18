"""Names and mentions as CSV: what an analyst reads, and what a spreadsheet must not compute."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import told
from hypothesis import given
from hypothesis import strategies as st

from cli.app import main
from cli.render import Renderer
from cli.table import guarded, header, rows
from cli.terminal import Environment
from summarizer.errors import UnreadableError
from summarizer.story import Entity, Outcome, Summary

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    " =1",
    "\xa0=1",
    "\u200b=1",
    '"=1',
    "“=1",
    "'=1",
    "＝1",
    "﹢1",
    "－1",
    "＠x",
    "\x00=1",
    "a; =1",
    'a;"=1',
)
FAILED = Outcome(
    source="gone.txt", error=UnreadableError("gone.txt: no", hint="Check it.", kind="missing")
)

Surroundings = Callable[..., Environment]


def outcome(summary: Summary) -> Outcome:
    return Outcome(source=summary.story.source, summary=summary)


def parsed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def named(name: str) -> Summary:
    """A story about one company, whose text is its name."""
    entity = Entity(name=name, aliases=(name,), mentions=1, salience=1.0, spans=((0, len(name)),))
    return replace(told(name, source=name, headline=name), companies=(entity,))


def test_a_name_is_a_row_with_its_story(harbor: Summary) -> None:
    table = parsed(header("csv") + rows(harbor, form="csv"))
    assert [row["name"] for row in table] == [
        "Harbor Grid",
        "Lumen Freight",
        "Maria Delgado",
        "Tom Okafor",
        "Bright Street",
    ]
    assert table[2] == {
        "source": "stories/harbor.txt",
        "headline": harbor.story.headline,
        "published": "2024-03-04",
        "site": "",
        "kind": "person",
        "name": "Maria Delgado",
        "role": "who runs Harbor Grid",
        "affiliation": "",
        "aliases": "Maria Delgado; Delgado",
        "mentions": "2",
        "salience": "0.5",
    }


def test_a_mention_is_a_row_in_the_order_of_the_text_with_its_sentence(harbor: Summary) -> None:
    table = parsed(header("csv-mentions") + rows(harbor, form="csv-mentions"))
    starts = [int(row["start"]) for row in table]
    assert starts == sorted(starts)
    assert len(starts) == 7
    for row in table:
        assert harbor.story.text[int(row["start"]) : int(row["end"])] == row["text"]
        assert row["text"] in row["sentence"]
    assert (table[1]["name"], table[-1]["name"], table[-1]["text"]) == (
        "Lumen Freight",
        "Lumen Freight",
        "Lumen",
    )


def test_lines_end_as_rfc_4180_has_it(harbor: Summary) -> None:
    text = header("csv") + rows(harbor, form="csv")
    assert text.count("\n") == text.count("\r\n") == 6


@pytest.mark.parametrize("form", ["csv", "csv-mentions"])
def test_many_stories_are_one_table_that_comes_piece_by_piece(
    harbor: Summary, surroundings: Surroundings, form: str
) -> None:
    renderer = Renderer(format=form, environment=surroundings())
    pieces = list(renderer.many([FAILED, outcome(harbor), FAILED, outcome(harbor)]))
    assert len(pieces) == 2
    assert "".join(pieces).count("source,") == 1
    assert {row["source"] for row in parsed("".join(pieces))} == {"stories/harbor.txt"}


def test_a_failure_has_no_row_and_no_header(surroundings: Surroundings) -> None:
    renderer = Renderer(format="csv", environment=surroundings())
    assert renderer.one(FAILED) == "".join(renderer.many([FAILED])) == ""


def test_a_story_without_names_is_a_header(surroundings: Surroundings) -> None:
    renderer = Renderer(format="csv", environment=surroundings())
    assert renderer.one(outcome(told("It rained."))) == header("csv")


def test_a_file_opens_on_a_byte_order_mark_and_standard_output_does_not(
    surroundings: Surroundings,
) -> None:
    plain, marked = (
        Renderer(format="csv", environment=surroundings(), to_file=to_file)
        for to_file in (False, True)
    )
    done = [outcome(told("It rained.")), outcome(told("It shone."))]
    assert plain.one(done[0]) == header("csv")
    assert marked.one(done[0]) == "".join(marked.many(done)) == "\ufeff" + header("csv")


def significant(cell: str) -> str:
    """The first character that a spreadsheet might look at, in its usual width."""
    for char in cell:
        if char in ' \t\r\n"“”' or not char.isprintable():
            continue
        return unicodedata.normalize("NFKC", char)[:1]
    return ""


@pytest.mark.parametrize("text", FORMULAS)
def test_what_opens_a_formula_is_led_by_an_apostrophe(text: str) -> None:
    assert guarded(text).count("'") == text.count("'") + 1


@pytest.mark.parametrize("text", ["Ann Lee", "AT&T", "3-1 to Acme", "x=y", "a; b", "", "“Hello,”"])
def test_what_opens_none_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


hostile = st.text(st.sampled_from("=+-@＝﹢'\"“;, \t\r\n\x00\x1b\u200b\u202eaé1\ud800")) | st.text()


@given(hostile.filter(bool))
def test_no_cell_is_a_formula_a_command_or_two_cells(name: str) -> None:
    for form in ("csv", "csv-mentions"):
        text = header(form) + rows(named(name), form=form)
        columns, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert [len(line) for line in lines] == [len(columns)]
        assert text.count("\n") == 2
        text.encode("utf-8")
        for cell in lines[0]:
            assert significant(cell) not in set("=+-@")
            assert not set(cell) & set("\t\r\n\x00\x1b\u202e")


@given(hostile.filter(bool))
def test_nor_is_it_where_semicolons_part_cells(name: str) -> None:
    text = rows(named(name), form="csv")
    assert all(significant(cell) not in set("=+-@") for cell in text.split(";"))


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1))
def test_but_for_apostrophes_every_character_is_kept(name: str) -> None:
    (row,) = parsed(header("csv") + rows(named(name), form="csv"))
    assert row["name"].replace("'", "") == name.replace("'", "")


def test_the_command_writes_one_table_or_a_table_for_each_story(
    surroundings: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harbor: Summary
) -> None:
    monkeypatch.setattr(
        "summarizer.batch.summarized_sources",
        lambda stories, *_, **__: ((story, outcome(harbor)) for story in stories),
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Words.")
    assert (
        main(
            [str(tmp_path), "-f", "csv", "-o", str(tmp_path / "all.csv")],
            environment=surroundings(),
        )
        == 0
    )
    whole = (tmp_path / "all.csv").read_bytes()
    assert whole.startswith(b"\xef\xbb\xbfsource,headline,")
    assert whole.count(b"\r\n") == whole.count(b"\n") == 11
    folder = tmp_path / "out"
    for form in ("csv", "csv-mentions"):
        main([str(tmp_path), "-f", form, "--output-dir", str(folder)], environment=surroundings())
    assert sorted(path.name for path in folder.glob("[!.]*")) == [
        "a.csv",
        "a.mentions.csv",
        "b.csv",
        "b.mentions.csv",
    ]
    assert all(path.read_bytes()[:9] == b"\xef\xbb\xbfsource" for path in folder.glob("*.csv"))


@pytest.mark.parametrize("other", [("--digest",), ("--explain",)])
def test_a_table_refuses_what_has_no_place_in_it(
    surroundings: Surroundings, other: tuple[str, ...]
) -> None:
    environment = surroundings()
    assert main(["a.txt", "-f", "csv", *other], environment=environment) == 2
    assert "goes without" in environment.stderr.getvalue()  # type: ignore[union-attr]
