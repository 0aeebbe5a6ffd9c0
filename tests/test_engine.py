"""The drop-in for LlamaIndex: over its own indexes and retrievers, only what the retrieved nodes support reaches the response."""

import asyncio
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from llama_index.core import Document, MockEmbedding, Settings, SummaryIndex, VectorStoreIndex
from llama_index.core.base.response.schema import AsyncStreamingResponse, Response, StreamingResponse
from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata, MockLLM
from llama_index.core.postprocessor import SimilarityPostprocessor
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from bot import FootnoteQueryEngine
from bot.errors import QuestionError
from bot.nodes import article_of
from index.index import Index
from index.retriever import PassageRetriever
from index.sample import articles as sample
from tests.model_server import Acts, Fails, ModelServer, Says

HARBOR = (
    "The council of Brindle voted on Monday to reopen the old harbor. The pier cost 3.5 million dollars. "
    "The ferry to Mirra will sail twice a day from the first of May."
)
MILL = "The paper mill of Tarn closes in June. Its 240 workers were told on Friday."
WHERE = {"title": "Old harbor reopens", "publisher": "Brindle Post", "date": "2025-09-22"}
COST = "What did the pier cost?"


class Given(BaseRetriever):
    """Finds what it was given, whatever is asked."""

    def __init__(self, *nodes: TextNode) -> None:
        super().__init__()
        self._nodes = nodes

    def _retrieve(self, _: object) -> list[NodeWithScore]:
        return [NodeWithScore(node=node, score=1 / rank) for rank, node in enumerate(self._nodes, start=1)]


HARBOR_NODE = TextNode(id_="harbor", text=HARBOR, metadata=WHERE)
MILL_NODE = TextNode(id_="mill", text=MILL)


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer("unset") as running:
        yield running


def asked(server: ModelServer, script: Acts, question: str = COST) -> Response:
    """What the engine answers over two nodes, with a model that does this when it drafts, and else has no objection."""
    server.script = lambda request: script
    engine = FootnoteQueryEngine.from_args(Given(MILL_NODE, HARBOR_NODE), llm=server.model().llm, judge=False)
    found = engine.query(question)
    assert isinstance(found, Response)
    return found


def holds(found: Response) -> None:
    """Each marker has its node, and each quote stands in that node's text."""
    assert found.response and found.metadata
    citations = [one for statement in found.metadata["statements"] for one in statement["citations"]]
    assert [int(number) for number in re.findall(r"\[(\d+)\]", found.response)] == [one["number"] for one in citations]
    for one in citations:
        node = found.source_nodes[one["number"] - 1].node
        assert node.node_id == one["article_id"]
        assert node.get_content()[one["start"] : one["end"]] == one["quote"]


def test_a_supported_sentence_comes_with_its_node(server: ModelServer) -> None:
    found = asked(server, "The pier cost 3.5 million dollars. [2]")
    assert found.response == "The pier cost 3.5 million dollars. [1]"
    holds(found)
    assert found.source_nodes[0].node is HARBOR_NODE
    citation = found.metadata["statements"][0]["citations"][0]  # type: ignore[index]  # there is metadata
    assert (citation["title"], citation["source"], citation["published"]) == ("Old harbor reopens", "Brindle Post", "2025-09-22")


@pytest.mark.parametrize(
    "invented",
    [
        "The pier cost 5.3 million dollars. [1]",
        "The pier cost 4.5 million dollars. [2]",
        "The mayor of Tarn paid for the pier. [7]",
    ],
)
def test_what_the_nodes_do_not_say_does_not_come(server: ModelServer, invented: str) -> None:
    found = asked(server, invented)
    assert invented.split(" [", maxsplit=1)[0] not in str(found.response)
    holds(found)
    assert "3.5 million dollars" in str(found.response)  # the node's own sentence, in its place


def test_a_model_that_fails_leaves_the_nodes_own_sentences(server: ModelServer) -> None:
    found = asked(server, Fails(400, "no"))
    assert found.response == "The pier cost 3.5 million dollars. [1]"
    assert any("refused the request" in note for note in found.metadata["notes"])  # type: ignore[index]  # there is metadata


def test_a_question_that_the_nodes_do_not_answer_is_refused_without_asking_the_model(server: ModelServer) -> None:
    server.asked.clear()
    found = asked(server, "Napoleon. [1]", "Who commanded the French army at Austerlitz?")
    assert found.response == "The sources do not answer this."
    assert found.metadata and found.metadata["kind"] == "refusal"
    assert server.asked == []


