"""What the words say on whether a passage supports a claim: how much of the claim stands in it, in what order, what is misquoted.

A quotation that stands nowhere in the passage is not supported by it, whatever a model says. Whether numbers, dates and names
stand there is for the checks of `bot/enforce/checks`, which know other ways to write them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.judge.tokens import stands, tokens, weight
from index.words import STOP_WORDS

_QUOTED = re.compile(r"[\"“]([^\"”]{3,})[\"”]")
_NEAR = 4  # tokens between two words that stand together


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage has of a claim."""

    covered: float  # share of the claim's words that mean something, rare ones weighing more (0 to 1)
    ordered: float  # share of its neighbouring words that stand near each other in the same order (0 to 1)
    quotations: tuple[str, ...]  # of the claim, that stand nowhere in the passage


def evidence(claim: str, passage: str) -> Evidence:
    """Compare a claim (a sentence) with a passage, by words alone."""
    asked, there = tokens(claim), tokens(passage)
    forms = [token.form for token in there]
    known = set(forms)
    meaning = [token for token in asked if token.is_number or token.form not in STOP_WORDS]
    total = sum(weight(token.form) for token in meaning) or 1.0
    return Evidence(
        covered=sum(weight(token.form) for token in meaning if stands(token, known)) / total,
        ordered=_ordered([token.form for token in meaning], forms),
        quotations=tuple(quoted for quoted in _QUOTED.findall(claim) if not _contains(forms, _forms(quoted))),
    )


def _forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def _ordered(meaning: Sequence[str], forms: Sequence[str]) -> float:
    pairs = list(pairwise(meaning))
    if not pairs:
        return 1.0
    places: dict[str, list[int]] = {}
    for place, one in enumerate(forms):
        places.setdefault(one, []).append(place)
    kept = sum(any(0 < b - a <= _NEAR for a in places.get(one, ()) for b in places.get(two, ())) for one, two in pairs)
    return kept / len(pairs)


def _contains(forms: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the tokens stand in the others in one run."""
    return f" {' '.join(part)} " in f" {' '.join(forms)} "
