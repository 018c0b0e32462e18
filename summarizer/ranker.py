"""A small transformer over the sentences of a story: what is measured of each, to its logit.

In the manner of BertSumExt (Liu and Lapata 2019): sentence vectors of an encoder, here those of the
tagger, see one another in two layers of attention, the headline among them; places and surface
features join them. The network is trained with parts of its input left out, so that leaving a part
out asks what that part did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.inference import session

SPAN = 120  # sentences that see one another; a longer story is ranked in spans
ANCHOR = 20  # first sentences that every span has, so that the logits of all can be compared
HEADLINE, UNKNOWN = 0, 22  # places that are no place in the body
_BUCKETS = (*range(1, 16), 20, 28, 40, 60)  # first sentences of the places from the second on
PLACES = UNKNOWN + 1

Matrix = NDArray[np.float32]
Places = NDArray[np.int64]


def places_of(count: int) -> Places:
    """The place of each of `count` sentences: one by one at the top, coarser further down."""
    return 1 + np.searchsorted(_BUCKETS, np.arange(count), side="right").astype(np.int64)


@dataclass(frozen=True)
class Inputs:
    """A story as the ranker reads it.

    `headline` [VECTOR], zeros without one; `vectors` [sentences x VECTOR]; `places` [sentences];
    `features` [sentences x features].
    """

    headline: Matrix
    vectors: Matrix
    places: Places
    features: Matrix

    def part(self, rows: slice | NDArray[np.intp]) -> Inputs:
        """The same of some of the sentences."""
        return Inputs(self.headline, self.vectors[rows], self.places[rows], self.features[rows])


class Ranker:
    """Gives sentences their logits; made of the bytes of an ONNX file."""

    def __init__(self, model: bytes) -> None:
        self._session = session(model, threads=1)  # small; the same sums for any number of cores

    def logits(self, variants: Sequence[Inputs]) -> NDArray[np.float64]:
        """Logits [variants x sentences] of one story in several variants."""
        logits = self._of_span([each.part(slice(SPAN)) for each in variants])
        step = SPAN - ANCHOR
        count = len(variants[0].places)
        for start in range(SPAN, count, step):
            rows = np.r_[:ANCHOR, start : min(start + step, count)]
            span = self._of_span([each.part(rows) for each in variants])
            shift = (logits[:, :ANCHOR] - span[:, :ANCHOR]).mean(axis=1, keepdims=True)
            logits = np.concatenate([logits, span[:, ANCHOR:] + shift], axis=1)
        return logits.astype(np.float64)

    def _of_span(self, variants: Sequence[Inputs]) -> Matrix:
        rows = [np.concatenate([each.headline[None], each.vectors]) for each in variants]
        places = [np.concatenate([[HEADLINE], each.places]) for each in variants]
        features = [each.features for each in variants]
        inputs = {"vectors": rows, "places": places, "features": features}
        arrays = {name: np.stack(values) for name, values in inputs.items()}
        logits: Matrix = self._session.run(["logits"], arrays)[0]
        return logits
