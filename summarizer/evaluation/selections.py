"""What is measured: the tool's choice, and the leads that it has to beat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice

from summarizer.evaluation.material import Case
from summarizer.segmentation import sentence_spans
from summarizer.story import Length, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Sentences chosen from a story, with their places among its sentences; names, if any."""

    sentences: tuple[str, ...]
    indexes: tuple[int, ...]
    summary: Summary | None = None


def standfirst(case: Case, *, sentences: int, model: str | None = None) -> Choice:
    """The tool as it comes, or with another pipeline."""
    from summarizer.summarizing import Summarizer

    summarizer = Summarizer(length=Length(sentences=sentences), model=model)
    summary = summarizer.summarize(case.story)
    return Choice(
        sentences=tuple(sentence.text for sentence in summary.summary),
        indexes=summary.chosen,
        summary=summary,
    )


def lead(case: Case, *, sentences: int) -> Choice:
    """The story's first sentences, by our segmentation."""
    text = case.story.text
    spans = islice(sentence_spans(text), sentences)
    first = tuple(text[start:end] for start, end in spans)
    return Choice(sentences=first, indexes=tuple(range(len(first))))


def file_lead(case: Case, *, sentences: int) -> Choice:
    """The first sentences as the material gives them."""
    first = case.lead[:sentences]
    return Choice(sentences=first, indexes=tuple(range(len(first))))


SELECTIONS: dict[str, Callable[..., Choice]] = {
    "standfirst": standfirst,
    "lead": lead,
    "file-lead": file_lead,
}


def selection(name: str, *, sentences: int) -> Callable[[Case], Choice]:
    """One of `SELECTIONS`, at a length."""
    return partial(SELECTIONS[name], sentences=sentences)
