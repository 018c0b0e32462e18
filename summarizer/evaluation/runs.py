"""A selection run over material, and the report on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from summarizer.evaluation.editor import dangling_ratio, pick_ratios
from summarizer.evaluation.intervals import Measure, Ratio, measured
from summarizer.evaluation.material import Case, Material, Refusal
from summarizer.evaluation.mentions import mention_ratios
from summarizer.evaluation.names import misses, name_ratios
from summarizer.evaluation.rouge import rouge_ratios
from summarizer.evaluation.selections import Choice, selection


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Run:
    """What was run on what: two runs that are equal can be compared."""

    material: str
    selection: str = "standfirst"
    sentences: int = 3
    limit: int = 0  # stories from the start of the material; 0 takes all of them

    def __str__(self) -> str:
        part = f", first {self.limit}" if self.limit else ""
        return f"{self.material} ({self.selection}, {self.sentences} sentences{part})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The measures of a run. `milliseconds` is the mean time of a choice, reading left out."""

    run: Run
    sha256: str
    stories: int
    refused: tuple[Refusal, ...]
    measures: dict[str, Measure]
    milliseconds: float
    misses: tuple[str, ...] = ()


def evaluate(
    run: Run, material: Material, choose: Callable[[Case], Choice] | None = None
) -> Report:
    """Run a selection over material, or `choose` in its place, and measure what it chose."""
    choose = choose or selection(run.selection, sentences=run.sentences)
    choices, milliseconds = _timed(choose, material.cases)
    pairs = list(zip(material.cases, choices, strict=True))
    return Report(
        run=run,
        sha256=material.sha256,
        stories=len(pairs),
        refused=material.refused,
        measures=_measures([story_ratios(case, choice) for case, choice in pairs]),
        milliseconds=milliseconds,
        misses=tuple(
            f"{case.name}: {miss}"
            for case, choice in pairs
            if choice.summary and case.cast
            for miss in misses(choice.summary, case.cast)
        ),
    )


def story_ratios(case: Case, choice: Choice) -> dict[str, Ratio]:
    """Every figure that a case allows for, as part and whole."""
    ratios = rouge_ratios(choice.sentences, case.references)
    ratios |= pick_ratios(choice.sentences, case.picks)
    if case.references or case.picks:
        ratios["dangling"] = dangling_ratio(choice.sentences, choice.indexes)
    if choice.summary and case.cast:
        ratios |= name_ratios(choice.summary, case.cast)
    if choice.summary and case.mentions is not None:
        ratios |= mention_ratios(choice.summary, case.mentions)
    return ratios


def _timed(choose: Callable[[Case], Choice], cases: Sequence[Case]) -> tuple[list[Choice], float]:
    # Loading the pipeline is paid once a process, so the first story is run twice.
    for case in cases[:1]:
        choose(case)
    started = perf_counter()
    choices = [choose(case) for case in cases]
    return choices, 1000 * (perf_counter() - started) / max(1, len(cases))


def _measures(stories: Sequence[dict[str, Ratio]]) -> dict[str, Measure]:
    names = dict.fromkeys(name for ratios in stories for name in ratios)
    found = {name: measured([r[name] for r in stories if name in r]) for name in names}
    return {name: measure for name, measure in found.items() if measure}
