"""Where two sentences on one point give different values: a number, a date, a period, a person, a place, or yes and no.

A rule, made to be right rather than complete. Less precise is not different ("about 50", "53"), nor is another unit of the same; and
two figures of two days are the same figure moving.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from bot.enforce.checks import polarity
from bot.enforce.checks.finding import Where
from bot.enforce.checks.moments import Moment, moments
from bot.enforce.checks.quantities import Quantity, quantities
from bot.enforce.checks.reading import meaning, read, same
from bot.judge.names import alike, names
from bot.synonyms import in_words_of
from bot.views import reports

Kind = Literal["number", "date", "period", "person", "place", "answer"]

_ROUND = Fraction(1, 10)  # a number may be so far from the other, as a share of it, and only be rounder
_REACHES = Fraction(3, 2)  # times: "more than 50" may be 60, and is not 100
_COMPARABLE = 50  # times: amounts that are farther apart are of two things
_RELATIVE = re.compile(r"(?:to(?:day|night|morrow)|yesterday|last|this|next|previous)\b|.* (?:ago|earlier|before|previously)$", re.IGNORECASE)
_ON_ONE_POINT = 0.6  # share of the words of the shorter sentence that the other has too
_AS_ASKED = 0.25  # the same, where the question asks for what differs and both have its words
_PLACES = frozenset(("country", "state", "city"))
_ASKS: tuple[tuple[re.Pattern[str], frozenset[Kind]], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), frozenset[Kind](kinds))
    for pattern, kinds in (
        (r"when|(?:what|which) (?:year|date|day|month|time|period)", ("date", "period")),
        (r"over (?:which|what)|period|how long|since when", ("period", "date")),
        (r"how (?:many|much|old|long|far|tall|high|large|big|fast|deep|heavy|often)", ("number",)),
        (r"(?:what|which|the) (?:\w+ ){0,4}(?:percentage|percent|share|number|amount|rate|population|price|cost|fee|toll|value|size)", ("number",)),
        (r"who|whom|whose", ("person",)),
        (r"where|(?:what|which) (?:city|country|place|state|town)", ("place",)),
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article, with the day on which the article was published."""

    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sentences say differently."""

    kind: Kind
    words: tuple[str, str]  # as each of them writes it


def difference(question: str, one: Said, other: Said) -> Difference | None:
    """What two sentences on one point say differently; None where they agree, speak of two things, or it cannot be told."""
    alike_by = shared(one.text, other.text)
    found = clashes(one, other) if alike_by >= _AS_ASKED else {}
    if not found or ("date" in found and "number" in found) or _of_two_things(one.text, other.text, found):
        return None
    asked = frozenset[Kind]().union(*(kinds for pattern, kinds in _ASKS if pattern.search(question)))
    for kind, words in found.items():
        needed = _AS_ASKED if kind in asked and _has_question(question, one.text, other.text) else _ON_ONE_POINT
        if alike_by >= needed and (kind in asked or kind in ("period", "answer", "number")):
            return Difference(kind, words)
    return None


def clashes(one: Said, other: Said) -> dict[Kind, tuple[str, str]]:
    """The kinds of values that two sentences both give and differ in, with their words; whatever they speak of."""
    dates = _dates(one, other), _dates(other, one)
    found: dict[Kind, tuple[str, str] | None] = {
        "number": _numbers(one.text, other.text, dates),
        "period": _in_time(dates, period=True),
        "date": _in_time(dates, period=False),
        "person": _named(one.text, other.text, frozenset(["person"])),
        "place": _named(one.text, other.text, _PLACES),
        "answer": _contrary(one, other),
    }
    return {kind: words for kind, words in found.items() if words}


def figures_differ(one: Said, other: Said) -> bool:
    """Whether two sentences give different numbers, dates or periods; whatever they speak of."""
    dates = _dates(one, other), _dates(other, one)
    return bool(_numbers(one.text, other.text, dates) or _in_time(dates, period=True) or _in_time(dates, period=False))


def shared(one: str, other: str) -> float:
    """How much of the shorter sentence the other has too (0 to 1), by words with a meaning and their synonyms."""
    mine, theirs = (meaning(in_words_of(a, b)) for a, b in ((one, other), (other, one)))
    shorter, longer = sorted((mine, theirs), key=len)
    common = sum(not same(form).isdisjoint(longer) for form in shorter)
    return common / len(shorter) if len(shorter) > 1 else 0.0


# Numbers


def _numbers(one: str, other: str, dates: tuple[list[Moment], list[Moment]]) -> tuple[str, str] | None:
    mine, theirs = _amounts(one, dates[0]), _amounts(other, dates[1])
    differing = None
    for thing in mine.keys() & theirs.keys():
        first, second = mine[thing], theirs[thing]
        if any(_fit(a, b) for a in first for b in second):
            return None  # one figure in common: the others are beside the point
        if len(first) == len(second) == 1 and _comparable(first[0], second[0]):
            differing = differing or (_written(one, first[0]), _written(other, second[0]))
    return differing


Amount = tuple[Quantity, ...]  # one quantity, or the two ends of a range


def _amounts(text: str, dates: Sequence[Moment]) -> dict[str, list[Amount]]:
    """What a sentence counts or measures -> the amounts of it."""
    found: dict[str, list[Amount]] = {}
    every = [q for q in quantities(text) if not any(m.start < q.end and q.start < m.end for m in dates) and not _is_year(text, q)]
    at = 0
    while at < len(every):
        ends = 2 if every[at].bound == "low" and at + 1 < len(every) and every[at + 1].bound == "high" else 1
        amount = tuple(every[at : at + ends])
        thing = amount[-1].dimension or _counted(text, amount[-1])
        if thing and thing not in ("rank", "clock"):
            found.setdefault("percent" if thing == "share" else thing, []).append(amount)
        at += ends
    return found


def _is_year(text: str, one: Quantity) -> bool:
    return not one.dimension and re.fullmatch(r"1[4-9]\d\d|20\d\d", text[one.start : one.end]) is not None


def _counted(text: str, one: Quantity) -> str:
    """The noun that a bare number counts, in its common form; empty where none follows."""
    behind = [word for word in read(text) if word.start >= one.end][:3]
    return next((f"of {word.form}" for word in behind if word.means), "")


def _fit(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be the same."""
    (low, high), (lower, higher) = _span(one), _span(other)
    return low <= higher and lower <= high


