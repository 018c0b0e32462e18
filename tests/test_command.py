"""The real command in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import spacy

if TYPE_CHECKING:
    from spacy.pipeline import EntityRuler

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "cli"]
STORY = """\
Brindle Foods opens a cannery in Port Ashby

Brindle Foods said on Tuesday that it would open a cannery in Port Ashby and hire 300 people.
The plant is to pack sardines from next spring.

"The harbour was the reason," said Nora Quist, chief executive of Brindle Foods. Quist said that
the town had offered no money.

The mayor, Paul Odell, welcomed the plan. Fishermen have asked for a buyer since the old cannery
closed in 2011.
"""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the command in a folder that holds `story.txt`."""
    (tmp_path / "story.txt").write_text(STORY)

    def run(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
        given = {"capture_output": True} | options
        if "stdin" not in given and "input" not in given:
            given["stdin"] = subprocess.DEVNULL
        return subprocess.run(
            [*COMMAND, *args],
            cwd=tmp_path,
            env=environment(),
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            **given,  # type: ignore[call-overload]
        )

    return run


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return os.environ | {"PYTHONPATH": path} | more


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `standfirst` is the command."""
    function = f'standfirst() {{ "{sys.executable}" -m cli "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", function + line],  # noqa: S607 - whichever bash there is
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


def test_a_story_becomes_its_sentences_and_its_cast(command: Command) -> None:
    done = command("story.txt", "-n", "1")
    assert (done.returncode, done.stderr) == (0, "")
    headline, sentence, cast = done.stdout.split("\n\n")
    assert headline == "Brindle Foods opens a cannery in Port Ashby"
    assert sentence in " ".join(STORY.split())
    assert "Companies: Brindle Foods" in cast
    assert "Nora Quist, chief executive of Brindle Foods" in cast


def test_file_pipe_and_dash_give_the_same(command: Command) -> None:
    results = [
        command("story.txt"),
        command(input=STORY),
        command("-", input=STORY),
    ]
    assert len({(done.returncode, done.stdout) for done in results}) == 1


def test_a_folder_gives_one_line_for_each_story_in_order(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text(STORY)
    (folder / "empty.txt").touch()
    done = command("stories", "-f", "jsonl")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [Path(record["source"]).name for record in records] == ["a.txt", "b.txt", "empty.txt"]
    assert records[2]["error"]["kind"] == "empty"
    assert "2 done, 1 failed" in done.stderr


def test_a_missing_file_is_one_line_and_code_1(command: Command) -> None:
    done = command("gone.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "standfirst: gone.txt: no such file. Check the path and its spelling.\n"


def test_an_unknown_option_is_one_line_and_code_2(command: Command) -> None:
    done = command("--frobnicate")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_the_version_is_that_of_the_distribution(command: Command) -> None:
    assert command("--version").stdout == f"standfirst {version('standfirst')}\n"


def test_closed_standard_input_is_one_line_and_code_1(tmp_path: Path) -> None:
    done = shell("standfirst <&-", tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "standard input cannot be read" in done.stderr


def test_closed_and_full_standard_output_is_one_line_and_code_1(tmp_path: Path) -> None:
    for target in (">&-", ">/dev/full"):
        done = shell(f"standfirst --help {target}", tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "standard output cannot be written" in done.stderr


@pytest.mark.usefixtures("command")
def test_a_pipe_that_closes_early_ends_quietly(tmp_path: Path) -> None:
    line = "standfirst -q story.txt story.txt | true; echo ${PIPESTATUS[0]}"
    done = shell(line, tmp_path)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "-"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.5)  # it waits for standard input by then
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    with process:
        _, said = process.communicate()
    assert said.strip().startswith("standfirst: stopped")


def test_an_ascii_terminal_is_no_crash_and_json_stays_utf_8(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY.replace("Nora", "Zoë"), encoding="utf-8")
    rich, json_ = (
        subprocess.run(
            [*COMMAND, "story.txt", "-f", format_],
            env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
            cwd=tmp_path,
            capture_output=True,
            timeout=120,
            check=True,
        ).stdout
        for format_ in ("rich", "json")
    )
    assert rich.isascii()
    assert b"Zoe Quist" in rich
    assert "Zoë Quist" in json_.decode("utf-8")


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["-n", "0"]])
def test_help_version_and_usage_errors_load_nothing_slow(args: list[str]) -> None:
    code = (
        "import sys; from cli.app import main; main(sys.argv[1:]);"
        "slow = {'spacy', 'numpy', 'onnxruntime', 'rich'} & set(sys.modules); assert not slow, slow"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.count("Error")) == (0, 0), done.stderr


def test_results_do_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"{STORY}\nThe deal for Time Warner Music was signed.\n")
    printed = {
        subprocess.run(
            [*COMMAND, "story.txt", "-f", "json"],
            cwd=tmp_path,
            env=environment() | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("0", "5")
    }
    assert len(printed) == 1


def test_a_page_may_be_piped_in(command: Command) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n")[1:])
    page = f"<!doctype html><title>Cannery</title><body><article>{paragraphs}</article></body>"
    done = command("-n", "1", input=page)
    assert done.returncode == 0
    assert "Brindle Foods" in done.stdout
    assert "<" not in done.stdout


GERMAN = """\
Fähre läuft vor Kilbrae auf Grund

Eine Fähre der Larkspur Linien ist am Freitag im Nebel vor Kilbrae auf einen Felsen gelaufen, wie
die Küstenwache mitteilte. Alle 86 Menschen an Bord wurden in Booten an Land gebracht.

»Wir haben den Felsen erst gesehen, als es zu spät war«, sagte Mara Quell, die Kapitänin. Quell
fährt seit zwanzig Jahren zur See. Die Larkspur Linien wollen den Rumpf am Samstag untersuchen.

Fachleute der Universität Hull sollen dabei helfen. Der Betrieb ruht bis dahin.
"""


def test_a_pipeline_of_another_language_reads_its_stories(command: Command, tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    named = {"PER": "Mara Quell", "ORG": "Larkspur Linien", "LOC": "Kilbrae"}
    names = [*named.items(), ("PER", "Quell"), ("ORG", "Universität Hull")]
    ruler = cast("EntityRuler", nlp.add_pipe("entity_ruler"))
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in names])
    nlp.to_disk(tmp_path / "german")
    (tmp_path / "story.txt").write_text(GERMAN)
    refused = command("story.txt")
    assert (refused.returncode, "looks like German" in refused.stderr) == (1, True)
    told = json.loads(command("story.txt", "--model", "german", "-n", "1", "-f", "json").stdout)
    assert told["language"] == "de"
    assert told["summary"][0]["text"].startswith("Eine Fähre der Larkspur Linien")
    assert [each["name"] for each in told["companies"]] == ["Larkspur Linien"]
    assert [each["name"] for each in told["people"]] == ["Mara Quell"]
    assert [each["name"] for each in told["organizations"]] == ["Universität Hull"]
