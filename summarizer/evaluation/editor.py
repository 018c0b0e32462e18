"""What an editor would say: were the right sentences picked, and do they stand alone?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.cleaning import encoding, entities
from summarizer.evaluation.intervals import Ratio
from summarizer.story import letters_of

# The measure keeps a list of its own: what the tool avoids must not decide what is measured.
LEANING = frozenset(
    "he she it they this that these those his her its their him them but and or so yet however "
    "meanwhile also moreover furthermore nevertheless".split()
)
_OPENING = re.compile(r"[\W_]*([^\W\d_]+)")


def pick_ratios(chosen: Sequence[str], picks: Sequence[str]) -> dict[str, Ratio]:
    """Share of a person's picks among the chosen sentences, and the F1 of the two sets.

    Sentences are the same when their letters and digits are.
    """
    if not picks:
        return {}
    ours, theirs = set(map(comparable, chosen)), set(map(comparable, picks))
    both = len(ours & theirs)
    return {
        "picks found": (both, len(theirs)),
        "picks F1": (2 * both, len(ours) + len(theirs)),
    }


def comparable(text: str) -> str:
    """The letters and digits of a text, wrong decoding mended, without regard to case."""
    return letters_of(encoding(entities(text)))


def dangling_ratio(chosen: Sequence[str], indexes: Sequence[int]) -> Ratio:
    """1 of 1 for a summary with a sentence that leans on one left out, else 0 of 1.

    A sentence leans on the one before it in the story when it opens on a pronoun or a connective
    (the antecedent errors of Zhang, Wan and Bansal 2023). The first sentence leans on none.
    """
    dangles = any(
        leans(text) and index > 0 and index - 1 not in indexes
        for text, index in zip(chosen, indexes, strict=True)
    )
    return float(dangles), 1.0


def leans(text: str) -> bool:
    """Does a sentence open on a word that points to the one before it? "IT firms" does not."""
    opening = _OPENING.match(text)
    word = opening.group(1) if opening else ""
    return word.casefold() in LEANING and not word.isupper()
