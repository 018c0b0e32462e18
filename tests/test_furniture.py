"""Furniture: what a page puts around a story is left out, and nothing that is story is."""

from __future__ import annotations

import pytest

from summarizer.furniture import (
    repeated_lines,
    without_biography,
    without_furniture,
    without_headline,
    without_teasers,
)
from summarizer.reading import read_text

STORY = [
    "A ferry ran aground off the coast of Kilbrae on Monday morning, the coastguard said.",
    "Nobody was hurt, and all ninety passengers were brought ashore in lifeboats by noon.",
    "The company that runs the ferry said that it would look into the cause at once.",
    "Fog had lain over the coast since Sunday, said Mara Quill, who sells tickets.",
    "The ferry is to be towed to Skerra as soon as the tide allows it.",
    "It has served the islands for thirty years, and was last mended in the spring.",
]


def text(*parts: str) -> str:
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Mara Quill/Getty Images",
        "Credit: Ann Becker for the Courier",
        "(Photo by Ann Becker/Kilbrae Courier via Getty Images)",
        "Ann Becker / AFP",
        "Related video: Ferry runs aground",
        "SEE ALSO: What the coastguard does in fog",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "— Mara Quill (@maraquill) March 4, 2024",
        "https://t.co/vmbTGlcRyf",
        "___",
        "5 min read",
        "Click here to get the Courier app",
        "Want to bookmark your favourite stories to read later? Start your Premium subscription.",
        "Reporting by Ann Becker in Kilbrae and Tom Vane in Skerra; Editing by Ola Brandt",
        "Courier's Ann Becker and Tom Vane contributed to this report.",
        "Ann Becker can be reached at abecker@example.org.",
        "This story has been updated with what the coastguard said on Monday afternoon.",
        "FERRY AGROUND OFF SKERRA AFTER CAPTAIN FALLS ASLEEP AT WHEEL",
    ],
)
def test_a_line_around_a_story_is_left_out(line: str) -> None:
    assert without_furniture(text(*STORY[:3], line, *STORY[3:])) == text(*STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Watch out for fog, the coastguard said on Monday.",
        "Share prices of the company fell by a fifth on Monday, and rose again on Tuesday.",
        "Sign language was used, so that everybody on board could follow what was said.",
        "NASA SAYS SO",
        "Photographs by the coastguard show the ferry on its side, with the tide far out at noon.",
        "Related costs came to a million pounds, the company said in a statement to the exchange.",
        "“SHE WILL FLOAT AGAIN BEFORE THE WEEK IS OUT”",
    ],
)
def test_a_line_of_the_story_is_kept(line: str) -> None:
    assert line in without_furniture(text(*STORY[:3], line, *STORY[3:]))


def test_a_story_in_capitals_is_kept() -> None:
    shouted = text(*(part.upper().rstrip(".") for part in STORY))
    assert without_furniture(shouted) == shouted


@pytest.mark.parametrize(
    "head", ["More from the Courier", "Related stories", "Most read", "Popular"]
)
def test_teasers_of_other_stories_end_the_text(head: str) -> None:
    teasers = ("Council to vote on pier", "The pier has stood empty since 2019.")
    assert without_teasers(text(*STORY, head, *teasers)) == text(*STORY)


def test_a_box_of_teasers_in_the_story_ends_nothing() -> None:
    whole = text(*STORY, "Related stories", " ".join(STORY[:4]))
    assert without_teasers(whole) == whole


def test_teasers_are_left_out_of_a_story_that_is_read() -> None:
    teasers = ("Related stories", "Council to vote on pier", "Pier has stood empty since 2019")
    assert read_text(text(*STORY, *teasers)).text == text(*STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Listen to the crew, he said.",
        "Video from the scene showed flames leaping from the deck.",
        "Read next to the figures of last year, it is a disaster, she said: “We cannot go on.”",
        "Updated figures show that fewer people take the ferry.",
    ],
)
def test_a_sentence_that_opens_as_furniture_does_is_story(line: str) -> None:
    assert line in read_text(text(line, *STORY)).text


def test_a_headline_in_capitals_is_the_headline() -> None:
    assert read_text(text("FERRY RUNS AGROUND OFF THE COAST OF KILBRAE", *STORY)).headline


def test_a_story_in_one_paragraph_is_no_biography() -> None:
    line = f"{STORY[0]} Ola Brandt is a freelance writer; others can follow the rescue on @kilbrae."
    assert read_text(line).text == line


def test_a_heading_in_the_first_half_ends_nothing() -> None:
    whole = text(STORY[0], "Related stories", *STORY[1:])
    assert without_teasers(whole) == whole


def test_the_headline_is_left_out_where_a_page_repeats_it() -> None:
    headline = "Ferry runs aground, no one hurt"
    assert without_headline(text("FERRY RUNS AGROUND – no one hurt", *STORY), headline) == text(
        *STORY
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ann Becker is a reporter at the Courier.",
        "Ann Becker covers the coast for the Courier.",
        "Tom Vane is an editor. Follow him on Twitter @tomvane.",
    ],
)
def test_who_wrote_a_story_is_left_out_of_it(line: str) -> None:
    assert without_biography(text(*STORY, line), "Ann Becker") == text(*STORY)


@pytest.mark.parametrize("byline", ["Ann Becker", None])
def test_a_reporter_whom_a_story_is_about_stays_in_it(byline: str | None) -> None:
    whole = text(*STORY, "Ola Brandt is a reporter at the Mercury, and was on board.")
    assert without_biography(whole, byline) == whole


OTHERS = (
    "A bridge between Skerra and Holm will open in May, two years late, the council of Holm said.",
    "The price of herring doubled in a week after storms kept all boats of the islands in port.",
    "Ola Brandt, who taught three generations of islanders to read music, retires at Easter.",
    "A seal that swam up the river to the dairy of Kilbrae was carried back to sea on a door.",
)


def test_a_line_of_many_texts_of_a_folder_is_the_sites() -> None:
    texts = [text(f"Ferry {n}", other, "Island news at noon") for n, other in enumerate(OTHERS)]
    assert repeated_lines(texts) == {"Island news at noon"}


def test_a_sentence_that_two_papers_share_is_story() -> None:
    assert not repeated_lines([text(*STORY), text(*STORY)])


@pytest.mark.parametrize("papers", [6, 60])
def test_what_copies_of_one_story_share_is_the_story(papers: int) -> None:
    copies = [text(*STORY, f"The Courier of island {n}") for n in range(papers)]
    assert not repeated_lines([*copies, *OTHERS])


def test_a_site_that_copies_a_story_still_shows_its_lines() -> None:
    site = "Island news at noon"
    copies = [text(*STORY, site) for _ in range(3)]
    assert repeated_lines([*copies, *(text(other, site) for other in OTHERS)]) == {site}


def test_a_line_of_few_texts_of_a_large_folder_is_story() -> None:
    assert not repeated_lines(["Nobody was hurt"] * 3 + [f"Line {n}" for n in range(20)])


@pytest.mark.parametrize("papers", [60, 200])
def test_lines_of_a_story_of_which_many_papers_print_versions_are_no_site_s(papers: int) -> None:
    own = "The Courier of island {0} asked {0} readers of its own what they think of boats in fog."
    assert not repeated_lines([text(*STORY, *OTHERS, own.format(n)) for n in range(papers)])
