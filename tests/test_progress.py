"""The bar on standard error: who sees it, and what stands above it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Screen, told

import summarizer.batch
from cli.app import main
from cli.progress import Bar, shown_bar
from cli.terminal import Environment
from summarizer.errors import UnreadableError
from summarizer.sources import Source
from summarizer.story import Outcome
from summarizer.summarizing import Summarizer

Surroundings = Callable[..., Environment]

CODE = re.compile(r"\x1b\[[0-9;?]*([A-Za-z])")
MOVES = {"A", "K", "G", "l", "h"}  # cursor up, erase line, to a column, hide and show


def work(
    sources: Iterable[Source | Outcome], _: Summarizer, **__: object
) -> Iterator[tuple[Source | Outcome, Outcome]]:
    """Stands in for the library; files named `bad` fail."""
    for source in sources:
        assert isinstance(source, Source)
        error = UnreadableError(f"{source.name}: gone", hint="Look for it.", kind="missing")
        failed = Outcome(source=source.name, error=error)
        done = Outcome(source=source.name, summary=told("It rained."))
        yield source, failed if "bad" in source.name else done


@pytest.fixture(autouse=True)
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summarizer.batch, "summarized_sources", work)


@pytest.fixture
def out(tmp_path: Path) -> str:
    return str(tmp_path / "out.txt")


@contextmanager
def bar_on(screen: Screen, variables: Mapping[str, str], *, total: int | None) -> Iterator[Bar]:
    terminal = {"TERM": "xterm-256color", "COLUMNS": "70", **variables}
    environment = Environment(stdin=None, stdout=None, stderr=screen, variables=terminal)
    with shown_bar(environment.error_console(), total=total) as bar:
        yield bar


def seen(environment: Environment, *args: str) -> str:
    """What a command line prints on standard error."""
    main(args, environment=environment)
    stream = environment.stderr
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


def plain(text: str) -> str:
    return CODE.sub("", text)


def on_screen(surroundings: Surroundings, *, stdout: bool = False, **more: str) -> Environment:
    environment = surroundings(screen=stdout)
    variables = {**environment.variables, **more}
    return replace(environment, stderr=Screen(), variables=variables)


def test_a_file_that_holds_more_than_it_seemed_to_moves_the_end() -> None:
    screen = Screen()
    with bar_on(screen, {}, total=1) as bar:
        for _ in range(3):
            bar.advance(failed=0)
    assert "3/3" in plain(screen.getvalue())


def test_the_bar_knows_how_many_lines_a_file_has(
    surroundings: Surroundings, out: str, tmp_path: Path
) -> None:
    (tmp_path / "day.jsonl").write_text('{"text": "Words."}\n{"text": "More."}\n{"text": "End."}')
    (tmp_path / "one.txt").write_text("Words.")
    said = plain(seen(on_screen(surroundings), str(tmp_path), "-o", out))
    assert "4/4" in said


def test_of_records_that_fail_alike_the_first_are_named_and_the_rest_counted(
    surroundings: Surroundings, out: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "Words."}\n' * 80)
    (tmp_path / "other.jsonl").write_text('{"text": "Words."}\n' * 2)
    for quiet in ((), ("-q",)):
        said = seen(surroundings(), str(tmp_path / "bad.jsonl"), "-o", out, *quiet).splitlines()
        assert [line.count("gone") for line in said[:4]] == [1, 1, 1, 0]
        assert "bad.jsonl: 77 more records failed as those before (missing)." in said[3]
    assert "more records" not in seen(surroundings(), str(tmp_path / "other.jsonl"), "-o", out)


@pytest.mark.parametrize("total", [3, None])
def test_the_bar_counts_stories_and_failures(total: int | None) -> None:
    screen = Screen()
    with bar_on(screen, {}, total=total) as bar:
        for failed in (0, 1, 1):
            bar.advance(failed=failed)
    said = plain(screen.getvalue())
    assert f"3/{total or '?'}" in said
    assert "1 failed" in said


def test_before_the_first_story_it_says_what_it_waits_for() -> None:
    screen = Screen()
    with bar_on(screen, {}, total=3):
        pass
    assert "loading" in screen.getvalue()


def test_a_message_is_a_line_of_its_own_as_it_is() -> None:
    screen = Screen()
    line = "standfirst: [bold]a[/bold] :smile: 12 'b' " + "long " * 30
    with bar_on(screen, {}, total=3) as bar:
        bar.say(line)
    assert line in plain(screen.getvalue()).splitlines()


def test_without_colours_nothing_but_the_cursor_is_commanded() -> None:
    screen = Screen()
    with bar_on(screen, {"NO_COLOR": "1"}, total=3) as bar:
        bar.advance(failed=1)
        bar.say("standfirst: words")
    codes = {code[0] for code in CODE.finditer(screen.getvalue()) if code[1] not in MOVES}
    assert all(re.fullmatch(r"\x1b\[[0-2]?m", code) for code in codes)  # bold, dim, and their end


def test_a_dumb_terminal_gets_messages_and_no_codes() -> None:
    screen = Screen()
    with bar_on(screen, {"TERM": "dumb"}, total=3) as bar:
        bar.advance(failed=1)
        bar.say("standfirst: words")
    assert "\x1b" not in screen.getvalue()
    assert "standfirst: words\n" in screen.getvalue()


def test_the_bar_is_gone_at_the_end() -> None:
    screen = Screen()
    with bar_on(screen, {}, total=3) as bar:
        bar.advance(failed=0)
    assert screen.getvalue().endswith(("\x1b[2K", "\x1b[?25h\r\x1b[1A\x1b[2K"))


def test_a_run_shows_it_with_failures_above_and_the_sum_below(
    surroundings: Surroundings, out: str
) -> None:
    said = plain(seen(on_screen(surroundings), "a.txt", "bad.txt", "b.txt", "-o", out))
    lines = said.splitlines()
    assert "standfirst: bad.txt: gone. Look for it." in lines
    assert lines[-1].startswith("standfirst: 2 done, 1 failed (1 missing), ")
    assert "3/3" in said


def test_a_name_cannot_command_the_terminal_through_the_bar(
    surroundings: Surroundings, out: str
) -> None:
    said = seen(on_screen(surroundings), "bad\x1b[31m.txt", "b.txt", "-o", out)
    assert "\x1b[31m.txt" not in said
    assert "31m.txt: gone." in said


def test_beside_results_on_the_same_terminal_there_is_none(surroundings: Surroundings) -> None:
    said = seen(on_screen(surroundings, stdout=True), "a.txt", "b.txt")
    assert "\x1b" not in said
    assert said.startswith("standfirst: 2 done, ")


def test_with_results_in_a_pipe_there_is_one(surroundings: Surroundings) -> None:
    assert "2/2" in plain(seen(on_screen(surroundings), "a.txt", "b.txt"))


def test_quiet_shows_none(surroundings: Surroundings, out: str) -> None:
    assert seen(on_screen(surroundings), "a.txt", "b.txt", "-q", "-o", out) == ""


def test_where_standard_error_is_no_terminal_nothing_is_said(
    surroundings: Surroundings, out: str
) -> None:
    assert seen(surroundings(), "a.txt", "b.txt") == ""
    assert seen(surroundings(screen=True), "a.txt", "b.txt", "-o", out) == ""


def test_forced_colours_make_no_bar_where_there_is_no_terminal(
    surroundings: Surroundings, out: str
) -> None:
    environment = replace(surroundings(), variables={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert seen(environment, "a.txt", "b.txt", "-o", out) == ""
