"""LlamaIndex's `CitationQueryEngine` beside our checks: does it show a sentence that a model writes, with the passages it was given?"""

from collections.abc import Sequence
from typing import Any

from llama_index.core.base.llms.types import CompletionResponse, CompletionResponseGen, LLMMetadata
from llama_index.core.llms import CustomLLM
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from tests.benchmarks.cases import Case


class Scripted(CustomLLM):
    """A model that writes one sentence, whatever it is asked."""

    says: str

    @property
    def metadata(self) -> LLMMetadata:
        """Nothing is known of it."""
        return LLMMetadata()

    def complete(self, prompt: str, formatted: bool = False, **more: Any) -> CompletionResponse:  # noqa: FBT002  # LlamaIndex's own
        """The sentence."""
        return CompletionResponse(text=self.says)

    def stream_complete(self, prompt: str, formatted: bool = False, **more: Any) -> CompletionResponseGen:  # noqa: FBT002
        """The sentence, at once."""
        yield CompletionResponse(text=self.says, delta=self.says)


class Given(BaseRetriever):
    """A retriever that finds a case's passages."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._nodes = [NodeWithScore(node=TextNode(text=place.text), score=1.0) for place in case.places]

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return self._nodes


def llama_index_shows(some: Sequence[Case]) -> list[bool]:
    """Whether each sentence, written with a pointer to the first source, stands in the engine's response."""
    found = []
    for case in some:
        llm = Scripted(says=f"{case.sentence.rstrip('.')} [1].")
        engine = CitationQueryEngine.from_args(None, llm=llm, retriever=Given(case))  # type: ignore[arg-type]  # the index is not used
        found.append(case.sentence.rstrip(".") in str(engine.query("What do the articles say?")))
    return found
