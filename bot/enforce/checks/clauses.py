"""Where something of a text stands: the clause around an offset, and the deeds of all its sentences."""

from functools import lru_cache

from bot.enforce.checks.deeds import Deed, Words, deeds
from bot.enforce.checks.reading import by_sentence, read


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
