"""Settings that are not on the command line: in variables, in files, and which of them counts.

The command line counts most, then variables, then the nearest file, then the reader's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from cli.errors import SettingError
from cli.parameters import cores
from cli.setting_files import Table, chosen, usual
from cli.settings import format_of
from cli.terminal import NAME

PREFIX = f"{NAME.upper()}_"
FILES = ("config", "no_config")  # options that say which files are read, and stand in none
_OF_THE_LIBRARY = frozenset({"THREADS"})  # variables that others of our modules read
_RISKS = {
    "model": "it loads code",
    "output": "it writes files",
    "output_dir": "it writes files",
    "force": "it replaces files",
}
_LIMITS = ("time_limit", "memory_limit", "max_size", "max_text")
_LONGEST = 63  # bits of a whole number, as TOML has them
_RIVALS = (("output", "output_dir"), ("quiet", "verbose"))
_TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "boolean": ((bool,), "true or false"),
    "number": ((int,), "a whole number"),
    "percent": ((int, float), "a number"),
}
_TEXT = ((str,), "text in quotes")

Options = Mapping[str, click.Option]


@dataclass(frozen=True, kw_only=True)
class Given:
    """A setting as a variable gives it, or a key of a file."""

    value: Any
    key: str
    file: Path | None = None

    @property
    def origin(self) -> str:
        """The variable or the file."""
        return self.key if self.file is None else str(self.file)

    @property
    def place(self) -> str:
        """The variable, or the file and the key."""
        return self.key if self.file is None else f"{self.file}: {self.key}"


Layer = dict[str, Given]


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """The settings that count, by the names of options, and variables that nobody reads."""

    given: Mapping[str, Given]
    unknown: Mapping[str, str]  # with the nearest that is read, or nothing

    def remarks(self) -> Iterator[tuple[str, str]]:
        """What is wrong, and yet no reason to stop."""
        for variable, nearest in self.unknown.items():
            hint = f"Did you mean {nearest}?" if nearest else "No option has that name"
            yield f"{variable} is not read", hint

    def origins(self) -> Iterator[str]:
        """Each setting with its place."""
        for name, given in self.given.items():
            yield f"{_key(name)} is {_shown(given.value)}, from {given.origin}"


def configured(
    options: Options, asked: Mapping[str, Any], variables: Mapping[str, str]
) -> Configuration:
    """What counts of variables and files beside what a command line asks for.

    Raises:
        SettingError: a file cannot be read, or sets what it cannot.
        click.UsageError: --config and --no-config are both given.
    """
    ours = {key: value for key, value in variables.items() if key.startswith(PREFIX) and value}
    spoken = _of_variables(ours, options)
    tables = _tables(asked, {name: given.value for name, given in spoken.items()}, variables)
    layers = [spoken, *(_of_table(table, options) for table in tables)]
    return Configuration(given=_merged(asked, layers), unknown=_unknown(ours, options))


def _unknown(ours: Iterable[str], options: Options) -> dict[str, str]:
    """Variables that nobody reads, each with the nearest that somebody does, or with nothing."""
    known = {name.upper() for name in options} | _OF_THE_LIBRARY
    words = sorted({variable.removeprefix(PREFIX) for variable in ours} - known)
    nearest = {word: _nearest(word, known) for word in words}
    return {f"{PREFIX}{word}": near and f"{PREFIX}{near}" for word, near in nearest.items()}


def _of_variables(ours: Mapping[str, str], options: Options) -> Layer:
    layer = {}
    for name, option in options.items():
        variable = f"{PREFIX}{name.upper()}"
        if variable in ours:
            value: Any = ours[variable]
            layer[name] = Given(
                value=_switch(value, variable) if option.is_flag else value, key=variable
            )
    return layer


def _switch(value: str, variable: str) -> bool:
    try:
        return bool(click.BOOL.convert(value, None, None))
    except click.BadParameter:
        message = f"{variable}: it must be 1 or 0, not {value}"
        raise SettingError(message, hint=f"Type '{NAME} --help' for help") from None


def _tables(
    asked: Mapping[str, Any], spoken: Mapping[str, Any], variables: Mapping[str, str]
) -> Iterable[Table]:
    """The files to read: of who says so first, the one that is named, or none."""
    for says in (asked, spoken):
        named, none = says.get("config"), says.get("no_config")
        if named and none:
            raise click.UsageError("--config and --no-config exclude each other; give one of them.")
        if named:
            return [chosen(Path(named))]
        if none is not None:
            return [] if none else usual(variables)
    return usual(variables)


def _of_table(table: Table, options: Options) -> Layer:
    """The settings of a file, each of the right type.

    Raises:
        SettingError: a key is none, is of another type, or may not stand in this file.
    """
    layer: Layer = {}
    for key, value in table.settings.items():
        name = key.replace("-", "_")
        given = Given(value=value, key=key, file=table.path)
        _require_known(given, name, options)
        if name in layer:
            raise _refused(f"{given.place}: it is set twice")
        _require_type(given, options[name])
        if table.found and (risk := _risk(options[name], value)):
            raise _distrusted(given, risk)
        layer[name] = given
    return layer


def _require_known(given: Given, name: str, options: Options) -> None:
    if name in FILES:
        raise _refused(f"{given.place}: only the command line and variables say which file is read")
    if name not in options:
        keys = [_key(option) for option in options if option not in FILES]
        nearest = _nearest(_key(name), keys)
        hint = f"Did you mean '{nearest}'?" if nearest else f"The keys are: {', '.join(keys)}"
        raise SettingError(f"{given.file}: there is no setting '{given.key}'", hint=hint)


def _require_type(given: Given, option: click.Option) -> None:
    types, words = _TYPES.get(option.type.name, _TEXT)
    is_too_long = type(given.value) is int and given.value.bit_length() > _LONGEST
    if type(given.value) not in types or is_too_long:
        raise _refused(f"{given.place}: it must be {words}")


def _risk(option: click.Option, value: Any) -> str:
    """What a file could do with a setting that came with the stories; empty if no harm."""
    name = option.name or ""
    if name == "jobs" and value > cores():
        return "it asks for more processes than there are cores"
    if name in _LIMITS and (value == 0 or value > option.default):
        return "it lifts limits"
    return _RISKS.get(name, "")


def _distrusted(given: Given, risk: str) -> SettingError:
    hint = "Set it in your own file, choose this one with --config, or leave it with --no-config"
    message = f"{given.place}: not obeyed in a file that was only found, for {risk}"
    return SettingError(message, hint=hint)


def _refused(message: str) -> SettingError:
    return SettingError(message, hint="Correct it, or leave the file aside with --no-config")


def _merged(asked: Mapping[str, Any], layers: Iterable[Layer]) -> Layer:
    """Of each setting the one that counts most, its rivals on lower layers left out."""
    merged: Layer = {}
    settled = {*asked, *_rivals_of(asked)}
    for layer in layers:
        counting = {name: given for name, given in layer.items() if name not in settled}
        merged |= counting
        settled |= {*layer, *_rivals_of({name: given.value for name, given in counting.items()})}
    return merged


def _rivals_of(values: Mapping[str, Any]) -> set[str]:
    """What a setting stands against, unless it is switched off.

    The name of an output stands against a format, if it asks for one itself.
    """
    pairs = [*_RIVALS, *((other, one) for one, other in _RIVALS)]
    rivals = {other for one, other in pairs if values.get(one) not in (None, False)}
    output = values.get("output")
    return rivals | {"format"} if output and format_of(Path(output)) else rivals


def _nearest(word: str, words: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, sorted(words), n=1)), "")


def _key(name: str) -> str:
    return name.replace("_", "-")


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
