"""The index: add articles, remove them, search them, read them. Everything else in this package serves these verbs."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index import search, whereabouts
from index.article import Article, Hit, Passage
from index.catalogue import Catalogue, Change, Entry
from index.errors import HomeError, IndexingError, ModelError, NotFoundError, ServiceError
from index.filters import ALL, Filter
from index.memory import MemoryStore
from index.origins import Origins
from index.passages import cut
from index.server import ChromaServer
from index.store import Store, erase, writing

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

CATALOGUE = "catalogue.sqlite"
VECTORS = "chroma"
_BATCH = 256  # passages embedded and stored at a time
_AHEAD = 1024  # vectors that may be owed while articles are put, and as many again while they are made
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
        embedding: Callable[[], "BaseEmbedding"],
        model: str,
        server: ChromaServer | None = None,
    ) -> None:
        self.home = home
        self._server = server
        self._catalogue = catalogue
        self._make_embedding = embedding
        self._model = model
        self._seen = catalogue.changes()

    @classmethod
    def create(
        cls, home: Path, embedding: Callable[[], "BaseEmbedding"], model: str, server: ChromaServer | None = None
    ) -> "Index":
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
    def open(
        cls, home: Path, embedding: Callable[[], "BaseEmbedding"], model: str, server: ChromaServer | None = None
    ) -> "Index":
        """Open the index that is in the folder. Raises as `create`, and `HomeError` when there is none."""
        return cls._opened(Catalogue.open(home / CATALOGUE), home, embedding, model, server)

    @classmethod
    def of(cls, articles: Iterable[Article], embedding: "BaseEmbedding") -> "Index":
        """An index in memory over the articles; close it to free what it holds."""
        index = cls(Catalogue.create(None), None, lambda: embedding, "")
        for article in articles:
            index.put(article)
        index.settle()
        return index

    @classmethod
    def _opened(
        cls,
        catalogue: Catalogue,
        home: Path,
        embedding: Callable[[], "BaseEmbedding"],
        model: str,
        server: ChromaServer | None,
    ) -> "Index":
        index = cls(catalogue, home, embedding, model, server)
        index._check_model()
        return index

    def _check_model(self) -> None:
        """Raise `ModelError` when other vectors are, or are to be, in the index than this model's."""
        remembered = self._catalogue.fact("embeddings")
        if self.home and remembered not in (None, self._model):
            raise ModelError(
                f"{self.home}: its vectors were made by {remembered!r}, and FOOTNOTE_EMBEDDINGS is {self._model!r}; set it back, "
                f"or make the vectors again with `footnote index rebuild --home {self.home}`."
            )

    @property
    def _folder(self) -> Path | None:
        return self.home / VECTORS if self.home else None

    @property
    def _place(self) -> str:
        return self._server.place if self._server else whereabouts.DISK

    @property
    def origins(self) -> Origins:
        """Where the articles came from."""
        return self._catalogue.origins

    @cached_property
    def _store(self) -> Store | MemoryStore:
        if not self._folder:
            return MemoryStore()
        if not self._server:
            return Store(self._folder)
        return Store(self._folder, self._server, f"footnote-{self._catalogue.identity()}")

    @cached_property
    def _embedding(self) -> "BaseEmbedding":
        return self._make_embedding()

    def close(self) -> None:
        """Let go of the files."""
        if "_store" in self.__dict__:
            self._store.close()
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
        self.origins.note_removed(article_id)
        return self._catalogue.remove(article_id)

    def drop(self, article_id: str) -> bool:
        """Remove an article that nothing holds any more; it may come again. As `remove` otherwise."""
        return self._catalogue.remove(article_id)

    def hash_of(self, article_id: str) -> str | None:
        """The content hash of an article as it is in the index, None when it is not there."""
        return self._catalogue.hash_of(article_id)

    def settle(self, *, wait: bool = True, advance: Callable[[int], None] | None = None) -> None:
        """Make and delete the vectors that the catalogue still owes.

        One process does this at a time, for all that others owe too; another that comes meanwhile waits for it, or leaves it
        the work when `wait` is false. `advance` is called for each vector that was made. Safe to break off at any moment.
        """
        self._settle(lambda _: False, wait=wait, advance=advance)

    def _settle(self, enough: Callable[[int], bool], *, wait: bool, advance: Callable[[int], None] | None = None) -> None:
        if not self._catalogue.owes():
            return
        with _disk(self.home), writing(self._folder, wait=wait) as mine:
            if mine:
                self._pay(enough, advance)

    @contextmanager
    def settling(self) -> Iterator[Callable[[], None]]:
        """Make vectors while articles are put: call what this gives after each `put`. What is still owed is made at the end.

        It returns at once, unless the vectors have fallen far behind; a fault in making them is raised by a later call or at
        the end. Left by an exception, this breaks off after the batch in hand; the next run finishes.
        """
        stopped = threading.Event()
        under_way: Future[None] | None = None

        def enough(made: int) -> bool:
            return made >= _AHEAD or stopped.is_set()

        def step() -> None:
            nonlocal under_way
            busy = under_way is not None and not under_way.done()
            if self._catalogue.owes() < _AHEAD * (1 + busy):
                return
            if under_way:
                under_way.result()
            under_way = background.submit(self._settle, enough, wait=False)

        with ThreadPoolExecutor(1, thread_name_prefix="settling") as background:
            try:
                yield step
            except BaseException:
                stopped.set()
                raise
            if under_way:
                under_way.result()
        self.finish()

    def finish(self) -> None:
        """Settle, and make good whatever else the vectors lack: they were lost, or never noted."""
        self._is_lost()
        self.settle()
        _, passages, owed = self._catalogue.counts()
        if not owed and self._store.count() != passages:
            self.repair()

    def _erase(self) -> None:
        """Delete another model's vectors, after `rebuild`."""
        if self._server:
            self._store.clear()
        elif self._folder:
            if "_store" in self.__dict__:
                self._store.close()
                del self.__dict__["_store"]
            erase(self._folder)
        self._catalogue.set_fact("erase", "no")

    def _is_lost(self) -> bool:
        """Whether the vectors have gone from where they were. Raises `HomeError` when they are in another place."""
        if isinstance(self._store, MemoryStore):
            return False
        if self._server:
            self._store.reopen()  # a client does not notice by itself
        return whereabouts.is_lost(self._catalogue, self._store, self._place)

    def _claim(self) -> None:
        """See, before vectors are written, that they go where those before them are; if these are lost, owe all anew."""
        if self._is_lost():
            self._catalogue.start_over(self._model)
            self._erase()
        if isinstance(self._store, Store):
            whereabouts.remember(self._catalogue, self._store, self._place)

    def _check_place(self) -> None:
        """Raise `HomeError` when the vectors are not in the store; by their absence a search would silently be worse."""
        if isinstance(self._store, Store):
            whereabouts.check(self._catalogue, self._store, self._place)

    def _pay(self, enough: Callable[[int], bool], advance: Callable[[int], None] | None) -> None:
        """Make and delete vectors that are owed, by whomever, until none is or `enough` of this many made says so.

        A batch is stored while the next one is embedded.
        """
        if self._catalogue.fact("erase") == "yes":
            self._erase()
        self._fresh()
        self._claim()
        with ThreadPoolExecutor(1, thread_name_prefix="storing") as storing:
            under_way: list[str] = []
            stored: Future[None] | None = None
            made = 0
            while True:
                self._drop()
                owed = [one for one in self._catalogue.owed("add", 2 * _BATCH) if one not in under_way][:_BATCH]
                owed = [] if enough(made) else owed
                passages = list(self._catalogue.passages(owed).values())
                vectors = self._vectors([_embedded_text(passage) for passage in passages]) if passages else []
                if stored:
                    stored.result()
                if not owed:
                    return
                stored = storing.submit(self._keep, owed, passages, vectors)
                under_way = owed
                made += len(owed)
                if advance:
                    for _ in owed:
                        advance(1)

    def _drop(self) -> None:
        """Delete the vectors of passages that have gone."""
        while gone := self._catalogue.owed("drop", 1000):
            self._store.drop(gone)
            self._seen = self._catalogue.paid(gone, "drop")

    def _keep(self, owed: list[str], passages: list[Passage], vectors: list[list[float]]) -> None:
        """Store vectors. If their article is changed or removed meanwhile, that leaves a note to drop them again."""
        self._store.add(passages, vectors)
        if self._catalogue.fact("embeddings") is None:
            self._catalogue.set_fact("embeddings", self._model)
        self._seen = self._catalogue.paid(owed, "add")

    def repair(self) -> int:
        """Make the vectors agree with the catalogue, whatever happened to them; returns how many were wrong."""
        self._is_lost()
        wanted, there = self._catalogue.passage_ids(), self._store.ids()
        self._catalogue.owe(wanted - there, "add")
        self._catalogue.owe(there - wanted, "drop")
        self.settle()
        return len(wanted ^ there)

    def prepare(self, question: str, today: date | None = None) -> search.Query:
        """A question made ready for searching: its words picked, misspelt ones mended, what it says of the articles seen.

        `today` is the day that "last week" counts from; when None, that on which it is asked.
        """
        return search.prepare(question, self._catalogue, today or date.today())

    def search(self, query: search.Query, limit: int = 10, only: Filter = ALL) -> list[Hit]:
        """The best passages, best first, of the articles that the filter lets through.

        Raises `ServiceError` when the embedding service or the Chroma server does not answer, and `HomeError` when the vectors
        are not where they are looked for.
        """
        self._fresh()
        self._check_place()
        return search.search(query, self._query_vector(query.text), self._catalogue, self._store, limit=limit, only=only)

    def article(self, name: str) -> Article:
        """The article that goes by a name: its id, its path, or the beginning of its short id (`short_id`).

        Raises `NotFoundError` when there is none, or more than one.
        """
        for article_id in (name, str(Path(name).resolve())):
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
        return self._catalogue.owes()

    def is_empty(self) -> bool:
        """Whether no article is in it."""
        return self._catalogue.is_empty()

    def entries(self) -> list[Entry]:
        """All articles without their texts, the newest first."""
        return self._catalogue.entries()

    def newest(self, article_ids: Sequence[str]) -> dict[str, str]:
        """For those articles that are older versions of a story: their id -> the id of the newest version.

        Versions of one story are one source: they do not confirm one another, and where they differ, the newest is right.
        """
        return self._catalogue.newest(article_ids)

    def status(self) -> Status:
        """The index in numbers. Raises as `search`."""
        self._check_place()
        articles, passages, owed = self._catalogue.counts()
        return Status(articles, passages, self._store.count(), owed, self._catalogue.fact("embeddings") or "")

    # What they need

    def _fresh(self) -> None:
        """See what other processes have written since last time; raises `ModelError` when that is another model's."""
        now = self._catalogue.changes()
        if now != self._seen:
            self._check_model()
            if "_store" in self.__dict__:
                self._store.reopen()
            self._seen = now

    def _vectors(self, texts: list[str]) -> list[list[float]]:
        with _service():
            return self._embedding.get_text_embedding_batch(texts)

    def _query_vector(self, text: str) -> list[float]:
        with _service():
            return self._embedding.get_query_embedding(text)


