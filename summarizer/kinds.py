"""What a story takes each name for: a company, a person or another body.

The tagger decides mention by mention; here all mentions of a form, the words in and around them and
the forms that belong to one name vote.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from summarizer.forms import KINDS, Form, comparable
from summarizer.house_cues import (
    is_house,
    is_in_house_company,
    is_somebody,
    may_be_house,
    may_be_somebody,
)
from summarizer.mentions import Mention, Page
from summarizer.well_known import AFTER_PEOPLE, KINDS_OF

_KEEP = 0.8  # least mean probability, over all kinds, that a listed name is one at all
_SUPPORT = 0.4  # the same of a name of one word over all the places where the word stands
_FULL = 2.0  # the say of a name in full against that of one word
_CUE = 0.25  # what a word in or before the name adds to the probability of its kind
_COMPANY_WORDS = frozenset(
    "inc corp corporation ltd llc llp plc ag gmbh holdings airlines airways motors media capital "
    "pharmaceuticals industries entertainment technologies partners securities studios networks "
    "investments".split()
)
_BODY_WORDS = frozenset(
    "university universität université universidad università college hochschule school institute "
    "ministry ministerium ministère ministerio department committee council court congress "
    "parliament senate commission association federation union party police army navy agency "
    "church hospital museum society foundation league bureau authority assembly tribunal "
    "fédération federación federação federazione verband stiftung fondation orchestra "
    "philharmonic".split()
)
_TRADES = frozenset(
    "Airlines Airways Architects Bakery Bank Beauty Biosciences Books Brewery Capital Cement "
    "Construction Consulting Cosmetics Cruises Dairy Distillery Energy Engineering Entertainment "
    "Farms Foods Games Gas Healthcare Holdings Hotels Insurance Jewellers Labs Logistics Malt "
    "Metals Minerals Mining Mobile Motors Music Oil Outfitters Partners Petroleum Pharma Pictures "
    "Properties Radio Railways Records Resorts Resources Restaurants Shipping Software Solicitors "
    "Stores Studios Supermarkets Systems Technologies Telecom Television Therapeutics Toys "
    "Ventures".split()
)
_KNOWN = 0.95  # probability that a house which everybody knows is what it is
_MOSTLY = 0.5  # of the mentions of a form
_BRAND = re.compile(r"[a-z]{1,4}[A-Z]|(?!Ma?c)[A-Z][a-z]+[A-Z]{2}")  # eBay, iRobot, DrKW
_FULL_NAME = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z’'-]+){1,2}")
_COURTESY_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s$")


def forms_of(page: Page, mentions: Sequence[Mention], equated: Mapping[str, str]) -> list[Form]:
    """Mentions of the same spelling as one form, with the words in and around them counted in."""
    by_text: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_text[mention.text].append(mention)
    surnames = _surnames(page, by_text)
    shared = surnames & _house_words(page, by_text)
    forms = []
    for text, same in by_text.items():
        people = [each for each in same if each.is_tagged and _is_person(page, each)]
        taken = {each.start for each in people}
        rest = [each for each in same if each.start not in taken]
        split = text in shared and any(each.is_tagged for each in rest)
        parts = [people, rest] if people and split else [same]
        forms += [_form(page, part, equated.get(text), surnames) for part in parts]
    return forms


def _surnames(page: Page, by_text: Mapping[str, Sequence[Mention]]) -> set[str]:
    """The last words of people's names."""
    names = (text.split() for text, same in by_text.items() if _is_person(page, same[0]))
    return {words[-1] for words in names if len(words) > 1}


def _house_words(page: Page, by_text: Mapping[str, Sequence[Mention]]) -> set[str]:
    """The words of houses' names; some are surnames as well: Ford in "Bill Ford of Ford"."""
    houses = (text for text, same in by_text.items() if not _is_person(page, same[0]))
    return {word for text in houses for word in text.split()}


def _is_person(page: Page, mention: Mention) -> bool:
    titled = _COURTESY_BEFORE.search(page.text[max(0, mention.start - 8) : mention.start])
    return titled is not None or mention.kind == "PERSON"


