"""A digest as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.digest_wording import (
    dates_of,
    digest_title,
    failures,
    figure_line,
    numbered,
    rest_line,
    whereabouts,
)
from cli.inert import inert
from cli.markdown import escaped, escaped_inside
from cli.wording import KINDS, counted
from summarizer.digest import Digest, Entry, Together, prominent

TOGETHER = "Who appears together"
FAILED = "Not summarized"
MOST_PAIRS = 10


def digest_text(digest: Digest) -> str:
    """The stories numbered, each in one sentence, and the names by the stories' numbers."""
    head = ", ".join(filter(None, (digest_title(digest), dates_of(digest))))
    stories = [_story(number, entry) for number, entry in enumerate(digest.entries, start=1)]
    lists = [
        f"{title}:\n" + "\n".join(f"  {line}" for line in lines)
        for title, lines in _lists_of(digest)
    ]
    return "\n\n".join([head, *stories, *lists]) + "\n"


def _story(number: int, entry: Entry) -> str:
    headline = entry.summary.story.headline
    lines = [headline, entry.line.text] if headline else [entry.line.text]
    told = [*map(inert, lines), whereabouts(entry)]
    return f"{number}. " + "\n   ".join(line for line in told if line)


def digest_markdown(digest: Digest) -> str:
    """The same as Markdown: a heading, a numbered list, and lists of names."""
    blocks = [f"# {digest_title(digest)}"]
    if dates := dates_of(digest):
        blocks.append(f"*{escaped_inside(dates)}*")
    blocks += [_item(number, entry) for number, entry in enumerate(digest.entries, start=1)]
    for title, lines in _lists_of(digest):
        blocks += [f"## {title}", "\n".join(f"- {escaped(line)}" for line in lines)]
    return "\n\n".join(blocks) + "\n"


def _item(number: int, entry: Entry) -> str:
    indent = " " * len(f"{number}. ")
    headline = entry.summary.story.headline
    told = f"{escaped_inside(entry.line.text)} *({escaped_inside(whereabouts(entry))})*"
    if not headline:
        return f"{number}. {told}"
    return f"{number}. **{escaped_inside(headline)}**\\\n{indent}{told}"


def _lists_of(digest: Digest) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands below the stories, each with its title, one line each."""
    for kind in KINDS:
        figures = getattr(digest, kind)
        shown = prominent(figures)
        lines = [figure_line(figure, digest) for figure in shown]
        if rest := len(figures) - len(shown):
            lines.append(rest_line(rest))
        if lines:
            yield kind.title(), lines
    yield from lists_below_names(digest)


def lists_below_names(digest: Digest) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands below the names: who appears together, and what failed."""
    if digest.together:
        pairs = [_pair(pair) for pair in digest.together[:MOST_PAIRS]]
        rest = len(digest.together) - len(pairs)
        yield TOGETHER, [*pairs, f"and {counted(rest, 'more pair')}"] if rest else pairs
    if failed := failures(digest):
        yield FAILED, failed


def _pair(pair: Together) -> str:
    return inert(f"{pair.names[0]} and {pair.names[1]}: {numbered(pair.stories)}")
