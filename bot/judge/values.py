"""Edits that make a true sentence false in its values: numbers, units, dates, times, ranks, comparisons."""

import random
import re
from collections.abc import Iterable

from bot.judge import tables
from bot.judge.scene import Scene, exchanged, put

_MONTH = "|".join(
    [*tables.MONTHS, *(re.escape(short) for short in tables.SHORT_MONTHS), "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"]
)
_NUMBER = re.compile(
    r"(?<![\w.,:/-])[$£€]?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?=m\b|bn\b|%|km\b|kg\b|-year|-month|[^\w:/-]|$)"
)
_WORDS = re.compile(rf"\b(?:{'|'.join(tables.NUMBERS)})\b(?!-)")
_MAGNITUDE = re.compile(r"\b(?P<one>thousand|million|billion|trillion)\b|(?<=\d)(?P<short>m|bn)\b")
_YEAR = re.compile(
    r"(?<![\d,.$£€/-])(?:1[5-9]|20)\d\d(?=[\s.,;:?)’'–—-]|s\b|$)(?!,\d|\.\d| (?:people|men|women|miles|metres|meters|feet))"
)
_DAY = re.compile(
    rf"(?:(?<=\b)(?:{_MONTH})\.? (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
    rf"|\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b)"
)
_MONTH_USED = re.compile(
    rf"\b(?:in|last|since|by|until|early|late|mid|of|from|to|and|on|during|next|this) (?P<m>{'|'.join(tables.MONTHS)})\b"
    rf"|\b(?P<n>{'|'.join(tables.MONTHS)}) \d|\d (?P<o>{'|'.join(tables.MONTHS)})\b"
)
_WEEKDAY = re.compile(rf"(?<!Good )(?<!Black )(?<!Super )\b({'|'.join(tables.WEEKDAYS)})\b(?! [A-Z])")
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?P<minute>[:.]\d\d)?(?P<half> ?(?:a\.m\.|p\.m\.|am\b|pm\b))"
    r"|\b(?P<h24>[012]?\d):(?P<m24>\d\d)\b(?= (?:GMT|BST|local|on)|[ ,.])"
)
_MORE = re.compile(r"(?:more than|over|at least|above|exceed\w*|minimum of|nearly|almost) (?:[$£€])?$", re.IGNORECASE)
_LESS = re.compile(r"(?:less than|fewer than|under|up to|at most|below|maximum of|within) (?:[$£€])?$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|around|approximately|roughly|some|estimated) (?:[$£€])?$", re.IGNORECASE)


def number(scene: Scene, dice: random.Random) -> str | None:
    """Another number: near, far, with two digits exchanged, or of another magnitude."""
    text = scene.sentence
    taken = {match.span() for pattern in (_YEAR, _CLOCK) for match in pattern.finditer(text)}
    taken |= {match.span(group) for match in _DAY.finditer(text) for group in ("after", "before")}
    found = [match for match in _NUMBER.finditer(text) if not any(a <= match.start("digits") < b for a, b in taken)]
    choices = [("digits", match) for match in found] + [("word", match) for match in _WORDS.finditer(text)]
    choices += [("magnitude", match) for match in _MAGNITUDE.finditer(text)]
    if not choices:
        return None
    kind, match = dice.choice(choices)
    if kind == "magnitude":
        families = (("thousand", "million", "billion", "trillion"), ("m", "bn"))
        return put(text, *match.span(), _another(match[0], families, dice) or "million")
    if kind == "word":
        value = _other_value(tables.NUMBERS[match[0]], text[: match.start()], dice)
        spelled = {number: name for name, number in tables.NUMBERS.items()}
        return _unless_there(text, *match.span(), spelled.get(value, str(value)))
    value = int(match["digits"].replace(",", ""))
    if match["part"] and dice.random() < 0.6:
        part = dice.choice([str(digit) for digit in range(10) if str(digit) != match["part"][1]])
        return _unless_there(text, *match.span("part"), "." + part + match["part"][2:])
    new = _other_value(value, text[: match.start("digits")], dice)
    percent = re.match(r"(?:\.\d+)?(?:%| per ?cent)", text[match.end("digits") :])
    if percent and value <= 100 < new:
        new = value // 2 if value > 3 else value + 20
    return _unless_there(text, *match.span("digits"), f"{new:,}" if "," in match["digits"] else str(new))


def _other_value(value: int, before: str, dice: random.Random) -> int:
    """A value that is truly another, past the hedge that stands before it."""
    far = dice.choice((1.5, 2, 3, 5, 10))
    if _MORE.search(before) or (_ABOUT.search(before) and dice.random() < 0.5):
        return max(round(value * far), value + 2)
    if _LESS.search(before) or _ABOUT.search(before):
        return max(round(value / far), 1) if value > 2 else value + 7
    digits = str(value)
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")]
    turn = dice.random()
    if places and turn < 0.3:
        at = dice.choice(places)
        return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    if turn < 0.6:
        at = dice.randrange(len(digits))
        digit = dice.choice([d for d in "123456789" if d != digits[at]])
        return int(digits[:at] + digit + digits[at + 1 :])
    if turn < 0.8 or value < 2:
        return value + dice.choice((1, 2, 3)) if value < 4 else value + dice.choice((-2, -1, 1, 2))
    return max(round(value * far), value + 1) if dice.random() < 0.5 or value < 8 else max(round(value / far), 2)


