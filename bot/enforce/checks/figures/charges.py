"""For whom it is free, and who pays: what costs money for adults is not free for them, because it is free for children."""

import re

from bot.enforce.checks.finding import Finding, Where
from bot.english.clauses import clause_at
from bot.english.quantities import equal_in, quantities
from bot.english.reading import meaning
from bot.english.units import MONEY

_FREE = re.compile(
    r"\b(?:free(?: of charge)?(?! (?:from|to|of)\b)|no charge|without charge|gratis|costs? nothing)\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was|were|gets?|got|pays?|paid|costs?|may|can|travels?|receives?|enters?)\b", re.IGNORECASE)
_NO_MATTER = frozenset(["free", "charg", "cost", "get", "pay"])


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim calls free and the words give a price for, or the other way round; None where they do not tell."""
    free = [clause_at(window, found.start()) for found in _FREE.finditer(window)]
    prices = [one for one in quantities(claim) if one.dimension in MONEY]
    priced = [
        one for one in (equal_in(window, prices[0]) if prices else quantities(window)) if one.dimension in MONEY and one.value
    ]
    paid = [clause_at(window, one.start) for one in priced]
    if not free or not paid or (prices and _FREE.search(claim)) or not (prices or _FREE.search(claim)):
        return None
    if prices and _nearer(claim, free, paid):
        return Finding("charges", "the cited words call it free", conflict=True)
    if not prices and _nearer(claim, paid, free):
        return Finding("charges", "the cited words give a price for it", conflict=True)
    return None


def _nearer(claim: str, some: list[str], others: list[str]) -> bool:
    """Whether some clauses have more of whom, or what, a claim is about than others have."""
    wanted = meaning(claim) - _NO_MATTER
    most, least = (max(len(wanted & meaning(clause)) for clause in each) for each in (some, others))
    return most > least and any(_who(claim) & wanted & meaning(clause) for clause in some)


def _who(claim: str) -> frozenset[str]:
    """Whom a claim is about: what stands before its first verb of having or costing, or behind "for"."""
    parts = [_VERB.split(claim, maxsplit=1)[0], *re.findall(r"\bfor (?!free\b|no\b)([^,.;]+)", claim)]
    return frozenset().union(*(meaning(part) for part in parts))
