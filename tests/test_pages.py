"""Pages: what a web page says of its article, and the text of real pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import NotAStoryError, StoryError
from summarizer.evaluation.pages import GoldPage, gold_pages, mean_score, ours, page_score
from summarizer.pages import article_of_page
from summarizer.reading import read_bytes
from summarizer.walls import CUT

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


DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

PARTS = "radar anchor engine rudder".split()


def lines(count: int) -> list[str]:
    """So many lines of news, all different, of some thirty words each."""
    return [
        f"On {DAYS[i % 7]} ferry number {i} ran aground off Kilbrae, the coastguard said, a week "
        f"after its owner had refused to pay for a new {PARTS[i % 4]}, and all of its "
        f"{i + 90} passengers were brought ashore in lifeboats."
        for i in range(count)
    ]


def cards(count: int, form: str) -> str:
    headline = "Ferry number {} runs aground again"
    return "".join(
        form.format(line=line, headline=headline.format(i), i=i)
        for i, line in enumerate(lines(count))
    )


STORY = "".join(f"<p>{line}</p>" for line in lines(12))
HEADLINE_OVER = "<article><h2><a href='/{i}'>{headline}</a></h2><p>{line}</p></article>"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (cards(15, HEADLINE_OVER), "a front or a list of links"),
        (
            cards(15, "<article><a href='/{i}'><h2>{headline}</h2><p>{line}</p></a></article>"),
            "a front or a list of links",
        ),
        (
            "<h1>Results</h1>"
            + cards(9, "<div><a href='/{i}'>{headline}</a><p>{line} {line}</p></div>"),
            "a front or a list of links",
        ),
        (
            cards(9, "<figure><img src='{i}.jpg'><figcaption>{line}</figcaption></figure>"),
            "a gallery of pictures",
        ),
        (
            "<h1>In pictures</h1><p>The week at sea, and what it did to the ferries.</p>"
            + cards(9, "<div><img src='{i}.jpg'><p class='photo-caption'>{i}/9 {line}</p></div>"),
            "a gallery of pictures",
        ),
    ],
)
def test_cards_and_captions_are_no_article(body: str, what: str) -> None:
    with pytest.raises(NotAStoryError) as caught:
        article_of_page(f"<html><body><main>{body}</main></body></html>", source="a.html")
    assert caught.value.message == f"a.html: this is {what}, not an article"


BRIEF = "".join(f"<p>{line}</p>" for line in lines(6))
SHARED = "<article><p>{line}</p><a href=//t.example/{i}>Share this post at once</a></article>"


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{STORY}</article><aside>{cards(8, HEADLINE_OVER)}</aside>",
        f"<article>{cards(12, '<h2>{headline}</h2><p>{line}</p>')}</article>",
        f"<article>{cards(12, '<p>{line} <a href=/{i}>{headline}</a></p>')}</article>",
        f"<article>{cards(12, '<p><span>{line}</span> <a href=/{i}>{headline}</a></p>')}</article>",
        f"<article>{cards(12, '<p>{line}</p><p><a href=#{i}>{headline}</a></p>')}</article>",
        f"<article>{STORY}{cards(4, '<figure><figcaption>{line}</figcaption></figure>')}</article>",
        f"<article>{BRIEF}<p><a href=/2>Read more: ferry number 8 runs aground</a></p></article>",
        f"<div><h1><a href=/1>Ferries run aground off Kilbrae</a></h1>{BRIEF}</div>",
        cards(12, SHARED),
        cards(12, "<article><h2><a href=/live?i={i}#b>{headline}</a></h2><p>{line}</p></article>"),
        f"<article class='format-gallery tag-caption'><div class=gallery>{STORY}</div></article>",
    ],
)
def test_headlines_links_and_pictures_make_no_front_of_a_story(body: str) -> None:
    source = f"<html><body><main>{body}</main></body></html>"
    assert "ferry number 5" in article_of_page(source, source="a.html").text


def links(count: int) -> str:
    headline = "Ferry number {} runs aground off Kilbrae"
    teaser = "<p>The coastguard said that nobody was hurt.</p>"
    each = [f"<h2><a href='/{i}'>{headline.format(i)}</a></h2>{teaser}" for i in range(count)]
    return "".join(each)


@pytest.mark.parametrize(
    ("head", "body", "what"),
    [
        ('<meta property="og:type" content="website">', links(30), "a front or a list of links"),
        (
            "",
            (
                "<h1>Welcome back</h1><p>Sign in to continue. Enter the address that you gave us "
                "when you began your subscription, and we shall send you a link by mail.</p>"
            ),
            "a login, consent or error page",
        ),
        (
            "",
            (
                "<p>We value your privacy. We and our partners store information on your device, "
                "such as cookies, to show you what you may like, and to count who saw it.</p>"
            ),
            "a login, consent or error page",
        ),
        (
            '<meta property="og:type" content="video.other">',
            (
                "<h1>Watch: ferry runs aground</h1><p>The coastguard filmed how ninety passengers "
                "were brought ashore in lifeboats off the coast of Kilbrae on Monday morning.</p>"
            ),
            "a page around a video",
        ),
    ],
)
def test_what_is_no_article_is_refused_by_its_name(head: str, body: str, what: str) -> None:
    source = f"<html><head>{head}</head><body><main>{body}</main></body></html>"
    with pytest.raises(NotAStoryError) as caught:
        article_of_page(source, source="a.html")
    assert caught.value.message == f"a.html: this is {what}, not an article"


@pytest.mark.parametrize(
    "end",
    [
        "<p>Subscribe to continue reading this story.</p>",
        "<p>This article is for subscribers only.</p>",
        "<p>The company that runs the ferry said it would…</p>",
    ],
)
def test_a_stub_before_a_paywall_comes_with_a_note(end: str) -> None:
    source = f"<html><body><article>{TEXT}{end}</article></body></html>"
    assert article_of_page(source, source="a").notes == (CUT,)


def test_a_whole_article_comes_without_a_note() -> None:
    assert article_of_page(page(""), source="a").notes == ()


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
