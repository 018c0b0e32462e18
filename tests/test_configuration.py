"""Settings outside the command line: which counts, which are refused, and who says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import cli.app
import cli.configuration
from cli.app import command, main
from cli.configuration import PREFIX
from cli.settings import Settings
from cli.terminal import Environment
from summarizer.limits import Limits
from summarizer.story import Length
from summarizer.tagger import THREADS

ROOT = Path(__file__).parents[1]

Surroundings = Callable[..., Environment]


class Run:
    """Run the command up to its work, and keep the settings that it would work with."""

    def __init__(self, environment: Environment, folder: Path) -> None:
        self.environment = environment
        self.folder = folder
        self.settings: Settings | None = None
        self.variables = {"HOME": str(folder / "home")}

    def __call__(self, *args: str, **variables: str) -> Settings:
        """The settings of a command line that is good."""
        code = self.code(*args, **variables)
        assert (code, self.said) == (0, self.said)
        assert self.settings is not None
        return self.settings

    def refused(self, *args: str, **variables: str) -> str:
        """The one line that a command line is refused with."""
        before = len(self.said)
        assert self.code(*args, **variables) == 2
        said = self.said[before:]
        assert (self.settings, said.count("\n")) == (None, 1)
        return said

    def code(self, *args: str, **variables: str) -> int:
        self.settings = None
        asked = replace(self.environment, variables=self.variables | variables)
        return main(["a.txt", *args], environment=asked)

    @property
    def said(self) -> str:
        text: str = self.environment.stderr.getvalue()  # type: ignore[union-attr]
        return text

    def write(self, text: str, *, name: str = "standfirst.toml") -> Path:
        """Put a file below the test's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def write_own(self, text: str) -> Path:
        """The reader's own file."""
        return self.write(text, name="home/.config/standfirst/standfirst.toml")