def test_nothing_found_is_a_refusal(server: ModelServer) -> None:
    for retriever in (Given(), Given(TextNode(text=" \n"))):
        found = FootnoteQueryEngine(retriever, llm=MockLLM()).query(COST)
        assert (str(found), found.source_nodes) == ("The sources do not answer this.", [])


def test_over_llamaindexs_own_indexes_without_a_model() -> None:
    documents = [Document(text=HARBOR, metadata=WHERE), Document(text=MILL)]
    indexes = (
        VectorStoreIndex.from_documents(documents, embed_model=MockEmbedding(embed_dim=4)),
        SummaryIndex.from_documents(documents),
    )
    for index in indexes:
        found = FootnoteQueryEngine.from_args(index, llm=MockLLM(), similarity_top_k=2).query(COST)
        assert str(found) == "The pier cost 3.5 million dollars. [1]"


def test_over_footnotes_own_retriever(embedding: object) -> None:
    from index.embedding import BundledEmbedding

    assert isinstance(embedding, BundledEmbedding)
    with Index.of(sample(), embedding) as index:
        found = FootnoteQueryEngine(PassageRetriever(index), llm=MockLLM()).query("What share of sorghum sales was lost?")
    assert isinstance(found, Response)
    holds(found)
    assert "97%" in str(found)


def test_the_settings_model_is_used_and_postprocessors_have_their_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "_llm", MockLLM())
    first = SimilarityPostprocessor(similarity_cutoff=0.7)
    engine = FootnoteQueryEngine.from_args(retriever=Given(MILL_NODE, HARBOR_NODE), node_postprocessors=[first])
    assert str(engine.query(COST)) == "The sources do not answer this."
    assert str(engine.query("When does the paper mill of Tarn close?")) == "The paper mill of Tarn closes in June. [1]"


def test_asynchronously_it_answers_the_same(server: ModelServer) -> None:
    server.script = lambda _: "The pier cost 3.5 million dollars. [1]"
    engine = FootnoteQueryEngine(Given(HARBOR_NODE), llm=server.model().llm, judge=False)
    assert str(asyncio.run(engine.aquery(COST))) == str(engine.query(COST)) == "The pier cost 3.5 million dollars. [1]"


class Whole(CustomLLM):
    """A model that answers whole, and cannot stream."""

    @property
    def metadata(self) -> LLMMetadata:
        """Nothing special."""
        return LLMMetadata()

    def complete(self, prompt: str, formatted: bool = False, **_: object) -> CompletionResponse:  # noqa: FBT002  # LlamaIndex's signature
        """Always the same."""
        return CompletionResponse(text="The pier cost 3.5 million dollars. [1]")

    def stream_complete(self, prompt: str, formatted: bool = False, **_: object) -> CompletionResponseGen:  # noqa: FBT002
        """Not this one."""
        raise NotImplementedError


def test_a_model_that_cannot_stream_will_do() -> None:
    found = FootnoteQueryEngine(Given(HARBOR_NODE), llm=Whole(), judge=False).query(COST)
    assert isinstance(found, Response)
    assert str(found) == "The pier cost 3.5 million dollars. [1]"
    assert found.metadata and found.metadata["notes"] == []


DRAFT = "The pier cost 3.5 million dollars. [1]\n", "The ferry to Mirra will sail twice a day from the first of May. [1]\n"


def test_a_stream_gives_each_sentence_as_soon_as_it_is_verified(server: ModelServer) -> None:
    rest = threading.Event()
    server.script = lambda _: Says("".join(DRAFT), size=len(DRAFT[0]), gate=rest)
    engine = FootnoteQueryEngine.from_args(Given(MILL_NODE, HARBOR_NODE), llm=server.model().llm, streaming=True, judge=False)
    found = engine.query(COST)
    assert isinstance(found, StreamingResponse)
    first = next(found.response_gen)
    assert not rest.is_set()  # the model has not written the second yet
    assert [node.node for node in found.source_nodes] == [HARBOR_NODE]
    rest.set()
    text = "".join([first, *found.response_gen])
    assert text.startswith("The pier cost 3.5 million dollars. [1] The ferry to Mirra")
    holds(Response(text, found.source_nodes, found.metadata))


