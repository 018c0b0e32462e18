"""Can one form of a name stand for another: surname, nickname, acronym, short form, slip?

Every function takes comparable words, the shorter form first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from nicknames import NickNamer

from summarizer.forms import NETWORKS, PARTICLES, core_words

Words = Sequence[str]

PART_OF = frozenset(
    "news investments investment capital research securities ventures studios studio labs "
    "foundation "
    "financial pictures records sports television tv radio magazine europe uk us usa america "
    "global asset bank insurance health cloud digital university poll".split()
)
_SMALL = frozenset("of the and for in on de la du des & et und to".split())
_COUNTRIES = frozenset("us uk un eu british american canadian australian israeli russian".split())
_EPITHETS = frozenset(
    "papa mama uncle aunt auntie big little lil old young brother sister father mother".split()
)
_OFFICES = frozenset("department ministry office bureau".split())
_CHAMBERS = frozenset("senate house congress parliament commons lords un eu nato".split())
# Who is in a party, and what is a part of it: "Republicans" is not short for their committee.
_PARTISANS = frozenset("gop republicans democrats conservatives tories liberals".split())
_PARTS = frozenset("association caucus club committee conference convention institute".split())
_NO_LETTERS = re.compile(r"^The\s|[.\s]")
_ACRONYM = re.compile(r"[A-Z&]{2,7}|[A-Z][a-z]?[A-Z]{1,2}")
# What everybody in the news calls them.
_BYNAMES = {
    ("fed",): ("federal", "reserve"),
    ("tories",): ("conservative",),
    ("gop",): ("republican",),
    ("lib", "dems"): ("liberal", "democrat"),
    ("isis",): ("islamic", "state"),
    ("isil",): ("islamic", "state"),
    ("daesh",): ("islamic", "state"),
}


def is_short_person(short: Words, full: Words, *, later: bool) -> bool:
    """Surname, given name, initial, nickname (`later` than the full name) or no middle name."""
    if len(short) == 1:
        return _is_one_name(short[0], full, later=later)
    if short == full[-len(short) :]:
        return True
    if short[0] in _EPITHETS and tuple(short[1:]) == (full[0],):
        return True
    if short[-1] != full[-1] or short[0] in PARTICLES:
        return False
    return _is_same_given(short[0], full[0]) or (len(full) > 2 and _is_within(short, full))


def _is_one_name(name: str, full: Words, *, later: bool) -> bool:
    surname = len(full) > 1 and name in full[1:] and name not in PARTICLES
    same = surname or name in {full[0], full[-1].split("-")[-1]}
    return same or (later and is_nickname(name, full[0]))


def _is_same_given(short: str, full: str) -> bool:
    """The same given name, its initial or a nickname of it."""
    initial = min(len(short), len(full)) == 1 and short[0] == full[0]
    return initial or short == full or is_nickname(short, full)


def is_nickname(short: str, given: str) -> bool:
    """Is it "Tim" for Timothy, or the first letters of any name: "Trav" for Travis?"""
    return (len(short) > 2 and given.startswith(short)) or short in nicknames_of(given)


@cache
def nicknames_of(given: str) -> frozenset[str]:
    """Listed nicknames of a given name, in lower case."""
    return frozenset(_namer().nicknames_of(given))


@cache
def _namer() -> NickNamer:
    return NickNamer()


def is_acronym(letters: str, words: Words) -> bool:
    """Initials of a name, its small words or its country counted or not: "CDC", "BoC", "DOJ"."""
    wanted = acronym_letters(letters)
    return bool(wanted) and any(_spells(wanted, variant) for variant in _variants(words))


@lru_cache(maxsize=10_000)
def acronym_letters(text: str) -> str:
    """The letters of what may be an acronym, in lower case; empty where it cannot be one."""
    plain = _NO_LETTERS.sub("", text)
    return plain.casefold() if _ACRONYM.fullmatch(plain) else ""


def initials_of(words: Words) -> set[str]:
    """Every way to spell a name by its initials."""
    return {way for variant in _variants(words) for way in _spellings(variant)}


def bynames_of(short: Words) -> Words:
    """The first word of the name that everybody in the news calls by `short`."""
    return _BYNAMES.get(tuple(short), ())[:1]


def _variants(words: Words) -> Iterator[Words]:
    """A name as it is, without legal suffix or country, and "Justice Department" turned round."""
    yield words
    yield core_words(words)
    bare = words[1:] if words and words[0] in _COUNTRIES else words
    yield bare
    if bare and bare[-1] in _OFFICES:
        yield (bare[-1], "of", *bare[:-1])


def _spells(wanted: str, words: Words) -> bool:
    spellings = _spellings(words)
    if not spellings:
        return False
    # "Centers for Disease Control and Prevention" is the CDC.
    content = spellings[0]
    begun = len(wanted) > 2 and content.startswith(wanted) and len(content) == len(wanted) + 1
    return wanted in spellings or begun


def _spellings(words: Words) -> Words:
    """A name's initials without its small words, with them, and with its country in full."""
    parts = [part for word in words for part in word.split("-") if part]
    if len(parts) < 2:
        return ()
    every = "".join(part[0] for part in parts)
    content = "".join(part[0] for part in parts if part not in _SMALL)
    country = parts[0] + content[1:] if parts[0] in _COUNTRIES else content
    return content, every, country


