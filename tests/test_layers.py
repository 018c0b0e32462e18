"""The architecture: cli -> summarizer, never back; no spaCy at import; one place that loads it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import summarizer

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "summarizer").rglob("*.py"))
FRONT_END = {"cli", "click", "rich"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Top-level names of the packages that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def loads_spacy(path: Path) -> bool:
    """Does a file call spacy.load, or import it by name?"""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(value=ast.Name(id="spacy"), attr="load"):
                return True
            case ast.ImportFrom(module="spacy" | "spacy.util", names=names):
                if any(alias.name.startswith("load") for alias in names):
                    return True
    return False


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_library_knows_nothing_of_the_command(path: Path) -> None:
    assert not FRONT_END & set(imports(path))


@pytest.mark.parametrize("module", ["summarizer", "summarizer.reading", "cli.app"])
def test_importing_loads_no_spacy(module: str) -> None:
    program = f"import sys, {module}; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == ["False", "False"]


def test_only_the_pipeline_module_loads_a_pipeline() -> None:
    shipped = [
        path
        for folder in ("cli", "summarizer")
        for path in (ROOT / folder).rglob("*.py")
        if "training" not in path.parts
    ]
    assert [name_of(path) for path in shipped if loads_spacy(path)] == ["summarizer/pipeline.py"]


def test_the_detector_of_loads_detects() -> None:
    assert loads_spacy(ROOT / "summarizer" / "pipeline.py")
    assert not loads_spacy(ROOT / "summarizer" / "story.py")


@pytest.mark.parametrize("name", summarizer.__all__)
def test_a_public_name_is_a_class_or_function_also_when_its_module_is_loaded(name: str) -> None:
    import_module(getattr(summarizer, name).__module__)
    assert callable(getattr(summarizer, name))


def test_the_documented_import_gives_what_can_be_called() -> None:
    program = "from summarizer import Length, Summarizer, read_story, summarize; summarize.__call__"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_public_names_are_sorted_and_listed_once() -> None:
    assert sorted(set(summarizer.__all__), key=summarizer.__all__.index) == summarizer.__all__
    assert dir(summarizer) == sorted(summarizer.__all__)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = summarizer.nothing  # type: ignore[attr-defined]
