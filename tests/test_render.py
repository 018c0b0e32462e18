"""The views: what a reader sees of a summary."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import told
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from rich.color import Color
from rich.console import Console

from cli.inert import PLAINER, inert
from cli.markdown import escaped, markdown
from cli.palette import MANY_COLOURS, SIXTEEN_COLOURS
from cli.plain import plain_text
from cli.records import record_of
from cli.render import Renderer
from cli.rich_view import SummaryView
from cli.terminal import Environment
from summarizer.errors import UnreadableError
from summarizer.record import json_text
from summarizer.story import Outcome, Summary

VIEWS = Path(__file__).parent / "cases" / "views"
HOSTILE = "\x1b]0;owned\x07He said [sic] [/b] :smile: \x9b31m\u202eevil"

Surroundings = Callable[..., Environment]


def shown(summary: Summary, width: int, **options: object) -> str:
    """The rich view on a screen without colour."""
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False)
    console.print(SummaryView(summary=summary, **options))
    text: str = console.file.getvalue()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def coloured(summary: Summary, colors: str) -> str:
    console = Console(
        file=io.StringIO(), width=200, color_system=colors, force_terminal=True, highlight=False
    )
    console.print(SummaryView(summary=summary))
    return console.file.getvalue()


def outcome(summary: Summary) -> Outcome:
    return Outcome(source=summary.story.source, summary=summary)


FAILED = Outcome(
    source="gone.txt",
    error=UnreadableError("gone.txt: no such file", hint="Check it.", kind="missing"),
)


def golden(name: str) -> str:
    return (VIEWS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("explain", [False, True])
def test_plain_text_is_as_reviewed(harbor: Summary, *, explain: bool) -> None:
    assert plain_text(harbor, explain=explain) == golden(f"harbor{'-explain' * explain}.txt")


@pytest.mark.parametrize("explain", [False, True])
def test_markdown_is_as_reviewed(harbor: Summary, *, explain: bool) -> None:
    assert markdown(harbor, explain=explain) == golden(f"harbor{'-explain' * explain}.md")


@pytest.mark.parametrize("width", [60, 100])
def test_the_rich_view_is_as_reviewed(harbor: Summary, width: int) -> None:
    assert shown(harbor, width) == golden(f"harbor-{width}.rich")


def test_the_rich_view_explains_as_reviewed(harbor: Summary) -> None:
    assert shown(harbor, 60, explain=True) == golden("harbor-60-explain.rich")


def test_json_is_as_reviewed(harbor: Summary) -> None:
    assert json_text(record_of(outcome(harbor)), indent=2) + "\n" == golden("harbor.json")


def test_explained_json_holds_every_sentence_and_says_which_are_chosen(harbor: Summary) -> None:
    explained = record_of(outcome(harbor), explain=True)["explain"]
    assert [sentence["text"] for sentence in explained] == [s.text for s in harbor.sentences]
    assert [sentence["chosen"] for sentence in explained] == [True, True, True, False, False]


@pytest.mark.parametrize("width", [30, 60, 80, 140, 200])
def test_no_line_of_the_rich_view_is_wider_than_the_screen_or_the_measure(
    harbor: Summary, width: int
) -> None:
    assert max(map(len, shown(harbor, width).splitlines())) <= min(width, 100)
    assert max(map(len, shown(harbor, width, explain=True).splitlines())) <= min(width, 124)


def test_no_word_is_cut_on_a_narrow_screen(harbor: Summary) -> None:
    words = shown(harbor, 60, explain=True).split()
    assert "…" not in "".join(words)
    expected = " ".join(sentence.text for sentence in harbor.sentences).split()
    assert set(expected) <= set(words)


def test_companies_and_people_stand_beside_each_other_where_there_is_room(harbor: Summary) -> None:
    def lines(width: int) -> list[str]:
        return [line for line in shown(harbor, width).splitlines() if line.startswith("Companies")]

    assert "People" in lines(100)[0]
    assert "People" not in lines(80)[0]


def test_names_in_the_prose_are_coloured_by_kind(harbor: Summary) -> None:
    seen = coloured(harbor, "256")
    assert "\x1b[38;5;31mLumen Freight\x1b[0m, a maker" in seen
    assert "said \x1b[38;5;133mMaria Delgado\x1b[0m, who" in seen


def contrast(color: str, ground: float) -> float:
    """Contrast as WCAG 2.1 defines it; the ground's luminance is 0 for black, 1 for white."""

    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, Color.parse(color).get_truecolor())
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (max(luminance, ground) + 0.05) / (min(luminance, ground) + 0.05)


