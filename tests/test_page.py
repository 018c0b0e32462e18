"""The web pages: true, whole, inert and self-contained."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from conftest import told
from lxml import html

from cli.digest_page import digest_page
from cli.page import story_page
from summarizer.digest import digest_of
from summarizer.errors import UnreadableError
from summarizer.story import Entity, Outcome, Summary

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">',
    "</style><svg onload=alert(3)>",
    "{{ 7 * 7 }} {% include 'x' %}",
    'javascript:alert(4)" onmouseover="alert(5)',
    "\x1b[31mred\x1b[0m \u202eevil",
)


def digest_of_pages(*summaries: Summary) -> str:
    outcomes = [Outcome(source=each.story.source, summary=each) for each in summaries]
    return digest_page(digest_of(outcomes))


def test_every_sentence_of_the_summary_leads_to_its_place_in_the_story(harbor: Summary) -> None:
    page = html.fromstring(story_page(harbor))
    links = page.xpath("//section[1]//a")
    places = [page.get_element_by_id(link.get("href")[1:]) for link in links]
    assert [link.text_content() for link in links] == [each.text for each in harbor.summary]
    assert [place.text_content() for place in places] == [each.text for each in harbor.summary]


def test_the_whole_story_stands_there_in_its_paragraphs(harbor: Summary) -> None:
    page = html.fromstring(story_page(harbor))
    told_whole = page.xpath("//*[@class='story']/p[span[@id]]")
    assert [part.text_content() for part in told_whole] == harbor.story.text.split("\n\n")


def test_every_mention_bears_the_id_of_its_chip(harbor: Summary) -> None:
    page = html.fromstring(story_page(harbor))
    for entity in (*harbor.companies, *harbor.people, *harbor.organizations):
        (chip,) = [
            label.get("for")
            for label in page.xpath("//label")
            if label.text_content().startswith(entity.name)
        ]
        marks = page.xpath(f"//*[@class='story']//mark[@data-figure='{chip}']")
        assert [mark.text_content() for mark in marks] == [
            harbor.story.text[start:end] for start, end in sorted(entity.spans)
        ]


def test_reasons_are_shown_when_they_are_asked_for(harbor: Summary) -> None:
    assert "gives no figures" not in story_page(harbor)
    assert "gives no figures" in story_page(harbor, explain=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_story_becomes_markup_or_script(text: str) -> None:
    summary = told(f"{text} rained.", source=text, headline=text)
    for page in (story_page(summary), digest_of_pages(summary, told("It rained."))):
        scripts = html.fromstring(page).xpath("//script")
        assert len(scripts) == page.count("<script") <= 1
        assert not re.findall(r"<(?:svg onload|img)|\son\w+=\"", page.split("<script>")[0])
        assert not set(page) & {"\x1b", "\u202e"}
        assert "49" not in html.fromstring(page).xpath("//h1|//h2")[0].text_content()


def test_pages_load_nothing(harbor: Summary) -> None:
    for page in (story_page(harbor), digest_of_pages(harbor)):
        assert "default-src 'none'" in page
        assert not re.findall(r"(?:src|href)=\"(?!#)|url\(|@import|https?:", page)


def test_a_digest_has_its_stories_names_and_failures(harbor: Summary) -> None:
    other = replace(told("It rained.", source="rain.txt"), companies=harbor.companies[:1])
    error = UnreadableError("gone.txt: no such file", hint="Look.", kind="missing")
    outcomes = [
        Outcome(source="a", summary=harbor),
        Outcome(source="b", summary=other),
        Outcome(source="c", error=error),
    ]
    page = html.fromstring(digest_page(digest_of(outcomes)))
    assert [each.text_content() for each in page.xpath("//article//h2")] == [
        harbor.story.headline,
        "rain.txt",
    ]
    (figure,) = page.xpath("//nav//li[.//*[text()='Harbor Grid']]")
    assert figure.get("data-stories") == "0 1"
    assert [link.get("href") for link in figure.xpath(".//a")] == ["#story-0", "#story-1"]
    assert "gone.txt: no such file" in page.text_content()


def test_a_digest_tells_no_sentence_of_a_summary_twice(harbor: Summary) -> None:
    page = html.fromstring(digest_of_pages(harbor))
    sentences = [each.text_content() for each in page.xpath("//*[contains(@class, 'sum')]//a")]
    assert sentences == [each.text for each in harbor.summary]


@pytest.mark.parametrize(("chosen", "said"), [((0, 1), "More of the summary, n"), ((0,), "N")])
def test_a_story_of_a_digest_says_what_it_opens_into(
    harbor: Summary, chosen: tuple[int, ...], said: str
) -> None:
    page = html.fromstring(digest_of_pages(replace(harbor, chosen=chosen)))
    assert page.findtext(".//article//summary") == f"{said}ames, the whole story"


def test_many_names_of_one_story_are_folded_away() -> None:
    one = replace(told("It rained.", source="a"), companies=tuple(map(company, "ABCDEFGHIJKLM")))
    two = replace(told("It poured.", source="b"), companies=(company("M"),))
    page = html.fromstring(digest_of_pages(one, two))
    shown = [name.text for name in page.xpath("//nav//section/ol//*[@class='name']")]
    folded = [name.text for name in page.xpath("//nav//details//*[@class='name']")]
    assert (shown[0], len(shown), folded) == ("M", 10, ["J", "K", "L"])
    assert page.findtext(".//nav//summary") == "and 3 more, in one story each"


def company(name: str) -> Entity:
    return Entity(name=name, aliases=(name,), mentions=1, salience=0.5, spans=())


def test_a_digest_of_nothing_is_a_page_too() -> None:
    assert "Digest of 0 stories" in digest_page(digest_of([]))
