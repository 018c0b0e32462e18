"""What the fuzzer starts from, and what it has found: replayed, each in the time of a test."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FUZZING = Path(__file__).parent / "fuzzing"
sys.path.insert(0, str(FUZZING))

from targets import TARGETS  # noqa: E402 - it stands beside what it serves

CORPUS = FUZZING / "corpus"
FOLDERS = {"reading": ("reading", "text"), "cleaning": ("text",), "segmentation": ("text",)}


@pytest.mark.parametrize(
    ("target", "case"),
    [
        (target, case)
        for target, folders in FOLDERS.items()
        for folder in folders
        for case in sorted((CORPUS / folder).iterdir())
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_no_file_of_the_corpus_breaks_a_promise(target: str, case: Path) -> None:
    TARGETS[target](case.read_bytes())
