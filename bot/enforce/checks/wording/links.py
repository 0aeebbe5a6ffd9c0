"""Two facts that a claim joins by "because", "after" or "before" are joined in the words, too, and in that order."""

import re
from collections.abc import Sequence
from typing import Literal

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import deeds
from bot.english.moments import moments
from bot.english.reading import Word, by_sentence, form_of, held, read, text_of

Link = Literal["cause", "order"]
_Sides = Sequence[tuple[float, float, tuple[Word, ...]]]  # how much each sentence tells of the two sides

_LINKS: tuple[tuple[Link, str], ...] = (
    (
        "cause",
        r"because(?: of)?|as a result of|(?<!is )(?<!are )(?<!was )(?<!were )(?<!still )due to|owing to|thanks "
        r"to|caused by|on the grounds that|so that",
    ),
    ("order", r"before|after|once|as soon as"),
)
_LINK = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _LINKS), re.IGNORECASE)
# forms by which the words themselves join two facts
_JOINED: dict[Link, frozenset[str]] = {
    "cause": frozenset(
        form
        for word in (
            "because as since so due owing after following result lead cause reason blame thanks therefore thus "
            "hence cite make keep "
            "prevent help let force allow mean drive bring trigger prompt for by when which despite against "
            "over attribute contribute "
            "stem explain responsible grounds saying consequence if through with amid"
        ).split()
        for form in (word, form_of(word))
    ),
    "order": frozenset(
        form
        for word in (
            "before after when once since until then later earlier while during following follow ago by first "
            "next previous previously "
            "already precede subsequently afterwards soon still meanwhile as end begin start"
        ).split()
        for form in (word, form_of(word))
    ),
}
_TOLD = 0.4  # share of a side's words that a sentence which tells it has
_SURELY = 0.6  # the same, where nothing else tells what came first
_LEAST = 2  # words with a meaning on a side; "after midnight" is a date
_WHY: dict[Link, str] = {
    "cause": "the cited words do not give “{}” as a reason for it",
    "order": "the cited words do not tell what came first, it or “{}”",
}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which two facts the words do not join; None where they join them, or where they tell only one of what came first."""
    words = read(claim)
    for match in _LINK.finditer(claim):
        kind: Link = "cause" if match["cause"] else "order"
        one, other = _sides(words, match.start(), match.end())
        if len(one) < _LEAST or len(other) < _LEAST or (kind == "order" and not _is_clause(words, match.end())):
            continue
        told = [(_told(one, sentence), _told(other, sentence), sentence) for sentence in by_sentence(window)]
        had = _had(told, match[0].lower() == "before") if kind == "order" else None
        least = _SURELY if kind == "order" and had is None else _TOLD
        if not had and not _are_joined(told, kind, window, about, least):
            return Finding("links", _WHY[kind].format(claim[match.end() :].strip(" .,")[:80]))
    return None


def _are_joined(told: _Sides, kind: Link, window: str, about: Where, least: float) -> bool:
    """Whether a sentence tells both sides and joins them, or two do that are next to each other, or dated both.

    `least`: the share of a side in a sentence from which that tells it.
    """
    if any(min(a, b) >= _TOLD and _has(sentence, kind) for a, b, sentence in told):
        return True
    first = max(range(len(told)), key=lambda n: told[n][0], default=None)
    second = max(range(len(told)), key=lambda n: told[n][1], default=None)
    if first is None or second is None or told[first][0] < least or told[second][1] < least:
        return kind == "order" or not told or (first == second and _has(told[first or 0][2], kind))
    if first == second:
        return kind == "order" or _has(told[first][2], kind)
    pair = [told[first][2], told[second][2]]
    if kind == "order" and all(moments(text_of(one, window), about.published) for one in pair):
        return True
    return abs(first - second) == 1 and _has(max(pair, key=lambda one: one[0].start), kind, strictly=True)


def _had(told: _Sides, before: bool) -> bool | None:
    """Whether the side that a claim tells as earlier is what "had" happened: "The plant stopped. A valve had failed"."""
    first, second = (max(told, key=lambda one: one[side], default=None) for side in (0, 1))
    if not first or not second or min(first[0], second[1]) < _TOLD:
        return None
    earlier, later = (any(word.low == "had" for word in one[2]) for one in ((first, second) if before else (second, first)))
    return None if earlier == later else earlier


def _has(sentence: Sequence[Word], kind: Link, *, strictly: bool = False) -> bool:
    """Whether a sentence has a word that joins; strictly: one that joins it to the sentence before."""
    forms = {word.form for word in sentence[: 4 if strictly else None]}
    joined = bool(forms & _JOINED[kind])
    return joined or (kind == "order" and not strictly and any(word.low == "had" for word in sentence))


def _sides(words: Sequence[Word], start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The forms with a meaning on the two sides of a joining word; where it opens the claim, before and behind the comma."""
    here = next((word for word in words if word.start >= start), None)
    behind = [word for word in words if word.start >= end and here and word.sentence == here.sentence]
    rest = [word for word in behind if word.clause != behind[0].clause]
    before = [word for word in words if word.end <= start and here and word.sentence == here.sentence]
    if not any(word.means for word in before) and behind:
        before = rest
    return _forms(before), _forms([word for word in behind if word not in rest])


def _is_clause(words: Sequence[Word], end: int) -> bool:
    """Whether what follows a joining word has a verb of its own: "after midnight" is a date."""
    behind = next((word for word in words if word.start >= end), None)
    return behind is not None and any(
        deed.verb.clause == behind.clause and deed.verb.start > behind.start and (deed.doers or deed.passive)
        for sentence in (tuple(word for word in words if word.sentence == behind.sentence),)
        for deed in deeds(sentence)
    )


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.form for word in words if word.means and not word.low[0].isdigit())


def _told(side: frozenset[str], sentence: Sequence[Word]) -> float:
    return held(side, {word.form for word in sentence})
