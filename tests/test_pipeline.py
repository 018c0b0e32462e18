"""The pipeline: loaded faster than spaCy loads it, and no other for it."""

import spacy

from summarizer.pipeline import MODEL, load

TEXT = (
    "Dr. Jane O'Neil-Smith isn't at www.example.com (yet). It's 5pm, she'll pay $10m, e.g. in Co."
)


def test_the_shipped_pipeline_is_what_spacy_makes_of_its_folder() -> None:
    ours, theirs = load(), spacy.load(MODEL)
    assert ours.config == theirs.config
    assert ours.meta == theirs.meta
    assert ours.path == theirs.path
    assert ours.pipe_names == theirs.pipe_names
    rules = [nlp.tokenizer.to_bytes(exclude=["vocab"]) for nlp in (ours, theirs)]
    assert rules[0] == rules[1]
    assert ours(TEXT).to_bytes() == theirs(TEXT).to_bytes()


def test_a_process_loads_the_shipped_pipeline_once() -> None:
    assert load() is load(None)
