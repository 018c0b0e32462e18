"""Where results go."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from cli.naming import Naming
from summarizer.sources import Source


def named(*names: str, root: str | None = None) -> list[Source]:
    under = Path(root) if root else None
    return [Source(name=name, path=Path(name), root=under) for name in names]


def placed(sources: list[Source]) -> dict[str, str]:
    naming = Naming(sources, ".json")
    return {source.name: naming.path_of(source).as_posix() for source in sources}


def test_a_result_is_named_as_its_story() -> None:
    assert placed(named("some/where/a.txt")) == {"some/where/a.txt": "a.json"}


def test_a_folder_is_mirrored() -> None:
    assert placed(named("day/sub/b.txt", root="day")) == {"day/sub/b.txt": "sub/b.json"}


def test_standard_input_has_a_name() -> None:
    assert placed([Source(name="-", data=b"x")]) == {"-": "stdin.json"}


def test_a_number_at_the_end_of_a_name_is_no_suffix() -> None:
    assert placed(named("Profits up 3.5")) == {"Profits up 3.5": "Profits up 3.5.json"}


@pytest.mark.parametrize("order", list(itertools.permutations(["a.txt", "a.md", "A.text", "b"])))
def test_stories_that_would_share_a_name_keep_theirs_whole_in_any_order(
    order: tuple[str, ...],
) -> None:
    assert placed(named(*order)) == {
        "a.txt": "a.txt.json",
        "a.md": "a.md.json",
        "A.text": "A.text.json",
        "b": "b.json",
    }


def test_several_folders_are_mirrored_from_what_they_share() -> None:
    sources = named("week/mon/a.txt", root="week/mon") + named(
        "week/tue/sub/b.txt", root="week/tue"
    )
    assert placed(sources) == {
        "week/mon/a.txt": "mon/a.json",
        "week/tue/sub/b.txt": "tue/sub/b.json",
    }


def test_folders_of_one_name_are_told_apart_by_those_above_them() -> None:
    sources = named("x/mon/a.txt", root="x/mon") + named("y/mon/a.txt", root="y/mon")
    assert placed(sources) == {
        "x/mon/a.txt": "x/mon/a.json",
        "y/mon/a.txt": "y/mon/a.json",
    }


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert placed(named("x/a.txt", "y/a.txt", "y/b.txt")) == {
        "x/a.txt": "x/a.json",
        "y/a.txt": "y/a.json",
        "y/b.txt": "b.json",
    }


def test_of_files_that_meet_those_with_a_longer_name_already_keep_it() -> None:
    assert placed(named("a.txt", "a.html", "a.gz", "a.txt.gz")) == {
        "a.txt": "a.txt.json",
        "a.html": "a.html.json",
        "a.gz": "a.gz.json",
        "a.txt.gz": "a.txt.gz.json",
    }


def test_files_of_one_name_from_anywhere_never_meet() -> None:
    assert len(set(placed(named("x/a.txt", "y/a.txt", "z/a.txt")).values())) == 3


def test_a_long_name_that_is_taken_is_not_taken_twice() -> None:
    assert len(set(placed(named("a.txt", "a.md", "a.txt.txt")).values())) == 3


def test_a_story_named_twice_has_one_place() -> None:
    assert placed(named("a.txt", "a.txt")) == {"a.txt": "a.json"}


def test_nothing_is_placed_outside_the_folder() -> None:
    assert placed(named("../../etc/a.txt")) == {"../../etc/a.txt": "a.json"}


def test_the_records_of_a_file_are_numbered_beside_it() -> None:
    (file,) = named("day/feed.jsonl", root="day")
    naming = Naming([file], ".md")
    stories = [replace(file, data=b"{}", record=number) for number in (1, 12)]
    assert [naming.path_of(story).as_posix() for story in stories] == ["feed-1.md", "feed-12.md"]


def test_a_record_makes_way_for_a_file_of_its_name() -> None:
    feed, other = named("feed.jsonl", "feed-1.txt")
    naming = Naming([feed, other], ".md")
    first, second = (naming.path_of(replace(feed, data=b"{}", record=n)) for n in (1, 2))
    assert naming.path_of(other) == Path("feed-1.md")
    assert (first, second) == (Path("feed.jsonl-1.md"), Path("feed-2.md"))


def test_a_name_that_is_too_long_is_cut_and_stays_its_own() -> None:
    long = "é" * 126
    results = placed(named(f"{long}a", f"{long}b", root=None))
    assert all(len(name.encode()) <= 255 and name.endswith(".json") for name in results.values())
    assert len(set(results.values())) == 2
