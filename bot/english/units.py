"""The units of numbers: which a word or sign means, and how much of its dimension's smallest one it is."""

from fractions import Fraction

from bot.english.numerals import Numeral, Piece

# unit -> (dimension, how many of the dimension's smallest unit); of a dimension only what is exactly so many
UNITS: dict[str, tuple[str, int | Fraction]] = {
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


def unit_of(found: list[Piece], number: Numeral) -> tuple[str, int, int]:
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
    if _at(found, after) in _NATIONAL and _name(_at(found, after + 1)) in MONEY:
        after += 1
    if number.kind == "share" and _at(found, after) == "of" and _at(found, after + 1) in ("a", "an"):
        after += 2 if UNITS.get(_name(_at(found, after + 2)), ("",))[0] == "time" else 0  # "three quarters of an hour"
    if _at(found, after) in _BETWEEN and UNITS.get(_name(_at(found, after + 1)), ("",))[0] in ("time", "months"):
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
    if unit in _SPEEDS and _at(found, after + 1) in ("an", "per", "/") and _at(found, after + 2) in ("hour", "h"):
        return _SPEEDS[unit], start, found[after + 2].end
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


_SPEEDS = {"kilometre": "km/h", "mile": "mph"}
_NATIONAL = frozenset(
    "american canadian australian jamaican swiss indian pakistani danish swedish norwegian mexican philippine".split()
)
_BETWEEN = frozenset(
    "consecutive straight full more additional extra further successive long whole other school working calendar fiscal".split()
)


def _name(text: str) -> str:
    """The unit that a word means; empty for a word that means none."""
    for word in (text, text.removesuffix("s")):
        if word in UNITS:
            return word
        if word in _WRITTEN:
            return _WRITTEN[word]
    return ""


def _at(found: list[Piece], at: int) -> str:
    return found[at].text if at < len(found) else ""
