"""What our command adds to click's: settings from elsewhere, switches both ways, grouped help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import click

from cli.configuration import FILES, Configuration, Options, configured
from cli.errors import SettingError
from cli.terminal import NAME

_KEY = f"{NAME}.configuration"  # in what a click context carries
_OTHERS = "Other"
_GROUPS = {
    "Summary": "sentences words percent focus explain".split(),
    "Output": "format output output_dir force digest by color".split(),
    "Running": "jobs model quiet verbose".split(),
    "Limits of one story": "time_limit memory_limit max_size max_text".split(),
    "Settings": list(FILES),
}


class Switch(click.Option):
    """A flag that the command line can take back where a variable or a file sets it."""

    def __init__(self, declarations: list[str], /, **options: Any) -> None:
        long = declarations[-1]
        both = f"{long}/--no-{long.removeprefix('--')}"
        super().__init__([*declarations[:-1], both], **options)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The flag without its opposite: all have one, and the help says so once."""
        record = super().get_help_record(ctx)
        return record and (record[0].split(" / ")[0], record[1])


class ConfiguredCommand(click.Command):
    """A command whose options may be set by variables and files as well.

    Its context's `obj` is the Environment.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Fill the context's parameters from the arguments, and from what is set elsewhere.

        Raises:
            SettingError: what is set elsewhere is not good.
        """
        if not ctx.resilient_parsing:  # completion reads no files
            self._configure(ctx, args)
        try:
            return super().parse_args(ctx, args)
        except click.BadParameter as error:
            raise _of_its_place(error, ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where options do not go together, say which were set elsewhere."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            given = configuration_of(ctx).given.items()
            elsewhere = ", ".join(f"{name.replace('_', '-')} ({of.origin})" for name, of in given)
            note = f" Set elsewhere: {elsewhere}." if elsewhere else ""
            raise click.UsageError(error.message + note) from None

    def _configure(self, ctx: click.Context, args: list[str]) -> None:
        asked, _, _ = self.make_parser(ctx).parse_args(list(args))
        if {"help", "version"} & asked.keys():
            return
        configuration = configured(self._options(ctx), asked, ctx.obj.variables)
        ctx.meta[_KEY] = configuration
        ctx.default_map = {name: given.value for name, given in configuration.given.items()}

    def _options(self, ctx: click.Context) -> Options:
        """What may be set elsewhere."""
        return {
            param.name: param
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and param.name not in {None, "help", "version"}
        }

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by what they are for."""
        for title, rows in self._grouped(ctx):
            with formatter.section(title):
                formatter.write_dl(rows)

    def _grouped(self, ctx: click.Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        groups = {name: title for title, names in _GROUPS.items() for name in names}
        rows = defaultdict(list)
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if isinstance(param, click.Option) and record is not None:
                rows[groups.get(param.name or "", _OTHERS)].append(record)
        return ((title, rows[title]) for title in (*_GROUPS, _OTHERS) if rows[title])


def configuration_of(ctx: click.Context) -> Configuration:
    """What was set outside the command line."""
    made: Configuration = ctx.meta.get(_KEY, Configuration(given={}, unknown={}))
    return made


def _of_its_place(error: click.BadParameter, ctx: click.Context) -> Exception:
    """A bad value as the fault of the variable or the file that gives it, if one does."""
    name = (error.param and error.param.name) or ""
    given = configuration_of(ctx).given.get(name)
    if given is None:  # what the command line asks for is given nowhere else
        return error
    return SettingError(f"{given.place}: {error.message}", hint=f"Type '{NAME} --help' for help")
