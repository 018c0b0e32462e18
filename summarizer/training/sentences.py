"""Fit the weights of the salience features.

Logistic regression over the sentences of all stories, label 1 for those that an editor picked
(`key.jsonl`, many publishers) or that people picked (CNN-Corpus). Every story weighs alike, an
editor's five times. Sentences that a greedy search finds to match the highlights of CNN/Daily Mail
(Nallapati et al. 2017) were tried as labels too: they cost agreement with the editor, and the lead
of stories from other publishers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from spacy.language import Language

from summarizer.cleaning import clean, without_dateline
from summarizer.errors import NotAStoryError
from summarizer.features import FEATURES, feature_matrix, sentence_views
from summarizer.pipeline import analysed
from summarizer.reading import read_text
from summarizer.training.corpora import read_jsonl

EDITOR_WEIGHT = 5.0
LEAD = "position 0"
LEAD_PRIOR = 0.5  # logit that the first sentence gets besides; its readers begin there
_SCALE = 20.0  # sentences a story counts for, against the regularization


@dataclass(frozen=True)
class Picked:
    """A story, the sentences that were picked from it, and how much they count."""

    headline: str | None
    text: str
    picks: tuple[str, ...]
    weight: float = 1.0


def picked_stories(data: Path) -> Iterator[Picked]:
    """All material that says which sentences tell a story."""
    folder = data / "stories_train"
    for row in read_jsonl(folder / "key.jsonl"):
        with suppress(NotAStoryError):  # a page of prices, say; the tool refuses it too
            yield _from_file(folder / f"{row['id']}.txt", row["key"])
    for row in read_jsonl(data / "summaries" / "cnncorpus_train.jsonl"):
        text = without_dateline(clean(row["text"]))
        yield Picked(row["headline"], text, tuple(row["gold"]))


def _from_file(path: Path, key: Sequence[str]) -> Picked:
    story = read_text(path.read_text(encoding="utf-8"), language=None)
    return Picked(story.headline, story.text, tuple(key), EDITOR_WEIGHT)


def fit_weights(nlp: Language, data: Path) -> dict[str, tuple[float, float]]:
    """Weight and mean of every feature."""
    matrices, labels, weights = [], [], []
    for story in picked_stories(data):
        doc = analysed(nlp, story.text, headline=story.headline)
        views = sentence_views(doc)
        picks = {_comparable(pick) for pick in story.picks}
        chosen = [_comparable(view.text) in picks for view in views]
        if any(chosen):
            matrices.append(feature_matrix(doc, views))
            labels.append(chosen)
            weights.append(np.full(len(views), _SCALE * story.weight / len(views)))
    values = np.vstack(matrices)
    model = LogisticRegression(max_iter=2000)
    model.fit(values, np.concatenate(labels), sample_weight=np.concatenate(weights))
    means = values.mean(axis=0)
    table = {
        name: (round(float(weight), 4), round(float(mean), 4))
        for name, weight, mean in zip(FEATURES, model.coef_[0], means, strict=True)
    }
    weight, mean = table[LEAD]
    return table | {LEAD: (round(weight + LEAD_PRIOR, 4), mean)}


def write_weights(weights: dict[str, tuple[float, float]], path: Path) -> None:
    """Write the weights as the component reads them."""
    lines = (f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in weights.items())
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _comparable(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
