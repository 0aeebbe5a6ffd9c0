"""How many times: "twice" is neither "once" nor "three times", and "no more than twice" is not "at least twice"."""

import re
from fractions import Fraction

from bot.enforce.checks.figures.numbers import gives
from bot.enforce.checks.finding import Finding, Where
from bot.english.quantities import Quantity, bound_at, quantities
from bot.english.reading import speaking_of, text_of

_SPOKEN_OF = 0.5  # share of a claim in a sentence that says how many times
_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_WORD = re.compile(
    r"\b(?:once|twice|thrice)\b(?! (?:as|the|that|its|their|what)\b)", re.IGNORECASE
)  # "twice as many" is no count
_PERIOD = re.compile(
    r"\s(?:an?|per|each|every|in (?:an?|every))\s(?:second|minute|hour|day|night|week|month|year|decade|century)\b"
)
_ENDS = re.compile(r"\s?(?:[.;!]|$)")  # behind "once": "visited the farm once."; before more it may be "in former times"
_ONLY = re.compile(r"\b(?:only|just|not even|never more than) $", re.IGNORECASE)
_TIMES = re.compile(
    r"\s(?:\w+ )?times\b(?! (?:as|the|that|its|their|what|more|less|fewer|higher|lower|larger|bigger|greater|longer)\b)"
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which number of times the words do not give; None where they give it, or do not tell how many times."""
    mine = _frequencies(claim)
    if not mine:
        return None
    there: list[Quantity] = []
    for sentence in speaking_of(claim, window, _SPOKEN_OF, least=1):
        there += _frequencies(text_of(sentence, window))
    for asked in mine if there else ():
        if not any(gives(one, asked) for one in there):
            return Finding("frequencies", f"the cited words do not say “{claim[asked.start : asked.end]}”", conflict=True)
    return None


def _frequencies(text: str) -> list[Quantity]:
    """How many times a text says that something is done."""
    found = [one for one in quantities(text) if not one.dimension and _TIMES.match(text, one.end)]
    for word in _WORD.finditer(text):
        bound = bound_at(text, word.start(), word.end())
        once = word[0].lower() == "once"
        counts = not once or bound != "exact" or _ENDS.match(text, word.end())
        if counts or _PERIOD.match(text, word.end()) or _ONLY.search(text[: word.start()]):
            found.append(Quantity(Fraction(_WORDS[word[0].lower()]), "", bound, word.start(), word.end()))
    return found
