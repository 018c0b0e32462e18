"""The layout of PDF: columns one after the other, paragraphs whole, running heads out."""

from __future__ import annotations

import pytest

from summarizer.pdf_layout import Line, in_reading_order, paragraphs_of

HEIGHT = 800.0


def line(text: str, left: float, top: float, *, width: float = 200, size: float = 10) -> Line:
    return Line(text, left, left + width, top - size, top)


def column(name: str, left: float, *, top: float = 600, count: int = 4) -> list[Line]:
    return [line(f"{name} {number} goes on", left, top - 12 * number) for number in range(count)]


def test_columns_are_read_one_after_the_other() -> None:
    mixed = sorted([*column("left", 50), *column("right", 300)], key=lambda each: -each.top)
    texts = [each.text.split()[0] for each in in_reading_order(mixed)]
    assert texts == ["left"] * 4 + ["right"] * 4


def test_a_headline_over_the_columns_comes_first() -> None:
    head = line("A headline over both", 50, 700, width=450, size=20)
    lines = in_reading_order([*column("right", 300), *column("left", 50), head])
    assert lines[0] == head
    assert lines[1].text.startswith("left")


def test_a_sentence_goes_on_in_the_next_column() -> None:
    (paragraph,) = paragraphs_of([(HEIGHT, [*column("left", 50), *column("right", 300)])])
    assert "left 3 goes on right 0 goes on" in paragraph


def test_an_indent_opens_a_paragraph() -> None:
    lines = [
        line("One ends here.", 50, 600),
        line("Two begins", 62, 588),
        line("and ends.", 50, 576),
    ]
    assert paragraphs_of([(HEIGHT, lines)]) == ["One ends here.", "Two begins and ends."]


def test_running_heads_are_left_out() -> None:
    lines = [
        line("The Courier", 50, 790),
        line("The story itself.", 50, 600),
        line("Page 1", 50, 20),
    ]
    assert paragraphs_of([(HEIGHT, lines)]) == ["The story itself."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the manage-", "ment said", "the management said"),
        ("the state-", "owned mill", "the state-owned mill"),
        ("the mill at Tol-", "land; Tolland said", "the mill at Tolland; Tolland said"),
        ("a Franco-", "German firm", "a Franco-German firm"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_whole(first: str, second: str, joined: str) -> None:
    lines = [line(first, 50, 600), line(second, 50, 588)]
    assert paragraphs_of([(HEIGHT, lines)]) == [joined]
