"""The judge in use: pairs of texts in, scores out.

It has a model for each task, which is loaded when it is first asked: `answers.onnx` and `supports.onnx`.
"""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from bot.judge.telling import telling
from index.minilm import TOKENIZER

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Task = Literal["answers", "supports"]
TOKENS = 192  # of a pair; longer first texts are cut
_SECOND = 96  # tokens; a longer second text is cut
_BEFORE = 48  # tokens; of what stands before the second text, the last are kept
_START, _SEPARATOR = 101, 102  # [CLS] and [SEP] of the BERT vocabulary
ANSWERS, SUPPORTS = (Path(__file__).with_name(f"{task}.onnx") for task in ("answers", "supports"))


def encode(tokenizer: "Tokenizer", first: str, second: str, before: str = "") -> tuple[list[int], list[int]]:
    """A pair of texts as token ids and segments: 0 for the first text and what stands `before` the second, 1 for the second."""
    tail = _tokens(tokenizer, second)[:_SECOND]
    middle = [*_tokens(tokenizer, before)[-_BEFORE:], _SEPARATOR] if before else []
    head = _tokens(tokenizer, first)[: TOKENS - 3 - len(tail) - len(middle)]
    ids = [_START, *head, _SEPARATOR, *middle, *tail, _SEPARATOR]
    return ids, [0] * (len(ids) - len(tail) - 1) + [1] * (len(tail) + 1)


def _tokens(tokenizer: "Tokenizer", text: str) -> list[int]:
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids


class Judge:
    """The bundled cross-encoders. Each pair is run by itself, so a score does not depend on the others asked for with it."""

    def __init__(self, answers: Path = ANSWERS, supports: Path = SUPPORTS) -> None:
        """Other models than the shipped ones are for comparing."""
        self._models: dict[Task, Path] = {"answers": answers, "supports": supports}
        self._loaded: dict[Task, Any] = {}
        self._loading = Lock()

    def load(self) -> None:
        """Load both models now, and not when they are first asked."""
        for task in self._models:
            self._session(task)

    def _session(self, task: Task) -> Any:
        import onnxruntime

        with self._loading:
            if task not in self._loaded:
                options = onnxruntime.SessionOptions()
                options.intra_op_num_threads = 1
                options.inter_op_num_threads = 1
                self._loaded[task] = onnxruntime.InferenceSession(self._models[task], options, providers=["CPUExecutionProvider"])
            return self._loaded[task]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(TOKENIZER))

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="judge")

    def answers(self, asked: Sequence[tuple[str, str, str]]) -> list[float]:
        """For each (question, sentence, what stands before it) how far the sentence answers, as a logit; above 0 it likely does.

        What stands before the sentence helps to read it, and may be empty.
        """
        return [logits[0] for logits in self._run("answers", asked)]

    def supports(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """For each (passage, claim) the chances that the passage supports it, refutes it, or does neither; they add up to 1.

        Of a passage the sentences are read that the claim is about, as far as `TOKENS` go; cut a longer one into windows.
        """
        found = []
        for logits in self._run("supports", [(telling(claim, passage), claim, "") for passage, claim in pairs]):
            supported, refuted, neither = (math.exp(one - max(logits)) for one in logits)
            total = supported + refuted + neither
            found.append((supported / total, refuted / total, neither / total))
        return found

    def _run(self, task: Task, pairs: Sequence[tuple[str, str, str]]) -> list[list[float]]:
        """The logits of each (first text, second text, what stands before the second)."""
        session, tokenizer = self._session(task), self._tokenizer  # loaded before the threads could load them twice

        def one(pair: tuple[str, str, str]) -> list[float]:
            import numpy as np

            ids, types = encode(tokenizer, *pair)
            feed = {"ids": [ids], "types": [types], "mask": [[1] * len(ids)]}
            (logits,) = session.run(None, {name: np.array(value, dtype=np.int64) for name, value in feed.items()})
            return [float(logit) for logit in logits[0]]

        return list(self._threads.map(one, pairs))


@cache
def judge() -> Judge:
    """The judge that all share, loaded when it is first asked; it may be asked by several threads at once."""
    return Judge()
