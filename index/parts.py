"""The parts of a long question that can be searched by themselves: its clauses. No language model; commas and conjunctions do."""

import re

from index.words import search_words

_ENOUGH = 4  # words that mean something; a shorter clause belongs to the next
_MOST = 6  # parts of a question
_BREAK = re.compile(
    r"[,;:]\s+|\?\s*|\s+(?:and|while|but|or|whereas|as well as|compared (?:to|with)|that|which|who)\s+", re.IGNORECASE
)


def parts(question: str) -> list[str]:
    """The clauses of a question with at least four words that mean something; none when it is all one."""
    found: list[str] = []
    clause = ""
    for piece in _BREAK.split(question):
        clause = f"{clause} {piece}".strip()
        if len(search_words(clause)) >= _ENOUGH:
            found.append(clause)
            clause = ""
    if clause and found:
        found[-1] = f"{found[-1]} {clause}"
    return found[:_MOST] if len(found) > 1 else []
