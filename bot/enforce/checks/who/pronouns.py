"""A claim that begins with "he", "she" or "they" must have somebody in the words whom that can mean."""

import re

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.names import named
from bot.english.reading import read

_LEAD = r"(?:(?:In|On|At|After|Before|But|And|However|Also)\b[^,A-Z]{0,30},?\s+)?"
_OPENS = re.compile(rf"\W*{_LEAD}(?P<pronoun>he|she|his|her|him|they|their|it|its)\b", re.IGNORECASE)
EMPTY = re.compile(  # "it is clear", "it was the third fire": nothing is meant
    r"(?: (?:is|was|will be|has been|would be|remains|seems|appears)|['’]s)(?: not)? "
    r"(?!\w+(?:ed|en|ing)\b|built|made|in\b|at\b|on\b)"
)
_PERSON = frozenset(
    "man woman boy girl person people father mother son daughter brother sister husband wife president minister leader chief "
    "chairman chairwoman spokesman spokeswoman officer judge lawyer doctor teacher driver student actor actress singer player "
    "author writer director king queen prince princess king he she his her him who".split()
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say that a claim's first word means nobody; None where it may mean somebody, or the claim begins otherwise."""
    opens = _OPENS.match(claim)
    if not opens:
        return None
    pronoun = opens["pronoun"].lower()
    if pronoun == "it" and EMPTY.match(claim, opens.end()):
        return None
    if named(window) or named(about.title):
        return None
    if pronoun in ("it", "its", "they", "their"):
        opening = read(window)[:1]
        if not opening or opening[0].low not in ("it", "its", "they", "their"):
            return None
    elif any(word.low in _PERSON - {"he", "she", "his", "her", "him"} for word in read(window)):
        return None
    return Finding("pronouns", f"“{opens['pronoun']}” means nobody and nothing that the cited words name")
