"""By how much, to how much, or from how much: what a change went to is not how large it was, nor what it began at."""

import re
from typing import Literal

from bot.enforce.checks.figures.numbers import amounts
from bot.enforce.checks.finding import Finding, Where
from bot.english.quantities import CHANGES, Quantity
from bot.english.reading import form_of, sentence_at

Lead = Literal["by", "to", "from"]

_BETWEEN = (  # what stands between the preposition and its number
    "about|around|some|nearly|almost|roughly|approximately|just|only|over|under|up to|more than|less than|fewer than|at least"
    r"|at most|as (?:much|many|little|few) as|an?|the|an estimated|a (?:record|total of|further|mere)|another|between|well"
)
_LEAD = re.compile(
    r"(?<!\bup )(?<!\bdue )(?<!\bclose )(?<!\bthanks )(?<!\bowing )(?<!\bnext )(?<!\bcompared )(?<!\baccording )(?<!\baddition )"
    rf"\b(?P<lead>by|to|from)\s(?:(?:{_BETWEEN})\s)*$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?P<verb>[a-z]+)\s(?:(?:{_BETWEEN})\s)*$")  # "rose 12 euros"
_LEVEL = re.compile(r"(?:\s(?:percent|[a-z]+)){0,3},? (?:up|down) from\b")  # "sold 9,000 tickets, up from 7,500"
_LEADS: dict[str, Lead] = {"by": "by", "to": "to", "from": "from"}
_LONGEST = 80  # characters before a number in which its preposition stands


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which number of a change the words give with another preposition; None where one is the same, or none."""
    there = [(one, _led(window, one)) for one in amounts(window, about)]
    for asked in amounts(claim, about):
        mine = _led(claim, asked)
        theirs = {lead for one, lead in there if (one.value, one.dimension) == (asked.value, asked.dimension)}
        if mine and theirs and not theirs & {None, mine} and _changes(claim, asked):
            said = " or ".join(sorted(filter(None, theirs)))
            why = f"the cited words say “{said}” that number, not “{mine} {claim[asked.start : asked.end].strip()}”"
            return Finding("extents", why, conflict=True)
    return None


def _led(text: str, one: Quantity) -> Lead | None:
    """By which preposition an amount tells of a change; "by" right behind the verb, too, and "to" before "up from"."""
    before = text[max(0, one.start - _LONGEST) : one.start].rstrip("$€£¥")
    led = _LEAD.search(before)
    if led:
        return _LEADS[led["lead"].lower()] if _changes(text, one) else None
    if _LEVEL.match(text, one.end):
        return "to"
    bare = _BARE.search(before)
    return "by" if bare and form_of(bare["verb"]) in CHANGES else None


def _changes(text: str, one: Quantity) -> bool:
    """Whether the sentence of an amount tells of a change before it."""
    sentence = sentence_at(text, one.start)
    return any(word.form in CHANGES for word in sentence if word.start < one.start)
