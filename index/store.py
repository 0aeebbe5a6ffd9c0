"""The vectors: a Chroma collection, on disk or on a server. The only module that imports Chroma.

What it holds is derived from the catalogue and can always be made again. Vectors are always given explicitly:
Chroma never picks an embedding model here.
"""

import contextlib
import itertools
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from index.article import Passage
from index.errors import BusyError, HomeError
from index.server import ChromaServer, told

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_NAME = "passages"
_TO_WRITE, _TO_OPEN = 600.0, 60.0  # seconds that another process is waited for; to make vectors takes minutes
_PAGE = 300  # passages at a time from a server; Chroma Cloud gives no more


class Store:
    """The vectors of one index, in a folder or on a server.

    An open Chroma client does not see what another process writes, so its owner calls `reopen` when the catalogue says
    that the vectors have changed; and only one process may write at a time (`writing`). Where Chroma fails, every method
    raises `HomeError`, or `ServiceError` when a server does not answer.
    """

    def __init__(self, folder: Path, server: ChromaServer | None = None, name: str = _NAME) -> None:
        """Open the vectors in the folder, or on the server under a name of the index's own; made first if need be."""
        self._folder, self._server, self._name = folder, server, name
        with self._told():
            self._client = _ServerClient(server) if server else _on_disk(folder)
        self._connect()

    def _connect(self) -> None:
        with self._told():
            self._collection = self._client.get_or_create_collection(
                self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BusyError:  # which Chroma has no part in
            raise
        except Exception as fault:  # Chroma raises errors of its own, of its Rust core, of SQLite and httpx, with no common root
            if self._server:
                raise told(self._server, fault) from fault
            raise HomeError(
                f"{self._folder}: the vectors cannot be used ({fault}); try again, and if that does not help, "
                "`footnote index rebuild` makes them anew."
            ) from fault

    @property
    def collection(self) -> str:
        """The id that Chroma gave the collection when it was made; vectors that were lost and made again have another."""
        return str(self._collection.id)

    def reopen(self) -> None:
        """Open the collection anew, to see what other processes wrote."""
        if not self._server:  # which needs no new connection
            self.close()
            with self._told():
                self._client = _on_disk(self._folder)
        self._connect()

    def close(self) -> None:
        """Let go of the files, or of the connection."""
        with self._told():
            self._client.close()  # type: ignore[union-attr]  # in every client, but not in its declared interface

    def clear(self) -> None:
        """Delete all vectors."""
        with self._told():
            self._client.delete_collection(self._name)
        self.reopen()

    def count(self) -> int:
        """How many vectors there are."""
        with self._told():
            return self._collection.count()

    def ids(self) -> set[str]:
        """The ids of all passages with a vector."""
        with self._told():
            if not self._server:
                return set(self._collection.get(include=[])["ids"])
            starts = range(0, self._collection.count(), _PAGE)
            pages = [self._collection.get(include=[], limit=_PAGE, offset=at)["ids"] for at in starts]
            return set(itertools.chain.from_iterable(pages))

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Add the passages' vectors under the passages' ids; those already there stay as they are.

        What else is known of a passage stands in the catalogue: Chroma would spend more time on it than on the vectors.
        """
        if passages:
            with self._told():
                self._collection.add(
                    ids=[passage.id for passage in passages],
                    embeddings=list(vectors),
                    metadatas=[{"article_id": passage.article.id} for passage in passages],
                )

    def drop(self, passage_ids: Sequence[str]) -> None:
        """Delete the vectors of these passages, where they exist."""
        with self._told():
            page = _PAGE if self._server else 1000
            for at in range(0, len(passage_ids), page):
                self._collection.delete(ids=list(passage_ids[at : at + page]))

    def nearest(self, vector: Sequence[float], limit: int) -> dict[str, float]:
        """The passages whose vectors are nearest, as passage id -> cosine similarity (-1 to 1); from a server 300 at most."""
        size = min(self.count(), _PAGE) if self._server else self.count()
        if not size:
            return {}
        with self._told():
            found: Any = self._collection.query(query_embeddings=list(vector), n_results=min(limit, size), include=["distances"])
        return {passage: 1 - distance for passage, distance in zip(found["ids"][0], found["distances"][0], strict=True)}

    def cosines(self, vector: Sequence[float], passage_ids: Sequence[str]) -> dict[str, float]:
        """The cosine similarities of these passages' vectors (those that exist) to the vector."""
        import numpy as np

        one = np.asarray(vector, dtype=np.float32)
        cosines: dict[str, float] = {}
        for at in range(0, len(passage_ids), _PAGE):
            with self._told():
                found: Any = self._collection.get(ids=list(passage_ids[at : at + _PAGE]), include=["embeddings"])
            if found["ids"]:
                rows = np.asarray(found["embeddings"], dtype=np.float32)
                lengths = np.maximum(np.linalg.norm(rows, axis=1) * np.linalg.norm(one), 1e-12)
                cosines |= zip(found["ids"], (rows @ one / lengths).tolist(), strict=True)
        return cosines


def _on_disk(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    with _opening(folder):
        try:
            return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        except BaseException:
            SharedSystemClient.clear_system_cache()  # where the half-made client would stay, for the next try to find
            raise


@contextlib.contextmanager
def _opening(folder: Path) -> Iterator[None]:
    """Hold the right to open the vectors in a folder: two processes at once would both make Chroma's tables."""
    lock = FileLock(folder.with_suffix(".opening.lock"))
    try:
        lock.acquire(timeout=_TO_OPEN)
    except Timeout as fault:
        raise BusyError(
            f"{folder}: another process has been opening the vectors for {_TO_OPEN:g} seconds (it holds {lock.lock_file}); "
            "end it if it hangs or is stopped, and try again."
        ) from fault
    try:
        yield
    finally:
        lock.release()


class _ServerClient:
    """What `Store` needs of Chroma's `HttpClient`, which itself speaks to the server before a limit of time can be set."""

    def __init__(self, server: ChromaServer) -> None:
        from chromadb.api.fastapi import FastAPI
        from chromadb.config import DEFAULT_DATABASE, DEFAULT_TENANT, Settings, System

        settings = Settings(
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=server.url,
            chroma_server_http_port=0,  # required, and passed over: the URL has it
            chroma_server_headers={"x-chroma-token": server.token} if server.token else None,
            anonymized_telemetry=False,
        )
        self._api = System(settings).instance(FastAPI)
        self._api._session.timeout = server.patience  # the one way to set it
        tenant, database = server.tenant, server.database
        if not (tenant and database):
            whose = self._api.get_user_identity()  # `*` stands for any
            tenant = tenant or (whose.tenant if whose.tenant != "*" else None)
            database = database or (whose.databases[0] if whose.databases and len(whose.databases) == 1 else None)
            database = database if database != "*" else None
        self._tenant, self._database = tenant or DEFAULT_TENANT, database or DEFAULT_DATABASE

    def get_or_create_collection(self, name: str, *, embedding_function: None, configuration: Any) -> "Collection":
        """The collection of that name, made if need be."""
        from chromadb.api.models.Collection import Collection

        model = self._api.get_or_create_collection(
            name, configuration=configuration, tenant=self._tenant, database=self._database
        )
        return Collection(self._api, model, embedding_function)

    def delete_collection(self, name: str) -> None:
        """Delete the collection of that name."""
        self._api.delete_collection(name, tenant=self._tenant, database=self._database)

    def version(self) -> str:
        """The server's version; the tenant and the database must be there."""
        self._api.get_database(self._database, tenant=self._tenant)
        return str(self._api.get_version())

    def close(self) -> None:
        """Close the connections."""
        self._api._session.close()


def version_of(server: ChromaServer) -> str:
    """The version that a server says it has, once its tenant and database were found. Raises `ServiceError` when it does not."""
    try:
        client = _ServerClient(server)
        try:
            return client.version()
        finally:
            client.close()
    except Exception as fault:  # as in `Store`
        raise told(server, fault) from fault


@contextlib.contextmanager
def writing(folder: Path | None, *, wait: bool = True) -> Iterator[bool]:
    """Hold the right to write the vectors in a folder; gives False when another process has it and `wait` is false.

    Raises `BusyError` when another keeps it for longer than one waits, `HomeError` when the lock cannot be written.
    """
    if folder is None:
        yield True
        return
    lock = FileLock(folder.with_suffix(".lock"))
    try:
        lock.acquire(timeout=_TO_WRITE if wait else 0)
    except Timeout as fault:
        if wait:
            raise BusyError(
                f"{folder}: another process has been making the vectors for {_TO_WRITE / 60:g} minutes "
                f"(it holds {lock.lock_file}); no article is lost: wait until it is done, or end it if it hangs or is "
                "stopped, and run this again."
            ) from fault
        yield False
        return
    except OSError as fault:
        raise HomeError(
            f"{folder}: the index cannot be written ({fault}); check the folder's rights and the space on its disk."
        ) from fault
    try:
        yield True
    finally:
        lock.release()


def erase(folder: Path) -> None:
    """Delete all vectors in a folder; with the folder itself (or what is in its place) where Chroma cannot open it any more.

    Raises `HomeError` when that cannot be done.
    """
    try:
        store = Store(folder)
        store.clear()
        store.close()
    except BusyError:  # they are well
        raise
    except HomeError:
        _delete(folder)


def _delete(folder: Path) -> None:
    try:
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        else:
            folder.unlink(missing_ok=True)
    except OSError as fault:
        raise HomeError(f"{folder}: the vectors cannot be deleted ({fault}); delete this by hand, and run it again.") from fault
