"""Fit the weights of the salience features.

Logistic regression over the sentences of all stories, label 1 for those that people picked
(CNN-Corpus) or an editor picked (`key.jsonl`), and for those that a greedy search finds to match
the reference best where nobody picked (CNN/Daily Mail; Nallapati et al. 2017). Stories weigh alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.cleaning import clean, without_dateline
from summarizer.errors import NotAStoryError
from summarizer.features import FEATURES, SentenceView, feature_matrix, sentence_views
from summarizer.reading import read_text
from summarizer.training.corpora import read_jsonl


@dataclass(frozen=True)
class Picked:
    """A story and the sentences that were picked from it; or the reference to match."""

    headline: str | None
    text: str
    picks: tuple[str, ...] = ()
    reference: str = ""


def picked_stories(data: Path) -> Iterator[Picked]:
    """All material that says which sentences tell a story."""
    folder = data / "stories_train"
    for row in read_jsonl(folder / "key.jsonl"):
        with suppress(NotAStoryError):  # a page of prices, say; the tool refuses it too
            yield _from_file(folder / f"{row['id']}.txt", row["key"])
    for row in read_jsonl(data / "summaries" / "cnncorpus_train.jsonl"):
        yield Picked(row["headline"], _body(row["text"]), tuple(row["gold"]))
    for row in read_jsonl(data / "summaries" / "cnndm_train.jsonl"):
        reference = "\n".join(row["references"][0])
        yield Picked(None, _body(row["text"]), reference=reference)


def _from_file(path: Path, key: Sequence[str]) -> Picked:
    story = read_text(path.read_text(encoding="utf-8"), language=None)
    return Picked(story.headline, story.text, tuple(key))


def _body(text: str) -> str:
    return without_dateline(clean(text))


def fit_weights(nlp: Language, data: Path) -> dict[str, tuple[float, float]]:
    """Weight and mean of every feature."""
    matrices, labels, weights = [], [], []
    for story in picked_stories(data):
        doc = _analysed(nlp, story)
        views = sentence_views(doc)
        chosen = _labels(views, story)
        if not chosen.any():
            continue
        matrices.append(feature_matrix(doc, views))
        labels.append(chosen)
        weights.append(np.full(len(views), 1 / len(views)))
    values, truth = np.vstack(matrices), np.concatenate(labels)
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit(values, truth, sample_weight=20 * np.concatenate(weights))
    means = values.mean(axis=0)
    return {
        name: (round(float(weight), 4), round(float(mean), 4))
        for name, weight, mean in zip(FEATURES, model.coef_[0], means, strict=True)
    }


def write_weights(weights: dict[str, tuple[float, float]], path: Path) -> None:
    """Write the weights as the component reads them."""
    lines = (f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in weights.items())
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _analysed(nlp: Language, story: Picked) -> Doc:
    head = story.headline + "\n\n" if story.headline else ""
    doc = nlp.make_doc(head + story.text)
    doc._.headline_end = len(head)
    return nlp(doc)


def _labels(views: Sequence[SentenceView], story: Picked) -> NDArray[np.bool_]:
    if story.picks:
        picks = {_comparable(pick) for pick in story.picks}
        return np.array([_comparable(view.text) in picks for view in views])
    chosen = _greedy(views, story.reference)
    return np.array([index in chosen for index in range(len(views))])


def _comparable(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _greedy(views: Sequence[SentenceView], reference: str, *, most: int = 3) -> set[int]:
    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < most:
        gains = {
            index: _rouge(scorer, [*chosen, index], views, reference)
            for index in range(min(len(views), 40))
            if index not in chosen
        }
        if not gains or max(gains.values()) <= best:
            break
        winner = max(gains, key=lambda index: gains[index])
        best = gains[winner]
        chosen.append(winner)
    return set(chosen)


def _rouge(
    scorer: RougeScorer, chosen: Sequence[int], views: Sequence[SentenceView], reference: str
) -> float:
    text = "\n".join(views[index].text for index in sorted(chosen))
    scores = scorer.score(reference, text)
    return float(scores["rouge1"].fmeasure + scores["rouge2"].fmeasure)
