"""The web pages in Chromium: chips, filter, keyboard, accessibility; nothing said or loaded."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import sentences_of, told

from cli.digest_page import digest_page
from cli.page import story_page
from summarizer.digest import digest_of
from summarizer.story import Entity, Outcome, Story, Summary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
    pytest.mark.skipif(
        not all(map(find_spec, ("playwright", "axe_playwright_python"))),
        reason="needs pip install '.[browser]'",
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium's sandbox does not work where tests run as root.
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(params=["light", "dark"])
def opened(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """Opens a page's text; at the end nothing must have been said or asked for."""
    context = browser.new_context(
        color_scheme=request.param, viewport={"width": 1100, "height": 900}
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: asked.append(sent.url))

    def open_text(text: str) -> Page:
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield open_text
    assert said == []
    assert [address for address in asked if not address.startswith("file:")] == []
    context.close()


def violations(page: Page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{each['id']} ({each['impact']}): {each['nodes'][0]['html']}" for each in found]


def digest(harbor: Summary) -> str:
    summaries = [
        harbor,
        told("Rain fell on Lumen.", source="rain.txt", headline="Rain falls"),
        told("Snow fell all day.", source="snow.txt", headline="Snow falls"),
    ]
    return digest_page(digest_of(Outcome(source="a", summary=each) for each in summaries))


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name}"))


def shown(page: Page) -> list[str]:
    return page.locator("article:visible h2").all_inner_texts()


def test_a_click_on_a_name_lights_its_mentions_and_another_puts_them_out(
    opened: Any, harbor: Summary
) -> None:
    page = opened(story_page(harbor))
    marks = page.locator(".story mark", has_text="Delgado")
    plain = marks.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    chip(page, "Maria Delgado").click()
    lit = marks.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    chip(page, "Maria Delgado").click()
    again = marks.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert len(set(plain)) == len(set(lit)) == 1
    assert plain == again != lit


def test_a_name_is_lit_from_the_keyboard(opened: Any, harbor: Summary) -> None:
    page = opened(story_page(harbor))
    chip(page, "Harbor Grid").focus()
    page.keyboard.press("Space")
    assert chip(page, "Harbor Grid").is_checked()


def test_a_sentence_of_the_summary_leads_into_the_story(opened: Any, harbor: Summary) -> None:
    page = opened(story_page(harbor))
    page.locator(".sum a").nth(1).click()
    assert page.locator(".story :target").inner_text() == harbor.summary[1].text


def test_a_name_of_the_index_filters_the_stories(opened: Any, harbor: Summary) -> None:
    page = opened(digest(harbor))
    assert len(shown(page)) == 3
    name = page.get_by_role("button", name="Harbor Grid")
    name.click()
    assert shown(page) == [harbor.story.headline]
    assert "1 of 3 stories: Harbor Grid" in page.get_by_role("status").inner_text()
    name.click()
    assert len(shown(page)) == 3


def test_words_filter_the_stories(opened: Any, harbor: Summary) -> None:
    page = opened(digest(harbor))
    page.get_by_role("searchbox").fill("snow")
    assert shown(page) == ["Snow falls"]
    page.get_by_role("button", name="All stories").click()
    assert len(shown(page)) == 3


def test_a_name_lights_its_mentions_in_a_digest(opened: Any, harbor: Summary) -> None:
    page = opened(digest(harbor))
    page.locator("summary").first.click()
    chip(page, "Lumen Freight").click()
    assert set(page.locator("mark.lit").all_inner_texts()) == {"Lumen Freight", "Lumen"}


