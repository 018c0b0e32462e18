"""Which stories a model is fitted on, and what it needs for that."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the train extra")
fitting = pytest.importorskip("summarizer.training.fitting", reason="needs the train extra")

from summarizer.ranker import Inputs, places_of  # noqa: E402
from summarizer.training.ranker import Ranked  # noqa: E402


def test_folds_share_the_stories_evenly() -> None:
    assert sorted(Counter(fitting.fold_of(100)).values()) == [33, 33, 34]


def test_a_story_with_a_copy_in_another_fold_is_not_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [f"{letter}{number}" for letter in "abc" for number in range(60)]
    texts = [" ".join(words[start : start + 50]) for start in (0, 60, 120)]
    texts = [texts[0], texts[1], texts[0], texts[2]]
    stories = [fitting.Judged(str(place), None, text) for place, text in enumerate(texts)]
    monkeypatch.setattr(fitting, "judged_stories", lambda _: iter(stories))
    monkeypatch.setattr(fitting, "fold_of", lambda _: [0, 0, 1, 1])
    assert fitting.held_out(tmp_path) == {"1": 0, "3": 1}


def test_what_the_teacher_shares_out_is_most_of_a_target() -> None:
    empty = np.zeros((2, 1), np.float32)
    inputs = Inputs(empty[0], empty, places_of(2), empty)
    story = Ranked("ferry", inputs, np.array([0.0, 1.5], np.float32), 1.0)
    softened = fitting.softened(story, {"ferry": [0.8, 0.2]})
    assert softened.target.tolist() == pytest.approx([0.56, 0.44])


def test_a_step_that_lacks_its_teacher_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nor is a teacher for it"):
        fitting.fit_steps(tmp_path, tmp_path, names=tmp_path, teacher=None)
