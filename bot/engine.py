"""The drop-in for LlamaIndex's `CitationQueryEngine`: any retriever, any language model, and only sentences that are supported.

Importing this imports LlamaIndex.
"""

import asyncio
from collections.abc import Sequence
from functools import cache
from typing import Any, Self

from llama_index.core import Settings
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.indices.base import BaseIndex
from llama_index.core.llms import LLM, MockLLM
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from bot.answerer import answer
from bot.models import Model
from bot.nodes import article_of
from bot.reply import Answer, Citation, Refusal, Reply
from bot.text import unmarked
from bot.wire import reply_object
from index.embedding import BUNDLED, load_embedding
from index.index import Index

_REFUSED = "The sources do not answer this."


class FootnoteQueryEngine(BaseQueryEngine):
    """Answers from the nodes that a retriever finds, with each sentence checked against the words that it cites.

    The `Response` has the answer's sentences with their markers in `response`; `source_nodes[n - 1]` is the node that `[n]`
    cites, and `metadata` is what `footnote ask --json` prints: `kind` ("answer" or "refusal"), `statements` with their
    `citations` (`article_id` is the node's id, `quote` its exact words, `start` and `end` their place in the node's text),
    `withheld`, `notes`. When the nodes do not answer, the response says so, and `source_nodes` are the nearest.
    """

    def __init__(
        self,
        retriever: BaseRetriever,
        llm: LLM | None = None,
        node_postprocessors: Sequence[BaseNodePostprocessor] = (),
        callback_manager: CallbackManager | None = None,
        *,
        judge: bool = True,
    ) -> None:
        """`llm` None is LlamaIndex's `Settings.llm`; with `MockLLM` (its way to say "none") the nodes' own sentences answer.

        `judge`: whether the model is asked, in one more call, for a second opinion on what it wrote.
        """
        super().__init__(callback_manager or Settings.callback_manager)
        llm = llm or Settings.llm
        self._retriever = retriever
        self._postprocessors = list(node_postprocessors)
        self._model = None if type(llm) is MockLLM else Model(_name(llm), lambda: llm, judges=judge)

    @classmethod
    def from_args(
        cls,
        index: BaseIndex[Any] | BaseRetriever | None = None,
        llm: LLM | None = None,
        retriever: BaseRetriever | None = None,
        node_postprocessors: Sequence[BaseNodePostprocessor] | None = None,
        *,
        judge: bool = True,
        **kwargs: Any,
    ) -> Self:
        """An engine over a LlamaIndex index, or a retriever.

        Takes what `CitationQueryEngine.from_args` takes; what is not named here goes to `index.as_retriever`, as it does there
        (`similarity_top_k=5`). Raises `ValueError` without an index or a retriever.
        """
        found = retriever or index
        if found is None:
            raise ValueError("the engine needs an index or a retriever; give one.")
        found = found if isinstance(found, BaseRetriever) else found.as_retriever(**kwargs)
        return cls(found, llm, node_postprocessors or (), judge=judge)

    def _query(self, query_bundle: QueryBundle) -> Response:
        return self._answered(query_bundle, self._retriever.retrieve(query_bundle))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        nodes = await self._retriever.aretrieve(query_bundle)
        return await asyncio.to_thread(self._answered, query_bundle, nodes)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _answered(self, query: QueryBundle, nodes: list[NodeWithScore]) -> Response:
        for processor in self._postprocessors:
            nodes = processor.postprocess_nodes(nodes, query_bundle=query)
        by_id = {node.node.node_id: node for node in reversed(nodes)}
        articles = [article for node in by_id.values() if (article := article_of(node.node))]
        with Index.of(articles, _embedding()) as index:
            reply = answer(query.query_str, index, model=self._model)
        cited = [by_id[article_id] for article_id in _cited(reply)]
        return Response(_text(reply), source_nodes=cited, metadata=reply_object(reply))


def _cited(reply: Reply) -> list[str]:
    """The ids of the nodes that the reply points to: by the numbers of its citations, or the nearest first."""
    if isinstance(reply, Refusal):
        return [article.id for article in reply.nearest]
    return [citation.article.id for citation in _citations(reply)]


def _citations(reply: Answer) -> list[Citation]:
    """The citations of an answer in the order of their numbers."""
    found = {citation.number: citation for statement in reply.statements for citation in statement.citations}
    return [found[number] for number in sorted(found)]


def _text(reply: Reply) -> str:
    if isinstance(reply, Refusal):
        return _REFUSED
    marked = ("".join(f"[{citation.number}]" for citation in statement.citations) for statement in reply.statements)
    return " ".join(f"{unmarked(statement.text)} {marks}" for statement, marks in zip(reply.statements, marked, strict=True))


def _name(llm: LLM) -> str:
    return str(getattr(llm, "model", None) or llm.class_name())


@cache
def _embedding() -> BaseEmbedding:
    return load_embedding(BUNDLED)
