"""The two numbers of a score or a vote stand in their order: "by 23 votes to 18" is not "by 18 votes to 23"."""

import re
from collections.abc import Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.english.moments import moments
from bot.english.reading import Word, by_sentence, form_of, opposite, read, shared, text_of

_SPOKEN_OF = 0.6  # share of a claim in a sentence that has its numbers the other way round
_TALLY = re.compile(
    r"(?<![\d.,:/–-])(?<!from )(?<!between )(?P<one>\d{1,6})"
    r"(?:\s?[-–:]\s?|\s(?:to|against)\s|\s(?:votes|points|goals|seats|sets|games|runs)\s(?:to|against)\s)"
    r"(?P<other>\d{1,6})(?![\d%:/–-]|[.,]\d|\s?(?:percent|per cent|million|billion|years?|people|km|[ap]\.?m\b))"
)
# forms by which a sentence is told from the side that has less
_BEHIND = frozenset(form_of(word) for word in "lose loser loss lost trail defeat beaten down behind reject fail".split())


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which two numbers the words have the other way round; None where they agree, or tell it from the other side."""
    mine = _tallies(claim, about)
    if not mine:
        return None
    for sentence in by_sentence(window):
        theirs = _tallies(text_of(sentence, window), about)
        turned = next((pair for pair in mine if pair not in theirs and pair[::-1] in theirs), None)
        if turned and shared(claim, sentence, least=1) >= _SPOKEN_OF and _told_alike(read(claim), sentence):
            one, other = turned
            return Finding("tallies", f"the cited words say {other} to {one}, not {one} to {other}", conflict=True)
    return None


def _tallies(text: str, about: Where) -> set[tuple[int, int]]:
    """The pairs of unlike numbers, dates left out."""
    dates = moments(text, about.published)
    found = (
        match for match in _TALLY.finditer(text) if not any(one.start < match.end() and match.start() < one.end for one in dates)
    )
    return {(int(match["one"]), int(match["other"])) for match in found if int(match["one"]) != int(match["other"])}


def _told_alike(words: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether claim and sentence speak from the same side: of the same first, and both of losing, or neither."""
    mine, theirs = _first_name(words), _first_name(sentence)
    if mine and theirs and not mine & theirs:
        return False
    behind = [bool(({word.low for word in some} | {word.form for word in some}) & _BEHIND) for some in (words, sentence)]
    contrary = any(opposite(word.form) & {there.form for there in sentence} for word in words if word.means)
    return behind[0] == behind[1] and not contrary


def _first_name(words: Sequence[Word]) -> frozenset[str]:
    """The forms of the first words with a capital in a row; at the start of a sentence any word has one."""
    first = next((at for at, word in enumerate(words) if _is_name(word)), len(words))
    after = next((at for at in range(first, len(words)) if not _is_name(words[at])), len(words))
    return frozenset(word.form for word in words[first:after])


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and word.means