@pytest.fixture
def run(surroundings: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    here = tmp_path / "project" / "stories"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    made = Run(surroundings(), tmp_path)

    def keep(settings: Settings, _: Environment) -> int:
        made.settings = settings
        return 0

    monkeypatch.setattr(cli.app, "_run", keep)
    monkeypatch.setattr(cli.configuration, "cores", lambda: 8)
    return made


LIMITS = Limits(seconds=120, memory=2_000_000_000)
EVERY = {
    "sentences": (4, Length(sentences=4)),
    "words": (80, Length(words=80)),
    "percent": (12.5, Length(percent=12.5)),
    "format": ("json", "json"),
    "output": ("out.txt", Path("out.txt")),
    "output-dir": ("out", Path("out")),
    "focus": ("Oracle", "Oracle"),
    "explain": (True, True),
    "digest": (True, True),
    "by": ("salience", "salience"),
    "jobs": (97, 97),
    "time-limit": (7, replace(LIMITS, seconds=7)),
    "memory-limit": (7, replace(LIMITS, memory=7_000_000)),
    "max-size": (7, replace(LIMITS, size=7_000_000)),
    "max-text": (7, replace(LIMITS, text=7_000_000)),
    "force": (True, True),
    "model": ("en_core_web_sm", "en_core_web_sm"),
    "color": ("never", "never"),
    "quiet": (True, True),
    "verbose": (True, True),
}


def test_every_option_is_asked_about() -> None:
    settable = {param.name for param in command.params} - {"sources", "help", "version"}
    assert {name.replace("-", "_") for name in EVERY} == settable - {"config", "no_config"}


@pytest.mark.parametrize("key", EVERY)
def test_every_option_is_a_variable_and_a_key(run: Run, key: str) -> None:
    value, expected = EVERY[key]
    whole = {Length: "length", Limits: "limits"}
    name = whole.get(type(expected), key.replace("-", "_"))
    spelt = str(int(value)) if isinstance(value, bool) else str(value)
    variable = run(**{f"STANDFIRST_{key.replace('-', '_').upper()}": spelt})
    named = run("--config", str(run.write(f"{key} = {json.dumps(value)}", name="x.toml")))
    own = run.write_own(f"{key.replace('-', '_')} = {json.dumps(value)}")
    assert getattr(variable, name) == getattr(named, name) == getattr(run(), name) == expected
    own.unlink()
    assert getattr(run(), name) != expected


def test_the_command_line_counts_most_then_variables_then_the_nearest_file_then_the_own(
    run: Run,
) -> None:
    places: list[Callable[[], Any]] = [
        lambda: run.write_own("jobs = 5"),
        lambda: run.write("jobs = 4"),
        lambda: run.write("[tool.standfirst]\njobs = 3", name="project/pyproject.toml"),
        lambda: run.write("jobs = 2", name="project/standfirst.toml"),
    ]
    found = []
    for place in places:
        place()
        found.append(run().jobs)
    assert found == [5, 4, 3, 2]
    assert run(STANDFIRST_JOBS="7").jobs == 7
    assert run("-j", "8", STANDFIRST_JOBS="7").jobs == 8


def test_the_own_file_fills_what_the_nearest_leaves_open(run: Run) -> None:
    run.write_own('jobs = 5\nfocus = "Oracle"')
    run.write("jobs = 4")
    settings = run()
    assert (settings.jobs, settings.focus) == (4, "Oracle")


def test_only_the_nearest_file_is_read_of_those_above(run: Run) -> None:
    run.write("jobs = 4")
    run.write('focus = "Oracle"', name="project/standfirst.toml")
    settings = run()
    assert (settings.jobs == 4, settings.focus) == (False, "Oracle")


@pytest.mark.parametrize("text", ["", "[tool.other]\njobs = 2", "tool = 3", "broken ["])
def test_a_project_without_settings_for_us_is_passed_over(run: Run, text: str) -> None:
    run.write("jobs = 4")
    run.write(text, name="project/pyproject.toml")
    assert run().jobs == 4


def test_a_file_that_is_named_is_the_only_one(run: Run) -> None:
    run.write_own('focus = "Oracle"')
    run.write("explain = true")
    named = run.write("jobs = 4", name="other.toml")
    for settings in (run("--config", str(named)), run(STANDFIRST_CONFIG=str(named))):
        assert (settings.jobs, settings.focus, settings.explain) == (4, None, False)


def test_no_file_is_read_on_request(run: Run) -> None:
    run.write_own("broken [")
    run.write("broken [")
    for settings in (run("--no-config"), run(STANDFIRST_NO_CONFIG="1")):
        assert settings == run("--config", str(run.write("", name="empty.toml")))


def test_the_command_line_says_which_file_is_read_before_variables_do(run: Run) -> None:
    named = str(run.write("jobs = 4", name="other.toml"))
    assert run("--config", named, STANDFIRST_NO_CONFIG="1").jobs == 4
    assert run("--no-config", STANDFIRST_CONFIG="gone.toml").focus is None
    assert "exclude each other" in run.refused("--config", named, "--no-config")


@pytest.mark.parametrize("base", [{"XDG_CONFIG_HOME": "xdg"}, {}])
def test_the_own_file_stands_where_systems_have_it(run: Run, base: dict[str, str]) -> None:
    folder = base.get("XDG_CONFIG_HOME", "home/.config")
    run.write("jobs = 9", name=f"{folder}/standfirst/standfirst.toml")
    assert run(**{key: str(run.folder / name) for key, name in base.items()}).jobs == 9


def test_a_relative_place_for_own_files_is_passed_over_as_xdg_says(run: Run) -> None:
    run.write("jobs = 9", name="project/stories/here/standfirst/standfirst.toml")
    run.write_own("jobs = 8")
    assert run(XDG_CONFIG_HOME="here").jobs == 8


def test_the_own_file_is_the_readers_also_in_its_own_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(run.write_own('output-dir = "out"').parent)
    assert run().output_dir == Path("out")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fromat = "json"', "there is no setting 'fromat'. Did you mean 'format'?"),
        ('output_dri = "x"', "there is no setting 'output_dri'. Did you mean 'output-dir'?"),
        ("zzz = 1", "there is no setting 'zzz'. The keys are: sentences, words,"),
        ("version = true", "there is no setting 'version'"),
        ('sources = ["a"]', "there is no setting 'sources'"),
        ('config = "x"', "config: only the command line and variables say which file"),
        ("no-config = true", "no-config: only the command line"),
        ("jobs = true", "jobs: it must be a whole number"),
        ("jobs = 2.5", "jobs: it must be a whole number"),
        ("jobs = 0", "jobs: it must be a whole number of 1 or more, not 0"),
        (f"jobs = 0x{'f' * 9000}", "jobs: it must be a whole number"),
        ('explain = "yes"', "explain: it must be true or false"),
        ("explain = 1", "explain: it must be true or false"),
        ('percent = "30%"', "percent: it must be a number"),
        ("percent = nan", "percent: it must be a number over 0 and up to 100"),
        ("format = 3", "format: it must be text in quotes"),
        ("[format]", "format: it must be text in quotes"),
        ('format = "xml"', "format: 'xml' is not one of"),
        ('focus = "?"', "focus: must hold a word"),
        ("format = ", "no TOML: Invalid value"),
        (f"jobs = {'9' * 9000}", "no TOML"),
        (f"jobs = {'[' * 9000}", "no TOML: it is nested too deeply"),
        ("# " + "x" * (1 << 18), "too large"),
    ],
)
def test_what_is_wrong_in_a_file_is_one_line_with_the_file_and_the_key(
    run: Run, text: str, said: str
) -> None:
    path = run.write(text)
    line = run.refused()
    assert line.startswith(f"standfirst: {path}: ")
    assert said in line


