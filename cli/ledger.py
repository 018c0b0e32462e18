"""The ledger of an output folder: which results stand there, and what each was made of."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cli.atomic import blaming
from cli.errors import OutputError

LEDGER = ".standfirst.db"  # hidden, so a folder of results is no folder of stories for it
_FORM = 2  # of the tables; a ledger of another is none
_PATIENCE = 0.2  # seconds between two looks whether the other run has ended

_TABLES = """
CREATE TABLE IF NOT EXISTS results (
    result BLOB PRIMARY KEY, key TEXT NOT NULL, digest TEXT NOT NULL, file BLOB NOT NULL,
    record INTEGER NOT NULL, made INTEGER NOT NULL, met INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY AUTOINCREMENT, ended INTEGER NOT NULL);
"""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a result was made of: a file, or one record in it, from 1.

    `key` stands for all that shapes it, `digest` for its own bytes. While it is being written there
    is no key, and there are two digests, parted by a space: its own, and of what it replaces.
    """

    file: Path
    record: int = 0
    key: str = ""
    digest: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A result by its place in the folder, and the file that its story came from.

    Of the present run, `file_was_met` says whether it met a story of that file, `story_was_met`
    whether it met this story, `story_was_made` whether it made a result of it in another place.
    """

    result: Path
    file: Path
    file_was_met: bool
    story_was_met: bool
    story_was_made: bool


class Ledger:
    """Opened, it belongs to one run; another waits until that has ended, however it ends."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        with self._blaming():
            connection.executescript(_TABLES)
            ended = connection.execute("SELECT count(*) FROM runs WHERE ended").fetchone()
            self.may_have_drafts = not ended[0]  # nor is it known where the ledger was broken
            connection.execute("DELETE FROM runs")
            self._run = connection.execute("INSERT INTO runs (ended) VALUES (0)").lastrowid

    def made(self, result: Path) -> Made | None:
        """What a result was made of; None of one that is not known."""
        query = "SELECT file, record, key, digest FROM results WHERE result = ?"
        for file, record, key, digest in self._do(query, os.fsencode(result)):
            return Made(file=Path(os.fsdecode(file)), record=record, key=key, digest=digest)
        return None

    def enter(self, result: Path, made: Made) -> None:
        """Note what the result in a place is made of, or, before it is, that it will be ours."""
        ours = (os.fsencode(result), made.key, made.digest, os.fsencode(made.file), made.record)
        statement = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)"
        self._do(statement, *ours, self._run, self._run)

    def meet(self, result: Path, *, file: Path) -> None:
        """Note that this run met the story of a result that it leaves as it is."""
        statement = "UPDATE results SET met = ?, file = ? WHERE result = ?"
        self._do(statement, self._run, os.fsencode(file), os.fsencode(result))

    def unmet(self) -> list[Entry]:
        """The results whose story this run did not meet."""
        query = """
            WITH known AS MATERIALIZED (SELECT file, record FROM results WHERE met = ?)
            SELECT result, file, file IN (SELECT file FROM known), (file, record) IN known,
                (file, record) IN (SELECT file, record FROM results WHERE made = ?)
            FROM results WHERE met != ? ORDER BY result
        """
        return [
            Entry(
                result=Path(os.fsdecode(result)),
                file=Path(os.fsdecode(file)),
                file_was_met=bool(file_met),
                story_was_met=bool(story_met),
                story_was_made=bool(story_made),
            )
            for result, file, file_met, story_met, story_made in self._do(query, *3 * [self._run])
        ]

    def end(self) -> None:
        """Note that the run came to its end by itself."""
        self._do("UPDATE runs SET ended = 1")

    def close(self) -> None:
        """Let the next run in."""
        self._connection.close()

    def _do(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._blaming():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _blaming(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _unwritable(self._path, error) from None


def open_ledger(folder: Path, *, waiting: Callable[[], None]) -> Ledger:
    """The ledger of a folder; `waiting` is called once if another run has it.

    Raises:
        OutputError: it cannot be written.
    """
    path = folder / LEDGER
    told = False
    while True:
        try:
            return Ledger(_connected(path), path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise _unwritable(path, error) from None
            if not told:
                waiting()
                told = True
            time.sleep(_PATIENCE)
        except sqlite3.DatabaseError:
            with blaming(path):
                path.unlink()  # it is none; what stands in the folder is ours if it is made again


def results_of(folder: Path) -> frozenset[Path]:
    """The results that a folder's ledger knows, by their whole paths; none if it has no ledger.

    Read from a copy, so that it also tells while a run has it, and of a folder that is read-only.
    """
    if not os.path.isfile(folder / LEDGER):  # noqa: PTH113 - it never raises
        return frozenset()
    with suppress(OSError, sqlite3.Error), TemporaryDirectory() as copy:
        for name in (LEDGER, f"{LEDGER}-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(folder / name, Path(copy, name))
        with closing(sqlite3.connect(Path(copy, LEDGER))) as connection:
            rows = connection.execute("SELECT result FROM results").fetchall()
        return frozenset(folder / os.fsdecode(result) for (result,) in rows)
    return frozenset()


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays: the system frees it when the process ends
        _require_ours(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _require_ours(connection: sqlite3.Connection) -> None:
    """A ledger that is whole, and of the form that is written here, or a new one.

    Raises:
        sqlite3.DatabaseError: it is neither.
    """
    whole = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not whole or form != (_FORM if tables else 0):
        raise sqlite3.DatabaseError("it is broken, or of another version")
    connection.execute(f"PRAGMA user_version = {_FORM}")


def _unwritable(path: Path, error: sqlite3.Error) -> OutputError:
    return OutputError(
        f"{path}: cannot be written ({error})",
        hint="Check the folder, its permissions and the space left.",
    )
