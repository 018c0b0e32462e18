"""Bodies that many countries have, told apart by the country: "U.S. Congress" and Brazil's."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from summarizer.forms import comparable

Words = tuple[str, ...]

_US = "us"
# Each country by its name as a prefix of bodies', and by the words that a text names it with.
_COUNTRIES = {
    _US: "US U.S U.S. America American Americans Washington Republicans Democrats "
    "Pentagon Trump Biden Obama",
    "argentina": "Argentina Argentine",
    "australia": "Australia Australian",
    "brazil": "Brazil Brazilian",
    "uk": "UK U.K Britain British England English London",
    "canada": "Canada Canadian Ottawa",
    "chile": "Chile Chilean",
    "china": "China Chinese Beijing",
    "colombia": "Colombia Colombian",
    "egypt": "Egypt Egyptian",
    "france": "France French Paris",
    "germany": "Germany German Berlin",
    "ghana": "Ghana Ghanaian",
    "greece": "Greece Greek",
    "india": "India Indian Delhi",
    "indonesia": "Indonesia Indonesian",
    "iran": "Iran Iranian",
    "iraq": "Iraq Iraqi",
    "ireland": "Ireland Irish",
    "israel": "Israel Israeli",
    "italy": "Italy Italian",
    "japan": "Japan Japanese",
    "kenya": "Kenya Kenyan",
    "korea": "Korea Korean",
    "mexico": "Mexico Mexican",
    "nigeria": "Nigeria Nigerian",
    "pakistan": "Pakistan Pakistani",
    "palestine": "Palestine Palestinian Gaza",
    "philippines": "Philippines Philippine Filipino",
    "poland": "Poland Polish",
    "russia": "Russia Russian Moscow",
    "spain": "Spain Spanish",
    "turkey": "Turkey Turkish",
    "ukraine": "Ukraine Ukrainian Kyiv",
    "venezuela": "Venezuela Venezuelan",
    "afghanistan": "Afghanistan Afghan",
    "cuba": "Cuba Cuban",
    "jordan": "Jordan Jordanian",
    "lebanon": "Lebanon Lebanese",
    "libya": "Libya Libyan",
    "malaysia": "Malaysia Malaysian",
    "netherlands": "Netherlands Dutch",
    "saudi": "Saudi",
    "somalia": "Somalia Somali",
    "sweden": "Sweden Swedish",
    "syria": "Syria Syrian Damascus",
    "thailand": "Thailand Thai",
    "yemen": "Yemen Yemeni",
    "zimbabwe": "Zimbabwe Zimbabwean",
}
_COUNTRY_OF = {word: name for name, words in _COUNTRIES.items() for word in words.split()}
_PREFIXES = {comparable(word): name for word, name in _COUNTRY_OF.items()}
_NAMED = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _COUNTRY_OF), key=len, reverse=True)) + r")(?!\w)"
)
# Those that are the United States', or Britain's, where a story speaks of that country, or of none.
_AMERICAN = frozenset(
    "congress|senate|house|supreme court|coast guard"
    "|state department|justice department|treasury department|commerce department"
    "|labor department|defense department|energy department|education department"
    "|transportation department|agriculture department|postal service|chamber of commerce"
    "|food and drug administration".split("|")
)
_BRITISH = frozenset(("labor party", "conservative party", "home office", "foreign office"))
_DEFAULTS = dict.fromkeys(_AMERICAN, _US) | dict.fromkeys(_BRITISH, "uk")
# Those that no other country has.
_ITS_OWN = frozenset(
    "federal reserve|securities and exchange commission|environmental protection agency"
    "|drug enforcement administration|border patrol|secret service|republican party"
    "|democratic party".split("|")
)
_ANY_COUNTRYS = frozenset(
    "parliament|treasury|high court|court of appeal|central bank"
    "|constitutional court|electoral commission|cabinet".split("|")
)


def of_country(words: Words, text: str) -> Words:
    """The words of a body's name with its country before them, if it is one of many countries'.

    The country is the one in the name or else the one that the story speaks of; that of the
    Congress or the Labour Party goes without saying.
    """
    named, rest = _parted(words)
    name = " ".join(rest)
    if name in _ITS_OWN and named in {None, _US}:
        return rest
    if not _is_national(rest):
        return words
    default = _DEFAULTS.get(name, "")
    country = named or _spoken_of(text, default=default)
    return rest if country in {default, ""} else (country, *rest)


def goes_without_saying(words: Words) -> bool:
    """Is it a body whose country everybody knows?"""
    return " ".join(words) in _DEFAULTS or " ".join(words) in _ITS_OWN


def may_be_any_country_s(words: Words) -> bool:
    """Is it a body of a country, and unsaid of which?"""
    bare = words[0] not in _COUNTRIES and " ".join(words) not in _DEFAULTS
    return bare and _is_national(words)


def _parted(words: Words) -> tuple[str | None, Words]:
    """The country at the start of a name and the rest, if that may be a country's."""
    size = 2 if words[:2] == ("united", "states") else 1
    named = _US if size == 2 else _PREFIXES.get(words[0])
    rest = _plain(words[size:])
    if named and (_is_national(rest) or " ".join(rest) in _ITS_OWN):
        return named, rest
    return None, _plain(words)


def _is_national(words: Words) -> bool:
    ministry = len(words) > 1 and words[-1] == "ministry"
    return ministry or " ".join(words) in _DEFAULTS.keys() | _ANY_COUNTRYS


def _plain(words: Words) -> Words:
    """A "Department of Justice" as "Justice Department"."""
    turned = len(words) > 2 and words[:2] in {("department", "of"), ("ministry", "of")}
    return (*words[2:], words[0]) if turned else words


def _spoken_of(text: str, *, default: str) -> str:
    """The country that a text names most, or the default one if it names that at all."""
    counts = _countries(text)
    return default if default in counts else max(counts, key=counts.__getitem__, default="")


@lru_cache(maxsize=20_000)
def _countries(text: str) -> Counter[str]:
    return Counter(_COUNTRY_OF[word] for word in _NAMED.findall(text))
