"""spaCy comes without its command line, and nobody misses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def printed(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_pipeline_loads_no_web_client_and_no_project_manager() -> None:
    program = """
import sys, summarizer.pipeline
print({"weasel", "typer", "requests", "spacy.cli"} & set(sys.modules))
"""
    assert printed(program) == "set()"


def test_the_command_line_of_spacy_is_there_when_it_is_asked_for() -> None:
    program = """
import summarizer.pipeline, spacy
print(callable(spacy.cli.download), spacy.info(silent=True)["spacy_version"] == spacy.__version__)
"""
    assert printed(program) == "True True"


def test_an_attribute_that_spacy_lacks_is_missing_as_ever() -> None:
    program = """
import summarizer.pipeline, spacy
print(hasattr(spacy, "frobnicate"), hasattr(spacy, "load"))
"""
    assert printed(program) == "False True"


def test_a_spacy_that_was_there_before_is_left_as_it_is() -> None:
    program = "import spacy, summarizer.pipeline; print('__getattr__' in vars(spacy))"
    assert printed(program) == "False"
