"""Values and surroundings that several tests share."""

from __future__ import annotations

import io
import json
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import settings
from spacy.language import Language
from spacy.tokens import Doc

from cli.terminal import Environment
from cli.wording import KINDS
from summarizer.limits import Limits
from summarizer.segmentation import SentenceSegmenter
from summarizer.story import Entity, Sentence, Story, Summary

RECORDED = Path(__file__).parent / "cases" / "views" / "recorded"
HARBOR_HEADLINE = "Harbor Grid buys Lumen Freight, and with it a first factory outside the country"
HARBOR_PARAGRAPHS = (
    (
        "Harbor Grid said on Monday that it would buy Lumen Freight, a maker of electric trucks.",
        "The deal gives the power company its first factory.",
    ),
    ("“We have wanted wheels for ten years,” said Maria Delgado, who runs Harbor Grid.",),
    ("Tom Okafor of Bright Street called the price high.", "Delgado did not agree, nor did Lumen."),
)

# Nothing is timed: a busy machine is no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A suite that runs in the background ignores Ctrl-C, and so would every process that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What the developer has set must not decide a test.
for variable in [key for key in os.environ if key.startswith("STANDFIRST_")]:
    del os.environ[variable]
os.environ["STANDFIRST_NO_CONFIG"] = "1"


@pytest.fixture(autouse=True)
def stories_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command would start a process for each test; this one has loaded spaCy already."""
    monkeypatch.setattr(Limits, "need_process", property(lambda _: False))


class Screen(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


class Keyboard(io.TextIOWrapper):
    """A stream that somebody types into."""

    def isatty(self) -> bool:
        return True


def sentences_of(paragraphs: Sequence[Sequence[str]]) -> tuple[str, tuple[Sentence, ...]]:
    """A text of paragraphs of sentences, and where each sentence stands in it."""
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    found, position = [], 0
    for index, words in enumerate(words for paragraph in paragraphs for words in paragraph):
        start = text.index(words, position)
        position = start + len(words)
        found.append(
            Sentence(
                text=words,
                index=index,
                start=start,
                end=position,
                salience=round(1 - index / 5, 2),
                reasons=("+ first sentence", "− gives no figures") if index == 0 else (),
            )
        )
    return text, tuple(found)


def spans_of(text: str, name: str, *others: str) -> tuple[tuple[int, int], ...]:
    """The first place of a name in a text, and the last of its other forms."""
    starts = [(text.index(name), name), *((text.rindex(form), form) for form in others)]
    return tuple((start, start + len(form)) for start, form in starts)


def told(words: str, *, source: str = "a.txt", headline: str | None = None) -> Summary:
    """A summary of a story of one sentence, without a cast."""
    text, sentences = sentences_of([[words]])
    story = Story(source=source, text=text, headline=headline)
    return Summary(story=story, sentences=sentences, chosen=(0,))


@pytest.fixture
def harbor() -> Summary:
    """A summary with everything that a view can show."""
    text, sentences = sentences_of(HARBOR_PARAGRAPHS)

    def entity(name: str, *others: str, mentions: int, role: str | None = None) -> Entity:
        spans = spans_of(text, name, *others)
        return Entity(
            name=name,
            aliases=(name, *others),
            mentions=mentions,
            salience=0.5,
            spans=spans,
            role=role,
        )

    return Summary(
        story=Story(
            source="stories/harbor.txt",
            text=text,
            headline=HARBOR_HEADLINE,
            byline="Ann Becker",
            published="2024-03-04",
        ),
        sentences=sentences,
        chosen=(0, 1, 2),
        companies=(
            entity("Harbor Grid", mentions=3),
            entity("Lumen Freight", "Lumen", mentions=2),
        ),
        people=(
            entity("Maria Delgado", "Delgado", mentions=2, role="who runs Harbor Grid"),
            entity("Tom Okafor", mentions=1),
        ),
        organizations=(entity("Bright Street", mentions=1),),
    )


@pytest.fixture
def surroundings() -> Callable[..., Environment]:
    """Make an environment: what is piped in, and whether there are a screen and a keyboard."""

    def make(piped: bytes = b"", *, keyboard: bool = False, screen: bool = False) -> Environment:
        reader = Keyboard if keyboard else io.TextIOWrapper
        return Environment(
            stdin=reader(io.BytesIO(piped)),
            stdout=Screen() if screen else io.StringIO(),
            stderr=io.StringIO(),
            variables={"COLUMNS": "60", "TERM": "xterm-256color"},
        )

    return make


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Nothing but the tokenizer."""
    return spacy.blank("en")


def read(nlp: Language, text: str, headline: str = "") -> Doc:
    """A Doc with headline and sentences told apart, and nothing else known of it."""
    head = f"{headline}\n\n" if headline else ""
    doc = nlp.make_doc(head + text)
    doc._.headline_end = len(head)
    return SentenceSegmenter(nlp, "sentences")(doc)


def recorded(name: str) -> Summary:
    """What the pipeline once made of a sample, so that views of it need no model."""
    text = (RECORDED / f"{name}.json").read_text(encoding="utf-8")
    record: dict[str, Any] = json.loads(text)
    story = {field: record[field] for field in ("source", "text", "headline", "byline")}
    judged = [(each.pop("chosen"), each) for each in record["explain"]]
    return Summary(
        story=Story(**story, published=record["published"], site=record["site"]),
        sentences=tuple(
            Sentence(**each | {"reasons": tuple(each["reasons"])}) for _, each in judged
        ),
        chosen=tuple(each["index"] for chosen, each in judged if chosen),
        **{kind: tuple(map(_entity, record[kind])) for kind in KINDS},
    )


def _entity(record: dict[str, Any]) -> Entity:
    spans = tuple((start, end) for start, end in record["spans"])
    return Entity(**record | {"aliases": tuple(record["aliases"]), "spans": spans})
