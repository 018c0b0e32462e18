"""Headline, byline and date as a text itself shows them, in lines above its body."""

from __future__ import annotations

import re
from datetime import date as calendar_date

from summarizer.furniture import writers_of
from summarizer.story import word_count

_HEADLINE_WORDS = 30
_ENDS_SENTENCE = re.compile(r"""[.:;,]["'”’)\]]*$""")
_TWO_SENTENCES = re.compile(r"""[^\W\d_]{2}[.!?]["'”’)]* ["'“‘]?[A-Z].*[.!?]["'”’)]*$""")
_PERSON = r"[^\W\d_a-z][\w.'’-]+(?:\s+(?:d[aeiou]s?|van|von|der|den|al|[^\W\d_a-z][\w.'’-]*)){1,5}"
_BYLINE = re.compile(
    rf"(?:By|BY)\s+(?P<who>{_PERSON}(?:(?:,\s+{_PERSON})*,?\s+(?:and|AND)\s+{_PERSON})?)"
    r"(?:\s*[,|–—-]\s*.{0,60}(?<![.!?]))?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_ANY_DATE = re.compile(rf"(?<![\w-]){_DATE}", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:(?:Published|Posted|Updated|First published)(?: on| at)?:?\s*)?"
    rf"(?:\w+day,? )?(?P<date>{_DATE})"
    r"(?:[\s,|·-]+(?:at )?\d{1,2}[:.]\d{2}.{0,20})?",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?:published|updated|posted|last updated|first published)(?: (?:on|at))?:? ?"
    r"(?:.{0,30}\d{1,2}[:.]\d{2}.{0,20}|.{0,20}\b\d{4}\b.{0,20}|.{0,20} ago\b.{0,20})"
    r"|\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?) ago.{0,30}"
    r"|view (?:this|it) .{0,40}browser|(?:the )?associated press|reuters|afp|press association)",
    re.IGNORECASE,
)
_TOP, _BYLINE_WORDS = 4, 14  # paragraphs in which credits stand, words of such a line
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def headline_of(parts: list[str]) -> tuple[str | None, list[str]]:
    """The first paragraph, where it is short, is no sentence, and a longer text follows it."""
    if len(parts) < 2 or _BYLINE.fullmatch(parts[0]) or _PUBLISHED.fullmatch(parts[0]):
        return None, parts
    first = parts[0].removeprefix("# ").strip()
    longest = max(len(part) for part in parts[1:])
    if word_count(first) > _HEADLINE_WORDS or longest <= len(first) // 2:
        return None, parts
    stopped = _ENDS_SENTENCE.search(first) and not first.endswith("...")
    if stopped or _TWO_SENTENCES.search(first):
        return None, parts
    return first, parts[1:]


def credits_of(parts: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Byline and date, where they stand on lines of their own before the body."""
    byline = published = None
    head = 0
    for part in parts[:_TOP]:
        who, when = _BYLINE.fullmatch(part), _PUBLISHED.fullmatch(part)
        if who and byline is None:
            byline = who["who"]
        elif when and published is None:
            published = _iso_date(when["date"])
        elif not _WHEN.fullmatch(part):
            break
        head += 1
    return byline, published, parts[head:]


def is_credit(line: str) -> bool:
    """Does a line say who wrote a story, or when, and nothing else?"""
    forms = (_BYLINE, _PUBLISHED, _WHEN)
    return any(form.fullmatch(line) for form in forms)


def without_byline(parts: list[str], byline: str | None) -> list[str]:
    """The paragraphs without a short line at the top that repeats who wrote the story."""
    names = writers_of(byline)
    top = [
        part
        for part in parts[:_TOP]
        if word_count(part) > _BYLINE_WORDS
        or _ENDS_SENTENCE.search(part)
        or not any(name.casefold() in part.casefold() for name in names)
    ]
    return [*top, *parts[_TOP:]]


def date_in(text: str) -> str | None:
    """The first date in a text, as 2020-09-14."""
    dates = (_iso_date(found.group()) for found in _ANY_DATE.finditer(text))
    return next(filter(None, dates), None)


def _iso_date(date: str) -> str | None:
    """A date as 2020-09-14, whichever way the story writes it; None for one that never was."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return _valid(*map(int, date.split("-")))
    found = re.search("|".join(_MONTHS), date.lower())
    day, year = map(int, re.findall(r"\d+", date)[:2])
    return _valid(year, _MONTHS.index(found.group()) + 1, day) if found else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        return None
