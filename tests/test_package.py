"""What is shipped: the files of the wheel, the model's checksums, and what is installed with it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from summarizer.pipeline import MODEL
from summarizer.training.checksums import mismatches, write_checksums

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODEL_FILES = (
    "SHA256SUMS config.cfg meta.json tokenizer standfirst_salience/means.json "
    "standfirst_salience/ranker.onnx standfirst_tagger/encoder.onnx "
    "standfirst_tagger/tokenizer.json vocab/key2row vocab/lookups.bin vocab/strings.json "
    "vocab/vectors vocab/vectors.cfg"
).split()
TEMPLATES = "base.html digest.html story.html parts.html digest.js page.css".split()
ABOUT = "METADATA WHEEL entry_points.txt RECORD licenses/LICENSE licenses/NOTICE".split()


def built(project: Path, into: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def names_in(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def modules_of(package: str) -> set[str]:
    paths = (ROOT / package).rglob("*.py")
    return {path.relative_to(ROOT).as_posix() for path in paths if "training" not in path.parts}


def test_the_wheel_holds_the_two_packages_and_the_model_and_nothing_else(tmp_path: Path) -> None:
    done = built(ROOT, tmp_path)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.iterdir()
    about = {f"standfirst-{PROJECT['version']}.dist-info/{name}" for name in ABOUT}
    model = {f"summarizer/model/{name}" for name in MODEL_FILES}
    templates = {f"cli/templates/{name}" for name in TEMPLATES}
    code = modules_of("cli") | modules_of("summarizer")
    expected = code | model | templates | about | {"cli/py.typed", "summarizer/py.typed"}
    assert names_in(wheel) == expected


def test_the_model_is_what_its_checksums_say() -> None:
    assert list(mismatches(MODEL)) == []


def test_no_wheel_is_built_around_another_model(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, project)
    for name in ("cli", "summarizer"):
        shutil.copytree(ROOT / name, project / name)
    with (project / "summarizer/model/standfirst_tagger/encoder.onnx").open("ab") as encoder:
        encoder.write(b"\0")
    done = built(project, tmp_path)
    assert done.returncode != 0
    assert "not what SHA256SUMS says: standfirst_tagger/encoder.onnx" in done.stderr
    assert list(tmp_path.glob("*.whl")) == []


@pytest.mark.parametrize("change", ["changed", "gone", "new"])
def test_a_file_that_is_not_as_it_was_noted_is_named(tmp_path: Path, change: str) -> None:
    (tmp_path / "part").mkdir()
    for name in ("a", "part/b"):
        (tmp_path / name).write_text(name)
    write_checksums(tmp_path)
    assert list(mismatches(tmp_path)) == []
    match change:
        case "changed":
            (tmp_path / "part/b").write_text("other")
        case "gone":
            (tmp_path / "part/b").unlink()
        case "new":
            (tmp_path / "part/b").rename(tmp_path / "part/c")
    assert "part/b" in list(mismatches(tmp_path))


def locked() -> dict[str, list[str]]:
    """The versions of each package in the lock file; every one has hashes."""
    versions: dict[str, list[str]] = {}
    text = (ROOT / ".ci/lock.txt").read_text(encoding="utf-8")
    for name, version, rest in re.findall(r"(?m)^([\w.-]+)==([\w.]+)((?:.*\\\n)+.*)", text):
        assert "--hash=sha256:" in rest, name
        versions.setdefault(name, []).append(version)
    return versions


def needed() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *extras["dev"], *extras["documents"]]
    requirements = map(Requirement, lines)
    return [requirement for requirement in requirements if requirement.name != PROJECT["name"]]


@pytest.mark.parametrize("requirement", needed(), ids=str)
def test_what_is_needed_is_locked_in_a_version_that_will_do(requirement: Requirement) -> None:
    versions = locked().get(requirement.name.lower().replace("_", "-").replace(".", "-"))
    assert versions
    assert all(requirement.specifier.contains(version) for version in versions)


def test_nothing_in_the_lock_names_where_it_comes_from() -> None:
    text = (ROOT / ".ci/lock.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links| @ ", text)
