"""A summary as Markdown that pastes well; nothing in a story's text becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cli.inert import inert
from cli.wording import EVERY_SENTENCE, introduced, listed, paragraphs, publication
from summarizer.story import Sentence, Summary

_SPECIAL = re.compile(
    r"[\\`*_~\[\]]"  # code, emphasis, strike-through, links
    r"|<(?=[a-zA-Z/!?])"  # HTML and links in angle brackets
    r"|&(?=#?\w+;)"  # character references
)
_BLOCK = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=[#>+-])")  # before an escape


def markdown(summary: Summary, *, explain: bool = False) -> str:
    """Headline as a heading, the sentences as prose, and the cast."""
    blocks = [*_told(summary), *_cast(summary)]
    if explain:
        blocks += [f"## {EVERY_SENTENCE}", "\n".join(_judged(summary))]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, also at the start of a line."""
    inline = escaped_inside(text)
    start = _BLOCK.match(inline)
    return f"{start[0]}\\{inline[start.end() :]}" if start else inline


def escaped_inside(text: str) -> str:
    """Text that Markdown shows as it is, after something else on its line."""
    return _SPECIAL.sub(r"\\\g<0>", inert(text).strip())


def _told(summary: Summary) -> Iterator[str]:
    if summary.story.headline:
        yield f"# {escaped(summary.story.headline)}"
    if published := publication(summary.story):
        yield f"*{escaped_inside(', '.join(published))}*"
    for group in paragraphs(summary):
        yield escaped(" ".join(sentence.text for sentence in group))


def _cast(summary: Summary) -> Iterator[str]:
    if summary.companies:
        yield f"**Companies:** {escaped_inside(listed(summary.companies))}"
    if summary.people:
        yield "**People:**"
        yield "\n".join(f"- {escaped(introduced(person))}" for person in summary.people)
    if summary.organizations:
        yield f"**Organizations:** {escaped_inside(listed(summary.organizations))}"


def _judged(summary: Summary) -> Iterator[str]:
    for sentence in summary.sentences:
        judgement = _judgement(sentence, chosen=sentence.index in summary.chosen)
        yield f"{sentence.index + 1}. {judgement}"


def _judgement(sentence: Sentence, *, chosen: bool) -> str:
    score = f"**{sentence.salience:.2f}, chosen:**" if chosen else f"{sentence.salience:.2f}:"
    reasons = f" *({escaped_inside('; '.join(sentence.reasons))})*" if sentence.reasons else ""
    return f"{score} {escaped_inside(sentence.text)}{reasons}"
