"""What was written for the judge: passages, invented, with claims and with questions.

They stand in `data/`, a JSON object a line. `reports/`, `claims/` and `summaries/` are passages in the style of news, each with
its title and its groups of claims; in a group, the false claims have the wording of a true one with one thing changed (`Twin`),
so that nothing is to be learnt from how many words a claim shares with its passage. The claims of `summaries/` sum up, combine,
or say a thing by a more general word. Reports have questions, too. `pages/` are longer ones in many styles, with questions
alone; for most of these another sentence shares more words with the question than the one that answers it. `paragraphs/` are an
encyclopaedia's, with plain questions for one fact each, and `news/` are reports with the short questions of people who search.
Of all questions about half have no answer in the passage, though they look as if they had. None of it is part of the wheel. What
is `kept` is not trained on.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from index.sentences import sentences

_FOLDER = Path(__file__).parent / "data"
Kind = Literal["reports", "pages", "paragraphs", "news"]  # of passages with questions
ClaimKind = Literal["reports", "claims", "summaries"]  # of passages with claims


@dataclass(frozen=True, slots=True)
class Twin:
    """A passage, a claim, whether it supports it, and what was changed where it does not."""

    passage: str
    claim: str
    supported: bool
    change: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a passage, the passage's sentences in order, and the numbers of those that answer it."""

    question: str
    title: str
    sentences: tuple[str, ...]
    answers: frozenset[int]


def twin_groups(kind: ClaimKind, *, reserved: bool) -> list[list[Twin]]:
    """The groups of claims about the passages of a kind that are kept for measuring, or about all others."""
    return [
        [Twin(row["passage"], claim, supported=True) for claim in group["true"]]
        + [Twin(row["passage"], claim, supported=False, change=change) for change, claim in group["false"]]
        for row in _rows(kind, reserved=reserved)
        for group in row["groups"]
    ]


def twins(kind: ClaimKind, *, reserved: bool) -> list[Twin]:
    """The same claims, one by one."""
    return [twin for group in twin_groups(kind, reserved=reserved) for twin in group]


def questions(kind: Kind, *, reserved: bool) -> list[Asked]:
    """The questions about the passages of a kind that are kept for measuring, or about all others."""
    found = []
    for row in _rows(kind, reserved=reserved):
        text = row["passage"]
        each = tuple(one for start, end in sentences(text) if (one := text[start:end].strip()))
        for asked in row.get("asked", ()):
            answers = frozenset(number for number, one in enumerate(each) if one in asked["answers"])
            found.append(Asked(asked["question"], row["title"], each, answers))
    return found


def _rows(kind: Kind | ClaimKind, *, reserved: bool) -> Iterator[dict[str, Any]]:
    for file in sorted((_FOLDER / kind).glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("kept", False) == reserved:
                yield row
