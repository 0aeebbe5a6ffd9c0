"""A part is not the whole: what two of the seven clinics did is not told of seven, and 17 of 45 are no majority."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.enforce.checks.figures.numbers import amounts
from bot.enforce.checks.finding import Finding, Where
from bot.english.clauses import every_deed
from bot.english.deeds import Deed, deeds
from bot.english.quantities import Quantity
from bot.english.reading import Word, by_sentence, form_of, same, sentence_at, shared

_SPOKEN_OF = 0.5  # share of a claim in a sentence that tells it of a part
_ITS = r"the|its|their|his|her|our|my|these|those|all|some|about|nearly|almost|more than|around|a total of|[\w’']+['’]s"
_PART_OF = re.compile(rf"\s(?:of|out of|among|from)\s(?:(?:{_ITS})\s)*\W?|\sin\s", re.IGNORECASE)
_LED = re.compile(  # a whole of which the part is told in a word: "half of the 300", "most of the 40"
    r"\b(?:one|half|most|some|none|few|many|several|a (?:third|quarter|fifth|few|couple|handful|majority|minority)|thirds"
    rf"|quarters|majority|part|rest|only \w+) of (?:(?:{_ITS})\s)+\W?$",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"\bOf\s(?:(?:{_ITS})\s)*\W?$")  # "Of the seven clinics, two"
_OWNED = re.compile(r"(?:\b(?:its|their|his|her|our)|['’]s?)\s$", re.IGNORECASE)  # "its eleven piers": it has them
_MAJORITY = re.compile(
    r"\b(?:most(?= of\b| (?:of )?(?:the |its |their |his |her )?[a-z]+s\b)|majority|more than half)\b", re.IGNORECASE
)
_OF = re.compile(r"\s(?:of|in)\s")  # behind a share that is told of something, and is no change
_MOSTLY = re.compile(r"\b(?:mostly|mainly|largely|chiefly)\b", re.IGNORECASE)
_MINOR = re.compile(
    r"\b(?:no|not|lost|lose|without|lack\w*|short of|minus|denied|out of|against|largest) [^.;]{0,20}$", re.IGNORECASE
)
_EXISTS = re.compile(
    r"\bthere (?:is|are|was|were|have been|had been)\b|\b(?:total|consists?|comprises?|altogether)\b", re.IGNORECASE
)
_HAVE = frozenset(map(form_of, "has have had own hold".split()))
_AUXILIARIES = frozenset("is are was were be been has have had will would could can may might".split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A number that is told of a larger one."""

    many: Quantity | None  # None: it is told in a word
    whole: Quantity


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which number of the claim the words give only for a whole, telling it of a part; None where they do not."""
    there, mine = amounts(window, about), amounts(claim, about)
    parts = list(_parts(window, there))
    if not parts:
        return _majority(claim, window, (), there)
    own = {one.whole.start for one in _parts(claim, mine)}
    for asked in mine:
        alike = [one for one in there if not one.dimension and one.value == asked.value]
        of_it = [part for part in parts if part.whole in alike]
        told = any(part.many and part.many.value in {one.value for one in mine} for part in of_it)
        if asked.dimension or asked.start in own or not of_it or len(of_it) < len(alike) or told or _EXISTS.search(claim):
            continue
        if all(_tells_of_part(claim, asked, window, part) for part in of_it):
            return Finding("wholes", f"the cited words tell it of a part of “{claim[asked.start : asked.end]}”", conflict=True)
    return _majority(claim, window, parts, there)


def _parts(text: str, there: Sequence[Quantity]) -> Iterator[_Part]:
    """The parts of which a text tells with the number of the whole: "two of the seven", "nine in ten", "half of the 300"."""
    for at, whole in enumerate(there):
        before, after = there[at - 1] if at else None, there[at + 1] if at + 1 < len(there) else None
        if whole.dimension:
            continue
        if after and not after.dimension and after.value < whole.value and _OPENS.search(text[: whole.start]):
            yield _Part(after, whole)
        if before and not before.dimension and before.value < whole.value and _PART_OF.fullmatch(text[before.end : whole.start]):
            yield _Part(before, whole)
        elif _LED.search(text[max(0, whole.start - 60) : whole.start]):
            yield _Part(None, whole)


def _tells_of_part(claim: str, asked: Quantity, window: str, part: _Part) -> bool:
    """Whether a claim tells of the whole what the words tell of a part, and not what they tell of the whole itself."""
    start = part.many.start if part.many else part.whole.start
    sentence = sentence_at(window, start)
    if not sentence or shared(claim, sentence) < _SPOKEN_OF:
        return False
    done = [deed for _, deed in every_deed(claim)]
    forms = {form for deed in done for form in same(deed.form)}
    told = deeds(sentence)
    before = [deed for deed in told if deed.verb.end <= start and deed.verb.clause == _clause_at(sentence, start)]
    if any(deed.form in forms for deed in before):
        return True
    behind = [deed for deed in told if deed.verb.start > part.whole.end]
    if any(deed.form in forms for deed in behind):
        main = _main(sentence, behind)
        return not before and main is not None and main.form in forms
    if _OWNED.search(window[: part.whole.start]):
        return False
    doers = {word.form for deed in done if deed.form in _HAVE for word in deed.doers if word.end <= asked.start}
    subjects = {word.form for deed in before for word in deed.doers}
    return bool(doers & subjects)


def _clause_at(sentence: Sequence[Word], start: int) -> int:
    return next((word.clause for word in sentence if word.end > start), -1)


def _main(sentence: Sequence[Word], behind: Sequence[Deed]) -> Deed | None:
    """The verb of a sentence that a number opens: the first with a helping verb, else the last in its clause."""
    here = [deed for deed in behind if deed.verb.clause == behind[0].verb.clause]
    helped = (deed for deed in here if _has_help(sentence, deed.verb))
    return next(helped, here[-1] if here else None)


def _has_help(sentence: Sequence[Word], verb: Word) -> bool:
    before = [word for word in sentence if word.end <= verb.start][-2:]
    return any(word.low in _AUXILIARIES for word in before)


def _majority(claim: str, window: str, parts: Sequence[_Part], there: Sequence[Quantity]) -> Finding | None:
    """Find "most" or "a majority" in a claim of which the words count no more than half, or no more than 50 percent."""
    said = _MAJORITY.search(claim)
    if not said or _MINOR.search(claim[: said.start()]):
        return None
    told = [
        Fraction(part.many.value, part.whole.value)
        for part in parts
        if part.many and part.whole.value
        for sentence in by_sentence(window)
        if sentence[0].start <= part.many.start < sentence[-1].end and shared(claim, sentence) >= _SPOKEN_OF
    ]
    told += [
        one.value / (100 if one.dimension == "percent" else 1)
        for one in there
        if one.dimension in ("percent", "share") and _OF.match(window, one.end)
        if shared(claim, sentence_at(window, one.start)) >= _SPOKEN_OF
    ]
    if told and all(share <= Fraction(1, 2) for share in told) and not _MAJORITY.search(window) and not _MOSTLY.search(window):
        return Finding("wholes", f"the cited words count no more than half, the claim says “{said[0]}”", conflict=True)
    return None
