"""Does the right passage stand among the first few?

    uv run python -m tests.benchmarks.retrieval

One table from one run. MultiHop-RAG: the development queries (those without evidence left out); an evidence sentence is found
when a passage with words of it is. SQuAD 2.0: each paragraph an article, each answerable question one evidence, its paragraph;
several passages of a paragraph count as one. Beside ours stand LlamaIndex's plain `VectorStoreIndex` with the same embedding
and its own splitter, and each of our two searches alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from index.article import Article
from index.embedding import BUNDLED, load_embedding
from index.filters import Preference
from index.index import Index
from tests.benchmarks.data import lines, squad_paragraphs

_FIRST = 10
_TODAY = date(2024, 1, 1)  # after the last of the articles
_COLUMNS = ("recall@1", "recall@4", "recall@5", "recall@10", "MRR@10", "MAP@10", "all@10", "any@4")

Place = tuple[str, int, int]  # article id, start, end
Search = Callable[[str], Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the places of its evidence."""

    question: str
    evidence: tuple[Place, ...]


def multihop() -> tuple[list[Article], list[Asked]]:
    """The articles and queries of MultiHop-RAG."""
    articles = {
        row["id"]: Article(row["id"], row["title"], row["text"], row["source"], row["author"], row["url"], row["published"])
        for row in lines("data", "multihop", "articles.jsonl")
        if row["text"]
    }
    asked = []
    for row in lines("data", "multihop", "queries_dev.jsonl"):
        places = []
        for evidence in row["evidence"]:
            start = articles[evidence["article_id"]].text.find(evidence["fact"])
            places.append((evidence["article_id"], start, start + len(evidence["fact"])))
        if places and all(start >= 0 for _, start, _ in places):
            asked.append(Asked(row["query"], tuple(places)))
    return list(articles.values()), asked


def figures(asked: Sequence[Asked], search: Search) -> list[float]:
    """The means over the questions, in the order of the columns."""
    rows = []
    for one in asked:
        found = [
            {
                n
                for n, (article, start, end) in enumerate(one.evidence)
                if article == place[0] and start < place[2] and place[1] < end
            }
            for place in search(one.question)[:_FIRST]
        ]
        total = len(one.evidence)

        def recall(first: int, found: list[set[int]] = found, total: int = total) -> float:
            return len(set().union(*found[:first])) / total

        ranks = [rank for rank, hit in enumerate(found, start=1) if hit]
        precisions = [n / rank for n, rank in enumerate(ranks, start=1)]
        rows.append(
            (
                *(recall(first) for first in (1, 4, 5, 10)),
                1 / ranks[0] if ranks else 0.0,
                min(sum(precisions) / total, 1.0),
                recall(_FIRST) == 1,
                bool(set().union(*found[:4])),
            )
        )
    return [float(mean) for mean in np.mean(np.array(rows, dtype=float), axis=0)]


def plain(articles: Sequence[Article]) -> Search:
    """LlamaIndex as it comes: its splitter, its vector index, the same embedding."""
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.schema import TextNode

    documents = [Document(id_=article.id, text=article.text, metadata={"title": article.title}) for article in articles]
    index = VectorStoreIndex.from_documents(
        documents, embed_model=load_embedding(BUNDLED), transformations=[SentenceSplitter(chunk_size=256, chunk_overlap=0)]
    )
    retriever = index.as_retriever(similarity_top_k=2 * _FIRST)

    def search(question: str) -> list[Place]:
        nodes = [hit.node for hit in retriever.retrieve(question)]
        return [
            (str(node.ref_doc_id), node.start_char_idx or 0, node.end_char_idx or 0)
            for node in nodes
            if isinstance(node, TextNode)
        ]

    return search


def ours(index: Index, *, lexical: bool = True, dense: bool = True, preference: bool = True) -> Search:
    """Our search, whole or in part."""

    def search(question: str) -> list[Place]:
        query = index.prepare(question, _TODAY)
        if not preference:
            query = replace(query, prefer=Preference())
        hits = index.search(query, 4 * _FIRST)
        if not (lexical and dense):
            hits.sort(key=lambda hit: -(hit.lexical if lexical else hit.dense))
        return [(hit.passage.article.id, hit.passage.start, hit.passage.end) for hit in hits]

    return search


def once(search: Search) -> Search:
    """The same search with each article once, where its first passage stands."""

    def first(question: str) -> list[Place]:
        places: dict[str, Place] = {}
        for place in search(question):
            places.setdefault(place[0], place)
        return list(places.values())

    return first


def table(name: str, asked: Sequence[Asked], searches: dict[str, Search]) -> None:
    """Print a row of figures for each search."""
    print(f"{name}: {len(asked)} questions\n  {'':32}" + "".join(f"{column:>11}" for column in _COLUMNS))
    for what, search in searches.items():
        print(f"  {what:32}" + "".join(f"{figure:11.3f}" for figure in figures(asked, search)), flush=True)


def main() -> None:
    """Print the tables."""
    embedding = load_embedding(BUNDLED)
    articles, asked = multihop()
    with Index.of(articles, embedding) as index:
        searches = {
            "LlamaIndex VectorStoreIndex": plain(articles),
            "ours, words alone": ours(index, dense=False, preference=False),
            "ours, vectors alone": ours(index, lexical=False, preference=False),
            "ours": ours(index, preference=False),
            "ours, with the named preferred": ours(index),
        }
        table("MultiHop-RAG", asked, searches)
    paragraphs, questions = squad_paragraphs()
    whole = [Asked(question, ((article.id, 0, len(article.text)),)) for question, article in questions]
    with Index.of(paragraphs, embedding) as index:
        searches = {
            "LlamaIndex VectorStoreIndex": plain(paragraphs),
            "ours, words alone": ours(index, dense=False),
            "ours, vectors alone": ours(index, lexical=False),
            "ours": ours(index),
        }
        table("SQuAD 2.0 paragraphs", whole, {what: once(search) for what, search in searches.items()})


if __name__ == "__main__":
    main()
