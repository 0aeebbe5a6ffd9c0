"""The values of a text, which a correction puts in the place of others: its amounts, dates and names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.moments import moments
from bot.english.quantities import quantities

_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s(?:(?:of|de|van|von|al|the)\s)?[A-Z][\w’'-]*)*")
_BEFORE = 30  # characters in which the word before a value is looked for
_SPELLED = 75  # of 100: how alike two names are spelled, one of which is misspelt


@dataclass(frozen=True, slots=True)
class Value:
    """An amount, a date or a name, and where it stands."""

    kind: str  # "date", "name", or "number" with its dimension
    key: object  # what is the same for all its forms
    start: int
    end: int


@lru_cache(maxsize=2000)
def values(text: str) -> tuple[Value, ...]:
    """The amounts, dates and names of a text in order; what begins with a capital is a name."""
    dates = [Value("date", one.days or one.yearless or one.text.lower(), one.start, one.end) for one in moments(text, None)]
    numbers = [Value(f"number {one.dimension}".removesuffix("age"), one.value, one.start, one.end) for one in quantities(text)]
    found = [*dates, *(one for one in numbers if not _overlaps(one, dates))]
    names = [Value("name", name[0].lower(), *name.span()) for name in _NAME.finditer(text)]
    return tuple(sorted([*found, *(one for one in names if not _overlaps(one, found))], key=lambda one: one.start))


def _overlaps(one: Value, others: Sequence[Value]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def in_place_of(text: str, value: Value, right: Sequence[Value], there: Sequence[Value]) -> Value | None:
    """The value among those of a sentence that stands there for one that is right; None where it has that, or none is for sure.

    `right` are the values beside that one. Of several of a kind it is the one behind the same word.
    """
    kind = [other for other in there if other.kind == value.kind]
    known = {other.key for other in right}
    if any(other.key == value.key for other in kind):
        return None
    others = [other for other in kind if other.key not in known]
    if value.kind == "name":
        others = [
            other
            for other in others
            if _may_be_same(text, value, other) or (len(others) < len(kind) and _behind_same(text, value, other))
        ]
    elif len(others) > 1:
        others = [other for other in others if _behind_same(text, value, other)]
    return others[0] if len(others) == 1 else None


def _behind_same(text: str, one: Value, other: Value) -> bool:
    """Whether two values stand behind the same word."""
    before = [re.search(r"(\w+)\W*$", text[max(0, value.start - _BEFORE) : value.start]) for value in (one, other)]
    return before[0] is not None and before[1] is not None and before[0][1].lower() == before[1][1].lower()


def _may_be_same(text: str, one: Value, other: Value) -> bool:
    """Whether two names may be of the same one, and one of them misspelt."""
    mine, theirs = (text[value.start : value.end].split() for value in (one, other))
    share = len(mine) == len(theirs) > 1 and bool(set(mine) & set(theirs))
    return share or is_misspelt(" ".join(mine), " ".join(theirs))


def is_misspelt(one: str, other: str) -> bool:
    """Whether one of two names is likely to be the other, spelled otherwise."""
    return alike(one, other) >= _SPELLED


def alike(one: str, other: str) -> float:
    """How much alike two names are spelled, of 100."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
