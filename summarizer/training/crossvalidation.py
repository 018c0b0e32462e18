"""Figures on the training material by models that learned nothing from the story.

Run as `python -m summarizer.training.crossvalidation DATA --models FOLDER`. The material is parted
into folds; for each, a tagger is taught and a ranker fitted on the others. They stay in the folder;
what is there is measured and not fitted again (seven minutes a fold on two cores). The recipe was
chosen on fold 0.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from summarizer.evaluation.jsonl import read_jsonl
from summarizer.evaluation.material import Case, Material, load_material
from summarizer.evaluation.report import table
from summarizer.evaluation.runs import Run, evaluate
from summarizer.evaluation.selections import Choice, standfirst
from summarizer.pipeline import build
from summarizer.training.fitting import FOLDS, fit_steps, held_out

_SENTENCES = 3
_OF_CNN = ("(CNN)", "CNN Student News")  # the others are the Daily Mail's
_OPENING = 300  # characters that hold one of them


def main() -> None:
    """Fit what is missing for each fold, and print the figures beside the lead's."""
    parser = argparse.ArgumentParser(prog="python -m summarizer.training.crossvalidation")
    parser.add_argument("data", type=Path, help="folder with stories_train and summaries")
    parser.add_argument("--models", type=Path, required=True, help="folder of the folds' models")
    parser.add_argument("--fold", type=int, action="append", choices=range(FOLDS))
    parser.add_argument("--teacher", type=Path, help="folder with all-mpnet-base-v2, to fit with")
    options = parser.parse_args()
    models: dict[int, str] = {}
    for fold in options.fold or range(FOLDS):
        try:
            models[fold] = str(_model(options.data, options.models, fold, options.teacher))
        except FileNotFoundError as error:
            parser.error(str(error))
    judged = {name: models[fold] for name, fold in held_out(options.data).items() if fold in models}
    for material in _materials(options.data):
        _print_table(material, judged)


def _model(data: Path, models: Path, fold: int, teacher: Path | None) -> Path:
    """The pipeline that knows nothing of a fold."""
    folder, names = models / str(fold), models / "names"
    steps = fit_steps(data, folder, names=names, teacher=teacher, without=fold)
    model = folder / "model"
    build(*steps).to_disk(model)
    return model


def _materials(data: Path) -> Iterator[Material]:
    """What there are figures for: an editor's picks, CNN-Corpus, CNN, the Daily Mail."""
    yield load_material(data / "stories_train")
    summaries = data / "summaries"
    yield load_material(summaries / "cnncorpus_train.jsonl")
    both = load_material(summaries / "cnndm_train.jsonl")
    cnn = {
        row["id"] for row in read_jsonl(summaries / "cnndm_train.jsonl") if _is_of_cnn(row["text"])
    }
    yield _named("cnn", both, (case for case in both.cases if case.name in cnn))
    yield _named("daily mail", both, (case for case in both.cases if case.name not in cnn))


def _is_of_cnn(text: str) -> bool:
    return any(mark in text[:_OPENING] for mark in _OF_CNN)


def _named(name: str, material: Material, cases: Iterable[Case]) -> Material:
    return replace(material, name=name, cases=tuple(cases), refused=())


def _print_table(material: Material, models: Mapping[str, str]) -> None:
    judged = tuple(replace(case, cast=None) for case in material.cases if case.name in models)
    known = replace(material, cases=judged)

    def choose(case: Case) -> Choice:
        return standfirst(case, sentences=_SENTENCES, model=models[case.name])

    runs = {name: Run(material=known.name, selection=name) for name in ("standfirst", "lead")}
    reports = [evaluate(runs["standfirst"], known, choose), evaluate(runs["lead"], known)]
    sys.stdout.write(f"held out\n{table(reports)}\n\n")


if __name__ == "__main__":
    main()
