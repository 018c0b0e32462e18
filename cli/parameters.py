"""Numbers on the command line, refused in words."""

from __future__ import annotations

import os

import click


class AtLeast(click.ParamType[int]):
    """A whole number of so many or more, up to `most`, if that is given."""

    name = "number"

    def __init__(self, least: int, *, most: int | None = None) -> None:
        self._least = least
        self._most = most

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number that the text says."""
        try:
            number = int(str(value))
        except ValueError:
            number = self._least - 1
        if number < self._least:
            least = f"it must be a whole number of {self._least} or more"
            self.fail(f"{least}, not {value}.", param, ctx)
        if self._most is not None and number > self._most:
            self.fail(f"it must be {self._most:,} or less, not {value}.", param, ctx)
        return number


class Percent(click.ParamType[float]):
    """A number over 0 and up to 100."""

    name = "percent"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number that the text says, with or without a percent sign."""
        try:
            number = float(str(value).removesuffix("%"))
        except ValueError:
            number = 0.0
        if not 0 < number <= 100:
            self.fail(f"it must be a number over 0 and up to 100, not {value}.", param, ctx)
        return number


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
