"""Is an index sound? SQLite's own check of the file, the rules between its tables, and the words against the passages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index import CATALOGUE
from index.catalogue import FORMAT, Catalogue
from index.database import Database

_FAULTS_TOLD = 3
_OUTSIDE = (  # passages whose words their article does not have
    "SELECT count(*) FROM passages p LEFT JOIN articles a ON a.number = p.article "
    'WHERE a.number IS NULL OR p."end" > length(a.text)'
)


@dataclass(frozen=True, slots=True)
class Health:
    """What a catalogue holds, and what is wrong with it."""

    articles: int
    passages: int
    owed: int  # vectors that have yet to follow
    format: int
    embeddings: str | None  # what made the vectors; None as long as there are none
    faults: tuple[str, ...]  # none when it is sound


def of_catalogue(home: Path) -> Health:
    """The health of the catalogue in a home; reads the whole file. Raises `HomeError` when there is none or it cannot be read."""
    with _open(home) as catalogue:
        faults = [row[0] for row in catalogue.database.read(f"PRAGMA integrity_check({_FAULTS_TOLD})") if row[0] != "ok"]
        outside = catalogue.database.read(_OUTSIDE)[0][0]
        if outside:
            faults.append(f"{outside} passages lie outside their articles")
        articles, passages, owed = catalogue.counts()
        return Health(articles, passages, owed, FORMAT, catalogue.facts.of("embeddings"), tuple(faults))


def words_are_sound(home: Path) -> bool:
    """Whether the full-text index has the words of the passages, all and no others; reads all of them. Raises `HomeError`."""
    with _open(home) as catalogue:
        return catalogue.lexicon.is_sound()


def mend_words(home: Path) -> None:
    """Make the full-text index anew from the articles. Raises `HomeError`."""
    with _open(home) as catalogue:
        catalogue.lexicon.rebuild()


def sqlite_version() -> tuple[str, bool]:
    """The version of SQLite, and whether it can search texts (FTS5)."""
    database = Database(None)
    try:
        version = str(database.read("SELECT sqlite_version()")[0][0])
        return version, bool(database.read("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"))
    finally:
        database.close()


@contextmanager
def _open(home: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(home / CATALOGUE)
    try:
        yield catalogue
    finally:
        catalogue.close()