@pytest.mark.parametrize("color", [MANY_COLOURS.company, MANY_COLOURS.person])
@pytest.mark.parametrize("ground", [0.0, 1.0])
def test_names_are_legible_on_black_and_on_white(color: str, ground: float) -> None:
    assert contrast(color, ground) >= 4


def test_companies_and_people_differ_in_hue_also_with_sixteen_colours() -> None:
    assert SIXTEEN_COLOURS.company != SIXTEEN_COLOURS.person
    assert Color.parse(SIXTEEN_COLOURS.person).number != Color.parse("white").number


@pytest.mark.parametrize("view", [plain_text, markdown, lambda s: shown(s, 200)])
def test_a_story_cannot_command_the_terminal(view: Callable[[Summary], str]) -> None:
    seen = view(told(HOSTILE, headline=HOSTILE, source=HOSTILE))
    assert "evil" in seen
    assert not set(seen) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("view", [plain_text, lambda s: shown(s, 200)])
def test_brackets_and_colons_are_shown_as_written(view: Callable[[Summary], str]) -> None:
    assert "He said [sic] [/b] :smile: end." in view(told("He said [sic] [/b] :smile: end."))


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 and 👩🏽\u200d🚀",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می\u200cخواهم",
    ],
)
def test_what_belongs_to_an_emoji_or_a_script_is_shown(text: str) -> None:
    assert inert(text) == text


def test_tags_that_belong_to_no_flag_are_not_hidden() -> None:
    assert inert("a\U000e0061\U000e0062\U000e007f🏴") == "a���🏴"
    assert inert("🏴\U000e0061b") == "🏴�b"


@given(st.text())
def test_inert_text_keeps_its_length(text: str) -> None:
    assert len(inert(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "*Stars* and _lines_ and `ticks` and ~~waves~~",
        "A [link](http://example.com) and <b>bold</b> and <http://example.com>",
        "AT&amp;T and R&D",
        "# Not a heading",
        "1. Not a list",
        "- Not a list either",
        "> Not a quotation",
        "+ Nor this",
        "---",
        "3.5 million people at 5 * 4 < 30 \\ 2",
    ],
)
def test_markdown_shows_the_text_and_nothing_becomes_markup(text: str) -> None:
    assert read_back(escaped(text)) == (["paragraph_open", "inline", "paragraph_close"], text)


@given(st.text(alphabet="ab1 *_`~[]()<>&;#.+-=|!\\\"'$:/\n"))
def test_no_text_at_all_becomes_markup(text: str) -> None:
    words = inert(text).strip()
    blocks, back = read_back(escaped(text))
    assert back == words
    assert blocks in ([], ["paragraph_open", "inline", "paragraph_close"])


def read_back(source: str) -> tuple[list[str], str]:
    """The blocks that CommonMark with GitHub's strike-through finds, and the text in them."""
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(source)
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    return [token.type for token in tokens], "".join(child.content for child in children)


def test_json_escapes_what_ends_lines() -> None:
    text = json_text({"text": "a\u2028b\x9bc“e”"})
    assert text == '{"text": "a\\u2028b\\u009bc“e”"}'
    assert json.loads(text)["text"] == "a\u2028b\x9bc“e”"


def test_json_spells_out_the_bytes_of_a_name_that_are_no_text() -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    record = json.loads(json_text({"source": name, "text": "a\ud800b"}).encode("utf-8"))
    assert record == {"source": r"caf\xe9.txt", "text": "a\N{REPLACEMENT CHARACTER}b"}
    assert json.loads(json_text(record)) == record


def renderer(surroundings: Surroundings, format_: str) -> Renderer:
    return Renderer(format=format_, environment=surroundings())


def test_several_stories_make_one_json_array_with_failures_in_their_place(
    harbor: Summary, surroundings: Surroundings
) -> None:
    pieces = renderer(surroundings, "json").many([outcome(harbor), FAILED])
    records = json.loads("".join(pieces))
    assert [record["source"] for record in records] == ["stories/harbor.txt", "gone.txt"]
    assert records[1]["error"]["kind"] == "missing"


def test_a_page_of_several_stories_counts_and_shows_all_that_were_given(
    harbor: Summary, surroundings: Surroundings
) -> None:
    text = " ".join(f"word{number}" for number in range(200))
    first, second = told(text, source="old/a.txt"), told(text, source="new/b.txt")
    done = [outcome(each) for each in (first, harbor, second)]
    page = html.fromstring("".join(renderer(surroundings, "html").many(done)))
    assert page.findtext(".//h1") == page.findtext(".//title") == "3 stories"
    titles = [each.text_content() for each in page.xpath("//article//h2")]
    assert titles == ["old/a.txt", harbor.story.headline, "new/b.txt"]
    links = page.xpath("//*[contains(text(), 'nearly the same')]/a")
    copies = {link.text: page.get_element_by_id(link.get("href")[1:]) for link in links}
    assert {name: each.findtext(".//h2") for name, each in copies.items()} == {
        "new/b.txt": "new/b.txt",
        "old/a.txt": "old/a.txt",
    }


def test_no_stories_make_an_empty_array(surroundings: Surroundings) -> None:
    assert json.loads("".join(renderer(surroundings, "json").many([]))) == []


def test_jsonl_has_one_line_for_each_story_whatever_is_in_it(surroundings: Surroundings) -> None:
    outcomes = [outcome(told("One\u2028two\nthree.")), FAILED]
    text = "".join(renderer(surroundings, "jsonl").many(outcomes))
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize("format_", ["rich", "text", "markdown"])
def test_several_stories_come_one_by_one_and_failures_leave_no_gap(
    surroundings: Surroundings, format_: str
) -> None:
    outcomes = [FAILED, outcome(told("First.")), FAILED, outcome(told("Second."))]
    pieces = list(renderer(surroundings, format_).many(outcomes))
    assert [("First." in piece, "Second." in piece) for piece in pieces] == [
        (True, False),
        (False, True),
    ]
    assert not pieces[0].startswith("\n")
    assert pieces[1].startswith("\n")


def test_stories_without_a_headline_are_told_apart_by_their_source(
    surroundings: Surroundings,
) -> None:
    outcomes = [outcome(told("Words.", source="b_c.txt"))]
    assert "==> b_c.txt <==" in "".join(renderer(surroundings, "text").many(outcomes))
    assert "# b\\_c.txt" in "".join(renderer(surroundings, "markdown").many(outcomes))


def test_a_story_without_cast_or_headline_is_just_its_sentences() -> None:
    assert plain_text(told("Rain fell.")) == "Rain fell.\n"
    assert markdown(told("Rain fell.")) == "Rain fell.\n"
    assert shown(told("Rain fell.", source="-"), 60) == ("Rain fell.\n\n1 of 1 sentence\n")


def test_sentences_that_were_apart_in_the_story_are_paragraphs_of_their_own(
    harbor: Summary,
) -> None:
    prose = markdown(replace(harbor, chosen=(0, 4))).split("\n\n")
    assert prose[2:4] == [harbor.sentences[0].text, harbor.sentences[4].text]


def test_an_ascii_stream_gets_the_nearest_characters() -> None:
    assert "“Café” – 5…東".encode("ascii", PLAINER) == b'"Cafe" - 5...?'


def test_an_ascii_stream_spells_names_and_sums_as_they_are_spelled_without_their_letters() -> None:
    assert "Søren Łuczak, £5m or €6m".encode("ascii", PLAINER) == (
        b"Soren Luczak, GBP 5m or EUR 6m"
    )
