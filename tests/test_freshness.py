"""The key of what a result was made of."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli import freshness
from cli.freshness import key_of, shape_of
from cli.settings import Settings
from summarizer.errors import UnreadableError
from summarizer.limits import Limits
from summarizer.sources import Source
from summarizer.story import Length

ROOT = Path(__file__).parents[1]
STORY = Source(name="a.txt", data=b"Words.\n\nShare this\n")
SHAPING = (
    {"format": "json"},
    {"format": "markdown"},
    {"format": "csv"},
    {"format": "csv-mentions"},
    {"explain": True},
    {"focus": "Oracle"},
    {"model": "en_core_web_sm"},
    {"length": Length(sentences=1)},
    {"length": Length(sentences=2)},
    {"length": Length(words=2)},
    {"length": Length(percent=2.0)},
)
OTHERS = (
    {"sources": ("a.txt", "b.txt")},
    {"format": "text"},
    {"output_dir": Path("elsewhere")},
    {"force": True},
    {"jobs": 4},
    {"limits": Limits(seconds=1)},  # what fails by them has no result
    {"digest": True},  # no digest goes into a folder of results
    {"by": "salience"},
    {"color": "always"},
    {"quiet": True},
    {"verbose": True},
)

stories = st.builds(
    Source,
    name=st.text(max_size=2),
    data=st.binary(max_size=2),
    record=st.none() | st.integers(1, 3),
    root=st.none() | st.just(Path("day")),
)


def asked(changes: dict[str, object]) -> Settings:
    return replace(Settings(), **changes)  # type: ignore[arg-type]


def key(story: Source = STORY, **changes: object) -> str:
    return key_of(story, shape_of(asked(changes)))


@given(stories, stories)
def test_stories_have_one_key_only_if_name_and_bytes_are_one(one: Source, other: Source) -> None:
    same = (one.name, one.data) == (other.name, other.data)
    assert (key(one) == key(other)) == same


@given(st.text(max_size=6), st.binary(max_size=6), st.integers(0, 6))
def test_what_moves_from_name_to_bytes_changes_the_key(name: str, data: bytes, cut: int) -> None:
    moved = name[cut:].encode(errors="surrogatepass") + data
    same = (name[:cut], moved) == (name, data)
    assert (key(Source(name, data=data)) == key(Source(name[:cut], data=moved))) == same


def test_every_setting_that_shapes_a_result_changes_the_key() -> None:
    keys = {key(), *(key(STORY, **changes) for changes in SHAPING)}
    assert len(keys) == len(SHAPING) + 1


@pytest.mark.parametrize("changes", OTHERS, ids=lambda changes: next(iter(changes)))
def test_no_other_setting_does(changes: dict[str, object]) -> None:
    assert key(STORY, **changes) == key()


def test_every_setting_was_asked_about() -> None:
    named = {name for changes in (*SHAPING, *OTHERS) for name in changes}
    assert named | {"output"} == set(Settings.__dataclass_fields__)


def test_another_version_changes_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key()
    monkeypatch.setattr(freshness, "version", lambda _: "99.0")
    assert key() != before


def test_another_version_of_a_model_in_a_folder_changes_the_key(tmp_path: Path) -> None:
    keys = set()
    for version in ("1", "2"):
        (tmp_path / "meta.json").write_text(f'{{"version": "{version}"}}')
        keys.add(key(model=str(tmp_path)))
    assert len(keys) == 2


def test_a_file_has_the_key_of_its_bytes_whenever_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    keys = []
    for words in (STORY.data or b"", b"New words.", STORY.data or b""):
        path.write_bytes(words)
        keys.append(key(Source(name="a.txt", path=path)))
    assert keys[0] == keys[2] == key()
    assert keys[1] != key()


def test_of_the_lines_that_a_folder_repeats_those_in_the_story_count() -> None:
    shared = replace(STORY, furniture=frozenset({"Share this"}))
    more = replace(STORY, furniture=frozenset({"Share this", "In other stories"}))
    assert key(shared) == key(more)
    assert key(shared) != key()


def test_the_key_does_not_hang_on_the_hash_seed() -> None:
    program = """
from cli.freshness import key_of, shape_of; from cli.settings import Settings
from summarizer.sources import Source
lines = frozenset({"one", "two", "three", "four"})
print(key_of(Source("a", data=b"one\\ntwo\\nthree\\nfour", furniture=lines), shape_of(Settings())))
"""
    keys = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            timeout=60,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(keys) == 1


def test_a_story_that_cannot_be_read_has_no_key(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        key(Source(name="gone.txt", path=tmp_path / "gone.txt"))
