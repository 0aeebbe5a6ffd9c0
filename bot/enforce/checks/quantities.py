"""The amounts in a text: value, unit, and whether it says "more than", "nearly" or "about"; dates are not among them."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from bot.enforce.checks.numerals import Numeral, Piece, numerals, pieces

Bound = Literal["exact", "over", "least", "under", "most", "about", "low", "high"]

# unit -> (dimension, how many of the dimension's smallest unit); of a dimension only what is exactly so many
_UNITS: dict[str, tuple[str, int | Fraction]] = {
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86_400), "week": ("time", 604_800),
    "fortnight": ("time", 1_209_600), "month": ("months", 1), "year": ("months", 12), "decade": ("months", 120),
    "century": ("months", 1200), "centimetre": ("length", Fraction(1, 100)), "metre": ("length", 1),
    "kilometre": ("length", 1000),
    "mile": ("mile", 1), "foot": ("foot", 1), "inch": ("inch", 1), "gram": ("mass", 1), "kilogram": ("mass", 1000),
    "tonne": ("mass", 10**6), "ton": ("ton", 1), "ounce": ("ounce", 1), "acre": ("acre", 1), "hectare": ("hectare", 1),
    "litre": ("litre", 1), "gallon": ("gallon", 1), "barrel": ("barrel", 1), "bushel": ("bushel", 1), "watt": ("watt", 1),
    "kilowatt": ("watt", 1000), "megawatt": ("watt", 10**6), "gigawatt": ("watt", 10**9), "percent": ("percent", 1),
    "percentage point": ("percentage point", 1), "basis point": ("percentage point", Fraction(1, 100)), "degree": ("degree", 1),
    "mph": ("mph", 1), "km/h": ("km/h", 1),
    "dollar": ("dollar", 1), "cent": ("dollar", Fraction(1, 100)), "euro": ("euro", 1), "sterling": ("sterling", 1),
    "pence": ("sterling", Fraction(1, 100)), "yen": ("yen", 1), "yuan": ("yuan", 1), "rupee": ("rupee", 1), "won": ("won", 1),
    "rouble": ("rouble", 1), "franc": ("franc", 1), "peso": ("peso", 1), "krona": ("krona", 1), "pound": ("pound", 1),
}  # fmt: skip
MONEY = frozenset("dollar euro sterling yen yuan rupee won rouble franc peso krona pound".split())
_WRITTEN = {
    "s": "second",
    "sec": "second", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "centuries": "century",
    "meter": "metre", "m": "metre", "kilometer": "kilometre", "km": "kilometre", "cm": "centimetre", "feet": "foot", "ft": "foot",
    "inches": "inch", "g": "gram", "kg": "kilogram", "kilo": "kilogram", "lb": "pound", "lbs": "pound", "oz": "ounce",
    "liter": "litre", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "%": "percent", "pct": "percent", "p.c.": "percent",
    "$": "dollar", "usd": "dollar", "€": "euro", "eur": "euro", "£": "sterling", "gbp": "sterling", "quid": "sterling",
    "¥": "yen", "jpy": "yen", "renminbi": "yuan", "rmb": "yuan", "ruble": "rouble", "p": "pence", "buck": "dollar",
    "°": "degree", "kmh": "km/h", "kph": "km/h", "yr": "year", "yrs": "year", "metric ton": "tonne", "metric tons": "tonne",
}  # fmt: skip
_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    ("least", r"at least|at a minimum|no (?:less|fewer) than|not less than|a minimum of|minimum"),
    ("most", r"at most|no more than|up to|as (?:many|much) as|a maximum of|not more than|maximum"),
    (
        "over",
        r"more than|over|above|upwards? of|exceed(?:s|ed|ing)?|greater than|in excess of|better than|beyond|past|topp(?:ed|ing)",
    ),
    ("under", r"(?:less|fewer|lower) than|under|below|nearly|almost|just short of|close to|shy of|approaching"),
    ("about", r"about|around|approximately|roughly|some|an estimated|estimated|or so|circa|approx\.?|nearer|~"),
)
_LEADS_ON = r"\s+(?:an? (?:estimated|total of) |the |a further |another )?\W{0,2}$"
_BOUNDS = tuple((bound, re.compile(rf"(?<!\w)(?:{words}){_LEADS_ON}", re.IGNORECASE)) for bound, words in _BOUND_WORDS)
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
_VERSUS = re.compile(r"[-–](?=\d)")


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


def _quantity(text: str, found: list[Piece], number: Numeral) -> Quantity:
    start, end = found[number.first].start, found[number.after - 1].end
    clock = _TIME.match(text, end)
    if clock and number.after - number.first == 1 and number.value <= 24:
        return Quantity(_minutes(number.value, clock), "clock", "exact", start, clock.end())
    if number.kind == "rank":
        return Quantity(number.value, "rank", "exact", start, end)
    unit, start, end = _unit(found, number)
    if unit == "year" and (age := _AGE.match(text, found[number.after - 1].end)):
        return Quantity(number.value, "age", _bound(text, start, age.end()), start, age.end())
    if not unit and _AGED.search(text[max(0, start - 10) : start]):
        return Quantity(number.value, "age", "exact", start, end)
    dimension, size = _UNITS.get(unit, ("share" if number.kind == "share" and not unit else "", 1))
    return Quantity(number.value * size, dimension, _bound(text, start, end), start, end)


def _unit(found: list[Piece], number: Numeral) -> tuple[str, int, int]:
    """The unit of a number, before or behind it, and where number and unit begin and end together."""
    start, end = found[number.first].start, found[number.after - 1].end
    before = found[number.first - 1] if number.first else None
    if before and _name(before.text) in MONEY and (before.text in "$€£¥" or before.text in ("usd", "eur", "gbp", "rmb")):
        behind = _name(_at(found, number.after))
        end = found[number.after].end if behind == _name(before.text) else end
        return _name(before.text), before.start, end
    after = number.after + (_at(found, number.after) == "-")
    if _at(found, after) == "us" and _at(found, after + 1) in ("dollars", "dollar", "$"):
        after += 1
    if _at(found, after) in _BETWEEN and _UNITS.get(_name(_at(found, after + 1)), ("",))[0] in ("time", "months"):
        after += 1
    two = f"{_at(found, after)} {_at(found, after + 1)}"
    for words, unit in _DOUBLE:
        if two == words:
            plus = unit == "percent" and _at(found, after + 2) in ("point", "points")
            return ("percentage point" if plus else unit), start, found[after + 1].end
    one = _at(found, after)
    unit = _name(one)
    glued = len(one) > 1 or one in "%°" or (after < len(found) and found[after].start == end)
    if unit == "percent" and _at(found, after + 1) in ("point", "points"):
        return "percentage point", start, found[after + 1].end
    return (unit, start, found[after].end) if unit and glued else ("", start, end)


_DOUBLE = (
    ("per cent", "percent"),
    ("percentage point", "percentage point"),
    ("percentage points", "percentage point"),
    ("basis point", "basis point"),
    ("basis points", "basis point"),
    ("metric ton", "tonne"),
    ("metric tons", "tonne"),
    ("pounds sterling", "sterling"),
    ("square miles", ""),
    ("square kilometres", ""),
    ("square metres", ""),
    ("square feet", ""),
)


_BETWEEN = frozenset(
    "consecutive straight full more additional extra further successive long whole other school working calendar fiscal".split()
)


def _name(text: str) -> str:
    """The unit that a word means; empty for a word that means none."""
    for word in (text, text.removesuffix("s")):
        if word in _UNITS:
            return word
        if word in _WRITTEN:
            return _WRITTEN[word]
    return ""


def _at(found: list[Piece], at: int) -> str:
    return found[at].text if at < len(found) else ""


def _minutes(hour: Fraction, clock: re.Match[str]) -> Fraction:
    whole = int(hour) % 12 + 12 * (clock["half"].lower() == "p") if clock["half"] else int(hour)
    rest = (clock["minutes"] or "")[1:] or clock["rest"] or "0"
    point = int((hour - int(hour)) * 100)  # "3.30 pm"
    return Fraction(whole * 60 + int(rest) + point)


def _bound(text: str, start: int, end: int) -> Bound:
    before = text[max(0, start - 40) : start]
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
        if not _JOINT.fullmatch(between) or {one.dimension, other.dimension} & {"rank", "clock"}:
            continue
        if between.strip() == "," and other.dimension != "percent":
            continue
        dimension = one.dimension or other.dimension
        value = one.value * _scale(text, one, other)
        ranged = between.strip() in ("to", "-", "–") or re.search(r"\bbetween \W?$", text[max(0, one.start - 12) : one.start])
        change = re.search(r"\bfrom \W?$", text[max(0, one.start - 8) : one.start])
        ends = ranged and not change and not _score(text, one, other)
        low: Bound = "low" if ends and value < other.value else one.bound
        high: Bound = "high" if ends and value < other.value else other.bound
        made[at] = Quantity(value, dimension, low, one.start, one.end)
        made[at + 1] = Quantity(other.value, other.dimension or dimension, high, other.start, other.end)
    return made


def _scale(text: str, one: Quantity, other: Quantity) -> Fraction | int:
    """What the first of two numbers lacks that the second has: "10 to 12 billion"."""
    scale = re.search(r"(thousand|million|billion|trillion|mn?|bn|k)\b", text[other.start : other.end], re.IGNORECASE)
    bare = re.fullmatch(r"[\d.,]+|[a-z-]+", text[one.start : one.end].strip("$€£¥ "), re.IGNORECASE)
    if not scale or not bare or one.value >= 1000:
        if one.dimension:
            return 1
        unit = next((size for dimension, size in _UNITS.values() if dimension == other.dimension), 1)
        return unit if other.dimension and other.dimension not in MONEY and unit != 1 else 1
    sizes = {"t": 10**3, "k": 10**3, "m": 10**6, "b": 10**9}
    low = scale[1].lower()
    return 10**12 if low == "trillion" else sizes[low[0]]


def _score(text: str, one: Quantity, other: Quantity) -> bool:
    return bool(_VERSUS.fullmatch(text[one.end : other.start])) and not other.dimension
