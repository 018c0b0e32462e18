"""Stories with what people said about them: references, picked sentences, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer.cleaning import clean, without_dateline
from summarizer.errors import StoryError
from summarizer.evaluation.jsonl import Record, read_jsonl
from summarizer.evaluation.mentions import Mention, detokenized
from summarizer.evaluation.names import GoldCast, cast_of_forms, gold_cast
from summarizer.evaluation.openings import JUDGED, SOURCES, annotated_openings
from summarizer.prose import require_story
from summarizer.reading import read_story, read_text
from summarizer.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A story and what it is judged by; what its source does not say is left empty."""

    name: str
    story: Story
    references: tuple[tuple[str, ...], ...] = ()
    picks: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    cast: GoldCast | None = None
    mentions: frozenset[Mention] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A story that reading did not take, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The cases of a file or folder; `sha256` tells whether it has changed since."""

    name: str
    sha256: str
    cases: tuple[Case, ...]
    refused: tuple[Refusal, ...] = ()


def load_material(path: Path, *, limit: int | None = None) -> Material:
    """The first `limit` stories of a JSONL file or of a folder of annotated stories.

    Of the folder of stories with summaries they are the openings that are annotated for judging.

    Raises:
        OSError: the file, the folder, or the folder's gold.jsonl is not there.
    """
    read = islice(_cases(path), limit)
    cases, refused = [], []
    for each in read:
        if isinstance(each, Refusal):
            refused.append(each)
        else:
            cases.append(each)
    return Material(
        name=path.stem, sha256=_digest(path), cases=tuple(cases), refused=tuple(refused)
    )


def _digest(path: Path) -> str:
    """That of the material, and of its annotations where they do not lie beside it."""
    if not _has_openings(path):
        return digest(path)
    return sha256(f"{digest(path)}{digest(JUDGED)}".encode()).hexdigest()


def _has_openings(path: Path) -> bool:
    return (path / SOURCES[0]).exists()


def digest(path: Path) -> str:
    """SHA-256 of a file, or of the names and bytes of all files in a folder."""
    total = sha256()
    if path.is_file():
        total.update(path.read_bytes())
        return total.hexdigest()
    for file in sorted(path.iterdir()):
        total.update(f"{file.name}\0{digest(file)}\n".encode())
    return total.hexdigest()


def _cases(path: Path) -> Iterator[Case | Refusal]:
    if not path.is_dir():
        return _file(path)
    return _openings(path) if _has_openings(path) else _folder(path)


def _openings(path: Path) -> Iterator[Case | Refusal]:
    for opening in annotated_openings(path, JUDGED):
        try:
            story = read_text(opening.text, source=opening.name)
        except StoryError as error:
            yield Refusal(name=opening.name, reason=error.message)
            continue
        cast = cast_of_forms(opening.forms, opening.optional)
        yield Case(name=opening.name, story=story, cast=cast)


def _folder(path: Path) -> Iterator[Case | Refusal]:
    keys = path / "key.jsonl"
    picks = {record["id"]: record["key"] for record in read_jsonl(keys)} if keys.exists() else {}
    for record in read_jsonl(path / "gold.jsonl"):
        name = record["id"]
        try:
            story = read_story(path / f"{name}.txt")
        except StoryError as error:
            yield Refusal(name=name, reason=error.message)
            continue
        yield Case(
            name=name,
            story=story,
            picks=tuple(record.get("key") or picks.get(name, ())),
            lead=tuple(record.get("lead3", ())),
            cast=gold_cast(record),
        )


def _file(path: Path) -> Iterator[Case | Refusal]:
    records = list(read_jsonl(path))
    if records and "tokens" in records[0]:
        yield from _tagged(records)
    else:
        yield from map(_summarized, records)


def _summarized(record: Record) -> Case | Refusal:
    try:
        story = _story(record)
    except StoryError as error:
        return Refusal(name=record["id"], reason=error.message)
    return Case(
        name=record["id"],
        story=story,
        references=tuple(map(tuple, record["references"])),
        picks=tuple(record.get("gold", ())),
        lead=tuple(record["lead3"]),
    )


def _story(record: Record) -> Story:
    """A record's story: as the command would read its text; a headline is taken as given."""
    source, headline = record["id"], record.get("headline")
    if not headline:
        return read_text(record["text"], source=source)
    text = without_dateline(clean(record["text"]))
    return Story(
        source=source,
        text=text,
        headline=headline,
        language=require_story(text, source=source),
    )


def _tagged(records: list[Record]) -> Iterator[Case]:
    documents: dict[Any, list[Record]] = {}
    for record in records:
        documents.setdefault(record["doc"], []).append(record)
    for name, rows in documents.items():
        text, mentions = detokenized((row["tokens"], row["tags"]) for row in rows)
        story = Story(source=str(name), text=text)
        yield Case(name=str(name), story=story, mentions=mentions)
