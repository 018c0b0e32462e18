"""Word pieces: letter case kept beside an uncased vocabulary, windows that lose no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.wordpieces import WINDOW_PIECES, LetterCase, letter_case, windows


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("oracle", LetterCase.LOWER),
        ("Oracle", LetterCase.CAPITALIZED),
        ("NATO", LetterCase.UPPER),
        ("U.S.", LetterCase.UPPER),
        ("X", LetterCase.INITIAL),
        ("eBay", LetterCase.MIXED),
        ("McDonald", LetterCase.MIXED),
        ("G7", LetterCase.DIGIT),
        ("—", LetterCase.OTHER),
        ("O'Neill", LetterCase.MIXED),
    ],
)
def test_a_words_capitalization_has_a_class(word: str, expected: LetterCase) -> None:
    assert letter_case(word) == expected


@given(
    sizes=st.lists(st.integers(0, 12), min_size=1, max_size=400),
    breaks=st.lists(st.integers(0, 399), max_size=40),
)
def test_every_word_with_pieces_is_in_exactly_one_window(
    sizes: list[int], breaks: list[int]
) -> None:
    words = [f"w{i}" for i in range(len(sizes))]
    pieces = [[7] * size for size in sizes]
    cut = list(windows(words, pieces, [b for b in breaks if b < len(words)]))
    covered = [index for window in cut for index in window.words]
    assert covered == [index for index, size in enumerate(sizes) if size]
    assert all(len(window.ids) <= WINDOW_PIECES + 2 for window in cut)
    assert all(len(window.ids) == len(window.cases) for window in cut)


def test_windows_are_cut_where_a_sentence_opens() -> None:
    words = ["w"] * 300
    cut = list(windows(words, [[7]] * 300, [0, 100, 200]))
    assert [window.words[0] for window in cut] == [0, 200]


def test_a_word_of_endless_pieces_is_cut_to_one_window() -> None:
    (window,) = windows(["w"], [[7] * 5000], [0])
    assert len(window.ids) == WINDOW_PIECES + 2