def test_a_key_in_both_spellings_is_refused(run: Run) -> None:
    named = str(run.write('output-dir = "a"\noutput_dir = "b"'))
    assert "output_dir: it is set twice" in run.refused("--config", named)


def test_bytes_that_are_no_text_are_no_toml(run: Run) -> None:
    run.write("").write_bytes(b"focus = '\xff'")
    assert "it is not UTF-8" in run.refused()


def test_a_byte_order_mark_is_no_part_of_the_settings(run: Run) -> None:
    run.write("\ufeffjobs = 3")
    assert run().jobs == 3


def test_a_file_that_is_named_must_be_there_and_ours(run: Run) -> None:
    assert "gone.toml: cannot be read (No such file" in run.refused("--config", "gone.toml")
    assert "cannot be read (Is a directory)" in run.refused("--config", str(run.folder))
    other = run.write("[tool.other]", name="pyproject.toml")
    assert "there is no table [tool.standfirst]" in run.refused("--config", str(other))
    other.write_text("[tool]\nstandfirst = 3")
    assert "tool.standfirst must be a table" in run.refused()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_one_line(run: Run) -> None:
    run.write("jobs = 2").chmod(0)
    assert "cannot be read (Permission denied)" in run.refused()


HARMFUL = ("model", "output", "output-dir", "output_dir", "force", "time-limit", "memory_limit")


@pytest.mark.parametrize("key", HARMFUL)
@pytest.mark.parametrize("name", ["standfirst.toml", "project/pyproject.toml"])
def test_a_file_that_was_only_found_makes_no_choice_that_could_harm(
    run: Run, name: str, key: str
) -> None:
    value = {"force": "true", "time-limit": "0", "memory_limit": "0"}.get(key, '"x"')
    table = "[tool.standfirst]\n" if "pyproject" in name else ""
    path = run.write(f"{table}{key} = {value}", name=name)
    line = run.refused()
    assert f"{path}: {key}: not obeyed in a file that was only found, for it " in line
    assert "--no-config" in line
    assert run("--config", str(path))


