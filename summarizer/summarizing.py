"""A story to its summary: the flow from `Story` through the private Doc to `Summary`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.limits import USUAL, Limits
from summarizer.reading import read_text
from summarizer.story import Entity, Length, Outcome, Sentence, Story, Summary, word_count

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from summarizer.sentences import SentenceView


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarizer:
    """Settings of a summary, and the work itself.

    `model` names an installed spaCy pipeline to use instead of the built-in one, `focus` a name or
    a topic that the choice leans towards, `limits` what a story may cost. A Summarizer is a plain
    value: it pickles, compares, and holds no pipeline; that is loaded once a process.
    """

    length: Length = field(default_factory=Length)
    model: str | None = None
    focus: str | None = None
    limits: Limits = USUAL

    @property
    def language(self) -> str | None:
        """The language the pipeline knows; None, if it is not the built-in one, for any."""
        return "en" if self.model is None else None

    def summarize(self, story: Story) -> Summary:
        """Summary of one story.

        Raises:
            ModelError: the pipeline cannot be loaded.
        """
        from summarizer.pipeline import analysed, load, transient

        nlp = load(self.model)
        with transient(nlp):
            doc = analysed(nlp, story.text, headline=story.headline, focus=self.focus)
            return _summary(story, doc, doc._.headline_end, self.length)

    def pipe(self, stories: Iterable[Story], *, jobs: int = 1) -> Iterator[Outcome]:
        """One outcome a story, in order; with `jobs` over 1 from that many processes."""
        from summarizer.batch import summarize_stories

        return summarize_stories(stories, self, jobs=jobs)


def summarize(text: str, *, length: Length | None = None) -> Summary:
    """Summary of a story's text, with the headline on its first line where it has one.

    Raises:
        NotAStoryError: the text is blank, no prose, or not in English.
    """
    return Summarizer(length=length or Length()).summarize(read_text(text))


def _summary(story: Story, doc: Doc, offset: int, length: Length) -> Summary:
    from summarizer.salience import judged_views

    views = judged_views(doc)
    sentences = tuple(_sentences(doc, views, offset))
    cast = {name: _entities(doc, name, offset) for name in ("companies", "people", "organizations")}
    chosen = tuple(_chosen(sentences, views, length))
    remarks = (*_excess(sentences, chosen, length), *_missed_focus(doc))
    story = replace(story, notes=(*story.notes, *remarks))
    return Summary(story=story, sentences=sentences, chosen=chosen, **cast)


def _excess(
    sentences: tuple[Sentence, ...], chosen: tuple[int, ...], length: Length
) -> Iterator[str]:
    """What a reader is told where even one sentence is over the words allowed."""
    words = sum(word_count(sentences[index].text) for index in chosen)
    if length.words is not None and words > length.words:
        yield f"no sentence has at most {length.words} words; a short one is given"


def _missed_focus(doc: Doc) -> Iterator[str]:
    """What a reader is told where no sentence is about what was asked for."""
    from summarizer.salience import FOCUS, TERMS

    column = TERMS.index(FOCUS)
    if doc._.focus and not any(row[column] for row in doc._.contributions):
        yield f"no sentence of the story is about {doc._.focus!r}"


def _sentences(doc: Doc, views: Sequence[SentenceView], offset: int) -> Iterator[Sentence]:
    from summarizer.explain import reasons
    from summarizer.sentences import is_of_body

    scores = [
        score
        for sent, score in zip(doc.sents, doc._.salience, strict=True)
        if is_of_body(sent, offset)
    ]
    names = [[use.name for use in view.names] for view in views]
    why = reasons(doc._.contributions, doc._.features, names)
    for index, (view, score, said) in enumerate(zip(views, scores, why, strict=True)):
        yield Sentence(
            text=view.text,
            index=index,
            start=view.start - offset,
            end=view.end - offset,
            salience=score,
            reasons=said,
        )


def _entities(doc: Doc, name: str, offset: int) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            name=record["name"],
            aliases=tuple(record["aliases"]),
            mentions=len(record["mentions"]),
            salience=record["salience"],
            spans=tuple((a - offset, b - offset) for a, b in record["mentions"] if a >= offset),
            role=record["role"],
            affiliation=record["affiliation"],
        )
        for record in doc._.get(name)
    )


def _chosen(
    sentences: Sequence[Sentence], views: Sequence[SentenceView], length: Length
) -> list[int]:
    from summarizer.anaphora import antecedents, can_be_picked, has_broken_quotation
    from summarizer.selection import Candidate, choose
    from summarizer.sentences import cosine, term_vectors

    vectors = term_vectors(views)
    candidates = [
        Candidate(
            sentence.salience,
            word_count(sentence.text),
            needed,
            whole=not has_broken_quotation(view.text),
            fit=can_be_picked(view),
        )
        for sentence, view, needed in zip(sentences, views, antecedents(views), strict=True)
    ]
    return choose(candidates, length, similarity=lambda i, j: cosine(vectors[i], vectors[j]))
