"""Selection: a budget, no repetition, no sentence without its antecedent."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.selection import Candidate, Similarity, choose, fitting
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


def leaning(salience: float, on: int, words: int = 10) -> Candidate:
    return Candidate(salience, words, frozenset({on}))


def test_a_leaning_sentence_comes_only_with_what_it_leans_on() -> None:
    story = [Candidate(0.1, 10), leaning(1.0, on=0), Candidate(0.5, 10)]
    assert choose(story, Length(sentences=1), similarity=unlike) == [2]
    assert choose(story, Length(sentences=3), similarity=unlike) == [0, 1, 2]


def test_a_strong_leaning_sentence_brings_a_weak_antecedent_along() -> None:
    story = [Candidate(0.1, 10), leaning(1.0, on=0), Candidate(0.5, 10), Candidate(0.4, 10)]
    assert choose(story, Length(sentences=2), similarity=unlike) == [0, 1]


def test_what_an_antecedent_leans_on_comes_too() -> None:
    story = [Candidate(0.1, 10), leaning(0.1, on=0), leaning(1.0, on=1), Candidate(0.2, 10)]
    assert choose(story, Length(sentences=3), similarity=unlike) == [0, 1, 2]
    assert choose(story, Length(sentences=2), similarity=unlike) == [0, 3]


def test_one_of_several_antecedents_is_enough() -> None:
    story = [Candidate(0.9, 10), Candidate(0.1, 10), Candidate(0.8, 10, frozenset({0, 1}))]
    assert choose(story, Length(sentences=2), similarity=unlike) == [0, 2]


def test_half_a_quotation_gives_way_to_what_is_nearly_as_good() -> None:
    half = Candidate(1.0, 10, whole=False)
    assert choose([half, Candidate(0.8, 10)], Length(sentences=1), similarity=unlike) == [1]
    assert choose([half, Candidate(0.6, 10)], Length(sentences=1), similarity=unlike) == [0]


def test_a_question_comes_only_where_nothing_else_is_left() -> None:
    story = [Candidate(1.0, 10, fit=False), Candidate(0.1, 10), Candidate(0.2, 10)]
    assert choose(story, Length(sentences=2), similarity=unlike) == [1, 2]
    assert choose(story, Length(sentences=3), similarity=unlike) == [0, 1, 2]


def test_the_words_bound_holds_where_a_shorter_sentence_fits() -> None:
    story = [Candidate(1.0, 50), Candidate(0.5, 12), Candidate(0.4, 6)]
    assert choose(story, Length(words=20), similarity=unlike) == [1, 2]


def test_one_sentence_is_chosen_where_none_fits() -> None:
    story = [Candidate(1.0, 50), Candidate(0.5, 12)]
    assert choose(story, Length(sentences=3, words=5), similarity=unlike) == [1]


@pytest.mark.parametrize("words", [7, 8])
def test_a_leaning_sentence_that_fits_is_better_than_one_that_does_not(words: int) -> None:
    story = [Candidate(1.0, 10), leaning(0.2, on=0, words=7), Candidate(0.9, 10)]
    assert choose(story, Length(words=words), similarity=unlike) == [1]


def test_a_budget_of_words_may_be_spent_to_the_last_and_not_beyond() -> None:
    story = [Candidate(1.0, 12), Candidate(0.95, 10), Candidate(0.95, 10)]
    assert choose(story, Length(words=20), similarity=unlike) == [1, 2]
    assert choose(story, Length(words=19), similarity=unlike) == [0]


def test_percent_counts_the_storys_sentences_and_leaves_one() -> None:
    many = candidates(*[0.5] * 10)
    assert len(choose(many, Length(percent=30), similarity=unlike)) == 3
    assert len(choose(many, Length(percent=1), similarity=unlike)) == 1


def test_bounds_combine() -> None:
    many = candidates(*[0.5] * 10)
    assert len(choose(many, Length(sentences=5, words=20), similarity=unlike)) == 2


def test_a_story_without_sentences_has_no_summary() -> None:
    assert choose([], Length(), similarity=unlike) == []


def test_where_no_sentence_has_a_word_the_first_stands_for_all() -> None:
    story = candidates(0.4, 0.5, words=0)
    assert choose(story, Length(), similarity=unlike) == [0]
    assert choose(story, Length(words=5), similarity=unlike) == [0]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [(40, 1), (100, 1), (101, 2), (220, 2), (221, 3), (1500, 3), (1501, 4), (3000, 4), (3001, 5)],
)
def test_without_a_bound_the_number_of_sentences_follows_the_story(
    words: int, sentences: int
) -> None:
    assert fitting(words) == sentences
    story = [*candidates(*[0.5] * 9, words=words // 10), Candidate(0.5, words - words // 10 * 9)]
    assert len(choose(story, Length(), similarity=unlike)) == sentences


def test_words_are_spent_on_salience_and_not_on_many_short_sentences() -> None:
    story = [Candidate(1.0, 20), *[Candidate(0.3, 5)] * 4]
    assert choose(story, Length(words=20), similarity=unlike) == [0]


@st.composite
def leaning_stories(draw: st.DrawFn) -> list[Candidate]:
    """Stories in which any sentence may lean on some of those before it."""
    size = draw(st.integers(1, 7))
    return [
        Candidate(
            salience=draw(st.floats(0.01, 1)),
            words=draw(st.integers(1, 60)),
            antecedents=frozenset(draw(st.sets(st.integers(0, i - 1), max_size=2)) if i else ()),
        )
        for i in range(size)
    ]


def worth(
    story: list[Candidate],
    chosen: tuple[int, ...],
    *,
    in_words: bool = False,
    similarity: Similarity = unlike,
) -> float:
    """The sum of the saliences, a tenth less of those that lean; nothing, if one does not stand.

    Half of what a sentence has in common with a worthier one is taken off. Under a budget of words
    every word of a sentence is worth its salience.
    """
    if any(story[i].antecedents and not story[i].antecedents & set(chosen) for i in chosen):
        return 0.0
    values = {
        i: story[i].salience
        * (0.9 if story[i].antecedents else 1.0)
        * (story[i].words if in_words else 1)
        for i in chosen
    }
    order = sorted(chosen, key=lambda i: (-values[i], i))
    common = [max((similarity(j, i) for j in order[:k]), default=0) for k, i in enumerate(order)]
    return sum(values[i] * (1 - share / 2) for i, share in zip(order, common, strict=True))


@st.composite
def similarities(draw: st.DrawFn) -> Similarity:
    """How much any two of seven sentences have in common."""
    common = {
        frozenset(pair): draw(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]))
        for pair in combinations(range(7), 2)
    }
    return lambda left, right: common[frozenset((left, right))] if left != right else 1.0


@given(
    story=leaning_stories(),
    sentences=st.integers(1, 4),
    words=st.none() | st.integers(9, 120),
    similarity=similarities(),
)
@settings(max_examples=300)
def test_no_set_of_sentences_is_worth_more_than_the_chosen_one(
    story: list[Candidate], sentences: int, words: int | None, similarity: Similarity
) -> None:
    chosen = choose(story, Length(sentences=sentences, words=words), similarity=similarity)
    sizes = range(1, min(sentences, len(story)) + 1)
    sets = [each for size in sizes for each in combinations(range(len(story)), size)]
    if words is not None:
        sets = [each for each in sets if sum(story[i].words for i in each) <= words]
    worths = [worth(story, s, in_words=words is not None, similarity=similarity) for s in sets]
    best = max(worths, default=0.0)
    ours = worth(story, tuple(chosen), in_words=words is not None, similarity=similarity)
    assert ours == pytest.approx(best) if best else len(chosen) == 1


def test_of_two_that_repeat_each_other_in_part_the_lesser_keeps_the_rest() -> None:
    def akin(left: int, right: int) -> float:
        return 0.6 if {left, right} <= {0, 1} else 0.0

    assert choose(candidates(1.0, 0.9, 0.6), Length(sentences=2), similarity=akin) == [0, 1]
    assert choose(candidates(1.0, 0.9, 0.7), Length(sentences=2), similarity=akin) == [0, 2]


def test_in_a_long_summary_too_what_is_repeated_in_part_keeps_the_rest() -> None:
    def akin(left: int, right: int) -> float:
        return 0.6 if {left, right} <= {0, 1} else 0.0

    some = candidates(1.0, 0.9, *8 * [0.95], 0.6)
    more = candidates(1.0, 0.9, *8 * [0.95], 0.7)
    assert choose(some, Length(sentences=10), similarity=akin) == [*range(10)]
    assert choose(more, Length(sentences=10), similarity=akin) == [0, *range(2, 11)]


@pytest.mark.parametrize(
    ("words", "allowed", "chosen"),
    [
        ([50, 18, 12], 12, [2]),  # one fits
        ([50, 18, 12], 5, [1]),  # none does: up to one and a half times the shortest
        ([50, 19, 12], 5, [2]),
        ([18, 18, 12], 5, [0]),  # equals: the earlier
        ([0, 18, 12], 5, [1]),  # one without a word is none
    ],
)
def test_where_no_set_stands_a_short_sentence_comes(
    words: list[int], allowed: int, chosen: list[int]
) -> None:
    story = [Candidate(0.5, n) for n in words[:-1]] + [Candidate(0.4, words[-1])]
    assert choose(story, Length(words=allowed), similarity=unlike) == chosen


@pytest.mark.parametrize("sentences", [3, 5, 8])
def test_a_long_run_of_leaning_sentences_costs_no_other_its_place(sentences: int) -> None:
    run = [leaning(0.99, on=index) for index in range(9)]
    story = [Candidate(1.0, 10), *run, *candidates(*[0.5] * 60)]
    assert len(choose(story, Length(sentences=sentences), similarity=unlike)) == sentences


def test_a_story_of_a_thousand_sentences_is_chosen_from_without_looking_at_every_pair() -> None:
    looked = 0

    def counted(left: int, right: int) -> float:
        nonlocal looked
        looked += 1
        return float(left == right)

    story = candidates(*[0.5] * 1000)
    choose(story, Length(sentences=3), similarity=counted)
    assert looked < 20_000


def test_a_budget_of_words_goes_to_the_most_salient_also_in_a_long_story() -> None:
    story = [*[Candidate(1.0, 20)] * 3, Candidate(0.5, 45), *[Candidate(0.1, 10)] * 9]
    assert choose(story, Length(words=60), similarity=unlike) == [0, 1, 2]


def test_a_question_is_not_chosen_for_its_many_words() -> None:
    story = [Candidate(1.0, 40, fit=False), Candidate(0.09, 4)]
    assert choose(story, Length(sentences=1, words=50), similarity=unlike) == [1]


@given(story=leaning_stories(), sentences=st.integers(1, 10), words=st.none() | st.integers(9, 90))
def test_what_is_chosen_stands_wherever_the_words_allow_it(
    story: list[Candidate], sentences: int, words: int | None
) -> None:
    chosen = choose(story, Length(sentences=sentences, words=words), similarity=unlike)
    if words is None or len(chosen) > 1:
        assert worth(story, tuple(chosen)) > 0.0


@given(
    story=leaning_stories(),
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


# A summary of more than eight sentences is chosen one by one.
def test_a_repetition_gives_way_to_news_in_a_long_summary_too() -> None:
    def twins(left: int, right: int) -> float:
        return 1.0 if {left, right} <= {0, 1} else 0.0

    story = candidates(1.0, 0.9, *8 * [0.6], 0.5)
    assert choose(story, Length(sentences=10), similarity=twins) == [0, *range(2, 11)]


def test_a_long_summary_spends_its_words_on_salience_and_not_on_length() -> None:
    story = [Candidate(0.5, 60), *candidates(*10 * [0.9])]
    chosen = choose(story, Length(sentences=10, words=100), similarity=unlike)
    assert chosen == list(range(1, 11))


def test_a_long_summary_prefers_salience_to_many_short_sentences() -> None:
    story = [Candidate(0.9, 20), *candidates(*10 * [0.88], words=2)]
    assert choose(story, Length(sentences=10, words=20), similarity=unlike) == [0]
