"""What shells complete, asked as they ask, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMAND = """
import sys
from cli.app import main
code = main([])
slow = {"spacy", "numpy", "onnxruntime", "rich", "tomllib"} & set(sys.modules)
assert not slow, slow
sys.exit(code)
"""


def asked(instruction: str, folder: Path, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND],
        cwd=folder,
        env=environment(_STANDFIRST_COMPLETE=instruction, **variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def environment(**more: str) -> dict[str, str]:
    """Variables under which files of settings are read."""
    kept = {key: value for key, value in os.environ.items() if key != "STANDFIRST_NO_CONFIG"}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def completed(line: str, folder: Path) -> list[str]:
    """What bash is given for the last word of a line."""
    at = str(len(line.split(" ")) - 1)
    return asked("bash_complete", folder, COMP_WORDS=line, COMP_CWORD=at).splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(tmp_path: Path, shell: str) -> None:
    script = asked(f"{shell}_source", tmp_path)
    assert f"_STANDFIRST_COMPLETE={shell}_complete" in script


def test_formats_are_completed(tmp_path: Path) -> None:
    assert completed("standfirst story.txt -f j", tmp_path) == ["plain,json", "plain,jsonl"]


def test_options_are_completed(tmp_path: Path) -> None:
    found = completed("standfirst --o", tmp_path)
    assert found == ["plain,--output", "plain,--output-dir"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("standfirst st", "file,st"),
        ("standfirst -o st", "file,st"),
        ("standfirst --config st", "file,st"),
        ("standfirst --output-dir st", "dir,st"),
    ],
)
def test_files_and_folders_are_left_to_the_shell(tmp_path: Path, line: str, kind: str) -> None:
    assert completed(line, tmp_path) == [kind]


@pytest.mark.parametrize("before", ["--help", "--version", "-n many", "--config gone.toml"])
def test_nothing_on_the_line_stands_in_its_way(tmp_path: Path, before: str) -> None:
    assert completed(f"standfirst {before} -f ht", tmp_path) == ["plain,html"]


def test_nor_does_a_broken_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / "standfirst.toml").write_text("broken [")
    assert completed("standfirst -f ht", tmp_path) == ["plain,html"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_itself_completes_with_the_script(tmp_path: Path) -> None:
    (tmp_path / "standfirst").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli "$@"\n')
    (tmp_path / "standfirst").chmod(0o755)
    line = (
        'eval "$(_STANDFIRST_COMPLETE=bash_source standfirst)"; COMP_WORDS=(standfirst --by s);'
        ' COMP_CWORD=2; _standfirst_completion standfirst; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", line],  # noqa: S607 - whichever bash there is
        cwd=tmp_path,
        env=environment(PATH=f"{tmp_path}:{os.environ['PATH']}"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("salience\n", "")


def test_for_an_unknown_shell_the_known_are_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli"],
        cwd=tmp_path,
        env=environment(_STANDFIRST_COMPLETE="tcsh_source"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "bash, zsh and fish" in done.stderr
