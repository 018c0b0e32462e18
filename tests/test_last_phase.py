"""The last phase of the names' training: what it may change."""

import pytest

pytest.importorskip("torch", reason="needs the train extra")
network = pytest.importorskip("summarizer.training.network", reason="needs the train extra")


def test_the_last_phase_changes_no_layer_that_sentence_vectors_come_from() -> None:
    tagger = network.TagNetwork()
    network.freeze(tagger, network.STATES_LAYER)
    groups = network.parameter_groups(tagger, body=1.0, head=1.0)
    trained = {id(weight) for group in groups for weight in group["params"]}
    names = {name for name, weight in tagger.named_parameters() if id(weight) in trained}
    below = [f"encoder.layer.{layer}." for layer in range(network.STATES_LAYER)]
    assert not [name for name in names if any(part in name for part in ("embeddings", *below))]
    assert {name.split(".")[0] for name in names} == {"bert", "tags"}
