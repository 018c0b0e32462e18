"""Build and load the spaCy pipeline; the only file that says `spacy.load`."""

from __future__ import annotations

from summarizer import spacy_startup  # noqa: F401

# isort: split

import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found] # compiled, no stub
from spacy.tokens import Doc

from summarizer import entities, salience, segmentation, tagger  # noqa: F401 - their factories
from summarizer.errors import ModelError

HEADLINE_GAP = "\n\n"
MODEL = Path(str(files("summarizer") / "model"))
COMPONENTS = (
    "standfirst_sentences",
    "standfirst_tagger",
    "standfirst_entities",
    "standfirst_salience",
)

_NAMES = frozenset({"Ive", "Im", "Wed"})  # that spaCy takes for "I've", "I'm" and "we'd"
_ONE_AT_A_TIME = threading.RLock()  # a vocabulary has one zone


def load(model: str | None = None) -> Language:
    """The shipped pipeline, or an installed one with our judging components at its end.

    A foreign pipeline keeps its own tokens and names; sentences, entities and salience are ours.

    Raises:
        ModelError: there is no such pipeline, or it cannot be loaded.
    """
    return _loaded(model)  # the same one for `load()` and `load(None)`


@lru_cache(maxsize=4)
def _loaded(model: str | None) -> Language:
    nlp = _shipped() if model is None else _completed(_installed(model))
    nlp.max_length = sys.maxsize  # how long a story may be, its reader decides
    return nlp


def _shipped() -> Language:
    """What `spacy.load` makes of `MODEL`, in less time.

    spaCy would first make the tokenizer of its defaults, with over a thousand special cases, and
    then put that of the model in its place.
    """
    nlp = English(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp.from_disk(MODEL)


def _installed(model: str) -> Language:
    try:
        return spacy.load(model, exclude=["lemmatizer"])
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} cannot be loaded: {_reason(error)}",
            hint="Install it, or leave --model out to use the built-in one.",
        ) from error


def _reason(error: Exception) -> str:
    """The first line of spaCy's message, without its code."""
    return re.sub(r"^\[E\d+\]\s*", "", str(error).partition("\n")[0])


@contextmanager
def transient(nlp: Language) -> Iterator[None]:
    """A block after which the vocabulary forgets the words that it met: memory stays as it was.

    Docs made in the block must not be used after it. Threads that share a pipeline wait for one
    another.
    """
    with _ONE_AT_A_TIME, nlp.memory_zone():
        yield


def analysed(nlp: Language, text: str, *, headline: str | None, focus: str | None = None) -> Doc:
    """The Doc of a story: the headline, a blank line, the text; `doc._.headline_end` parts them."""
    head = headline + HEADLINE_GAP if headline else ""
    doc = nlp.make_doc(head + text)
    doc._.headline_end = len(head)
    doc._.focus = focus
    return nlp(doc)


def single_threaded() -> None:
    """Keep the numerical work of pipelines loaded from now on to one thread a process."""
    os.environ[tagger.THREADS] = "1"


def build(tagger_folder: Path, ranker_folder: Path | None = None) -> Language:
    """The pipeline that is shipped, made of those folders; without a ranker, up to the entities."""
    nlp = spacy.blank("en")
    tokenizer: Tokenizer = nlp.tokenizer
    tokenizer.rules = {word: made for word, made in tokenizer.rules.items() if word not in _NAMES}
    nlp.add_pipe("standfirst_sentences")
    component = nlp.add_pipe("standfirst_tagger")
    component.from_disk(tagger_folder)  # type: ignore[attr-defined]
    nlp.add_pipe("standfirst_entities")
    if ranker_folder is not None:
        nlp.add_pipe("standfirst_salience").from_disk(ranker_folder)  # type: ignore[attr-defined]
    nlp.meta.update(
        name="standfirst",
        version="0.1.0",
        description="Sentences, companies, people and salience in news stories",
        license="MIT",
        spacy_version=">=3.8.7,<3.9",
    )
    return nlp


def _completed(nlp: Language) -> Language:
    if "standfirst_sentences" not in nlp.pipe_names:
        # First, because parsers and recognizers keep to sentence starts that are set.
        nlp.add_pipe("standfirst_sentences", first=True)
    for name in ("standfirst_entities", "standfirst_salience"):
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp
