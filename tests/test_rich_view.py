"""The terminal's view of samples that were summarized once.

`python tests/test_rich_view.py` writes the present views into `cases/views`, to be read and judged.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from conftest import Screen, recorded, told
from rich.console import Console
from rich.style import Style
from test_render import HOSTILE, contrast, shown

from cli.inert import PLAINER
from cli.links import file_uri
from cli.markdown import markdown
from cli.palette import MANY_COLOURS, SIXTEEN_COLOURS, Blocks, Hues
from cli.plain import plain_text
from cli.rich_view import SummaryView
from cli.wording import also, saving
from summarizer.story import Entity, Summary

VIEWS = Path(__file__).parent / "cases" / "views"
SAMPLES = ("harbour", "court", "election", "football")
FORMS: dict[str, Callable[[Summary], str]] = {
    "60.rich": lambda summary: shown(summary, 60),
    "80.rich": lambda summary: shown(summary, 80),
    "140.rich": lambda summary: shown(summary, 140),
    "80-explain.rich": lambda summary: shown(summary, 80, explain=True),
    "140-explain.rich": lambda summary: shown(summary, 140, explain=True),
    "text.txt": plain_text,
    "markdown.md": markdown,
}


def printed(summary: Summary, *, explain: bool = False, **options: object) -> str:
    """The view as a terminal gets it."""
    screen = Console(
        file=Screen(), width=80, force_terminal=True, highlight=False, _environ={}, **options
    )
    screen.print(SummaryView(summary=summary, explain=explain))
    return screen.file.getvalue()


def entity(name: str, *aliases: str, mentions: int = 1, role: str | None = None) -> Entity:
    forms = (name, *aliases)
    return Entity(name=name, aliases=forms, mentions=mentions, salience=0.5, spans=(), role=role)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_looks_as_reviewed(sample: str, form: str) -> None:
    expected = (VIEWS / f"{sample}-{form}").read_text(encoding="utf-8")
    assert FORMS[form](recorded(sample)) == expected


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_no_name_is_cut_and_nothing_sprawls(sample: str, width: int) -> None:
    summary = recorded(sample)
    seen = shown(summary, width)
    whole = "".join(seen.split())
    names = [each.name for each in (*summary.companies, *summary.people, *summary.organizations)]
    assert [name for name in names if "".join(name.split()) not in whole] == []
    assert max(map(len, seen.splitlines())) <= min(width, 100)


def test_a_name_longer_than_the_screen_is_shown_whole() -> None:
    name = "Bank of " + "x" * 70
    seen = shown(replace(told("Words."), companies=(entity(name, mentions=3),)), 60)
    assert name.replace(" ", "") in re.sub(r"\s|3 ▇+", "", seen)


@pytest.mark.parametrize(
    ("mentions", "bars"),
    [((3, 1), ["▇▇▇", "▇"]), ((40, 20, 1), ["▇▇▇▇▇▇▇▇", "▇▇▇▇", "▇"])],
)
def test_bars_are_blocks_for_mentions_and_share_eight_from_then_on(
    mentions: tuple[int, ...], bars: list[str]
) -> None:
    cast = tuple(entity(f"Name {number}", mentions=number) for number in mentions)
    seen = shown(replace(told("Words."), companies=cast[:1], people=cast[1:]), 60)
    assert re.findall("▇+", seen) == bars


def test_of_many_names_those_with_nothing_to_say_share_a_line() -> None:
    people = (entity("Ann Lee", role="chief"), *(entity(f"Bo {letter}") for letter in "ABCDEFGH"))
    seen = shown(replace(told("Words."), people=people), 80)
    assert "once each: Bo A, Bo B, Bo C, Bo D, Bo E, Bo F, Bo G, Bo H" in seen
    assert "Ann Lee  1 ▇         chief" in seen


def test_a_surname_is_no_other_form_worth_telling() -> None:
    assert also(entity("Ann Lee", "Lee")) == ""
    assert also(entity("BBC", "The BBC")) == ""
    assert also(entity("Larkspur Foods", "Larkspur", "LF")) == "also Larkspur, LF"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (110, "1 of 2 sentences"),
        (120, "1 of 2 sentences, 1 min read saved"),
        (345, "1 of 2 sentences, 2 min read saved"),
    ],
)
def test_time_saved_is_told_from_half_a_minute(words: int, expected: str) -> None:
    short = told("One.")
    story = replace(short.story, text="One. " + "word " * words)
    rest = replace(short.sentences[0], index=1)
    assert saving(replace(short, story=story, sentences=(*short.sentences, rest))) == expected


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_stream_of_few_characters_gets_bars_it_can_show(encoding: str, *, explain: bool) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=PLAINER)
    console = Console(file=stream, width=80, color_system=None, highlight=False)
    console.print(SummaryView(summary=recorded("harbour"), explain=explain))
    stream.seek(0)
    seen = stream.read()
    assert "Larkspur Foods           4 ====" in seen
    assert "?" not in seen
    assert ("* 0.67 ===.. The offer" in seen) == explain


def test_a_gauge_has_all_its_cells_at_every_salience() -> None:
    blocks = Blocks(full="=", empty=".")
    gauges = [blocks.gauge(part / 10, 5) for part in range(11)]
    assert {len(gauge) for gauge in gauges} == {5}
    assert gauges == sorted(gauges)
    assert (gauges[0], gauges[-1]) == (".....", "=====")


@pytest.mark.parametrize("shade", [*MANY_COLOURS.heat[1:], *SIXTEEN_COLOURS.heat[1:]])
def test_shaded_sentences_are_black_on_what_is_bright_enough(shade: str) -> None:
    style = Style.parse(shade)
    assert style.color is not None
    assert style.bgcolor is not None
    assert style.color.get_truecolor() == (0, 0, 0)
    assert contrast(style.bgcolor.name, 0.0) >= 4


@pytest.mark.parametrize(("colors", "hues"), [("256", MANY_COLOURS), ("standard", SIXTEEN_COLOURS)])
def test_sentences_are_shaded_by_salience(colors: str, hues: Hues) -> None:
    console = Console(file=Screen(), width=140, color_system=colors, _environ={})
    summary = recorded("harbour")
    segments = list(console.render(SummaryView(summary=summary, explain=True)))
    for number, step in ((0, 4), (1, 3), (2, 2), (9, 2), (6, 1), (4, 0)):
        sentence = summary.sentences[number]
        style = next(each.style for each in reversed(segments) if opens(each.text, sentence.text))
        assert (style or Style.null()).bgcolor == Style.parse(hues.heat[step]).bgcolor


def opens(text: str, sentence: str) -> bool:
    return len(text.strip()) > 20 and sentence.startswith(text.rstrip())


def test_without_colours_bars_stand_for_shades() -> None:
    seen = printed(recorded("harbour"), explain=True, color_system="256", no_color=True)
    assert not re.search(r"\x1b\[[\d;]*[34]8;5", seen)
    assert "▇▇▇▇▇" in seen[seen.index("Every sentence") :]


def test_reasons_stand_in_the_margin_where_it_is_wide_and_below_elsewhere() -> None:
    summary = recorded("harbour")
    first = summary.sentences[0]
    assert first.reasons[0] in line_with("1.00", shown(summary, 140, explain=True))
    assert first.reasons[0] not in line_with("1.00", shown(summary, 80, explain=True))


def line_with(part: str, text: str) -> str:
    return next(line for line in text.splitlines() if part in line)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_reason_is_broken(width: int) -> None:
    summary = recorded("court")
    seen = shown(summary, width, explain=True)
    reasons = {reason for sentence in summary.sentences for reason in sentence.reasons}
    assert [reason for reason in reasons if reason not in seen] == []


def test_reasons_of_a_hostile_model_command_no_terminal() -> None:
    summary = told("Words.")
    judged = replace(summary.sentences[0], reasons=(HOSTILE,))
    for width in (60, 140):
        seen = shown(replace(summary, sentences=(judged,)), width, explain=True)
        assert "evil" in seen
        assert not set(seen) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("width", [60, 140])
def test_a_hostile_cast_commands_no_terminal(width: int) -> None:
    cast = tuple(entity(HOSTILE + letter, HOSTILE, role=HOSTILE) for letter in "ab")
    summary = replace(told("Words."), companies=cast[:1], people=cast, organizations=cast[:1])
    seen = shown(summary, width)
    assert "evila" in seen
    assert "[sic] [/b] :smile:" in " ".join(seen.split())
    assert not set(seen) & set("\x1b\x07\x9b\u202e")


def test_the_source_links_to_its_file_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "über a;b\x1b]8.txt"
    path.write_text("Words.", encoding="utf-8")
    link = re.search("\x1b]8;id=\\d+;([^\x1b]*)\x1b\\\\", printed(told("W.", source=str(path))))
    assert link is not None
    assert link[1] == path.as_uri()
    assert link[1].endswith("%C3%BCber%20a%3Bb%1B%5D8.txt")


def test_a_record_links_to_its_file_and_what_is_no_file_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    path.touch()
    assert file_uri(f"{path}:3") == path.as_uri()
    assert [file_uri(name) for name in ("-", "", "\0", f"{path}:x", str(tmp_path))] == [None] * 5
    assert file_uri("https://example.com/a.txt") is None


def test_no_link_goes_where_no_terminal_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    console = Console(file=io.StringIO(), force_terminal=True, color_system="256", _environ={})
    console.print(SummaryView(summary=told("W.", source=str(path))))
    assert "\x1b]8" not in console.file.getvalue()


def rewrite() -> None:
    """Put the present views where the tests look for them."""
    for sample, (form, view) in product(SAMPLES, FORMS.items()):
        (VIEWS / f"{sample}-{form}").write_text(view(recorded(sample)), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
