"""The vectors: a Chroma collection, through LlamaIndex's `ChromaVectorStore`. The only module that imports Chroma.

What it holds is derived from the catalogue and can always be made again. Vectors are always given explicitly: neither
Chroma nor LlamaIndex ever picks an embedding model here.
"""

import contextlib
import math
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from index.article import Passage
from index.errors import HomeError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_NAME = "passages"


class Store:
    """The vectors of one index, in a folder.

    An open Chroma client does not see what another process writes, so its owner calls `reopen` when the catalogue says
    that the vectors have changed; and only one process may write at a time (`writing`). Every method raises `HomeError`
    where Chroma fails.
    """

    def __init__(self, folder: Path) -> None:
        """Open the vectors in the folder, made first if need be."""
        self._folder = folder
        self._connect()

    def _connect(self) -> None:
        with self._told():
            import chromadb
            from chromadb.api.shared_system_client import SharedSystemClient
            from chromadb.config import Settings
            from llama_index.vector_stores.chroma import ChromaVectorStore

            try:
                self._client: ClientAPI = chromadb.PersistentClient(str(self._folder), Settings(anonymized_telemetry=False))
            except BaseException:
                SharedSystemClient.clear_system_cache()  # where the half-made client would stay, for the next try to find
                raise
            self._collection = self._client.get_or_create_collection(
                _NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            self._store = ChromaVectorStore(chroma_collection=self._collection)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except Exception as fault:  # Chroma raises errors of its own, of its Rust core and of SQLite, with no common root
            raise HomeError(
                f"{self._folder}: the vectors cannot be used ({fault}); try again, and if that does not help, "
                "`footnote index rebuild` makes them anew."
            ) from fault

    def reopen(self) -> None:
        """Open the collection anew, to see what other processes wrote."""
        self.close()
        self._connect()

    def close(self) -> None:
        """Let go of the files."""
        with self._told():
            self._client.close()  # type: ignore[attr-defined]  # in every client, but not in its declared interface

    def clear(self) -> None:
        """Delete all vectors."""
        with self._told():
            self._client.delete_collection(_NAME)
        self.reopen()

    def count(self) -> int:
        """How many vectors there are."""
        with self._told():
            return self._collection.count()

    def ids(self) -> set[str]:
        """The ids of all passages with a vector."""
        with self._told():
            return set(self._collection.get(include=[])["ids"])

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Add the passages' vectors, as LlamaIndex nodes under the passages' ids; those already there stay as they are.

        The nodes have no text: it stands in the catalogue, and Chroma would spend more time on it than on the vectors.
        """
        from llama_index.core.schema import BaseNode, TextNode

        nodes: list[BaseNode] = []
        for passage, vector in zip(passages, vectors, strict=True):
            article = passage.article
            about = {"article_id": article.id, "title": article.title, "source": article.source, "published": article.published}
            node = TextNode(
                id_=passage.id,
                text="",
                embedding=list(vector),
                start_char_idx=passage.start,
                end_char_idx=passage.end,
                metadata={name: value for name, value in about.items() if value is not None},  # Chroma refuses None
            )
            nodes.append(node)
        if nodes:
            with self._told():
                self._store.add(nodes)

    def drop(self, passage_ids: Sequence[str]) -> None:
        """Delete the vectors of these passages, where they exist."""
        with self._told():
            for at in range(0, len(passage_ids), 1000):
                self._collection.delete(ids=list(passage_ids[at : at + 1000]))

    def nearest(self, vector: Sequence[float], limit: int) -> dict[str, float]:
        """The passages whose vectors are nearest, as passage id -> cosine similarity (-1 to 1)."""
        from llama_index.core.vector_stores import VectorStoreQuery

        size = self.count()
        if not size:
            return {}
        with self._told():
            found = self._store.query(VectorStoreQuery(query_embedding=list(vector), similarity_top_k=min(limit, size)))
        # LlamaIndex gives exp(-distance), and Chroma's cosine distance is 1 - cosine.
        return {node: 1 + math.log(like) for node, like in zip(found.ids or [], found.similarities or [], strict=True)}

    def cosines(self, vector: Sequence[float], passage_ids: Sequence[str]) -> dict[str, float]:
        """The cosine similarities of these passages' vectors (those that exist) to the vector."""
        import numpy as np

        if not passage_ids:
            return {}
        with self._told():
            found: Any = self._collection.get(ids=list(passage_ids), include=["embeddings"])
        if not found["ids"]:
            return {}
        rows = np.asarray(found["embeddings"], dtype=np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        one = np.asarray(vector, dtype=np.float32)
        return dict(zip(found["ids"], (rows @ (one / np.linalg.norm(one))).tolist(), strict=True))


@contextlib.contextmanager
def writing(folder: Path | None, *, wait: bool = True) -> Iterator[bool]:
    """Hold the right to write the vectors in a folder; gives False when another process has it and `wait` is false."""
    if folder is None:
        yield True
        return
    lock = FileLock(folder.with_suffix(".lock"))
    try:
        lock.acquire(blocking=wait)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def erase(folder: Path) -> None:
    """Delete all vectors in a folder; with the folder itself where Chroma cannot open it any more."""
    try:
        store = Store(folder)
        store.clear()
        store.close()
    except HomeError:
        shutil.rmtree(folder, ignore_errors=True)
