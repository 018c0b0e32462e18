"""Figures over stories, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Ratio = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure in percent and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


def measured(ratios: Sequence[Ratio], *, samples: int = 1000, seed: int = 0) -> Measure | None:
    """The ratio of sums over stories, with its percentile bootstrap interval (Efron 1979).

    `ratios` holds a part and a whole for each story; whole stories are drawn with replacement,
    because the sentences and names of one story are not independent. None, if every whole is 0.
    """
    parts, wholes = np.array(ratios, dtype=np.float64).reshape(-1, 2).T
    if not wholes.sum():
        return None
    drawn = np.random.default_rng(seed).integers(len(ratios), size=(samples, len(ratios)))
    sums = wholes[drawn].sum(axis=1)
    shares = 100 * parts[drawn].sum(axis=1)[sums > 0] / sums[sums > 0]
    low, high = np.percentile(shares, [2.5, 97.5])
    value = 100 * parts.sum() / wholes.sum()
    return Measure(value=float(value), low=float(low), high=float(high))
