"""Is it quick, and does it stay small?

    uv run python -m tests.benchmarks.speed [PASSAGES]

Prints, for an index of so many passages (10,000): indexing speed as a share of the embedding model's own on the same texts,
the time of a second unchanged run, the time to an answer in a running process, in a fresh process beside what importing its
libraries takes, and memory. The articles are generated: news-like sentences from a fixed seed.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil

from bot.answerer import answer
from index.embedding import BUNDLED, BundledEmbedding
from index.index import Index
from index.passages import cut
from index.sources.item import Place
from index.sources.reading import read
from index.sync import add

_PASSAGES_AN_ARTICLE = 5
_QUESTIONS = 200
_LIBRARIES = "import llama_index.core.base.embeddings.base, llama_index.vector_stores.chroma, chromadb, onnxruntime, tokenizers"
_PLACES = "Brindle Tarn Mirra Sorrow Quay Harrow Fenwick Lisle Marden Oakhurst Pell Ravel Stour Thorne Ulver Wick".split()
_NAMES = "Ada Boris Carmen Dov Elena Farid Greta Hugo Ines Jonas Kira Luca Mona Nils Olga Pavel".split()
_TOPICS = "harbor bridge school clinic ferry mine orchard railway library museum market dam airport theatre stadium mill".split()
_VERBS = "reopened closed expanded moved failed won lost borrowed saved hired cut sold bought repaired painted sued".split()


def sentence(dice: random.Random) -> str:
    """One sentence of invented news, of about twenty words."""
    place, name, topic, verb = (dice.choice(words) for words in (_PLACES, _NAMES, _TOPICS, _VERBS))
    return dice.choice(
        (
            f"The {topic} of {place} {verb} in {dice.randint(1990, 2025)}, {name} {dice.choice(_PLACES)} told the council, after a year of talks.",
            f"{name} {place}, who leads the {topic}, said that {dice.randint(2, 900)} people had {verb} something near the old {dice.choice(_TOPICS)}.",
            f"It cost {dice.randint(1, 99)}.{dice.randint(1, 9)} million dollars, more than the {topic} in {place} had earned during the past decade.",
            f"Officials in {place} confirmed on {dice.choice(['Monday', 'Friday'])} that the {topic} and the {dice.choice(_TOPICS)} would be {verb} again.",
        )
    )


def write_articles(folder: Path, passages: int) -> list[Path]:
    """Write articles that are cut into about so many passages, and return their paths."""
    dice = random.Random(5)
    paths = []
    for number in range(passages // _PASSAGES_AN_ARTICLE):
        paragraphs = [" ".join(sentence(dice) for _ in range(5)) for _ in range(_PASSAGES_AN_ARTICLE)]
        path = folder / f"article{number:06}.txt"
        path.write_text(f"Story {number} from {dice.choice(_PLACES)}\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
        paths.append(path)
    return paths


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def megabytes() -> float:
    """The memory of this process."""
    return float(psutil.Process().memory_info().rss / 1e6)


def indexing(home: Path, paths: list[Path], embedding: BundledEmbedding) -> None:
    """Print how fast articles go in, beside the model alone on the same texts."""
    embedding.vectors(["warm up"])
    texts = [f"{p.article.title}\n{p.text}" for path in paths[: max(len(paths) // 10, 1)] for p in cut(read(path))]
    alone = len(texts) / timed(lambda: embedding.get_text_embedding_batch(texts))
    with Index.create(home, lambda: embedding, BUNDLED) as index:
        places = [Place.of(str(path)) for path in paths]
        seconds = timed(lambda: list(add(index, places)))
        passages = index.status().passages
        again = timed(lambda: list(add(index, places)))
    alone = (
        alone + len(texts) / timed(lambda: embedding.get_text_embedding_batch(texts))
    ) / 2  # before and after: noisy machines
    speed = passages / seconds
    print(
        f"indexing    {passages:,} passages of {len(paths):,} articles: {speed:.0f}/s, {speed / alone:.2f} of the model's own {alone:.0f}/s"
    )
    print(f"again       unchanged: {again:.1f} s, {again / seconds:.3f} of the first run")


def running(home: Path, embedding: BundledEmbedding) -> None:
    """Print the time to an answer in this process, and its memory."""
    dice = random.Random(11)
    with Index.open(home, lambda: embedding, BUNDLED) as index:
        questions = [
            f"What did {dice.choice(_NAMES)} {dice.choice(_PLACES)} say about the {dice.choice(_TOPICS)}?"
            for _ in range(_QUESTIONS)
        ]
        for question in questions[:20]:
            answer(question, index)
        before = megabytes()
        replies = [answer(question, index) for question in questions]
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
        indexing(home, paths, embedding)
        running(home, embedding)
        fresh(home)


if __name__ == "__main__":
    main()
