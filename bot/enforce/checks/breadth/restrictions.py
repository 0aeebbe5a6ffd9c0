"""What a near-copy leaves out: a word of the sentence without which it says more.

"Partial" of a victory, "half of" the costs, the "board" of "the company's board", "a second" stroke, "except Marlow". Other words
that a claim leaves out make it no less true.
"""

import re
from collections.abc import Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.english.reading import Word, by_sentence, read, shared, text_of, written
from bot.english.slots import Slot, slots

_SPOKEN_OF = 0.75  # share of a claim in a sentence that excepts somebody from it
# before a noun, they take something of what it says; without them it says more
_LIMITING = frozenset(
    "partial partially partly provisional provisionally preliminary interim temporary temporarily conditional conditionally "
    "potential potentially possible attempted suspected alleged planned proposed symbolic tentative mock fake failed "
    "unsuccessful half virtual hypothetical theoretical".split()
)
_PARTS = frozenset("half part parts third quarter".split())  # before "of"
_RANKS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_EXCEPT = re.compile(
    r"\b(?:except|apart from|other than|with the exception of|besides|(?:all|every\w*|any\w*)(?: \w+)? but|excluding|but for)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every\w*|any|no|none|nobody|whole|entire|always|each)\b", re.IGNORECASE)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which limiting words of the cited ones a claim that repeats them leaves out; None where it repeats or keeps them."""
    known = {word.low for word in read(claim)}
    for sentence, differences in slots(claim, window)[:1]:
        for slot in differences:
            if slot.theirs and not slot.mine and _limits(slot, sentence, known):
                return Finding("restrictions", f"the cited words say “{written(slot.theirs)}”, which the claim leaves out")
    return _excepted(claim, window)


def _limits(slot: Slot, sentence: Sequence[Word], known: set[str]) -> bool:
    """Whether a claim says more without the words that it lacks there."""
    words = list(slot.theirs)
    at = sentence.index(words[0])
    before = sentence[at - 1].low if at else ""
    only = words[0].low if len(words) == 1 else ""
    if only in known or not words:
        return False
    if only in _LIMITING or (only in _RANKS and before == "a"):
        return at + 1 < len(sentence) and sentence[at + 1].means and sentence[at + 1].low in known
    if words[0].low in _PARTS and words[-1].low == "of":
        return len(words) == 2
    return _is_owned(words[0], sentence[at - 1], known) if at and len(words) == 1 else False


def _is_owned(noun: Word, owner: Word, known: set[str]) -> bool:
    """Whether a noun is what somebody or something has that the claim names in its place: "the company" for its board."""
    return noun.means and noun.text.islower() and owner.text.islower() and owner.low.endswith("'s") and owner.bare in known


def _excepted(claim: str, window: str) -> Finding | None:
    """Find what a claim says of all that the words say of all but some."""
    said = _ALL.search(claim)
    if not said or _EXCEPT.search(claim):
        return None
    for sentence in by_sentence(window):
        text = text_of(sentence, window)
        if _EXCEPT.search(text) and _ALL.search(text) and shared(claim, sentence) >= _SPOKEN_OF:
            return Finding("restrictions", f"the cited words except somebody from “{said[0]}”")
    return None
