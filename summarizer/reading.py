"""Where stories come from: files, folders, standard input; bytes to `Story`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date as calendar_date
from pathlib import Path

from summarizer.article import Article
from summarizer.cleaning import clean, one_line, without_dateline
from summarizer.errors import NotAStoryError, StoryError, UnreadableError, UnsupportedError
from summarizer.formats import article_of, text_of
from summarizer.furniture import without_biography, without_headline, without_teasers
from summarizer.prose import require_story
from summarizer.records import split_records
from summarizer.story import Story, word_count

MAX_FILE = 30_000_000  # bytes; a page or PDF is mostly other things than text
MAX_BYTES = 1_000_000  # of text, some 160,000 words: a book, not a story
MAX_CHARACTERS = 2 * MAX_BYTES + 2000  # cleaning may double line ends; a headline comes on top
# What is looked at in folders; what a file is, its content tells.
STORY_SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .eml .pdf .docx .json .jsonl .ndjson "
    ".gz".split()
) | {""}
STDIN = "-"

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_GZIP = b"\x1f\x8b"
_HEAD = 64  # bytes that show whether a file may hold many stories

_HEADLINE_WORDS = 30
_ENDS_SENTENCE = re.compile(r"""[.:;,]["'”’)\]]*$""")
_TWO_SENTENCES = re.compile(r"""[^\W\d_]{2}[.!?]["'”’)]* ["'“‘]?[A-Z].*[.!?]["'”’)]*$""")
_PERSON = r"[^\W\d_a-z][\w.'’-]+(?:\s+(?:d[aeiou]s?|van|von|der|den|al|[^\W\d_a-z][\w.'’-]*)){1,5}"
_BYLINE = re.compile(
    rf"(?:By|BY)\s+(?P<who>{_PERSON}(?:(?:,\s+{_PERSON})*,?\s+(?:and|AND)\s+{_PERSON})?)"
    r"(?:\s*[,|–—-]\s*.{0,60}(?<![.!?]))?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_PUBLISHED = re.compile(
    r"(?:(?:Published|Posted|Updated|First published)(?: on| at)?:?\s*)?"
    rf"(?:\w+day,? )?(?P<date>{_DATE})"
    r"(?:[\s,|·-]+(?:at )?\d{1,2}[:.]\d{2}.{0,20})?",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?:published|updated|posted|last updated|first published)(?: (?:on|at))?:? ?.{0,60}"
    r"|\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?) ago.{0,30}"
    r"|view (?:this|it) .{0,40}browser|(?:the )?associated press|reuters|afp|press association)",
    re.IGNORECASE,
)
_TOP, _BYLINE_WORDS = 4, 14  # paragraphs in which credits stand, words of such a line
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a path, or bytes that somebody piped in.

    `name` is what the reader sees, `root` the folder that was asked for, if any, `record` which of
    the stories in a file of JSON Lines this is, from 1.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    root: Path | None = None
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The sources under what was asked for, and how many files were left out as no stories."""

    sources: tuple[Source, ...]
    left_out: int = 0


def find_sources(paths: Iterable[str | Path]) -> Found:
    """The stories that paths stand for: files as they are, folders walked in sorted order.

    In folders, hidden files and files that are no text by their suffix are left out and counted. A
    path that cannot be read is kept: reading it raises the error that says why. A folder with no
    story in it is kept for the same reason.
    """
    sources: list[Source] = []
    left_out = 0
    for path in map(Path, paths):
        if not os.path.isdir(path):  # noqa: PTH112 - it never raises
            sources += split(Source(name=str(path), path=path))
            continue
        blocked: list[OSError] = []
        inside = list(_walk(path, blocked))
        stories = [file for file in inside if _is_story(file)]
        left_out += len(inside) - len(stories)
        closed = [Path(error.filename) for error in blocked]
        kept = [*stories, *closed] or [path]
        for file in kept:
            sources += split(Source(name=str(file), path=file, root=path))
    return Found(tuple(sources), left_out)


def split(source: Source) -> list[Source]:
    """The stories of a file of JSON Lines, or of a JSON array, each as a source; else the source.

    What cannot be read stays whole: reading it raises the error that says why.
    """
    try:
        head = source.data[:_HEAD] if source.data is not None else _head_of(source.path)
        first = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        if first not in {b"{", b"["} and not head.startswith(_GZIP):
            return [source]
        data = source.data if source.data is not None else _bytes_of(Path(source.name))
        records = split_records(text_of(data, source=source.name))
    except StoryError:
        return [source]
    return [
        replace(source, name=f"{source.name}:{number}", data=record.encode(), record=number)
        for number, record in enumerate(records or [], start=1)
    ] or [source]


def read_source(source: Source, *, language: str | None = "en") -> Story:
    """The story of a source.

    Raises:
        StoryError: it cannot be read, is no text, or is no story.
    """
    if source.data is not None:
        return read_bytes(source.data, source=source.name, language=language)
    return read_story(source.path or source.name, language=language)


def read_story(path: str | Path, *, language: str | None = "en") -> Story:
    """The story in a file.

    `language` is the one the pipeline knows; None takes a story in any.

    Raises:
        UnreadableError: missing, a folder, or forbidden.
        UnsupportedError: too large, binary, or in no encoding that we know.
        NotAStoryError: empty, no prose, or in another language.
    """
    return read_bytes(_bytes_of(Path(path)), source=str(path), language=language)


def read_bytes(data: bytes, *, source: str, language: str | None = "en") -> Story:
    """The story in a file's bytes; `source` names it in errors. Raises as `read_story` does."""
    if len(data) > MAX_FILE:
        raise _too_large(source, len(data))
    article = article_of(data, source=source)
    return story_of(article, source=source, language=language)


