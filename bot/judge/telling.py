"""Which sentences of a text a claim is about: the few that the judge reads with it, in their order.

The less stands around what matters, the better a small model reads it.
"""

from collections.abc import Sequence

from bot.judge.tokens import stands, tokens, weight
from index.sentences import sentences
from index.words import STOP_WORDS, words

_MOST = 3  # sentences that are chosen
_ADDS = 0.12  # share of the claim's words, by weight, that a further sentence must add
_POINTS_BACK = frozenset("he she it they his her its their this that these those".split())


def telling(claim: str, text: str) -> str:
    """The one to three sentences of a text that together have most of a claim's words; all of it where none has any.

    With each that begins with a pronoun comes the one before it, which tells what is meant.
    """
    each = parted(text)
    return " ".join(each[number] for number in sorted(telling_ones(claim, each))) or text


def parted(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for start, end in sentences(text) if (one := text[start:end].strip())]


def telling_ones(claim: str, each: Sequence[str]) -> set[int]:
    """The numbers of the sentences that a claim is about; none where none has a word of it."""
    asked = [token for token in tokens(claim) if token.form not in STOP_WORDS]
    wanted = {token.form: weight(token.form) for token in asked}
    there = [{token.form for token in tokens(one)} for one in each]
    forms = [{token.form for token in asked if stands(token, some)} for some in there]
    if not any(forms):
        return set()
    chosen = _chosen(forms, wanted)
    return chosen | {number - 1 for number in chosen if number and _points_back(each[number])}


def _chosen(forms: list[set[str]], wanted: dict[str, float]) -> set[int]:
    """The numbers of the sentences of which each adds most to what those before it have; `forms` is what each has."""
    chosen: set[int] = set()
    had: set[str] = set()
    while len(chosen) < min(_MOST, len(forms)):
        adds = {number: _worth(forms[number] - had, wanted) for number in range(len(forms)) if number not in chosen}
        best = max(adds, key=lambda number: (adds[number], _worth(forms[number], wanted), -number))
        if chosen and adds[best] < _ADDS * sum(wanted.values()):
            break
        chosen.add(best)
        had |= forms[best]
    return chosen


def _worth(some: set[str], wanted: dict[str, float]) -> float:
    return sum(wanted[form] for form in sorted(some))


def _points_back(sentence: str) -> bool:
    return any(word.lower().split("'")[0].split("’")[0] in _POINTS_BACK for word in words(sentence)[:1])
