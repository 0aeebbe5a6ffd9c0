"""Digits that are no amount and no date: in a code ("H2O", "report-2024"), a score, behind what they number, of any script."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import is_past
from bot.english.moments import moments
from bot.english.quantities import quantities
from bot.english.reading import Word, read
from bot.english.vocabulary import CALENDAR

_RUN = re.compile(r"(?:(?P<word>[A-Za-z]+)(?P<join>[-‑ ]?))?(?P<digits>\d+)")
_PAIR = re.compile(
    r"(?<![\w.,:/–-])(?P<one>\d{1,3})[-–:](?P<other>\d{1,3})(?![\w%:/–-]|[.,]\d|\s?(?:[ap]\.?m\b|percent|per cent))"
)
_LINE = re.compile(r"\b[A-Z][\w.]* (?P<one>\d{1,3}),? (?:[A-Z][\w.]* ){1,4}(?P<other>\d{1,3})\b")
_JOINT = re.compile(r"\W*(?:\w+ )?(?:to|and|against|[-–:])\W*")
_NUMBERED = re.compile(r"\b(?P<what>[A-Za-z]{3,}) (?P<number>\d{1,4})(?=[.,;:!?]?$|[.,;:!?]?\s|['’]s\b)(?![.,]\d)")
_LONGEST = 30  # characters between two numbers of a score in words


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which digits of the claim the words do not have so; None where they have all, or the other checks read them."""
    return _coded(claim, window, about) or _paired(claim, window, about) or _renumbered(claim, window, about)


def _coded(claim: str, window: str, about: Where) -> Finding | None:
    """Find digits that no amount and no date reads: the words have others behind the same letters, or do not have them."""
    taken = [(one.start, one.end) for one in moments(claim, about.published)]
    taken += [(one.start, one.end) for one in quantities(claim)]
    there = {run for match in _RUN.finditer(window) for run in _runs(match)}
    for match in _RUN.finditer(claim):
        start, end = match.span("digits")
        own = next(_runs(match)) if match["join"] != " " else ("", _plain(match["digits"]))
        rivals = not own[0] or any(word == own[0] for word, _ in there)  # none of "COVID-19" in an article on the pandemic
        if not any(first <= start and end <= last for first, last in taken) and own not in there and rivals:
            written = match["digits"] if match["join"] == " " else match[0]
            return Finding("digits", f"“{written}” does not stand in the cited words")
    return None


def _runs(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Digits with the letters before them, and by themselves."""
    digits = _plain(match["digits"])
    yield (match["word"] or "").lower(), digits
    yield "", digits


def _plain(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0") or "0"


def _paired(claim: str, window: str, about: Where) -> Finding | None:
    """Find a score of the claim that is none of those in the words, where these have any."""
    there = _pairs(window, about)
    for pair in _pairs(claim, about) if there else ():
        if pair not in there and pair not in _in_words(window):
            return Finding("digits", f"the cited words do not have “{'-'.join(map(str, sorted(pair, reverse=True)))}”")
    return None


def _pairs(text: str, about: Where) -> list[tuple[int, int]]:
    """The numbers of each score of a text, the smaller first; dates are none."""
    dates = moments(text, about.published)
    found = (one for one in _PAIR.finditer(text) if not any(day.start < one.end() and one.start() < day.end for day in dates))
    return [(min(pair), max(pair)) for one in found for pair in [(int(one["one"]), int(one["other"]))]]


def _in_words(text: str) -> set[tuple[int, int]]:
    """The same where it is written "by three goals to one", or "Tarn 3, Brindle 1"."""
    lines = {(min(pair), max(pair)) for one in _LINE.finditer(text) for pair in [(int(one["one"]), int(one["other"]))]}
    return lines | {
        (min(pair), max(pair))
        for one, other in pairwise(quantities(text))
        if other.start - one.end < _LONGEST and _JOINT.fullmatch(text[one.end : other.start])
        for pair in [(int(one.value), int(other.value))]
    }


def _renumbered(claim: str, window: str, about: Where) -> Finding | None:
    """Find "court 6" where the words have only "court 1"."""
    there: dict[str, set[str]] = {}
    for noun, number in _numbered(window, about):
        there.setdefault(noun.form, set()).add(number.low)
    for noun, number in _numbered(claim, about):
        if number.low not in there.get(noun.form, {number.low}):
            return Finding("digits", f"the cited words do not have “{noun.text} {number.text}”")
    return None


def _numbered(text: str, about: Where) -> Iterator[tuple[Word, Word]]:
    """A noun with the number behind it, where that counts nothing and is no date: "court 1"."""
    words = {word.start: word for word in read(text)}
    after = {one.start: other for one, other in pairwise(read(text))}
    taken = [(one.start, one.end) for one in moments(text, about.published)]
    taken += [(one.start, one.end) for one in quantities(text) if one.dimension]
    for match in _NUMBERED.finditer(text):
        noun, number = words.get(match.start("what")), words.get(match.start("number"))
        if noun is None or number is None or not noun.means or is_past(noun.low) or noun.low.endswith("ing"):
            continue
        behind = after.get(number.start)
        counts = behind is not None and behind.means and behind.clause == number.clause and behind.text[0].islower()
        if not counts and noun.low not in CALENDAR and not any(start <= number.start < end for start, end in taken):
            yield noun, number
