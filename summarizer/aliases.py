"""Which forms of a story are one name: surnames, first names, initials, acronyms, short forms.

Plain values in, plain values out; knows no spaCy. A form joins the fullest form that it can be
short for. Where several full names could own a short form, the one last introduced before it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.forms import Form
from summarizer.likeness import (
    acronym_letters,
    bynames_of,
    initials_of,
    is_acronym,
    is_misspelt,
    is_nickname,
    is_short_body,
    is_short_person,
    nicknames_of,
)

_SURE = 0.85  # mean probability from which a kind is not overruled by a likeness of names
_DOUBT = 0.1  # mean probability of a person from which a surname may still be one
_FAINT_DOUBT = 0.02  # the same of a surname met once or twice after the full name
_APART = 80  # characters from a full name to a surname that is not "Dell" of "Michael Dell of Dell"
_FEW = 2  # mentions
_BEGUN = 3  # letters by which words are told to begin alike


def merged(forms: Sequence[Form]) -> list[list[Form]]:
    """The forms in groups, one a name, the fullest form of each first."""
    groups: list[list[Form]] = []
    near: dict[str, set[int]] = defaultdict(set)  # places of the groups by their forms' traces
    for form in sorted(forms, key=_fullness, reverse=True):
        own = traces(form)
        candidates = sorted(set().union(*(near[trace] for trace in own)))
        place = _owner(form, groups, candidates)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(form)
        for trace in own:
            near[trace].add(place)
    return _united(groups)


def traces(form: Form) -> set[str]:
    """What a form has in common with every one that it may be short for, or that is short for it.

    Beginnings of its words, of its words written together and of its acronyms, the ends of words
    that may be misspelt, and other names for it. A list holds thousands of names: only those that
    share a trace are compared.
    """
    words, core = form.words, form.core
    begun = {part for word in words for part in (word, *word.split("-"))}
    begun |= {"and"} if "&" in words else set()
    begun |= {"".join(core[:size]) for size in range(1, len(core) + 1)}
    begun |= {acronym_letters(form.text), *initials_of(words), *bynames_of(core)}
    if form.kind == "PERSON" and core:
        begun |= nicknames_of(core[0])
    slips = {f"{word[0]}…{word[-1]}" for word in (*core[:1], *core[-1:]) if len(word) > 4}
    named = {form.text, form.same_as or form.text}
    return {part[:_BEGUN] for part in begun if part} | slips | named


def _united(groups: Sequence[list[Form]]) -> list[list[Form]]:
    """The groups, those that write one house alike together: "FOX" and "Fox" of Fox News."""
    united: list[list[Form]] = []
    owners: dict[tuple[str, ...], list[Form]] = {}
    for group in groups:
        cores = [form.core for form in group if form.kind != "PERSON"]
        owner = next((owners[core] for core in cores if core in owners), None)
        if owner is None:
            united.append(group)
        else:
            owner.extend(group)
        owners.update((core, group if owner is None else owner) for core in cores)
    return united


def _fullness(form: Form) -> tuple[int, int, int]:
    return len(form.core), len(form.words), sum(map(len, form.words))


def _owner(form: Form, groups: Sequence[list[Form]], places: Iterable[int]) -> int | None:
    """The place, among `places`, of the group that a form belongs to."""
    owners = [place for place in places if any(_short_for(form, full) for full in groups[place])]
    return max(owners, key=lambda place: _claim(form, groups[place]), default=None)


def _claim(form: Form, group: Sequence[Form]) -> tuple[bool | int, ...]:
    """How well a name's claim to a short form stands, when several names could be meant."""
    full = group[0]
    by_given_name = full.kind == "PERSON" and any(other.words == full.words[:1] for other in group)
    introduced = full.first <= form.first
    return (
        (full.kind == "PERSON") == (form.kind == "PERSON"),
        full.core == form.core and full.generation == form.generation,
        not any(is_slip_of(form, other) for other in group),
        is_acronym(form.text, full.words),
        len(form.titles & frozenset().union(*(other.titles for other in group))),
        full.generation == form.generation,
        introduced,
        not by_given_name,
        full.first if introduced else -full.first,
    )


def _short_for(short: Form, full: Form) -> bool:
    """Can `short` stand for `full`?"""
    if not short.core or not full.core:
        return False
    if short.same_as == full.text or full.same_as == short.text:
        return True
    if _are_two_people(short, full) or _are_two_generations(short, full):
        return False
    return short.core == full.core or (_kinds_agree(short, full) and _is_like(short, full))


def _are_two_people(short: Form, full: Form) -> bool:
    """Names of people that have nothing in common; told early, because a list may hold hundreds.

    Full names share a word, and one word begins as one of the other's, or is a nickname.
    """
    if short.kind != "PERSON" or full.kind != "PERSON":
        return False
    if len(short.core) > 1:
        return len(full.core) > 1 and short.core_words.isdisjoint(full.core_words)
    name = short.core[0]
    return name[0] not in full.initials and not is_nickname(name, full.core[0])


def _is_like(short: Form, full: Form) -> bool:
    """Is `short` a part, an acronym or a misspelling of `full`?"""
    later = short.first > full.first
    if full.kind == "PERSON":
        called = short.kind == "PERSON" and len(full.core) > 2  # "JFK"
        initials = called and is_acronym(short.text, full.core)
        own = initials or is_short_person(short.core, full.core, later=later)
    else:
        later = later and short.kind != "PERSON"
        own = is_acronym(short.text, full.words) or is_short_body(
            short.core, full.core, later=later
        )
    return own or is_slip_of(short, full)


def is_slip_of(left: Form, right: Form) -> bool:
    """A spelling met once or twice, a letter from the other: a slip of the writer's."""
    rare = min(len(left.starts), len(right.starts)) <= _FEW
    same_kind = left.kind == right.kind
    size = len(left.core)
    runs = (right.core[-size:], right.core[:size])
    return rare and same_kind and any(is_misspelt(left.core, run) for run in runs)


def _are_two_generations(left: Form, right: Form) -> bool:
    """Father and son: "Lucius Jr.", or "Donald Trump" who was named before "Donald Trump Jr.".

    A bare surname may be either's.
    """
    if left.generation == right.generation or left.kind != "PERSON":
        return False
    elder, younger = sorted((left, right), key=lambda form: form.generation not in {"", "sr"})
    if elder.generation or len(younger.core) == 1:
        return True
    named = len(elder.core) > 1
    return named and (elder.first < younger.first or len(elder.starts) > _FEW)


def _kinds_agree(short: Form, full: Form) -> bool:
    if (short.kind == "PERSON") == (full.kind == "PERSON"):
        return True
    if len(short.words) > 1:
        return False
    person = short.probabilities[1]
    return max(short.probabilities) < _SURE or person > _DOUBT or _may_be_surname(short, full)


def _may_be_surname(short: Form, full: Form) -> bool:
    """A name met once or twice, well after a person of that surname was introduced."""
    after = not short.headline and short.starts[0] > full.first + _APART
    return after and len(short.starts) <= _FEW and short.probabilities[1] > _FAINT_DOUBT
