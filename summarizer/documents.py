"""PDF and Word documents to articles; the packages that read them are an extra."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.errors import NotAStoryError, UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_PAGES = 60
_HYPHENATED = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_PAGE_LINE = re.compile(
    r"(?:page )?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?|https?://\S+(?: \d+/\d+)?"
    r"|\d{1,2}/\d{1,2}/\d{2,4},? .{0,80}",
    re.IGNORECASE,
)


def article_of_pdf(data: bytes, *, source: str) -> Article:
    """The article in a PDF that has a text layer; columns are read one after the other.

    Raises:
        UnsupportedError: it is broken or locked, or pdfminer.six is not installed.
        NotAStoryError: it holds pictures of text only.
    """
    try:
        from pdfminer.high_level import extract_pages
    except ImportError:
        raise _missing(source, "a PDF document", "pdfminer.six") from None
    try:
        pages = list(extract_pages(BytesIO(data), maxpages=_MAX_PAGES))
    except Exception as error:  # noqa: BLE001 - the parser raises whatever a broken file provokes
        raise UnsupportedError(
            f"{source}: this PDF cannot be read ({type(error).__name__})",
            hint="Open it, copy the story's text, and give that.",
            kind="broken",
        ) from None
    blocks = [block for page in pages for block in _blocks(page)]
    if not blocks:
        raise NotAStoryError(
            f"{source}: this PDF has no text, only pictures of it",
            hint="Run it through text recognition (OCR) first.",
            kind="no-article",
        )
    repeated = {block for block in blocks if len(pages) > 2 and blocks.count(block) > 1}
    kept = [block for block in blocks if block not in repeated and not _PAGE_LINE.fullmatch(block)]
    return Article(text=_flowing(kept))


def article_of_word(data: bytes, *, source: str) -> Article:
    """The article in a Word document (.docx); its properties name who made the file, not who wrote.

    Raises:
        UnsupportedError: it is broken, or python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise _missing(source, "a Word document", "python-docx") from None
    try:
        document = docx.Document(BytesIO(data))
        parts = [part.text.replace("\n", " ") for part in document.paragraphs]
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        parts += [cell.text for cell in cells]
    except Exception as error:  # noqa: BLE001 - the parser raises whatever a broken file provokes
        raise UnsupportedError(
            f"{source}: this Word document cannot be read ({type(error).__name__})",
            hint="Open it, save it again or copy its text, and give that.",
            kind="broken",
        ) from None
    return Article(text="\n\n".join(filter(str.strip, parts)))


def _blocks(page: Any) -> Iterator[str]:
    """The text boxes of a page, in reading order, each with its lines joined."""
    from pdfminer.layout import LTTextBox

    for box in page:
        if isinstance(box, LTTextBox):
            text = " ".join(_HYPHENATED.sub("", box.get_text()).split())
            if text:
                yield text


def _flowing(blocks: list[str]) -> str:
    """Paragraphs, put together where a column or a page cut one in two."""
    parts: list[str] = []
    for block in blocks:
        cut = parts and parts[-1][-1:] not in set(".!?:”\"'’)") and block[:1].islower()
        if cut:
            parts[-1] += " " + block
        else:
            parts.append(block)
    return "\n\n".join(parts)


def _missing(source: str, name: str, package: str) -> UnsupportedError:
    return UnsupportedError(
        f"{source}: this is {name}, and {package} is not installed, which reads it",
        hint="Type: pip install 'standfirst[documents]'",
        kind="binary",
    )
