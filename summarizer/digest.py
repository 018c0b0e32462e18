"""Many stories as one document: what happened, who is in it, and who appears with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from summarizer.appearances import FIELDS
from summarizer.cast import Figure, cast_of
from summarizer.duplicates import near_identical
from summarizer.story import Outcome, Sentence, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story of a digest; `copies` are the sources of other stories with nearly its text.

    In a digest those stand nowhere else, among all stories each is an entry too.
    """

    summary: Summary
    copies: tuple[str, ...] = ()

    @property
    def line(self) -> Sentence:
        """The story in one sentence: the first of its summary, which stands by itself."""
        return self.summary.summary[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Two figures by their labels, and the places in the digest of the stories that name both."""

    names: tuple[str, str]
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Stories in order, the figures of all of them, most named first, and who appears together.

    `beside` gives for a label those that it appears together with, most often first. `failed` are
    the outcomes of what could not be summarized. Stories are meant by their place in `entries`,
    from 0.
    """

    entries: tuple[Entry, ...]
    companies: tuple[Figure, ...] = ()
    people: tuple[Figure, ...] = ()
    organizations: tuple[Figure, ...] = ()
    together: tuple[Together, ...] = ()
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    failed: tuple[Outcome, ...] = ()


def digest_of(outcomes: Iterable[Outcome], *, order: str = "date") -> Digest:
    """The digest of outcomes, its stories by "date" or "salience".

    By date the newest come first, and those without a date last, as they were given. By salience
    come first those whose figures are in most stories. Of near-identical stories one is told.
    """
    done, failed = _parted(outcomes)
    entries = _grouped(done)
    casts = cast_of([entry.summary for entry in entries])
    ranks = _by_date(entries) if order == "date" else _by_salience(entries, casts.values())
    places = {old: new for new, old in enumerate(ranks)}
    moved = {kind: _moved(figures, places) for kind, figures in casts.items()}
    return _digest([entries[place] for place in ranks], moved, failed)


def all_stories(outcomes: Iterable[Outcome]) -> Digest:
    """The outcomes as they were given, every story an entry, with the figures of all of them."""
    done, failed = _parted(outcomes)
    return _digest(_side_by_side(done), cast_of(done), failed)


def _parted(outcomes: Iterable[Outcome]) -> tuple[list[Summary], list[Outcome]]:
    """The summaries, and the outcomes that are none."""
    done, failed = [], []
    for outcome in outcomes:
        if outcome.summary is None:
            failed.append(outcome)
        else:
            done.append(outcome.summary)
    return done, failed


def _digest(
    entries: Sequence[Entry],
    casts: Mapping[str, Sequence[Figure]],
    failed: Sequence[Outcome],
) -> Digest:
    together = _together([figure for kind in FIELDS for figure in casts[kind]])
    return Digest(
        entries=tuple(entries),
        together=together,
        beside=_beside(together),
        failed=tuple(failed),
        **{kind: tuple(figures) for kind, figures in casts.items()},
    )


def _side_by_side(summaries: Sequence[Summary]) -> list[Entry]:
    """An entry for every story, with the sources of those that are nearly the same."""
    sources = [summary.story.source for summary in summaries]
    copies: dict[int, tuple[str, ...]] = {}
    for group in near_identical(summary.story.text for summary in summaries):
        for place in group:
            copies[place] = tuple(sources[other] for other in group if other != place)
    return [Entry(summary=summary, copies=copies[place]) for place, summary in enumerate(summaries)]


def _grouped(summaries: Sequence[Summary]) -> list[Entry]:
    """One entry for stories that are nearly the same: the longest, and the sources of the rest."""
    entries = []
    for group in near_identical(summary.story.text for summary in summaries):
        shown = max(group, key=lambda place: len(summaries[place].story.text))
        copies = tuple(summaries[place].story.source for place in group if place != shown)
        entries.append(Entry(summary=summaries[shown], copies=copies))
    return entries


def _by_date(entries: Sequence[Entry]) -> list[int]:
    dates = [entry.summary.story.published or "" for entry in entries]
    return sorted(range(len(entries)), key=dates.__getitem__, reverse=True)


def _by_salience(entries: Sequence[Entry], casts: Iterable[Sequence[Figure]]) -> list[int]:
    weights: Counter[int] = Counter()
    for figure in (figure for figures in casts for figure in figures):
        for place in figure.stories:
            weights[place] += len(figure.stories) - 1
    return sorted(range(len(entries)), key=weights.__getitem__, reverse=True)


def _moved(figures: Sequence[Figure], places: dict[int, int]) -> tuple[Figure, ...]:
    """The figures with their stories at the places where those stand now."""
    return tuple(
        replace(
            figure,
            stories=tuple(sorted(places[place] for place in figure.stories)),
            mentions={places[place]: count for place, count in sorted(figure.mentions.items())},
        )
        for figure in figures
    )


def _together(figures: Sequence[Figure]) -> tuple[Together, ...]:
    """Pairs of figures that share two stories or more, those that share most first."""
    casts: defaultdict[int, list[str]] = defaultdict(list)
    for figure in figures:
        if len(figure.stories) > 1:
            for place in figure.stories:
                casts[place].append(figure.label)
    shared: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place in sorted(casts):
        for pair in combinations(casts[place], 2):
            shared[pair].append(place)
    pairs = (Together(names=names, stories=tuple(found)) for names, found in shared.items())
    often = (pair for pair in pairs if len(pair.stories) > 1)
    return tuple(sorted(often, key=lambda pair: -len(pair.stories)))


def _beside(together: Iterable[Together]) -> dict[str, list[str]]:
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in (pair.names for pair in together):
        beside[left].append(right)
        beside[right].append(left)
    return dict(beside)


def companions(digest: Digest, label: str) -> Sequence[str]:
    """Who appears with a figure in two stories or more, most often first."""
    return digest.beside.get(label, [])


def prominent(figures: Sequence[Figure], *, at_least: int = 10) -> Sequence[Figure]:
    """The figures of two stories or more, and others until there are `at_least` so many."""
    several = sum(len(figure.stories) > 1 for figure in figures)
    return figures[: max(several, at_least)]
