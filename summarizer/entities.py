"""Mentions to companies, people and organizations: one entry a name, with all that is known of it.

Mentions that the tagger missed are found once the name is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from summarizer.affiliations import Affiliations, Use
from summarizer.aliases import is_slip_of, merged
from summarizer.extensions import FIELDS, text_of
from summarizer.forms import Form
from summarizer.kinds import forms_of, kind_of
from summarizer.likeness import PART_OF
from summarizer.mentions import Mention, Page, equated_forms, mentions_of, span_of, untagged
from summarizer.roles import parted, role_of
from summarizer.well_known import KINDS_OF

_ROLE_MENTIONS, _ROLE_REACH = 20, 300  # mentions that are asked for a role, characters around them
_GENERIC_NOUN = re.compile(r" (?:bank|corporation|alliance|party)\b")
# What a company's or body's name may end in; other words that follow it name a product.
_HOUSE_WORDS = PART_OF | frozenset(
    "networks network group media holdings motor motors systems technologies technology foods "
    "airlines airways entertainment stores energy partners brands industries services solutions "
    "wireless mobile acceptance chase central finance financial insurance assurance capital "
    "pharma petroleum oil gas power steel telecom communications securities credit "
    "bank boerse agency association committee department council international".split()
)
_PRODUCT_WORDS = frozenset(
    "music maps teams channel tv pay cloud web prime search play watch store arcade wallet "
    "podcasts messenger premium ads home copilot".split()
)


@Language.factory(
    "standfirst_entities",
    requires=["doc.ents", "doc.sents"],
    assigns=["doc._.companies", "doc._.people", "doc._.organizations", "doc.spans"],
)
class EntityGatherer:
    """Gathers the names of a Doc into companies, people and organizations."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Write the entities to `doc._` and their mentions to `doc.spans`, by kind."""
        entities = self.predict(doc)
        for kind, field in FIELDS.items():
            own = [entity for label, entity in entities if label == kind]
            doc._.set(field, own)
            places = [place for entity in own for place in entity["mentions"]]
            doc.spans[field] = [span_of(doc, start, end, kind) for start, end in places]
        return doc

    def predict(self, doc: Doc) -> list[tuple[str, dict[str, Any]]]:
        """Kind and record of every entity, most salient first."""
        page = Page(doc, text_of(doc), doc._.headline_end)
        tagged = mentions_of(page)
        equated = equated_forms(page.text, tagged)
        found = [*tagged, *untagged(page, tagged, equated)]
        mentions = sorted(found, key=lambda mention: mention.start)
        groups = merged(forms_of(page, mentions, equated))
        standing = _by_start(mentions)
        records = [
            (kind, _record(page, group, standing)) for group in groups if (kind := kind_of(group))
        ]
        _place_people(page, records)
        top = max((record["salience"] for _, record in records), default=1.0)
        for _, record in records:
            record["salience"] = round(record["salience"] / top, 4)
        return sorted(records, key=lambda item: (-item[1]["salience"], item[1]["mentions"][0]))


