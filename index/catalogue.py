"""The catalogue: one SQLite file with the articles, their passages, and the full-text (BM25) index over these.

It is the truth about what is indexed. An article goes in or out in one transaction, with a note of the vectors that have
yet to follow (`owed`), so a process that dies at any moment leaves nothing half done. It knows nothing of Chroma.

Passages are kept as offsets. Rooms of their own have the words (`lexicon`), the versions of a story (`versions`), where the
articles came from (`origins`), what is known of the whole index (`facts`) and the vectors that are owed (`owed`).
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from index import facts, lexicon, origins, owed, versions
from index.article import Article, Passage
from index.conditions import EVERY, condition
from index.database import Database
from index.errors import HomeError, VersionError
from index.filters import ALL, Filter
from index.likeness import Text

FORMAT = 2  # of the tables below; another number is another version of Footnote

_TABLES = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, text TEXT NOT NULL,
    source TEXT, author TEXT, url TEXT, published TEXT, collection TEXT, hash TEXT NOT NULL, indexed TEXT NOT NULL, origin TEXT
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX articles_of_origin ON articles (origin);
CREATE INDEX articles_of_source ON articles (source);
CREATE INDEX articles_of_author ON articles (author);
CREATE INDEX articles_of_day ON articles (published);
CREATE INDEX passages_of_article ON passages (article);
"""
_NEWEST = """
    LEFT JOIN versions v ON v.article = a.number LEFT JOIN stories s ON s.story = v.story
    LEFT JOIN articles n ON n.number = s.newest AND n.number <> a.number
"""
_NEWER = (  # of a passage's article `a`: there is a newer version of its story that fits as well
    "EXISTS (SELECT 1 FROM versions v JOIN versions w ON w.story = v.story JOIN articles n ON n.number = w.article "
    "WHERE v.article = a.number AND (coalesce(julianday(n.published), 0), n.indexed, n.number) > "  # days, in UTC
    "(coalesce(julianday(a.published), 0), a.indexed, a.number) AND {})"
)
_COLUMNS = "a.id, a.title, a.text, a.source, a.author, a.url, a.published, a.collection"

