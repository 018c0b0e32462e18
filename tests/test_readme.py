"""The README is run: every `$ command` in a console block prints what stands below it.

`python tests/test_readme.py` writes the present outputs into the README.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(?P<body>.*?)```", re.DOTALL)
STEP = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def steps() -> list[tuple[str, str]]:
    """Commands of the README with the output it shows for them."""
    blocks = BLOCK.finditer(README.read_text(encoding="utf-8"))
    return [
        (step["command"], step["output"])
        for block in blocks
        for step in STEP.finditer(block["body"])
    ]


def printed(command: str) -> str:
    """What a command prints, both streams, at the root of the repository."""
    bash = shutil.which("bash")
    assert bash is not None
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [bash, "-c", command],
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
    )
    return done.stdout.decode("utf-8")


def untimed(output: str) -> str:
    """An output without the seconds that it took."""
    return re.sub(r"\d+\.\d s\b", "0.0 s", output.strip())


@pytest.mark.parametrize(("command", "output"), steps(), ids=lambda value: value[:50].strip())
def test_a_command_of_the_readme_prints_what_the_readme_shows(command: str, output: str) -> None:
    assert untimed(printed(command)) == untimed(output)


def test_the_example_for_displacy_makes_a_page() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (example,) = [block for block in blocks if "displacy" in block]
    names = {"text": (ROOT / "samples" / "brief.txt").read_text(encoding="utf-8")}
    exec(example, names)  # noqa: S102 - the README is ours
    assert names["page"].startswith("<!DOCTYPE html>")
    assert "Northern Isles Ferries" in names["page"]
    assert names["page"].count("<mark") == 2


def test_every_option_is_in_the_readme() -> None:
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", printed("standfirst --help")))
    missing = {option for option in options if option not in README.read_text(encoding="utf-8")}
    assert not missing


def rewrite() -> None:
    """Put the present outputs into the README."""

    def fresh(block: re.Match[str]) -> str:
        return f"```console\n{STEP.sub(anew, block['body'])}```"

    def anew(step: re.Match[str]) -> str:
        return f"$ {step['command']}\n{printed(step['command']).rstrip()}\n"

    if shutil.which("standfirst") is None:
        raise SystemExit("standfirst is not installed in this environment")
    README.write_text(BLOCK.sub(fresh, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
