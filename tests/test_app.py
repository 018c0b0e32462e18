"""The command in this process, with the library's work replaced: options, streams, exit codes."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import told

import summarizer.batch
import summarizer.pipeline
from cli.app import main
from cli.terminal import Environment
from summarizer.errors import ModelError, UnreadableError
from summarizer.sources import Source
from summarizer.story import Length, Outcome
from summarizer.summarizing import Summarizer

Surroundings = Callable[..., Environment]


class Work:
    """Stands in for the library: keeps what it was given, fails on files named `bad`."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.summarizer = Summarizer()
        self.jobs = 0
        self.ordered = True
        self.error: BaseException | None = None

    def __call__(
        self,
        sources: Iterable[Source | Outcome],
        summarizer: Summarizer,
        *,
        jobs: int = 1,
        ordered: bool = True,
    ) -> Iterator[tuple[Source | Outcome, Outcome]]:
        items = list(sources)
        self.sources = [item for item in items if isinstance(item, Source)]
        self.summarizer, self.jobs, self.ordered = summarizer, jobs, ordered
        for item in items:
            yield item, item if isinstance(item, Outcome) else self._outcome(item)
        if self.error is not None:
            raise self.error

    @staticmethod
    def _outcome(source: Source) -> Outcome:
        if "bad" in source.name:
            error = UnreadableError(
                f"{source.name}: no such file", hint="Check the spelling.", kind="missing"
            )
            return Outcome(source=source.name, error=error)
        return Outcome(source=source.name, summary=told("It rained.", source=source.name))


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    made = Work()
    monkeypatch.setattr(summarizer.batch, "summarized_sources", made)
    return made


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "photo.jpg"):
        (folder / name).write_text("Words.")
    return folder