def unit(scene: Scene, dice: random.Random) -> str | None:
    """Another unit or currency after (or before) the same number."""
    text = scene.sentence
    hits: list[tuple[int, int, str]] = []
    words = "|".join(sorted({unit for family in tables.UNITS for unit in family}, key=len, reverse=True))
    numbers = "|".join([*tables.NUMBERS, "hundred", "thousand", "million", "billion"])
    for match in re.finditer(rf"(?:\d|\b(?:{numbers}))[ -]({words})\b", text):
        other = _another(match[1], tables.UNITS, dice)
        if other:
            hits.append((*match.span(1), other))
    for match in re.finditer(r"[$£€](?=\d)", text):
        hits.append((*match.span(), dice.choice([sign for sign in "$£€" if sign != match[0]])))
    for match in re.finditer(r"(?<=\d)%|(?<=\d )per ?cent\b", text):
        hits.append((*match.span(), dice.choice((" million", " people", " dollars")) if match[0] == "%" else "million"))
    return put(text, *dice.choice(hits)) if hits else None


def date(scene: Scene, dice: random.Random) -> str | None:
    """Another year or day of the month."""
    text = scene.sentence
    hits = [(match.start(), match.end(), "year") for match in _YEAR.finditer(text)]
    hits += [(*match.span(group), "day") for match in _DAY.finditer(text) for group in ("after", "before") if match[group]]
    if not hits:
        return None
    start, end, kind = dice.choice(hits)
    value = int(text[start:end])
    if kind == "year":
        new = value + dice.choice((-1, 1, -2, 2, -3, 3, -5, 5, -9, 9, -10, 10, -20, -27))
        return _unless_there(text, start, end, str(new))
    if re.match(r"st|nd|rd|th", text[end:]):
        new, end = dice.choice([day for day in (*range(4, 21), *range(24, 31)) if day != value]), end + 2
        return _unless_there(text, start, end, f"{new}th")
    return _unless_there(text, start, end, str(dice.choice([day for day in range(1, 29) if day != value])))


def month(scene: Scene, dice: random.Random) -> str | None:
    """Another month."""
    spans = [match.span(group) for match in _MONTH_USED.finditer(scene.sentence) for group in ("m", "n", "o") if match[group]]
    return _from(scene.sentence, spans, tables.MONTHS, dice)


def weekday(scene: Scene, dice: random.Random) -> str | None:
    """Another day of the week."""
    return _from(scene.sentence, [match.span() for match in _WEEKDAY.finditer(scene.sentence)], tables.WEEKDAYS, dice)


def time(scene: Scene, dice: random.Random) -> str | None:
    """Another time of day."""
    text = scene.sentence
    found = list(_CLOCK.finditer(text))
    if not found:
        return None
    match = dice.choice(found)
    if match["half"] and dice.random() < 0.4:
        turned = match["half"].translate(str.maketrans("ap", "pa"))
        return put(text, *match.span("half"), turned)
    group, top = ("hour", 12) if match["half"] else ("h24", 23)
    hour = int(match[group])
    new = dice.choice([other for other in range(1, top + 1) if other != hour])
    return _unless_there(text, *match.span(group), f"{new:02}" if group == "h24" else str(new))


def ordinal(scene: Scene, dice: random.Random) -> str | None:
    """Another place in an order."""
    after = "(?! (?:lady|name|minister|aid|time|place|person|world))"
    pattern = rf"\b(?:the|his|her|its|their|a|finished|in) ({'|'.join(tables.ORDINALS)})\b{after}"
    spans = [match.span(1) for match in re.finditer(pattern, scene.sentence)]
    return _from(scene.sentence, spans, tables.ORDINALS[:6], dice)


def comparison(scene: Scene, dice: random.Random) -> str | None:
    """A comparison turned round: more for fewer, before for after."""
    if "no longer" in scene.sentence:
        return None
    return exchanged(scene.sentence, tables.COMPARISONS, dice, both_ways=True)


def _another(one: str, families: Iterable[Iterable[str]], dice: random.Random) -> str | None:
    """Another member of a family that has the word."""
    others = [other for family in families if one in family for other in family if other != one]
    return dice.choice(others) if others else None


def _from(text: str, spans: list[tuple[int, int]], family: list[str], dice: random.Random) -> str | None:
    """One of the spans, exchanged for a member of the family that does not stand in the text."""
    others = [other for other in family if other not in text]
    return put(text, *dice.choice(spans), dice.choice(others)) if spans and others else None


def _unless_there(text: str, start: int, end: int, new: str) -> str | None:
    """The text with the new value, unless it stands there already."""
    there = re.search(rf"(?<![\w.,]){re.escape(new)}(?![\w,]|\.\d)", text[:start] + " " + text[end:])
    return None if there or text[start:end] == new else put(text, start, end, new)
