"""What a claim tells as done or as sure is told so in the words, and not as planned, possible, alleged or on a condition."""

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.hedges import Sureness, hedged
from bot.enforce.checks.reading import by_sentence, read, shared

_SPOKEN_OF = 0.55  # share of a claim in a sentence that tells it less surely
# how the words tell it -> what else a claim may then say
_FOLLOWS: dict[Sureness, frozenset[str]] = {
    "possible": frozenset(["possible", "conditional", "able"]),
    "conditional": frozenset(["possible", "conditional", "planned", "future"]),
    "planned": frozenset(["possible", "conditional", "planned", "future"]),
    "future": frozenset(["possible", "conditional", "planned", "future"]),
    "alleged": frozenset(["possible", "alleged"]),
    "tried": frozenset(["tried", "planned", "possible"]),
}
_SAID = {
    "possible": "as possible",
    "conditional": "on a condition",
    "planned": "as planned",
    "future": "as yet to come",
    "alleged": "as alleged",
    "tried": "as tried",
}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which word of the claim the cited words tell less surely; None where they tell it so, or do not tell."""
    mine, theirs = hedged(claim), hedged(window)
    if not theirs:
        return None
    words, there = read(claim), read(window)
    numbers = {word.start: at for at, word in enumerate(there)}
    spoken_of = [sentence for sentence in by_sentence(window) if shared(claim, sentence) >= _SPOKEN_OF]
    hedges_elsewhere = set(mine.values())
    for at, word in enumerate(words):
        if not word.means:
            continue
        places = [numbers[one.start] for sentence in spoken_of for one in sentence if one.form == word.form]
        if not places or any(place not in theirs for place in places):
            continue
        sureness = theirs[places[0]]
        if sureness == "able":
            continue
        if mine.get(at) in _FOLLOWS[sureness] or hedges_elsewhere & _FOLLOWS[sureness]:
            continue
        return Finding("modality", f"the cited words tell “{there[places[0]].text}” {_SAID[sureness]}, the claim more surely")
    return None
