"""What a number or date belongs to: the words around it in its clause tell whose it is where several stand in a window."""

from collections.abc import Sequence

from bot.english.capitals import is_name
from bot.english.reading import Word, read, same
from bot.english.vocabulary import CALENDAR

Span = tuple[int, int]  # where a number or date begins and ends in its text

_MOST = 0.6  # share of the words around a span that stand around another in the cited words
_CLEARLY = 2  # so many more of them than around any that would fit


def belongs_elsewhere(claim: str, asked: Span, window: str, fitting: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether the cited words say of something else what the claim says of this.

    The claim's value stands in the words at `fitting`, other values of the kind at `others`. It belongs elsewhere if the words
    around it in the claim stand around one of the others, and hardly around any that fits; or if a sentence with another has all
    of them, and no sentence with a fitting one has.
    """
    wanted = _around(claim, asked)
    if not fitting or not others or "respectively" in window:
        return False
    if len(wanted) >= 2:
        best = max(len(wanted & _alike(_around(window, one))) for one in fitting)
        rival = max(len(wanted & _alike(_around(window, one))) for one in others)
        if rival >= max(best + _CLEARLY, len(wanted) * _MOST) and not _named_beside(claim, window, fitting, others):
            return True
    return len(wanted) >= 3 and _only_beside_others(wanted, window, fitting, others)


def _only_beside_others(wanted: frozenset[str], window: str, fitting: Sequence[Span], others: Sequence[Span]) -> bool:
    here = [_sentence(window, one) for one in fitting]
    there = [_sentence(window, one) for one in others]
    return any(wanted <= forms for forms in there) and not any(wanted <= forms for forms in here) and not set(here) & set(there)


def _named_beside(claim: str, window: str, fitting: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a name of the claim stands in the sentence of a value that fits, and in none of another's: it is of that one."""
    mine = frozenset(word.low for word in read(claim) if _is_name(word))
    here, there = (frozenset().union(*(_names(window, one) for one in some)) for some in (fitting, others))
    return bool(mine & here - there)


def _names(text: str, span: Span) -> frozenset[str]:
    number = next((word.sentence for word in read(text) if word.end > span[0]), 0)
    return frozenset(word.low for word in read(text) if word.sentence == number and _is_name(word))


def _is_name(word: Word) -> bool:
    return is_name(word) and word.low not in CALENDAR


def _alike(forms: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(same(form) for form in forms))


def _around(text: str, span: Span) -> frozenset[str]:
    """The forms in the clause of a span, or where it has none in the one before it, or behind it, of its sentence.

    So "a fine of 300 euros, or $350" and "In 2019, sales fell".
    """
    here = next((word for word in read(text) if word.end > span[0]), None)
    clauses = (here.clause, here.clause - 1, here.clause + 1) if here else ()
    found = (_clause(text, span, here.sentence, clause) for clause in clauses if here)
    return next((forms for forms in found if forms), frozenset())


def _clause(text: str, span: Span, sentence: int, clause: int) -> frozenset[str]:
    return frozenset(
        word.form
        for word in read(text)
        if word.means
        and (word.sentence, word.clause) == (sentence, clause)
        and not span[0] <= word.start < span[1]
        and not word.low[0].isdigit()
    )


def _sentence(text: str, span: Span) -> frozenset[str]:
    number = next((word.sentence for word in read(text) if word.end > span[0]), 0)
    return _alike(frozenset(word.form for word in read(text) if word.sentence == number and word.means))
