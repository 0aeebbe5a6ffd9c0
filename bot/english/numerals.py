"""The value of a number as it is written: "1,200", "1.2bn", "two dozen", "three and a half million", "two-thirds", "21st"."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from bot.judge.tables import NUMBERS

_SMALL = NUMBERS | {"zero": 0, "one": 1}
_GROUPS = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_PARTS |= {f"{word}s": part for word, part in _PARTS.items() if word not in ("half", "halves")}
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_ORDINALS = {word: number for number, word in enumerate(_RANKS, 1)}
_ORDINALS |= {f"{word}th": number for word, number in NUMBERS.items() if 14 <= number < 20}
_ORDINALS |= {f"{word[:-1]}ieth": number for word, number in NUMBERS.items() if word.endswith("ty")}
_WORDS = frozenset({*_SMALL, *_GROUPS, *_PARTS, *_ORDINALS, *_SIGNS, "a"})
_PIECE = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+|[^\W\d_]+|[½¼¾⅓⅔%$€£¥]|\S"
)
_LONGEST = 40  # digits; what is longer is no amount


# how many; "third", "3rd": a place in an order; "a third", "half": a share of something
Kind = Literal["count", "rank", "share"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, a word or a sign."""

    text: str  # in lower case
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the pieces that write it: `pieces[first:after]`."""

    value: Fraction
    kind: Kind
    first: int
    after: int


def pieces(text: str) -> list[Piece]:
    """A text cut into numbers, words and signs; digits of all scripts are read as ours."""
    return [Piece(match[0].lower(), *match.span()) for match in _PIECE.finditer(ascii_digits(text))]


def ascii_digits(text: str) -> str:
    """A text of the same length with its decimal digits as ASCII has them."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def numerals(found: list[Piece]) -> list[Numeral]:
    """All numbers among the pieces, in order, none within another."""
    all_of_them = []
    at = 0
    while at < len(found):
        text = found[at].text
        number = _numeral(found, at) if text in _WORDS or not text[0].isalpha() else None
        if number:
            all_of_them.append(number)
        at = number.after if number else at + 1
    return all_of_them


def _numeral(found: list[Piece], at: int) -> Numeral | None:
    if found[at].text.lstrip(".")[:1].isdecimal():
        return _in_digits(found, at)
    return _share(found, at) or _ordinal(found, at) or _spelled(found, at)


def _in_digits(found: list[Piece], at: int) -> Numeral | None:
    text = re.sub(r"[^\d.]", "", found[at].text)
    glued = at and found[at - 1].end == found[at].start and found[at - 1].text[-1].isalpha() and found[at - 1].text not in _MONEY
    coded = at > 1 and found[at - 1].text == "-" and found[at - 1].start == found[at - 2].end and found[at - 2].text.isalpha()
    hyphened = coded and found[at].start == found[at - 1].end and found[at - 2].text not in _SMALL
    if len(text) > _LONGEST or not text.isascii() or glued or hyphened:
        return None
    value, after = Fraction(text), at + 1
    after_text = _text(found, after)
    if after_text in ("st", "nd", "rd", "th") and found[after].start == found[at].end:
        return Numeral(value, "rank", at, after + 1)
    if after_text in _SIGNS:
        value, after = value + _SIGNS[after_text], after + 1
    elif after_text == "/" and _text(found, after + 1).isdecimal() and 1 < int(found[after + 1].text[:4]) <= 16:
        return Numeral(value / int(found[after + 1].text[:4]), "share", at, after + 2)
    return _scaled(found, at, after, value)


_MONEY = frozenset("us a c nz hk s r rs eur usd gbp".split())


def _scaled(found: list[Piece], at: int, after: int, value: Fraction) -> Numeral:
    """Take in the scale behind a number: million, bn, dozen, "and a half million"."""
    text = _text(found, after)
    hyphen = text == "-" and _text(found, after + 1) in _GROUPS
    if hyphen:
        after, text = after + 1, _text(found, after + 1)
    if text == "and" and _text(found, after + 1) == "a" and _text(found, after + 2) in ("half", "quarter"):
        value, after = value + Fraction(1, _PARTS[found[after + 2].text]), after + 3
        text = _text(found, after)
    scales = _GROUPS | (_SHORT_SCALES if after < len(found) and found[after].start - found[after - 1].end <= 1 else {})
    while text in scales:
        value, after = value * scales[text], after + 1
        text = _text(found, after)
    return Numeral(value, "count", at, after)


