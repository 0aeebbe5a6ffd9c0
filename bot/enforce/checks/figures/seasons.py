"""Last and next: "last summer" is not told by words that have only "next summer"."""

import re

from bot.enforce.checks.finding import Finding, Where
from index.dates import WEEKDAYS

_UNITS = "|".join(("week|month|year|season|spring|summer|autumn|fall|winter|night|quarter|decade|century", *WEEKDAYS))
# "the next year" is the one behind another that is told of
_BESIDE = re.compile(rf"(?<!\bthe )\b(?P<which>last|previous|next|coming) (?P<unit>{_UNITS})\b", re.IGNORECASE)
_PAST = frozenset(["last", "previous"])


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which unit of time the words have only on the other side of today; None where they do not tell."""
    there = {_side(match) for match in _BESIDE.finditer(window)}
    for match in _BESIDE.finditer(claim):
        unit, past = _side(match)
        if (unit, past) not in there and (unit, not past) in there:
            return Finding(
                "seasons", f"the cited words do not speak of “{match[0].lower()}”, but of the {'next' if past else 'last'}"
            )
    return None


def _side(match: re.Match[str]) -> tuple[str, bool]:
    return match["unit"].lower(), match["which"].lower() in _PAST
