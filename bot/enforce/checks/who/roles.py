"""Who did what to whom, and where: each name of a claim stands in the words where the claim has it, and not another."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.enforce.checks.finding import Finding, Where
from bot.english.capitals import FAMILIAR, KNOWN, english
from bot.english.deeds import pasts
from bot.english.places import called, capitals
from bot.english.reading import Word, read, speaking_of, written
from bot.english.slots import slots
from bot.english.vocabulary import BE, CALENDAR, MUTUAL, TITLES

_SPOKEN_OF = 0.6  # share of a claim in a sentence that has its names the other way round
_LISTED = frozenset("and or as well with nor both".split())
_BE = BE | {"being", "got"}
_NEAR = 6  # words between a verb and a name that belongs to it


@dataclass(frozen=True, slots=True)
class _Triple:
    """A verb between two names, each as the keys of all its words."""

    doer: frozenset[str]
    verb: str
    target: frozenset[str]


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which name of the claim has another's part in the words; None where they agree, or do not tell."""
    return _turned(claim, window) or _replaced(claim, window)


def _turned(claim: str, window: str) -> Finding | None:
    """Two names on both sides of a verb stand there the other way round, and nowhere this way."""
    near = speaking_of(claim, window, _SPOKEN_OF)
    for mine in _triples(read(claim)):
        there = [one for sentence in near for one in _triples(sentence) if one.verb == mine.verb]
        if any(_meet(mine, one.doer, one.target) for one in there):
            continue
        if any(_meet(mine, one.target, one.doer) for one in there):
            return Finding("roles", "the cited words have it the other way round who did this to whom", conflict=True)
    return None


def _meet(mine: _Triple, doer: frozenset[str], target: frozenset[str]) -> bool:
    """Whether two names are those of a claim: what the two have in common tells neither ("North Korea", "South Korea")."""
    common = mine.doer & mine.target
    return bool((mine.doer - common) & (doer - target)) and bool((mine.target - common) & (target - doer))


def _replaced(claim: str, window: str) -> Finding | None:
    """A name stands in the place of another, all beside it being the same."""
    for _, differences in slots(claim, window):
        for slot in differences:
            mine, theirs = _names(slot.mine), _names(slot.theirs)
            if not mine or not theirs or _alike(mine, theirs, window) or _moved(claim, window, mine, theirs):
                continue
            if _stands(theirs, claim) and not all(one.plain or _names(one.mine) or _names(one.theirs) for one in differences):
                continue  # what is said of the two may be exchanged with them
            said, claimed = written(slot.theirs), written(slot.mine)
            return Finding("roles", f"the cited words say this of {said}, not of {claimed}", conflict=True)
    return None


def _stands(names: Sequence[str], text: str) -> bool:
    return set(names) <= {word.bare for word in read(text)}


def _names(words: Sequence[Word]) -> list[str]:
    """The names in a slot that has nothing but names; none where it has anything else."""
    names = [word.bare for word in words if _is_name(word)]
    others = [word for word in words if not _is_name(word) and word.low not in TITLES]
    return [] if others else names


def _is_name(word: Word) -> bool:
    """Whether a word is a name, as far as its capital tells; at the start of a sentence English words have one too."""
    capital = word.text[0].isupper() and word.means and word.low not in CALENDAR | TITLES | FAMILIAR
    return capital and not (word.opens and word.low.title() not in KNOWN and english(word.low))


def _alike(mine: Sequence[str], theirs: Sequence[str], window: str) -> bool:
    """Whether two names may be one: a shared word, a country and its people or capital, the letters of an acronym.

    Two spellings are of one name only where the words have but one of them: "Harris" is not "Harrison" beside him.
    """
    apart = _stands(mine, window)
    for one in mine:
        for other in theirs:
            if (
                one == other
                or (not apart and _spelt(one, other))
                or called(one) & called(other)
                or other in capitals(one)
                or one in capitals(other)
            ):
                return True
    letters = ["".join(word[0] for word in names) for names in (mine, theirs)]
    return any("".join(a).replace(".", "") == b for a, b in ((mine, letters[1]), (theirs, letters[0])))


def _spelt(one: str, other: str) -> bool:
    """Whether two names may be two spellings or short forms of one, neither of them being a place that we know."""
    from rapidfuzz.distance import Levenshtein

    if one.title() in KNOWN and other.title() in KNOWN and not one[:3] == other[:3] != "mar":
        return False
    return one[0] == other[0] and len(one) > 4 and Levenshtein.distance(one, other, score_cutoff=2) <= 2


def _moved(claim: str, window: str, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the two names stand in a list, or on the two sides of a verb that has two sides alike, or that "by" turns round."""
    words = read(claim)
    lows = [word.bare for word in words]
    if mine[-1] not in lows or theirs[0] not in lows:
        return False
    first, last = sorted((lows.index(mine[-1]), lows.index(theirs[0])))
    between = words[first + 1 : last]
    if any(word.form in MUTUAL for word in between):
        return True
    turned = ("by" in lows) != any(word.low == "by" for word in read(window))
    return turned or all(word.low in _LISTED or word.text[0].isupper() for word in between)


def _triples(words: Sequence[Word]) -> list[_Triple]:
    """Each verb with a name before and one behind it; of a passive with "by", the name behind is the doer's."""
    made = []
    for at, word in enumerate(words):
        if word.form in MUTUAL or not _may_be_verb(words, at):
            continue
        before = next((place for place in range(at - 1, max(at - 1 - _NEAR, -1), -1) if _named(words, place)), None)
        behind = next((place for place in range(at + 1, min(at + 1 + _NEAR, len(words))) if _named(words, place)), None)
        if before is None or behind is None or words[before].sentence != words[behind].sentence:
            continue
        if any(words[place].means for place in range(before + 1, at)) or _joined(words, before, at):
            continue
        by = any(words[place].low == "by" for place in range(at + 1, behind))
        passive = by and any(words[place].low in _BE for place in range(before + 1, at))
        one, other = _run(words, before), _run(words, behind)
        if one != other and (passive or not by):
            made.append(_Triple(other, word.form, one) if passive else _Triple(one, word.form, other))
    return made


def _may_be_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word may be a verb: "the Speyside distillery Glen Orrin" has none."""
    if not words[at].means or _named(words, at) or (at and words[at - 1].low in ("a", "an", "the")):
        return False
    beside = at and at + 1 < len(words) and _named(words, at - 1) and _named(words, at + 1)
    return not beside or words[at].low in pasts() or words[at].low.endswith(("ed", "s"))


def _run(words: Sequence[Word], at: int) -> frozenset[str]:
    """The keys of all words of the name that a word belongs to: those with a capital beside it, with a space between."""
    first = last = at
    while first and _named(words, first - 1) and words[first].start - words[first - 1].end == 1:
        first -= 1
    while last + 1 < len(words) and _named(words, last + 1) and words[last + 1].start - words[last].end == 1:
        last += 1
    return frozenset(min(called(word.form)) for word in words[first : last + 1])


def _named(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return word.text[0].isupper() and word.means and not word.low[0].isdigit()


def _joined(words: Sequence[Word], first: int, after: int) -> bool:
    return any(words[place].low in ("who", "which", "that", "to", "of") for place in range(first + 1, after))