def _spelled(found: list[Piece], at: int) -> Numeral | None:
    """Read "twenty-five", "one hundred and twenty", "a million", "two dozen"."""
    text, after = found[at].text, at
    if text in ("a", "half") and _text(found, at + 1) in _GROUPS:
        return _scaled(found, at, at + 1, Fraction(1, 1 if text == "a" else 2))
    if text == "half" and _text(found, at + 1) == "a" and _text(found, at + 2) in _GROUPS:
        return _scaled(found, at, at + 2, Fraction(1, 2))
    if text not in _SMALL:
        return None
    total, group = Fraction(0), Fraction(0)
    while after < len(found):
        text = found[after].text
        joined = text in ("-", "and") and after > at
        if joined and _goes_on(found, after, group):
            after += 1
        elif text in _SMALL and (after == at or _fits(group, _SMALL[text])):
            group, after = group + _SMALL[text], after + 1
        elif text in ("hundred", "dozen") and group:
            group, after = group * _GROUPS[text], after + 1
        elif text in _GROUPS and group:
            total, group, after = total + group * _GROUPS[text], Fraction(0), after + 1
        else:
            break
    return _scaled(found, at, after, total + group)


def _goes_on(found: list[Piece], after: int, group: Fraction) -> bool:
    value = _SMALL.get(_text(found, after + 1))
    if value is None:
        return False
    tens = group % 100 >= 20 and group % 10 == 0 and value < 10
    return tens if found[after].text == "-" else group >= 100 and group % 100 == 0


def _fits(group: Fraction, value: int) -> bool:
    """Whether a number word goes on with the number before it: "twenty five", "hundred five", but not "five six"."""
    if value < 10 and group % 10 == 0 and group % 100 != 10:
        return True
    return group % 100 == 0


def _share(found: list[Piece], at: int) -> Numeral | None:
    """A fraction: "a third of", "two-thirds", "half of", "by half", "one in five"."""
    if found[at].text in _SIGNS:
        return Numeral(_SIGNS[found[at].text], "share", at, at + 1)
    if found[at].text == "half":
        return None if _text(found, at + 2) in _GROUPS or _text(found, at + 1) in _GROUPS else _half(found, at)
    many = 1 if found[at].text == "a" else _SMALL.get(found[at].text, 0)
    if many not in range(1, 20):
        return None
    after = at + 1 + (_text(found, at + 1) == "-")
    text = _text(found, after)
    if text == "in" and many == 1 and _text(found, after + 1) in _SMALL:
        return Numeral(Fraction(1, max(_SMALL[found[after + 1].text], 1)), "share", at, after + 2)
    if text not in _PARTS or (many > 1) != text.endswith("s"):
        return None
    follows = _text(found, after + 1)
    sure = many > 1 or text == "half" or follows in ("of", ".", ",", "", "from", "to", "in", "since", "more", "less")
    return Numeral(Fraction(many, _PARTS[text]), "share", at, after + 1) if sure and text != "seconds" else None


def _half(found: list[Piece], at: int) -> Numeral | None:
    """Read "half of", "half the", "by about half", but not "the first half of"."""
    of_something = _text(found, at + 1) in ("of", "the", "its", "their", "his", "her", "all", "as", ".", ",")
    of_two = at > 0 and found[at - 1].text in ("first", "second", "other", "better")
    roughly = at > 0 and found[at - 1].text in ("by", "about", "nearly", "almost", "roughly", "around")
    of_something |= roughly and _text(found, at + 1) in ("", "in", "since", "from", "to", "between", "last", "this", "over")
    if _text(found, at + 1) in ("a", "an") and not of_two:
        return Numeral(Fraction(1, 2), "share", at, at + 2)
    return Numeral(Fraction(1, 2), "share", at, at + 1) if of_something and not of_two else None


def _ordinal(found: list[Piece], at: int) -> Numeral | None:
    text = found[at].text
    if text in _ORDINALS:
        return Numeral(Fraction(_ORDINALS[text]), "rank", at, at + 1)
    tens, unit = _SMALL.get(text, 0), _ORDINALS.get(_text(found, at + 2), 0)
    if tens >= 20 and _text(found, at + 1) == "-" and 0 < unit < 10:
        return Numeral(Fraction(tens + unit), "rank", at, at + 3)
    return None


def _text(found: list[Piece], at: int) -> str:
    return found[at].text if at < len(found) else ""