@pytest.mark.parametrize(
    ("key", "usual"),
    [("time-limit", 120), ("memory-limit", 2000), ("max-size", 30), ("max-text", 1)],
)
def test_nor_does_it_lift_a_limit_but_it_may_lower_one(run: Run, key: str, usual: int) -> None:
    path = run.write(f"{key} = {usual + 1}")
    assert f"{key}: not obeyed in a file that was only found, for it lifts" in run.refused()
    assert run("--config", str(path))
    for value in {1, usual}:
        run.write(f"{key} = {value}")
        assert run()


def test_nor_does_it_take_more_than_the_machine_has(run: Run) -> None:
    path = run.write("jobs = 9")
    assert "more processes than there are cores" in run.refused()
    assert run("--config", str(path)).jobs == 9
    run.write("jobs = 8")
    assert run().jobs == 8


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"STANDFIRST_JOBS": "many"}, "STANDFIRST_JOBS: it must be a whole number of 1 or more"),
        ({"STANDFIRST_FORMAT": "xml"}, "STANDFIRST_FORMAT: 'xml' is not one of"),
        ({"STANDFIRST_EXPLAIN": "perhaps"}, "STANDFIRST_EXPLAIN: it must be 1 or 0, not perhaps"),
        ({"STANDFIRST_OUTPUT": "no/x"}, "STANDFIRST_OUTPUT: there is no folder no"),
        ({"STANDFIRST_CONFIG": "gone.toml"}, "gone.toml: cannot be read"),
    ],
)
def test_a_wrong_variable_is_one_line_that_names_it(
    run: Run, variables: dict[str, str], said: str
) -> None:
    assert said in run.refused(**variables)


def test_a_value_that_the_command_line_overrides_is_not_looked_at(run: Run) -> None:
    assert run("-j", "3", STANDFIRST_JOBS="many").jobs == 3


def test_a_misspelt_variable_is_said_and_does_no_harm(run: Run) -> None:
    assert run(STANDFIRST_FROMAT="json").format is None
    assert run.said == (
        "standfirst: STANDFIRST_FROMAT is not read. Did you mean STANDFIRST_FORMAT?\n"
    )
    run("-q", STANDFIRST_FROMAT="json")
    assert run.said.count("\n") == 1


def test_the_variable_of_the_encoder_is_known(run: Run) -> None:
    assert f"{PREFIX}THREADS" == THREADS
    run(**{THREADS: "2"})
    assert run.said == ""


def test_an_empty_variable_sets_nothing(run: Run) -> None:
    assert run(STANDFIRST_FORMAT="", STANDFIRST_EXPLAIN="", STANDFIRST_TYPO="").format is None
    assert run.said == ""


@pytest.mark.parametrize("switch", ["explain", "digest", "force", "quiet", "verbose"])
def test_the_command_line_takes_every_switch_back(run: Run, switch: str) -> None:
    run.write_own(f"{switch} = true")
    assert getattr(run(), switch) is True
    assert getattr(run(f"--no-{switch}"), switch) is False
    assert getattr(run(**{f"STANDFIRST_{switch.upper()}": "0"}), switch) is False


def test_what_excludes_a_setting_counts_against_the_places_below(run: Run) -> None:
    run.write_own('output-dir = "out"\nverbose = true')
    settings = run("-o", "out.txt", "-q")
    assert (settings.output_dir, settings.verbose) == (None, False)
    assert run("--no-quiet").verbose
    assert "exclude each other" in run.refused("-o", "out.txt", "--output-dir", "out")


