"""The amounts in a text: value, unit, and whether it says "more than", "nearly" or "about"; dates are not among them."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from bot.english.numerals import Numeral, Piece, numerals, pieces
from bot.english.reading import form_of, opposite, read, same
from bot.english.units import MONEY, UNITS, unit_of

Bound = Literal["exact", "over", "least", "under", "most", "about", "low", "high"]

_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    ("least", r"at least|at a minimum|no (?:less|fewer) than|not less than|a minimum of|minimum"),
    (
        "most",
        r"at most|no \w+er than|no more than|up to|as (?:many|much|long|high|far|large|old) as|a maximum of|not more than"
        r"|maximum",
    ),
    (
        "over",
        r"more than|over|above|upwards? of|exceed(?:s|ed|ing)?"
        r"|(?:great|old|long|high|larg|bigg|wid|heavi|tall|fast|lat)er than|in excess of|better than|beyond|past|topp(?:ed|ing)",
    ),
    (
        "under",
        r"(?:less|fewer|lower|younger|shorter|smaller|lighter|slower) than"
        r"|under|below|nearly|almost|just short of|close to|shy of|approaching",
    ),
    ("about", r"about|around|approximately|roughly|some|an estimated|estimated|or so|circa|approx\.?|nearer|~"),
)
_LEADS_ON = r"\s+(?:an? (?:estimated|total of) |the |a further |another )?\W{0,2}$"
_BOUNDS = tuple((bound, re.compile(rf"(?<!\w)(?:{words}){_LEADS_ON}", re.IGNORECASE)) for bound, words in _BOUND_WORDS)
_THAN_THE = re.compile(r"\bthan the \W{0,2}$", re.IGNORECASE)  # "fewer than the 25 that were asked": they were 25
_BEHIND: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\s*(?:\w+ ){0,2}(?:or more|or higher|and over|at least|at minimum|and above)\b", re.IGNORECASE)),
    ("most", re.compile(r"\s*(?:\w+ ){0,2}(?:or (?:less|fewer)|at most|tops)\b", re.IGNORECASE)),
    ("over", re.compile(r"\s?\+(?!\d)")),
    ("about", re.compile(r"\s*(?:\w+ )?or so\b", re.IGNORECASE)),
)
_AGE = re.compile(r"[- ]+(?:years?|months?)[- ]olds?\b|[- ]+years? of age\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age of) $", re.IGNORECASE)
_TIME = re.compile(r"(?P<minutes>[:.]\d\d)?\s?(?P<half>[ap])\.?m\b|:(?P<rest>\d\d)\b(?!:)|\s(?:o['’]clock)", re.IGNORECASE)
_JOINT = re.compile(r"\s?(?:to|[-–]|and|or|,)\s?(?:and |or )?[$€£¥]?\s?")
_FROM = re.compile(r"\bfrom \W?$")
_BEFORE_IT = re.compile(r"\sfrom\s")
_AFTER_IT = re.compile(r"\s*(?:$|[.,;)]|(?:an? (?:day|week|month|quarter|year|decade)|last|earlier|before|in \d{4})\b|in [A-Z])")
_SCALED = re.compile(r"(thousand|million|billion|trillion|mn?|bn|k)\b", re.IGNORECASE)
_VERSUS = re.compile(r"[-–](?=\d)")
_BY = re.compile(r"\b(?P<verb>\w+)(?P<by>\sby)?\s(?:(?:about|around|some|nearly|almost|roughly|more than)\s)?[$€£¥]?$")
_BARE = re.compile(r"^[\d.,]+$")
_WIDEST = 3  # times; "by 9,000 to 41,000" is no range, but how far it fell, and to what
# forms of verbs and nouns that tell how an amount went
NO_AMOUNTS = frozenset(["rank", "clock", "age", "time", "months"])  # dimensions that say no "how much"
CHANGES = frozenset(
    form
    for verb in ("rise", "fall", "raise", "cut", "expand", "shrink", "double")
    for form in same(form_of(verb)) | opposite(form_of(verb))
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and where it stands."""

    value: Fraction  # in the smallest unit of its dimension; a time of day in minutes
    dimension: str  # "percent", "dollar", "time", "age", "clock", "rank", "share"; empty for a bare count
    bound: Bound
    start: int
    end: int


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts of a text in order, years and days of the month among them where they look like counts."""
    found = pieces(text)
    numbers = numerals(found)
    made: list[Quantity] = []
    for number in numbers:
        one = _quantity(text, found, number)
        if not made or one.start >= made[-1].end:
            made.append(one)
    return tuple(_joined(text, made))


def equal_in(text: str, one: Quantity) -> list[Quantity]:
    """The amounts of a text that are as much as one, and of its dimension."""
    return [other for other in quantities(text) if (other.value, other.dimension) == (one.value, one.dimension)]


def counted(text: str, one: Quantity) -> str:
    """The form of the word with a meaning behind a number, which it counts; empty where there is none."""
    return next((word.form for word in read(text) if word.start >= one.end and word.means), "")


def _quantity(text: str, found: list[Piece], number: Numeral) -> Quantity:
    start, end = found[number.first].start, found[number.after - 1].end
    clock = _TIME.match(text, end)
    if clock and number.after - number.first == 1 and number.value <= 24:
        return Quantity(_minutes(number.value, clock), "clock", "exact", start, clock.end())
    if number.kind == "rank":
        return Quantity(number.value, "rank", "exact", start, end)
    unit, start, end = unit_of(found, number)
    if unit == "year" and (age := _AGE.match(text, found[number.after - 1].end)):
        return Quantity(number.value, "age", bound_at(text, start, age.end()), start, age.end())
    if not unit and _AGED.search(text[max(0, start - 10) : start]):
        return Quantity(number.value, "age", "exact", start, end)
    dimension, size = UNITS.get(unit, ("share" if number.kind == "share" and not unit else "", 1))
    return Quantity(number.value * size, dimension, bound_at(text, start, end), start, end)


def _minutes(hour: Fraction, clock: re.Match[str]) -> Fraction:
    whole = int(hour) % 12 + 12 * (clock["half"].lower() == "p") if clock["half"] else int(hour)
    rest = (clock["minutes"] or "")[1:] or clock["rest"] or "0"
    point = int((hour - int(hour)) * 100)  # "3.30 pm"
    return Fraction(whole * 60 + int(rest) + point)


def bound_at(text: str, start: int, end: int) -> Bound:
    """What the words before and behind a number say of it: "more than", "nearly", "about"."""
    before = text[max(0, start - 40) : start]
    if _THAN_THE.search(before):
        return "exact"
    for bound, pattern in _BOUNDS:
        if pattern.search(before):
            return bound
    for bound, pattern in _BEHIND:
        if pattern.match(text, end):
            return bound
    return "exact"


def _joined(text: str, made: list[Quantity]) -> list[Quantity]:
    """In "10 to 12 percent" the first has the unit of the second, and both are ends of a range."""
    for at in range(len(made) - 2, -1, -1):
        one, other = made[at], made[at + 1]
        between = text[one.end : other.start]
        if _fell_from(text, one, other):
            made[at + 1] = replace(other, dimension=one.dimension, value=other.value * _scale_of(text, one, other))
            continue
        if not _JOINT.fullmatch(between) or {one.dimension, other.dimension} & {"rank", "clock"}:
            continue
        if one.dimension and other.dimension and one.dimension != other.dimension:
            continue  # "fell 8 percent to 41 dollars"
        if between.strip() == "," and other.dimension != "percent":
            continue
        dimension = one.dimension or other.dimension
        value = one.value * _scale(text, one, other)
        if between.strip() == "to" and one.dimension in MONEY and not other.dimension and value >= other.value:
            continue  # "pay £18m to 46,000 people"
        if between.strip() == "to" and _went_to(text, one, other, dimension, value):
            continue
        if (
            between.strip() == "to"
            and not one.dimension
            and other.dimension in MONEY
            and value > other.value
            and not _FROM.search(text[max(0, one.start - 8) : one.start])
        ):
            continue  # "for people under 30 to 10 euros"
        ranged = between.strip() in ("to", "-", "–") or re.search(r"\bbetween \W?$", text[max(0, one.start - 12) : one.start])
        change = _FROM.search(text[max(0, one.start - 8) : one.start])
        ends = ranged and not change and not _score(text, one, other)
        low: Bound = "low" if ends and value < other.value else one.bound
        high: Bound = "high" if ends and value < other.value else other.bound
        made[at] = Quantity(value, dimension, low, one.start, one.end)
        size = 1 if other.dimension else _unit(text, one)  # "35 minutes to 20"
        made[at + 1] = Quantity(other.value * size, other.dimension or dimension, high, other.start, other.end)
    return made


def _went_to(text: str, one: Quantity, other: Quantity, dimension: str, value: Fraction) -> bool:
    """Whether an amount tells how far something rose or fell, and the next to what: "by 9,000 to 41,000"."""
    by = _BY.search(text[max(0, one.start - 40) : one.start])
    changed = by is not None and (by["by"] is not None or form_of(by["verb"].lower()) in CHANGES)
    if changed and one.dimension and by and by["by"] and not _BARE.search(text[one.start : one.end]):
        return True  # "by 3 metres to 7.4 metres"
    shared_unit = bool(dimension) and not one.dimension and dimension not in MONEY  # "by 10 to 50 percent"
    return changed and not shared_unit and (other.value > _WIDEST * value or other.value < value)


def _fell_from(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether a bare amount is of another's kind, which it was before: "to 910 million dollars from 1.1 billion"."""
    if one.dimension not in MONEY | {"percent"} or other.dimension or not _AFTER_IT.match(text, other.end):
        return False
    return bool(_BEFORE_IT.fullmatch(text[one.end : other.start])) and text[: one.start].rstrip("$€£¥ ").endswith(" to")


