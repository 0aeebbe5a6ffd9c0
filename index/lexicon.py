"""The words of the passages: SQLite's full-text (BM25) index over them, which passages have which, and how rare a word is.

It reads the words through a view ("external content"), so no text stands twice. The catalogue calls `enter` and `leave` within
its own transactions.
"""

import json
import math
import sqlite3
from collections.abc import Iterable, Sequence

from index.conditions import EVERY, any_of, condition
from index.database import Database
from index.filters import ALL, Filter, Preference

TABLES = """
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
_FTS = ("stems", "spellings")
_WEIGHTS = "1.0, 1.0, 0.5"  # of a passage's words, title and source in the BM25 score

Words = tuple[int, str, str, str | None]  # a passage's number and text, its article's title and source


def enter(cursor: sqlite3.Cursor, passages: Iterable[Words]) -> None:
    """Put the words of passages in."""
    rows = list(passages)
    for table in _FTS:
        cursor.executemany(f"INSERT INTO {table} (rowid, text, title, source) VALUES (?, ?, ?, ?)", rows)


def leave(cursor: sqlite3.Cursor, passages: Iterable[Words]) -> None:
    """Take the words of passages out; they must be just those that were put in."""
    rows = list(passages)
    for table in _FTS:
        cursor.executemany(f"INSERT INTO {table} ({table}, rowid, text, title, source) VALUES ('delete', ?, ?, ?, ?)", rows)


class Lexicon:
    """Looks words up."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._vocabulary: tuple[object, dict[str, int]] = (None, {})

    def best(
        self,
        words: Sequence[str],
        limit: int,
        only: Filter = ALL,
        prefer: Preference | None = None,
    ) -> dict[str, float]:
        """The passages with the best BM25 scores for any of the words, as passage id -> score, best first, scores positive.

        Those of articles that the filter does not let through are passed over; with a preference, also those of articles that it
        does not name at all. With neither, those that a newer version of their story supersedes are passed over too.
        """
        query = " OR ".join(map(_quoted, words))
        if not query:
            return {}
        allowed, values = condition(only)
        if prefer:
            named, more = any_of(prefer)
            allowed, values = f"{allowed} AND ({named})", [*values, *more]
        articles = "JOIN articles a ON a.number = p.article"
        if allowed == EVERY:
            articles, allowed = "", "stems.rowid NOT IN superseded"
        rows = self._database.read(
            f"SELECT p.id, -bm25(stems, {_WEIGHTS}) AS score FROM stems JOIN passages p ON p.number = stems.rowid {articles} "
            f"WHERE stems MATCH ? AND {allowed} ORDER BY score DESC, p.id LIMIT ?",
            (query, *values, limit),
        )
        return dict(rows)

    def rarity(self, words: Sequence[str]) -> dict[str, float]:
        """How rare each word is among the passages, as it is spelt in lower case: BM25's inverse document frequency."""
        rows = self._database.read(
            "SELECT value, coalesce((SELECT doc FROM vocabulary WHERE term = value), 0), (SELECT count(*) FROM passages) "
            "FROM json_each(?)",
            (json.dumps(words),),
        )
        return {word: math.log(1 + (total - found + 0.5) / (found + 0.5)) for word, found, total in rows}

    def has_word(self, word: str) -> bool:
        """Whether any passage or title has the word, in this or another inflection."""
        return bool(self._database.read("SELECT 1 FROM stems WHERE stems MATCH ? LIMIT 1", (_quoted(word),)))

    def is_sound(self) -> bool:
        """Whether the words are those of the passages, all and no others; SQLite reads every text to tell."""
        with self._database.write() as cursor:  # for SQLite the check is an insertion
            try:
                for table in _FTS:
                    cursor.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as fault:
                if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:  # the low byte is the kind
                    raise
                return False
        return True

    def rebuild(self) -> None:
        """Make the words anew from the passages."""
        with self._database.write() as cursor:
            for table in _FTS:
                cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")

    def vocabulary(self) -> dict[str, int]:
        """Every word of the passages, in lower case as spelt, with the number of passages that have it."""
        state = self._database.state()
        if self._vocabulary[0] != state:  # it takes a scan of the full-text index
            self._vocabulary = (state, dict(self._database.read("SELECT term, doc FROM vocabulary")))
        return self._vocabulary[1]


def _quoted(word: str) -> str:
    """A word as a string of FTS5's query language, in which a NUL would end the query."""
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'
