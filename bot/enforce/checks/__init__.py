"""One claim against the words that are cited for it, by words alone: what in the claim do they not give, or say otherwise?

Each check is a module with a function `check(claim, window, about)` that gives a finding, or None where it sees nothing wrong
or cannot tell. No check says that a claim is supported: that is for the judge. Start reading at `findings`; the table `CHECKS`
has a line on each.

The checks lie in rooms by what they are about: `wording` (what must stand there as it is), `who` (and what), `figures` (how much,
when), `breadth` (of how many), `certainty` (whether it is so); each imports those before it, never one behind. A text is read for
them in `bot.english`, an article's corrections in `bot.articles`. What a check is given and says is in `finding.py`.
"""

from bot.enforce.checks.breadth import extremes, reach, restrictions, scope, shares, wholes
from bot.enforce.checks.certainty import exclusions, modality, outcomes, polarity, retractions, views
from bot.enforce.checks.figures import (
    amounts,
    charges,
    comparison,
    dates,
    digits,
    extents,
    frequencies,
    numbers,
    rates,
    seasons,
    tallies,
    ways,
)
from bot.enforce.checks.finding import NOWHERE, Check, Finding, Where
from bot.enforce.checks.who import (
    beside,
    converses,
    doers,
    kinds,
    names,
    offices,
    patients,
    pronouns,
    roles,
    sides,
    sorts,
    speakers,
    subjects,
    verbs,
)
from bot.enforce.checks.wording import additions, leftovers, links, quotations, signs
from bot.english.reading import by_sentence, read

__all__ = ["CHECKS", "Finding", "Where", "findings"]

# What each finds in a claim, before the "for" what the words have instead; reasons are given in this order.
CHECKS: dict[str, Check] = {
    module.__name__.rpartition(".")[2]: module.check
    for module in (
        quotations,  # words in quotation marks that do not stand there, or are cut off before what limits them
        names,  # a name that does not stand there
        numbers,  # a number that does not stand there, with its unit and as "more than" or "about", or that counts something else
        digits,  # "H3O" for "H2O", 6-5 for 6-4, court 6 for court 1
        extents,  # "rose to 9" for "rose by 9"
        frequencies,  # "twice" for "once"
        dates,  # a date that does not stand there, or is that of something else
        pronouns,  # "he" or "it" at the beginning, with nobody whom it can mean
        polarity,  # "did" for "did not", "rose" for "fell"
        exclusions,  # "in summer" for "but not in summer"
        modality,  # "is" for "may be", "did" or "began to" for "plans to", "if" or "allegedly" left out
        views,  # told as a fact what is a view, a question or fiction; "proved" or "promised" for "said"
        outcomes,  # had, done, given or reached for wanted, called off, asked for or aimed at; on the day planned for it
        comparison,  # "before" for "after", "more than" for "less than", "from X to Y" turned round
        sides,  # "the cut caused the flood" for "the flood caused the cut", "younger than" turned round
        tallies,  # 23 to 18 for 18 to 23
        wholes,  # seven clinics for two of the seven, "most" for 17 of 45
        scope,  # "all" for "some", "always" for "often", "the only" for "one of"
        verbs,  # "killed 41 people" for "employs 41 people", a death of which nothing is told
        roles,  # two names exchanged, or one put in another's place, beside the same words
        converses,  # "Baker sold it to Holt" for "Holt sold it to Baker", "bought from" for "sold to"
        doers,  # a deed that another did
        beside,  # another name behind a preposition or before a noun: where, of whom, with whom
        links,  # "because", "after" or "before" between what the words do not join
        extremes,  # "every", "never" or "the largest" where the words have nothing as strong
        kinds,  # a novel for a film, a king for a president
        additions,  # a reason, or another clause, of which the words have nothing
        leftovers,  # "again", "allegedly", "which is false" beside a sentence that is repeated
        restrictions,  # "a victory" for "a partial victory", "the costs" for "half of the costs"
        speakers,  # said by another
        shares,  # each for all together, all for three of them
        ways,  # the same share up for down, "into" for "out of"
        seasons,  # "last summer" for "next summer"
        offices,  # an office, or a country, that another has
        patients,  # done to another
        subjects,  # done by or to the one whom “he” means, or to her son
        amounts,  # the number of another verb
        charges,  # free for adults, who pay, because it is free for children
        rates,  # a day for a year, for each worker for each room
        reach,  # first in the world for first in the valley, the longest ever for the longest since 1975
        sorts,  # private schools for state schools
        retractions,  # what the words take back, call a rumour, or only order to be said
        signs,  # a tag, a link, a symbol or a foreign letter
    )
}
# Checks of what a sentence says of itself: one that stands in the words is not held against them, which these may misread.
_OF_A_SENTENCE = frozenset(["polarity", "doers", "outcomes"])


def findings(claim: str, window: str, about: Where = NOWHERE) -> tuple[Finding, ...]:
    """What is wrong with a claim (one sentence) by the words of one window of an article; empty where no check sees anything."""
    asked = {name: check for name, check in CHECKS.items() if name not in _OF_A_SENTENCE} if _stands(claim, window) else CHECKS
    return tuple(found for name, check in asked.items() if (found := _sound(name, check(claim, window, about))))


def _sound(name: str, found: Finding | None) -> Finding | None:
    """What a check has found. Raises `TypeError` for anything but a finding or None: what is 0 or empty may hide one."""
    if found is not None and not isinstance(found, Finding):
        raise TypeError(f"the check of {name} gave neither a finding nor None")
    return found


def _stands(claim: str, window: str) -> bool:
    """Whether the claim is a sentence of the window, word for word."""
    own = [word.text for word in read(claim)]
    return any([word.text for word in sentence] == own for sentence in by_sentence(window))
