"""Which sort of a thing: "private schools" are not "state schools", where the words have both and tell the rest of one."""

from collections.abc import Iterator
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.english.quantities import quantities
from bot.english.reading import Word, meaning, read
from bot.english.vocabulary import BE

_LEAST = 2  # words of a claim that the clause of the other sort must have, and have more of than that of this sort
_MOST = 0.6  # of the words of a claim, so many


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say of which other sort the words tell it; None where they tell it of this one, or of neither."""
    told = _told(window)
    said = meaning(claim)
    for (sort, noun), (one, thing) in {(one.form, thing.form): (one, thing) for one, thing in _sorts(claim)}.items():
        sorts = told.get(noun, {})
        if sort not in sorts or len(sorts) == 1:
            continue
        rest = said - {sort, noun}
        shares = {form: max(len(rest & clause) for clause in clauses) for form, clauses in sorts.items()}
        enough = max(_LEAST, shares[sort] + _LEAST, _MOST * len(rest))
        if any(share >= enough and form not in said for form, share in shares.items()):
            return Finding("sorts", f"the cited words tell it of another sort of “{thing.text}”, not of “{one.text}”")
    return None


def _told(text: str) -> dict[str, dict[str, set[frozenset[str]]]]:
    """Noun -> sort -> what the clauses tell in which a text has them, all as forms."""
    clauses: dict[int, set[str]] = {}
    for word in read(text):
        if word.means:
            clauses.setdefault(word.clause, set()).add(word.form)
    forms = {number: frozenset(some) for number, some in clauses.items()}
    found: dict[str, dict[str, set[frozenset[str]]]] = {}
    for one, thing in _sorts(text):
        if _is_what_it_is(text, one):
            continue
        found.setdefault(thing.form, {}).setdefault(one.form, set()).add(forms[thing.clause])
    return found


def _is_what_it_is(text: str, one: Word) -> bool:
    """Whether a sort is told of a thing: "the green party is a federal party"."""
    before = [word.low for word in read(text) if word.sentence == one.sentence and word.end <= one.start][-4:]
    return any(low in BE and after in ("a", "an", "the", "one") for low, after in pairwise(before))


def _sorts(text: str) -> Iterator[tuple[Word, Word]]:
    """A word before a noun that tells its sort, and the noun, as far as two words in a row tell."""
    for one, other in pairwise(read(text)):
        beside = one.clause == other.clause and one.sentence == other.sentence and one.means and other.means
        if (
            beside
            and one.text[0].islower()
            and other.text[0].islower()
            and not quantities(one.text)
            and not quantities(other.text)
        ):
            yield one, other
