"""The search as a LlamaIndex retriever, for those who build their own engines. Importing this imports LlamaIndex."""

from datetime import date

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.article import Passage
from index.filters import ALL, Filter
from index.index import Index


class PassageRetriever(BaseRetriever):
    """Finds passages of an index: `PassageRetriever(index, limit=10).retrieve("question")`, best first.

    A node's id is the passage's, its text the passage's words, its metadata the article's fields that are known, with
    `start_char_idx` and `end_char_idx` the offsets into the article's text. Raises what `Index.search` raises.
    """

    def __init__(self, index: Index, limit: int = 10, only: Filter = ALL, today: date | None = None) -> None:
        """`today` is the day that "last week" counts from; when None, that on which it is asked."""
        super().__init__()
        self._today = today
        self._index = index
        self._limit = limit
        self._only = only

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = self._index.prepare(query_bundle.query_str, self._today)
        found = self._index.search(query, self._limit, self._only)
        return [NodeWithScore(node=_node(hit.passage), score=hit.score) for hit in found]


def _node(passage: Passage) -> TextNode:
    article = passage.article
    about = {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "collection": article.collection,
    }
    return TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={name: value for name, value in about.items() if value is not None},
        excluded_embed_metadata_keys=["article_id", "url", "collection"],
        excluded_llm_metadata_keys=["article_id", "url", "collection"],
    )
