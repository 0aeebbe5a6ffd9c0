"""The numbers and dates that two sentences give, compared: less precise is not different, nor is another unit of the same.

Whether the sentences speak of the same thing is for `values` to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bot.english.dateforms import Moment
from bot.english.moments import moments
from bot.english.quantities import Quantity, quantities
from bot.english.reading import read

_ROUND = Fraction(1, 10)  # a number may be so far from the other, as a share of it, and only be rounder
_REACHES = Fraction(3, 2)  # times: "more than 50" may be 60, and is not 100
_HALF = Fraction(1, 2)  # that a magnitude without a decimal may be from one with it
_MAGNITUDE = re.compile(r"\b(?:magnitude|strength)(?: of| was| at| to)?(?: (?:about|around|roughly|nearly))?[ -]$", re.IGNORECASE)
_OF_MAGNITUDE = re.compile(r"[- ]magnitude\b| on the (?:Richter|moment)\b", re.IGNORECASE)
_COMPARABLE = 50  # times: amounts that are farther apart are of two things
_RELATIVE = re.compile(
    r"(?:to(?:day|night|morrow)|yesterday|last|this|next|previous)\b|.* (?:ago|earlier|before|previously)$", re.IGNORECASE
)

Amount = tuple[Quantity, ...]  # one quantity, or the two ends of a range
Words = tuple[str, str]  # in which two sentences differ


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article, with the day on which that was published, and its title and text, each on a line."""

    text: str
    published: date | None = None
    around: str = ""  # empty where nothing is known of the article


def differ(one: Said, other: Said) -> bool:
    """Whether two sentences give different numbers, dates or periods."""
    return bool(number(one, other) or time(one, other, period=True) or time(one, other, period=False))


def number(one: Said, other: Said) -> Words | None:
    """The numbers of one thing that differ; None where the sentences have a figure in common, or none to compare."""
    mine, theirs = _amounts(one.text, moments(one.text, None)), _amounts(other.text, moments(other.text, None))
    differing = None
    for thing in mine.keys() & theirs.keys():
        first, second = mine[thing], theirs[thing]
        if any(fit(a, b) for a in first for b in second):
            return None  # one figure in common: the others are beside the point
        if len(first) == len(second) == 1 and comparable(first[0], second[0]):
            differing = differing or (written(one.text, first[0]), written(other.text, second[0]))
    return differing


def one_figure(one: Said, other: Said) -> bool:
    """Whether two sentences give the same number of one thing, for periods that overlap; for periods apart it is two numbers."""
    mine, theirs = _amounts(one.text, moments(one.text, None)), _amounts(other.text, moments(other.text, None))
    alike = any(_span(a) == _span(b) for thing in mine.keys() & theirs.keys() for a in mine[thing] for b in theirs[thing])
    return alike and any(_overlap(a, b) for a in dates(one, other) for b in dates(other, one) if a.period and b.period)


def _overlap(one: Moment, other: Moment) -> bool:
    pairs = [(a, b) for a in one.days for b in other.days]
    return any(a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last for a, b in pairs)


def _amounts(text: str, times: Sequence[Moment]) -> dict[str, list[Amount]]:
    """What a sentence counts or measures -> the amounts of it."""
    found: dict[str, list[Amount]] = {}
    for amount in amounts(text, times):
        thing = amount[-1].dimension or _counted(text, amount[-1])
        if thing:
            found.setdefault("percent" if thing == "share" else thing, []).append(amount)
    return found


def amounts(text: str, times: Sequence[Moment]) -> list[Amount]:
    """What a sentence gives as amounts, in order: no dates, times of day or ranks."""
    found: list[Amount] = []
    every = [q for q in quantities(text) if not any(m.start < q.end and q.start < m.end for m in times) and not _is_year(text, q)]
    at = 0
    while at < len(every):
        ends = 2 if every[at].bound == "low" and at + 1 < len(every) and every[at + 1].bound == "high" else 1
        amount = tuple(_measured(text, one) for one in every[at : at + ends])
        if amount[-1].dimension not in ("rank", "clock"):
            found.append(amount)
        at += ends
    return found


def _is_year(text: str, one: Quantity) -> bool:
    return not one.dimension and re.fullmatch(r"1[4-9]\d\d|20\d\d", text[one.start : one.end]) is not None


def _measured(text: str, one: Quantity) -> Quantity:
    """The number, with its dimension where that is a magnitude: of "magnitude 6.4 struck" nothing is counted."""
    stands = _MAGNITUDE.search(text, max(one.start - 40, 0), one.start) or _OF_MAGNITUDE.match(text, one.end)
    return replace(one, dimension="magnitude") if stands and not one.dimension else one


def _counted(text: str, one: Quantity) -> str:
    """The noun that a bare number counts, in its common form; empty where none follows."""
    behind = [word for word in read(text) if word.start >= one.end][:3]
    return next((f"of {word.form}" for word in behind if word.means), "")


def fit(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be the same."""
    (low, high), (lower, higher) = _span(one), _span(other)
    return low <= higher and lower <= high


def comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts are near enough to be of one thing."""
    low, high = sorted((abs(one[0].value), abs(other[0].value)))
    return high <= low * _COMPARABLE


def _span(amount: Amount) -> tuple[Fraction, Fraction]:
    scale = 100 if amount[0].dimension == "share" else 1
    low, high = amount[0].value * scale, amount[-1].value * scale
    if len(amount) == 2:
        return low, high
    match amount[0].bound:
        case "over" | "least":
            return low, high * _REACHES
        case "under" | "most":
            return low / _REACHES, high
        case "about":
            return low * (1 - _ROUND), high * (1 + _ROUND)
    if amount[0].dimension == "magnitude" and low.denominator == 1:
        return low - _HALF, high + _HALF
    spare = low * _ROUND if _is_round(low) else Fraction(0)
    return low - spare, high + spare


def _is_round(value: Fraction) -> bool:
    """Whether a number has one digit that is not zero, and may stand for those about it: 50, 3000."""
    return value >= 10 and value.denominator == 1 and len(str(value.numerator).rstrip("0")) == 1


def written(text: str, amount: Amount) -> str:
    """An amount as a sentence writes it."""
    return text[amount[0].start : amount[-1].end].strip()


def dates(one: Said, other: Said) -> list[Moment]:
    """The dates of a sentence that do not depend on the day of reading; a year that it lacks may be the other's."""
    published = one.published or other.published
    if published is None:
        years = [days.first for moment in moments(other.text, None) for days in moment.days if days.first]
        published = date(years[0].year, 7, 1) if years and years[0].year > 1 else None
    return [moment for moment in moments(one.text, published) if not _RELATIVE.match(moment.text)]


def time(one: Said, other: Said, *, period: bool) -> Words | None:
    """The periods, or else the other dates, when none of one sentence may be one of the other's."""
    mine, theirs = ([moment for moment in found if moment.period == period] for found in (dates(one, other), dates(other, one)))
    if not mine or not theirs or any(same_time(a, b) for a in mine for b in theirs):
        return None
    return mine[0].text, theirs[0].text


def same_time(one: Moment, other: Moment) -> bool:
    """Whether two dates may be the same, one of them less precise; a period must be the same: figures count over all of it."""
    if one.text.lower() == other.text.lower() or not one.days or not other.days:
        return True
    for a in one.days:
        for b in other.days:
            if not (a.first and a.last and b.first and b.last) or (a.first, a.last) == (b.first, b.last):
                return True
            nested = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
            if nested and not one.period:
                return True
    return False