def test_options_that_do_not_go_together_are_refused_with_their_places(run: Run) -> None:
    path = run.write('format = "jsonl"')
    line = run.refused("--digest")
    assert "it goes without jsonl" in line
    assert f"Set elsewhere: format ({path})" in line


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("a.md", "markdown"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.csv", "csv"),
        ("a.mentions.csv", "csv-mentions"),
        ("a.txt", "text"),
        ("a.doc", None),
        ("html", None),
    ],
)
def test_the_ending_of_an_output_chooses_its_format(
    run: Run, name: str, expected: str | None
) -> None:
    assert run("-o", name).format == expected
    assert run("-o", name, "-f", "json").format == "json"
    assert run(STANDFIRST_OUTPUT=name).format == expected


def test_the_ending_that_is_typed_counts_before_a_format_that_is_set_elsewhere(run: Run) -> None:
    named = run.write('format = "markdown"')
    assert run("-o", "a.html").format == "html"
    assert run("-o", "a.doc").format == "markdown"
    assert run("-o", "a.html", STANDFIRST_FORMAT="json").format == "html"
    named.write_text('format = "markdown"\noutput = "a.html"')
    assert run("--config", str(named)).format == "markdown"


@pytest.mark.parametrize(
    ("args", "key", "said"),
    [
        (("--by", "salience"), "by", "--by does nothing without --digest; add --digest or leave"),
        (("--force",), "force", "--force does nothing without --output-dir; add --output-dir or"),
        (("-q", "-v"), "quiet", "-q and -v exclude each other; give one of them"),
    ],
)
def test_what_is_typed_and_would_do_nothing_is_refused_and_harmless_elsewhere(
    run: Run, args: tuple[str, ...], key: str, said: str
) -> None:
    assert said in run.refused(*args)
    value = EVERY[key][0]
    assert run("--config", str(run.write(f"{key} = {json.dumps(value)}", name="x.toml")))
    assert run(**{f"STANDFIRST_{key.upper()}": str(int(value) if value is True else value)})


def test_what_is_typed_may_need_what_is_set_elsewhere(run: Run) -> None:
    run.write_own('digest = true\noutput = "a.txt"')
    assert run("--by", "salience").by == "salience"
    assert run("--no-force", "-q", "--no-verbose").quiet


@pytest.mark.parametrize("header", ["[tool.standfirst]", "[standfirst]"])
def test_our_own_file_has_no_header(run: Run, header: str) -> None:
    path = run.write(f"{header}\njobs = 2")
    said = run.refused()
    assert said.startswith(f"standfirst: {path}: settings stand below {header} here; ")
    assert f'Delete the line {header}; a file may begin with: format = "json"' in said
    path.write_text("jobs = 2")
    assert run().jobs == 2


def test_where_settings_come_from_is_said_on_request(run: Run) -> None:
    path = run.write("jobs = 2\nexplain = true")
    own = run.write_own('focus = "Oracle"\njobs = 3')
    run("-v", STANDFIRST_FORMAT="json")
    assert run.said.splitlines() == [
        "standfirst: format is json, from STANDFIRST_FORMAT.",
        f"standfirst: jobs is 2, from {path}.",
        f"standfirst: explain is true, from {path}.",
        f"standfirst: focus is Oracle, from {own}.",
    ]


@pytest.mark.parametrize("args", [("--help",), ("--version",)])
def test_help_and_version_need_no_good_settings(run: Run, args: tuple[str, ...]) -> None:
    run.write("broken [")
    assert run.code(*args, STANDFIRST_JOBS="many") == 0


def test_a_file_cannot_command_the_terminal(run: Run) -> None:
    run.write('"\\u001b[31mred" = 1')
    assert "\x1b" not in run.refused()


def test_a_folder_that_is_gone_has_no_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = run.folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    run.write_own("jobs = 5")
    assert run().jobs == 5


def test_the_real_command_reads_the_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "standfirst.toml").write_text('format = "markdown"\nsentences = 1\n')
    done = subprocess.run(
        [sys.executable, "-m", "cli", str(ROOT / "samples" / "brief.txt"), "-v"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.startswith("# Ferry runs aground")
    assert f"format is markdown, from {tmp_path / 'standfirst.toml'}" in done.stderr
