"""Reasons in words for a sentence's salience.

The reasons are the model's own: every feature's contribution to the logit is its weight times what
the sentence has more or less of it than news sentences have on average. Features that mean one
thing to a reader are added up; the largest sums are said, a minus before those that spoke against.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.features import FEATURES

_GROUPS = {
    "position": tuple(name for name in FEATURES if name.startswith("position")),
    "headline": ("headline words", "headline share"),
    "centre": ("centroid", "centrality"),
    "names": ("names", "main names"),
    "introduction": ("introduces a name", "gives a role"),
    "length": ("short", "long", "words"),
    "quotation": ("quoted", "opens with a quotation", "reported speech"),
}
_SAID = {
    "headline": ("repeats the headline", "shares little with the headline"),
    "centre": ("says what the story is about", "beside the story's subject"),
    "close to the lead": ("takes up the lead", "far from the lead"),
    "names": ("names the main names", "names none of the main names"),
    "introduction": ("introduces a name", "introduces nobody new"),
    "length": ("full sentence", "length tells against it"),
    "quotation": ("quotation or reported speech", "quotation or reported speech"),
    "broken quotation": ("whole quotation", "half of a quotation"),
    "opens on a pronoun": ("stands alone", "opens on a pronoun"),
    "opens on a connective": ("stands alone", "opens on a connective"),
    "question": ("no question", "a question"),
    "numbers": ("gives figures", "figures only support"),
    "opens paragraph": ("opens a paragraph", "inside a paragraph"),
    "later half": ("early in the story", "late in the story"),
    "first or second person": ("speaks to the reader", "speaks in the first or second person"),
}
_MEMBERS = {name for names in _GROUPS.values() for name in names}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_LEAST = 0.15


def reasons(
    contributions: Sequence[float], index: int, *, names: Sequence[str] = (), most: int = 3
) -> tuple[str, ...]:
    """What moved the sentence `index` most, strongest first; `names` are those it mentions."""
    by_feature = dict(zip(FEATURES, contributions, strict=True))
    sums = {group: sum(by_feature[name] for name in own) for group, own in _GROUPS.items()}
    sums |= {name: value for name, value in by_feature.items() if name not in _MEMBERS}
    ranked = sorted(sums.items(), key=lambda item: -abs(item[1]))
    return tuple(
        f"{'+' if value > 0 else '−'} {_said(feature, value, index, names)}"
        for feature, value in ranked[:most]
        if abs(value) >= _LEAST
    )


def _said(feature: str, value: float, index: int, names: Sequence[str]) -> str:
    if feature == "position":
        return f"{_ORDINALS[index]} sentence" if index < len(_ORDINALS) else "far down in the story"
    if feature == "names" and value > 0 and names:
        return "names " + " and ".join(names[:2])
    for_it, against = _SAID[feature]
    return for_it if value > 0 else against
