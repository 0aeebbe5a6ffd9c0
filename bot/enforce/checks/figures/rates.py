"""Per what: an amount a day is none a year, nor one for each worker. Where claim or words name no rate, nothing is said."""

import re

from bot.enforce.checks.finding import Finding, Where
from bot.english.quantities import Quantity, equal_in, quantities
from bot.english.reading import form_of

_RATE = re.compile(  # behind an amount: "40 tonnes of methane a day", "900 euros per room"
    r"(?:\s[a-z]+){0,3}?\s(?:(?:an?|each|every)\s(?P<time>second|minute|hour|day|night|week|month|year|decade)|per\s(?P<thing>[a-z]+))\b"
)
_LIKE = {"head": "person", "capita": "person", "people": "person", "annum": "year"}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which amount of the claim the words give at another rate; None where one is at the same, or without any."""
    for mine in quantities(claim):
        own = _rate(claim, mine)
        fits = equal_in(window, mine)
        rates = [_rate(window, one) for one in fits]
        if own and rates and all(rates) and own not in rates:
            return Finding("rates", f"the cited words do not say {claim[mine.start : mine.end]} per {own}", conflict=True)
    return None


def _rate(text: str, one: Quantity) -> str:
    """What an amount is of each of, in its common form; empty where it is of none."""
    found = _RATE.match(text, one.end)
    word = (found["time"] or found["thing"]) if found else ""
    return _LIKE.get(word, form_of(word)) if word else ""
