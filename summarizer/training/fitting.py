"""The steps from the material to a tagger and a ranker, on all stories or on some folds of them.

Each step is kept in a folder: `names` (weights of a tagger that knows names only), `tagger` (the
same, taught which sentences tell a story, with what its teacher said of each, then more names),
`ranker`. What is there is not done again.

Which fold a story is in was drawn once. A fold's tagger knows the names of all stories: names are
judged on others. Which sentences tell a story it learns from the other folds alone; stories of
which another fold has a copy are not judged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from summarizer.duplicates import near_identical
from summarizer.pipeline import build
from summarizer.training.picks import Judged, judged_stories, ranked
from summarizer.training.ranker import (
    MEANS,
    Ranked,
    Recipe,
    feature_means,
    fit_ranker,
    write_ranker,
)

if TYPE_CHECKING:
    from summarizer.training.network import TagNetwork

FOLDS = 3
SHARES = "shares.json"  # by a story's name, how the teacher shares it out among its sentences
_DRAW = 7  # seed
_SOFT = 0.7  # how much of a target is the teacher's
_COPIED = 0.4  # share of the shorter story's shingles that makes the other a copy


def fold_of(count: int) -> list[int]:
    """The fold of each of `count` stories, drawn for the first, third ... and then the rest."""
    drawn = np.random.default_rng(_DRAW).permutation(count) % FOLDS
    folds = np.empty(count, int)
    folds[[*range(0, count, 2), *range(1, count, 2)]] = drawn
    return folds.tolist()


def held_out(data: Path) -> dict[str, int]:
    """The folds of the stories, by name, of which no other fold has a copy."""
    stories, folds = zip(*_folded(data), strict=True)
    groups = near_identical((story.text for story in stories), contained=_COPIED)
    alone = (group for group in groups if len({folds[place] for place in group}) == 1)
    return {stories[place].name: folds[place] for group in alone for place in group}


def _folded(data: Path) -> Iterator[tuple[Judged, int]]:
    stories = list(judged_stories(data))
    return zip(stories, fold_of(len(stories)), strict=True)


def fit_steps(
    data: Path, folder: Path, *, names: Path, teacher: Path | None, without: int | None = None
) -> tuple[Path, Path]:
    """Do the steps that are missing; the folders of tagger and ranker.

    `without` is the fold that they are to know nothing of.

    Raises:
        FileNotFoundError: there is no tagger yet, and no teacher for it.
    """
    tagger, ranker = folder / "tagger", folder / "ranker"
    if not (tagger / SHARES).exists():  # each step's last file
        if teacher is None or not teacher.is_dir():
            raise FileNotFoundError(f"{tagger / SHARES} is not there, nor is a teacher for it")
        (ranker / MEANS).unlink(missing_ok=True)
        _fit_tagger(data, tagger, names, teacher, without)
    if not (ranker / MEANS).exists():
        _fit_ranker(data, tagger, ranker, without)
    return tagger, ranker


def _fit_tagger(data: Path, folder: Path, names: Path, teacher: Path, without: int | None) -> None:
    from summarizer.training.distillation import distilled
    from summarizer.training.export import write_tagger
    from summarizer.training.names import refine

    network = _names_network(data, names)
    stories = _ranked(data, names, without)
    learned, shares = distilled(network, stories, data=data, teacher=teacher)
    write_tagger(refine(learned, data), folder)
    (folder / SHARES).write_text(json.dumps(shares), encoding="utf-8")


def _names_network(data: Path, folder: Path) -> TagNetwork:
    """A tagger that knows names only."""
    import torch

    from summarizer.training.export import write_tagger
    from summarizer.training.names import fit
    from summarizer.training.network import TagNetwork

    weights = folder / "weights.pt"
    if not weights.exists():
        network = fit(data)
        write_tagger(network, folder)
        torch.save(network.state_dict(), weights)
    network = TagNetwork()
    network.load_state_dict(torch.load(weights))
    return network.eval()


def _fit_ranker(data: Path, tagger: Path, folder: Path, without: int | None) -> None:
    shares = json.loads((tagger / SHARES).read_text(encoding="utf-8"))
    stories = [softened(story, shares) for story in _ranked(data, tagger, without)]
    means = feature_means(stories)
    write_ranker(fit_ranker(stories, means, Recipe()), means, folder)


def softened(story: Ranked, shares: dict[str, list[float]]) -> Ranked:
    """A story whose target is for the most part the teacher's shares, of which none is zero."""
    said = np.zeros_like(story.target)
    said[: len(shares[story.name])] = shares[story.name]
    own = story.target / story.target.sum()
    return replace(story, target=_SOFT * said + (1 - _SOFT) * own)


def _ranked(data: Path, tagger: Path, without: int | None) -> list[Ranked]:
    from summarizer.training.names import load_tokenizer

    nlp, tokenizer = build(tagger), load_tokenizer()
    known = (story for story, fold in _folded(data) if fold != without)
    stories = [each for story in known if (each := ranked(nlp, story, tokenizer))]
    sys.stderr.write(f"{len(stories)} stories\n")
    return stories
