"""Is it quick, and does it stay small?

    uv run python -m tests.benchmarks.speed [PASSAGES]

Prints, for an index of so many passages (10,000): the time to an answer in a running process, in a fresh process beside what
importing its libraries takes, and memory. The articles are generated.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from bot.answerer import answer
from index.embedding import BUNDLED, BundledEmbedding
from index.index import Index
from index.sources.item import Place
from index.sync import add
from tests.benchmarks.generated import megabytes, questions, timed, write_articles

_QUESTIONS = 200
_LIBRARIES = "import llama_index.core.base.embeddings.base, llama_index.vector_stores.chroma, chromadb, onnxruntime, tokenizers"


def running(home: Path, embedding: BundledEmbedding) -> None:
    """Print the time to an answer in this process, and its memory."""
    asked = questions(_QUESTIONS)
    with Index.open(home, lambda: embedding, BUNDLED) as index:
        for question in asked[:20]:
            answer(question, index)
        before = megabytes()
        replies = [answer(question, index) for question in asked]
    for step in ("search", "draft", "enforce", "total"):
        taken = [getattr(reply.timings, step) for reply in replies]
        print(f"{step:11} median {np.median(taken):.0f} ms, 95th percentile {np.percentile(taken, 95):.0f} ms")
    print(f"memory      {megabytes():.0f} MB after {_QUESTIONS} questions, {megabytes() - before:+.0f} MB since the first 20")


def fresh(home: Path) -> None:
    """Print what the first answer of a fresh process takes beyond importing the libraries, in pairs."""
    ask: list[str | Path] = [
        Path(sys.executable).parent / "footnote",
        "ask",
        "What did Ada Tarn say about the harbor?",
        "--home",
        home,
    ]
    pairs = []
    for _ in range(5):
        libraries = timed(lambda: subprocess.run([sys.executable, "-c", _LIBRARIES], check=True))
        whole = timed(lambda: subprocess.run(ask, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False))
        pairs.append((whole, libraries))
    whole, libraries = (float(np.median(column)) for column in zip(*pairs, strict=True))
    more = float(np.median([a - b for a, b in pairs]))
    print(f"fresh       {whole:.1f} s for `footnote ask`, {libraries:.1f} s of it to import the libraries: {more:.1f} s more")


def main() -> None:
    """Measure all of it in one run."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    embedding = BundledEmbedding(embed_batch_size=256)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_articles(Path(folder), passages)
        home = Path(folder, "home")
        with Index.create(home, lambda: embedding, BUNDLED) as index:
            list(add(index, [Place.of(str(path)) for path in paths]))
        running(home, embedding)
        fresh(home)


if __name__ == "__main__":
    main()