def ran(environment: Environment, *args: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command line, in no time at all."""
    code = main([str(arg) for arg in args], environment=environment)
    err = re.sub(r"\d+\.\d s\b", "0.0 s", shown(environment.stderr))
    return code, shown(environment.stdout), err


def shown(stream: Any) -> str:
    text: str = stream.getvalue()
    return text


def test_a_story_is_summarized_to_standard_output(surroundings: Surroundings) -> None:
    assert ran(surroundings(), "a.txt") == (0, "It rained.\n", "")


@pytest.mark.parametrize(
    ("args", "length"),
    [
        ((), Length()),
        (("-n", "5"), Length(sentences=5)),
        (("-w", "80"), Length(words=80)),
        (("--percent", "30%"), Length(percent=30.0)),
        (("-n", "2", "-w", "80"), Length(sentences=2, words=80)),
    ],
)
def test_the_length_follows_the_story_unless_another_is_given(
    surroundings: Surroundings, work: Work, args: tuple[str, ...], length: Length
) -> None:
    ran(surroundings(), "a.txt", *args)
    assert work.summarizer.length == length


def test_a_focus_is_passed_on(surroundings: Surroundings, work: Work) -> None:
    ran(surroundings(), "a.txt", "--focus", "Oracle")
    assert work.summarizer.focus == "Oracle"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--focus", " ?"), "must hold a word"),
        (("-n", "0"), "must be a whole number of 1 or more, not 0"),
        (("-w", "-3"), "must be a whole number of 1 or more, not -3"),
        (("-n", "many"), "must be a whole number of 1 or more, not many"),
        (("--percent", "0"), "over 0 and up to 100, not 0"),
        (("--percent", "101"), "over 0 and up to 100"),
        (("--percent", "nan"), "over 0 and up to 100"),
        (("-j", "0"), "whole number of 1 or more"),
        (("--max-size", "1000001"), "must be 1,000,000 or less, not 1000001"),
        (("--max-text", "9" * 40), "must be 1,000,000 or less"),
        (("--memory-limit", "9" * 40), "must be 1,000,000 or less"),
        (("--time-limit", "9" * 40), "must be 1,000,000 or less"),
        (("-f", "docx"), "'docx' is not one of"),
        (
            ("--formt", "json"),
            "no such option '--formt'. (Did you mean one of: '--force', '--format'?)",
        ),
        (("-o", "x.txt", "--output-dir", "x"), "exclude each other"),
        (("--output-dir", "x", "-f", "jsonl"), "not jsonl"),
        (("-o", "no/such/folder/x.txt"), "there is no folder"),
        (("-", "-"), "only once"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused_in_one_line(
    surroundings: Surroundings, work: Work, args: tuple[str, ...], said: str
) -> None:
    code, out, err = ran(surroundings(), "a.txt", *args)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("standfirst: ")
    assert said in err
    assert "standfirst --help" in err
    assert not work.sources


def test_help_says_every_option_within_eighty_columns(surroundings: Surroundings) -> None:
    code, out, err = ran(surroundings(), "--help")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    for (
        option
    ) in "-n -w --percent -f -o --output-dir --explain -j --model --color -q -v -h".split():
        assert f"{option}" in out
    assert "Examples:" in out


def test_without_source_on_a_terminal_the_help_is_shown(surroundings: Surroundings) -> None:
    code, out, err = ran(surroundings(keyboard=True))
    assert (code, err) == (2, "")
    assert out.startswith("Usage: standfirst")


@pytest.mark.parametrize("args", [(), ("-",)])
def test_what_is_piped_in_is_read_as_bytes(
    surroundings: Surroundings, work: Work, args: tuple[str, ...]
) -> None:
    assert ran(surroundings(b"\xff\xfew\x00"), *args)[0] == 0
    assert work.sources == [Source(name="-", data=b"\xff\xfew\x00")]


def test_a_dash_among_files_is_standard_input_in_its_place(
    surroundings: Surroundings, work: Work
) -> None:
    ran(surroundings(b"words"), "a.txt", "-", "b.txt")
    assert [source.name for source in work.sources] == ["a.txt", "-", "b.txt"]


def test_closed_standard_input_fails_and_the_other_stories_are_done(
    surroundings: Surroundings,
) -> None:
    environment = replace(surroundings(), stdin=None)
    code, out, err = ran(environment, "a.txt", "-", "b.txt", "-f", "jsonl")
    assert code == 1
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["a.txt", "-", "b.txt"]
    assert "standard input cannot be read: it is closed. Name a file" in err


def test_a_failing_story_is_said_and_the_rest_is_done(surroundings: Surroundings) -> None:
    code, out, err = ran(surroundings(), "a.txt", "bad.txt", "b.txt")
    assert code == 1
    assert out.count("It rained.") == 2
    assert err.splitlines() == [
        "standfirst: bad.txt: no such file. Check the spelling.",
        "standfirst: 2 done, 1 failed (1 missing), 0.0 s.",
    ]


def test_json_is_an_object_for_a_story_and_an_array_for_a_folder(
    surroundings: Surroundings, stories: Path
) -> None:
    (stories / "b.txt").unlink()
    assert json.loads(ran(surroundings(), stories / "a.txt", "-f", "json")[1])["schema"] == 1
    (record,) = json.loads(ran(surroundings(), stories, "-f", "json")[1])
    assert record["source"] == str(stories / "a.txt")


def test_a_failure_is_a_record_too(surroundings: Surroundings) -> None:
    code, out, _ = ran(surroundings(), "bad.txt", "-f", "json")
    assert code == 1
    assert json.loads(out)["error"]["kind"] == "missing"


def test_files_that_are_no_stories_are_counted_unless_quiet(
    surroundings: Surroundings, stories: Path
) -> None:
    said = "1 file left out (not a kind that is read)"
    assert ran(surroundings(), stories)[2] == f"standfirst: {said}.\n"
    assert f"{said}: {stories / 'photo.jpg'}.\n" in ran(surroundings(), stories, "-v")[2]
    assert ran(surroundings(), stories, "-q")[2] == ""


def test_a_story_that_is_named_twice_is_read_once(
    surroundings: Surroundings, work: Work, stories: Path
) -> None:
    names = (stories, stories / "a.txt", stories / ".." / stories.name / "b.txt")
    err = ran(surroundings(), *names)[2]
    assert [source.path.name for source in work.sources if source.path] == ["a.txt", "b.txt"]
    assert "2 files left out (named twice)" in err


@pytest.mark.parametrize(
    "earlier",
    [
        '<!DOCTYPE html>\n<html>\n<head>\n<meta name="generator" content="standfirst">',
        "Digest of 2 stories\n\n1. It rained.",
        '{\n  "schema": 1,\n  "stories": []}',
    ],
)
def test_a_document_in_the_folder_of_its_stories_may_be_written_anew(
    surroundings: Surroundings, work: Work, stories: Path, earlier: str
) -> None:
    day = stories / "day.txt"
    for _ in range(2):
        day.write_text(earlier)
        code, _, err = ran(surroundings(), stories, "--digest", "-o", day)
        assert (code, "results of an earlier run" in err) == (0, True)
        assert [source.path.name for source in work.sources if source.path] == ["a.txt", "b.txt"]
    day.write_text("My notes.")
    assert ran(surroundings(), stories, "--digest", "-o", day)[0] == 2


def test_a_screen_gets_the_rich_view_and_a_pipe_plain_text(surroundings: Surroundings) -> None:
    assert "\x1b[2m1 of 1 sentence" in ran(surroundings(screen=True), "a.txt")[1]
    assert ran(surroundings(), "a.txt")[1] == "It rained.\n"


@pytest.mark.parametrize(
    ("variables", "args", "colours"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({}, ("--color", "always"), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"TERM": "dumb"}, ("--color", "always"), True),
    ],
)
def test_the_option_decides_about_colour_before_the_variables_do(
    surroundings: Surroundings,
    variables: dict[str, str],
    args: tuple[str, ...],
    *,
    colours: bool,
) -> None:
    environment = replace(surroundings(), variables={"TERM": "xterm"} | variables)
    assert ("\x1b[" in ran(environment, "a.txt", "-f", "rich", *args)[1]) == colours


def test_no_color_takes_the_colours_from_a_screen(surroundings: Surroundings) -> None:
    variables = {"TERM": "xterm", "NO_COLOR": "1"}
    out = ran(replace(surroundings(screen=True), variables=variables), "a.txt")[1]
    assert "\x1b[3" not in out


def test_a_file_gets_what_standard_output_would(surroundings: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert ran(surroundings(screen=True), "a.txt", "-f", "json", "-o", path) == (0, "", "")
    assert json.loads(path.read_text())["source"] == "a.txt"


def test_a_file_gets_no_colours_though_there_is_a_screen(
    surroundings: Surroundings, tmp_path: Path
) -> None:
    path = tmp_path / "out.txt"
    ran(surroundings(screen=True), "a.txt", "-f", "rich", "-o", path)
    assert "It rained." in path.read_text()
    assert "\x1b" not in path.read_text()


def test_a_folder_gets_a_file_for_each_story_that_is_done(
    surroundings: Surroundings, stories: Path, tmp_path: Path
) -> None:
    (stories / "bad.txt").touch()
    out = tmp_path / "out"
    assert ran(surroundings(), stories, "--output-dir", out, "-f", "markdown")[0] == 1
    assert sorted(path.name for path in out.glob("[!.]*")) == ["a.md", "b.md"]


def test_results_inside_the_folder_of_stories_are_not_read_again(
    surroundings: Surroundings, work: Work, stories: Path
) -> None:
    for _ in range(2):
        err = ran(surroundings(), stories, "--force", "--output-dir", stories / "out")[2]
        assert [source.path.name for source in work.sources if source.path] == ["a.txt", "b.txt"]
    assert "2 files left out (results of an earlier run)" in err


def test_results_are_not_read_again_as_stories_by_any_run(
    surroundings: Surroundings, work: Work, stories: Path
) -> None:
    ran(surroundings(), stories / "a.txt", "--output-dir", stories / "out")
    (stories / "out" / "c.txt").write_text("Words.")
    for folder, names in ((stories, ["a.txt", "b.txt", "c.txt"]), (stories / "out", ["c.txt"])):
        err = ran(surroundings(), folder)[2]
        assert [source.path.name for source in work.sources if source.path] == names
        assert "1 file left out (results of an earlier run)" in err


def test_an_output_folder_around_the_stories_hides_none_of_them(
    surroundings: Surroundings, work: Work, stories: Path
) -> None:
    for _ in range(2):
        ran(surroundings(), stories, "--force", "--output-dir", stories.parent)
        assert [source.path.name for source in work.sources if source.path] == ["a.txt", "b.txt"]


def test_a_folder_of_nothing_but_results_has_no_stories(
    surroundings: Surroundings, work: Work, stories: Path, tmp_path: Path
) -> None:
    ran(surroundings(), stories, "--output-dir", tmp_path / "out")
    ran(surroundings(), tmp_path / "out")
    assert [source.path for source in work.sources] == [tmp_path / "out"]


@pytest.mark.parametrize("option", ["-o", "--output-dir"])
def test_a_result_never_replaces_a_story(
    surroundings: Surroundings, stories: Path, option: str
) -> None:
    target = stories / "a.txt" if option == "-o" else stories
    code, _, err = ran(surroundings(), stories / "a.txt", option, target)
    assert code == 2
    assert "would replace the story" in err
    assert (stories / "a.txt").read_text() == "Words."


def test_a_story_in_a_folder_is_not_replaced_either(
    surroundings: Surroundings, stories: Path
) -> None:
    code, _, err = ran(surroundings(), stories, "-o", stories / "a.txt")
    assert (code, (stories / "a.txt").read_text()) == (2, "Words.")
    assert "would replace the story" in err


def test_the_folder_of_the_stories_is_no_output_folder(
    surroundings: Surroundings, stories: Path
) -> None:
    code, _, err = ran(surroundings(), stories, "--output-dir", stories, "-f", "markdown")
    assert code == 2
    assert "choose another" in err


def test_a_pipeline_that_cannot_be_loaded_is_a_usage_error(
    surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(model: str) -> None:
        raise ModelError(f"no pipeline {model}", hint="Install it.")

    monkeypatch.setattr(summarizer.pipeline, "load", load)
    assert ran(surroundings(), "a.txt", "--model", "xx") == (
        2,
        "",
        "standfirst: no pipeline xx. Install it.\n",
    )


def test_ctrl_c_keeps_what_is_done_and_ends_with_130(
    surroundings: Surroundings, work: Work
) -> None:
    work.error = KeyboardInterrupt()
    code, out, err = ran(surroundings(), "a.txt")
    assert (code, out, err) == (130, "It rained.\n", "standfirst: stopped, 1 done, 0.0 s.\n")


def test_a_bug_is_one_line_and_its_traceback_is_there_on_request(
    surroundings: Surroundings, work: Work
) -> None:
    work.error = ZeroDivisionError("by zero")
    code, _, err = ran(surroundings(), "a.txt")
    assert (code, err.count("\n")) == (1, 1)
    assert "unexpected ZeroDivisionError: by zero" in err
    assert "Traceback" in ran(surroundings(), "a.txt", "-v")[2]


class Gone(io.StringIO):
    """A pipe whose reader has left."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def test_a_reader_who_leaves_ends_it_quietly(surroundings: Surroundings) -> None:
    assert ran(replace(surroundings(), stdout=Gone()), "a.txt", "b.txt") == (0, "", "")


def test_closed_streams_are_no_crash(surroundings: Surroundings) -> None:
    closed = replace(surroundings(), stdout=None)
    assert main(["a.txt"], environment=closed) == 1
    assert "standard output cannot be written" in shown(closed.stderr)
    assert main(["a.txt"], environment=replace(closed, stderr=None)) == 1


def test_a_name_cannot_command_the_terminal(surroundings: Surroundings) -> None:
    assert "\x1b" not in ran(surroundings(), "bad\x1b[31m.txt")[2]


def test_jobs_reach_the_library_where_there_is_enough_to_do(
    surroundings: Surroundings, work: Work, stories: Path
) -> None:
    ran(surroundings(), stories, "-j", "7")
    assert work.jobs == 1
    (stories / "long.txt").write_text("Words. " * 5000)
    ran(surroundings(), stories, "-j", "7")
    assert work.jobs == 7
    ran(surroundings(b"Words."), stories / "a.txt", "-", "-j", "7")
    assert work.jobs == 7
