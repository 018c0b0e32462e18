"""A summary as plain text, for pipes, mail and screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from cli.inert import inert
from cli.wording import EVERY_SENTENCE, introduced, listed, publication
from summarizer.story import Summary


def plain_text(summary: Summary, *, explain: bool = False) -> str:
    """Headline, the sentences one a paragraph, and the cast; lines are not wrapped."""
    blocks = [*_told(summary), "\n".join(_cast(summary))]
    if explain:
        blocks += [f"{EVERY_SENTENCE}:", "\n".join(_judged(summary))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _told(summary: Summary) -> Iterator[str]:
    if summary.story.headline:
        yield inert(summary.story.headline)
    if published := publication(summary.story):
        yield ", ".join(published)
    for sentence in summary.summary:
        yield inert(sentence.text)


def _cast(summary: Summary) -> Iterator[str]:
    if summary.companies:
        yield f"Companies: {listed(summary.companies)}"
    if summary.people:
        yield f"People: {'; '.join(map(introduced, summary.people))}"
    if summary.organizations:
        yield f"Organizations: {listed(summary.organizations)}"


def _judged(summary: Summary) -> Iterator[str]:
    """Each sentence with its salience, a star before the chosen ones, its reasons below."""
    for sentence in summary.sentences:
        mark = "*" if sentence.index in summary.chosen else " "
        yield f"{mark} {sentence.salience:.2f}  {inert(sentence.text)}"
        if sentence.reasons:
            yield f"        ({inert('; '.join(sentence.reasons))})"
