"""One claim against the words that are cited for it, by words alone: what in the claim do they not give, or say otherwise?

Each check is a module with a function `check(claim, window, about)` that gives a finding, or None where it sees nothing wrong
or cannot tell. No check says that a claim is supported: that is for the judge. Start reading at `findings`.
"""

from bot.enforce.checks import (
    additions,
    amounts,
    beside,
    comparison,
    converses,
    dates,
    doers,
    extents,
    extremes,
    frequencies,
    kinds,
    links,
    modality,
    names,
    numbers,
    offices,
    patients,
    polarity,
    pronouns,
    quotations,
    rates,
    reach,
    retractions,
    roles,
    scope,
    seasons,
    shares,
    signs,
    sorts,
    speakers,
    tallies,
    tellers,
    unsettled,
    views,
    wanted,
    ways,
    wholes,
)
from bot.enforce.checks.finding import NOWHERE, Check, Finding, Where
from bot.enforce.checks.reading import by_sentence, read

__all__ = ["CHECKS", "Finding", "Where", "findings"]

CHECKS: dict[str, Check] = {
    module.__name__.rpartition(".")[2]: module.check
    for module in (
        quotations,
        names,
        numbers,
        extents,
        frequencies,
        dates,
        pronouns,
        polarity,
        modality,
        views,
        wanted,
        comparison,
        tallies,
        wholes,
        scope,
        roles,
        converses,
        doers,
        beside,
        links,
        extremes,
        kinds,
        additions,
        speakers,
        shares,
        ways,
        seasons,
        tellers,
        offices,
        patients,
        amounts,
        rates,
        unsettled,
        reach,
        sorts,
        retractions,
        signs,
    )
}
# Checks of what a sentence says of itself: one that stands in the words is not held against them, which these may misread.
_OF_A_SENTENCE = frozenset(["polarity", "doers", "wanted"])


def findings(claim: str, window: str, about: Where = NOWHERE) -> tuple[Finding, ...]:
    """What is wrong with a claim (one sentence) by the words of one window of an article; empty where no check sees anything."""
    asked = {name: check for name, check in CHECKS.items() if name not in _OF_A_SENTENCE} if _stands(claim, window) else CHECKS
    return tuple(found for check in asked.values() if (found := check(claim, window, about)))


def _stands(claim: str, window: str) -> bool:
    """Whether the claim is a sentence of the window, word for word."""
    own = [word.text for word in read(claim)]
    return any([word.text for word in sentence] == own for sentence in by_sentence(window))
