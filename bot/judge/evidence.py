"""What the words say on whether a passage supports a claim: how much of the claim stands in it, in what order, and what does not.

A number, date, name or quotation of the claim that stands nowhere in the passage is not supported by it, whatever a model says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from bot.judge.tokens import form, stands, tokens, weight
from index.words import STOP_WORDS

_QUOTED = re.compile(r"[\"“]([^\"”]{3,})[\"”]")
_PARTS = {"50": "half", "25": "quarter", "20": "fifth", "10": "tenth"}  # percent
_NEAR = 4  # tokens between two words that stand together


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage has of a claim."""

    covered: float  # share of the claim's words that mean something, rare ones weighing more (0 to 1)
    ordered: float  # share of its neighbouring words that stand near each other in the same order (0 to 1)
    numbers: tuple[str, ...]  # of the claim, that stand nowhere in the passage
    names: tuple[str, ...]
    quotations: tuple[str, ...]

    @property
    def lacking(self) -> bool:
        """Whether a number, name or quotation of the claim stands nowhere in the passage."""
        return bool(self.numbers or self.names or self.quotations)


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
        numbers=tuple(
            token.form
            for token, after in zip_longest(asked, asked[1:])
            if token.is_number and token.form not in known and not (after and _is_part(token.form, after.form, known))
        ),
        names=tuple(token.form for token in asked if token.is_name and not stands(token, known)),
        quotations=tuple(quoted for quoted in _QUOTED.findall(claim) if not _contains(forms, _forms(quoted))),
    )


def _is_part(number: str, unit: str, known: set[str]) -> bool:
    """Whether so many percent stand there as a part of the whole: 50 percent as a half."""
    return unit == form("percent") and number in _PARTS and form(_PARTS[number]) in known


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
