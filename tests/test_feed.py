"""Items taken in a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from multiprocessing.connection import wait

import pytest

from summarizer.feed import Feed

PATIENCE = 60.0  # seconds after which a wait is a hang


def rings(feed: Feed[int], *, within: float = PATIENCE) -> bool:
    return bool(wait([feed.bell], within))


def taken(feed: Feed[int]) -> list[int]:
    items = []
    while not feed.over:
        assert rings(feed)
        items += feed.take()
        feed.make_room()
    return items


def test_all_items_come_in_order() -> None:
    assert taken(Feed(range(100), room=3)) == list(range(100))


def test_no_items_are_over_at_once() -> None:
    assert taken(Feed([], room=1)) == []


def test_the_end_is_known_only_when_it_is_taken() -> None:
    feed = Feed([7], room=1)
    assert rings(feed)
    assert (feed.take(), feed.over) == ([7], False)
    assert rings(feed)
    assert (feed.take(), feed.over) == ([], True)


def test_the_bell_is_silent_while_the_source_waits() -> None:
    more = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        more.wait(PATIENCE)
        yield 2

    feed = Feed(items(), room=5)
    assert rings(feed)
    assert feed.take() == [1]
    assert not rings(feed, within=0.05)
    more.set()
    assert rings(feed)
    assert feed.take() == [2]


def test_no_more_is_taken_than_there_is_room_for() -> None:
    pulled = []
    full = threading.Event()

    def items() -> Iterator[int]:
        for number in range(100):
            pulled.append(number)
            if number == 3:
                full.set()
            yield number

    feed = Feed(items(), room=3)
    assert full.wait(PATIENCE)  # three that there is room for, and one at hand
    for _ in range(4):
        assert rings(feed)
        feed.take()
    assert not rings(feed, within=0.05)
    assert pulled == [0, 1, 2, 3]
    feed.close()


def test_an_error_of_the_source_is_raised_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise LookupError("gone")

    feed = Feed(items(), room=5)
    assert rings(feed)
    assert feed.take() == [1]
    assert rings(feed)
    with pytest.raises(LookupError, match="gone"):
        feed.take()


def test_closed_it_takes_no_more() -> None:
    pulled = []

    def items() -> Iterator[int]:
        for number in range(100):
            pulled.append(number)
            yield number

    feed = Feed(items(), room=1)
    assert rings(feed)
    before = set(threading.enumerate())
    feed.close()
    for thread in before - {threading.current_thread()}:
        if thread.daemon:
            thread.join(PATIENCE)
    assert len(pulled) <= 3