def test_without_scripts_all_stories_and_names_are_there(
    browser: Browser, harbor: Summary, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(digest(harbor), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.locator("article").count() == 3
    assert page.locator("nav a[href='#story-0']").count() > 0
    context.close()


def test_no_page_has_a_barrier(opened: Any, harbor: Summary) -> None:
    page = opened(story_page(harbor, explain=True))
    assert violations(page) == []
    chip(page, "Harbor Grid").click()
    assert violations(page) == []
    page = opened(digest(harbor))
    page.locator("summary").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_digest_has_no_barrier_filtered_or_not(
    opened: Any, harbor: Summary, width: int
) -> None:
    page = opened(long_digest(harbor))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.locator(".matrix").count() == 1
    assert violations(page) == []
    page.get_by_role("button", name="Other 7", exact=True).click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_sticks_out_on_a_small_screen(opened: Any, harbor: Summary, width: int) -> None:
    for text in (story_page(harbor), digest(harbor)):
        page = opened(text)
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def long_digest(harbor: Summary) -> str:
    """A digest of more stories and names than a screen holds, in which nothing is short."""
    stories = [
        replace(
            told(f"Rain number{number} fell. " * 60, source=f"{number}.txt"),
            companies=(company(f"Firm {number}"), company(f"Other {number % 20}")),
            people=harbor.people if number < 2 else (),
        )
        for number in range(40)
    ]
    return digest_page(digest_of(Outcome(source="a", summary=each) for each in stories))


def company(name: str) -> Entity:
    return Entity(name=name, aliases=(name,), mentions=1, salience=0.5, spans=())


def in_view(page: Page, selector: str) -> bool:
    """Whether an element begins on the screen."""
    return bool(
        page.locator(selector).first.evaluate(
            "it => { const { top } = it.getBoundingClientRect();"
            " return top > -1 && top < innerHeight; }"
        )
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_on_a_name_brings_its_stories_into_view(
    opened: Any, harbor: Summary, width: int
) -> None:
    page = opened(long_digest(harbor))
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert not in_view(page, "article:visible")
    page.get_by_role("button", name="Other 7", exact=True).click()
    assert shown(page) == ["7.txt", "27.txt"]
    assert in_view(page, "#status")
    assert in_view(page, "article:visible")


@pytest.mark.parametrize(("wish", "motion"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_the_page_glides_only_for_readers_who_like_motion(
    opened: Any, harbor: Summary, wish: Any, motion: str
) -> None:
    page = opened(digest(harbor))
    page.emulate_media(reduced_motion=wish)
    page.evaluate(
        "() => { Element.prototype.scrollIntoView = (how) => { window.glided = how.behavior; } }"
    )
    page.get_by_role("button", name="Harbor Grid").click()
    assert page.evaluate("window.glided") == motion


def test_the_index_stays_beside_the_stories_and_scrolls_by_itself(
    opened: Any, harbor: Summary
) -> None:
    page = opened(long_digest(harbor))
    page.evaluate("document.getElementById('story-20').scrollIntoView()")
    box = page.locator("nav").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    assert page.locator("nav").evaluate("it => it.scrollHeight > it.clientHeight")


def test_on_a_phone_the_stories_come_before_the_names(opened: Any, harbor: Summary) -> None:
    page = opened(long_digest(harbor))
    page.set_viewport_size({"width": 390, "height": 800})
    assert in_view(page, "article")
    assert not in_view(page, "nav")
    page.get_by_role("link", name="Companies and people").click()
    assert in_view(page, "nav")


def test_a_name_and_words_filter_one_at_a_time(opened: Any, harbor: Summary) -> None:
    page = opened(digest(harbor))
    words, status = page.get_by_role("searchbox"), page.get_by_role("status")
    words.fill("snow")
    assert status.inner_text() == "1 of 3 stories with “snow”"
    words.fill("")
    assert (status.inner_text(), len(shown(page))) == ("", 3)
    words.fill("harbor")
    page.get_by_role("button", name="Harbor Grid").click()
    assert (words.input_value(), status.inner_text()) == ("", "1 of 3 stories: Harbor Grid")
    words.fill("snow")
    assert page.locator("[aria-pressed=true]").count() == 0
    assert shown(page) == ["Snow falls"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("X", ["X sues"]),
        ("tex", ["Exxon in Texas"]),
        ("xon", []),
        ("in ex", ["Exxon in Texas"]),
        ("zurich", ["Zürich, U.S."]),
        ("U.S.", ["Zürich, U.S."]),
        ("whole story", []),
        ("&", ["Exxon in Texas", "X sues", "Zürich, U.S."]),
    ],
)
def test_words_are_found_where_words_begin(opened: Any, words: str, found: list[str]) -> None:
    heads = ("Exxon in Texas", "X sues", "Zürich, U.S.")
    summaries = [
        told(f"It rained on {at}.", source=f"{at}", headline=headline)
        for at, headline in enumerate(heads)
    ]
    page = opened(digest_page(digest_of(Outcome(source="a", summary=each) for each in summaries)))
    page.get_by_role("searchbox").fill(words)
    assert shown(page) == found


def test_a_search_looks_into_names_that_are_folded_away(opened: Any, harbor: Summary) -> None:
    from playwright.sync_api import expect

    page = opened(long_digest(harbor))
    name = page.locator("nav button", has_text="Firm 39")
    expect(name).to_be_hidden()
    page.get_by_role("searchbox").fill("firm 39")
    expect(name).to_be_visible()
    name.click()
    expect(name).to_be_visible()
    page.get_by_role("button", name="All stories").click()
    expect(name).to_be_visible()
    page.get_by_role("searchbox").fill("firm")
    page.get_by_role("searchbox").fill("")
    expect(name).to_be_hidden()


def test_a_number_of_the_index_leads_to_a_story_that_is_filtered_out(
    opened: Any, harbor: Summary
) -> None:
    page = opened(long_digest(harbor))
    for _ in range(2):  # the second time the address does not change
        page.get_by_role("button", name="Other 7", exact=True).click()
        assert not page.locator("#story-25").is_visible()
        page.locator("nav a[href='#story-25']").first.click()
        assert in_view(page, "#story-25")


@pytest.mark.parametrize("width", [1000, 1280])
def test_the_table_of_who_appears_together_is_not_clipped(opened: Any, width: int) -> None:
    names = [company(f"Company {number} of Harbor") for number in range(14)]
    both = [
        replace(told(f"It rained on {day}.", source=day), companies=tuple(names)) for day in "ab"
    ]
    page = opened(digest_page(digest_of(Outcome(source="a", summary=each) for each in both)))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.locator(".matrix").evaluate("it => it.scrollWidth <= it.clientWidth")
    assert page.locator("th[scope=col]").first.inner_text() == "Company 0 of Harbor"


def test_on_paper_only_short_things_are_kept_whole(opened: Any, harbor: Summary) -> None:
    page = opened(digest(harbor))
    page.locator("summary").first.click()
    page.emulate_media(media="print")

    def kept(selector: str) -> set[str]:
        styles = "all => all.map(one => getComputedStyle(one).breakInside)"
        return set(page.locator(selector).evaluate_all(styles))

    assert kept(".entry, details, .story, .story p:not(.legend), .columns, main") == {"auto"}
    assert kept(".entry > header, .chip") == {"avoid"}
    assert page.locator(".entry > details:visible").count() == 1


def test_opened_stories_are_printed_without_gaps(browser: Browser, tmp_path: Path) -> None:
    """Each takes three fifths of a page, so that five need three pages and a bit."""
    (tmp_path / "page.html").write_text(five_stories(), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages in {3, 4}
    page.close()


def five_stories() -> str:
    summaries = []
    for number in range(5):
        paragraph = [f"Rain number{number} fell on {day} towns." for day in range(10)]
        text, sentences = sentences_of([paragraph] * 6)
        story = Story(source=f"{number}.txt", text=text)
        summaries.append(Summary(story=story, sentences=sentences, chosen=(0,)))
    return digest_page(digest_of(Outcome(source="a", summary=each) for each in summaries))
