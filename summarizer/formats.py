"""What a file is, told by its content: text, web page, mail, PDF, Word document, JSON, or none."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from summarizer.article import Article
from summarizer.decoding import decode, without_mark
from summarizer.errors import NotAStoryError, UnsupportedError
from summarizer.limits import USUAL, Limits, read_up_to
from summarizer.own_results import is_own_view, own_result
from summarizer.prose import is_table
from summarizer.story import letters_of

_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a rich text document (.rtf)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
)
GZIP = b"\x1f\x8b"
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_WORD = b"word/document.xml"
_HEADER = re.compile(rb"(?:[A-Za-z][\w-]*:|[ \t]|From |>From )")
_IS_MAIL = re.compile(
    rb"^(?:MIME-Version|Message-ID|Content-Type|Received|Delivered-To|Return-Path):",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(rb"^(?:From|Subject):", re.IGNORECASE | re.MULTILINE)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:!doctype html|html|head|body|main|article|section|header|footer|nav|aside|figure|div|p"
    r"|h[1-6]|meta|title|link|script|style|table|ul|ol|blockquote|img|a|span|br|b|i|em|strong|center"
    r"|font)\b[^<>]{0,2000}>",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a format shows
_HEADERS_AT_MOST = 65_536  # bytes


def article_of(data: bytes, *, source: str, limits: Limits = USUAL) -> Article:
    """The article in a file's bytes; `source` names it in errors.

    Raises:
        UnsupportedError: it is no format that can be read, or a package is missing that reads it.
        NotAStoryError: there is no article in it.
    """
    if data.startswith(GZIP):
        data = unpacked(data, source=source, limits=limits)
    for is_format, reader in _READERS:
        if is_format(data):
            return reader(data, source, limits)
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise _unreadable(source, name)
    return article_of_text(text_of(data, source=source, limits=limits), source=source)


def article_of_record(data: bytes, *, source: str, limits: Limits = USUAL) -> Article:
    """The article in one record of JSON.

    Raises:
        UnsupportedError: it is no JSON.
        NotAStoryError: it has no field of text.
    """
    from summarizer.records import article_of_json, broken_json

    article = article_of_json(text_of(data, source=source, limits=limits), source=source)
    if article is None:
        raise broken_json(source)
    return article


def text_of(data: bytes, *, source: str, limits: Limits = USUAL) -> str:
    """A file's bytes, perhaps packed by gzip, as text; raises as `unpacked` and `decode` do."""
    if data.startswith(GZIP):
        data = unpacked(data, source=source, limits=limits)
    return decode(data, source=source, declared=_declared(data))


def article_of_text(text: str, *, source: str) -> Article:
    """The article in a text, which may be the source of a web page or a record in JSON."""
    from summarizer.front_matter import front_matter
    from summarizer.records import article_of_fields, article_of_json, looks_like_json

    if is_own_view(text):
        raise own_result(source)
    if is_page(text):
        from summarizer.pages import article_of_page

        return article_of_page(text, source=source)
    record = article_of_json(text, source=source) if looks_like_json(text) else None
    if record is not None:
        return record
    fields, body = front_matter(text)
    if is_table(body):
        raise _table(source)
    if not fields or not body.strip():
        return Article(text=_shown(body))
    shown = body if is_page(body) else _shown(body)
    return _under_heading(body, article_of_fields(fields, shown, source=source))


def _under_heading(text: str, article: Article) -> Article:
    """The article with the heading that its text opens with, where its title is that one."""
    from summarizer.markdown_text import opening_heading

    heading = opening_heading(text)
    alike = {letters_of(heading or ""), letters_of(article.headline or "")}
    least, most = min(alike, key=len), max(alike, key=len)
    return replace(article, headline=heading) if heading and least in most else article


def _shown(text: str) -> str:
    from summarizer.copied import without_page
    from summarizer.markdown_text import looks_like_markdown, shown_text

    return shown_text(text) if looks_like_markdown(text) else without_page(text)


def is_page(text: str) -> bool:
    """Does a text start as the source of a web page does?"""
    return _PAGE.match(text) is not None


def unpacked(data: bytes, *, source: str, limits: Limits = USUAL) -> bytes:
    """What gzip packed.

    Raises:
        UnsupportedError: it is broken, or larger than a file may be.
    """
    try:
        out = read_up_to(gzip.GzipFile(fileobj=BytesIO(data)), limits.size)
    except (OSError, EOFError, zlib.error):
        raise broken_archive(source) from None
    if len(out) > limits.size:
        raise too_large_unpacked(source, limit=limits.size)
    return out


def too_large_unpacked(source: str, *, limit: int) -> UnsupportedError:
    """The error that a small file is that holds a large one; the caller raises it."""
    return UnsupportedError(
        f"{source}: unpacked it is larger than {limit / 1e6:g} MB",
        hint="Give its text alone, or allow more with --max-size.",
        kind="too-large",
    )


def broken_archive(source: str) -> UnsupportedError:
    """The error that a cut or damaged gzip archive is; the caller raises it."""
    return UnsupportedError(
        f"{source}: this gzip archive is broken", hint="Download it again.", kind="broken"
    )


def _is_mail(data: bytes) -> bool:
    """Do the lines up to the first blank one read as the headers of a mail?"""
    head = without_mark(data[:_HEADERS_AT_MOST])
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = block.splitlines()
    if len(lines) < 2 or not all(map(_HEADER.match, lines)):
        return False
    return _SENT.search(block) is not None and _IS_MAIL.search(block) is not None


def _is_word(data: bytes) -> bool:
    return data.startswith(_ZIP) and _WORD in data


def _mail(data: bytes, source: str, _: Limits) -> Article:
    from summarizer.mail import article_of_mail

    return article_of_mail(without_mark(data), source=source)


def _pdf(data: bytes, source: str, _: Limits) -> Article:
    from summarizer.documents import article_of_pdf

    return article_of_pdf(data, source=source)


def _word(data: bytes, source: str, limits: Limits) -> Article:
    from summarizer.documents import article_of_word

    return article_of_word(data, source=source, limits=limits)


def _zip(data: bytes, source: str, _: Limits) -> Article:
    opened = b"opendocument.text" in data[:_HEAD]
    raise _unreadable(source, "an OpenDocument text" if opened else "a zip archive")


def _unreadable(source: str, name: str) -> UnsupportedError:
    return UnsupportedError(
        f"{source}: this is {name}, not text",
        hint="Save it as text, a web page, PDF or .docx, and give that.",
        kind="binary",
    )


def _table(source: str) -> NotAStoryError:
    return NotAStoryError(
        f"{source}: this is a table, cells in rows",
        hint='Give its stories as JSON Lines, each with its text under "text".',
        kind="not-prose",
    )


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str, Limits], Article]], ...] = (
    (lambda data: data.startswith(_PDF), _pdf),
    (_is_word, _word),
    (lambda data: data.startswith(_ZIP), _zip),
    (_is_mail, _mail),
)
