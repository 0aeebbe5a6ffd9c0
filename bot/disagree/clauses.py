"""The clause of a sentence in which a value stands: what is told of another one beside it does not count."""

import re

from bot.english.clauses import clause_at as clause_of
from bot.english.reading import read


def clause_at(text: str, at: int) -> int:
    """The number of the clause of a text that a place in it belongs to."""
    return next((word.clause for word in read(text) if word.end > at), 0)


def forms_in(text: str, at: int) -> frozenset[str]:
    """The forms of the words in the clause of a text that a place in it belongs to."""
    clause = clause_at(text, at)
    return frozenset(word.form for word in read(text) if word.clause == clause)


def place_of(text: str, value: str) -> int:
    """Where a value begins in a text that has it; -1 where it has not."""
    found = re.search(rf"(?<!\w){re.escape(value)}", text)
    return found.start() if found else -1


def clause_with(text: str, value: str) -> str:
    """The clause of a text in which a value stands; all of it, where the value is not known."""
    return clause_of(text, place_of(text, value)) if value and place_of(text, value) >= 0 else text
