"""Versions of one story in the catalogue: which articles are, which of them is the newest, and which passages it supersedes.

The catalogue calls `link` and `unlink` within its own transactions, so what stands here is true whenever an article is in or
out. Whether two texts are versions is for `index.likeness` to say; here it is asked of the few that share bands with a new one.

The rule of search: the newest version (the last published, then the last indexed) shows all its passages. Of an older one only
those show that have no counterpart in a newer version, not even one with other words or numbers here and there.
"""

import json
import sqlite3
from collections import Counter

import numpy as np

from index.likeness import WORTH, Text, are_versions, bands, from_bytes, has_counterpart, moment

TABLES = """
CREATE TABLE signatures (article INTEGER PRIMARY KEY, signature BLOB NOT NULL);
CREATE TABLE bands (band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (band, article)) WITHOUT ROWID;
CREATE TABLE twins (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE versions (article INTEGER PRIMARY KEY, story INTEGER NOT NULL);
CREATE INDEX versions_of_story ON versions (story);
CREATE TABLE stories (story INTEGER PRIMARY KEY, newest INTEGER NOT NULL);
CREATE TABLE superseded (passage INTEGER PRIMARY KEY);
"""

_SHARED_BANDS = 2  # at least, to be looked at: unrelated articles share one now and then
_IN_A_BAND = 50  # articles that are looked up, the last added first; a template may fill a band with thousands
_COMPARED = 20  # articles at most that a new one is compared with
_ENOUGH = 3  # versions of one story that a new one is linked to
_MISSES = 4  # in a row, after which it is compared with no more


def link(cursor: sqlite3.Cursor, number: int, text: Text) -> None:
    """Find the versions of an article that was just put in with its passages, and note what follows from them."""
    signature = text.signature
    likely = _likely(cursor, signature)
    cursor.execute("INSERT INTO signatures VALUES (?, ?)", (number, signature.tobytes()))
    cursor.executemany("INSERT INTO bands VALUES (?, ?)", [(band, number) for band in bands(signature)])
    twins = _twins(cursor, text, likely)
    if not twins:
        return
    _tie(cursor, number, twins)
    _join(cursor, [number, *twins])


def unlink(cursor: sqlite3.Cursor, number: int) -> None:
    """Undo what `link` did for an article that is about to be taken out, while its passages are still there."""
    (kept,) = cursor.execute("SELECT signature FROM signatures WHERE article = ?", (number,)).fetchone()
    own = bands(from_bytes(kept)[0])
    cursor.executemany("DELETE FROM bands WHERE band = ? AND article = ?", [(band, number) for band in own])
    cursor.execute("DELETE FROM signatures WHERE article = ?", (number,))
    story = _story(cursor, number)
    if story is None:
        return
    showed = _showing(cursor, "p.article = ?", number)
    neighbours = _neighbours(cursor, number)
    pairs = [pair for other in neighbours for pair in ((number, other), (other, number))]
    cursor.executemany("DELETE FROM twins WHERE one = ? AND other = ?", pairs)
    cursor.execute("DELETE FROM superseded WHERE passage IN (SELECT number FROM passages WHERE article = ?)", (number,))
    cursor.execute("DELETE FROM versions WHERE article = ?", (number,))
    if showed or not _hold_together(cursor, story, neighbours):
        _settle_anew(cursor, story, keep=not showed)


def _twins(cursor: sqlite3.Cursor, text: Text, likely: list[int]) -> list[int]:
    """Those of the likely ones that are versions.

    After a few in a row that are not, the less likely are not looked at; nor is more of a story that enough were found of.
    """
    found: list[int] = []
    stories: Counter[int | None] = Counter()
    missed = 0
    for other in likely:
        story = _story(cursor, other)
        if story is not None and stories[story] == _ENOUGH:
            continue
        if are_versions(text, _text(cursor, other)):
            found.append(other)
            stories[story] += 1
            missed = 0
        elif (missed := missed + 1) == _MISSES:
            break
    return found


def _likely(cursor: sqlite3.Cursor, signature: np.ndarray) -> list[int]:
    """The articles that are worth comparing with one of this signature: the most alike, the last added first among equals."""
    shared: Counter[int] = Counter()
    for band in bands(signature):
        statement = "SELECT article FROM bands WHERE band = ? ORDER BY article DESC LIMIT ?"
        shared.update(article for (article,) in cursor.execute(statement, (band, _IN_A_BAND)))
    met = json.dumps([article for article, count in shared.items() if count >= _SHARED_BANDS])
    rows = cursor.execute(
        "SELECT article, signature FROM signatures WHERE article IN (SELECT value FROM json_each(?))", (met,)
    ).fetchall()
    if not rows:
        return []
    articles, kept = zip(*rows, strict=True)
    alike = (from_bytes(b"".join(kept)) == signature).mean(axis=1)
    ranked = sorted(zip(alike.tolist(), articles, strict=True), reverse=True)
    return [article for share, article in ranked[:_COMPARED] if share >= WORTH]


def _text(cursor: sqlite3.Cursor, number: int) -> Text:
    return Text(*cursor.execute("SELECT title, text, published FROM articles WHERE number = ?", (number,)).fetchone())