def is_short_body(short: Words, full: Words, *, later: bool) -> bool:
    """A company or body by some words of its name; `later`: the full name was given before."""
    if _is_of_them(short, full):
        return False
    if _is_byname(short, full) or _is_spelt_together(short, full) or _is_turned(short, full):
        return True
    if len(short) > len(full) or _is_another_chamber(short, full):
        return False
    if _same_words(short, full[: len(short)]):
        return later or not set(full[len(short) :]) & PART_OF
    if _same_words(short, full[-len(short) :]):
        return (later or len(short) > 1) and short[0] not in _SMALL
    return later and (_is_inner(short, full) or _is_office(short, full))


def _is_of_them(short: Words, full: Words) -> bool:
    """Is it the Republicans' committee, or the al Qaeda of one country?"""
    branch = short[-1] in NETWORKS and "in" in full
    return branch or (len(short) == 1 and short[0] in _PARTISANS and full[-1] in _PARTS)


def _is_spelt_together(short: Words, full: Words) -> bool:
    """Is it "JP Morgan" for JPMorgan Chase, "Mt.Gox" for Mt. Gox, "Lockheed-Martin"?"""
    own = "".join(short).replace("-", "")
    sizes = (size for size in range(1, len(full) + 1) if size != len(short))
    return any(own == "".join(full[:size]) for size in sizes)


def _is_turned(short: Words, full: Words) -> bool:
    """Is it "Justice Department" for the Department of Justice?"""
    return short[-1] in _OFFICES and tuple(full) == (short[-1], "of", *short[:-1])


def _is_another_chamber(short: Words, full: Words) -> bool:
    """The Senate is not its committees, nor the House the White House."""
    if len(short) > 1 or short[0] not in _CHAMBERS:
        return False
    return full[:2] == ("white", "house") or (full[0] == short[0] and full[1:2] != ("of",))


def _is_byname(short: Words, full: Words) -> bool:
    """Is it "Tories" for the Conservative Party, "Liberals" for the Liberal Party?"""
    known = _BYNAMES.get(tuple(short))
    if known is not None:
        starts = [tuple(word[: len(part)] for word, part in zip(full, known, strict=False))]
        return known in starts
    if len(full) < 2 or full[-1] != "party" or len(short) >= len(full):
        return False
    party, members = full[-2], short[-1]
    alike = members.endswith("s") and members[:6] == party[:6] and len(members) > 6
    return alike and tuple(short[:-1]) == tuple(full[:-2])


def _same_words(left: Words, right: Words) -> bool:
    """Word by word the same, but for a plural and a last word cut short: "GW Pharma"."""
    if len(left) != len(right) or not left:
        return False
    *first, last = zip(left, right, strict=True)
    clipped = bool(first) and len(last[0]) > 3 and last[1].startswith(last[0])
    return all(_same_word(*pair) for pair in first) and (clipped or _same_word(*last))


def _same_word(left: str, right: str) -> bool:
    return (
        left == right
        or {left, right} == {"&", "and"}
        or (min(len(left), len(right)) > 3 and {left, right} == _plural(left, right))
    )


def _plural(left: str, right: str) -> set[str]:
    shorter = min(left, right, key=len)
    return {shorter, shorter + "s"}


def _is_inner(short: Words, full: Words) -> bool:
    """Words from the middle, or the first and the last with some between left out."""
    size = len(short)
    inside = any(_same_words(short, full[i : i + size]) for i in range(1, len(full) - size))
    distinct = size > 1 or (len(short[0]) > 4 and short[0] not in PART_OF)
    framed = size > 1 and short[0] == full[0] and short[-1] == full[-1]
    return (inside and distinct) or (framed and _is_within(short, full))


def _is_office(short: Words, full: Words) -> bool:
    """Are they a "Department of Justice" and a "U.S. Justice Department"?"""
    left, right = ({word for word in words if word not in _SMALL} for words in (short, full))
    return len(left) > 1 and bool(left & right & _OFFICES) and left <= right


def _is_within(short: Words, full: Words) -> bool:
    """Do the words of `short` come in `full`, in that order?"""
    rest = iter(full)
    return all(word in rest for word in short)


def is_misspelt(left: Words, right: Words) -> bool:
    """Two spellings of which one is a slip: one letter apart, inside a word of five or more."""
    if len(left) != len(right):
        return False
    apart = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and _is_slip(*apart[0])


def _is_slip(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    edges = short[0] == long[0] and short[-1] == long[-1]
    return len(short) > 4 and edges and _one_letter_apart(short, long)


def _one_letter_apart(short: str, long: str) -> bool:
    """One letter more, another letter, or two neighbours exchanged (Damerau 1964)."""
    if len(long) - len(short) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    exchanged = short[start : start + 2] == long[start : start + 2][::-1]
    same_rest = short[start + 2 :] == long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or (exchanged and same_rest)