def _form(
    page: Page, same: Sequence[Mention], same_as: str | None, surnames: Collection[str]
) -> Form:
    starts = tuple(mention.start for mention in same)
    return Form(
        same[0].text,
        _voted(page.text, same, surnames),
        starts,
        headline=sum(start < page.headline_end for start in starts),
        titles=frozenset(mention.title for mention in same if mention.title),
        same_as=same_as,
        support=float(_mean([sum(mention.probabilities) for mention in same])),
    )


def _voted(
    text: str, same: Sequence[Mention], surnames: Collection[str]
) -> tuple[float, float, float]:
    """The mean probabilities of the mentions, and what the words in and around them add.

    `surnames` are those of the story's people. "Shares in Kering" takes the tagger's belief in a
    person called Kering for one in a company.
    """
    name = same[0].text
    titled = _share(
        _COURTESY_BEFORE.search(text[max(0, each.start - 8) : each.start]) for each in same
    )
    known = KINDS_OF.get(name)
    if known is not None and not titled:
        return (_KNOWN, 0.0, 0.0) if known == "COMPANY" else (0.0, 0.0, _KNOWN)
    tagged = [mention.probabilities for mention in same if mention.is_tagged]
    company, person, other = _mean(tagged).tolist()
    words = {comparable(word) for word in name.split()}
    brand = _BRAND.match(name) is not None or _opens_on_house(name)
    if brand or (not titled and _is_called_house(text, same, surnames)):
        company, person = company + person, 0.0
    elif _is_called_somebody(text, same):
        company, person = 0.0, company + person
    return (
        company + _CUE * (brand or bool(words & _COMPANY_WORDS)),
        person + 2 * _CUE * titled,
        other + _CUE * bool(words & _BODY_WORDS),
    )


def _is_called_house(text: str, same: Sequence[Mention], surnames: Collection[str]) -> bool:
    """Does the story call a name a house's where it does not call it a person's?"""
    name = same[0].text
    surname = name in surnames
    known = (name in AFTER_PEOPLE and not surname) or _ends_in_trade(name)
    houses = known + sum(is_house(text, each.start, each.end) for each in same)
    if houses > sum(may_be_somebody(text, each.end) for each in same):
        return True
    fits = (
        may_be_house(text, each.start, each.end)
        or (not surname and is_in_house_company(text, each.start, each.end))
        for each in same
    )
    return " " not in name and _share(fits) >= _MOSTLY


def _is_called_somebody(text: str, same: Sequence[Mention]) -> bool:
    """Does the story call a full name a person's: "the vet, Ann Lee"?"""
    called = any(is_somebody(text, each.start, each.end) for each in same)
    return called and _FULL_NAME.fullmatch(same[0].text) is not None


def _opens_on_house(name: str) -> bool:
    """Is it as LVMH Moët Hennessy, initials that everybody knows before other words?"""
    first, *rest = name.split()
    return bool(rest) and first.isupper() and KINDS_OF.get(first) == "COMPANY"


def _ends_in_trade(name: str) -> bool:
    """Is it as Faber Music?"""
    words = name.split()
    return len(words) > 1 and words[-1] in _TRADES


def _share(found: Iterable[object]) -> float:
    each = [bool(one) for one in found]
    return sum(each) / len(each)


def _mean(rows: Sequence[object]) -> Any:
    # `np.mean` does no more, but takes ten times as long to see what it was given.
    return np.add.reduce(np.array(rows), axis=0) / len(rows)


def kind_of(group: Sequence[Form]) -> str | None:
    """The kind that the mentions of a name agree on best, or None where they are too unsure.

    A form that comes ten times has not ten times the say: its mentions share their errors.
    """
    weights = [
        math.sqrt(len(form.starts)) * (_FULL if len(form.core) > 1 else 1.0) for form in group
    ]
    votes = np.array([form.probabilities for form in group]) * np.array(weights)[:, None]
    scores = np.add.reduce(votes, axis=0) / np.add.reduce(weights)
    supported = any(" " in form.text or form.support >= _SUPPORT for form in group)
    return KINDS[int(scores.argmax())] if supported and scores.sum() >= _KEEP else None
