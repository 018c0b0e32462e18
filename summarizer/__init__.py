"""Standfirst as a library: the sentences that tell a news story, and who is in it.

    from summarizer import summarize

    summary = summarize(text)
    for sentence in summary.summary:
        print(sentence.text)

Importing this package loads no spaCy; the pipeline is loaded with the first story.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batch import summarize_sources
    from summarizer.errors import (
        ModelError,
        NotAStoryError,
        StoryError,
        UnexpectedError,
        UnreadableError,
        UnsupportedError,
    )
    from summarizer.folders import find_sources
    from summarizer.limits import Limits
    from summarizer.reading import read_bytes, read_story, read_text
    from summarizer.record import displacy_record, outcome_record
    from summarizer.sources import Source
    from summarizer.splitting import stories_in
    from summarizer.story import Entity, Length, Outcome, Sentence, Story, Summary
    from summarizer.summarizing import Summarizer, summarize

_HOMES = {
    "summarizer.batch": ("summarize_sources",),
    "summarizer.errors": (
        "ModelError",
        "NotAStoryError",
        "StoryError",
        "UnexpectedError",
        "UnreadableError",
        "UnsupportedError",
    ),
    "summarizer.folders": ("find_sources",),
    "summarizer.limits": ("Limits",),
    "summarizer.reading": ("read_bytes", "read_story", "read_text"),
    "summarizer.sources": ("Source",),
    "summarizer.splitting": ("stories_in",),
    "summarizer.record": ("displacy_record", "outcome_record"),
    "summarizer.story": ("Entity", "Length", "Outcome", "Sentence", "Story", "Summary"),
    "summarizer.summarizing": ("Summarizer", "summarize"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Entity",
    "Length",
    "Limits",
    "ModelError",
    "NotAStoryError",
    "Outcome",
    "Sentence",
    "Source",
    "Story",
    "StoryError",
    "Summarizer",
    "Summary",
    "UnexpectedError",
    "UnreadableError",
    "UnsupportedError",
    "displacy_record",
    "find_sources",
    "outcome_record",
    "read_bytes",
    "read_story",
    "read_text",
    "stories_in",
    "summarize",
    "summarize_sources",
]


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
