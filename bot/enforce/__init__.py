"""The guarantee: a drafted sentence becomes a statement only with the words of an article that support it.

Drafts so far are the articles' own sentences, so support means: word for word. Whatever else is drafted is withheld.
"""

from collections.abc import Sequence

from bot.extract import Drafted, one_line
from bot.reply import Citation, Statement, Withheld


def enforce(drafts: Sequence[Drafted]) -> tuple[list[Statement], list[Withheld]]:
    """Turn drafts into statements with citations numbered in order of appearance; what fails is withheld, with the reason."""
    statements: list[Statement] = []
    withheld: list[Withheld] = []
    number = 1
    for drafted in drafts:
        citations = _citations(drafted, number)
        if citations:
            statements.append(Statement(drafted.text, citations, support=1.0))
            number += len(citations)
        else:
            withheld.append(Withheld(drafted.text, "its words do not stand in the article that it was drafted from"))
    return statements, withheld


def _citations(drafted: Drafted, first: int) -> tuple[Citation, ...]:
    """A citation for each place where the sentence stands word for word."""
    places = [place for place in drafted.places if one_line(place.text) == drafted.text]
    return tuple(
        Citation(number, place.article, place.text, place.start, place.end) for number, place in enumerate(places, start=first)
    )
