"""The judge in use: pairs of texts in, scores out. Loads `model.onnx` when it is first asked."""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.minilm import TOKENIZER

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENS = 192  # of a pair; longer first texts are cut
_SECOND = 96  # tokens; a longer second text is cut
_BEFORE = 48  # tokens; of what stands before the second text, the last are kept
_START, _SEPARATOR = 101, 102  # [CLS] and [SEP] of the BERT vocabulary
MODEL = Path(__file__).parent / "model.onnx"


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
    """The bundled cross-encoder. Each pair is run by itself, so a score does not depend on the others asked for with it."""

    def __init__(self, model: Path = MODEL) -> None:
        """Another model than the shipped one is for comparing."""
        self._model = model

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(TOKENIZER))

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(self._model, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="judge")

    def answers(self, asked: Sequence[tuple[str, str, str]]) -> list[float]:
        """For each (question, sentence, what stands before it) how far the sentence answers, as a logit; above 0 it likely does.

        What stands before the sentence helps to read it, and may be empty.
        """
        return [logits[0] for logits in self._run(asked)]

    def supports(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """For each (passage, claim) the chances that the passage supports it, refutes it, or does neither; they add up to 1.

        A passage is read as far as `TOKENS` go; cut a longer one into windows.
        """
        found = []
        for logits in self._run([(passage, claim, "") for passage, claim in pairs]):
            most = max(logits[1:])
            supported, refuted, neither = (math.exp(one - most) for one in logits[1:])
            total = supported + refuted + neither
            found.append((supported / total, refuted / total, neither / total))
        return found

    def _run(self, pairs: Sequence[tuple[str, str, str]]) -> list[list[float]]:
        """The logits of each (first text, second text, what stands before the second): answers, supported, refuted, neither."""
        session, tokenizer = self._session, self._tokenizer  # loaded before the threads could load them twice

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
