"""Amounts that words give without writing them so: a unit left out, days counted back, a list, or two that a claim reckons with.

"310,000, up from 265,000" gives "45,000 more", "in Utrecht, Accra and Lyon" gives "three cities", "ninth" gives "the top ten".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

from bot.enforce.checks.finding import Where
from bot.english.dateforms import Moment
from bot.english.moments import moments
from bot.english.numerals import numerals, pieces
from bot.english.quantities import NO_AMOUNTS, Quantity, counted, quantities
from bot.english.reading import form_of, held, meaning, meanings, opposite, same, sentence_at, text_of
from bot.english.units import MONEY

_SCALED = re.compile(r"\b(?:million|billion|trillion|[mb]n)$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:)]|(?:in|by|from|to|at|on|after|before|and|but|while|for|last|this|more|less|a (?:year|month))\b)"
)
_CLOSES = re.compile(r"\s*(?:$|[.,;:)])")
_OF_SHARE = re.compile(r"\b(?:at|to|from|and|with|just|only|about|around|nearly|been|was|were)\s$")
_PARTED = re.compile(r"[,;]|\b(?:and|but|while|to|rather than|instead of)\b")  # between two amounts of one unit
_BACK = re.compile(r"(?:ago|earlier|before|previously)$", re.IGNORECASE)
_TOP = re.compile(r"\btop[- ]$", re.IGNORECASE)
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_LIST = re.compile(rf"{_NAME}(?:, {_NAME})+,? and {_NAME}")
_OTHERS = re.compile(r"\s(?:other|more|further)\b")  # "three other colonies": with this one there are four
_COMMA = re.compile(r",? and |, ")
# words of a claim by which an amount is the sum of two, or the difference
_SUM = re.compile(r"\b(?:together|total\w*|combined|altogether|in all|overall|sum|adds? up|comes? to|both)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:more|less|fewer|longer|shorter|higher|lower|larger|smaller|difference|gap|margin|sav(?:e|es|ed|ing)|remain(?:s|ed|ing|der)?"
    r"|rest|left|other|extra|additional|cheaper|dearer|faster|slower|exceed\w*|original\w*|planned)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every|apiece|average\w*|per)\b", re.IGNORECASE)
_SEVERAL = 2  # so many at least that share an amount
_LASTING = re.compile(r"\b(?:for|after|before|later|earlier|between|spent|lasted|took|lived|long)\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from)\b")
_UP, _DOWN = (
    frozenset(other for verb in ("rise", "raise", "lengthen") for other in family(form_of(verb))) for family in (same, opposite)
)
_BACKWARDS = re.compile(r"\b(?:up|down|from|compared (?:with|to)|against|instead of|rather than)\b(?: \w+){0,2} ?[$€£¥]?$")
_FROM = re.compile(r"\bfrom (?:about |some |nearly )?[$€£¥]?$")
_TOLD = 0.25  # share of a claim in the sentences of the two amounts that it reckons with
_MOST = 30  # amounts of a kind that are tried with each other


def implied(text: str, found: Sequence[Quantity], about: Where) -> Iterator[Quantity]:
    """Amounts whose unit is left out ("84 million dollars; 120 million had been asked"), and times counted back: "a week ago"."""
    money = {one.dimension for one in found} & MONEY
    measured = [one for one in found if one.dimension not in ("rank", "clock")]
    for before, one in pairwise(measured):
        if one.dimension or not _ENDS.match(text, one.end):
            continue
        beside = sentence_at(text, before.start) == sentence_at(text, one.start)
        if len(money) == 1 and _SCALED.search(text[one.start : one.end]):
            yield replace(one, dimension=next(iter(money)))
        elif before.dimension == "percent" and beside and _OF_SHARE.search(text[: one.start]):
            yield replace(one, dimension="percent")
        elif beside and _CLOSES.match(text, one.end) and _PARTED.search(text[before.end : one.start]):
            yield from _of_its_unit(text, before, one)
    for when in moments(text, about.published):
        if _BACK.search(when.text):
            yield from (one for one in quantities(text) if when.start <= one.start < when.end)


def _of_its_unit(text: str, before: Quantity, one: Quantity) -> Iterator[Quantity]:
    """A bare amount in the unit of the one before it: "12 euros and lorries 45", "50 minutes and now lasts nine"."""
    written = numerals(pieces(text[before.start : before.end]))
    if before.dimension in MONEY | {"time", "months"} and len(written) == 1 and written[0].value:
        yield replace(one, dimension=before.dimension, value=one.value * before.value / written[0].value)


def spans(asked: Quantity, window: str, about: Where) -> bool:
    """Whether years are those between two that the words give: four "from 1991 to 1995"."""
    if asked.dimension != "months" or asked.value % 12 or asked.bound != "exact":
        return False
    spans = [days for one in moments(window, about.published) if one.period for days in one.days]
    return any(days.first and days.last and 12 * (days.last.year - days.first.year) == asked.value for days in spans)


def reckoned(asked: Quantity, claim: str, window: str, there: Sequence[Quantity], about: Where) -> Iterator[Quantity]:
    """The amounts that follow from those of the words as the claim tells them: a difference, a sum, a share, a count of names."""
    if asked.dimension == "":
        yield from _counted(asked, claim, window, there)
    yield from _of_each(asked, claim, window, there)
    kinds = {asked.dimension} if asked.dimension not in ("percent", "share") else {one.dimension for one in there} - {"percent"}
    for kind in kinds - (NO_AMOUNTS - {"time", "months"}):
        of_kind = [one for one in there if one.dimension == kind and one.value > 1][:_MOST]
        for one, other in combinations(of_kind, 2):
            if _speak_of(claim, window, one, other):
                yield from _of_two(asked, claim, window, one, other)
    if asked.dimension == "months" and (_LASTING.search(claim) or claim[: asked.start].endswith(" in ")):
        yield from _of_years(asked, claim, window, about)


def _counted(asked: Quantity, claim: str, window: str, there: Sequence[Quantity]) -> Iterator[Quantity]:
    """The top ten for what is ninth, three cities for a list of three names of which no other number is told."""
    if _TOP.search(claim[: asked.start]):
        yield from (replace(asked, bound="exact") for one in there if one.dimension == "rank" and one.value <= asked.value)
    noun = counted(claim, asked)
    if not any(not one.dimension and counted(window, one) == noun and not _OTHERS.match(window, one.end) for one in there):
        others = (one for one in there if not one.dimension and _OTHERS.match(window, one.end) and counted(window, one) == noun)
        yield from (replace(one, value=one.value + 1) for one in others)
        for listed in _LIST.finditer(window):
            yield replace(asked, value=Fraction(len(_COMMA.split(listed[0]))), bound="exact")


def _of_each(asked: Quantity, claim: str, window: str, there: Sequence[Quantity]) -> Iterator[Quantity]:
    """What each of so many has of an amount ("90 million each" for six that cost 540), or all of what each has."""
    for one in there:
        for many in there if one.dimension == asked.dimension else ():
            if many.dimension or many.value < _SEVERAL or many == one or not _speak_of(claim, window, one, many):
                continue
            if _EACH.search(claim) and not _SUM.search(claim):
                yield _made(asked, one.value / many.value)
            elif _SUM.search(claim) and _EACH.search(text_of(sentence_at(window, one.start), window)):
                yield _made(asked, one.value * many.value)


def _of_two(asked: Quantity, claim: str, window: str, one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """What the claim may reckon from two amounts, the first standing before the other."""
    small, large = sorted((one.value, other.value))
    if asked.dimension in ("percent", "share"):
        if _OF.match(claim, asked.end) and small < large:
            yield _made(asked, Fraction(small, large) * (100 if asked.dimension == "percent" else 1))
        before, after = (other, one) if _is_backwards(window, one, other) else (one, other)
        if _changes(claim, window, one, other):
            yield _made(asked, abs(after.value - before.value) / before.value * (100 if asked.dimension == "percent" else 1))
    elif _SUM.search(claim):
        yield _made(asked, small + large)
    elif _DIFFERENCE.search(claim) or _changes(claim, window, one, other):
        yield _made(asked, large - small)


def _of_years(asked: Quantity, claim: str, window: str, about: Where) -> Iterator[Quantity]:
    """The years between two that the words tell: "lived there for 35 years" for "from 1911 until her death in 1946"."""
    dates = [(one, days.first.year) for one in moments(window, about.published) for days in one.days[:1] if days.first]
    ends = [(one, other, first, last) for (one, first), (other, last) in combinations(dates[:_MOST], 2)]
    ends += [(one, one, first, about.published.year) for one, first in dates if about.published]  # the first one since then
    for one, other, first, last in ends:
        if _speak_of(claim, window, one, other):
            yield _made(asked, Fraction(12 * abs(last - first)))


def _made(asked: Quantity, value: Fraction) -> Quantity:
    return replace(asked, value=value, bound="exact")


def _speak_of(claim: str, window: str, one: Quantity | Moment, other: Quantity | Moment) -> bool:
    """Whether the sentences of two amounts, or dates, speak of what the claim says."""
    said = frozenset(form for form in meaning(claim) if not form[0].isdigit())
    return held(said, meanings((*sentence_at(window, one.start), *sentence_at(window, other.start)))) >= _TOLD


def _changes(claim: str, window: str, one: Quantity, other: Quantity) -> bool:
    """Whether the claim tells of a change the way that it goes from one amount to the other, as far as the words tell that."""
    forms = meaning(claim)
    up, down = bool(forms & _UP), bool(forms & _DOWN)
    backwards = _is_backwards(window, one, other)
    if up == down or not (backwards or _FROM.search(window[: one.start])):
        return False
    before, after = (other, one) if backwards else (one, other)
    return after.value > before.value if up else after.value < before.value


def _is_backwards(window: str, one: Quantity, other: Quantity) -> bool:
    """Whether the second of two amounts is what it was before: "310,000, up from 265,000"."""
    return _BACKWARDS.search(window[one.end : other.start]) is not None and not _FROM.search(window[: one.start])
