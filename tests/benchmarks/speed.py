"""Is it quick, and does it stay small?

    uv run python -m tests.benchmarks.speed [PASSAGES]

Prints, for an index of so many passages (10,000): the time to an answer in a running process, in a fresh process beside what
importing its libraries takes, and memory; and, with a language model that is played over HTTP and writes four sentences at 40
characters each tenth of a second, the time to the first verified sentence beside that to the whole answer. The articles are generated.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bot.answerer import answer, answering
from bot.reply import Answer, Statement
from index.embedding import BUNDLED, BundledEmbedding
from index.index import Index
from index.sources.item import Place
from index.sync import add
from tests.benchmarks.generated import megabytes, questions, timed, write_articles
from tests.model_server import Asked, ModelServer, Says

_QUESTIONS = 200
_LIBRARIES = "import llama_index.core.base.embeddings.base, chromadb, onnxruntime, tokenizers"


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


def written(home: Path, embedding: BundledEmbedding) -> None:
    """Print when the first verified sentence of a language model's draft comes, and when the answer is whole."""
    asked = questions(20)
    with Index.open(home, lambda: embedding, BUNDLED) as index:
        for judge in ("off", "on"):
            taken = []
            for question in asked:
                reply = answer(question, index)
                if isinstance(reply, Answer):
                    taken.append(_streamed(question, index, [one.text for one in reply.statements], judge))
            first, whole = (1000 * float(np.median(column)) for column in zip(*taken, strict=True))
            print(
                f"model       second judge {judge}: first verified sentence after {first:.0f} ms, whole answer {whole:.0f} ms (medians)"
            )


def _streamed(question: str, index: Index, sentences: list[str], judge: str) -> tuple[float, float]:
    """Seconds to the first statement and to the reply, when a model writes these sentences, two times over."""

    def script(asked: Asked) -> Says:
        if "claim:" in asked.prompt:
            return Says("\n".join(f"{number} yes" for number in range(1, 9)), size=40, between=0.1)
        return Says(
            "".join(f"{one} [1]\n" for one in (*sentences, *("In short: " + one for one in sentences))), size=40, between=0.1
        )

    with ModelServer(script) as server:
        began = time.perf_counter()
        first = 0.0
        for event in answering(question, index, model=server.model(judge=judge)):
            if isinstance(event, Statement) and not first:
                first = time.perf_counter() - began
        return first, time.perf_counter() - began


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
        written(home, embedding)
        fresh(home)


if __name__ == "__main__":
    main()
