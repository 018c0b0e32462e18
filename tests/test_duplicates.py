"""Which texts are nearly the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.duplicates import near_identical

FERRY = (
    "A ferry with 86 people on board ran aground in fog off the island of Skerra early on Friday, "
    "the coastguard said. Nobody was hurt. The Morning Star was on its way from Kilbrae with 31 "
    "cars when it struck rocks at about 5.40 a.m. Passengers were taken off by two lifeboats "
    "within an hour. Divers will look at the hull on Saturday, and sailings are cancelled until "
    "Monday while the owners wait for what they find below the water line."
)
BAKERY = (
    "Larkspur Foods has agreed to buy Harbour Street Bakeries for 412 million pounds in cash, "
    "ending a contest of four months for a chain that sells one in nine loaves of sourdough. "
    "Directors who own a fifth of the shares have promised to accept the offer, which is a third "
    "above the price at which the shares closed on the day before the first approach was known."
)


def test_the_same_copy_with_another_opening_and_without_its_end_is_one() -> None:
    cut = "From our own correspondent: " + FERRY.rsplit(".", 2)[0]
    assert near_identical([FERRY, BAKERY, cut]) == [[0, 2], [1]]


def test_case_and_punctuation_make_no_difference() -> None:
    assert near_identical([FERRY, FERRY.upper().replace(",", ";")]) == [[0, 1]]


def test_stories_that_share_a_quotation_are_two() -> None:
    quoted = FERRY[:70]
    assert near_identical([FERRY, f"{BAKERY} {quoted}"]) == [[0], [1]]


def test_three_copies_are_one_group() -> None:
    assert near_identical([FERRY, BAKERY, FERRY, f"{FERRY} More soon."]) == [[0, 2, 3], [1]]


def test_texts_of_no_words_are_like_nothing() -> None:
    assert near_identical(["", "…", ""]) == [[0], [1], [2]]


@given(st.lists(st.sampled_from([FERRY, BAKERY, FERRY[:200], "", "Brief."]), max_size=12))
def test_every_text_is_in_one_group(texts: list[str]) -> None:
    groups = near_identical(texts)
    assert sorted(place for group in groups for place in group) == list(range(len(texts)))


def numbered(story: str, number: int) -> str:
    """A version with a line of its own."""
    return f"{story}\n\nPaper {number} asked {number * 7} readers in town {number * 3} about it."


@pytest.mark.parametrize("copies", [45, 60, 200])
def test_however_many_papers_print_a_story_it_is_one(copies: int) -> None:
    texts = [numbered(FERRY, number) for number in range(copies)]
    assert near_identical([*texts, BAKERY]) == [list(range(copies)), [copies]]


def test_a_notice_under_all_stories_of_a_site_makes_no_copies() -> None:
    told = [" ".join(f"{word}{number}" for word in BAKERY.split()) for number in range(80)]
    texts = [f"{story}\n\n{FERRY}" for story in told]
    assert near_identical(texts) == [[number] for number in range(80)]


def test_two_stories_of_many_copies_each_under_one_notice_are_two() -> None:
    notice = FERRY[:200]
    texts = [numbered(story * 2, n) + notice for story in (FERRY[200:], BAKERY) for n in range(60)]
    assert near_identical(texts) == [list(range(60)), list(range(60, 120))]


def test_no_texts_are_no_groups() -> None:
    assert near_identical([]) == []
