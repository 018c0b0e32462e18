"""Where results go, and that they are whole or not there."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.errors import OutputError
from cli.store import destinations, replacing
from summarizer.sources import Source


def named(*names: str, root: str | None = None) -> list[Source]:
    under = Path(root) if root else None
    return [Source(name=name, path=Path(name), root=under) for name in names]


def placed(sources: list[Source]) -> dict[str, str]:
    paths = destinations(sources, Path("out"), suffix=".json")
    return {source.name: path.as_posix() for source, path in zip(sources, paths, strict=True)}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def interrupted_after(write: Callable[[str], None], text: str) -> None:
    write(text)
    raise KeyboardInterrupt


def test_a_result_is_named_as_its_story() -> None:
    assert placed(named("some/where/a.txt")) == {"some/where/a.txt": "out/a.json"}


def test_a_folder_is_mirrored() -> None:
    assert placed(named("day/sub/b.txt", root="day")) == {"day/sub/b.txt": "out/sub/b.json"}


def test_standard_input_has_a_name() -> None:
    assert placed([Source(name="-", data=b"x")]) == {"-": "out/stdin.json"}


def test_a_number_at_the_end_of_a_name_is_no_suffix() -> None:
    assert placed(named("Profits up 3.5")) == {"Profits up 3.5": "out/Profits up 3.5.json"}


@pytest.mark.parametrize("order", list(itertools.permutations(["a.txt", "a.md", "A.text", "b"])))
def test_stories_that_would_share_a_name_keep_theirs_whole_in_any_order(
    order: tuple[str, ...],
) -> None:
    assert placed(named(*order)) == {
        "a.txt": "out/a.txt.json",
        "a.md": "out/a.md.json",
        "A.text": "out/A.text.json",
        "b": "out/b.json",
    }


def test_folders_with_the_same_file_get_a_folder_each() -> None:
    sources = named("mon/a.txt", root="mon") + named("tue/a.txt", root="tue")
    assert placed(sources) == {
        "mon/a.txt": "out/mon/a.txt.json",
        "tue/a.txt": "out/tue/a.txt.json",
    }


def test_files_of_one_name_from_anywhere_never_meet() -> None:
    assert len(set(placed(named("x/a.txt", "y/a.txt", "z/a.txt")).values())) == 3


def test_a_long_name_that_is_taken_is_not_taken_twice() -> None:
    assert len(set(placed(named("a.txt", "a.md", "a.txt.txt")).values())) == 3


def test_a_story_named_twice_has_one_place() -> None:
    assert placed(named("a.txt", "a.txt")) == {"a.txt": "out/a.json"}


def test_nothing_is_placed_outside_the_folder() -> None:
    assert placed(named("../../etc/a.txt")) == {"../../etc/a.txt": "out/a.json"}


def test_a_file_is_replaced_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "a.txt"
    for words in ("old", "new"):
        with replacing(path) as write:
            write(words)
    assert path.read_text() == "new"
    assert names_in(path.parent) == ["a.txt"]


def test_a_file_is_untouched_until_the_result_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with replacing(path) as write:
        write("new")
        assert path.read_text() == "old"


def test_an_interrupted_result_leaves_the_old_one_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as write:
        interrupted_after(write, "half")
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["a.txt"]


def test_an_empty_result_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with replacing(path):
        pass
    assert path.read_text() == "old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with replacing(tmp_path / "link.txt") as write:
        write("new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(mode=0o600)
    with replacing(path) as write:
        write("new")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_output_error() -> None:
    with pytest.raises(OutputError, match="No space left"), replacing(Path("/dev/full")) as write:
        write("words")
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_a_file_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"), replacing(tmp_path / "file" / "a"):
        pass
