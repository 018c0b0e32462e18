"""Names of stories that would lead results out of their folder, or to where nothing can be written.

A result may be carried to Windows, where more names are reserved: it gets one that is good there.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.naming import Naming
from summarizer.sources import Source

ROOT = Path("day")
RESERVED = frozenset("con prn aux nul conin$ conout$".split()) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"
}
_LONGEST = 255  # bytes, or on Windows units, of a name


def result_of(name: str, *, root: Path | None = None, suffix: str = ".json") -> Path:
    path = Path(name) if root is None else root / name
    source = Source(name=name, path=path, root=root)
    return Naming([source], suffix).path_of(source)


OUTSIDE = ("../../a.txt", "..", ".", "/", "/etc/passwd", "~/a.txt", "//host/share/a.txt")


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_result_leaves_its_folder(name: str) -> None:
    path = PurePosixPath(result_of(name).as_posix())
    assert not path.is_absolute()
    assert ".." not in path.parts


names = st.text(
    st.characters(exclude_characters="/\x00", exclude_categories=["Cs"])
    | st.sampled_from('.. :\\*?"<>|\n\x1b\u202e-~ ')
    | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF),
    min_size=1,
    max_size=300,
)


@given(names, st.booleans())
def test_every_name_gives_one_name_that_the_file_system_takes(name: str, inside: bool) -> None:
    path = result_of(name, root=ROOT if inside and name not in {".", ".."} else None)
    assert len(path.parts) == 1
    assert path.name not in {"", ".", ".."}
    assert path.name.endswith(".json")
    assert len(os.fsencode(path.name)) <= _LONGEST


@pytest.mark.parametrize("name", [b"\xff\xfe.txt", b"caf\xe9.txt", b"\xed\xa0\x80.txt"])
def test_a_name_that_is_no_text_keeps_its_bytes(name: bytes) -> None:
    assert os.fsencode(result_of(os.fsdecode(name))) == name.replace(b".txt", b".json")


@pytest.mark.parametrize("name", ["x" * 300, "é" * 200, "日" * 100, "𐍈" * 80])
def test_long_names_are_cut_and_stay_apart(name: str) -> None:
    sources = [Source(name=each, path=Path(each)) for each in (f"{name}1.txt", f"{name}2.txt")]
    naming = Naming(sources, ".json")
    paths = [naming.path_of(source) for source in sources]
    assert len(set(paths)) == 2
    assert all(len(os.fsencode(path.name)) <= _LONGEST for path in paths)


def test_a_path_that_climbs_out_of_its_folder_gives_no_such_result() -> None:
    assert ".." not in result_of("sub/../../a.txt", root=ROOT).parts


@pytest.mark.parametrize(
    "name", ["C:\\a.txt", "C:a.txt", "..\\..\\a.txt", "\\\\host\\a.txt", "a:b"]
)
def test_no_result_leaves_its_folder_where_it_is_carried_to_windows(name: str) -> None:
    path = PureWindowsPath(result_of(name).name)
    assert not path.drive
    assert len(path.parts) == 1
    assert ":" not in path.name


@pytest.mark.parametrize(
    "name", ["CON", "NUL.txt", "aux.txt", "com1.md", "LPT9.html", "con.tar.gz"]
)
def test_no_result_is_a_device(name: str) -> None:
    assert result_of(name).name.split(".")[0].rstrip().casefold() not in RESERVED


@pytest.mark.parametrize("name", ["CON/a.txt", "sub./a.txt", "sub /a.txt", "..sub../a.txt"])
def test_no_folder_of_results_is_a_device_or_ends_on_what_windows_drops(name: str) -> None:
    folder = result_of(name, root=ROOT).parts[0]
    assert folder.casefold() not in RESERVED
    assert not folder.endswith((".", " "))


@pytest.mark.parametrize(
    "name", ["a?b.txt", "a*b.txt", 'a"b.txt', "a<b>.txt", "a|b.txt", "a\nb.txt"]
)
def test_no_result_has_a_sign_that_files_cannot_have(name: str) -> None:
    assert not set(result_of(name).name) & set('<>:"/\\|?*' + "".join(map(chr, range(32))))


def test_two_spellings_of_one_name_stay_apart() -> None:
    sources = [Source(name=each, path=Path(each)) for each in ("é.txt", "e\u0301.txt")]
    naming = Naming(sources, ".json")
    looks = {unicodedata.normalize("NFC", str(naming.path_of(source))) for source in sources}
    assert len(looks) == 2
