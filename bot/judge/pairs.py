"""The training pairs of the judge: published ones, and off-topic ones made of them.

Task `answers`: question and sentence, 1 when the sentence answers. Task `supports`: passage and claim, an auxiliary task
that teaches the encoder to compare two texts (0 supported, 1 refuted, 2 neutral, 3 not supported, which is 1 or 2).
"""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

_SUPPORT = {"supported": 0, "refuted": 1, "neutral": 2, "not_supported": 3}
_LONGEST_PASSAGE = 110  # words; the auxiliary task learns from short ones, which are quick
_KEPT = {"selqa": 0.35, "clapnq": 0.6}  # share of the negatives of sets that have far too many easy ones


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and what is to be said of them."""

    first: str
    second: str
    task: Literal["answers", "supports"]
    label: int


def training_pairs(folder: Path, supports: int, dice: random.Random) -> list[Pair]:
    """All pairs to train on; `supports` is how many of the auxiliary task. Shuffling is the trainer's."""
    answers = rows(folder, "answers_train")
    positive = [row for row in answers if int(row["label"])]
    pairs = [pair for row in answers if _kept(row, dice) for pair in (_answers(row["question"], row["sentence"], row["label"]),)]
    pairs += [_answers(row["question"], row["sentence"], 1) for row in positive]  # twice: they are few
    pairs += list(_other_questions(positive, dice))
    short = [row for row in rows(folder, "support_train") if len(row["passage"].split()) < _LONGEST_PASSAGE]
    pairs += [Pair(row["passage"], row["claim"], "supports", _SUPPORT[row["label"]]) for row in dice.sample(short, supports)]
    return pairs


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one of the data sets."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _answers(question: str, sentence: str, label: object) -> Pair:
    return Pair(question, sentence, "answers", int(str(label)))


def _kept(row: dict[str, Any], dice: random.Random) -> bool:
    share = next((share for name, share in _KEPT.items() if row["dataset"].startswith(name)), 1.0)
    return bool(int(row["label"])) or dice.random() < share


def _other_questions(positive: list[dict[str, Any]], dice: random.Random) -> Iterator[Pair]:
    """Off topic: a sentence with the question of another."""
    for row in dice.sample(positive, len(positive) // 3):
        yield _answers(dice.choice(positive)["question"], row["sentence"], 0)
