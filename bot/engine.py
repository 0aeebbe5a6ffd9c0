"""The drop-in for LlamaIndex's `CitationQueryEngine`: any retriever, any language model, and only sentences that are supported.

Importing this imports LlamaIndex.
"""

import asyncio
from collections.abc import AsyncGenerator, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

from llama_index.core import Settings
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import RESPONSE_TYPE, AsyncStreamingResponse, Response, StreamingResponse
from llama_index.core.callbacks import CallbackManager
from llama_index.core.indices.base import BaseIndex
from llama_index.core.llms import LLM, MockLLM
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from bot.answerer import answering, checked
from bot.models import Model
from bot.nodes import article_of
from bot.reply import Answer, Refusal, Statement
from bot.showing.wire import reply_object
from bot.text import unmarked
from index.embedding import BUNDLED, load_embedding
from index.index import Index

_REFUSED = "The sources do not answer this."

# What `CitationQueryEngine` takes and this one needs not: nodes are the sources as they are, cited by exact words in them.
_NEEDLESS = (
    "citation_chunk_size citation_chunk_overlap text_splitter metadata_mode response_mode use_async multimodal verbose".split()
)
# What it takes and this one cannot heed, as it would decide what is written.
_PROMPTS = ("citation_qa_template", "citation_refine_template")
_OTHERS = ("response_synthesizer", *_PROMPTS, *(name.replace("_", "_chat_content_", 1) for name in _PROMPTS))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a response tells beside its text; filled while the text comes."""

    nodes: list[NodeWithScore] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)


class FootnoteQueryEngine(BaseQueryEngine):
    """Answers from the nodes that a retriever finds, with each sentence checked against the words that it cites.

    The `Response` has the answer's sentences with their markers in `response`; `source_nodes[n - 1]` is the node that `[n]`
    cites, and `metadata` is what `footnote ask --json` prints: `kind` ("answer" or "refusal"), `statements` with their
    `citations` (`article_id` is the node's id, `quote` its exact words, `start` and `end` their place in the node's text),
    `withheld`, `notes`. When the nodes do not answer, the response says so, and `source_nodes` are the nearest.

    With `streaming` it is a `StreamingResponse` (of `aquery` an `AsyncStreamingResponse`) whose `response_gen` gives each
    sentence as soon as it is verified; its `source_nodes` grow with them, and its `metadata` is whole with the last.
    """

    def __init__(
        self,
        retriever: BaseRetriever,
        llm: LLM | None = None,
        node_postprocessors: Sequence[BaseNodePostprocessor] | None = None,
        callback_manager: CallbackManager | None = None,
        *,
        streaming: bool = False,
        judge: bool = True,
        **others: Any,
    ) -> None:
        """`llm` None is LlamaIndex's `Settings.llm`; with `MockLLM` (its way to say "none") the nodes' own sentences answer.

        `judge`: whether the model is asked, in one more call, for a second opinion on what it wrote. Of what else
        `CitationQueryEngine` takes, sizes and modes are taken and change nothing: what is cited are a node's exact words. Raises
        `ValueError` for a synthesizer or prompts of one's own, and `TypeError` for what neither engine knows.
        """
        manager = callback_manager or Settings.callback_manager
        super().__init__(manager)
        _refuse(others)
        llm = llm or Settings.llm
        self._retriever = retriever
        self._postprocessors = list(node_postprocessors or ())
        for processor in self._postprocessors:
            processor.callback_manager = manager
        self._streaming = streaming
        self._model = None if type(llm) is MockLLM else Model(_name(llm), lambda: llm, judges=judge)

    @classmethod
    def from_args(
        cls,
        index: BaseIndex[Any] | BaseRetriever | None = None,
        llm: LLM | None = None,
        retriever: BaseRetriever | None = None,
        node_postprocessors: Sequence[BaseNodePostprocessor] | None = None,
        *,
        streaming: bool = False,
        judge: bool = True,
        **kwargs: Any,
    ) -> Self:
        """An engine over a LlamaIndex index, or a retriever.

        Takes what `CitationQueryEngine.from_args` takes, as `__init__` says; what neither names goes to `index.as_retriever`, as
        it does there (`similarity_top_k=5`). Raises `ValueError` without an index or a retriever.
        """
        found = retriever or index
        if found is None:
            raise ValueError("the engine needs an index or a retriever; give one.")
        others = {name: kwargs.pop(name) for name in (*_NEEDLESS, *_OTHERS) if name in kwargs}
        found = found if isinstance(found, BaseRetriever) else found.as_retriever(**kwargs)
        return cls(found, llm, node_postprocessors, streaming=streaming, judge=judge, **others)

    @property
    def retriever(self) -> BaseRetriever:
        """What finds the nodes."""
        return self._retriever

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """The nodes for a question, after the postprocessors."""
        nodes = self._retriever.retrieve(query_bundle)
        for processor in self._postprocessors:
            nodes = processor.postprocess_nodes(nodes, query_bundle=query_bundle)
        return nodes

    async def aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """As `retrieve`."""
        nodes = await self._retriever.aretrieve(query_bundle)
        for processor in self._postprocessors:
            nodes = await processor.apostprocess_nodes(nodes, query_bundle=query_bundle)
        return nodes

    def synthesize(
        self,
        query_bundle: QueryBundle,
        nodes: list[NodeWithScore],
        additional_source_nodes: Sequence[NodeWithScore] | None = None,
    ) -> RESPONSE_TYPE:
        """Answer from these nodes. The additional ones are listed behind those that are cited."""
        checked(query_bundle.query_str)
        told = _Told()
        text = self._text(query_bundle, nodes, additional_source_nodes or (), told)
        if self._streaming:
            return StreamingResponse(text, told.nodes, told.metadata)
        return Response("".join(text), told.nodes, told.metadata)

    async def asynthesize(
        self,
        query_bundle: QueryBundle,
        nodes: list[NodeWithScore],
        additional_source_nodes: Sequence[NodeWithScore] | None = None,
    ) -> RESPONSE_TYPE:
        """As `synthesize`, in a thread of its own."""
        checked(query_bundle.query_str)
        told = _Told()
        text = _in_a_thread(self._text(query_bundle, nodes, additional_source_nodes or (), told))
        if self._streaming:
            return AsyncStreamingResponse(text, told.nodes, told.metadata)
        return Response("".join([part async for part in text]), told.nodes, told.metadata)

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        checked(query_bundle.query_str)  # before anything is searched for it
        return self.synthesize(query_bundle, self.retrieve(query_bundle))

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        checked(query_bundle.query_str)
        return await self.asynthesize(query_bundle, await self.aretrieve(query_bundle))

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _text(
        self, query: QueryBundle, nodes: Sequence[NodeWithScore], more: Sequence[NodeWithScore], told: _Told
    ) -> Generator[str, None, None]:
        """The answer's text, a sentence at a time as they are verified, and what is told beside it."""
        by_id = {node.node.node_id: node for node in reversed(nodes)}
        articles = [article for node in by_id.values() if (article := article_of(node.node))]
        with Index.of(articles, _embedding()) as index:
            for event in answering(query.query_str, index, model=self._model):
                if isinstance(event, Statement):
                    new = [one for one in event.citations if one.number > len(told.nodes)]
                    apart = " " if told.nodes else ""
                    told.nodes.extend(by_id[one.article.id] for one in sorted(new, key=lambda one: one.number))
                    yield apart + _marked(event)
                elif isinstance(event, Answer | Refusal):
                    told.metadata.update(reply_object(event))
                    told.nodes.extend(by_id[article.id] for article in getattr(event, "nearest", ()))
                    told.nodes.extend(more)
                    yield from [_REFUSED] if isinstance(event, Refusal) else []


def _refuse(others: dict[str, Any]) -> None:
    """Raise for arguments that cannot be heeded."""
    unknown = next((name for name in others if name not in (*_NEEDLESS, *_OTHERS)), None)
    if unknown:
        raise TypeError(f"the engine has no argument {unknown!r}; leave it out.")
    wanted = next((name for name in _OTHERS if others.get(name) is not None), None)
    if wanted:
        raise ValueError(f"the engine writes and checks its answers itself, and cannot heed {wanted!r}; leave it out.")


async def _in_a_thread(text: Generator[str, None, None]) -> AsyncGenerator[str, None]:
    """The parts of a text that are made in one thread of their own, from the first to the last."""
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        try:
            while (part := await loop.run_in_executor(pool, next, text, None)) is not None:
                yield part
        finally:
            pool.submit(text.close)


def _marked(statement: Statement) -> str:
    return f"{unmarked(statement.text)} {''.join(f'[{citation.number}]' for citation in statement.citations)}"


def _name(llm: LLM) -> str:
    return str(getattr(llm, "model", None) or llm.class_name())


@cache
def _embedding() -> BaseEmbedding:
    return load_embedding(BUNDLED)
