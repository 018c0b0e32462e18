"""Bytes, files and texts to `Story`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from summarizer.article import Article
from summarizer.cleaning import clean, one_line, without_dateline
from summarizer.copied import without_page
from summarizer.credits import credits_of, headline_of, without_byline
from summarizer.errors import NotAStoryError
from summarizer.formats import article_of, article_of_record
from summarizer.furniture import (
    without_biography,
    without_headline,
    without_repeated,
    without_teasers,
)
from summarizer.prose import require_story
from summarizer.sources import MAX_FILE, Source, bytes_of, too_large
from summarizer.story import Story

MAX_BYTES = 1_000_000  # of text, some 160,000 words: a book, not a story
_LONGEST_LINE = 1000  # characters of a headline, byline or site
MAX_CHARACTERS = 2 * MAX_BYTES + 2000  # cleaning may double line ends; a headline comes on top


def read_source(source: Source, *, language: str | None = "en") -> Story:
    """The story of a source.

    Raises:
        StoryError: it cannot be read, is no text, or is no story.
    """
    data = source.data if source.data is not None else bytes_of(source.path or Path(source.name))
    article = _article(data, source.name, is_record=source.record is not None)
    return story_of(article, source=source.name, language=language, furniture=source.furniture)


def read_story(path: str | Path, *, language: str | None = "en") -> Story:
    """The story in a file.

    `language` is the one the pipeline knows; None takes a story in any.

    Raises:
        UnreadableError: missing, a folder, or forbidden.
        UnsupportedError: too large, binary, or in no encoding that we know.
        NotAStoryError: empty, no prose, or in another language.
    """
    return read_bytes(bytes_of(Path(path)), source=str(path), language=language)


def read_bytes(data: bytes, *, source: str, language: str | None = "en") -> Story:
    """The story in a file's bytes; `source` names it in errors. Raises as `read_story` does."""
    return story_of(_article(data, source), source=source, language=language)


def read_text(text: str, *, source: str = "text", language: str | None = "en") -> Story:
    """The story in a text: headline, byline and date told from the body.

    Raises:
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    return story_of(Article(text=without_page(text)), source=source, language=language)


def story_of(
    article: Article,
    *,
    source: str,
    language: str | None = "en",
    furniture: Collection[str] = frozenset(),
) -> Story:
    """The story in an article: what its file does not say is told from the text.

    `furniture` are lines that many texts of its folder have.

    Raises:
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    if len(article.text) > MAX_BYTES:
        raise too_large(source, len(article.text), limit=MAX_BYTES)
    cleaned = without_repeated(clean(without_teasers(article.text)), furniture)
    parts = [part for part in cleaned.split("\n\n") if part]
    headline, own_byline, site = map(_line, (article.headline, article.byline, article.site))
    if headline is None:
        headline, parts = headline_of(parts)
    parts = without_headline("\n\n".join(parts), headline).split("\n\n")
    byline, published, parts = credits_of(parts)
    byline, published = own_byline or byline, article.published or published
    body = "\n\n".join(without_byline(parts, byline))
    body = without_dateline(without_biography(body, byline))
    if not body:
        headline, body = None, headline or ""
    found, notes = _judged(article, body, source, language)
    return Story(
        source=source,
        text=body,
        headline=headline,
        byline=byline,
        published=published,
        site=site,
        language=found,
        notes=(*article.notes, *notes),
    )


def _line(said: str | None) -> str | None:
    """What a page or record says, as a line that may be shown."""
    return one_line((said or "")[:_LONGEST_LINE]) or None


def _article(data: bytes, source: str, *, is_record: bool = False) -> Article:
    if len(data) > MAX_FILE:
        raise too_large(source, len(data))
    return (article_of_record if is_record else article_of)(data, source=source)


def _judged(
    article: Article, body: str, source: str, language: str | None
) -> tuple[str, tuple[str, ...]]:
    """The language of a story, and what a reader should know of it.

    A page that says it is an article is one, though it be a list of winners.
    """
    try:
        return require_story(body, source=source, language=language), ()
    except NotAStoryError as error:
        if error.kind != "not-prose" or not article.declared:
            raise
        own = article.language or language or "en"
        return own, ("this is a list more than a story",)
