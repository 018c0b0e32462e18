"""What is to hold for any bytes: the fuzzer looks for those for which it does not.

Each target takes bytes and raises where something is wrong; a story that is refused is none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress

from summarizer import Source, Story, StoryError, read_bytes, stories_in
from summarizer.cleaning import clean
from summarizer.segmentation import sentence_spans

_ALLOWED = "\n"


def reading(data: bytes) -> None:
    """Bytes to stories, whatever their form: plain values without a control character."""
    with suppress(StoryError):
        for source in stories_in(Source(name="a", data=data)):
            with suppress(StoryError):
                _require_plain(read_bytes(source.data or b"", source=source.name, language=None))


def cleaning(data: bytes) -> None:
    """A text to paragraphs: cleaned again it stays the same, and nothing in it is obeyed."""
    text = clean(data.decode("utf-8", "surrogatepass" if _is_utf8(data) else "replace"))
    _require(text == text.strip(), "no space around it")
    _require(not any(map(_is_control, text)), "no control character")
    _require("\n\n\n" not in text, "one blank line between paragraphs")
    _require(clean(text) == text, "cleaned again it stays the same")


def segmentation(data: bytes) -> None:
    """A text to sentences: in order, apart, without space around them, all words in one of them."""
    text = data.decode("utf-8", "replace")
    end = 0
    for start, stop in sentence_spans(text):
        _require(end <= start < stop, "in order and apart")
        _require(text[end:start].isspace() or end == start, "nothing left out")
        _require(text[start:stop].strip() == text[start:stop], "no space around it")
        end = stop
    _require(not text[end:].strip(), "nothing left out at the end")


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (reading, cleaning, segmentation)
}


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _require_plain(story: Story) -> None:
    _require(bool(story.text.strip()), "there is a text")
    _require(story.text == story.text.strip(), "no space around it")
    lines = (story.headline, story.byline, story.published, story.site)
    for said in (story.text, *lines):
        _require(not any(map(_is_control, said or "")), "no control character")
    _require(not any("\n" in (line or "") for line in lines), "metadata of one line")


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} and char not in _ALLOWED


def _require(is_so: bool, what: str) -> None:
    if not is_so:
        raise AssertionError(what)