def _tie(cursor: sqlite3.Cursor, number: int, others: list[int]) -> None:
    pairs = [pair for other in others for pair in ((number, other), (other, number))]
    cursor.executemany("INSERT OR IGNORE INTO twins VALUES (?, ?)", pairs)


def _story(cursor: sqlite3.Cursor, number: int) -> int | None:
    row = cursor.execute("SELECT story FROM versions WHERE article = ?", (number,)).fetchone()
    return int(row[0]) if row else None


def _neighbours(cursor: sqlite3.Cursor, number: int) -> list[int]:
    return [row[0] for row in cursor.execute("SELECT other FROM twins WHERE one = ?", (number,))]


def _join(cursor: sqlite3.Cursor, articles: list[int]) -> None:
    """Make one story of articles, and of the stories that they belong to."""
    former = {story for article in articles if (story := _story(cursor, article)) is not None}
    first = [row[0] for one in former for row in cursor.execute("SELECT newest FROM stories WHERE story = ?", (one,))]
    newest = max([*first, *articles], key=lambda article: _age(cursor, article))
    cursor.executemany("DELETE FROM stories WHERE story = ?", [(one,) for one in former])
    cursor.execute("INSERT INTO stories VALUES (?, ?)", (min(former, default=None), newest))  # None: a number of its own
    story = cursor.lastrowid
    assert story is not None
    cursor.executemany("UPDATE versions SET story = ? WHERE story = ?", [(story, one) for one in former - {story}])
    cursor.executemany("INSERT OR REPLACE INTO versions VALUES (?, ?)", [(article, story) for article in articles])
    _supersede(cursor, story, newest)


def _age(cursor: sqlite3.Cursor, number: int) -> tuple[object, ...]:
    """What the newest has most of: when it was published, then when it was indexed."""
    published, indexed = cursor.execute("SELECT published, indexed FROM articles WHERE number = ?", (number,)).fetchone()
    return moment(published), indexed, number


def _supersede(cursor: sqlite3.Cursor, story: int, newest: int) -> None:
    """Hide the passages of older versions that show and have a counterpart in a newer one."""
    newer = [_text(cursor, newest)]
    showing = _showing(cursor, "p.article IN (SELECT article FROM versions WHERE story = ? AND article <> ?)", story, newest)
    ages = {article: _age(cursor, article) for article in {article for _, article, _ in showing}}
    for number, _, words in sorted(showing, key=lambda row: ages[row[1]], reverse=True):
        passage = Text("", words, None)
        if has_counterpart(passage, newer):
            cursor.execute("INSERT INTO superseded VALUES (?)", (number,))
        else:
            newer.append(passage)


def _showing(cursor: sqlite3.Cursor, which: str, *values: int) -> list[tuple[int, int, str]]:
    """The passages that are not superseded, as (number, article, words)."""
    return cursor.execute(
        "SELECT w.number, p.article, w.text FROM passages p JOIN passage_words w ON w.number = p.number "
        f"WHERE {which} AND p.number NOT IN superseded",
        values,
    ).fetchall()


def _hold_together(cursor: sqlite3.Cursor, story: int, articles: list[int]) -> bool:
    """Whether a story is still one, and of several articles, without the one that linked these."""
    (size,) = cursor.execute("SELECT count(*) FROM versions WHERE story = ?", (story,)).fetchone()
    return size > 1 and set(articles) <= _reached(cursor, articles[0], set(articles))


def _settle_anew(cursor: sqlite3.Cursor, story: int, *, keep: bool) -> None:
    """Work out again which articles of a story are one, and what they supersede; where `keep`, not for those with its newest."""
    left = {row[0] for row in cursor.execute("SELECT article FROM versions WHERE story = ?", (story,))}
    (newest,) = cursor.execute("SELECT newest FROM stories WHERE story = ?", (story,)).fetchone()
    cursor.execute("DELETE FROM stories WHERE story = ?", (story,))
    cursor.execute("DELETE FROM versions WHERE story = ?", (story,))
    parts = []
    while left:
        parts.append(_reached(cursor, left.pop(), None))
        left -= parts[-1]
    for part in _linked_again(cursor, parts):
        if not (keep and newest in part and len(part) > 1):
            statement = "DELETE FROM superseded WHERE passage IN (SELECT number FROM passages WHERE article = ?)"
            cursor.executemany(statement, [(article,) for article in part])
        if len(part) > 1:
            _join(cursor, sorted(part))


def _linked_again(cursor: sqlite3.Cursor, parts: list[set[int]]) -> list[set[int]]:
    """The parts of a story, those made one of which the newest are versions: not all versions were ever compared."""
    found: list[tuple[Text, int, set[int]]] = []
    for part in parts:
        newest = max(part, key=lambda article: _age(cursor, article))
        text = _text(cursor, newest)
        whole = next((other for other in found if are_versions(text, other[0])), None)
        if whole:
            _tie(cursor, newest, [whole[1]])
            whole[2].update(part)
        else:
            found.append((text, newest, part))
    return [part for _, _, part in found]


def _reached(cursor: sqlite3.Cursor, number: int, wanted: set[int] | None) -> set[int]:
    """All articles that are linked to one, directly or through others, and itself; no more of them once the wanted are found."""
    found, border = {number}, [number]
    while border and not (wanted and wanted <= found):
        new = set(_neighbours(cursor, border.pop())) - found
        found |= new
        border += new
    return found
