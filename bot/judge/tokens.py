"""A text as tokens that can be compared: "53 percent" and "fifty-three per cent" are the same, as are "Sept." and "September".

It knows the written forms of numbers, months, units and a few names; it knows no synonyms.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from index.dates import MONTHS
from index.words import STOP_WORDS, rank, stem

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
).split()
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SMALL = {word: n for n, word in enumerate(_ONES)}
_ORDINALS = {
    word: f"{n}th"
    for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1)
}
_SHORT_MONTHS = {month[:3]: month for month in MONTHS} | {"sept": "september"}
_SAME = {
    "%": "percent",
    "pct": "percent",
    "$": "dollar",
    "usd": "dollar",
    "€": "euro",
    "£": "pound",
    "bn": "billion",
    "mn": "million",
    "km": "kilometr",
    "kg": "kilogram",
    "usa": "us",
    "america": "us",
    "american": "us",
    "britain": "uk",
    "british": "uk",
    "&": "and",
}
_PHRASES = (
    (re.compile(r"\bunited states(?: of america)?\b|\bu\.s\.a?\.?(?=\W|$)", re.IGNORECASE), "us"),
    (re.compile(r"\bunited kingdom\b|\bu\.k\.?(?=\W|$)", re.IGNORECASE), "uk"),
    (re.compile(r"\bper cent\b", re.IGNORECASE), "percent"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
)
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£&]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number in its common form."""

    form: str  # a number's value, else the stem of the word
    is_number: bool
    is_name: bool  # it has a capital and does not begin the sentence
    start: int  # in the text after `_PHRASES`; for order alone


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order, stop words among them."""
    for pattern, put in _PHRASES:
        text = pattern.sub(put, text)
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        number = _number(word)
        if number is not None and found and _joins(found[-1], number, text):
            number = f"{int(found[-1].form) + int(number)}"
            found.pop()
        named = word[0].isupper() and not _begins(text, match.start()) and word.lower() not in STOP_WORDS
        found.append(Token(number or form(word), number is not None, named and number is None, match.start()))
    return found


def _number(word: str) -> str | None:
    """A number in digits, where the word is one."""
    low = word.lower()
    if word[0].isdecimal():
        return f"{Decimal(word).normalize():f}"
    value = _SMALL.get(low, _TENS.get(low))
    return None if value is None else str(value)


def _joins(former: Token, number: str, text: str) -> bool:
    """Whether the number goes on with the one before it: "fifty-three"."""
    return (
        former.is_number
        and former.form in map(str, _TENS.values())
        and number in map(str, range(1, 10))
        and text[former.start].isalpha()
    )


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\"“‘'(")
    return not before or before[-1] in ".!?:"


@lru_cache(maxsize=50_000)
def form(word: str) -> str:
    """A word in its common form: the stem, or what stands for all written forms of an ordinal, a month or a unit."""
    low = re.sub(r"['’]s$", "", word.lower())
    if low in _ORDINALS:
        return _ORDINALS[low]
    if low in _SHORT_MONTHS:
        return stem(_SHORT_MONTHS[low])
    return _SAME.get(low) or _SAME.get(stem(low)) or stem(low)


def stands(token: Token, forms: Collection[str]) -> bool:
    """Whether a token stands among forms; a name also in a related one ("China", "Chinese")."""
    if token.form in forms:
        return True
    return token.is_name and len(token.form) >= 4 and any(form[:4] == token.form[:4] for form in forms)


def weight(form: str) -> float:
    """What a token in its common form tells: about 1 for frequent words, 3 for rare ones and numbers."""
    return 3.0 if form[0].isdigit() else 1.0 + min(rank(form), 40_000) / 20_000
