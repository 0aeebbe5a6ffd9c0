"""Vectors of questions and passages, by whatever embedding model is set; what fails in it is told as one error."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Protocol

from index.article import Passage
from index.errors import IndexingError, ServiceError


class Embedding(Protocol):
    """What makes vectors: the bundled model, or any LlamaIndex embedding."""

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts."""

    def get_query_embedding(self, query: str) -> list[float]:
        """The vector of a question."""


class Embedder:
    """An embedding model, made when it is first needed. Each method raises `ServiceError` when it does not answer."""

    def __init__(self, make: Callable[[], Embedding], name: str) -> None:
        """`name` tells its vectors from another's."""
        self.name = name
        self._make = make

    @cached_property
    def _embedding(self) -> Embedding:
        return self._make()

    def of_question(self, question: str) -> list[float]:
        """The vector of a question."""
        with _service():
            return self._embedding.get_query_embedding(question)

    def of_passages(self, passages: Sequence[Passage]) -> list[list[float]]:
        """The vector of each passage, embedded below its article's title."""
        texts = [f"{passage.article.title}\n{passage.text}" for passage in passages]
        with _service():
            return self._embedding.get_text_embedding_batch(texts) if texts else []


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
