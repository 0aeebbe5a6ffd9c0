"""How far it holds: the first in the world, the longest ever, the top of all, where the words tell it of less."""

import re
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.english.reading import Word, by_sentence, form_of, read, shared, text_of
from bot.english.vocabulary import BE

_SPOKEN_OF = 0.4  # share of a claim in a sentence that speaks of it
_SUPERLATIVE = re.compile(r"\b(?:first|only|sole|[a-z]{3,}est|most [a-z]+)\b", re.IGNORECASE)
_WORLD = re.compile(r"\b(?:in the world|worldwide|globally|on earth)\b", re.IGNORECASE)
_WORLDWIDE = re.compile(
    r"\b(?:world\w*|glob\w+|earth|planet\w*|countries|any (?:other )?country|anywhere|international\w*)\b", re.IGNORECASE
)
_EVER = re.compile(r"\b(?:of all time|in (?:the |its )?(?:\w+['’]s? )?history|on record|ever)\b", re.IGNORECASE)
_ALL_TIME = re.compile(r"\b(?:ever|history|records?|all[- ]time|never)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b[a-z]{2,}est\b[^.;]*\bsince\b", re.IGNORECASE)
_TOP = re.compile(r"\b(?:top|most|best|leading|highest|largest|biggest|longest|record|first)\b", re.IGNORECASE)
_NOT_TOP = re.compile(r"\b(?:second|one of|among|than|only)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except|apart from|other than|but for|besides|second only)\b", re.IGNORECASE)
_OF_ANY = re.compile(r"\b(?:than any|any other|all (?:the )?other)\b", re.IGNORECASE)
_RANKS = frozenset("first second third fourth fifth sixth".split())
_NO_RANKED = frozenset("time place half quarter year month week day years months round".split())  # of those there are many firsts
_IS = BE | {"became"}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim extends further than the words do; None where they say as much, or do not tell."""
    return _too_wide(claim, window, about) or _but_for_one(claim, window) or _of_another_rank(claim, window)


def _too_wide(claim: str, window: str, about: Where) -> Finding | None:
    """Find "first in the world" where no world is spoken of, and "longest ever" where it is the longest since a year."""
    if not _SUPERLATIVE.search(claim):
        return None
    world, ever = _WORLD.search(claim), _EVER.search(claim)
    if world and not _WORLDWIDE.search(f"{window}\n{about.title}"):
        return Finding("reach", f"the cited words do not say “{world[0].lower()}”")
    near = " ".join(text_of(one, window) for one in by_sentence(window) if _speaks_of(claim, window, one))
    if ever and _SINCE.search(near) and not _ALL_TIME.search(near) and not re.search(r"\bsince\b", claim):
        return Finding("reach", f"the cited words say it only since a time, the claim “{ever[0].lower()}”")
    return None


def _speaks_of(claim: str, window: str, sentence: tuple[Word, ...]) -> bool:
    return shared(claim, sentence, least=1) >= _SPOKEN_OF or bool(_SUPERLATIVE.search(text_of(sentence, window)))


def _but_for_one(claim: str, window: str) -> Finding | None:
    """Find the top of all where the words have "than any other except"."""
    top = _TOP.search(claim)
    if not top or _NOT_TOP.search(claim) or _EXCEPT.search(claim):
        return None
    for sentence in by_sentence(window):
        text = text_of(sentence, window)
        near = shared(claim, sentence, without=frozenset([form_of(top[0].lower())]), least=1) >= _SPOKEN_OF
        if near and _EXCEPT.search(text) and _OF_ANY.search(text):
            return Finding("reach", f"the cited words except somebody from “{top[0].lower()}”")
    return None


def _of_another_rank(claim: str, window: str) -> Finding | None:
    """Find "is Holt's first novel" where that noun has only another rank before it."""
    mine, theirs = read(claim), read(window)
    for at in range(2, len(mine) - 1):
        rank, noun = mine[at], mine[at + 1]
        is_told = any(word.low in _IS for word in mine[max(0, at - 3) : at])
        if rank.low not in _RANKS or not is_told or not noun.means or noun.low in _NO_RANKED:
            continue
        told = {one.low for one, other in pairwise(theirs) if other.form == noun.form} & _RANKS
        if told and rank.low not in told:
            return Finding("reach", f"the cited words say “{sorted(told)[0]} {noun.text}”, not “{rank.text}”")
    return None
