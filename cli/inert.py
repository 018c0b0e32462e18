"""Text that a terminal only shows, and never obeys."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0, DEL, C1: escape sequences begin with one of them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that reorder what stands around them
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"  # invisible, or no character at all
)
_TAGS = re.compile("(\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f)|[\U000e0000-\U000e007f]")
_PLAINER = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "·": "-",
    "•": "*",
    "●": "*",
    "─": "-",
    "£": "GBP ",
    "€": "EUR ",
    "æ": "ae",  # letters that are no other letter with a mark
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ß": "ss",
    "ı": "i",
    "\xa0": " ",
}
PLAINER = "standfirst-plainer"  # name of an error handler for streams of few characters


def inert(text: str) -> str:
    """The text with breaks as spaces and control characters as U+FFFD.

    Every character stays one character, so offsets into the text stay true. Joiners stay, which
    emoji and scripts need, and the tags of a flag, as of Scotland's.
    """
    shown = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text))
    return _TAGS.sub(lambda found: found[1] or "\N{REPLACEMENT CHARACTER}", shown)


def plainer(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the nearest characters that an ASCII stream has, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(char: str) -> str:
    if char in _PLAINER:
        return _PLAINER[char]
    letters = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
    return letters or "?"


codecs.register_error(PLAINER, plainer)
