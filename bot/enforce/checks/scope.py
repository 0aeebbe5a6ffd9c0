"""How many, how often: "all" is not "some", "always" is not "often", "the only" is not "one of"."""

from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.reading import Word, by_sentence, read, shared

_SPOKEN_OF = 0.6  # share of a claim in a sentence that says it of fewer, or of more
_REACH = 4  # words behind a quantifier in which what it counts stands
# from little to much; a claim may say no more than the words
_SHARES = tuple(
    {word: much for much, words in enumerate(rows) for word in words.split()}
    for rows in (
        ("no none", "few", "some several", "many", "most majority", "all every each both entire whole"),
        ("never", "rarely seldom", "sometimes occasionally", "often frequently", "usually mostly", "always"),
    )
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say where the claim speaks of more, or of none, and the words of some; None where they agree, or do not tell."""
    words = read(claim)
    for table in _SHARES:
        for at, word in enumerate(words):
            if word.low not in table or (word.low == "no" and at + 1 < len(words) and words[at + 1].low in ("longer", "more")):
                continue
            if word.low in ("most", "some", "all") and at + 1 < len(words) and words[at + 1].low[0].isdigit():
                continue
            found = _there(claim, words, at, window, table)
            if found and all(_weaker(table[one], table[word.low]) for one in found):
                return Finding("scope", f"the cited words say “{sorted(found)[0]}”, not “{word.low}”", conflict=True)
    if _only(words):
        for sentence in by_sentence(window):
            lows = " ".join(word.low for word in sentence)
            if "one of" in lows and "only" not in lows and shared(claim, sentence) >= _SPOKEN_OF:
                return Finding("scope", "the cited words say “one of”, not “the only”", conflict=True)
    return None


def _there(claim: str, words: tuple[Word, ...], at: int, window: str, table: dict[str, int]) -> set[str]:
    """How many or how often the words say it of what the claim counts."""
    counted = {word.form for word in words[at + 1 : at + 1 + _REACH] if word.means}
    found: set[str] = set()
    for sentence in by_sentence(window):
        if shared(claim, sentence) < _SPOKEN_OF:
            continue
        for place, there in enumerate(sentence):
            if there.low in table and counted & {word.form for word in sentence[place + 1 : place + 1 + _REACH] if word.means}:
                found.add(there.low)
    return found


def _weaker(theirs: int, mine: int) -> bool:
    """Whether the words say less than the claim: fewer, or, for a claim of none or few, more."""
    return theirs < mine if mine >= 3 else theirs > 2 if mine == 0 else theirs >= 3 if mine == 1 else theirs == 0


def _only(words: tuple[Word, ...]) -> bool:
    lows = [word.low for word in words]
    return any(a == "the" and b == "only" for a, b in pairwise(lows))
