"""PDF and Word documents to articles; the packages that read them are an extra."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from summarizer.article import Article
from summarizer.errors import NotAStoryError, UnsupportedError
from summarizer.formats import too_large_unpacked
from summarizer.limits import USUAL, Limits
from summarizer.pdf_layout import Line, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_PAGES = 60
_CUT = f"only its first {_MAX_PAGES} pages are read"
_CHAR_MARGIN = 4.0  # character widths that justified lines may have between two words
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
        from pdfminer.layout import LAParams
    except ImportError:
        raise _missing(source, "a PDF document", "pdfminer.six") from None
    layout = LAParams(boxes_flow=None, char_margin=_CHAR_MARGIN)
    try:
        found = extract_pages(BytesIO(data), maxpages=_MAX_PAGES + 1, laparams=layout)
        pages = [(page.height, list(_lines(page))) for page in found]
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the parser raises whatever a broken file provokes
        locked = "Password" in type(error).__name__
        raise UnsupportedError(
            f"{source}: this PDF {'is locked by a password' if locked else 'is broken'}",
            hint="Open it, copy the story's text, and give that.",
            kind="broken",
        ) from None
    paragraphs = [
        part for part in paragraphs_of(pages[:_MAX_PAGES]) if not _PAGE_LINE.fullmatch(part)
    ]
    if not paragraphs:
        raise NotAStoryError(
            f"{source}: this PDF has no text, only pictures of it",
            hint="Run it through text recognition (OCR) first.",
            kind="no-article",
        )
    return Article(text="\n\n".join(paragraphs), notes=(_CUT,) if pages[_MAX_PAGES:] else ())


def article_of_word(data: bytes, *, source: str, limits: Limits = USUAL) -> Article:
    """The article in a Word document (.docx); its properties name who made the file, not who wrote.

    Raises:
        UnsupportedError: it is broken or too large unpacked, or python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise _missing(source, "a Word document", "python-docx") from None
    if _unpacked_size(data) > limits.size:
        raise too_large_unpacked(source, limit=limits.size)
    try:
        document = docx.Document(BytesIO(data))
        parts = [part.text.replace("\n", " ") for part in document.paragraphs]
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        parts += [cell.text for cell in {id(cell._tc): cell for cell in cells}.values()]  # noqa: SLF001
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the parser raises whatever a broken file provokes
        raise UnsupportedError(
            f"{source}: this Word document is broken",
            hint="Open it, save it again or copy its text, and give that.",
            kind="broken",
        ) from None
    return Article(text="\n\n".join(filter(str.strip, parts)))


def _unpacked_size(data: bytes) -> int:
    """Bytes that an archive says it holds, and gives no more; 0 of a broken one."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            return sum(each.file_size for each in packed.infolist())
    except (BadZipFile, OSError, ValueError):
        return 0


def _lines(page: Any) -> Iterator[Line]:
    from pdfminer.layout import LTTextBox, LTTextLine

    for box in page:
        for line in box if isinstance(box, LTTextBox) else ():
            text = " ".join(line.get_text().split()) if isinstance(line, LTTextLine) else ""
            if text:
                yield Line(text, line.x0, line.x1, line.y0, line.y1)


def _missing(source: str, name: str, package: str) -> UnsupportedError:
    return UnsupportedError(
        f"{source}: this is {name}, and {package} is not installed, which reads it",
        hint="Type: pip install 'standfirst[documents]'",
        kind="binary",
    )
