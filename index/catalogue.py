"""The catalogue: one SQLite file with the articles, their passages, and the full-text (BM25) index over these.

It is the truth about what is indexed. An article goes in or out in one transaction, with a note of the vectors that have
yet to follow (`owed`), so a process that dies at any moment leaves nothing half done. It knows nothing of Chroma.

Passages are kept as offsets; the full-text tables read their words through a view (FTS5 "external content"), so no text
stands twice.
"""

import contextlib
import json
import math
import os
import platform
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from index import versions
from index.article import Article, Passage
from index.errors import HomeError, VersionError
from index.filters import ALL, Filter, Preference
from index.likeness import Text
from index.origins import TABLES as _ORIGINS

FORMAT = 2  # of the tables below; another number is another version of Footnote

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, text TEXT NOT NULL, source TEXT, author TEXT,
    url TEXT, published TEXT, collection TEXT, hash TEXT NOT NULL, indexed TEXT NOT NULL, origin TEXT
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
CREATE TABLE owed (passage TEXT NOT NULL UNIQUE, what TEXT NOT NULL CHECK (what IN ('add', 'drop')));
CREATE VIEW passage_words AS
    SELECT p.number, substr(a.text, p.start + 1, p."end" - p.start) AS text, a.title, a.source
    FROM passages p JOIN articles a ON a.number = p.article;
