"""How long does a search take, part by part, as the index grows?

    uv run python -m tests.benchmarks.search [PASSAGES...]

Prints median and 95th percentile of 200 searches at 1,000, 10,000 and 100,000 passages, for each part and the whole, with the
memory of the process. The passages' vectors are drawn at random, as making 100,000 real ones takes a quarter of an hour; the
questions' are real.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from index import search
from index.embedding import BUNDLED, BundledEmbedding
from index.filters import ALL, Filter
from index.index import Index
from index.sources.item import Place
from index.sync import add
from tests.benchmarks.generated import megabytes, questions, timed, write_articles

_SIZES = (1_000, 10_000, 100_000)
_COUNT = 200
_TODAY = date(2026, 1, 1)
_LONG = "Did the article on the {} that closed in Mirra agree with the one on the school of Tarn, which Ada Quay led, while the mine was sold?"


class _Drawn(BundledEmbedding):
    """Random vectors for passages, real ones for questions."""

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        drawn: list[list[float]] = np.random.default_rng(len(texts[0])).normal(size=(len(texts), 384)).tolist()
        return drawn

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self.vectors([query])[0].tolist()
        return vector


def figures(name: str, times: list[float]) -> None:
    """Print a row."""
    print(f"  {name:34} median {1000 * np.median(times):6.1f} ms, 95th percentile {1000 * np.percentile(times, 95):6.1f} ms")


def measure(folder: Path, passages: int) -> None:
    """Print the rows for one size."""
    embedding = _Drawn(embed_batch_size=256)
    paths = write_articles(folder, passages)
    with Index.create(folder / "home", lambda: embedding, BUNDLED) as index:
        seconds = timed(lambda: list(add(index, [Place.of(str(path)) for path in paths])))
        status = index.status()
        catalogue, store = index._catalogue, index.vectors.store
        asked = questions(_COUNT)
        queries = [index.prepare(one, _TODAY) for one in asked]
        vectors = [embedding.get_query_embedding(one) for one in asked]
        print(f"{status.passages:,} passages, {status.articles:,} articles, in after {seconds:.0f} s")

        def rows(name: str, work: Callable[[int], object]) -> None:
            for number in range(10):
                work(number)
            figures(name, [timed(lambda number=number: work(number)) for number in range(_COUNT)])  # type: ignore[misc]  # a lambda

        rows("read the question", lambda n: index.prepare(asked[n], _TODAY))
        rows("embed it", lambda n: embedding.get_query_embedding(asked[n]))
        rows("by words", lambda n: search._lexical(queries[n], catalogue, search.CANDIDATES, ALL))
        rows("by meaning", lambda n: search._nearest(vectors[n], catalogue, store, search.CANDIDATES, ALL))
        rows("the whole", lambda n: index.search(index.prepare(asked[n], _TODAY), 10))
        several = [_LONG.format(one.split()[-1].strip("?")) for one in asked]
        rows("the whole, of several parts", lambda n: index.search(index.prepare(several[n], _TODAY), 10))
        half = Filter(after=date(2000, 1, 1))
        rows("the whole, with a filter", lambda n: index.search(index.prepare(asked[n], _TODAY), 10, half))
        print(f"  memory {megabytes():.0f} MB")


def main() -> None:
    """Measure each size in an index of its own."""
    for size in map(int, sys.argv[1:] or _SIZES):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), size)


if __name__ == "__main__":
    main()
