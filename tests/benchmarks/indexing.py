"""How fast do articles go in, and what do they take?

    uv run python -m tests.benchmarks.indexing [PASSAGES]

Prints articles and passages a second for so many passages (10,000), the share of the embedding model's own speed on the same
texts, memory, and the time of a second unchanged run; beside them LlamaIndex's plain `IngestionPipeline` with the same model and
store, which cuts, embeds and stores, and does nothing else. The model alone is measured before and after, for these machines are shared.
"""

import sys
import tempfile
from pathlib import Path

from index.embedding import BUNDLED, BundledEmbedding
from index.index import Index
from index.passages import cut
from index.sources.item import Place
from index.sources.reading import read
from index.sync import add
from tests.benchmarks.generated import megabytes, timed, write_articles

_SLICE = 200  # documents
_SAMPLE = 5  # the model alone embeds one in so many of the texts


def ours(home: Path, paths: list[Path], embedding: BundledEmbedding) -> None:
    """Print the figures of `footnote index add`."""
    embedding.vectors(["warm up"])
    before = megabytes()
    texts = [f"{p.article.title}\n{p.text}" for path in paths[::_SAMPLE] for p in cut(read(path))]
    first = timed(lambda: embedding.get_text_embedding_batch(texts))
    with Index.create(home, lambda: embedding, BUNDLED) as index:
        seconds = timed(lambda: list(add(index, [Place.of(str(path)) for path in paths])))
        passages = index.status().passages
        again = timed(lambda: list(add(index, [Place.of(str(path)) for path in paths])))
    alone = 2 * len(texts) / (first + timed(lambda: embedding.get_text_embedding_batch(texts)))
    speed = passages / seconds
    print(
        f"footnote    {len(paths) / seconds:.0f} articles, {speed:.0f} passages a second: {speed / alone:.2f} of the model's own {alone:.0f}"
    )
    print(
        f"            unchanged, a second time: {again:.1f} s, {again / seconds:.3f} of the first; memory {megabytes() - before:+.0f} MB"
    )


def pipeline(home: Path, paths: list[Path], embedding: BundledEmbedding) -> None:
    """Print the speed of LlamaIndex's pipeline."""
    import chromadb
    from chromadb.config import Settings
    from llama_index.core import Document
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.chroma import ChromaVectorStore

    client = chromadb.PersistentClient(str(home), Settings(anonymized_telemetry=False))
    store = ChromaVectorStore(chroma_collection=client.get_or_create_collection("plain", embedding_function=None))
    splitter = SentenceSplitter(chunk_size=150, chunk_overlap=0)  # about the passages' length
    flow = IngestionPipeline(transformations=[splitter, embedding], vector_store=store)

    def run() -> int:
        documents = [Document(id_=str(path), text=path.read_text(encoding="utf-8")) for path in paths]
        slices = range(0, len(documents), _SLICE)  # it would hand all to Chroma at once, which takes no more than 5,461
        return sum(len(flow.run(documents=documents[at : at + _SLICE])) for at in slices)

    nodes: list[int] = []
    seconds = timed(lambda: nodes.append(run()))
    print(f"LlamaIndex  {len(paths) / seconds:.0f} articles, {nodes[0] / seconds:.0f} passages a second")


def main() -> None:
    """Measure both in one run."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    embedding = BundledEmbedding(embed_batch_size=256)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_articles(Path(folder), passages)
        ours(Path(folder, "home"), paths, embedding)
        pipeline(Path(folder, "plain"), paths, embedding)


if __name__ == "__main__":
    main()