def _scale_of(text: str, one: Quantity, other: Quantity) -> int:
    """What the second of two amounts lacks that the first has: "to 12 million dollars from 9"."""
    scale = _SCALED.search(text[one.start : one.end])
    return _size(scale[1]) if scale and other.value < 1000 and not _SCALED.search(text[other.start : other.end]) else 1


def _scale(text: str, one: Quantity, other: Quantity) -> Fraction | int:
    """What the first of two numbers lacks that the second has: "10 to 12 billion"."""
    scale = _SCALED.search(text[other.start : other.end])
    bare = re.fullmatch(r"[\d.,]+|[a-z-]+", text[one.start : one.end].strip("$€£¥ "), re.IGNORECASE)
    if not scale or not bare or one.value >= 1000:
        if one.dimension:
            return 1
        unit = next((size for dimension, size in UNITS.values() if dimension == other.dimension), 1)
        return unit if other.dimension and other.dimension not in MONEY and unit != 1 else 1
    return _size(scale[1])


def _unit(text: str, one: Quantity) -> Fraction:
    """How much of its dimension's smallest unit the unit of an amount is; money is counted by its scale elsewhere."""
    written = numerals(pieces(text[one.start : one.end]))
    return one.value / written[0].value if one.dimension in ("time", "months") and written and written[0].value else Fraction(1)


def _size(scale: str) -> int:
    """What a word like "million" counts."""
    low = scale.lower()
    return 10**12 if low == "trillion" else {"t": 10**3, "k": 10**3, "m": 10**6, "b": 10**9}[low[0]]


def _score(text: str, one: Quantity, other: Quantity) -> bool:
    return bool(_VERSUS.fullmatch(text[one.end : other.start])) and not other.dimension
