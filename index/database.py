"""One SQLite file: reads, writes in one transaction, and errors as sentences. It knows nothing of what is in the tables."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index.errors import HomeError

_ADVICE = {"index": "name another folder with `--home`, or add the articles again to a new one"}  # when the file is damaged


class Database:
    """An open file, or memory when the path is None. Usable from several threads; several processes may have it open at once."""

    def __init__(self, path: Path | None, what: str = "index", patience: float = 60) -> None:
        """Open the file, made first when there is none. Raises `HomeError` for one that cannot be, or is no database.

        `what` is the word by which an error calls it, `patience` the seconds that another process's writing is waited for.
        """
        self.path = path
        self._what = what
        self._lock = threading.RLock()
        with self._told():
            self.connection = _connect(path, patience)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn SQLite's errors into a sentence."""
        try:
            yield
        except sqlite3.OperationalError as fault:
            code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise HomeError(
                    f"{self.path}: another process keeps the {self._what} busy; try again when it is done."
                ) from fault
            if code == sqlite3.SQLITE_ERROR:  # a statement that does not fit the tables; the disk has done its part
                raise self._foreign(fault) from fault
            advice = "check the folder's rights and the space on its disk"
            raise HomeError(f"{self.path}: the {self._what} cannot be read or written ({fault}); {advice}.") from fault
        except sqlite3.DatabaseError as fault:
            raise self._foreign(fault) from fault

    def _foreign(self, fault: sqlite3.DatabaseError) -> HomeError:
        advice = _ADVICE.get(self._what, "move the file away, and a new one is made")
        return HomeError(f"{self.path}: this is not a Footnote {self._what}, or a damaged one ({fault}); {advice}.")

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Cursor]:
        """A transaction: all that is done within it, or nothing. One within another is part of that."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield self.connection.cursor()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read within this is of one moment, whatever other processes write."""
        with self._transaction("BEGIN"):
            yield

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._lock, self._told():
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute(begin)
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # on a full disk SQLite has rolled back already
                    self.connection.execute("ROLLBACK")
                raise

    def read(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement gives."""
        with self._lock, self._told():
            return self.connection.execute(statement, values).fetchall()

    def state(self) -> object:
        """A value that differs whenever anything was written, by whatever process."""
        with self._lock:
            return self.read("PRAGMA data_version"), self.connection.total_changes


def _connect(path: Path | None, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", timeout=patience, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.create_function("casefold", 1, lambda text: text and text.casefold(), deterministic=True)  # lower() knows ASCII
    return connection
