"""The vectors that have yet to follow the catalogue: of which passages one is to be made, or deleted.

The catalogue calls `owe` within its own transactions, so that a process that dies at any moment leaves none forgotten.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from index.database import Database
from index.facts import Facts

TABLES = """
CREATE TABLE owed (passage TEXT NOT NULL UNIQUE, what TEXT NOT NULL CHECK (what IN ('add', 'drop')));
"""
_COUNT_UP = "UPDATE facts SET value = CAST(value AS INTEGER) + 1 WHERE name = 'vectors'"


def owe(cursor: sqlite3.Cursor, passage_ids: Iterable[str], what: str) -> None:
    """Note vectors to be made (`add`) or deleted (`drop`)."""
    cursor.executemany(
        "INSERT OR REPLACE INTO owed (passage, what) VALUES (?, ?)", [(passage_id, what) for passage_id in passage_ids]
    )


class Owed:
    """The table above, in a catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many vectors are owed."""
        return int(self._database.read("SELECT count(*) FROM owed")[0][0])

    def ids(self, what: str, limit: int = -1) -> list[str]:
        """Ids of passages whose vector is yet to be made (`add`) or deleted (`drop`), in the order of their articles."""
        return [
            row[0] for row in self._database.read("SELECT passage FROM owed WHERE what = ? ORDER BY rowid LIMIT ?", (what, limit))
        ]

    def add(self, passage_ids: Iterable[str], what: str) -> None:
        """Note vectors to be made (`add`) or deleted (`drop`), in a transaction of its own."""
        with self._database.write() as cursor:
            owe(cursor, passage_ids, what)

    def start_over(self, model: str) -> None:
        """Owe the vectors of all passages anew, made by another embedding model, and note that the old ones must go first."""
        with self._database.write() as cursor:
            cursor.execute("DELETE FROM owed")
            cursor.execute("INSERT INTO owed (passage, what) SELECT id, 'add' FROM passages ORDER BY number")
            cursor.execute("INSERT OR REPLACE INTO facts VALUES ('embeddings', ?), ('erase', 'yes')", (model,))
            cursor.execute("DELETE FROM facts WHERE name = 'collection'")
            cursor.execute(_COUNT_UP)

    def paid(self, passage_ids: Sequence[str], what: str) -> int:
        """Note that these vectors were made or deleted; returns the number, counted up, that tells readers of it."""
        with self._database.write() as cursor:
            cursor.executemany(
                "DELETE FROM owed WHERE passage = ? AND what = ?", [(passage_id, what) for passage_id in passage_ids]
            )
            cursor.execute(_COUNT_UP)
            return int(cursor.execute("SELECT value FROM facts WHERE name = 'vectors'").fetchone()[0])

    def changes(self) -> int:
        """A number that grows whenever vectors are made or deleted, by whatever process."""
        return int(Facts(self._database).of("vectors") or 0)
