"""Text steps, each a pure function str -> str named after the thing it mends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from math import ceil

from summarizer.furniture import without_furniture

_WRAP_MIN, _WRAP_MAX = 40, 120  # lines that are usually longer are paragraphs, not wrapped text
_RAGGED = 12  # columns by which editors' wrapping may fall short of the widest line

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c"))
# Joiners mean something within an emoji, and in the scripts of Arabic, Persian, India and Burma.
_EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_JOINED = "\u0600-\u06ff\u0700-\u08ff\u0900-\u0dff\u1000-\u109f\u1800-\u18af\ufb50-\ufdff"
_STRAY_JOINER = re.compile(
    rf"[\u200c\u200d](?!(?<=[{_EMOJI}]\u200d)[{_EMOJI}]|(?<=[{_JOINED}].)[{_JOINED}])"
)
_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = dict.fromkeys(
    [*range(0xD800, 0xE000), *range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
)
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[PX^_][^\x1b\n]*\x1b\\|\x1b[@-_]?"
)
_MOJIBAKE = re.compile("â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|ï»¿|Å[\u0080-\u00bf]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][\da-fA-F]{2,5});")
_NESTED_ENTITY = re.compile(r"&(?:amp;)+")
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]\n]{0,300})\]"
    r"\((?:[A-Za-z][A-Za-z0-9+.-]{1,20}:|www\.|\.{0,2}/|#)"
    r"[^\s()]*(?:\([^()\n]{0,300}\)[^\s()]*)*(?: \"[^\"\n]*\")?\)"
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# No letter bears more than 30 (Unicode Standard Annex 15); to order more takes a square of time.
_HEAPED_MARKS = re.compile(f"(?<=[{_MARKS}]{{30}})[{_MARKS}]+")
# A "word" of a thousand signs is data, or a row of signs, and tokenizers take a square of time to
# find what is none of it. Not so in scripts that do not part words.
_UNPARTED = "\u0e00-\u109f\u1780-\u17ff\u3005-\ud7ff\uf900-\ufaff\uff10-\uffdc\U00020000-\U0003ffff"
_BLOB = re.compile(f"(?<![^\\s{_UNPARTED}])[^\\s{_UNPARTED}]{{1000,}}")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_TERMINAL = re.compile(r"""[.!?:…]["'”’)\]]*$""")
_LIST_ITEM = re.compile(r"(?:[-*•–—]|\d{1,2}[.)])\s")
_UNSTOPPED = re.compile(
    r"(?<=[a-z]{2}[.!?])(?=[“‘]?[A-Z][a-z]*(?:[\s,]|['’][a-z]))|(?<=\d\d[.!?])(?=[A-Z][a-z]+\s)"
    r"|(?<=[.!?][”\"])(?=[A-Z][a-z])"
)

_AGENCY = "CNN|CNN Business|CNNMoney|Reuters|AP|AFP|UPI|PTI|ANI|IANS|Xinhua|Bloomberg|VOA"
_PLACE = r"[A-Z][\w.'’/-]*(?:,? (?:[A-Z][\w.'’/-]*|\d{1,2}|of|de)){0,7}"
_OPENS = r"""["“'‘(]?[A-ZÀ-Þ\d$£€]"""
_CAPITALS = r"(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+ )+[A-ZÀ-Þ.'’-]{2,}|[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{3,})"
_DATELINE = re.compile(
    rf"\A(?:\((?:{_AGENCY})\) ?(?:[-–—]+|:)? ?"
    rf"|{_PLACE} ?\((?:{_AGENCY})\) ?(?:(?:[-–—]+|:) ?|(?={_OPENS}))"
    rf"|{_CAPITALS}(?:, {_PLACE})?(?: \((?:{_AGENCY})\))? ?(?:--|–|—) ?(?={_OPENS})"
    rf"|{_CAPITALS}(?:, {_PLACE})? ?\([\w. -]{{2,20}}\) ?(?:--|-|–|—) ?(?={_OPENS})"
    rf"|{_CAPITALS}, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})? ?(?:--|-|–|—) (?={_OPENS}))(?=\S)"
)


def encoding(text: str) -> str:
    """Characters that were decoded wrongly put right: "â€™" is an apostrophe (Speer 2019, ftfy)."""
    if not _MOJIBAKE.search(text):
        return text
    from ftfy import fix_encoding

    return str(fix_encoding(text))


def entities(text: str) -> str:
    """Characters that are written as HTML does, "&mdash;" and "&#8217;", as themselves."""
    text = _NESTED_ENTITY.sub("&", text)
    for _ in range(2):
        text = unescape(text) if _ENTITY.search(text) else text
    return text


