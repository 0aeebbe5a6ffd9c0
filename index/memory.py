"""Vectors in memory, for a handful of articles that come with a question; what `index.store` is for those on disk."""

from collections.abc import Sequence

import numpy as np

from index.article import Passage


class MemoryStore:
    """Passage id -> vector of length 1; every search looks at all of them."""

    def __init__(self) -> None:
        self._vectors: dict[str, np.ndarray] = {}

    def reopen(self) -> None:
        """Nothing: no other process can write here."""

    def close(self) -> None:
        """Nothing: there are no files."""

    def clear(self) -> None:
        """Delete all vectors."""
        self._vectors.clear()

    def count(self) -> int:
        """How many vectors there are."""
        return len(self._vectors)

    def ids(self) -> set[str]:
        """The ids of all passages with a vector."""
        return set(self._vectors)

    def add(self, passages: Sequence[Passage], vectors: Sequence[Sequence[float]]) -> None:
        """Add the passages' vectors."""
        for passage, vector in zip(passages, vectors, strict=True):
            self._vectors[passage.id] = _unit(vector)

    def drop(self, passage_ids: Sequence[str]) -> None:
        """Delete the vectors of these passages, where they exist."""
        for passage_id in passage_ids:
            self._vectors.pop(passage_id, None)

    def nearest(self, vector: Sequence[float], limit: int) -> dict[str, float]:
        """The passages whose vectors are nearest, as passage id -> cosine similarity (-1 to 1)."""
        cosines = self.cosines(vector, list(self._vectors))
        return dict(sorted(cosines.items(), key=lambda pair: -pair[1])[:limit])

    def cosines(self, vector: Sequence[float], passage_ids: Sequence[str]) -> dict[str, float]:
        """The cosine similarities of these passages' vectors (those that exist) to the vector."""
        one = _unit(vector)
        return {passage_id: float(self._vectors[passage_id] @ one) for passage_id in passage_ids if passage_id in self._vectors}


def _unit(vector: Sequence[float]) -> np.ndarray:
    values = np.asarray(vector, dtype=np.float32)
    return values / max(float(np.linalg.norm(values)), 1e-12)
