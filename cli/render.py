"""Outcomes to text in a format: one story by itself, or many as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import indent

from cli.inert import inert
from cli.markdown import escaped, markdown
from cli.plain import plain_text
from cli.records import record_of
from cli.settings import TABLES
from cli.terminal import Environment
from cli.wording import counted
from summarizer.record import json_text
from summarizer.story import Outcome, Summary

_INDENT = 2


@dataclass(frozen=True, kw_only=True)
class Renderer:
    """Makes the product of a run. `width` and `color` matter to the rich view alone.

    A table of a file opens on a byte-order mark, for Excel; on standard output, where it would
    stand in a program's way, it does not.
    """

    format: str
    environment: Environment
    explain: bool = False
    digest: bool = False
    by: str = "date"
    color: str = "auto"
    width: int | None = None
    to_file: bool = False

    def one(self, outcome: Outcome) -> str:
        """The product for a single story; empty where a failure has no place in the format."""
        if self.format == "json":
            return json_text(record_of(outcome, explain=self.explain), indent=_INDENT) + "\n"
        if self.format == "jsonl":
            return json_text(record_of(outcome, explain=self.explain)) + "\n"
        return "" if outcome.summary is None else self._view(outcome.summary)

    def many(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        """The product for several stories, piece by piece as the outcomes come."""
        if self.format == "jsonl":
            return map(self.one, outcomes)
        if self.format in TABLES:
            return self._rows(outcomes)
        if self.format == "html":
            return iter([self._page(outcomes)])
        return self._array(outcomes) if self.format == "json" else self._series(outcomes)

    def digested(self, outcomes: Iterable[Outcome]) -> str:
        """One document over all stories."""
        from cli.digest_text import digest_markdown, digest_text
        from summarizer.digest import digest_of

        made = digest_of(outcomes, order=self.by)
        match self.format:
            case "html":
                from cli.digest_page import digest_page

                return digest_page(made, explain=self.explain)
            case "json":
                from summarizer.digest_record import digest_record

                return json_text(digest_record(made), indent=_INDENT) + "\n"
            case "rich":
                from cli.digest_view import DigestView

                return self._printed(DigestView(digest=made))
        return digest_markdown(made) if self.format == "markdown" else digest_text(made)

    def _page(self, outcomes: Iterable[Outcome]) -> str:
        """One page of all stories, as they were given."""
        from cli.digest_page import digest_page
        from summarizer.digest import all_stories

        made = all_stories(outcomes)
        title = counted(len(made.entries), "story")
        return digest_page(made, title=title, explain=self.explain)

    def _array(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        opening = "["
        for outcome in outcomes:
            yield f"{opening}\n{indent(self.one(outcome).rstrip(), ' ' * _INDENT)}"
            opening = ","
        yield "[]\n" if opening == "[" else "\n]\n"

    def _rows(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        """One table of all stories: its header with the first that is done."""
        has_header = False
        for outcome in outcomes:
            if outcome.summary is not None:
                yield self._table(outcome.summary, has_header=has_header)
                has_header = True

    def _series(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        parting = ""
        for outcome in outcomes:
            if outcome.summary is not None:
                yield parting + self._heading(outcome.summary) + self._view(outcome.summary)
                parting = self._parting()

    def _view(self, summary: Summary) -> str:
        if self.format == "text":
            return plain_text(summary, explain=self.explain)
        if self.format == "markdown":
            return markdown(summary, explain=self.explain)
        if self.format == "html":
            from cli.page import story_page

            return story_page(summary, explain=self.explain)
        if self.format in TABLES:
            return self._table(summary)
        return self._rich(summary)

    def _table(self, summary: Summary, *, has_header: bool = False) -> str:
        from cli.table import BYTE_ORDER_MARK, header, rows

        mark = BYTE_ORDER_MARK if self.to_file else ""
        opening = "" if has_header else mark + header(self.format)
        return opening + rows(summary, form=self.format)

    def _heading(self, summary: Summary) -> str:
        """What tells a story from its neighbours, where its view alone may not."""
        if self.format == "text":
            return f"==> {inert(summary.story.source)} <==\n\n"
        if self.format == "markdown" and not summary.story.headline:
            return f"# {escaped(summary.story.source)}\n\n"
        return ""

    def _parting(self) -> str:
        if self.format == "rich":
            from rich.rule import Rule

            return f"\n{self._printed(Rule(style='dim'))}\n"
        return "\n---\n\n" if self.format == "markdown" else "\n\n"

    def _rich(self, summary: Summary) -> str:
        from cli.rich_view import SummaryView

        return self._printed(SummaryView(summary=summary, explain=self.explain))

    def _printed(self, view: object) -> str:
        """The view as the console would print it."""
        console = self.environment.console(color=self.color, width=self.width)
        with console.capture() as capture:
            console.print(view)
        return capture.get()
