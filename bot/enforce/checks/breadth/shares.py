"""Each and together, part and whole: an amount told of several together is not told of each, what holds for some not for all."""

import re

from bot.enforce.checks.finding import Finding, Where
from bot.english.clauses import clause_at
from bot.english.quantities import equal_in, quantities
from bot.english.reading import Word, is_adverb, meaning, read

_EACH = re.compile(r"\b(?:each|apiece|every|per)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:together|in total|a total of|total(?:l?ing|led)?|combined|altogether|in all|overall)\b", re.IGNORECASE
)
_TIMES = re.compile(
    r"\b(?:each|apiece|every|per|twice|(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several) times)\b", re.IGNORECASE
)
_SOME_OF = re.compile(r"(?P<some>[\w.,]+) of (?:them|whom|which)\b(?P<told>[^.;,]*)")
_NOT_ALL = re.compile(
    r"\b(?:some|others?|most(?:ly)?|part(?:s|ly)?|many|few|half|including|among|only|except|all but"
    r"|(?!all\b)\w+ of (?:the|its|his|her|their))\b",
    re.IGNORECASE,
)
_QUANTIFIERS = frozenset("most some many several few half both".split())
_ALL = re.compile(r"\ball\b", re.IGNORECASE)
_YEARS = range(1900, 2100)
_MOST = 0.6  # of what is told of some, in a claim that tells it of all


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which amount or part the claim takes otherwise than the words; None where they agree, or do not tell."""
    return _each_or_together(claim, window) or _of_all(claim, window)


def _each_or_together(claim: str, window: str) -> Finding | None:
    """Find an amount of each that the words give for all together, or for one of several times, and the other way round."""
    for mine in quantities(claim):
        if mine.value <= 2 or (not mine.dimension and mine.value in _YEARS):
            continue
        there = [clause_at(window, one.start) for one in equal_in(window, mine)]
        clause = clause_at(claim, mine.start)
        each, together = _EACH.search(clause), _TOGETHER.search(clause)
        if there and each and not together and all(_TOGETHER.search(one) and not _EACH.search(one) for one in there):
            return Finding("shares", f"the cited words give {claim[mine.start : mine.end]} for all together, not for each")
        if there and together and not each and all(_TIMES.search(one) and not _TOGETHER.search(one) for one in there):
            return Finding("shares", f"the cited words give {claim[mine.start : mine.end]} for each, not for all together")
    return None


def _of_all(claim: str, window: str) -> Finding | None:
    """Find what the words tell of "three of them", said of the whole number, or of all."""
    if _NOT_ALL.search(claim):
        return None
    said = {word.form for word in read(claim) if _counts(word)}
    amounts = {one.value for one in quantities(claim)}
    for match in _SOME_OF.finditer(window):
        told = {word.form for word in read(window) if match.start("told") <= word.start < match.end("told") and _counts(word)}
        rest = meaning(window[: match.start()]) | meaning(window[match.end() :])
        common = told & said
        if len(common) < _MOST * max(len(told), 1) or not common - rest:
            continue
        some = {one.value for one in quantities(window) if one.start < match.end("some") and match.start("some") < one.end}
        if amounts & some or not (some or match["some"].lower() in _QUANTIFIERS):
            continue
        sentence = next(word.sentence for word in read(window) if word.end > match.start())
        first = next(word.start for word in read(window) if word.sentence == sentence)
        before = {one.value for one in quantities(window) if first <= one.start < match.start()}
        if amounts & before or _ALL.search(claim):
            return Finding("shares", f"the cited words say it only of “{match[0][: match.start('told') - match.start()]}”")
    return None


def _counts(word: Word) -> bool:
    return word.means or is_adverb(word.low)
