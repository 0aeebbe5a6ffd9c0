"""Which way it goes: a share by which something rose is none by which it fell, and what a thing leaves is not what it enters."""

import re
from collections.abc import Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.english.clauses import clause_at
from bot.english.quantities import equal_in, quantities
from bot.english.reading import Word, by_sentence, read, sentence_at

_UP = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w+|gr[eo]w(?:n|s|ing)?|growth|climb\w*|jump\w*|up|higher|more|gain\w*|surg\w+)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|down|lower|shr[aiu]nk|los[ts]|less|fewer|below|slump\w*)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(  # "less than 5 percent" tells of no fall
    r"\b(?:(?:less|fewer|lower|more|higher) than|(?:up|down) to) "
    r"(?=\W?\d|one|two|three|four|five|six|seven|eight|nine|ten|half|an?\b)",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?:\s[a-z]+){0,3},? (?P<way>up|down) from\b")  # behind an amount: "9,000 tickets, up from 7,500"
_TO = re.compile(r"\bto (?:(?:about|around|some|just|nearly|almost) )?[$€£¥]?$")
_FORMER = re.compile(
    r"(?:\b(?:up|down|rais\w+|cut|lowered|increased|reduced)|\d(?: [a-z]+){0,2},) from (?:about |around |just |nearly )?[$€£¥]?$",
    re.IGNORECASE,
)
_EARLIER = re.compile(  # by which a claim tells of before, too
    r"\b(?:from|was|were|had|been|previous\w*|earlier|before|former\w*|last|until|used|prior|(?:19|20)\d\d|instead)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:the same|as much|equally|likewise|similarly)\b", re.IGNORECASE)
_DETERMINERS = frozenset("the a an its their his her our my your this that".split())
_HEAD = 2  # words with a meaning that may be what a preposition leads to
_REACH = 4  # words behind it


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what goes the other way in the words; None where it goes the same way, or they do not tell."""
    return (
        _risen_or_fallen(claim, window) or _stepped(claim, window) or _only_before(claim, window) or _from_or_into(claim, window)
    )


def _risen_or_fallen(claim: str, window: str) -> Finding | None:
    """Find "risen by a third" where a third is told only with "less", "lower" or a fall, and the other way round."""
    for mine in quantities(claim):
        if mine.dimension not in ("percent", "share"):
            continue
        fits = equal_in(window, mine)
        clause = _BOUND.sub("", clause_at(claim, mine.start))
        there = [_BOUND.sub("", clause_at(window, one.start)) for one in fits]
        for same, other in ((_UP, _DOWN), (_DOWN, _UP)):
            turned = there and all(other.search(one) and not same.search(one) for one in there)
            if turned and same.search(clause) and not other.search(clause) and not _AGAIN.search(window):
                said = claim[mine.start : mine.end]
                return Finding("ways", f"in the cited words {said} goes the other way", conflict=True)
    return None


def _stepped(claim: str, window: str) -> Finding | None:
    """Find "fell to 9,000" where the words have 9,000 as "up from" less, and the other way round."""
    for mine in quantities(claim):
        fits = equal_in(window, mine)
        steps = {step["way"] if step else "" for step in (_STEP.match(window, one.end) for one in fits)}
        clause = clause_at(claim, mine.start)
        if len(steps) != 1 or not _TO.search(claim[: mine.start]):
            continue
        same, other = (_UP, _DOWN) if steps == {"up"} else (_DOWN, _UP)
        if steps != {""} and other.search(clause) and not same.search(clause):
            return Finding("ways", f"the cited words say “{steps.pop()} from” of {claim[mine.start : mine.end]}", conflict=True)
    return None


def _only_before(claim: str, window: str) -> Finding | None:
    """Find "a dividend of 60 cents" where the words have 60 only as what it was: "35 cents, down from 60"."""
    for mine in quantities(claim) if not _EARLIER.search(claim) else ():
        fits = equal_in(window, mine)
        former = fits and all(_FORMER.search(window[: one.start]) for one in fits)
        beside = {sentence_at(window, one.start) for one in fits}
        rivals = [
            one
            for one in quantities(window)
            if one.dimension == mine.dimension and one.value != mine.value and sentence_at(window, one.start) in beside
        ]
        if former and rivals and not any(equal_in(claim, one) for one in rivals):
            return Finding(
                "ways", f"the cited words have {claim[mine.start : mine.end]} only as what it was before", conflict=True
            )
    return None


def _from_or_into(claim: str, window: str) -> Finding | None:
    """Find what stands behind "to" or "into" in the claim and only behind "from" in the words, or "to Rome from Paris" turned."""
    mine, theirs = _ends(claim), _ends(window)
    if not mine[0] or mine[0] & theirs[0]:
        return None
    turned = (mine[1] - mine[0]) & (theirs[0] - theirs[1])
    if turned:
        said = next(word.text for word in read(claim) if word.form in turned)
        return Finding("ways", f"the cited words say “from”, not “to”, of “{said}”", conflict=True)
    return None


def _ends(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The forms of what things come from, and of what they go to; numbers are left out."""
    leave: set[str] = set()
    enter: set[str] = set()
    for sentence in by_sentence(text):
        gone = False
        for at, word in enumerate(sentence):
            gone |= word.low == "from"
            if word.low == "from":
                leave |= _led_to(sentence, at)
            elif word.low == "into" or (
                word.low == "to" and (gone or _is_thing(sentence, at + 1)) and not _is_bound(sentence, at)
            ):
                enter |= _led_to(sentence, at)
    return frozenset(leave), frozenset(enter)


def _is_thing(sentence: Sequence[Word], at: int) -> bool:
    """Whether a thing or a place begins there, and no verb as in "to relocate"."""
    return at < len(sentence) and (sentence[at].low in _DETERMINERS or sentence[at].text[0].isupper())


def _is_bound(sentence: Sequence[Word], at: int) -> bool:
    """Whether somebody "commits himself to" it, which is no place where anything goes."""
    return at > 0 and sentence[at - 1].low.endswith(("self", "selves"))


def _led_to(sentence: Sequence[Word], at: int) -> frozenset[str]:
    behind = [word for word in sentence[at + 1 : at + 1 + _REACH] if word.clause == sentence[at].clause and word.means]
    return frozenset(word.form for word in behind[:_HEAD] if not word.low[0].isdigit())
