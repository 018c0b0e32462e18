"""Bytes to text: byte-order marks, UTF-8, UTF-16 without a mark, Windows-1252."""

from __future__ import annotations

import codecs

from summarizer.errors import UnsupportedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_CHARACTER = 4  # bytes, in UTF-8
_SNIFFED = 4096
_SAMPLE = 200_000
_STRAY = 3  # bytes that fit no encoding, in a text that is UTF-8 otherwise
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\x08\x0b\x1a\x00")


def without_mark(data: bytes) -> bytes:
    """Bytes without the mark that some programs put before UTF-8, and without white space there."""
    return data.removeprefix(codecs.BOM_UTF8).lstrip()


def decode(data: bytes, *, source: str, declared: str | None = None) -> str:
    """Text of a file's bytes, without its byte-order mark.

    A mark decides; then UTF-8, UTF-16 by its zero bytes, the `declared` encoding, and Windows-1252,
    which older news sites and office programs write. What a page declares is often wrong, and what
    reads as UTF-8 hardly ever is anything else.

    Raises:
        UnsupportedError: the bytes are binary, or no encoding above fits them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, source)
    wide = _unmarked_utf16(data)
    if wide:
        return _strictly(data, wide, source)
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        mended = _almost_utf8(data)
        if mended is not None:
            return mended
        if (
            len(data) - error.start < _LONGEST_CHARACTER
            and error.reason == "unexpected end of data"
        ):
            return data[: error.start].decode("utf-8")  # cut within the last character
    return _as_declared(data, declared) or _strictly(data, "cp1252", source)


def _almost_utf8(data: bytes) -> str | None:
    """UTF-8 with a stray byte or two: much more of it is right than wrong."""
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(char > "\x7f" for char in text[:_SAMPLE]) - wrong
    return text.replace("\ufffd", "") if wrong <= _STRAY and right > 4 * wrong else None


def _as_declared(data: bytes, encoding: str | None) -> str | None:
    """Browsers read what calls itself Latin-1 or ASCII as Windows-1252, and so do we."""
    if (encoding or "").lower() in _LATIN:
        return None
    try:
        return data.decode(encoding) if encoding else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnsupportedError(
            f"{source}: its bytes are no text in UTF-8, UTF-16 or Windows-1252 "
            f"(byte {error.start} does not fit)",
            hint="Save the story as UTF-8 and try again.",
            kind="encoding",
        ) from None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 gives itself away: in English every second byte is zero."""
    head = data[:_SNIFFED]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.7 * half and not head[0::2].count(0):
        return "utf-16-le"
    if half and head[0::2].count(0) > 0.7 * half and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, source: str) -> None:
    head = data[:_SNIFFED]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if head.count(0) > 2 or controls > 0.02 * len(head):
        raise UnsupportedError(
            f"{source}: this is a binary file, not text",
            hint="Give the story as a text file, or pipe its text in.",
            kind="binary",
        )
