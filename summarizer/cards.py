"""Where a page's paragraphs stand: in cards that lead elsewhere, under pictures, or in a story.

A front, a topic's page or a list of results sets a paragraph or two beside the headline of another
page; a gallery sets them under pictures. Every element is looked at a fixed number of times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARAGRAPHS = frozenset({"p", "figcaption"})  # others are one where they hold text themselves
_BLOCKS = (*_PARAGRAPHS, "div", "li", "dd")
_KEY = 5  # first words, by which a paragraph is found again in its page
_PIECES = 4  # of text in which they are looked for
_NEAR = 3  # elements around a paragraph, or a headline, that may be its card
_IN_A_CARD = 3  # paragraphs at most
_HEADLINE_WORDS = 4  # from which a link is a headline
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?=$|[\s_-])", re.IGNORECASE)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many paragraphs of a text were found in its page, and where.

    `headlines` are the different ones beside those in cards.
    """

    found: int = 0
    in_cards: int = 0
    headlines: int = 0
    under_pictures: int = 0


def standing_of(tree: HtmlElement, text: str) -> Standing:
    """Where the paragraphs of a text stand in the page that it was taken from."""
    blocks = _blocks(tree, {key for line in text.splitlines() if (key := _key([line]))})
    beside = _headlines(tree)
    cards: dict[HtmlElement, int] = defaultdict(int)
    for block in blocks:
        card = next((each for each in _around(block) if each in beside), None)
        if card is not None:
            cards[card] += 1
    cards = {card: number for card, number in cards.items() if number <= _IN_A_CARD}
    return Standing(
        found=len(blocks),
        in_cards=sum(cards.values()),
        headlines=len({beside[card] for card in cards}),
        under_pictures=sum(map(_is_caption, blocks)),
    )


def leads_away(link: HtmlElement) -> bool:
    """Does a link lead to another page, and not to a place in one?"""
    return "#" not in (link.get("href") or "#")


def _blocks(tree: HtmlElement, wanted: set[Key]) -> list[HtmlElement]:
    """The first element of the page for each of the wanted paragraphs."""
    blocks: dict[Key, HtmlElement] = {}
    for element in tree.iter(*_BLOCKS):
        if element.tag in _PARAGRAPHS or (element.text or "").strip():
            key = _key(islice(element.itertext(), _PIECES))
            if key in wanted:
                blocks.setdefault(key, element)
    return [*blocks.values()]


def _key(pieces: Iterable[str]) -> Key:
    words = " ".join(piece[:500] for piece in pieces).removeprefix("- ").split()
    return tuple(words[:_KEY]) if len(words) >= _KEY else ()


def _headlines(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The elements near a headline that leads away, with its first words."""
    near: dict[HtmlElement, str] = {}
    for link in tree.iter("a"):
        said = " ".join(link.itertext())[:500].split() if leads_away(link) else []
        if len(said) >= _HEADLINE_WORDS and _stands_alone(link):
            for each in chain([link], _around(link)):
                near.setdefault(each, " ".join(said))
    return near


def _stands_alone(link: HtmlElement) -> bool:
    """Is a link all that is said where it stands, and no words of a sentence?"""
    parent, before = link.getparent(), link.getprevious()
    beside = (
        None if parent is None else parent.text,
        None if before is None else before.tail,
        link.tail,
    )
    return not any((each or "").strip() for each in beside)


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    return islice(element.iterancestors(), _NEAR)


def _is_caption(block: HtmlElement) -> bool:
    """Is a paragraph a picture's, by its element, or by a class of it?"""
    inside = any(each.tag == "figcaption" for each in _around(block))
    return (
        inside or block.tag == "figcaption" or _CAPTION.search(block.get("class") or "") is not None
    )
