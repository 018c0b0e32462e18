"""The annotated material as words and tags.

Every source is brought to one scheme: BIO tags for company, person and organization, and `MASK`
where the source does not say (an `optional` name, an unlabelled name in Few-NERD). Masked words
are left out of the loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from summarizer.evaluation.jsonl import read_jsonl
from summarizer.evaluation.openings import annotated_openings

LABELS = (
    "O",
    "B-company",
    "I-company",
    "B-person",
    "I-person",
    "B-organization",
    "I-organization",
)
MASK = -100
KINDS = {"companies": "company", "people": "person", "organizations": "organization"}
ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")

_FEW_NERD = {
    "organization_company": "company",
    "organization_media/newspaper": "company",
    "organization_education": "organization",
    "organization_government/governmentagency": "organization",
    "organization_politicalparty": "organization",
    "organization_religion": "organization",
    "organization_sportsleague": "organization",
    "organization_sportsteam": "organization",
    "organization_showorganization": "organization",
}
_WNUT = {"corporation": "company", "group": "organization", "person": "person"}


@dataclass(frozen=True)
class Example:
    """Words, one tag index (or `MASK`) a word, and the words that open a sentence."""

    words: list[str]
    tags: list[int]
    breaks: list[int]


@dataclass(frozen=True)
class AnnotatedStory:
    """A story's text and, by surface form, the kind of each name; None for optional names."""

    text: str
    kinds: dict[str, str | None]
    entities: list[tuple[str, list[str]]]


def annotated_stories(folder: Path) -> Iterator[AnnotatedStory]:
    """The stories of a folder with `gold.jsonl`, with every surface form's kind."""
    for row in read_jsonl(folder / "gold.jsonl"):
        text = (folder / f"{row['id']}.txt").read_text(encoding="utf-8")
        forms = {
            field: [[entity["name"], *entity["aliases"]] for entity in row[field]]
            for field in KINDS
        }
        yield _annotated(text, forms, row["optional"])


def annotated_summaries(folder: Path) -> Iterator[AnnotatedStory]:
    """The openings of stories with summaries, by `ANNOTATIONS`."""
    for opening in annotated_openings(folder, ANNOTATIONS):
        yield _annotated(opening.text, opening.forms, opening.optional)


def _annotated(
    text: str, forms: Mapping[str, list[list[str]]], optional: Iterable[str]
) -> AnnotatedStory:
    """A story from the forms of each company, person and organization."""
    kinds: dict[str, str | None] = dict.fromkeys(optional)
    entities = [(kind, own) for field, kind in KINDS.items() for own in forms[field]]
    for kind, own in entities:
        kinds.update(dict.fromkeys(own, kind))
    return AnnotatedStory(text=text, kinds=kinds, entities=entities)


def matches(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Spans of the forms in the text: longest first, whole words, no overlap."""
    ordered = sorted(forms, key=len, reverse=True)
    if not ordered:
        return
    pattern = "|".join(re.escape(form) for form in ordered)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        yield match.span()


class StoryTagger:
    """Turns annotated stories into examples, with the tokens that the shipped pipeline sees."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("sentencizer")

    def example(self, story: AnnotatedStory) -> Example:
        """Tags of a story's words by longest match of its names."""
        doc = self._nlp(story.text)
        tags = [0] * len(doc)
        for start, end in matches(story.text, story.kinds):
            span = doc.char_span(start, end, alignment_mode="expand")
            kind = story.kinds[story.text[start:end]]
            if span is not None:
                _write(tags, span.start, span.end, kind)
        return _without_spaces(doc, tags)


def _write(tags: list[int], start: int, end: int, kind: str | None) -> None:
    if kind is None:
        tags[start:end] = [MASK] * (end - start)
        return
    inside = LABELS.index(f"I-{kind}")
    tags[start:end] = [inside - 1] + [inside] * (end - start - 1)


def _without_spaces(doc: Doc, tags: Sequence[int]) -> Example:
    kept = [token.i for token in doc if not token.is_space]
    position = {old: new for new, old in enumerate(kept)}
    breaks = sorted({position[sent.start] for sent in doc.sents if sent.start in position})
    return Example([doc[i].text for i in kept], [tags[i] for i in kept], breaks)


def few_nerd(path: Path) -> Iterator[Example]:
    """Few-NERD: companies, other bodies and people; what the file leaves unlabelled is masked."""
    for row in read_jsonl(path):
        kinds = [_few_nerd_kind(tag) for tag in row["tags"]]
        yield _partial(row["tokens"], row["tags"], kinds, trusted_o=False)


def _few_nerd_kind(tag: str) -> str | None:
    label = tag[2:]
    if label.startswith("person"):
        return "person"
    if label.startswith("organization"):
        return _FEW_NERD.get(label)
    return "O"


def wikigold(path: Path) -> Iterator[Example]:
    """Wikigold: people; organizations are masked, since it does not tell companies apart."""
    for row in read_jsonl(path):
        kinds = [{"PER": "person", "ORG": None}.get(tag[2:], "O") for tag in row["tags"]]
        yield _partial(row["tokens"], row["tags"], kinds, trusted_o=True)


def wnut(path: Path) -> Iterator[Example]:
    """WNUT-17: corporations apart from groups, in the spelling of social media."""
    for row in read_jsonl(path):
        kinds = [_WNUT.get(tag[2:], "O") for tag in row["tags"]]
        yield _partial(row["tokens"], row["tags"], kinds, trusted_o=True)


def gmb(path: Path) -> Iterator[Example]:
    """Groningen Meaning Bank: what is a place or a time in news is no name of ours.

    Its people hold their titles and its organizations are not told apart, so both are masked.
    """
    for row in read_jsonl(path):
        kinds = [None if tag[2:] in {"per", "org"} else "O" for tag in row["tags"]]
        yield _partial(row["tokens"], row["tags"], kinds, trusted_o=False)


def _partial(
    words: list[str], source: list[str], kinds: Sequence[str | None], *, trusted_o: bool
) -> Example:
    tags = []
    for index, (word, tag, kind) in enumerate(zip(words, source, kinds, strict=True)):
        if tag == "O":
            tags.append(0 if trusted_o or word.islower() or index == 0 else MASK)
        elif kind is None:
            tags.append(MASK)
        elif kind == "O":
            tags.append(0)
        else:
            continues = index > 0 and source[index - 1][2:] == tag[2:] and tag[0] == "I"
            tags.append(LABELS.index(f"{'I' if continues else 'B'}-{kind}"))
    return Example(words, tags, [0])