def read_text(text: str, *, source: str = "text", language: str | None = "en") -> Story:
    """The story in a text: headline, byline and date told from the body.

    Raises:
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    return story_of(Article(text=text), source=source, language=language)


def story_of(article: Article, *, source: str, language: str | None = "en") -> Story:
    """The story in an article: what its file does not say is told from the text.

    Raises:
        NotAStoryError: the text is blank, no prose, or in another language.
    """
    if len(article.text) > MAX_BYTES:
        raise _too_large(source, len(article.text), limit=MAX_BYTES)
    parts = [part for part in clean(article.text).split("\n\n") if part]
    headline = one_line(article.headline or "") or None
    if headline is None:
        headline, parts = _headline(parts)
    parts = without_headline("\n\n".join(parts), headline).split("\n\n")
    byline, published, parts = _credits(parts)
    byline, published = one_line(article.byline or "") or byline, article.published or published
    body = without_teasers("\n\n".join(_without_byline(parts, byline)))
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
        site=article.site,
        language=found,
        notes=(*article.notes, *notes),
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


def _headline(parts: list[str]) -> tuple[str | None, list[str]]:
    """The first paragraph, where it is short, is no sentence, and a longer text follows it."""
    if len(parts) < 2 or _BYLINE.fullmatch(parts[0]) or _PUBLISHED.fullmatch(parts[0]):
        return None, parts
    first = parts[0].removeprefix("# ").strip()
    longest = max(len(part) for part in parts[1:])
    if word_count(first) > _HEADLINE_WORDS or longest <= len(first) // 2:
        return None, parts
    stopped = _ENDS_SENTENCE.search(first) and not first.endswith("...")
    if stopped or _TWO_SENTENCES.search(first):
        return None, parts
    return first, parts[1:]


def _credits(parts: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Byline and date, where they stand on lines of their own before the body."""
    byline = published = None
    head = 0
    for part in parts[:_TOP]:
        who, when = _BYLINE.fullmatch(part), _PUBLISHED.fullmatch(part)
        if who and byline is None:
            byline = who["who"]
        elif when and published is None:
            published = _iso_date(when["date"])
        elif not _WHEN.fullmatch(part):
            break
        head += 1
    return byline, published, parts[head:]


def _without_byline(parts: list[str], byline: str | None) -> list[str]:
    """The paragraphs without a short line at the top that repeats who wrote the story."""
    names = [name for name in re.split(r", | and ", byline or "") if " " in name]
    top = [
        part
        for part in parts[:_TOP]
        if word_count(part) > _BYLINE_WORDS
        or _ENDS_SENTENCE.search(part)
        or not any(name.casefold() in part.casefold() for name in names)
    ]
    return [*top, *parts[_TOP:]]


def _iso_date(date: str) -> str | None:
    """A date as 2020-09-14, whichever way the story writes it; None for one that never was."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return _valid(*map(int, date.split("-")))
    found = re.search("|".join(_MONTHS), date.lower())
    day, year = map(int, re.findall(r"\d+", date)[:2])
    return _valid(year, _MONTHS.index(found.group()) + 1, day) if found else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        return None


def _walk(folder: Path, blocked: list[OSError]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=blocked.append):
        pages = {Path(file).stem for file in files if Path(file).suffix.lower() in _PAGE_SUFFIXES}
        parts = {f"{page}_files" for page in pages}  # what a browser saved beside a page
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in parts)
        yield from (Path(root, name) for name in sorted(files))


def _is_story(path: Path) -> bool:
    named = not path.name.startswith(".") and path.suffix.lower() in STORY_SUFFIXES
    return named and os.path.isfile(path)  # noqa: PTH113 - it never raises


def _head_of(path: Path | None) -> bytes:
    try:
        with open(path or "", "rb") as file:  # noqa: PTH123 - an empty path is an error too
            return file.read(_HEAD)
    except OSError:
        return b""


def _bytes_of(path: Path) -> bytes:
    if os.path.isdir(path):  # noqa: PTH112 - it never raises
        raise _no_stories(path)
    try:
        if path.stat().st_size > MAX_FILE:
            raise _too_large(str(path), path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        if _ADDRESS.match(str(path)):
            raise UnreadableError(
                f"{path}: this is an address, and standfirst reads nothing from the net",
                hint="Type: curl -s ADDRESS | standfirst",
                kind="missing",
            ) from None
        raise UnreadableError(
            f"{path}: no such file", hint="Check the path and its spelling.", kind="missing"
        ) from None
    except OSError as error:
        raise UnreadableError(
            f"{path}: cannot be read ({error.strerror or error})",
            hint="Check its permissions, or copy the story elsewhere.",
            kind="unreadable",
        ) from None


def _no_stories(folder: Path) -> UnreadableError | NotAStoryError:
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        return UnreadableError(
            f"{folder}: cannot be read ({error.strerror or error})",
            hint="Check the folder's permissions.",
            kind="unreadable",
        )
    return NotAStoryError(
        f"{folder}: there are no stories in this folder",
        hint="Stories are text, web pages, mails, PDF, .docx and JSON.",
        kind="no-stories",
    )


def _too_large(source: str, size: int, *, limit: int = MAX_FILE) -> UnsupportedError:
    return UnsupportedError(
        f"{source}: {size / 1e6:.1f} MB is too large for one story "
        f"(the limit is {limit / 1e6:.0f} MB)",
        hint="Split it into one file a story.",
        kind="too-large",
    )
