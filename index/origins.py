"""Where articles came from, in the catalogue: the places that were added, and which of them holds which article.

An article may be held by several origins (the same page in a feed and in a sitemap), and goes only when none holds it any
more. What was removed by hand is remembered too, so that a later sync does not bring it back.
"""

from dataclasses import dataclass

from index.article import Article
from index.database import Database
from index.sources.item import Place

TABLES = """
CREATE TABLE places (
    name TEXT PRIMARY KEY, collection TEXT, "full" INTEGER NOT NULL, private INTEGER NOT NULL, folder INTEGER NOT NULL
);
CREATE TABLE holdings (
    article TEXT NOT NULL, origin TEXT NOT NULL, place TEXT NOT NULL, via TEXT NOT NULL, hash TEXT NOT NULL,
    folder INTEGER NOT NULL, validator TEXT NOT NULL, PRIMARY KEY (article, origin, place)
) WITHOUT ROWID;
CREATE INDEX holdings_of_place ON holdings (place);
CREATE INDEX holdings_of_origin ON holdings (origin);
CREATE TABLE removed (article TEXT NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (article, origin)) WITHOUT ROWID;
"""
_COLUMNS = "article, origin, place, via, hash, folder, validator"


@dataclass(frozen=True, slots=True)
class Holding:
    """An article, held by an origin that was read for a place."""

    article: str
    origin: str
    place: str
    via: str = ""  # the list, feed or sitemap that named the origin
    hash: str = ""  # of the article as this origin last gave it; another may have given it anew since
    folder: int = 0  # the number (inode) of the folder that the file was first met in, to know it again; 0 where there is none
    validator: str = ""  # of a page: its ETag or date


class Origins:
    """The tables above, in a catalogue. Each change is one transaction, safe beside other processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Places

    def places(self) -> list[Place]:
        """The places that were added, in the order of their first time."""
        rows = self._database.read('SELECT name, collection, "full", private FROM places ORDER BY rowid')
        return [Place(name, collection, bool(full), bool(private)) for name, collection, full, private in rows]

    def folder_of(self, place: str) -> int:
        """The number of the place's own folder when it was last read; 0 when it was none."""
        rows = self._database.read("SELECT folder FROM places WHERE name = ?", (place,))
        return int(rows[0][0]) if rows else 0

    def remember(self, place: Place, folder: int) -> None:
        """Note a place, to be read again by a sync; its options replace those of last time."""
        row = (place.name, place.collection, place.full, place.private, folder)
        options = ", ".join(f'"{name}" = excluded."{name}"' for name in ("collection", "full", "private", "folder"))
        with self._database.write() as cursor:
            cursor.execute(f"INSERT INTO places VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET {options}", row)

    def forget(self, place: str) -> None:
        """Note that a place is not to be read again. Its articles stay."""
        with self._database.write() as cursor:
            cursor.execute("DELETE FROM places WHERE name = ?", (place,))
            cursor.execute("DELETE FROM holdings WHERE place = ?", (place,))

    # Holdings

    def held(self, place: str) -> dict[tuple[str, str], Holding]:
        """What a place held when it was last read, by article and origin."""
        rows = self._database.read(f"SELECT {_COLUMNS} FROM holdings WHERE place = ?", (place,))
        return {(row[0], row[1]): Holding(*row) for row in rows}

    def holders(self, article_id: str) -> set[str]:
        """The origins that hold an article, for whatever place."""
        return {row[0] for row in self._database.read("SELECT origin FROM holdings WHERE article = ?", (article_id,))}

    def holdings_of(self, article_id: str) -> int:
        """How many times an article is held, by whatever origins and places."""
        return int(self._database.read("SELECT count(*) FROM holdings WHERE article = ?", (article_id,))[0][0])

    def articles_of(self, origin: str) -> list[str]:
        """The articles that an origin holds, when it is one alone: a saved page may go by its URL."""
        rows = self._database.read("SELECT DISTINCT article FROM holdings WHERE origin = ?", (origin,))
        return [row[0] for row in rows] if len(rows) == 1 else []

    def hold(self, holding: Holding) -> None:
        """Note that an origin holds an article, and as what."""
        values = (holding.article, holding.origin, holding.place, holding.via, holding.hash, holding.folder, holding.validator)
        with self._database.write() as cursor:
            cursor.execute("INSERT OR REPLACE INTO holdings VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def release(self, holding: Holding) -> bool:
        """Note that an origin holds an article no more; True when none does now.

        The others are to give their version again, since the one in the index may be from the origin that has gone.
        """
        with self._database.write() as cursor:
            key = (holding.article, holding.origin, holding.place)
            cursor.execute("DELETE FROM holdings WHERE article = ? AND origin = ? AND place = ?", key)
            cursor.execute("UPDATE holdings SET hash = '', validator = '' WHERE article = ?", (holding.article,))
            return not cursor.execute("SELECT 1 FROM holdings WHERE article = ? LIMIT 1", (holding.article,)).fetchone()

    def own_id(self, article: Article, origin: str, place: str) -> str:
        """The id under which an export's article goes in: its own, unless that means another article here already.

        Two exports may use the same ids for different articles. The first to bring an id has it. Another export's article
        of that id is the same one when it has the same `url`, or where one of them has none the same title and outlet; else
        it goes in as the id with the export's name behind it (`17@/path/to/export.jsonl`), now and at every later run.
        """
        kept = kept_id(article.id, origin)
        with self._database.write() as cursor:
            held = {row[0] for row in cursor.execute("SELECT origin FROM holdings WHERE article = ?", (article.id,))}
            held |= {row[0] for row in cursor.execute("SELECT origin FROM removed WHERE article = ?", (article.id,))}
            if origin in held:
                return article.id
            for table in ("holdings", "removed"):
                if cursor.execute(f"SELECT 1 FROM {table} WHERE article = ? AND origin = ?", (kept, origin)).fetchone():
                    return kept
            other = cursor.execute("SELECT url, title, source FROM articles WHERE id = ?", (article.id,)).fetchone()
            mine = (article.url, article.title, article.source)
            if (held or other) and (other is None or not _is_same(mine, other)):
                return kept
            # Claimed in the same transaction, so that of two processes only one gets it.
            cursor.execute("INSERT OR IGNORE INTO holdings VALUES (?, ?, ?, '', '', 0, '')", (article.id, origin, place))
            return article.id

    # Removed by hand

    def note_removed(self, article_id: str) -> None:
        """Note that an article is not wanted any more, from whatever now holds it."""
        with self._database.write() as cursor:
            cursor.execute(
                "INSERT OR IGNORE INTO removed SELECT DISTINCT article, origin FROM holdings WHERE article = ?", (article_id,)
            )
            cursor.execute("DELETE FROM holdings WHERE article = ?", (article_id,))

    def removed(self) -> set[tuple[str, str]]:
        """The articles that were removed by hand, each with the origins that held it."""
        return {(row[0], row[1]) for row in self._database.read("SELECT article, origin FROM removed")}

    def restore(self, article_id: str) -> None:
        """Note that an article is wanted again."""
        with self._database.write() as cursor:
            cursor.execute("DELETE FROM removed WHERE article = ?", (article_id,))


def kept_id(article_id: str, origin: str) -> str:
    """The id of an export's article whose own id another export has."""
    return f"{article_id}@{origin}"


def _is_same(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Whether (url, title, source) of two articles with one id mean one article."""
    return one[0] == other[0] if one[0] and other[0] else one[1:] == other[1:]
