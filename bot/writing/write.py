"""A draft from a language model: what it is shown, and what it writes, as sentences to be checked. Nothing here is believed."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import prompts
from bot.extract import MOST
from bot.writing.claims import says_no_answer
from bot.writing.fence import Offered, harmless
from bot.writing.parse import Written, written

if TYPE_CHECKING:
    from bot.models import Budget

_MOST_WRITTEN = 2 * MOST  # sentences that a model is asked for at most
_NUMBERED = re.compile(r"\s{0,8}(\d{1,3})\s?[.:)]\s{0,8}(\S.*)")
_OWN = 4  # words of the prompt in a row that are a sentence of its own
_LONGEST = 60  # sentences that are read of a draft; what a model goes on to write after these is not


def drafted(budget: "Budget", question: str, passages: Sequence[Offered]) -> Iterator[Written]:
    """The sentences of a draft as the model writes them. Raises `ModelFailed`, also in the middle."""
    system, prompt = prompts.messages(
        "answer", most=_MOST_WRITTEN, example="k" + 5 * "x", passages=passages, question=harmless(question)
    )
    keys = [passage.key for passage in passages]
    for number, sentence in enumerate(written(budget.stream(system, prompt), keys)):
        if number == _LONGEST:
            return
        if not _repeats(sentence.text, system, passages):
            yield sentence


def _repeats(sentence: str, rules: str, passages: Sequence[Offered]) -> bool:
    """Whether a sentence is the prompt's own, as its examples are, and no passage has it; "NO ANSWER" is what it asks for."""
    told = _letters(sentence)
    if says_no_answer(sentence) or len(told.split()) < _OWN:
        return False
    return f" {told} " in f" {_letters(rules)} " and not any(told in _letters(one.text) for one in passages)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def mended(budget: "Budget", question: str, failed: Sequence[tuple[str, str]], passages: Sequence[Offered]) -> dict[int, Written]:
    """New sentences for those that failed, given as (text, reason), by their number from 0, in one call. Raises `ModelFailed`."""
    system, prompt = prompts.messages(
        "repair",
        failed=[{"text": harmless(text), "reason": harmless(reason)} for text, reason in failed],
        passages=passages,
        question=harmless(question),
    )
    keys = [passage.key for passage in passages]
    found: dict[int, Written] = {}
    for line in budget.complete(system, prompt).split("\n")[: 2 * _LONGEST]:
        numbered = _NUMBERED.match(line)
        sentence = next(written([numbered[2] + "\n"], keys), None) if numbered else None
        if numbered and sentence and 1 <= int(numbered[1]) <= len(failed) and not says_no_answer(sentence.text):
            found.setdefault(int(numbered[1]) - 1, sentence)
    return found
