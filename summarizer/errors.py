"""What can be wrong with a story.

StoryError
├── UnreadableError      the file cannot be had: missing, forbidden, vanished
├── UnsupportedError     the bytes are no text: binary, undecodable, too large, another format
├── NotAStoryError       the text is no English news prose: empty, a table, code, another language
└── UnexpectedError      a fault of ours; the other stories are done all the same

ModelError               the pipeline that was asked for cannot be loaded; no story's fault
"""

from __future__ import annotations


class StoryError(Exception):
    """A story that cannot be summarized. Raised only as one of its children.

    `message` says what and why, `hint` what to do next, `kind` names the case for machines.
    """

    def __init__(self, message: str, *, hint: str, kind: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.kind = kind

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the keyword arguments, so that errors cross processes."""
        return _rebuilt, (type(self), self.message, self.hint, self.kind)


class UnreadableError(StoryError):
    """The source cannot be read at all."""


class UnsupportedError(StoryError):
    """The source is read, but its bytes are not text that we understand."""


class NotAStoryError(StoryError):
    """The text is understood, and is not a story in English."""


class UnexpectedError(StoryError):
    """Something failed that should not have; a fault to report."""


def unexpected(source: str, error: Exception) -> UnexpectedError:
    """The error that a fault of ours is for the story it came with."""
    return UnexpectedError(
        f"{source}: could not be summarized ({type(error).__name__}: {error})",
        hint="This is a fault of standfirst; please report it.",
        kind="unexpected",
    )


def out_of_memory(source: str) -> UnsupportedError:
    """The error that a story is which takes too much memory."""
    return UnsupportedError(
        f"{source}: it takes more memory than there is for one story",
        hint="Give its text alone, or allow more with --memory-limit.",
        kind="too-large",
    )


def out_of_time(source: str, seconds: float) -> UnsupportedError:
    """The error that a story is which takes too long."""
    return UnsupportedError(
        f"{source}: it took longer than {seconds:g} second{'s' * (seconds != 1)}",
        hint="Give its text alone, or allow more with --time-limit.",
        kind="too-slow",
    )


class ModelError(Exception):
    """A spaCy pipeline that cannot be loaded; `message` says which and why, `hint` what to do."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the keyword argument, as `StoryError` does."""
        return _rebuilt_model_error, (self.message, self.hint)


def _rebuilt(cls: type[StoryError], message: str, hint: str, kind: str) -> StoryError:
    return cls(message, hint=hint, kind=kind)


def _rebuilt_model_error(message: str, hint: str) -> ModelError:
    return ModelError(message, hint=hint)