Change = Literal["added", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the catalogue lists it, without its text."""

    id: str
    title: str
    source: str | None
    published: str | None
    url: str | None
    collection: str | None
    passages: int
    indexed: str  # ISO 8601, UTC
    version_of: str | None = None  # the id of the newest version of the same story, where that is another article


class Catalogue:
    """The tables above, opened. Usable from several threads; several processes may have one open at once."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.lexicon = lexicon.Lexicon(database)
        self.origins = origins.Origins(database)
        self.facts = facts.Facts(database)
        self.owed = owed.Owed(database)

    @classmethod
    def create(cls, path: Path | None) -> "Catalogue":
        """Open the catalogue at the path, made first when there is none; with None, one in memory.

        Raises `VersionError` for a catalogue of another format and `HomeError` for a file that is none or cannot be written.
        """
        catalogue = cls(Database(path))
        if not catalogue.database.read(facts.MADE):
            catalogue._make()
        catalogue._check_format(path)
        return catalogue

    @classmethod
    def open(cls, path: Path) -> "Catalogue":
        """Open the catalogue that is at the path. Raises as `create`, and `HomeError` where there is none."""
        if not os.access(path, os.R_OK):
            raise HomeError(
                f"{path.parent}: there is no index here that can be read; "
                f"make one with `footnote index add PATH --home {path.parent}`."
            )
        return cls.create(path)

    def _make(self) -> None:
        with self.database.write() as cursor:
            if cursor.execute(facts.MADE).fetchone():  # by another process, in the meantime
                return
            rooms = (facts, owed, lexicon, versions, origins)
            for statement in "".join((_TABLES, *(room.TABLES for room in rooms))).split(";\n"):
                cursor.execute(statement)
            cursor.execute("INSERT INTO facts VALUES ('format', ?), ('vectors', '0')", (str(FORMAT),))

    def _check_format(self, path: Path | None) -> None:
        found = self.facts.of("format")
        if found != str(FORMAT):
            raise VersionError(
                f"{path}: this index was made by another version of Footnote (format {found}, this one reads {FORMAT}); "
                "add the articles again with `--home` naming a new folder."
            )

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def counts(self) -> tuple[int, int, int]:
        """How many articles, passages, and vectors still owed there are."""
        rows = self.database.read(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM passages), (SELECT count(*) FROM owed)"
        )
        return rows[0]

    def is_empty(self) -> bool:
        """Whether no article is in it."""
        return not self.database.read("SELECT 1 FROM articles LIMIT 1")

    def size(self, only: Filter = ALL) -> int:
        """How many articles are in it that a filter lets through."""
        allowed, values = condition(only)
        return int(self.database.read(f"SELECT count(*) FROM articles a WHERE {allowed}", values)[0][0])

    # Articles

    def hash_of(self, article_id: str) -> str | None:
        """The content hash of the article as indexed, or None."""
        rows = self.database.read("SELECT hash FROM articles WHERE id = ?", (article_id,))
        return str(rows[0][0]) if rows else None

    def put(self, article: Article, passages: Sequence[Passage], origin: str | None = None) -> Change:
        """Put an article in with all its passages, in place of its former version if there is one.

        `origin` is the file that it was read from: an article that came from there under another id goes.
        """
        with self.database.write() as cursor:
            others = cursor.execute("SELECT number FROM articles WHERE origin = ? AND id <> ?", (origin, article.id)).fetchall()
            gone = set().union(*(self._take_out(cursor, number) for (number,) in others))
            owed.owe(cursor, gone, "drop")
            row = cursor.execute("SELECT number, hash FROM articles WHERE id = ?", (article.id,)).fetchone()
            if row and row[1] == article.hash:
                return "unchanged"
            former = self._take_out(cursor, row[0]) if row else set()
            number = _enter(cursor, article, passages, origin)
            versions.link(cursor, number, Text(article.title, article.text, article.published))
            now = {passage.id: None for passage in passages}
            owed.owe(cursor, [passage_id for passage_id in now if passage_id not in former], "add")
            owed.owe(cursor, former - now.keys(), "drop")
            return "replaced" if row or others else "added"

    def remove(self, article_id: str) -> bool:
        """Take an article out with its passages; False when it was not there."""
        with self.database.write() as cursor:
            row = cursor.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
            if row:
                owed.owe(cursor, self._take_out(cursor, row[0]), "drop")
            return bool(row)

    @staticmethod
    def _take_out(cursor: sqlite3.Cursor, number: int) -> set[str]:
        """Delete an article's rows; returns the ids of its passages whose vectors may exist."""
        text, title, source = cursor.execute("SELECT text, title, source FROM articles WHERE number = ?", (number,)).fetchone()
        versions.unlink(cursor, number)
        rows = cursor.execute('SELECT id, number, start, "end" FROM passages WHERE article = ?', (number,)).fetchall()
        lexicon.leave(cursor, [(passage, text[start:end], title, source) for _, passage, start, end in rows])
        cursor.execute("DELETE FROM passages WHERE article = ?", (number,))
        cursor.execute("DELETE FROM articles WHERE number = ?", (number,))
        return {row[0] for row in rows}

    def article(self, article_id: str) -> Article | None:
        """The article of that id, or None."""
        rows = self.database.read(f"SELECT {_COLUMNS} FROM articles a WHERE a.id = ?", (article_id,))
        return Article(*rows[0]) if rows else None

    def entries(self) -> list[Entry]:
        """All articles, the newest first, those without a date last."""
        rows = self.database.read(
            "SELECT a.id, a.title, a.source, a.published, a.url, a.collection, "
            "(SELECT count(*) FROM passages p WHERE p.article = a.number), a.indexed, n.id "
            f"FROM articles a {_NEWEST} ORDER BY a.published IS NULL, a.published DESC, a.title"
        )
        return [Entry(*row) for row in rows]

    def newest(self, article_ids: Sequence[str]) -> dict[str, str]:
        """For those articles that are older versions of a story: their id -> the id of the newest version."""
        rows = self.database.read(
            f"SELECT a.id, n.id FROM articles a {_NEWEST} WHERE n.id IS NOT NULL AND a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(article_ids),),
        )
        return dict(rows)

    # Passages

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of these ids that exist, by id."""
        with self.database.snapshot():
            rows = self.database.read(
                'SELECT id, article, start, "end" FROM passages WHERE id IN (SELECT value FROM json_each(?))', (json.dumps(ids),)
            )
            articles = {number: self._article(number) for number in {row[1] for row in rows}}
        return {passage_id: Passage(passage_id, articles[number], start, end) for passage_id, number, start, end in rows}

    def _article(self, number: int) -> Article:
        (row,) = self.database.read(f"SELECT {_COLUMNS} FROM articles a WHERE a.number = ?", (number,))
        return Article(*row)

    def passage_ids(self, only: Filter = ALL) -> set[str]:
        """The ids of all passages, or of those of the articles that a filter lets through."""
        allowed, values = condition(only)
        return {
            row[0]
            for row in self.database.read(
                f"SELECT p.id FROM passages p JOIN articles a ON a.number = p.article WHERE {allowed}", values
            )
        }

    def article_ids(self, only: Filter = ALL) -> set[str]:
        """The ids of the articles that a filter lets through."""
        allowed, values = condition(only)
        return {row[0] for row in self.database.read(f"SELECT a.id FROM articles a WHERE {allowed}", values)}

    def superseded(self, passage_ids: Iterable[str], only: Filter = ALL) -> set[str]:
        """Those of the passages that a newer version of their story has in its own words; see `index.versions` for the rule.

        With a filter, only what it lets through counts as a newer version.
        """
        fits, values = condition(only, "n")
        rows = self.database.read(
            "SELECT p.id FROM passages p JOIN articles a ON a.number = p.article "
            "WHERE p.number IN superseded AND p.id IN (SELECT value FROM json_each(?)) AND "
            f"({EVERY if only == ALL else _NEWER.format(fits)})",
            (json.dumps(list(passage_ids)), *values),
        )
        return {row[0] for row in rows}

    def values(self, column: Literal["source", "author", "published"]) -> list[str]:
        """The different values that the articles have in a column."""
        return [row[0] for row in self.database.read(f"SELECT DISTINCT {column} FROM articles WHERE {column} IS NOT NULL")]


def _enter(cursor: sqlite3.Cursor, article: Article, passages: Sequence[Passage], origin: str | None) -> int:
    """Write an article with its passages and their words; returns its number."""
    indexed = datetime.now(UTC).isoformat(timespec="seconds")
    row = (
        *(article.id, article.title, _stored(article.text), article.source, article.author, article.url),
        *(article.published, article.collection, article.hash, indexed, origin),
    )
    cursor.execute(
        "INSERT INTO articles (id, title, text, source, author, url, published, collection, hash, indexed, origin) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    number = cursor.lastrowid
    assert number is not None
    for passage in passages:
        cursor.execute(
            'INSERT INTO passages (id, article, start, "end") VALUES (?, ?, ?, ?)',
            (passage.id, number, passage.start, passage.end),
        )
        assert cursor.lastrowid is not None
        lexicon.enter(cursor, [(cursor.lastrowid, passage.text, article.title, article.source)])
    return number


def _stored(text: str) -> str:
    """A text as SQLite can cut it: its functions take NUL for the end, so a space stands in its place."""
    return text.replace("\0", " ")
