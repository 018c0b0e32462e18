"""Text that was made to command a terminal, a browser, a spreadsheet or a program that reads lines.

Here it stands in everything that a story can say, and comes out of the command in every format.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import summarizer.batch
from cli.app import main
from cli.settings import FORMATS as EVERY_FORMAT
from cli.settings import TABLES
from cli.terminal import Environment
from summarizer.errors import UnexpectedError
from summarizer.sources import Source
from summarizer.story import Entity, Outcome, Sentence, Story, Summary

ROOT = Path(__file__).parents[1]
Surroundings = Callable[..., Environment]

TRICKS = {
    "colour": "\x1b[31mevil\x1b[0m",
    "cursor": "\x1b[2J\x1b[1;1Hevil",
    "title": "\x1b]0;evil\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\evil\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07evil",
    "device": "\x1bP+q544e\x1b\\evil",
    "application": "\x1b_evil\x1b\\ \x1b^evil\x1b\\ \x1bXevil\x1b\\",
    "c1": "\x9b31mevil \x9d8;;https://evil.example\x9c \x90q\x9c",
    "bidi": "\u202eevil\u202c \u2066evil\u2069 \u200f\u061c",
    "backspace": "good\b\b\b\bevil\revil\x7f",
    "bell": "evil\x07\x05\x0e",
    "tags": "evil\U000e0065\U000e0076",
    "lines": "evil\n\nevil\u2028evil\u2029evil\x85evil\x0bevil\x0cevil",
    "no character": "evil\ud800\udfff\x00\ufeff\ufffa",
    "rich": "[red]evil[/red] [link=https://evil.example]evil[/link] [/] [bold",
    "emoji": ":smile: :skull:",
    "script": "</script><script>alert('evil')</script>",
    "attribute": '"><img src=x onerror="alert(1)"> \' onmouseover=\'alert(2)',
    "svg": "<svg/onload=alert('evil')><math><mi xlink:href='javascript:alert(1)'>",
    "style": "</style><style>body{background:url(https://evil.example)}</style>",
    "address": "javascript:alert('evil') data:text/html,evil",
    "comment": "--><!--<![CDATA[evil]]>",
    "template": "{{ 7 * 7 }}{% include 'evil' %}",
    "formula": '=HYPERLINK("https://evil.example")',
    "markdown": "![evil](https://evil.example/a.png) [evil](javascript:evil) <b>evil</b> `evil`",
}
COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u2028\u2029\U000e0000-\U000e007f\ud800-\udfff]"
)
OURS = re.compile(r"\x1b\[[\d;]*m")  # the colours of the rich view
ALL = " ".join(TRICKS.values())
FORMS = ("rich", "text", "markdown")
OPTIONS = ((), ("--explain",), ("--digest",), ("--digest", "--by", "salience"))


def saying(text: str) -> Summary:
    """A summary in which every text is this one."""
    spans = ((0, len(text)),)
    body = f"{text} It rained."
    sentences = tuple(
        Sentence(text=part, index=index, start=0, end=1, salience=0.5, reasons=(f"+ {text}",))
        for index, part in enumerate((text, body))
    )
    names = tuple(
        Entity(
            name=text + end,
            aliases=(text + end, text),
            mentions=2,
            salience=0.5,
            spans=spans,
            role=text,
            affiliation=text,
        )
        for end in "AB"
    )
    story = Story(
        source=text,
        text=body,
        headline=text,
        byline=text,
        published=text,
        site=text,
        language=text,
        notes=(text,),
    )
    return Summary(
        story=story,
        sentences=sentences,
        chosen=(0, 1),
        companies=names,
        people=names,
        organizations=names,
    )


def failing(text: str) -> Outcome:
    return Outcome(source=text, error=UnexpectedError(text, hint=text, kind=text))


def ran(
    environment: Environment, outcomes: list[Outcome], folder: Path, *args: str
) -> tuple[str, str]:
    """What the command writes of outcomes, and what it says."""

    def made(stories: Iterable[Source], *_: Any, **__: Any) -> Iterator[tuple[Source, Outcome]]:
        return zip(stories, outcomes, strict=False)

    paths = [folder / f"{number}.txt" for number in range(len(outcomes))]
    for path in paths:
        path.write_text("Words.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summarizer.batch, "summarized_sources", made)
        main([*map(str, paths), *args], environment=environment)
    return environment.stdout.getvalue(), environment.stderr.getvalue()  # type: ignore[union-attr]


def all_of(text: str) -> list[Outcome]:
    return [Outcome(source=text, summary=saying(text)), failing(text)]


def test_the_tricks_stand_in_every_text_of_a_summary() -> None:
    for part in (saying("evil"), saying("evil").story, saying("evil").companies[0]):
        for field in fields(part):
            value = getattr(part, field.name)
            is_text = field.name not in {"chosen", "spans", "mentions", "salience"}
            assert "evil" in str(value) or not is_text


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("form", FORMS)
def test_no_view_for_a_terminal_says_anything_to_it(
    surroundings: Surroundings, tmp_path: Path, form: str, options: tuple[str, ...]
) -> None:
    for screen in (True, False):
        environment = surroundings(screen=screen)
        seen, said = ran(environment, all_of(ALL), tmp_path, "-f", form, *options, "-v")
        assert "evil" in seen
        assert "evil" in said
        for text in (OURS.sub("", seen), said):
            assert not COMMANDS.findall(text)


def test_markup_of_rich_is_shown_as_it_is_written(
    surroundings: Surroundings, tmp_path: Path
) -> None:
    text = "[red]evil[/red] [link=https://a.example]b[/link] :smile:"
    for options in ((), ("--explain",), ("--digest",)):
        folder = tmp_path / "-".join(("a", *options))
        folder.mkdir()
        seen, _ = ran(surroundings(screen=True), all_of(text)[:1], folder, "-f", "rich", *options)
        assert text in " ".join(OURS.sub("", seen).split())


@pytest.mark.parametrize("options", [(), ("--explain",), ("--digest",)])
@pytest.mark.parametrize("trick", TRICKS)
def test_a_page_has_no_element_script_style_or_address_of_a_story(
    surroundings: Surroundings, tmp_path: Path, trick: str, options: tuple[str, ...]
) -> None:
    plain, _ = ran(surroundings(), all_of("evil"), tmp_path, "-f", "html", *options)
    page, _ = ran(surroundings(), all_of(TRICKS[trick]), tmp_path, "-f", "html", *options)
    assert shape(page) == shape(plain)
    assert not COMMANDS.findall(page)
    assert "49" not in (html.fromstring(page).findtext(".//h1") or "")


def shape(page: str) -> list[tuple[str, list[str], str]]:
    """What a browser makes of a page but its words: elements, their attributes, and all code."""
    elements = html.document_fromstring(page).iter()
    return [
        (str(each.tag), sorted(each.attrib), str(each.text) if each.tag in CODE else "")
        for each in elements
        if each.tag not in {"br", "mark"}  # which follow the words
    ]


CODE = {"script", "style"}


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("trick", TRICKS)
def test_a_table_holds_no_formula_no_command_and_no_second_line(
    surroundings: Surroundings, tmp_path: Path, trick: str, form: str
) -> None:
    text, said = ran(surroundings(), all_of(TRICKS[trick])[:1], tmp_path, "-f", form)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == text.count("\n") > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@\t\r")]
    assert not COMMANDS.findall(text.replace("\r\n", "\n"))
    assert not COMMANDS.findall(said)


few = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
anything = st.text() | st.text(st.characters())  # the latter with lone surrogates


@pytest.mark.parametrize("options", [(), ("--explain",)])
@few
@given(text=anything | st.sampled_from(sorted(TRICKS.values())))
def test_a_line_of_json_is_one_line_and_gives_the_text_back(
    surroundings: Surroundings, tmp_path: Path, options: tuple[str, ...], text: str
) -> None:
    written, _ = ran(surroundings(), all_of(text), tmp_path, "-f", "jsonl", *options)
    text = re.sub("[\ud800-\udfff]", spelt_out, text)
    written.encode("utf-8")
    assert not COMMANDS.findall(written)
    story, failed = [json.loads(line) for line in written.splitlines()]
    assert story["headline"] == story["people"][0]["role"] == failed["error"]["message"] == text


def spelt_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return rf"\x{code - 0xDC00:02x}" if 0xDC80 <= code < 0xDD00 else "\N{REPLACEMENT CHARACTER}"


@few
@given(text=anything, form=st.sampled_from(EVERY_FORMAT), screen=st.booleans())
def test_no_text_whatever_commands_whoever_shows_it(
    surroundings: Surroundings, tmp_path: Path, text: str, form: str, *, screen: bool
) -> None:
    seen, said = ran(surroundings(screen=screen), all_of(text), tmp_path, "-f", form)
    for shown in (OURS.sub("", seen).replace("\r\n", "\n"), said):
        assert not COMMANDS.findall(shown)


@pytest.mark.parametrize("trick", TRICKS)
def test_a_name_on_the_command_line_is_repeated_inert(
    surroundings: Surroundings, trick: str
) -> None:
    name = TRICKS[trick].replace("\x00", "")
    for args in ((name,), ("--format", name), ("-o", f"{name}/a", "x"), ("--focus", "a", name)):
        environment = surroundings()
        main(args, environment=environment)
        said = environment.stderr.getvalue()  # type: ignore[union-attr]
        assert said.count("\n") == 1
        assert not COMMANDS.findall(said)


def test_a_traceback_is_inert_too(
    surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("".join(TRICKS.values()))

    monkeypatch.setattr("cli.run.gather", fail)
    environment = surroundings()
    main(["a.txt", "-v"], environment=environment)
    said = environment.stderr.getvalue()  # type: ignore[union-attr]
    assert "Traceback (most recent call last)" in said
    assert not COMMANDS.findall(said)


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are no text")
@pytest.mark.parametrize("form", ["text", "rich", "html", "jsonl", "csv"])
def test_a_file_with_a_hostile_name_is_a_story_as_any_other(tmp_path: Path, form: str) -> None:
    folder = os.fsencode(tmp_path)
    name = b"\x1b]0;evil\x07 \xff\xfe \xe2\x80\xae=1+1 <b>[red] 'x'.txt"
    with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
        file.write(b"The ferry to Holm stopped on Sunday after its crew walked out over pay.\n")
    done = subprocess.run(
        [sys.executable, "-m", "cli", tmp_path, "-f", form, "-v", "--time-limit", "60"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    for said in (done.stdout, done.stderr):
        assert not COMMANDS.findall(said.decode("utf-8").replace("\r\n", "\n"))
    assert b"ferry" in done.stdout or form in TABLES
