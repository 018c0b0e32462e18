"""Bytes, files and texts to `Story`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from summarizer.article import Article
from summarizer.cleaning import clean, one_line, without_dateline
from summarizer.copied import without_page
from summarizer.credits import credits_of, headline_of, without_byline
from summarizer.errors import NotAStoryError, UnsupportedError
from summarizer.formats import article_of, article_of_record
from summarizer.furniture import (
    without_biography,
    without_headline,
    without_repeated,
    without_teasers,
)
from summarizer.limits import USUAL, Limits
from summarizer.prose import require_story
from summarizer.sources import Source, bytes_of, required_size
from summarizer.story import Story

_LONGEST_LINE = 1000  # characters of a headline, byline or site


def read_source(source: Source, *, language: str | None = "en", limits: Limits = USUAL) -> Story:
    """The story of a source.

    Raises:
        StoryError: it cannot be read, is no text, or is no story.
    """
    data = source.data
    if data is None:
        data = bytes_of(source.path or Path(source.name), limits=limits)
    article = _article(data, source.name, limits, is_record=source.record is not None)
    return story_of(
        article, source=source.name, language=language, furniture=source.furniture, limits=limits
    )


def read_story(path: str | Path, *, language: str | None = "en", limits: Limits = USUAL) -> Story:
    """The story in a file.

    `language` is the one the pipeline knows; None takes a story in any.

    Raises:
        UnreadableError: missing, a folder, or forbidden.
        UnsupportedError: too large, binary, or in no encoding that we know.
        NotAStoryError: empty, no prose, or in another language.
    """
    data = bytes_of(Path(path), limits=limits)
    return read_bytes(data, source=str(path), language=language, limits=limits)


def read_bytes(
    data: bytes, *, source: str, language: str | None = "en", limits: Limits = USUAL
) -> Story:
    """The story in a file's bytes; `source` names it in errors. Raises as `read_story` does."""
    article = _article(data, source, limits)
    return story_of(article, source=source, language=language, limits=limits)


def read_text(
    text: str, *, source: str = "text", language: str | None = "en", limits: Limits = USUAL
) -> Story:
    """The story in a text: headline, byline and date told from the body.

    Raises:
        UnsupportedError: the text is too long.
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    article = Article(text=without_page(text))
    return story_of(article, source=source, language=language, limits=limits)


def story_of(
    article: Article,
    *,
    source: str,
    language: str | None = "en",
    furniture: Collection[str] = frozenset(),
    limits: Limits = USUAL,
) -> Story:
    """The story in an article: what its file does not say is told from the text.

    `furniture` are lines that many texts of its folder have.

    Raises:
        UnsupportedError: the text is too long.
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    if len(article.text) > limits.text:
        raise _too_long(source, len(article.text), limit=limits.text)
    text = without_repeated(clean(without_teasers(article.text)), furniture)
    parts = _parted(article, [part for part in text.split("\n\n") if part])
    found, notes = _judged(article, parts.body, source, language)
    return Story(
        source=source,
        text=parts.body,
        headline=parts.headline,
        byline=parts.byline,
        published=parts.published,
        site=_line(article.site),
        language=found,
        notes=(*article.notes, *notes),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    headline: str | None
    byline: str | None
    published: str | None
    body: str


def _parted(article: Article, parts: list[str]) -> _Parts:
    """Headline and credits, as the article or else its first lines say, and the body."""
    headline = _line(article.headline)
    if headline is None:
        headline, parts = headline_of(parts)
    parts = without_headline("\n\n".join(parts), headline).split("\n\n")
    byline, published, parts = credits_of(parts)
    byline = _line(article.byline) or byline
    body = "\n\n".join(without_byline(parts, byline))
    body = without_dateline(without_biography(body, byline))
    if not body:
        headline, body = None, headline or ""
    return _Parts(headline, byline, article.published or published, body)


def _line(said: str | None) -> str | None:
    """What a page or record says, as a line that may be shown."""
    return one_line((said or "")[:_LONGEST_LINE]) or None


def _article(data: bytes, source: str, limits: Limits, *, is_record: bool = False) -> Article:
    data = required_size(data, source=source, limits=limits)
    return (article_of_record if is_record else article_of)(data, source=source, limits=limits)


def _too_long(source: str, length: int, *, limit: int) -> UnsupportedError:
    return UnsupportedError(
        f"{source}: a text of {length:,} characters is too long for one story "
        f"(the limit is {limit:,})",
        hint="Split it into one file a story, or allow more with --max-text.",
        kind="too-large",
    )


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
