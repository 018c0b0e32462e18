"""Files of settings: where they are looked for, and the table that stands in one.

A file that was found on the way up from the current folder was chosen by nobody: it may have come
with the stories, so it is told from one that the reader chose.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.errors import SettingError
from cli.terminal import NAME

_OWN = f"{NAME}.toml"
_SHARED = "pyproject.toml"
_MOST = 1 << 18  # bytes
_HINT = "Correct it, or leave all files of settings aside with --no-config."


@dataclass(frozen=True, kw_only=True)
class Table:
    """What one file sets, as it is written there; `found` tells that nobody chose the file."""

    path: Path
    settings: Mapping[str, Any]
    found: bool = False


def chosen(path: Path) -> Table:
    """The table of a file that the reader names.

    Raises:
        SettingError: it cannot be read, or holds no settings of ours.
    """
    table = _table(path)
    if table is None:
        raise SettingError(f"{path}: there is no table [tool.{NAME}] in it", hint=_HINT)
    return table


def usual(variables: Mapping[str, str]) -> Iterator[Table]:
    """The nearest table that is found, then that of the reader's own file.

    Raises:
        SettingError: a file cannot be read.
    """
    own = _own_file(variables)
    if table := _nearest(own):
        yield table
    if own is not None and _is_file(own) and (table := _table(own)):
        yield table


def _nearest(own: Path | None) -> Table | None:
    """The table nearest to the current folder; in one folder our own file comes first."""
    with suppress(OSError):  # the current folder may be gone
        here = Path.cwd()
        for path in (folder / name for folder in (here, *here.parents) for name in (_OWN, _SHARED)):
            if path != own and _is_file(path) and (table := _table(path, found=True)):
                return table
    return None


def _own_file(variables: Mapping[str, str]) -> Path | None:
    """Where a reader keeps settings for every folder, as systems have it."""
    folders = (
        Path(variables.get("APPDATA", "")) if os.name == "nt" else None,
        Path(variables.get("XDG_CONFIG_HOME", "")),
        Path(variables.get("HOME", "")) / ".config",
    )
    absolute = (folder for folder in folders if folder is not None and folder.is_absolute())
    folder = next(absolute, None)  # one that is not is to be passed over, XDG says
    return folder / NAME / _OWN if folder else None


def _table(path: Path, *, found: bool = False) -> Table | None:
    """The table of a file; None if it is a project's file that has none for us."""
    data = _bytes(path)
    if path.name != _SHARED:
        return Table(path=path, settings=_headless(_parsed(data, path), path), found=found)
    if NAME.encode() not in data:  # the errors of others are not ours to tell
        return None
    tools = _parsed(data, path).get("tool")
    settings = tools.get(NAME) if isinstance(tools, dict) else None
    if settings is not None and not isinstance(settings, dict):
        raise SettingError(f"{path}: tool.{NAME} must be a table", hint=_HINT)
    return None if settings is None else Table(path=path, settings=settings, found=found)


def _headless(settings: dict[str, Any], path: Path) -> dict[str, Any]:
    """The settings of our own file, which stand below no header."""
    tools = settings.get("tool")
    of_project = isinstance(tools, dict) and NAME in tools
    if of_project or isinstance(settings.get(NAME), dict):
        header = f"[tool.{NAME}]" if of_project else f"[{NAME}]"
        where = f"that header is for {_SHARED}" if of_project else "no header is needed"
        hint = f'Delete the line {header}; a file may begin with: format = "json"'
        raise SettingError(f"{path}: settings stand below {header} here; {where}", hint=hint)
    return settings


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        why = error.strerror or str(error)
        hint = "Check the path, or leave all files of settings aside with --no-config"
        raise SettingError(f"{path}: cannot be read ({why})", hint=hint) from None
    if len(data) > _MOST:
        raise SettingError(f"{path}: too large to be a file of settings", hint=_HINT)
    return data


def _parsed(data: bytes, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        why = "it is not UTF-8"
    except RecursionError:
        why = "it is nested too deeply"
    except ValueError as error:  # a number may be too long besides
        why = str(error)
    raise SettingError(f"{path}: no TOML: {why}", hint=_HINT)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - it never raises