def _comparable(one: Amount, other: Amount) -> bool:
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
    spare = low * _ROUND / 2 if _is_round(low) else Fraction(0)
    return low - spare, high + spare


def _is_round(value: Fraction) -> bool:
    """Whether a number has one digit that is not zero, and may stand for those about it: 50, 3000."""
    return value >= 10 and value.denominator == 1 and len(str(value.numerator).rstrip("0")) == 1


def _written(text: str, amount: Amount) -> str:
    return text[amount[0].start : amount[-1].end].strip()


# Dates


def _dates(one: Said, other: Said) -> list[Moment]:
    """The dates of a sentence that do not depend on the day of reading; a year that it lacks may be the other's."""
    published = one.published or other.published
    if published is None:
        years = [days.first for moment in moments(other.text, None) for days in moment.days if days.first]
        published = date(years[0].year, 7, 1) if years and years[0].year > 1 else None
    return [moment for moment in moments(one.text, published) if not _RELATIVE.match(moment.text)]


def _in_time(dates: tuple[list[Moment], list[Moment]], *, period: bool) -> tuple[str, str] | None:
    """The periods, or else the other dates, when none of one sentence may be one of the other's."""
    mine, theirs = ([moment for moment in found if moment.period == period] for found in dates)
    if not mine or not theirs or any(_same_time(a, b) for a in mine for b in theirs):
        return None
    return mine[0].text, theirs[0].text


def _same_time(one: Moment, other: Moment) -> bool:
    """Whether two dates may be the same, one of them less precise; periods must be the same, since figures count over all of them."""
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


# Names, and yes or no


def _named(one: str, other: str, kinds: frozenset[str]) -> tuple[str, str] | None:
    """The one name of a kind that each has; None where they have one in common, or either has none or several."""
    mine, theirs = (
        {name.text for name in names(text, text) if name.kind in kinds and name.start >= _view_begins(text)} for text in (one, other)
    )
    if len(mine) != 1 or len(theirs) != 1 or alike(*mine, *theirs):
        return None
    return mine.pop(), theirs.pop()


def _contrary(one: Said, other: Said) -> tuple[str, str] | None:
    for a, b in ((one, other), (other, one)):
        finding = polarity.check(a.text, b.text, Where(published=b.published))
        if finding and finding.conflict:
            return one.text, other.text
    return None


def _view_begins(text: str) -> int:
    """Where what is said begins, behind who says it: "The EPA reports that"."""
    match = re.search(r"\b(?:that|found|reports?|reported|estimates?|estimated|said|says|argues?|claims?)\b", text[:200])
    return match.end() if match and reports(text[: match.end()]) else 0


# One point


def _of_two_things(one: str, other: str, found: dict[Kind, tuple[str, str]]) -> bool:
    """Whether each has a name that the other lacks, behind who says it: Honda's sales are not Toyota's."""
    differing = {words for pair in found.values() for words in pair}
    mine, theirs = (
        {name.text for name in names(text, text) if name.start >= _view_begins(text)} - differing for text in (one, other)
    )
    return any(
        not any(alike(a, c) for c in theirs) and not any(alike(b, c) for c in mine) and a not in other and b not in one
        for a in mine
        for b in theirs
    )


def _has_question(question: str, *texts: str) -> bool:
    """Whether each sentence has at least half of what the question is about."""
    from bot.question import covered, parse, stems_of

    return all(covered(parse(in_words_of(question, text)), stems_of(text)) >= 0.5 for text in texts)
