"""Which stories a model is fitted on, and what it needs for that."""

from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the train extra")
fitting = pytest.importorskip("summarizer.training.fitting", reason="needs the train extra")


def test_folds_share_the_stories_evenly() -> None:
    assert sorted(Counter(fitting.fold_of(100)).values()) == [33, 33, 34]


def test_a_story_stays_in_its_fold() -> None:
    assert fitting.fold_of(50) == fitting.fold_of(50)


def test_a_step_that_lacks_its_teacher_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nor is a teacher given"):
        fitting.fit_steps(tmp_path, tmp_path, names=tmp_path, teacher=None)
