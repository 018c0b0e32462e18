"""Many stories as one document."""

from __future__ import annotations

from dataclasses import replace

from test_cast import of_companies
from test_duplicates import BAKERY, FERRY

from summarizer.digest import all_stories, companions, digest_of, prominent
from summarizer.errors import UnreadableError
from summarizer.story import Outcome, Story, Summary


def done(summary: Summary, source: str, *, published: str | None = None) -> Outcome:
    story = Story(source=source, text=f"{source} rained.", published=published)
    return Outcome(source=source, summary=replace(summary, story=story))


def telling(text: str, source: str) -> Outcome:
    story = Story(source=source, text=text)
    return Outcome(source=source, summary=replace(of_companies(), story=story))


def sources(*outcomes: Outcome, order: str = "date") -> list[str]:
    return [entry.summary.story.source for entry in digest_of(outcomes, order=order).entries]


def test_the_newest_comes_first_and_what_has_no_date_last_as_it_was_given() -> None:
    days = {"a": None, "b": "2024-03-01", "c": "2024-03-02", "d": None}
    outcomes = [done(of_companies(), name, published=day) for name, day in days.items()]
    assert sources(*outcomes) == ["c", "b", "a", "d"]


def test_all_stories_are_entries_as_they_were_given_and_name_those_nearly_the_same() -> None:
    outcomes = [telling(FERRY, "a"), telling(BAKERY, "b"), telling(FERRY, "c")]
    error = UnreadableError("gone", hint="Look.", kind="missing")
    found = all_stories([*outcomes, Outcome(source="gone", error=error)])
    entries = [(entry.summary.story.source, entry.copies) for entry in found.entries]
    assert entries == [("a", ("c",)), ("b", ()), ("c", ("a",))]
    assert [outcome.source for outcome in found.failed] == ["gone"]


def test_by_salience_comes_first_who_is_in_most_stories() -> None:
    outcomes = [
        done(of_companies("Solo"), "a"),
        done(of_companies("Oracle"), "b"),
        done(of_companies("Oracle", "Tesco"), "c"),
        done(of_companies("Tesco"), "d"),
    ]
    assert sources(*outcomes, order="salience") == ["c", "b", "d", "a"]


def test_of_near_identical_stories_the_longest_is_shown() -> None:
    longer = f"{FERRY} The minister will speak later today."
    digest = digest_of([telling(FERRY, "a"), telling(BAKERY, "b"), telling(longer, "c")])
    assert [(entry.summary.story.source, entry.copies) for entry in digest.entries] == [
        ("c", ("a",)),
        ("b", ()),
    ]


def test_figures_are_meant_by_the_places_of_their_stories_in_the_digest() -> None:
    old = done(of_companies("Oracle"), "old", published="2024-03-01")
    new = done(of_companies("Tesco", "Oracle"), "new", published="2024-03-02")
    digest = digest_of([old, new])
    assert {figure.name: figure.stories for figure in digest.companies} == {
        "Oracle": (0, 1),
        "Tesco": (0,),
    }
    assert digest.companies[0].mentions == {0: 1, 1: 1}


def test_who_shares_two_stories_appears_together() -> None:
    pair = of_companies("Oracle", "Tesco")
    digest = digest_of(
        [done(pair, "a"), done(pair, "b"), done(of_companies("Oracle", "Solo"), "c")]
    )
    assert [(each.names, each.stories) for each in digest.together] == [
        (("Oracle", "Tesco"), (0, 1))
    ]
    assert companions(digest, "Tesco") == ["Oracle"]
    assert companions(digest, "Solo") == []


def test_failures_are_kept_aside() -> None:
    error = UnreadableError("b: no such file", hint="Look.", kind="missing")
    digest = digest_of([done(of_companies(), "a"), Outcome(source="b", error=error)])
    assert (len(digest.entries), [outcome.source for outcome in digest.failed]) == (1, ["b"])


def test_no_story_is_an_empty_digest() -> None:
    assert not digest_of([]).entries


def test_prominent_are_those_of_several_stories_or_else_a_few() -> None:
    many = [done(of_companies("Oracle", f"Solo {number}"), str(number)) for number in range(20)]
    figures = digest_of(many).companies
    assert next(figure.name for figure in prominent(figures, at_least=2)) == "Oracle"
    assert len(prominent(figures, at_least=2)) == 2
