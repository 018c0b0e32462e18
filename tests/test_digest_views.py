"""What a reader sees of a digest."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import told
from rich.console import Console
from test_cast import person

from cli.digest_text import digest_markdown, digest_text
from cli.digest_view import DigestView
from summarizer.digest import Digest, digest_of
from summarizer.digest_record import digest_record
from summarizer.errors import UnreadableError
from summarizer.story import Outcome, Summary

VIEWS = Path(__file__).parent / "cases" / "views"
HOSTILE = "\x1b]0;owned\x07[red]# <b>rain</b>\x1b[0m"


@pytest.fixture
def digest(harbor: Summary) -> Digest:
    """Four stories, two of them one agency's, and a failure; two names are in two stories."""
    follow_up = replace(
        told(
            "Shares of Harbor Grid fell a tenth on Tuesday after the company said it would borrow "
            "most of what it pays for Lumen Freight.",
            source="stories/shares.txt",
            headline="Harbor Grid falls",
        ),
        companies=harbor.companies,
    )
    follow_up = replace(follow_up, story=replace(follow_up.story, published="2024-03-05"))
    copy = replace(follow_up, story=replace(follow_up.story, source="other/copy.txt"))
    error = UnreadableError("gone.txt: no such file", hint="Look.", kind="missing")
    summaries = [harbor, told("It *rained* all day.", source="rain.txt"), follow_up, copy]
    outcomes = [Outcome(source=each.story.source, summary=each) for each in summaries]
    return digest_of([*outcomes, Outcome(source="gone.txt", error=error)])


def shown(digest: Digest, width: int) -> str:
    """The rich view on a screen without colour."""
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False)
    console.print(DigestView(digest=digest))
    text: str = console.file.getvalue()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def golden(name: str) -> str:
    return (VIEWS / name).read_text(encoding="utf-8")


def test_plain_text_is_as_reviewed(digest: Digest) -> None:
    assert digest_text(digest) == golden("digest.txt")


def test_markdown_is_as_reviewed(digest: Digest) -> None:
    assert digest_markdown(digest) == golden("digest.md")


@pytest.mark.parametrize("width", [60, 100])
def test_the_rich_view_is_as_reviewed(digest: Digest, width: int) -> None:
    assert shown(digest, width) == golden(f"digest-{width}.rich")


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_columns_of_all_kinds_of_names_are_in_line(digest: Digest, width: int) -> None:
    lines = shown(digest, width).splitlines()
    titles = [line for line in lines if re.match("Companies|People|Organizations", line)]
    column = titles[0].index("stories")
    assert [line.find("stories") for line in titles] == [column] * 3
    named = [line for line in lines if re.match("Harbor Grid  |Tom Okafor|Bright Street", line)]
    assert [line[column - 1 : column + 1] for line in named] == [" 1", " 2", " 2"]
    assert named[0].index("Lumen") == titles[0].index("with")


def test_the_record_is_plain_json_with_the_stories_records(digest: Digest) -> None:
    record = json.loads(json.dumps(digest_record(digest)))
    assert [story["source"] for story in record["stories"]] == [
        "stories/shares.txt",
        "stories/harbor.txt",
        "rain.txt",
    ]
    assert record["stories"][0]["copies"] == ["other/copy.txt"]
    assert record["companies"][0]["stories"] == [0, 1]
    assert [failed["error"]["kind"] for failed in record["failed"]] == ["missing"]


def test_nothing_of_a_story_commands_a_terminal_or_becomes_markup() -> None:
    hostile = told(f"{HOSTILE} fell.", source=HOSTILE, headline=HOSTILE)
    digest = digest_of([Outcome(source="a", summary=hostile)])
    for text in (digest_text(digest), digest_markdown(digest), shown(digest, 80)):
        assert "\x1b" not in text
        assert "[red]" in text.replace("\\", "")
    assert "<b>" not in digest_markdown(digest).replace("\\<", "")


def test_two_of_one_name_are_told_apart_wherever_they_are_listed() -> None:
    walkers = [
        person("Rob Walker", role="Hull striker", beside=("Hull City",)),
        person("Rob Walker", role=f"{HOSTILE} analyst", beside=("Acme",)),
    ]
    digest = digest_of([Outcome(source=str(i), summary=walkers[i // 2]) for i in range(4)])
    assert "Rob Walker, Hull striker: 1, 2; with Hull City" in digest_text(digest)
    assert "Hull City and Rob Walker (Hull striker): 1, 2" in digest_text(digest)
    labels = [figure["label"] for figure in digest_record(digest)["people"]]
    assert labels[0] == "Rob Walker (Hull striker)"
    assert "\x1b" not in digest_text(digest) + digest_markdown(digest) + shown(digest, 80)
