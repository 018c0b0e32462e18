"""Stories with what people said tells them: an editor's picks, readers' picks, highlights.

A sentence's target is its share of the story: 1 for a sentence that a person picked (more for the
lead), less for those an editor would have added next, and half for those that a greedy search finds
to match the highlights best (Nallapati, Zhai and Zhou 2017). Where nobody picked, the search alone
decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from operator import add
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rouge_score.tokenizers import DefaultTokenizer
from spacy.language import Language
from tokenizers import Tokenizer

from summarizer.cleaning import clean, without_dateline
from summarizer.errors import NotAStoryError
from summarizer.evaluation.editor import comparable
from summarizer.evaluation.jsonl import read_jsonl
from summarizer.pipeline import analysed
from summarizer.ranker import SPAN
from summarizer.reading import read_text
from summarizer.salience import inputs_of
from summarizer.sentences import sentence_views
from summarizer.training.pieces import piece_sentences
from summarizer.training.ranker import Ranked

EDITOR_WEIGHT = 3.0  # of a story with an editor's picks, against one with anybody else's
_NEXT, _MATCHED = 0.4, 0.5  # target of what an editor adds next; of a match, where people picked
_LEAD = 1.5  # of the first sentence, if picked: the picks have no order, and readers begin there
_SEARCHED = 60  # sentences from the top among which matches are looked for
_MOST = 3  # matches of a story

Grams = tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]


@dataclass(frozen=True)
class Judged:
    """A story and the judgements on its sentences."""

    name: str
    headline: str | None
    text: str
    picks: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    highlights: str = ""
    weight: float = 1.0


def judged_stories(data: Path) -> Iterator[Judged]:
    """All material that says which sentences tell a story."""
    folder = data / "stories_train"
    for row in read_jsonl(folder / "key.jsonl"):
        text = (folder / f"{row['id']}.txt").read_text(encoding="utf-8")
        with suppress(NotAStoryError):  # a page of prices, say; the tool refuses it too
            picks, following = tuple(row["key"]), tuple(row["next"])
            story = Judged(row["id"], *_read(text), picks, following)
            yield replace(story, weight=EDITOR_WEIGHT)
    for row in read_jsonl(data / "summaries" / "cnncorpus_train.jsonl"):
        text = without_dateline(clean(row["text"]))
        story = Judged(row["id"], row["headline"], text, picks=tuple(row["gold"]))
        yield replace(story, highlights="\n".join(row["references"][0]))
    for row in read_jsonl(data / "summaries" / "cnndm_train.jsonl"):
        with suppress(NotAStoryError):
            story = Judged(row["id"], *_read(row["text"]))
            yield replace(story, highlights="\n".join(row["references"][0]))


def _read(text: str) -> tuple[str | None, str]:
    story = read_text(text, language=None)
    return story.headline, story.text


def ranked(nlp: Language, story: Judged, tokenizer: Tokenizer) -> Ranked | None:
    """A story as rankers learn from it; None where nothing that was judged is found in it."""
    doc = analysed(nlp, story.text, headline=story.headline)
    views = sentence_views(doc)
    target = _target([view.text for view in views], story)
    if not target[:SPAN].any():
        return None
    sentences = piece_sentences(doc, tokenizer)
    return Ranked(story.name, inputs_of(doc, views), target, story.weight, sentences)


def _target(sentences: Sequence[str], story: Judged) -> NDArray[np.float32]:
    picked = _among(sentences, story.picks)
    picked[:1] *= _LEAD
    target = picked + _NEXT * _among(sentences, story.following)
    matched = np.zeros(len(sentences), dtype=np.float32)
    if story.highlights:
        matched[matches_of(sentences, story.highlights)] = 1.0
    result: NDArray[np.float32] = target + (_MATCHED if story.picks else 1.0) * matched
    return result


def _among(sentences: Sequence[str], picks: Sequence[str]) -> NDArray[np.float32]:
    known = set(map(comparable, picks))
    return np.array([comparable(sentence) in known for sentence in sentences], dtype=np.float32)


# Not `evaluation.rouge`: that tokenizes anew for each of the half million trials.
def matches_of(sentences: Sequence[str], highlights: str) -> list[int]:
    """The sentences that one by one raise ROUGE-1 and ROUGE-2 against the highlights most."""
    tokenizer = DefaultTokenizer(use_stemmer=True)
    words = [tokenizer.tokenize(sentence) for sentence in sentences[:_SEARCHED]]
    reference = _grams(tokenizer.tokenize(highlights))
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < _MOST:
        trials = [[*chosen, index] for index in range(len(words)) if index not in chosen]
        scores = [_overlap(_joined(words, trial), reference) for trial in trials]
        if not scores or max(scores) <= best:
            break
        best = max(scores)
        chosen = trials[scores.index(best)]
    return chosen


def _joined(words: Sequence[list[str]], indexes: Sequence[int]) -> Grams:
    return _grams(reduce(add, (words[index] for index in sorted(indexes)), []))


def _grams(words: Sequence[str]) -> Grams:
    return Counter((word,) for word in words), Counter(pairwise(words))


def _overlap(grams: Grams, reference: Grams) -> float:
    """Sum of the F1 of one and of two words in a row."""
    shares = []
    for ours, theirs in zip(grams, reference, strict=True):
        shares.append(2 * (ours & theirs).total() / max(1, ours.total() + theirs.total()))
    return sum(shares)
