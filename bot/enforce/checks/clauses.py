"""Where something of a text stands: the clause around an offset, the deeds of all its sentences, and who does them."""

from collections.abc import Sequence
from functools import lru_cache

from bot.enforce.checks.deeds import Deed, Words, deeds
from bot.enforce.checks.places import called
from bot.enforce.checks.reading import Word, by_sentence, form_of, read

LIGHT = frozenset(map(form_of, "be do get have make take give go come say tell become see".split()))  # mean little alone


def clause_at(text: str, offset: int) -> str:
    """The clause of a text in which an offset is; empty behind the last word."""
    words = read(text)
    here = next((word for word in words if word.end > offset), None)
    some = [word for word in words if here and word.clause == here.clause]
    return text[some[0].start : some[-1].end] if some else ""


@lru_cache(maxsize=512)
def every_deed(text: str) -> tuple[tuple[Words, Deed], ...]:
    """The deeds of a text in order, each with its sentence."""
    return tuple((sentence, deed) for sentence in by_sentence(text) for deed in deeds(sentence))


def may_share_doer(mine: Deed, theirs: Deed) -> bool:
    """Whether two deeds may be of the same one: a word in common, or a doer that is left out, or told by a pronoun."""
    a, b = _forms(mine.doers), _forms(theirs.doers)
    return not a or not b or not a.isdisjoint(b) or not all(word.means for word in (*mine.doers, *theirs.doers))


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        min(called(word.low.removesuffix("'s"))) if word.text[0].isupper() else word.form for word in words if word.means
    )
