"""What a question asks for, as two sentences give it that both answer: one number, date, person or place each, and not the same.

That they answer is for the caller to know, by their scores; so they may share few words. Everything in `counted`, `dated` and
`named` is a reason to say nothing: where a sentence gives two such values, or its value may be of another time, nobody disagrees.
"""

import re
from typing import Literal

from bot.disagree import counted, dated, named
from bot.disagree.figures import Said, Words
from bot.questions.question import parse

Asked = Literal["number", "date", "person", "place"]

_FIGURE = re.compile(
    r"^\W*what (?:is|was|are|were) the (?:[\w’'-]+ ){0,4}"
    r"(?:percentage|share|proportion|number|rate|price|cost|fee|fare|toll|population)\b(?! (?:policy|cut|rise|increase))",
    re.IGNORECASE,
)
_KINDS: dict[str, Asked] = {"number": "number", "time": "date", "person": "person", "place": "place"}


def kind(question: str) -> Asked | None:
    """The kind of value that a question asks for, if it asks for one."""
    found = _KINDS.get(parse(question).asks or "")
    return "number" if found is None and _FIGURE.search(question) else found


def agreeing(question: str, one: Said, other: Said) -> bool:
    """Whether two sentences give what is asked for, a number or a date, and it may be the same."""
    match kind(question):
        case "number":
            return counted.agree(question, one, other)
        case "date":
            return dated.agree(question, one, other)
    return False


def differing(question: str, one: Said, other: Said) -> Words | None:
    """The values of the kind that is asked for, where each sentence has one, and they differ."""
    match kind(question):
        case "number":
            return counted.numbers(question, one, other)
        case "date":
            return dated.times(question, one, other)
        case "person":
            return named.people(question, one.text, other.text)
        case "place":
            return named.places(question, one, other)
    return None
