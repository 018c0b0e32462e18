"""The values that travel through Standfirst: plain, frozen, free of spaCy.

A `Story` goes in, a `Summary` comes out, an `Outcome` says which of the two ways it went. All of
them pickle, compare and hash by value, so they cross processes and serve as cache keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.errors import StoryError


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One news story, decoded and cleaned.

    `text` is the body: paragraphs parted by one blank line, the headline not included. `notes` are
    one-line remarks for the reader about how the story was read.
    """

    source: str
    text: str
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    site: str | None = None
    language: str = "en"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """The budget of a summary: at most that many sentences, words, and percent of the sentences.

    A bound that is None does not bind; without any, the number of sentences follows the story: one
    of a brief, three of most, five of a long read. The budget never empties a summary: one sentence
    is always chosen, also where every sentence is longer than `words`.

    Raises:
        ValueError: a bound is not positive, or `percent` is over 100.
    """

    sentences: int | None = None
    words: int | None = None
    percent: float | None = None

    def __post_init__(self) -> None:
        for name in ("sentences", "words", "percent"):
            bound = getattr(self, name)
            if bound is not None and not bound > 0:
                raise ValueError(f"{name} must be more than 0, not {bound}")
        if self.percent is not None and self.percent > 100:
            raise ValueError(f"percent must be at most 100, not {self.percent}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a story: `story.text[start:end] == text`.

    `index` counts the story's sentences from 0. `salience` lies between 0 and 1, relative to the
    story's other sentences. `reasons` are what raised or lowered it most, in words.
    """

    text: str
    index: int
    start: int
    end: int
    salience: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A company, person or organization of a story.

    `name` is the fullest form that the story uses, `aliases` every form it uses, `role` the story's
    own phrase for what a person is, `affiliation` the name of the listed company or organization
    that the story places a person in. `mentions` counts headline and text; `spans` are the offsets
    (start, end), in characters, of those in the text. `salience` lies between 0 and 1.
    """

    name: str
    aliases: tuple[str, ...]
    mentions: int
    salience: float
    spans: tuple[tuple[int, int], ...]
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A story with its sentences judged, its cast, and the sentences chosen to tell it.

    `sentences` are all sentences of `story.text` in order; `chosen` the indexes of those that make
    the summary, rising.
    """

    story: Story
    sentences: tuple[Sentence, ...]
    chosen: tuple[int, ...]
    companies: tuple[Entity, ...] = ()
    people: tuple[Entity, ...] = ()
    organizations: tuple[Entity, ...] = ()

    @property
    def summary(self) -> tuple[Sentence, ...]:
        """The chosen sentences, in story order."""
        return tuple(self.sentences[index] for index in self.chosen)

    @property
    def words(self) -> int:
        """How many words the story's text has."""
        return word_count(self.story.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source: a summary, or the error that stood in its way."""

    source: str
    summary: Summary | None = None
    error: StoryError | None = field(default=None, compare=False)


def letters_of(text: str) -> str:
    """The letters and digits of a text in one case: what makes two lines the same."""
    return "".join(filter(str.isalnum, text.casefold()))


def word_count(text: str) -> int:
    """Words as a newspaper counts them: what stands between spaces and holds a letter or digit."""
    return sum(word.isalnum() or any(map(str.isalnum, word)) for word in text.split())
