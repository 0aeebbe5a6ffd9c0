"""No clause of a claim is wholly foreign to the words: a reason must be spoken of, and of anything else at least a word.

What stands in brackets is held to that, however short it is.
"""

import re
from collections.abc import Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.english.quantities import quantities
from bot.english.reading import Word, is_adverb, meaning, read, same

_REASON = 0.34  # share of a reason's words in the cited words, below which they do not give it
_LEAST = 4  # words with a meaning in a clause from which it says something of its own
_STEM = 5  # letters by which two words are related: "environment", "environmental"
_BRACKETS = re.compile(r"\((?P<part>[^()]+)\)")
_TAIL = re.compile(r"[;:—–]\s+(?P<part>[^;:—–()\"“”]+?)[.!]?$|,\s+(?P<word>[\w-]+)[.!]?$")
_JOINS = frozenset("too also though however then therefore instead respectively".split())  # tell nothing at the end of a sentence
_LEADS = re.compile(
    r"\b(?:because(?: of)?|(?<!is )(?<!are )(?<!was )(?<!were )due to|owing to|as a result of|thanks to"
    r"|in response to|in order to|in protest (?:at|against)|on the advice of|caused by|blamed on|despite|in spite of"
    r"|in retaliation for|in exchange for|on the grounds (?:of|that)|so as to|so that)\s",
    re.IGNORECASE,
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which part of the claim the cited words do not speak of; None where they speak of each."""
    words = read(claim)
    known = meaning(window) | meaning(about.title)
    known |= {form[:_STEM] for form in known}
    for lead in _LEADS.finditer(claim):
        behind = [word for word in words if word.start >= lead.end()]
        reason = [word for word in behind if word.clause == behind[0].clause]
        if _told(reason, known) < _REASON and _count(reason) >= 2:
            return _finding(claim[lead.start() : reason[-1].end])
    for aside in (*_BRACKETS.finditer(claim), *_TAIL.finditer(claim)):
        if _is_foreign(words, aside, known, window):
            return _finding(aside[0])
    amounts = [(one.start, one.end) for one in quantities(claim) if one.dimension]  # which `numbers` holds against the words
    for number in sorted({word.clause for word in words}):
        clause = [word for word in words if word.clause == number]
        plain = [word for word in clause if not any(start <= word.start < end for start, end in amounts)]
        if _count(plain) >= _LEAST and _told(clause, known) == 0:
            return _finding(claim[clause[0].start : clause[-1].end])
    return None


def _is_foreign(words: Sequence[Word], aside: re.Match[str], known: frozenset[str], window: str) -> bool:
    """Whether the cited words have nothing of what stands in brackets, or, of function words or an adverb, at the end.

    So "(lol)", "(again)", "; it is over", ", sadly". Other words at the end may well be another way to say it.
    """
    group = aside.lastgroup or "part"
    part = [word for word in words if aside.start(group) <= word.start < aside.end(group)]
    if any(word.low[0].isdigit() or word.text[0].isupper() for word in part):
        return False
    if _count(part):
        tells = aside.re is _BRACKETS or (group == "word" and is_adverb(part[0].low))
        return tells and _told(part, known) == 0
    there = {word.low for word in read(window)}
    return bool(part) and not any(word.low in there or word.low in _JOINS for word in part)


def _finding(part: str) -> Finding:
    return Finding("additions", f"the cited words do not speak of “{part[:80]}”")


def _count(words: Sequence[Word]) -> int:
    return len({word.form for word in words if word.means})


def _told(words: Sequence[Word], known: frozenset[str]) -> float:
    """The share of the words with a meaning that the cited words have, in this form or a related one."""
    forms = {word.form for word in words if word.means}
    return sum(not known.isdisjoint({*same(form), form[:_STEM]}) for form in forms) / max(len(forms), 1)
