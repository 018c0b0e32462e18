"""Selection: a budget, no repetition, no sentence without its antecedent."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.selection import Candidate, choose
from summarizer.story import Length


def unlike(left: int, right: int) -> float:
    return float(left == right)


def candidates(*saliences: float, words: int = 10) -> list[Candidate]:
    return [Candidate(salience, words) for salience in saliences]


def test_the_most_salient_sentences_come_in_story_order() -> None:
    chosen = choose(candidates(0.2, 0.9, 0.1, 1.0), Length(sentences=2), similarity=unlike)
    assert chosen == [1, 3]


def test_equal_sentences_go_to_the_earlier() -> None:
    assert choose(candidates(0.5, 0.5, 0.5), Length(sentences=1), similarity=unlike) == [0]


def test_a_repetition_gives_way_to_news() -> None:
    def twins(left: int, right: int) -> float:
        return 1.0 if {left, right} <= {0, 1} else 0.0

    chosen = choose(candidates(1.0, 0.9, 0.6), Length(sentences=2), similarity=twins)
    assert chosen == [0, 2]


def test_a_leaning_sentence_comes_only_with_the_one_before_it() -> None:
    story = [Candidate(0.1, 10), Candidate(1.0, 10, stands_alone=False), Candidate(0.5, 10)]
    assert choose(story, Length(sentences=1), similarity=unlike) == [2]
    assert choose(story, Length(sentences=3), similarity=unlike) == [0, 1, 2]


def test_the_words_bound_holds_where_a_shorter_sentence_fits() -> None:
    story = [Candidate(1.0, 50), Candidate(0.5, 12), Candidate(0.4, 6)]
    assert choose(story, Length(sentences=None, words=20), similarity=unlike) == [1, 2]


def test_one_sentence_is_chosen_where_none_fits() -> None:
    story = [Candidate(1.0, 50), Candidate(0.5, 12)]
    assert choose(story, Length(sentences=3, words=5), similarity=unlike) == [1]


def test_a_leaning_sentence_that_fits_is_better_than_one_that_does_not() -> None:
    story = [Candidate(1.0, 30), Candidate(0.2, 7, stands_alone=False), Candidate(0.9, 10)]
    assert choose(story, Length(sentences=None, words=8), similarity=unlike) == [1]


def test_percent_counts_the_storys_sentences_and_leaves_one() -> None:
    many = candidates(*[0.5] * 10)
    assert len(choose(many, Length(sentences=None, percent=30), similarity=unlike)) == 3
    assert len(choose(many, Length(sentences=None, percent=1), similarity=unlike)) == 1


def test_bounds_combine() -> None:
    many = candidates(*[0.5] * 10)
    assert len(choose(many, Length(sentences=5, words=20), similarity=unlike)) == 2


def test_a_story_without_sentences_has_no_summary() -> None:
    assert choose([], Length(), similarity=unlike) == []


@given(
    story=st.lists(
        st.builds(
            Candidate,
            salience=st.floats(0, 1),
            words=st.integers(1, 60),
            stands_alone=st.booleans(),
        ),
        min_size=1,
        max_size=30,
    ),
    sentences=st.none() | st.integers(1, 8),
    words=st.none() | st.integers(1, 200),
    percent=st.none() | st.floats(1, 100),
)
def test_any_choice_is_in_order_within_budget_and_not_empty(
    story: list[Candidate], sentences: int | None, words: int | None, percent: float | None
) -> None:
    length = Length(sentences=sentences, words=words, percent=percent)
    chosen = choose(story, length, similarity=unlike)
    assert chosen == sorted(set(chosen))
    assert chosen
    assert sentences is None or len(chosen) <= sentences
    assert percent is None or len(chosen) <= max(1, len(story) * percent / 100)
    if words is not None and len(chosen) > 1:
        assert sum(story[index].words for index in chosen) <= words
