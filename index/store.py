"""The vectors: a Chroma collection, through LlamaIndex's `ChromaVectorStore`. The only module that imports Chroma.

What it holds is derived from the catalogue and can always be made again. Vectors are always given explicitly: neither
Chroma nor LlamaIndex ever picks an embedding model here.
"""

import contextlib
import math
import shutil
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from index.article import Passage
from index.errors import HomeError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

NAME = "passages"


class Store:
    """The vectors of one index: on disk in a folder, or in memory.

    An open Chroma client does not see what another process writes, so its owner calls `reopen` when the catalogue says
    that the vectors have changed; and only one process may write at a time (`writing`).
    """

    def __init__(self, folder: Path | None) -> None:
        """Open the vectors in the folder, or in memory with None. Raises `HomeError` where Chroma cannot."""
        self.folder = folder
        self._name = NAME if folder else f"memory-{uuid.uuid4().hex}"  # Chroma's clients in memory share their collections
        self._connect()

    def _connect(self) -> None:
        import chromadb
        from chromadb.config import Settings
        from llama_index.vector_stores.chroma import ChromaVectorStore

        settings = Settings(anonymized_telemetry=False)
        try:
            self._client: ClientAPI = (
                chromadb.PersistentClient(str(self.folder), settings) if self.folder else chromadb.EphemeralClient(settings)
            )
            collection = self._client.get_or_create_collection(
                self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as fault:  # Chroma raises its own errors, its Rust core's and SQLite's alike
            raise HomeError(
                f"{self.folder}: the vectors cannot be opened ({fault}); `footnote index rebuild` makes them again."
            ) from fault
        self._collection = collection
        self._store = ChromaVectorStore(chroma_collection=collection)

    def reopen(self) -> None:
        """Open the collection anew, to see what other processes wrote."""
        if self.folder:
            self.close()
            self._connect()

    def close(self) -> None:
        """Let go of the collection; one in memory is deleted."""
        if not self.folder:
            self._client.delete_collection(self._name)
        self._client.close()  # type: ignore[attr-defined]  # in every client, but not in its declared interface

    def count(self) -> int:
        """How many vectors there are."""
        return self._collection.count()

    def clear(self) -> None:
        """Delete all vectors."""
        self._client.delete_collection(self._name)
        self._connect()

    def ids(self) -> set[str]:
        """The ids of all passages with a vector."""
        return set(self._collection.get(include=[])["ids"])

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Add the passages' vectors, as LlamaIndex nodes under the passages' ids; those already there stay as they are."""
        from llama_index.core.schema import TextNode

        nodes = []
        for passage, vector in zip(passages, vectors, strict=True):
            article = passage.article
            about = {"article_id": article.id, "title": article.title, "source": article.source, "published": article.published}
            node = TextNode(
                id_=passage.id,
                text=passage.text,
                embedding=list(vector),
                start_char_idx=passage.start,
                end_char_idx=passage.end,
                metadata={name: value for name, value in about.items() if value is not None},  # Chroma refuses None
            )
            nodes.append(node)
        if nodes:
            self._store.add(nodes)  # type: ignore[arg-type]  # declared as a list of the base class

    def drop(self, passage_ids: Sequence[str]) -> None:
        """Delete the vectors of these passages, where they exist."""
        for at in range(0, len(passage_ids), 1000):
            self._collection.delete(ids=list(passage_ids[at : at + 1000]))

    def nearest(self, vector: Sequence[float], limit: int) -> dict[str, float]:
        """The passages whose vectors are nearest, as passage id -> cosine similarity (-1 to 1)."""
        from llama_index.core.vector_stores import VectorStoreQuery

        size = self.count()
        if not size:
            return {}
        found = self._store.query(VectorStoreQuery(query_embedding=list(vector), similarity_top_k=min(limit, size)))
        # LlamaIndex gives exp(-distance), and Chroma's cosine distance is 1 - cosine.
        return {node: 1 + math.log(like) for node, like in zip(found.ids or [], found.similarities or [], strict=True)}

    def cosines(self, vector: Sequence[float], passage_ids: Sequence[str]) -> dict[str, float]:
        """The cosine similarities of these passages' vectors (those that exist) to the vector."""
        import numpy as np

        found: Any = self._collection.get(ids=list(passage_ids), include=["embeddings"]) if passage_ids else {"ids": []}
        if not found["ids"]:
            return {}
        rows = np.asarray(found["embeddings"], dtype=np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        one = np.asarray(vector, dtype=np.float32)
        return dict(zip(found["ids"], (rows @ (one / np.linalg.norm(one))).tolist(), strict=True))


@contextlib.contextmanager
def writing(folder: Path | None) -> Iterator[None]:
    """Hold the right to write the vectors in a folder; waits for another process that has it."""
    with FileLock(folder.with_suffix(".lock")) if folder else contextlib.nullcontext():
        yield


def erase(folder: Path) -> None:
    """Delete all vectors in a folder; with the folder itself where Chroma cannot open it any more."""
    try:
        store = Store(folder)
        store.ids()
    except HomeError:
        shutil.rmtree(folder, ignore_errors=True)
        return
    store.clear()
    store.close()