def rebuild(home: Path, embedding: Callable[[], "BaseEmbedding"], model: str, server: ChromaServer | None = None) -> Index:
    """Note that all vectors are to be made anew by this embedding, in the folder or on a server; `settle` does it, now or later.

    Raises `HomeError` when there is no index in the folder, `ModelError` or `ServiceError`, with nothing changed, when the
    embedding or the server does not work.
    """
    index = Index(Catalogue.open(home / CATALOGUE), home, embedding, model, server)
    index._query_vector("Does it work?")
    if server:
        index._store.count()
    index._catalogue.start_over(model)
    return index


def short_id(article_id: str) -> str:
    """Eight characters that stand for an article's id in lists."""
    return hashlib.sha256(article_id.encode()).hexdigest()[:8]


def _embedded_text(passage: Passage) -> str:
    return f"{passage.article.title}\n{passage.text}"


@contextmanager
def _disk(home: Path | None) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise HomeError(
            f"{home}: the index cannot be written ({fault}); check the folder's rights and the space on its disk."
        ) from fault


@contextmanager
def _service() -> Iterator[None]:
    try:
        yield
    except IndexingError:
        raise
    except Exception as fault:  # each provider raises errors of its own
        raise ServiceError(
            f"the embedding model did not answer ({fault}); check FOOTNOTE_EMBEDDINGS, its key and the network."
        ) from fault
