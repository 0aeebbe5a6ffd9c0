"""How many, how often: "all" is not "some", "always" is not "often", "the only" is not "one of"."""

from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.english.denials import negations
from bot.english.quantities import quantities
from bot.english.reading import Word, by_sentence, meaning, opposite, read, shared
from bot.english.slots import every_slot

_SPOKEN_OF = 0.6  # share of a claim in a sentence that says it of fewer, or of more
_REACH = 4  # words behind a quantifier in which what it counts stands
# from little to much; a claim may say no more than the words
_SHARES = tuple(
    {word: much for much, words in enumerate(rows) for word in words.split()}
    for rows in (
        ("no none", "few just-one only-one", "some several", "many", "most majority", "all every each both entire whole"),
        ("never", "rarely seldom", "sometimes occasionally", "often frequently usually mostly", "", "always"),
    )
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say where the claim speaks of more, or of none, and the words of some; None where they agree, or do not tell."""
    words = read(claim)
    for table in _SHARES:
        for at, word in enumerate(words):
            said = _quantifier(words, at)
            if said not in table or (word.low == "no" and at + 1 < len(words) and words[at + 1].low in ("longer", "more")):
                continue
            if word.low in ("many", "most") and any(one.first > at for one in negations(words)):
                continue  # "most do not": "few do"
            if word.low in ("most", "some", "all") and at + 1 < len(words) and words[at + 1].low[0].isdigit():
                continue
            found = _there(claim, words, at, window, table)
            if found and all(_weaker(table[one], table[said]) for one in found):
                return Finding("scope", f"the cited words say “{_plain(sorted(found)[0])}”, not “{_plain(said)}”", conflict=True)
    if _only(words):
        for sentence in by_sentence(window):
            lows = " ".join(word.low for word in sentence)
            if "one of" in lows and "only" not in lows and shared(claim, sentence) >= _SPOKEN_OF:
                return Finding("scope", "the cited words say “one of”, not “the only”", conflict=True)
    for slot in every_slot(claim, window):
        if (
            [word.low for word in slot.mine] == ["only"]
            and not _counted(claim)
            and not {word.low for word in slot.theirs} & _ONLY
        ):
            return Finding("scope", "the cited words do not say “only”")
    return None


_ONLY = frozenset("just solely exclusively merely alone".split())


def _counted(claim: str) -> bool:
    """Whether "only" is said of a number, which says no more than the number."""
    return any(claim[: one.start].lower().rstrip().endswith("only") for one in quantities(claim))


def _there(claim: str, words: tuple[Word, ...], at: int, window: str, table: dict[str, int]) -> set[str]:
    """How many or how often the words say it of what the claim counts."""
    counted = {word.form for word in words[at + 1 : at + 1 + _REACH] if word.means}
    found: set[str] = set()
    mine = table[_quantifier(words, at)]
    for sentence in by_sentence(window):
        turned = any(opposite(form) & {there.form for there in sentence} for form in meaning(claim))  # none lived: all died
        told = shared(claim, sentence) >= _SPOKEN_OF and not turned
        for place in range(len(sentence)):
            low = _quantifier(sentence, place)
            if low not in table or (not told and _weaker(table[low], mine)):
                continue
            if counted & {word.form for word in sentence[place + 1 : place + 1 + _REACH] if word.means}:
                found.add(low)
    return found


def _quantifier(words: tuple[Word, ...], at: int) -> str:
    """The word itself; "one" with the "just" or "only" before it; "always" for "never fails to"."""
    if words[at].low == "never" and at + 1 < len(words) and words[at + 1].form == "fail":
        return "always"
    few = words[at].low == "one" and at and words[at - 1].low in ("just", "only") and words[at - 1].end + 1 == words[at].start
    the = few and at > 1 and words[at - 2].low == "the"  # "the only one"
    return f"{words[at - 1].low}-one" if few and not the else words[at].low


def _plain(quantifier: str) -> str:
    return quantifier.replace("-", " ")


def _weaker(theirs: int, mine: int) -> bool:
    """Whether the words say less than the claim: fewer, or, for a claim of none or few, more."""
    return theirs < mine if mine >= 3 else theirs > 2 if mine == 0 else theirs >= 3 if mine == 1 else theirs == 0


def _only(words: tuple[Word, ...]) -> bool:
    lows = [word.low for word in words]
    return any(a == "the" and b == "only" for a, b in pairwise(lows))
