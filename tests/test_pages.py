"""Pages: what a web page says of its article, and the text of real pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import NotAStoryError, StoryError
from summarizer.evaluation.pages import GoldPage, gold_pages, mean_score, ours, page_score
from summarizer.pages import article_of_page
from summarizer.reading import read_bytes

PAGES = Path(__file__).parents[2] / "shared" / "data" / "pages"
needs_pages = pytest.mark.skipif(not PAGES.exists(), reason="needs ../shared/data/pages")
TEXT = "<p>" + "The ferry ran aground off the coast of Kilbrae on Monday. " * 6 + "</p>"


def page(head: str) -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{TEXT}</article></body></html>"


@pytest.mark.parametrize(
    ("title", "site", "headline"),
    [
        ("Ferry runs aground | Kilbrae Courier", "Kilbrae Courier", "Ferry runs aground"),
        ("Ferry runs aground - Kilbrae Courier", "Kilbrae Courier", "Ferry runs aground"),
        ("Ferry - a story of the sea", "Kilbrae Courier", "Ferry - a story of the sea"),
        ("Ferry runs aground | News | Courier", "Courier", "Ferry runs aground"),
    ],
)
def test_the_site_is_no_part_of_the_headline(title: str, site: str, headline: str) -> None:
    named = f'<meta property="og:site_name" content="{site}">'
    head = f'<meta property="og:title" content="{title}">{named}'
    assert article_of_page(page(head), source="a").headline == headline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Mara Quill", "Mara Quill"),
        ("MARA QUILL", "Mara Quill"),
        ("Mara Quill; Tom Vane", "Mara Quill and Tom Vane"),
        ("Courier staff", None),
        ("https://example.org/mara", None),
        ("Kilbrae Courier", None),
    ],
)
def test_a_byline_names_people(author: str, byline: str | None) -> None:
    head = (
        f'<meta name="author" content="{author}">'
        '<meta property="og:site_name" content="Kilbrae Courier">'
    )
    assert article_of_page(page(head), source="a").byline == byline


def test_shingles_of_optional_paragraphs_count_neither_way() -> None:
    gold = GoldPage(
        name="a",
        data=b"",
        paragraphs=("one two three four five", "six seven eight nine ten"),
        optional=frozenset({1}),
    )
    assert page_score("one two three four five", gold) == (1, 1, 1)
    assert page_score("one two three four five six seven eight nine ten", gold)[1] == 1


@pytest.mark.parametrize("declared", [True, False])
def test_a_list_is_read_where_the_page_says_it_is_an_article(*, declared: bool) -> None:
    names = "".join(f"<p>Band {number}, Song {number}</p>" for number in range(40))
    kind = '<meta property="og:type" content="article">' if declared else ""
    source = f"<html><head>{kind}</head><body><article>{names}</article></body></html>"
    if declared:
        assert read_bytes(source.encode(), source="a").notes
    else:
        with pytest.raises(NotAStoryError, match="no running text"):
            read_bytes(source.encode(), source="a")


@needs_pages
def test_no_real_page_crashes_and_none_comes_out_empty() -> None:
    for gold in gold_pages(PAGES):
        try:
            story = read_bytes(gold.data, source=gold.name)
        except StoryError as error:
            assert error.kind == "language", error.message  # noqa: PT017 - one page is French
        else:
            assert story.text
            assert story.headline
            assert story.published


@needs_pages
def test_the_text_of_real_pages_does_not_fall_below_its_floor() -> None:
    _, recall, f1 = mean_score(ours, list(gold_pages(PAGES)))
    assert f1 >= 95
    assert recall >= 97