def _place_people(page: Page, records: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Give the people their roles, and the companies and bodies of the list they belong to."""
    houses = [(kind, record) for kind, record in records if kind != "PERSON"]
    names = {form: record["name"] for _, record in houses for form in record["aliases"]}
    companies = {form for kind, record in houses if kind == "COMPANY" for form in record["aliases"]}
    affiliations = Affiliations(names, companies)
    joined = parted(names)  # once for all people: a long story has hundreds of names
    people = [record for kind, record in records if kind == "PERSON"]
    called = {form for record in people for form in record["aliases"]}
    for record in people:
        uses, leads = _uses(page, record["mentions"])
        record["role"] = role_of(uses, names=joined, people=called)
        record["affiliation"] = affiliations.of(record["role"], uses, leads=leads)


def _by_start(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    standing: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        standing[mention.start].append(mention)
    return standing


def _record(
    page: Page, group: Sequence[Form], standing: Mapping[int, Sequence[Mention]]
) -> dict[str, Any]:
    name = max(_full_names(group), key=_canonical_rank).text
    starts = {start for form in group for start in form.starts}
    own = [mention for start in sorted(starts) for mention in standing[start]]
    places = [(mention.start, mention.end) for mention in own]
    longer = [mention.article + mention.text for mention in own]
    longer += [page.text[each.start : each.end] + _noun_after(page, each) for each in own]
    aliases = dict.fromkeys([name, *(mention.text for mention in own), *longer])
    return {
        "name": name,
        "aliases": list(aliases),
        "role": None,
        "affiliation": None,
        "mentions": [list(place) for place in places],
        "salience": _salience(page, places),
    }


def _noun_after(page: Page, mention: Mention) -> str:
    """What a house is called by in small letters: the "bank" of "Barclays bank"."""
    noun = _GENERIC_NOUN.match(page.text, mention.end) if mention.kind != "PERSON" else None
    return noun.group() if noun else ""


def _full_names(group: Sequence[Form]) -> list[Form]:
    """The forms that may give the name: a product of the house, met now and then, is not it.

    "Tolland Out" in a story about Tolland extends a name that came before and comes far more
    often, by a word that is no part of company names. "Changemakers" of "CNBC Changemakers" is no
    name of CNBC either.
    """
    pairs = [(form, house) for form in group for house in group if _is_product(form, house)]
    products = {form.text for form, _ in pairs}
    alone = {form.core[len(house.core) :] for form, house in pairs}
    named = [form for form in group if form.text not in products and form.core not in alone]
    return [form for form in named or group if not any(_is_slip(form, other) for other in group)]


def _is_slip(form: Form, other: Form) -> bool:
    """A misspelling, by being the rarer of two spellings, or the later."""
    worse = (len(form.starts), -form.first) < (len(other.starts), -other.first)
    return worse and form is not other and is_slip_of(form, other)


def _is_product(form: Form, house: Form) -> bool:
    left, right = house.core, form.core
    extends = len(right) > len(left) and right[: len(left)] == left
    if not extends or form.kind == "PERSON":
        return False
    more = set(right[len(left) :])
    rare = 3 * len(form.starts) <= len(house.starts) and house.first < form.first
    if more & _PRODUCT_WORDS and more <= _PRODUCT_WORDS | _HOUSE_WORDS:
        return form.text not in KINDS_OF
    known = KINDS_OF.get(house.text) == form.kind == "COMPANY" and form.text not in KINDS_OF
    return (rare or (known and form.words == form.core)) and not more & _HOUSE_WORDS


def _canonical_rank(form: Form) -> tuple[int, bool, bool, int, int]:
    """The fullest form; an old name or a headline's spelling only where there is no equal."""
    in_body = len(form.starts) > form.headline
    return len(form.words), form.same_as is None, in_body, len(form.text), len(form.starts)


def _uses(page: Page, places: Sequence[tuple[int, int]]) -> tuple[list[Use], list[str]]:
    """The sentences of a name's first mentions in the body, and those before, or what is near."""
    body = [place for place in places if place[0] >= page.headline_end]
    uses, leads = [], []
    for start, end in body[:_ROLE_MENTIONS]:
        sent = span_of(page.doc, start, end).sent
        left = max(sent.start_char, start - _ROLE_REACH)
        right = sent.end_char
        if right > end + _ROLE_REACH:  # no half of a word
            right = max(end, page.text.rfind(" ", end, end + _ROLE_REACH))
        uses.append((page.text[left:right].rstrip(), start - left, end - left))
        leads.append(_sentence_before(page, sent.start))
    return uses, leads


def _sentence_before(page: Page, token: int) -> str:
    """The end of the sentence before a token of the body; nothing before the first."""
    if token == 0:
        return ""
    sent = page.doc[token - 1].sent
    first, last = max(sent.start_char, sent.end_char - _ROLE_REACH), sent.end_char
    return page.text[first:last] if first >= page.headline_end else ""


def _salience(page: Page, places: Sequence[tuple[int, int]]) -> float:
    """How much a story is about a name.

    The logarithm of one more than its mentions, and whether the headline has it, by 0.4 each; how
    early in the body it comes first, a half if never, and in how many fifths of the body, by 0.3.
    """
    offset = page.headline_end
    length = max(1, len(page.text) - offset)
    body = [(start - offset) / length for start, _ in places if start >= offset]
    early = 1 - body[0] if body else 0.5
    spread = len({int(5 * place) for place in body}) / 5
    in_headline = len(body) < len(places)
    return 0.4 * float(np.log1p(len(places))) + 0.4 * in_headline + 0.3 * early + 0.3 * spread
