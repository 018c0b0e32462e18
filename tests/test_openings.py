"""Openings of stories, whose names somebody listed."""

import json
import re
from pathlib import Path

import pytest

from summarizer.evaluation import material, openings
from summarizer.evaluation.openings import JUDGED, SOURCES, annotated_openings

SUMMARIES = Path(__file__).parents[2] / "shared" / "data" / "summaries"
LEARNED = Path(openings.__file__).parents[1] / "training" / "annotations.jsonl"
FERRY = "Harbor Grid said on Monday that the ferry had stopped. Ann Lee, its captain, agreed. "

needs_summaries = pytest.mark.skipif(
    not SUMMARIES.exists() or not LEARNED.exists(), reason="needs the annotated material"
)


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    """Two stories, one of which is annotated."""
    stories = {"long": FERRY * 60, "short": "Nobody came."}
    for name, (key, text) in zip(SOURCES, stories.items(), strict=True):
        row = {"id": key, "headline": "Ferry stops", "text": text}
        (tmp_path / name).write_text(json.dumps(row), encoding="utf-8")
    text = f"Ferry stops\n\n{FERRY}"
    grid, ann, lee, monday = (
        [text.index(form), text.index(form) + len(form)]
        for form in ("Harbor Grid", "Ann Lee", "Lee", "Monday")
    )
    forms = {"companies": [[grid]], "people": [[ann, lee]], "organizations": []}
    row = {"id": "long", **forms, "optional": [monday]}
    path = tmp_path / "annotations.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_an_opening_has_whole_sentences_under_its_headline(annotations: Path) -> None:
    [opening] = annotated_openings(annotations.parent, annotations)
    assert opening.text.startswith("Ferry stops\n\nHarbor Grid")
    assert opening.text.endswith((" stopped.", " agreed."))
    assert 3000 < len(opening.text) < 3200


def test_a_folder_of_stories_with_summaries_is_judged_by_the_names_of_openings(
    annotations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material, "JUDGED", annotations)
    [case] = material.load_material(annotations.parent).cases
    assert case.cast is not None
    assert [person.forms for person in case.cast.people] == [{"Ann Lee", "Lee"}]
    assert case.cast.optional == {"Monday"}


def test_other_annotations_make_other_material(
    annotations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material, "JUDGED", annotations)
    before = material.load_material(annotations.parent).sha256
    elsewhere = annotations.parent.parent / "other.jsonl"
    row = json.loads(annotations.read_text(encoding="utf-8"))
    elsewhere.write_text(json.dumps(row | {"people": []}), encoding="utf-8")
    monkeypatch.setattr(material, "JUDGED", elsewhere)
    assert material.load_material(annotations.parent).sha256 != before


@needs_summaries
@pytest.mark.parametrize("path", [JUDGED, LEARNED], ids=["judged", "learned"])
def test_every_form_in_an_opening_is_whole_words(path: Path) -> None:
    for opening in annotated_openings(SUMMARIES, path):
        named = [form for kind in opening.forms.values() for forms in kind for form in forms]
        for form in (*named, *opening.optional):
            assert re.search(rf"(?<!\w){re.escape(form)}(?!\w)", opening.text), opening.name
            assert form == form.strip() != "", opening.name


@needs_summaries
def test_nothing_is_judged_on_what_was_learned() -> None:
    judged, learned = (
        {opening.name for opening in annotated_openings(SUMMARIES, path)}
        for path in (JUDGED, LEARNED)
    )
    assert not judged & learned
