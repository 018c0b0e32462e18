"""Single mentions of people and bodies against corpora tagged word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.evaluation.intervals import Ratio
from summarizer.story import Summary

# The corpora do not tell companies from other bodies.
TAGS = {"PER": ("people",), "ORG": ("companies", "organizations")}
GAP = "\n"  # between the sentences of a document: the corpora's own sentence ends are kept

Mention = tuple[str, int, int]
Sentence = tuple[Sequence[str], Sequence[str]]


def detokenized(sentences: Iterable[Sentence]) -> tuple[str, frozenset[Mention]]:
    """The text of a document, words parted by spaces, and its mentions as character offsets."""
    text, mentions = "", set[Mention]()
    for words, tags in sentences:
        offset = len(text)
        mentions |= {(tag, offset + start, offset + end) for tag, start, end in _spans(words, tags)}
        text += " ".join(words) + GAP
    return text.removesuffix(GAP), frozenset(mentions)


def mention_ratios(summary: Summary, gold: frozenset[Mention]) -> dict[str, Ratio]:
    """Precision, recall and F1 of exact spans, by tag (Tjong Kim Sang and De Meulder 2003)."""
    ratios: dict[str, Ratio] = {}
    for tag, kinds in TAGS.items():
        ours = {
            (tag, *span) for kind in kinds for each in getattr(summary, kind) for span in each.spans
        }
        theirs = {mention for mention in gold if mention[0] == tag}
        both = len(ours & theirs)
        ratios[f"{tag} precision"] = (both, len(ours))
        ratios[f"{tag} recall"] = (both, len(theirs))
        ratios[f"{tag} F1"] = (2 * both, len(ours) + len(theirs))
    return ratios


def _spans(words: Sequence[str], tags: Sequence[str]) -> Iterator[Mention]:
    """Mentions of a sentence from its BIO tags, offsets counted in the joined words."""
    offset = 0
    opened: Mention | None = None
    for word, tag in zip(words, tags, strict=True):
        if opened and tag != f"I-{opened[0]}":
            yield opened
            opened = None
        if tag[2:] in TAGS:
            opened = (tag[2:], opened[1] if opened else offset, offset + len(word))
        offset += len(word) + 1
    if opened:
        yield opened
