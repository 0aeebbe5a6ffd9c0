"""What is noted in the catalogue about the whole index: named values, and which catalogue it is."""

import platform
import uuid

from index.database import Database

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
MADE = "SELECT 1 FROM sqlite_master WHERE name = 'facts'"
_IDENTITY = "SELECT name, value FROM facts WHERE name IN ('identity', 'inode', 'path')"


class Facts:
    """The table above, in a catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, name: str) -> str | None:
        """A named value, or None."""
        rows = self._database.read("SELECT value FROM facts WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def note(self, name: str, value: str) -> None:
        """Set a named value."""
        with self._database.write() as cursor:
            cursor.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def identity(self) -> str:
        """A random id of this catalogue's own, made at first use.

        A copy of the file gets another, so that two never share the vectors on a server: it is the same file as long as either
        its number in the file system or its path is what it was.
        """
        file = self._database.path
        assert file is not None
        now = {"inode": str(file.stat().st_ino), "path": f"{platform.node()}:{file.resolve()}"}
        known = dict(self._database.read(_IDENTITY))
        if now.items() <= known.items():
            return str(known["identity"])
        with self._database.write() as cursor:
            known = dict(cursor.execute(_IDENTITY).fetchall())
            if not now.items() & known.items():
                known["identity"] = uuid.uuid4().hex
            cursor.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", {**known, **now}.items())
        return str(known["identity"])