CREATE VIRTUAL TABLE stems USING fts5 (
    text, title, source, content = 'passage_words', content_rowid = 'number', tokenize = 'porter unicode61'
);
CREATE VIRTUAL TABLE spellings USING fts5 (
    text, title, source, content = 'passage_words', content_rowid = 'number', tokenize = 'unicode61', detail = 'none'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (spellings, row);
"""
_NEWEST = """
    LEFT JOIN versions v ON v.article = a.number LEFT JOIN stories s ON s.story = v.story
    LEFT JOIN articles n ON n.number = s.newest AND n.number <> a.number
"""
_EVERY = "TRUE"
_IDENTITY = "SELECT name, value FROM facts WHERE name IN ('identity', 'inode', 'path')"
_COUNT_UP = "UPDATE facts SET value = CAST(value AS INTEGER) + 1 WHERE name = 'vectors'"
_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'facts'"
_FTS = ("stems", "spellings")
_COLUMNS = "a.id, a.title, a.text, a.source, a.author, a.url, a.published, a.collection"
_WEIGHTS = "1.0, 1.0, 0.5"  # of a passage's words, title and source in the BM25 score

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

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._vocabulary: tuple[object, dict[str, int]] = (None, {})
        with self._told():
            self._connection = _connect(path)

    @classmethod
    def create(cls, path: Path | None) -> "Catalogue":
        """Open the catalogue at the path, made first when there is none; with None, one in memory.

        Raises `VersionError` for a catalogue of another format and `HomeError` for a file that is none or cannot be written.
        """
        catalogue = cls(path)
        if not catalogue._read(_MADE):
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
        with self._write() as cursor:
            if cursor.execute(_MADE).fetchone():  # by another process, in the meantime
                return
            for statement in (_TABLES + versions.TABLES + _ORIGINS).split(";\n"):
                cursor.execute(statement)
            cursor.execute("INSERT INTO facts VALUES ('format', ?), ('vectors', '0')", (str(FORMAT),))

    def _check_format(self, path: Path | None) -> None:
        found = self.fact("format")
        if found != str(FORMAT):
            raise VersionError(
                f"{path}: this index was made by another version of Footnote (format {found}, this one reads {FORMAT}); "
                "add the articles again with `--home` naming a new folder."
            )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn SQLite's errors into a sentence."""
        try:
            yield
        except sqlite3.OperationalError as fault:
            advice = "check the folder's rights and the space on its disk"
            raise HomeError(f"{self._path}: the index cannot be read or written ({fault}); {advice}.") from fault
        except sqlite3.DatabaseError as fault:
            advice = "name another folder with `--home`, or add the articles again to a new one"
            raise HomeError(f"{self._path}: this is not a Footnote index, or a damaged one ({fault}); {advice}.") from fault

    @contextlib.contextmanager
    def _write(self) -> Iterator[sqlite3.Cursor]:
        with self._lock, self._told():
            cursor = self._connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    def _read(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, self._told():
            return self._connection.execute(statement, values).fetchall()

    # Facts

    def fact(self, name: str) -> str | None:
        """A named value about the whole index, or None."""
        rows = self._read("SELECT value FROM facts WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def set_fact(self, name: str, value: str) -> None:
        """Set a named value about the whole index."""
        with self._write() as cursor:
            cursor.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def identity(self) -> str:
        """A random id of this catalogue's own, made at first use.

        A copy of the file gets another, so that two never share the vectors on a server: it is the same file as long as either
        its number in the file system or its path is what it was.
        """
        assert self._path is not None
        now = {"inode": str(self._path.stat().st_ino), "path": f"{platform.node()}:{self._path.resolve()}"}
        known = dict(self._read(_IDENTITY))
        if now.items() <= known.items():
            return str(known["identity"])
        with self._write() as cursor:
            known = dict(cursor.execute(_IDENTITY).fetchall())
            if not now.items() & known.items():
                known["identity"] = uuid.uuid4().hex
            cursor.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", {**known, **now}.items())
        return str(known["identity"])

    def counts(self) -> tuple[int, int, int]:
        """How many articles, passages, and vectors still owed there are."""
        rows = self._read("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM passages), (SELECT count(*) FROM owed)")
        return rows[0]

    def is_empty(self) -> bool:
        """Whether no article is in it."""
        return not self._read("SELECT 1 FROM articles LIMIT 1")

    def owes(self) -> int:
        """How many vectors are owed; quicker than `counts`."""
        return int(self._read("SELECT count(*) FROM owed")[0][0])

    # Articles

    def hash_of(self, article_id: str) -> str | None:
        """The content hash of the article as indexed, or None."""
        rows = self._read("SELECT hash FROM articles WHERE id = ?", (article_id,))
        return str(rows[0][0]) if rows else None

    def put(self, article: Article, passages: Sequence[Passage], origin: str | None = None) -> Change:
        """Put an article in with all its passages, in place of its former version if there is one.

        `origin` is the file that it was read from: an article that came from there under another id goes.
        """
        with self._write() as cursor:
            others = cursor.execute("SELECT number FROM articles WHERE origin = ? AND id <> ?", (origin, article.id)).fetchall()
            gone = set().union(*(self._take_out(cursor, number) for (number,) in others))
            self._owe(cursor, gone, "drop")
            row = cursor.execute("SELECT number, hash FROM articles WHERE id = ?", (article.id,)).fetchone()
            if row and row[1] == article.hash:
                return "unchanged"
            former = self._take_out(cursor, row[0]) if row else set()
            cursor.execute(
                "INSERT INTO articles (id, title, text, source, author, url, published, collection, hash, indexed, origin) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(article.id, article.title, article.text, article.source, article.author, article.url),
                    *(
                        article.published,
                        article.collection,
                        article.hash,
                        datetime.now(UTC).isoformat(timespec="seconds"),
                        origin,
                    ),
                ),
            )
            number = cursor.lastrowid
            assert number is not None
            for passage in passages:
                cursor.execute(
                    'INSERT INTO passages (id, article, start, "end") VALUES (?, ?, ?, ?)',
                    (passage.id, number, passage.start, passage.end),
                )
                words = (cursor.lastrowid, passage.text, article.title, article.source)
                for table in _FTS:
                    cursor.execute(f"INSERT INTO {table} (rowid, text, title, source) VALUES (?, ?, ?, ?)", words)
            versions.link(cursor, number, Text(article.title, article.text, article.published))
            now = {passage.id: None for passage in passages}
            self._owe(cursor, [passage_id for passage_id in now if passage_id not in former], "add")
            self._owe(cursor, former - now.keys(), "drop")
            return "replaced" if row or others else "added"

    def remove(self, article_id: str) -> bool:
        """Take an article out with its passages; False when it was not there."""
        with self._write() as cursor:
            row = cursor.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
            if row:
                self._owe(cursor, self._take_out(cursor, row[0]), "drop")
            return bool(row)

    @staticmethod
    def _take_out(cursor: sqlite3.Cursor, number: int) -> set[str]:
        """Delete an article's rows; returns the ids of its passages whose vectors may exist."""
        text, title, source = cursor.execute("SELECT text, title, source FROM articles WHERE number = ?", (number,)).fetchone()
        versions.unlink(cursor, number)
        rows = cursor.execute('SELECT id, number, start, "end" FROM passages WHERE article = ?', (number,)).fetchall()
        for table in _FTS:
            cursor.executemany(
                f"INSERT INTO {table} ({table}, rowid, text, title, source) VALUES ('delete', ?, ?, ?, ?)",
                [(passage, text[start:end], title, source) for _, passage, start, end in rows],
            )
        cursor.execute("DELETE FROM passages WHERE article = ?", (number,))
        cursor.execute("DELETE FROM articles WHERE number = ?", (number,))
        return {row[0] for row in rows}

    @staticmethod
    def _owe(cursor: sqlite3.Cursor, passage_ids: Iterable[str], what: str) -> None:
        cursor.executemany(
            "INSERT OR REPLACE INTO owed (passage, what) VALUES (?, ?)", [(passage_id, what) for passage_id in passage_ids]
        )

    def article(self, article_id: str) -> Article | None:
        """The article of that id, or None."""
        rows = self._read(f"SELECT {_COLUMNS} FROM articles a WHERE a.id = ?", (article_id,))
        return Article(*rows[0]) if rows else None

    def entries(self) -> list[Entry]:
        """All articles, the newest first, those without a date last."""
        rows = self._read(
            "SELECT a.id, a.title, a.source, a.published, a.url, a.collection, "
            "(SELECT count(*) FROM passages p WHERE p.article = a.number), a.indexed, n.id "
            f"FROM articles a {_NEWEST} ORDER BY a.published IS NULL, a.published DESC, a.title"
        )
        return [Entry(*row) for row in rows]

    def newest(self, article_ids: Sequence[str]) -> dict[str, str]:
        """For those articles that are older versions of a story: their id -> the id of the newest version."""
        rows = self._read(
            f"SELECT a.id, n.id FROM articles a {_NEWEST} WHERE n.id IS NOT NULL AND a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(article_ids),),
        )
        return dict(rows)

    # Passages

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of these ids that exist, by id."""
        found: dict[str, Passage] = {}
        articles: dict[int, Article] = {}
        for at in range(0, len(ids), 500):
            some = ids[at : at + 500]
            marks = ", ".join("?" * len(some))
            for passage_id, number, start, end in self._read(
                f'SELECT id, article, start, "end" FROM passages WHERE id IN ({marks})', some
            ):
                if number not in articles:
                    rows = self._read(f"SELECT {_COLUMNS} FROM articles a WHERE a.number = ?", (number,))
                    if not rows:  # gone, by another process
                        continue
                    articles[number] = Article(*rows[0])
                if end <= len(articles[number].text):
                    found[passage_id] = Passage(passage_id, articles[number], start, end)
        return found

    def passage_ids(self, only: Filter = ALL) -> set[str]:
        """The ids of all passages, or of those of the articles that a filter lets through."""
        condition, values = _condition(only)
        return {
            row[0]
            for row in self._read(
                f"SELECT p.id FROM passages p JOIN articles a ON a.number = p.article WHERE {condition}", values
            )
        }

    def superseded(self, passage_ids: Iterable[str]) -> set[str]:
        """Those of the passages that a newer version of their story has in its own words; see `index.versions` for the rule."""
        rows = self._read(
            "SELECT id FROM passages WHERE number IN superseded AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(passage_ids)),),
        )
        return {row[0] for row in rows}

    def best_by_words(
        self,
        words: Sequence[str],
        limit: int,
        only: Filter = ALL,
        prefer: Preference | None = None,
    ) -> dict[str, float]:
        """The passages with the best BM25 scores for any of the words, as passage id -> score, best first, scores positive.

        Those that a newer version of their story supersedes are passed over, and those of articles that the filter does not let
        through; with a preference, also those of articles that it does not name at all.
        """
        query = " OR ".join(map(_quoted, words))
        if not query:
            return {}
        condition, values = _condition(only)
        if prefer:
            named, more = _any_of(prefer)
            condition, values = f"{condition} AND ({named})", [*values, *more]
        articles = "" if condition == _EVERY else "JOIN articles a ON a.number = p.article"
        rows = self._read(
            f"SELECT p.id, -bm25(stems, {_WEIGHTS}) AS score FROM stems JOIN passages p ON p.number = stems.rowid {articles} "
            f"WHERE stems MATCH ? AND stems.rowid NOT IN superseded AND {condition} ORDER BY score DESC, p.id LIMIT ?",
            (query, *values, limit),
        )
        return dict(rows)

    def values(self, column: Literal["source", "author", "published"]) -> list[str]:
        """The different values that the articles have in a column."""
        return [row[0] for row in self._read(f"SELECT DISTINCT {column} FROM articles WHERE {column} IS NOT NULL")]

    def rarity(self, words: Sequence[str]) -> dict[str, float]:
        """How rare each word is among the passages, as it is spelt in lower case: BM25's inverse document frequency."""
        rows = self._read(
            "SELECT value, coalesce((SELECT doc FROM vocabulary WHERE term = value), 0), (SELECT count(*) FROM passages) "
            "FROM json_each(?)",
            (json.dumps(words),),
        )
        return {word: math.log(1 + (total - found + 0.5) / (found + 0.5)) for word, found, total in rows}

    def has_word(self, word: str) -> bool:
        """Whether any passage or title has the word, in this or another inflection."""
        return bool(self._read("SELECT 1 FROM stems WHERE stems MATCH ? LIMIT 1", (_quoted(word),)))

    def vocabulary(self) -> dict[str, int]:
        """Every word of the passages, in lower case as spelt, with the number of passages that have it."""
        with self._lock:
            state = (self._read("PRAGMA data_version"), self._connection.total_changes)
            if self._vocabulary[0] != state:  # it takes a scan of the full-text index
                self._vocabulary = (state, dict(self._read("SELECT term, doc FROM vocabulary")))
            return self._vocabulary[1]

    # Vectors that have yet to follow

    def start_over(self, model: str) -> None:
        """Owe the vectors of all passages anew, made by another embedding model, and note that the old ones must go first."""
        with self._write() as cursor:
            cursor.execute("DELETE FROM owed")
            cursor.execute("INSERT INTO owed (passage, what) SELECT id, 'add' FROM passages ORDER BY number")
            cursor.execute("INSERT OR REPLACE INTO facts VALUES ('embeddings', ?), ('erase', 'yes')", (model,))
            cursor.execute("DELETE FROM facts WHERE name = 'collection'")
            cursor.execute(_COUNT_UP)

    def owed(self, what: str, limit: int = -1) -> list[str]:
        """Ids of passages whose vector is yet to be made (`add`) or deleted (`drop`), in the order of their articles."""
        return [row[0] for row in self._read("SELECT passage FROM owed WHERE what = ? ORDER BY rowid LIMIT ?", (what, limit))]

    def owe(self, passage_ids: Iterable[str], what: str) -> None:
        """Note vectors to be made (`add`) or deleted (`drop`)."""
        with self._write() as cursor:
            self._owe(cursor, passage_ids, what)

    def paid(self, passage_ids: Sequence[str], what: str) -> int:
        """Note that these vectors were made or deleted; returns the number, counted up, that tells readers of it."""
        with self._write() as cursor:
            cursor.executemany(
                "DELETE FROM owed WHERE passage = ? AND what = ?", [(passage_id, what) for passage_id in passage_ids]
            )
            cursor.execute(_COUNT_UP)
            return int(cursor.execute("SELECT value FROM facts WHERE name = 'vectors'").fetchone()[0])

    def changes(self) -> int:
        """A number that grows whenever vectors are made or deleted, by whatever process."""
        return int(self.fact("vectors") or 0)


def _condition(only: Filter) -> tuple[str, list[object]]:
    """A filter as a condition on an article `a`, with its values."""
    fields = {
        "substr(a.published, 1, 10) >= ?": only.after and only.after.isoformat(),
        "substr(a.published, 1, 10) <= ?": only.before and only.before.isoformat(),
        "lower(a.source) = lower(?)": only.source,
        "instr(lower(a.author), lower(?))": only.author,
        "a.collection = ?": only.collection,
    }
    asked = {condition: value for condition, value in fields.items() if value is not None}
    return " AND ".join(asked) or _EVERY, list(asked.values())


def _any_of(prefer: Preference) -> tuple[str, list[object]]:
    """A preference as a condition on an article `a`, which any of its outlets, authors and days fulfils; with its values."""
    ranges = [_condition(Filter(after=days.first, before=days.last)) for days in prefer.days]
    named = "a.source IN (SELECT value FROM json_each(?)) OR a.author IN (SELECT value FROM json_each(?))"
    names: list[object] = [json.dumps(sorted(prefer.sources)), json.dumps(sorted(prefer.authors))]
    return " OR ".join([named, *(f"({text})" for text, _ in ranges)]), names + [one for _, found in ranges for one in found]


def _quoted(word: str) -> str:
    """A word as a string of FTS5's query language, in which a NUL would end the query."""
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'


def _connect(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", timeout=60, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection
