"""Phrases that several views share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cli.inert import inert
from summarizer.sources import STDIN
from summarizer.story import Entity, Sentence, Story, Summary, word_count

# People read 238 words a minute of non-fiction in silence (Brysbaert 2019, a review of 190
# studies); a little fewer promise no reader more than they get.
_WORDS_A_MINUTE = 230

KINDS = {"companies": "company", "people": "person", "organizations": "organization"}
EVERY_SENTENCE = "Every sentence"
# Capitals that name an office, not a house.
_OFFICES = frozenset(
    "CEO CFO COO CTO Chief Executive Chairman Chairwoman Director President".split()
)

NAMED = 3  # of many that are alike

_FAILURES = {
    "binary": "not text",
    "encoding": "in no known encoding",
    "killed": "killed",
    "language": "not in English",
    "no-article": "without an article",
    "no-stories": "without stories",
    "not-prose": "no prose",
    "taken": "with their place taken",
    "result": "our own results",
    "too-large": "too large",
    "too-slow": "too slow",
}  # other kinds are words themselves


def paragraphs(summary: Summary) -> Iterator[list[Sentence]]:
    """The chosen sentences; neighbours in one paragraph of the story stay in one paragraph."""
    return in_paragraphs(summary.summary, summary.story.text)


def in_paragraphs(sentences: Iterable[Sentence], text: str) -> Iterator[list[Sentence]]:
    """Sentences of a text; those that stand together in a paragraph of it, in one list."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and not _adjoins(group[-1], sentence, text):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _adjoins(first: Sentence, second: Sentence, text: str) -> bool:
    return second.index == first.index + 1 and "\n" not in text[first.end : second.start]


def credits_of(story: Story) -> list[str]:
    """Where a story is from, when it was published and who wrote it, as far as is known."""
    return [part for part in (source_of(story), *publication(story)) if part]


def source_of(story: Story) -> str:
    """The name of a story's file, with its number if there are several; empty if there is none."""
    return "" if story.source == STDIN else inert(story.source)


def publication(story: Story) -> list[str]:
    """The site, date and byline of a story, as far as it says them."""
    byline = f"by {story.byline}" if story.byline else None
    return [inert(part) for part in (story.site, story.published, byline) if part]


def share(summary: Summary) -> str:
    """How much of the story the summary is: "3 of 21 sentences, 96 of 482 words"."""
    words = sum(word_count(sentence.text) for sentence in summary.summary)
    return (
        f"{len(summary.chosen)} of {counted(len(summary.sentences), 'sentence')}, "
        f"{words} of {counted(summary.words, 'word')}"
    )


def saving(summary: Summary) -> str:
    """What the summary spares its reader: "3 of 21 sentences, 2 min read saved"."""
    told = f"{len(summary.chosen)} of {counted(len(summary.sentences), 'sentence')}"
    left_out = summary.words - sum(word_count(sentence.text) for sentence in summary.summary)
    minutes = int(left_out / _WORDS_A_MINUTE + 0.5)
    return f"{told}, {minutes} min read saved" if minutes else told


def also(entity: Entity) -> str:
    """The forms of a name that say more than its end, as a surname is: "also Larkspur"."""
    name = f"the {entity.name}".casefold()
    forms = [form for form in other_forms(entity) if not name.endswith(form.casefold())]
    return inert(f"also {', '.join(forms)}") if forms else ""


def other_forms(entity: Entity) -> tuple[str, ...]:
    """The forms a story uses besides the name."""
    return tuple(alias for alias in entity.aliases if alias != entity.name)


def listed(entities: Iterable[Entity]) -> str:
    """Names with their mentions: "Oracle (8), TikTok (3)"."""
    return ", ".join(f"{inert(entity.name)} ({entity.mentions})" for entity in entities)


def introduced(person: Entity) -> str:
    """A person's name, position and mentions: "Ann Lee, chief executive of Acme (2)"."""
    held = position(person)
    return f"{inert(person.name)}{', ' + held if held else ''} ({person.mentions})"


def position(person: Entity) -> str:
    """A person's role, and the affiliation where the role names nobody: "engineer, Acme"."""
    role, house = person.role or "", person.affiliation or ""
    names_one = any(word[:1].isupper() and word not in _OFFICES for word in role.split())
    names_one = names_one or bool(set(role.split()) & set(house.split()))
    return inert(", ".join(filter(None, (role, "" if names_one else house))))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "3 files", "3 stories"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{number} {noun}s"


def failure(kind: str) -> str:
    """What is wrong with stories of a kind of error, in a word or two after their number."""
    return _FAILURES.get(kind, kind)


class Alike:
    """Failures of a file's records: of those of one kind the first are named, the rest counted."""

    def __init__(self) -> None:
        self._numbers: Counter[tuple[str, str]] = Counter()

    def is_named(self, file: str, kind: str) -> bool:
        """Count one more; is it one of the first?"""
        self._numbers[file, kind] += 1
        return self._numbers[file, kind] <= NAMED

    def more(self) -> Iterator[str]:
        """What stands for those that were not named."""
        for (file, kind), number in self._numbers.items():
            if number > NAMED:
                more = counted(number - NAMED, "more record")
                yield f"{file}: {more} failed as those before ({failure(kind)})"
