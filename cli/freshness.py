"""What a result was made of, as one key: when nothing of it changed, the result stands."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cli.settings import Settings
from cli.terminal import NAME
from summarizer.furniture import repeated_in
from summarizer.limits import USUAL, Limits
from summarizer.record import SCHEMA
from summarizer.sources import Source, bytes_of

Shape = tuple[object, ...]  # what all results of a run have in common


def shape_of(settings: Settings) -> Shape:
    """What shapes the results of a run: the settings that do, and the version."""
    made_by = (NAME, version(NAME), SCHEMA, settings.model, _model_version(settings.model))
    asked_for = (settings.format or "text", settings.explain, settings.focus, settings.length)
    return (*made_by, *asked_for)


def key_of(story: Source, shape: Shape, *, limits: Limits = USUAL) -> str:
    """A digest of the story's bytes and name, and of what shapes the results of its run.

    Of the lines that other stories of its folder share, those count that stand in the story: a new
    story in the folder leaves the results of the others alone.

    Raises:
        StoryError: the story cannot be read.
    """
    data = story.data
    if data is None:
        data = bytes_of(story.path or Path(story.name), limits=limits)
    text = data.decode(errors="replace") if story.furniture else ""
    shared = repeated_in(text, story.furniture)
    digest = sha256(repr((shape, story.name, shared)).encode(errors="surrogateescape"))
    digest.update(data)
    return digest.hexdigest()


def _model_version(model: str | None) -> str | None:
    """The version of another pipeline: of its package, or what is written in its folder."""
    if model is None:
        return None
    with suppress(PackageNotFoundError, ValueError):
        return version(model)
    with suppress(OSError, ValueError):
        return (Path(model) / "meta.json").read_text(encoding="utf-8")
    return None
