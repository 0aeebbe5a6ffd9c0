"""What a claim tells as done or as sure is told so in the words, and not as planned, possible, alleged or on a condition."""

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.hedges import Sureness, hedged
from bot.enforce.checks.reading import by_sentence, near, read, shared
from bot.enforce.checks.slots import every_slot

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
# how much each says: what may be is less than what will be
_MODALS = {"may": 1, "might": 1, "could": 1, "can": 1, "should": 2, "would": 2, "will": 3, "shall": 3, "must": 4}
# form -> the forms that say less
_WEAKER = {
    "convict": frozenset("charg accus suspect arrest indict".split()),
    "prove": frozenset("suggest claim argu believ alleg".split()),
    "adopt": frozenset("propos consid discuss draft".split()),
    "approv": frozenset("propos consid discuss draft".split()),
    "agre": frozenset("consid discuss want hope".split()),
    "decid": frozenset("consid discuss propos".split()),
    "order": frozenset("ask urg suggest request".split()),
    "sure": frozenset("hope like".split()),
}
_ADVERBS = frozenset("apparently allegedly reportedly possibly perhaps probably supposedly purportedly likely maybe".split())
_BESIDE = 3  # words with a meaning on each side that tell whether two words are said of the same
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
    return _unhedged(claim, window) or _surer(claim, window)


def _unhedged(claim: str, window: str) -> Finding | None:
    """Where claim and words are nearly the same, a "may" or "reportedly" that the claim leaves out."""
    for slot in every_slot(claim, window):
        mine, theirs = ([word.low for word in side] for side in (slot.mine, slot.theirs))
        said = min((word for word in theirs if word in _MODALS), key=_MODALS.__getitem__, default=None)
        claimed = max((word for word in mine if word in _MODALS), key=_MODALS.__getitem__, default=None)
        if slot.plain and said and (claimed is None or _MODALS[claimed] > _MODALS[said]):
            return Finding("modality", f"the cited words say “{said}”, which the claim leaves out or makes more of")
        if slot.pair and slot.pair[1].form in _WEAKER.get(slot.pair[0].form, ()):
            return Finding("modality", f"the cited words say “{slot.pair[1].text}”, the claim more: “{slot.pair[0].text}”")
        if not mine and len(theirs) == 1 and theirs[0] in _ADVERBS:
            return Finding("modality", f"the cited words say “{theirs[0]}”, which the claim leaves out")
    return None


def _surer(claim: str, window: str) -> Finding | None:
    """A word that the words tell less surely than the claim, both among the same words."""
    mine, theirs = hedged(claim), hedged(window)
    if not theirs:
        return None
    words, there = read(claim), read(window)
    numbers = {word.start: at for at, word in enumerate(there)}
    spoken_of = [sentence for sentence in by_sentence(window) if shared(claim, sentence) >= _SPOKEN_OF]
    hedges_elsewhere = set(mine.values())
    for at, word in enumerate(words):
        if not word.means or (at and words[at - 1].low == "to"):
            continue  # "to open" is no more than meant
        places = [numbers[one.start] for sentence in spoken_of for one in sentence if one.form == word.form]
        if not places or any(place not in theirs for place in places):
            continue
        around = near(words, at, _BESIDE)
        if len(around & near(there, places[0], _BESIDE)) < min(2, len(around)):
            continue
        sureness = theirs[places[0]]
        if sureness == "able":
            continue
        if mine.get(at) in _FOLLOWS[sureness] or hedges_elsewhere & _FOLLOWS[sureness]:
            continue
        return Finding("modality", f"the cited words tell “{there[places[0]].text}” {_SAID[sureness]}, the claim more surely")
    return None
