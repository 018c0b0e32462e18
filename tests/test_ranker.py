"""The ranker: places, spans and variants."""

import numpy as np
import pytest

from summarizer.features import FEATURES
from summarizer.ranker import PLACES, SPAN, UNKNOWN, Inputs, Ranker, places_of
from summarizer.salience import SHIPPED
from summarizer.tagger import VECTOR


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return Ranker((SHIPPED / "ranker.onnx").read_bytes())


def story(count: int, seed: int = 0) -> Inputs:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(count, VECTOR)).astype(np.float32)
    features = random.random((count, len(FEATURES))).astype(np.float32)
    return Inputs(np.zeros(VECTOR, np.float32), vectors, places_of(count), features)


def test_places_are_fine_at_the_top_and_coarse_below() -> None:
    places = places_of(200)
    assert places[:16].tolist() == list(range(1, 17))
    assert places[16] == places[19]
    assert places.max() < UNKNOWN < PLACES


def test_variants_do_not_change_one_another(ranker: Ranker) -> None:
    one, other = story(7), story(7, seed=1)
    both = ranker.logits([one, other])
    assert both[0] == pytest.approx(ranker.logits([one])[0], abs=1e-5)
    assert both[1] == pytest.approx(ranker.logits([other])[0], abs=1e-5)


def test_a_long_story_is_ranked_span_by_span(ranker: Ranker) -> None:
    long = story(2 * SPAN + 5)
    whole = ranker.logits([long])
    assert whole.shape == (1, 2 * SPAN + 5)
    first = ranker.logits([long.part(slice(SPAN))])
    assert whole[0, :SPAN] == pytest.approx(first[0], abs=1e-5)


def test_the_same_sentence_far_down_is_judged_alike_in_every_span(ranker: Ranker) -> None:
    short = story(10)
    places = np.concatenate([places_of(10), np.full(2 * SPAN, places_of(200)[-1])])
    rows = [*range(10), *[3] * (2 * SPAN)]
    long = Inputs(short.headline, short.vectors[rows], places, short.features[rows])
    tail = ranker.logits([long])[0, 10:]
    assert np.ptp(tail) < 0.5


def test_a_story_without_sentences_has_no_logits(ranker: Ranker) -> None:
    assert ranker.logits([story(0)]).shape == (1, 0)
