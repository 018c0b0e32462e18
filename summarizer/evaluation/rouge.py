"""Overlap with reference summaries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

from summarizer.evaluation.intervals import Ratio

if TYPE_CHECKING:
    from rouge_score.rouge_scorer import RougeScorer

MEASURES = {"ROUGE-1": "rouge1", "ROUGE-2": "rouge2", "ROUGE-Lsum": "rougeLsum"}


def rouge_ratios(chosen: Sequence[str], references: Sequence[Sequence[str]]) -> dict[str, Ratio]:
    """F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum with stemming (Lin 2004), averaged over references.

    Sentences are parted by line breaks on both sides, as ROUGE-Lsum needs them.
    """
    if not references:
        return {}
    scores = [_scorer().score("\n".join(reference), "\n".join(chosen)) for reference in references]
    return {
        name: (fmean(score[key].fmeasure for score in scores), 1.0)
        for name, key in MEASURES.items()
    }


@cache
def _scorer() -> RougeScorer:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer([*MEASURES.values()], use_stemmer=True)
