"""The web pages in Chromium: chips, filter, keyboard, accessibility; nothing said or loaded."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import told

from cli.digest_page import digest_page
from cli.page import story_page
from summarizer.digest import digest_of
from summarizer.story import Outcome, Summary

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


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_sticks_out_on_a_small_screen(opened: Any, harbor: Summary, width: int) -> None:
    for text in (story_page(harbor), digest(harbor)):
        page = opened(text)
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