def test_a_stream_is_the_same_text_as_a_response_and_so_it_is_asynchronously() -> None:
    def of(*, streaming: bool) -> FootnoteQueryEngine:
        return FootnoteQueryEngine.from_args(Given(HARBOR_NODE), llm=MockLLM(), streaming=streaming)

    async def streamed(question: str) -> Response:
        found = await of(streaming=True).aquery(question)
        assert isinstance(found, AsyncStreamingResponse)
        return await found.get_response()

    for question in (COST, "Who was the first pope?"):
        whole, stream, later = (
            of(streaming=False).query(question),
            of(streaming=True).query(question),
            asyncio.run(streamed(question)),
        )
        assert str(whole) == str(stream) == str(later)
        assert whole.source_nodes == stream.source_nodes == later.source_nodes
        assert (whole.metadata or {})["kind"] == (stream.metadata or {})["kind"] == (later.metadata or {})["kind"]


def test_it_takes_what_the_citation_query_engine_takes() -> None:
    usual: dict[str, Any] = {"citation_chunk_size": 128, "citation_chunk_overlap": 0, "use_async": True}
    index = SummaryIndex.from_documents([Document(text=HARBOR)])
    engines = (
        FootnoteQueryEngine.from_args(index, llm=MockLLM(), citation_qa_template=None, similarity_top_k=2, **usual),
        FootnoteQueryEngine(Given(HARBOR_NODE), MockLLM(), None, citation_chunk_size=128),
    )
    assert [str(engine.query(COST)) for engine in engines] == 2 * ["The pier cost 3.5 million dollars. [1]"]
    with pytest.raises(ValueError, match="cannot heed 'response_synthesizer'"):
        FootnoteQueryEngine(Given(HARBOR_NODE), MockLLM(), response_synthesizer=object())
    with pytest.raises(TypeError, match="no argument 'citation_size'"):
        FootnoteQueryEngine(Given(HARBOR_NODE), MockLLM(), citation_size=3)


def test_finding_and_answering_may_be_called_apart() -> None:
    engine = FootnoteQueryEngine(Given(MILL_NODE, HARBOR_NODE), MockLLM(), [SimilarityPostprocessor(similarity_cutoff=0.4)])
    query, more = QueryBundle(COST), NodeWithScore(node=TextNode(text="More."))
    nodes = engine.retrieve(query)
    assert [node.node for node in nodes] == [MILL_NODE, HARBOR_NODE]
    assert asyncio.run(engine.aretrieve(query)) == nodes
    for found in (engine.synthesize(query, nodes, [more]), asyncio.run(engine.asynthesize(query, nodes, [more]))):
        assert str(found) == "The pier cost 3.5 million dollars. [1]"
        assert [node.node for node in found.source_nodes] == [HARBOR_NODE, more.node]


@pytest.mark.parametrize("question", ["", " ", "???"])
def test_an_empty_question_is_told_before_anything_is_searched(question: str) -> None:
    class Unasked(BaseRetriever):
        def _retrieve(self, _: object) -> list[NodeWithScore]:
            raise AssertionError("searched")

    engine = FootnoteQueryEngine(Unasked(), MockLLM())
    with pytest.raises(QuestionError, match="write what you want to know"):
        engine.query(question)
    with pytest.raises(QuestionError, match="write what you want to know"):
        asyncio.run(engine.aquery(question))


def test_it_needs_something_to_retrieve_from() -> None:
    with pytest.raises(ValueError, match="needs an index or a retriever"):
        FootnoteQueryEngine.from_args(llm=MockLLM())


@pytest.mark.parametrize(
    ("metadata", "fields"),
    [
        ({"file_name": "a.txt", "date": "soon"}, ("a.txt", None, None)),
        ({"title": "", "headline": "On\n\ntop"}, ("On top", None, None)),
        ({"title": ["x"], "source": 7, "published": 2025}, ("['x']", "7", None)),
        ({"published": "Mon, 22 Sep 2025 10:00:00 GMT"}, ("Untitled", None, "2025-09-22T10:00:00+00:00")),
        ({"source": "half \ud800"}, ("Untitled", "half \ufffd", None)),
    ],
)
def test_whatever_metadata_a_node_has_it_becomes_an_article(metadata: dict[str, object], fields: tuple[object, ...]) -> None:
    article = article_of(TextNode(text="Words \ud800 here.\r\n", metadata=metadata))
    assert article
    assert (article.title, article.source, article.published) == fields
    assert article.text == "Words \ufffd here.\r\n"  # as long as the node's text, so that offsets stay
