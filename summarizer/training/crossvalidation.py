"""Figures on the training material by rankers that did not see the story.

Run as `python -m summarizer.training.crossvalidation DATA` (half an hour on two cores). The
material is parted into folds; for each a ranker is fitted on the others. The tagger, which never
learns which sentence tells a story, is the shipped one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from summarizer.evaluation.material import Case, load_material
from summarizer.evaluation.report import table
from summarizer.evaluation.runs import Run, evaluate
from summarizer.evaluation.selections import Choice, standfirst
from summarizer.pipeline import MODEL, build
from summarizer.training.picks import judged_stories, ranked
from summarizer.training.ranker import Ranked, Recipe, feature_means, fit_ranker, write_ranker

FILES = ("cnncorpus_train.jsonl", "cnndm_train.jsonl")
FOLDS = 3  # each keeps a pipeline in memory
_SENTENCES = 3
_TAGGER = MODEL / "standfirst_tagger"


def main() -> None:
    """Fit a ranker for each fold, and print the figures beside the lead's."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.crossvalidation")
    parser.add_argument("data", type=Path, help="folder with stories_train and summaries")
    options = parser.parse_args()
    nlp = build(_TAGGER)
    named = [(story.name, ranked(nlp, story)) for story in judged_stories(options.data)]
    with tempfile.TemporaryDirectory() as scratch:
        models = []
        for fold in range(FOLDS):
            others = [
                each for place, (_, each) in enumerate(named) if each and place % FOLDS != fold
            ]
            models.append(_fitted(others, Path(scratch, str(fold))))
        held_out = {name: models[place % FOLDS] for place, (name, _) in enumerate(named)}
        for file in FILES:
            _print_table(options.data / "summaries" / file, held_out)


def _fitted(stories: Sequence[Ranked], folder: Path) -> str:
    """The folder of a pipeline whose ranker was fitted on those stories."""
    means = feature_means(stories)
    write_ranker(fit_ranker(stories, means, Recipe()), means, folder / "ranker")
    build(_TAGGER, folder / "ranker").to_disk(folder / "model")
    return str(folder / "model")


def _print_table(path: Path, held_out: Mapping[str, str]) -> None:
    material = load_material(path)

    def choose(case: Case) -> Choice:
        return standfirst(case, sentences=_SENTENCES, model=held_out[case.name])

    runs = {name: Run(material=material.name, selection=name) for name in ("standfirst", "lead")}
    reports = [evaluate(runs["standfirst"], material, choose), evaluate(runs["lead"], material)]
    sys.stdout.write(f"cross-validated\n{table(reports)}\n\n")


if __name__ == "__main__":
    main()
