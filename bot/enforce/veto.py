"""The language model as a second judge: shown a draft's sentences with the words they rest on, it may veto, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import prompts
from bot.writing.fence import harmless

if TYPE_CHECKING:
    from bot.models import Budget

_VERDICT = re.compile(r"\s{0,8}(\d{1,3})\s?[.:)-]?\s{0,3}(yes|no)\b\W{0,8}$", re.IGNORECASE)


def vetoes(budget: "Budget", claims: Sequence[tuple[str, str]]) -> Iterator[tuple[int, bool]]:
    """For each claim, given as (sentence, supporting words): its number from 0, and whether it is vetoed, as verdicts come.

    A claim without a verdict in the strict form is vetoed; of two verdicts the first counts. Raises `ModelFailed`.
    """
    system, prompt = prompts.messages(
        "judge", claims=[{"text": harmless(text), "words": harmless(words)} for text, words in claims]
    )
    told: set[int] = set()
    for line in _lines(budget.stream(system, prompt)):
        match = _VERDICT.match(line)
        number = int(match[1]) - 1 if match else -1
        if match and 0 <= number < len(claims) and number not in told:
            told.add(number)
            yield number, match[2].lower() == "no"
    yield from ((number, True) for number in range(len(claims)) if number not in told)


def _lines(deltas: Iterator[str]) -> Iterator[str]:
    kept: list[str] = []
    for delta in deltas:
        head, *rest = delta.split("\n")
        kept.append(head)
        for part in rest:
            yield "".join(kept)
            kept = [part]
    yield "".join(kept)