def without_escapes(text: str) -> str:
    """Terminal escape sequences removed whole, so that their parameters do not stay as text."""
    return _ESCAPES.sub("", text)


def without_link_targets(text: str) -> str:
    """Links as Markdown writes them as the text that they show, and images as nothing.

    What is no address, as in "[sic](sic)", is no link. Parsers of Markdown leave addresses that
    are unsafe as they stand.
    """
    for _ in range(2):  # an image may stand in a link
        text = _LINK.sub(lambda link: "" if link["image"] else link["text"], text)
    return text


def line_ends(text: str) -> str:
    r"""Every line end as \n: Windows, old Mac, form feed, Unicode separators."""
    return re.sub("\r\n|[\r\f\v\x85\u2028]", "\n", text).replace("\u2029", "\n\n")


def characters(text: str) -> str:
    """Composed characters (NFC); invisible, overriding and control characters removed."""
    visible = text.translate(_INVISIBLE | _OVERRIDES | _CONTROLS)
    single = _HEAPED_MARKS.sub("", _STRAY_JOINER.sub("", visible))
    return unicodedata.normalize("NFC", single)


def without_blobs(text: str) -> str:
    """The text without what has no space in a thousand characters: no word is so long."""
    return _BLOB.sub("", text)


def spaces(text: str) -> str:
    """Runs of spaces, tabs and non-breaking spaces as one space; none at the ends of lines."""
    return re.sub(r" ?\n ?", "\n", _SPACES.sub(" ", text)).strip()


def sentence_gaps(text: str) -> str:
    """A space where two sentences were run together: "said.The" becomes "said. The"."""
    return _UNSTOPPED.sub(" ", text)


def paragraphs(text: str) -> str:
    """Paragraphs parted by one blank line and each on one line; hard-wrapped lines joined.

    A line break is a wrap where the next word would not have fitted on the line any more, or where
    the next line goes on in lower case; all others end a paragraph.
    """
    blocks = [block.split("\n") for block in _BLANK_LINES.split(text)]
    width = _wrap_width(blocks)
    return "\n\n".join(part for lines in blocks for part in _unwrapped(lines, width) if part)


def without_dateline(text: str) -> str:
    """The text without the place, date and agency that open an agency's story."""
    return _DATELINE.sub("", text, count=1)


def one_line(text: str) -> str:
    """A headline or name on one line, without what is not to be seen."""
    return _gone_through(_LINE_STEPS, text)


def clean(text: str) -> str:
    """All steps in order: what comes out is paragraphs of plain text."""
    return _gone_through(_STEPS, text)


def _gone_through(steps: Sequence[Callable[[str], str]], text: str) -> str:
    """The text after all steps: later ones bring to light what it takes the first to mend."""
    for _ in range(_ROUNDS):
        for step in steps:
            text = step(text)
        if encoding(entities(text)) == text:
            break
    return text


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _wrap_width(blocks: list[list[str]]) -> int:
    """The column at which a text was wrapped; 0 where it was not.

    In wrapped text most line breaks come within a sentence, and some before a lower-case word.
    """
    breaks = [pair for lines in blocks for pair in pairwise(lines)]
    within = [line for previous, line in breaks if not _TERMINAL.search(previous)]
    if 2 * len(within) < len(breaks) or not any(line[:1].islower() for line in within):
        return 0
    lengths = sorted(len(line) for lines in blocks for line in lines)
    usual = lengths[ceil(0.9 * (len(lengths) - 1))]
    return usual if _WRAP_MIN <= usual <= _WRAP_MAX else 0


def _unwrapped(lines: list[str], width: int) -> Iterator[str]:
    joined = lines[:1]
    for previous, line in pairwise(lines):
        if width and _is_wrap(previous, line, width):
            joined.append(line)
        else:
            yield " ".join(joined)
            joined = [line]
    yield " ".join(joined)


def _is_wrap(previous: str, line: str, width: int) -> bool:
    stopped = _TERMINAL.search(previous)
    if _LIST_ITEM.match(line) and (stopped or _LIST_ITEM.match(previous)):
        return False
    if line[:1].islower() and not stopped:
        return True
    slack = 1 if stopped else _RAGGED
    return len(previous) + 1 + len(line.split(" ", 1)[0]) > width - slack


_ROUNDS = 4  # of the steps; "\u00a0Ã£" needs two, more only what was made to
_SHOWN = (entities, encoding, without_escapes, without_link_targets, line_ends, characters)
_LINE_STEPS = (*_SHOWN, _on_one_line)
_STEPS = (
    *_SHOWN,
    without_blobs,
    spaces,
    paragraphs,
    sentence_gaps,
    without_furniture,
)
