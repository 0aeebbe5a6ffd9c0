"""The vectors of an index, made for the passages that the catalogue has. The catalogue is the truth, and these follow.

The catalogue notes which vectors are owed; whoever comes next pays, one process at a time. They are in the home's folder, on a
Chroma server, or for a handful of articles in memory.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from index import whereabouts
from index.article import Passage
from index.catalogue import Catalogue
from index.embedder import Embedder
from index.errors import ModelError
from index.memory import MemoryStore
from index.server import ChromaServer
from index.store import Store, erase, writing

FOLDER = "chroma"  # in the home
_BATCH = 256  # passages embedded and stored at a time
_NEIGHBOURS = 10  # among which a passage must find itself; Chroma's search is approximate
_AHEAD = 1024  # vectors that may be owed while articles are put, and as many again while they are made


class Vectors:
    """The vectors that belong to one catalogue. The store is opened when it is first needed."""

    def __init__(
        self,
        catalogue: Catalogue,
        home: Path | None,
        embedder: Embedder,
        server: ChromaServer | None = None,
    ) -> None:
        """Without a home, they are in memory."""
        self._catalogue = catalogue
        self._home = home
        self._embedder = embedder
        self._server = server
        self._seen = catalogue.owed.changes()

    def check_model(self) -> None:
        """Raise `ModelError` when other vectors are, or are to be, in the index than this model's."""
        remembered, model = self._catalogue.facts.of("embeddings"), self._embedder.name
        if self._home and remembered not in (None, model):
            raise ModelError(
                f"{self._home}: its vectors were made by {remembered!r}, and FOOTNOTE_EMBEDDINGS is {model!r}; set it "
                f"back, or make the vectors again with `footnote index rebuild --home {self._home}`."
            )

    @property
    def _folder(self) -> Path | None:
        return self._home / FOLDER if self._home else None

    @property
    def _place(self) -> str:
        return self._server.place if self._server else whereabouts.DISK

    @cached_property
    def store(self) -> Store | MemoryStore:
        """Where the vectors are."""
        if not self._folder:
            return MemoryStore()
        if not self._server:
            return Store(self._folder)
        return Store(self._folder, self._server, f"footnote-{self._catalogue.facts.identity()}")

    def close(self) -> None:
        """Let go of the files."""
        if "store" in self.__dict__:
            self.store.close()

    def settle(self, *, wait: bool = True, advance: Callable[[int], None] | None = None) -> None:
        """Make and delete the vectors that the catalogue still owes.

        One process does this at a time, for all that others owe too; another that comes meanwhile waits for it, or leaves it
        the work when `wait` is false. `advance` is called for each vector that was made. Safe to break off at any moment.
        """
        self._settle(lambda _: False, wait=wait, advance=advance)

    def _settle(self, enough: Callable[[int], bool], *, wait: bool, advance: Callable[[int], None] | None = None) -> None:
        if not self._catalogue.owed.count():
            return
        with writing(self._folder, wait=wait) as mine:
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
            if self._catalogue.owed.count() < _AHEAD * (1 + busy):
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
        if under_way or self._catalogue.owed.count():  # else nothing was written, and the vectors are left alone
            self.finish()

    def finish(self) -> None:
        """Settle, and make good whatever else the vectors lack: they were lost, or never noted."""
        self._is_lost()
        self.settle()
        _, passages, owed = self._catalogue.counts()
        if not owed and self.store.count() != passages:
            self.repair()

    def _erase(self) -> None:
        """Delete another model's vectors, after `rebuild`."""
        if self._server:
            self.store.clear()
        elif self._folder:
            if "store" in self.__dict__:
                self.store.close()
                del self.__dict__["store"]
            erase(self._folder)
        self._catalogue.facts.note("erase", "no")

    def _is_lost(self) -> bool:
        """Whether the vectors have gone from where they were. Raises `HomeError` when they are in another place."""
        if isinstance(self.store, MemoryStore):
            return False
        if self._server:
            self.store.reopen()  # a client does not notice by itself
        return whereabouts.is_lost(self._catalogue, self.store, self._place)

    def _claim(self) -> None:
        """See, before vectors are written, that they go where those before them are; if these are lost, owe all anew."""
        if self._is_lost():
            self._catalogue.owed.start_over(self._embedder.name)
            self._erase()
        if isinstance(self.store, Store):
            whereabouts.remember(self._catalogue, self.store, self._place)

    def check_place(self) -> None:
        """Raise `HomeError` when the vectors are not in the store; by their absence a search would silently be worse."""
        if isinstance(self.store, Store):
            whereabouts.check(self._catalogue, self.store, self._place)

    def _pay(self, enough: Callable[[int], bool], advance: Callable[[int], None] | None) -> None:
        """Make and delete vectors that are owed, by whomever, until none is or `enough` of this many made says so.

        A batch is stored while the next one is embedded.
        """
        if self._catalogue.facts.of("erase") == "yes":
            self._erase()
        self.refresh()
        self._claim()
        with ThreadPoolExecutor(1, thread_name_prefix="storing") as storing:
            under_way: list[str] = []
            stored: Future[None] | None = None
            made = 0
            while True:
                self._drop()
                owed = [one for one in self._catalogue.owed.ids("add", 2 * _BATCH) if one not in under_way][:_BATCH]
                owed = [] if enough(made) else owed
                passages = list(self._catalogue.passages(owed).values())
                vectors = self._embedder.of_passages(passages)
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
        while gone := self._catalogue.owed.ids("drop", 1000):
            self.store.drop(gone)
            self._seen = self._catalogue.owed.paid(gone, "drop")

    def _keep(self, owed: list[str], passages: list[Passage], vectors: list[list[float]]) -> None:
        """Store vectors. If their article is changed or removed meanwhile, that leaves a note to drop them again."""
        self.store.add(passages, vectors)
        if self._catalogue.facts.of("embeddings") is None:
            self._catalogue.facts.note("embeddings", self._embedder.name)
        self._seen = self._catalogue.owed.paid(owed, "add")

    def start_over(self) -> None:
        """Note that all vectors are to be made anew, by this model; whoever makes some with another is let finish first."""
        with writing(self._folder):
            self._catalogue.owed.start_over(self._embedder.name)

    def astray(self) -> tuple[int, int] | None:
        """How many passages lack a vector, and how many vectors have no passage, beyond what is owed; changes nothing.

        None while another process writes vectors. Raises as `check_place`.
        """
        self.check_place()
        with writing(self._folder, wait=False) as mine:
            if not mine:
                return None
            with self._catalogue.database.snapshot():
                wanted = self._catalogue.passage_ids()
                to_make, to_drop = set(self._catalogue.owed.ids("add")), set(self._catalogue.owed.ids("drop"))
            there = self.store.ids()
        return len(wanted - there - to_make), len(there - wanted - to_drop)

    def likeness(self, some: int = 3) -> float | None:
        """How like some passages are to what a search by their own words finds: the lowest cosine.

        Below 1 by more than rounding, the model is not what it was. None without vectors. Raises `HomeError` when the store
        cannot be searched, and as `of`.
        """
        there = set(self._catalogue.passage_ids()) - set(self._catalogue.owed.ids("add"))
        passages = list(self._catalogue.passages(sorted(there)[:some]).values())
        made = self._embedder.of_passages(passages)
        nearest = (self.store.nearest(vector, _NEIGHBOURS).values() for vector in made)
        return min((max(cosines, default=0.0) for cosines in nearest), default=None)

    def repair(self, advance: Callable[[int], None] | None = None) -> int:
        """Make the vectors agree with the catalogue, whatever happened to them; returns how many were wrong.

        `advance` is called as in `settle`.
        """
        with writing(self._folder):  # nobody adds a vector between the two looks
            self._is_lost()
            there, wanted = self.store.ids(), self._catalogue.passage_ids()
            self._catalogue.owed.add(wanted - there, "add")
            self._catalogue.owed.add(there - wanted, "drop")
        self.settle(advance=advance)
        return len(wanted ^ there)

    def refresh(self) -> None:
        """See what other processes have written since last time; raises `ModelError` when that is another model's."""
        now = self._catalogue.owed.changes()
        if now != self._seen:
            self.check_model()
            if "store" in self.__dict__:
                self.store.reopen()
            self._seen = now

    def of(self, question: str) -> list[float]:
        """The vector of a question. Raises `ServiceError` when the embedding service does not answer."""
        return self._embedder.of_question(question)
