"""Where a page's paragraphs stand: in cards that lead elsewhere, under pictures, or in a story.

A front, a topic's page or a list of results sets each paragraph beside the headline of another
page; a gallery sets each under a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = ("p", "figcaption", "div", "span", "li", "dd")
_KEY = 5  # first words, by which a paragraph is found again in its page
_PIECES = 4  # of text in which they are looked for
_NEAR = 3  # elements around a paragraph that may be its card
_CARD_WORDS = 120  # at most
_HEADLINE_WORDS = 4  # from which a link is a headline
_PICTURE = re.compile(r"(?:^|[\s_-])(?:caption|gallery|slideshow)(?=$|[\s_-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many paragraphs of a text were found in its page, and where."""

    found: int = 0
    in_cards: int = 0
    under_pictures: int = 0


def standing_of(tree: HtmlElement, text: str) -> Standing:
    """Where the paragraphs of a text stand in the page that it was taken from."""
    wanted = {key for line in text.splitlines() if (key := _key([line]))}
    blocks: dict[tuple[str, ...], HtmlElement] = {}
    for element in tree.iter(*_BLOCKS):
        key = _key(islice(element.itertext(), _PIECES))
        known = blocks.get(key)
        if key in wanted and (known is None or _holds(known, element)):
            blocks[key] = element
    return Standing(
        found=len(blocks),
        in_cards=sum(map(_is_in_card, blocks.values())),
        under_pictures=sum(map(_is_under_picture, blocks.values())),
    )


def _holds(outer: HtmlElement, element: HtmlElement) -> bool:
    return any(each is outer for each in islice(element.iterancestors(), _NEAR))


def _key(pieces: Iterator[str] | list[str]) -> tuple[str, ...]:
    words = " ".join(piece[:500] for piece in pieces).removeprefix("- ").split()
    return tuple(words[:_KEY]) if len(words) >= _KEY else ()


def _is_in_card(block: HtmlElement) -> bool:
    own = set(block.iter("a"))
    for around in islice(block.iterancestors(), _NEAR):
        if len(_words(around, _CARD_WORDS)) > _CARD_WORDS:
            return False
        links = chain([around] if around.tag == "a" else [], around.iter("a"))
        if any(_is_headline(link) for link in links if link not in own):
            return True
    return False


def leads_away(link: HtmlElement) -> bool:
    """Does a link lead to another page, and not to a place in its own?"""
    return not (link.get("href") or "#").startswith("#")


def _is_headline(link: HtmlElement) -> bool:
    return leads_away(link) and len(_words(link, _HEADLINE_WORDS)) >= _HEADLINE_WORDS


def _words(element: HtmlElement, enough: int) -> list[str]:
    """The first words of an element, one more than enough where there are so many."""
    words = (word for piece in element.itertext() for word in piece.split())
    return list(islice(words, enough + 1))


def _is_under_picture(block: HtmlElement) -> bool:
    near = chain([block], islice(block.iterancestors(), _NEAR))
    return any(
        each.tag == "figcaption" or _PICTURE.search(each.get("class") or "") for each in near
    )
