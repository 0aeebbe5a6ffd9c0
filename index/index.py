"""The index: add articles, remove them, search them, read them. Everything else in this package serves these verbs."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index import CATALOGUE, search
from index.article import Article, Hit
from index.catalogue import Catalogue, Change, Entry
from index.embedder import Embedder, Embedding
from index.errors import HomeError, NotFoundError
from index.filters import ALL, Filter
from index.origins import Holding, Origins
from index.passages import cut
from index.server import ChromaServer
from index.sources.item import real
from index.vectors import Vectors

_SHORTEST_NAME = 4  # characters of a shortened id


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an index in numbers."""

    articles: int
    passages: int
    vectors: int
    owed: int  # vectors that have yet to follow the catalogue, after an add that was interrupted
    embeddings: str


class Index:
    """The articles of one home folder, or of a list in memory. Made by `create`, `open` or `of`.

    The vectors and the embedding model are opened when they are first needed: to list articles takes neither.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        home: Path | None,
        embedding: Callable[[], Embedding],
        model: str,
        server: ChromaServer | None = None,
    ) -> None:
        self.home = home
        self.vectors = Vectors(catalogue, home, Embedder(embedding, model), server)
        self._catalogue = catalogue
        self._searching = threading.Lock()

    @classmethod
    def create(cls, home: Path, embedding: Callable[[], Embedding], model: str, server: ChromaServer | None = None) -> "Index":
        """Open the index in the folder, made first if need be.

        `embedding` gives the embedding model when it is first needed, `model` is the name under which the index remembers
        it. With a `server` the vectors are there, else in the folder.

        Raises `HomeError` (or `VersionError`) when the folder cannot serve, `ModelError` when another model made its
        vectors.
        """
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise HomeError(f"{home}: the folder cannot be made ({fault.strerror}); name another with `--home`.") from fault
        return cls._opened(Catalogue.create(home / CATALOGUE), home, embedding, model, server)

    @classmethod
    def open(cls, home: Path, embedding: Callable[[], Embedding], model: str, server: ChromaServer | None = None) -> "Index":
        """Open the index that is in the folder. Raises as `create`, and `HomeError` when there is none."""
        return cls._opened(Catalogue.open(home / CATALOGUE), home, embedding, model, server)

    @classmethod
    def of(cls, articles: Iterable[Article], embedding: Embedding) -> "Index":
        """An index in memory over the articles; close it to free what it holds."""
        index = cls(Catalogue.create(None), None, lambda: embedding, "")
        for article in articles:
            index.put(article)
        index.vectors.settle()
        return index

    @classmethod
    def _opened(
        cls,
        catalogue: Catalogue,
        home: Path,
        embedding: Callable[[], Embedding],
        model: str,
        server: ChromaServer | None,
    ) -> "Index":
        index = cls(catalogue, home, embedding, model, server)
        index.vectors.check_model()
        return index

    @property
    def origins(self) -> Origins:
        """Where the articles came from."""
        return self._catalogue.origins

    def close(self) -> None:
        """Let go of the files."""
        self.vectors.close()
        self._catalogue.close()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # The verbs

    def put(self, article: Article, origin: str | None = None) -> tuple[Change, int]:
        """Add an article, replace its former version, or find it unchanged; returns which, and how many passages were cut.

        `origin` names the file that it was read from; what that file held before, under another id, is replaced.

        It can be found by its words at once, by its meaning after `settle`. Raises `HomeError` when the disk does not take
        it; nothing of the new version is in then.
        """
        if self._catalogue.hash_of(article.id) == article.hash:
            return "unchanged", 0
        passages = cut(article)
        return self._catalogue.put(article, passages, origin), len(passages)

    def remove(self, article_id: str) -> bool:
        """Remove an article, and let no sync bring it back; False when it was not there.

        Its vectors go with the next `settle`.
        """
        with self.at_once():
            self.origins.note_removed(article_id)
            return self._catalogue.remove(article_id)

    def at_once(self) -> AbstractContextManager[object]:
        """What is done to the articles and their origins within this is done wholly, or not at all if the process dies."""
        return self._catalogue.database.write()

    def release(self, holding: Holding) -> bool:
        """Note that an origin holds an article no more, and take it out when none does; True when it went."""
        with self.at_once():
            return self.origins.release(holding) and self._catalogue.remove(holding.article)

    def hash_of(self, article_id: str) -> str | None:
        """The content hash of an article as it is in the index, None when it is not there."""
        return self._catalogue.hash_of(article_id)

    def prepare(self, question: str, today: date | None = None, *, typed: str | None = None) -> search.Query:
        """A question made ready for searching: its words picked, misspelt ones mended, what it says of the articles seen.

        `today` is the day that "last week" counts from; when None, that on which it is asked. `typed` is what the person typed,
        where the question has words from before: only the days in it are the articles'.
        """
        return search.prepare(question, self._catalogue, today or date.today(), typed=typed)

    def search(self, query: search.Query, limit: int = 10, only: Filter = ALL) -> list[Hit]:
        """The best passages, best first, of the articles that the filter lets through.

        Raises `ServiceError` when the embedding service or the Chroma server does not answer, and `HomeError` when the vectors
        are not where they are looked for.
        """
        vector = self.vectors.of(query.text)
        with self._searching:  # by one thread at a time: the vectors may be opened anew
            self.vectors.refresh()
            self.vectors.check_place()
            return search.search(query, vector, self._catalogue, self.vectors.store, limit=limit, only=only)

    def article(self, name: str) -> Article:
        """The article that goes by a name: its id, its path, or the beginning of its short id (`short_id`).

        Raises `NotFoundError` when there is none, or more than one.
        """
        if not name.strip():
            raise NotFoundError("the name of an article is empty; `footnote index list` shows their ids.")
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # as it is stored, whatever bytes it has
        path = "" if "\0" in name else real(Path(name))
        for article_id in (name, path, *self.origins.articles_of(path)[:1]):
            found = self._catalogue.article(article_id)
            if found:
                return found
        like = [
            entry.id for entry in self.entries() if len(name) >= _SHORTEST_NAME and short_id(entry.id).startswith(name.lower())
        ]
        if len(like) != 1:
            several = f"{len(like)} articles go" if like else "no article goes"
            raise NotFoundError(f"{name}: {several} by this name; `footnote index list` shows their ids.")
        found = self._catalogue.article(like[0])
        assert found is not None
        return found

    def owes(self) -> int:
        """How many vectors have yet to be made or deleted."""
        return self._catalogue.owed.count()

    def is_empty(self) -> bool:
        """Whether no article is in it."""
        return self._catalogue.is_empty()

    def size(self, only: Filter = ALL) -> int:
        """How many articles are in it that a filter lets through."""
        return self._catalogue.size(only)

    def entries(self) -> list[Entry]:
        """All articles without their texts, the newest first."""
        return self._catalogue.entries()

    def visible(self, only: Filter = ALL) -> set[str]:
        """The ids of the articles that a filter lets through."""
        return self._catalogue.article_ids(only)

    def newest(self, article_ids: Sequence[str]) -> dict[str, str]:
        """For those articles that are older versions of a story: their id -> the id of the newest version.

        Versions of one story are one source: they do not confirm one another, and where they differ, the newest is right.
        """
        return self._catalogue.newest(article_ids)

    def status(self) -> Status:
        """The index in numbers. Raises as `search`."""
        self.vectors.check_place()
        articles, passages, owed = self._catalogue.counts()
        return Status(articles, passages, self.vectors.store.count(), owed, self._catalogue.facts.of("embeddings") or "")


def rebuild(home: Path, embedding: Callable[[], Embedding], model: str, server: ChromaServer | None = None) -> Index:
    """Note that all vectors are to be made anew by this embedding, in the folder or on a server; `settle` does it, now or later.

    Raises `HomeError` when there is no index in the folder, `ModelError` or `ServiceError`, with nothing changed, when the
    embedding or the server does not work.
    """
    index = Index(Catalogue.open(home / CATALOGUE), home, embedding, model, server)
    index.vectors.of("Does it work?")
    if server:
        index.vectors.store.count()
    index.vectors.start_over()
    return index


def short_id(article_id: str) -> str:
    """Eight characters that stand for an article's id in lists."""
    return hashlib.sha256(article_id.encode()).hexdigest()[:8]
