"""Which side is which: "the flood caused the cut" is told by "the cut was caused by the flood", and never turned round.

So with what comes before or after, is more or less, lies above or below, goes ahead or behind. Deeds that a verb tells from two
sides, such as selling and buying, are for `converses`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.enforce.checks.finding import Finding, Where
from bot.english import vocabulary
from bot.english.places import called
from bot.english.reading import Word, by_sentence, held, same

_BEEN = "(?:(?:is|are|was|were|been|being) )?(?:partly |mainly |largely |probably )?"
# the relation: what says that the left side is the cause, comes first, or has more of it | that the right side is
_PHRASES = {
    "cause": (
        "cause|causes|caused|leads? to|led to|results? in|resulted in|brought about|triggers|triggered|prompts|prompted|sparked"
        "|gave rise to|(?:is|are|was|were) (?:to blame|responsible) for|(?:is|was) the (?:cause|reason) (?:of|for)",
        f"{_BEEN}(?:caused|triggered|prompted|sparked|brought about) by|result(?:s|ed) from|stem(?:s|med) from|because(?: of)?"
        "|as a result of|due to|owing to|thanks to|blamed on|arose from|(?:is|was) the result of",
    ),
    "order": (
        f"before|precedes?|preceded|{_BEEN}(?:followed|succeeded) by",
        f"after|follow(?:s|ed)|succeed(?:s|ed)|{_BEEN}preceded by",
    ),
    "rank": ("ahead of", "behind"),
    "north": ("north of", "south of"),
    "east": ("east of", "west of"),
    "above": (r"above(?! \d)", r"(?:below|beneath)(?! \d)"),
    "exceed": (
        "exceeds?|exceeded|outnumber(?:s|ed)?|overtakes?|overtook|outsold|surpass(?:es|ed)?",
        f"{_BEEN}(?:exceeded|outnumbered|overtaken|outsold|surpassed) by|fell short of|trail(?:s|ed)|lag(?:s|ged) behind",
    ),
}
# words with "than" that say the same of the left side | of the right side
_DEGREES = (
    ("more greater higher larger bigger", "less fewer lower smaller"),
    ("older", "younger newer"),
    ("longer", "shorter"),
    ("faster quicker", "slower"),
    ("earlier sooner", "later"),
    ("better", "worse"),
    ("stronger", "weaker"),
    ("richer wealthier", "poorer"),
    ("hotter warmer milder", "colder cooler"),
    ("cheaper", "dearer"),
    ("heavier", "lighter"),
    ("closer nearer", "farther further"),
    ("wider broader", "narrower"),
    ("taller", "smaller"),
    ("safer", "riskier"),
)
_COMPARED = re.compile(
    r"\b(?P<how>(?!other|rather|number|after|under|over|water)[a-z]+er|more|less|worse)\b"
    r"(?: (?!and|but|or|more|less|than)\S+){0,8} than\b(?! \d| (?:an?|one|two|half|ever|expected)\b)"
)
_NOT = frozenset("no not never nobody none nothing nowhere neither nor without hardly rather".split())
_CROSSED = 0.3  # share of a side that stands on the other one
_PRONOUNS = frozenset("he she it they this that these those we i".split())
_ENDS = vocabulary.OPENS | {"who", "which", "whom", "than"}  # where a side ends


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands on the two sides of a relation, as forms: the cause and what it caused, the one that has more and the other."""

    relation: str
    first: frozenset[str]
    other: frozenset[str]
    turned: bool  # the sentence has them in the other order
    start: int  # where the words that tell the relation begin and end, as offsets into the text
    end: int


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say that a claim exchanges the two sides of a relation; None where the words have them as it has, or do not tell."""
    there = [one for sentence in by_sentence(window) for one in sides(sentence)]
    for mine in (one for sentence in by_sentence(claim) for one in sides(sentence)):
        if any(_exchanged(mine, one) for one in there) and not any(_agree(mine, one) for one in there):
            said = claim[mine.start : mine.end]
            return Finding("sides", f"the cited words have the two sides of “{said}” the other way round", conflict=True)
    return None


def faced(mine: Word, claim: Sequence[Word], theirs: Word, sentence: Sequence[Word]) -> bool:
    """Whether two contrary words tell one relation from its two sides: "Oslo is older than Tarn", "Tarn is younger than Oslo"."""
    return any(
        one.turned != other.turned
        and _agree(one, other)
        and one.start <= mine.start < one.end
        and other.start <= theirs.start < other.end
        for one in sides(tuple(claim))
        for other in sides(tuple(sentence))
    )


@lru_cache(maxsize=512)
def sides(sentence: tuple[Word, ...]) -> tuple[Sides, ...]:
    """The relations that a sentence tells, none that it denies."""
    found: list[Sides] = []
    for relation, turned, first, last in sorted(_told(sentence), key=lambda one: one[2]):
        taken = {form for one in found for form in (one.first if one.turned else one.other)}
        compared = _forms(sentence[first + 1 : last - 1]) if sentence[last - 1].low == "than" else frozenset[str]()
        left, right = _left(sentence, first, taken) | compared, _right(sentence, last)
        denied = any(word.low in _NOT or word.low.endswith("n't") for word in sentence if word.clause == sentence[first].clause)
        left, right = left - right, right - left
        if left and right and not denied:
            some = (right, left) if turned else (left, right)
            found.append(Sides(relation, *some, turned, sentence[first].start, sentence[last - 1].end))
    return tuple(found)


def _told(sentence: tuple[Word, ...]) -> Iterator[tuple[str, bool, int, int]]:
    """The relation, whether it is turned, and the first word that tells it with the one behind the last."""
    lows = " ".join(word.low for word in sentence)
    for match in _pattern().finditer(lows):
        relation, turned = (match.lastgroup or "").split("_")
        yield relation, bool(int(turned)), *_places(lows, match.start(), match.end())
    for match in _COMPARED.finditer(lows):
        relation, sign = _degrees().get(match["how"], (match["how"], False))
        yield relation, sign, *_places(lows, match.start("how"), match.end())


def _places(lows: str, start: int, end: int) -> tuple[int, int]:
    first = lows[:start].count(" ")
    return first, first + lows[start:end].count(" ") + 1


@cache
def _pattern() -> re.Pattern[str]:
    """All phrases, the longer ones first: "caused by" before "caused"."""
    rows = [(phrases, f"{relation}_{n}") for relation, pair in _PHRASES.items() for n, phrases in enumerate(pair)]
    rows.sort(key=lambda row: " by" not in row[0])
    return re.compile("|".join(rf"(?P<{name}>\b(?:{phrases})\b)" for phrases, name in rows))


@cache
def _degrees() -> dict[str, tuple[str, bool]]:
    """A comparing word -> its relation, and whether it tells that from the other side."""
    return {
        word: (pair[0].split()[0], turned)
        for pair in _DEGREES
        for turned, words in zip((False, True), pair, strict=True)
        for word in words.split()
    }


def _left(sentence: tuple[Word, ...], first: int, taken: set[str]) -> frozenset[str]:
    """What stands before such words in their clause; where that has nothing, before it, but for the right side of others."""
    opens = next((n + 1 for n in range(first - 1, -1, -1) if sentence[n].low in _ENDS), 0)
    own = [word for word in sentence[opens:first] if word.clause == sentence[first].clause]
    near = _forms(own)
    if near or any(word.low in _PRONOUNS for word in own):
        return near
    if first == 0 or not _forms(sentence[:first]):  # "Because of the flood, ..."
        behind = [word for word in sentence if word.clause > sentence[first].clause]
        return _forms([word for word in behind if word.clause == behind[0].clause])
    return _forms(sentence[:first]) - taken


def _right(sentence: tuple[Word, ...], last: int) -> frozenset[str]:
    if last >= len(sentence):
        return frozenset()
    ends = next((n for n in range(last, len(sentence)) if sentence[n].low in _ENDS), len(sentence))
    return _forms([word for word in sentence[last:ends] if word.clause == sentence[last - 1].clause])


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(min(called(word.form)) for word in words if word.means and not word.low[0].isdigit())


def _exchanged(mine: Sides, theirs: Sides) -> bool:
    """Whether each side of one relation has enough of the other's other side, and not each something of its own."""
    crossed = min(held(mine.first, theirs.other), held(mine.other, theirs.first)) >= _CROSSED
    return mine.relation == theirs.relation and crossed and not _stay(mine, theirs)


def _agree(mine: Sides, theirs: Sides) -> bool:
    return mine.relation == theirs.relation and _stay(mine, theirs)


def _stay(mine: Sides, theirs: Sides) -> bool:
    return _share(mine.first, theirs.first) and _share(mine.other, theirs.other)


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(not same(form).isdisjoint(others) for form in some)
