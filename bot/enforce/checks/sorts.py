"""Which sort of a thing: "private schools" are not "state schools", where the words have both and tell the rest of one."""

from collections.abc import Iterator
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.quantities import quantities
from bot.enforce.checks.reading import Word, in_clause, meaning, read

_LEAST = 2  # words of a claim that the clause of the other sort must have, and have more of than that of this sort
_MOST = 0.6  # of the words of a claim, so many


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say of which other sort the words tell it; None where they tell it of this one, or of neither."""
    words, said = read(window), meaning(claim)
    there = list(_sorts(words))
    for _, sort, noun in _sorts(read(claim)):
        rest = said - {sort.form, noun.form}
        shares = {
            other.form: max(
                len(rest & in_clause(words, at)) for at, one, thing in there if _is(one, other.form, thing, noun.form)
            )
            for _, other, thing in there
            if thing.form == noun.form
        }
        own = shares.get(sort.form)
        for _, other, thing in there:
            if own is None or thing.form != noun.form or other.form in said:
                continue
            if shares[other.form] >= max(_LEAST, own + _LEAST, _MOST * len(rest)):
                return Finding("sorts", f"the cited words tell it of “{other.text} {thing.text}”, not “{sort.text} {noun.text}”")
    return None


def _is(sort: Word, form: str, thing: Word, noun: str) -> bool:
    return sort.form == form and thing.form == noun


def _sorts(words: tuple[Word, ...]) -> Iterator[tuple[int, Word, Word]]:
    """A word before a noun that tells its sort, as far as two words in a row tell; with the place of the noun."""
    for at, (one, other) in enumerate(pairwise(words)):
        beside = one.clause == other.clause and one.sentence == other.sentence and one.means and other.means
        if (
            beside
            and one.text[0].islower()
            and other.text[0].islower()
            and not quantities(one.text)
            and not quantities(other.text)
        ):
            yield at + 1, one, other
