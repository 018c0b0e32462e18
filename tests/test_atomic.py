"""Files that are whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.atomic import clear_drafts, replacing
from cli.errors import OutputError


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def interrupted_after(write: Callable[[str], None], text: str) -> None:
    write(text)
    raise KeyboardInterrupt


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


def test_what_a_killed_run_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text("whole")
    draft = replacing(tmp_path / "sub" / "b.md")
    draft.__enter__()("half")  # never left, as if it were killed here
    clear_drafts(tmp_path)
    assert names_in(tmp_path / "sub") == ["a.md"]
