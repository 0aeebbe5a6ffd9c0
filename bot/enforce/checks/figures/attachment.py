"""What a number or date belongs to: the words around it in its clause tell whose it is where several stand in a window."""

import re
from collections.abc import Sequence

from bot.english.capitals import is_name
from bot.english.deeds import Deed, deeds
from bot.english.quantities import quantities
from bot.english.reading import Word, read, same, sentence_at
from bot.english.vocabulary import CALENDAR

Span = tuple[int, int]  # where a number or date begins and ends in its text

_MOST = 0.6  # share of the words around a span that stand around another in the cited words
_CLEARLY = 2  # so many more of them than around any that would fit
_IN_LIST = re.compile(r"[\s,]*(?:(?:and|or)\s)?[$€£¥]?")  # between two of a list, of which the same is told


def belongs_elsewhere(claim: str, asked: Span, window: str, fitting: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether the cited words say of something else what the claim says of this.

    The claim's value stands in the words at `fitting`, other values of the kind at `others`. It belongs elsewhere if the words
    around it in the claim stand around one of the others, and hardly around any that fits; or if a sentence with another has all
    of them, and no sentence with a fitting one has.
    """
    wanted = _around(claim, asked)
    others = [one for one in others if not any(_listed(window, one, fits) for fits in fitting)]
    if not fitting or not others or "respectively" in window:
        return False
    if len(wanted) >= 2:
        rival = max(others, key=lambda one: len(wanted & _alike(_around(window, one))))
        other_deed = {deed.form for deed in _deeds(claim, asked)}.isdisjoint(_around(window, rival))
        told = [_around(window, one) | (_doers(window, one) if other_deed else frozenset()) for one in fitting]
        best = max(len(wanted & _alike(forms)) for forms in told)
        clearly = len(wanted & _alike(_around(window, rival))) >= max(best + _CLEARLY, len(wanted) * _MOST)
        if clearly and not _told_as_well(wanted, window, fitting, rival) and not _named_beside(claim, window, fitting, others):
            return True
    return len(wanted) >= 3 and _only_beside_others(wanted, window, fitting, others)


def _listed(window: str, one: Span, other: Span) -> bool:
    """Whether two stand in one list: "in the 1950s, 1980s and 2010s"."""
    first, second = sorted((one, other))
    return _IN_LIST.fullmatch(window[first[1] : second[0]]) is not None


def _told_as_well(wanted: frozenset[str], window: str, fitting: Sequence[Span], rival: Span) -> bool:
    """Whether another sentence than the rival's, with one that fits, has as many of the words, be it in other clauses."""
    there = _sentence(window, rival)
    return any(len(wanted & forms) >= len(wanted & there) for one in fitting if (forms := _sentence(window, one)) != there)


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
    """The forms in a clause; amounts with their units are left out."""
    out = (span, *((one.start, one.end) for one in quantities(text)))
    return frozenset(
        word.form
        for word in read(text)
        if word.means
        and (word.sentence, word.clause) == (sentence, clause)
        and not any(start <= word.start < end for start, end in out)
        and not word.low[0].isdigit()
    )


def _deeds(text: str, span: Span) -> list[Deed]:
    """The deeds in the clause of a span."""
    clause = next((word.clause for word in read(text) if word.end > span[0]), 0)
    return [deed for deed in deeds(sentence_at(text, span[0])) if deed.verb.clause == clause and not deed.gapped]


def _doers(text: str, span: Span) -> frozenset[str]:
    """The forms of who does what the clause of a span tells, be it left out there: "it found 9 and saved 3"."""
    return frozenset(word.form for deed in _deeds(text, span) for word in deed.doers)


def _sentence(text: str, span: Span) -> frozenset[str]:
    number = next((word.sentence for word in read(text) if word.end > span[0]), 0)
    return _alike(frozenset(word.form for word in read(text) if word.sentence == number and word.means))
