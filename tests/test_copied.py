"""A text copied from a browser: the story is found among menus, boxes and teasers."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.copied import without_page
from summarizer.reading import read_text

MENU = (
    "Skip to content",
    "Home",
    "World",
    "Politics",
    "Business",
    "Island weather",
    "Sign in",
    "Subscribe for £1 a week",
)
BREADCRUMB = "Home Business Energy"
HEADLINE = "Northern Isles Ferries to build wind farm off Skerra"
DECK = "Northern Isles Ferries will spend £90m on turbines that should power its boats by 2027"
CREDITS = ("By Ann Becker", "Business reporter", "14 September 2023, 09:12 BST", "Share", "Save")
STORY = """\
Northern Isles Ferries said on Thursday that it would build a wind farm off the island of Skerra \
to power its boats, all of which are to be electric within four years.
The company, which carries 900,000 people a year, said that the farm would cost £90m, and that it \
would borrow half of that from the islands' own investment bank.
“We have wanted our own wind for ten years,” said its chief executive, Margaret Oyelaran, who came \
to Skerra on one of the three boats that run on batteries already.
Fishing boats will have to go round the turbines, the harbour master of Skerra said. He had asked \
for them to stand a mile further north, where nobody fishes.
The council will decide in November, after a hearing to which everybody who lives on the three \
islands may come and speak.
""".splitlines()
BOX = ("Most read", "Storm closes harbour", "Bakery to be sold", "The people who own the isles")
TAIL = ("Related topics", "Energy", "Skerra", "More on this story", "About us", "Contact", "Terms")
PAGE = (*MENU, BREADCRUMB, HEADLINE, DECK, *CREDITS, *STORY[:2], *BOX, *STORY[2:], *TAIL)


def lines(*parts: str) -> str:
    return "\n".join(parts)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n \n"])
def test_of_a_copied_page_the_story_and_its_credits_are_kept(between: str) -> None:
    story = read_text(between.join(PAGE))
    assert story.headline == HEADLINE
    assert (story.byline, story.published) == ("Ann Becker", "2023-09-14")
    assert story.text == "\n\n".join(STORY)


def test_a_headline_is_not_the_line_that_explains_it_nor_a_caption() -> None:
    caption = "A wind turbine off Skerra, where the ferry firm is at home. Photograph: Tom Vane"
    assert read_text(lines(*MENU, HEADLINE, DECK, caption, *STORY)).headline == HEADLINE


def test_without_its_headline_a_copied_page_has_none() -> None:
    story = read_text(lines(*MENU, BREADCRUMB, *STORY))
    assert (story.headline, story.text) == (None, "\n\n".join(STORY))


def test_a_page_that_was_copied_from_its_headline_on_ends_with_the_story() -> None:
    footer = ("Facebook", "Subscribe", "About us", "Contact", "Jobs", "Terms", "Privacy", "Help")
    more = ("Advertise", "Archive", "Crossword", "Recipes", "Sitemap", "Follow us on X")
    assert read_text(lines(HEADLINE, *STORY, *footer, *more)).text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "text",
    [
        lines(HEADLINE, "By Ann Becker", "Skerra", "Thursday", *STORY),
        lines(*STORY, *(f"Place {n}" for n in range(30))),  # results of a race, say
        lines(*MENU, STORY[0]),  # a front, whose list says more
        lines(*MENU),
        "",
    ],
)
def test_a_text_that_is_no_copied_page_stays_as_it_is(text: str) -> None:
    assert without_page(text) == text


def test_a_wrapped_text_is_no_copied_page() -> None:
    short = ("The Courier", "Business", "Skerra", "Thursday", "Page 3", "Late edition")
    wrapped = [line for part in STORY for line in wrap(part, 90)]
    text = lines(*short, *wrapped)
    assert without_page(text) == text


def test_a_large_first_letter_belongs_to_its_word() -> None:
    apart = ("N", STORY[0].removeprefix("N"), *STORY[1:])
    assert read_text(lines(*MENU, HEADLINE, *apart)).text == "\n\n".join(STORY)


def test_a_heading_between_paragraphs_is_kept() -> None:
    page = lines(*MENU, HEADLINE, *STORY[:2], "What comes next", *STORY[2:])
    assert "What comes next" in read_text(page).text


@given(st.lists(st.sampled_from((*PAGE, "", " ")), max_size=60))
def test_lines_are_left_out_and_never_made_up_or_moved(parts: list[str]) -> None:
    kept = without_page("\n".join(parts)).split("\n")
    given_lines = iter([part.strip() for part in parts])
    assert all(line.strip() in given_lines for line in kept if line.strip())
