"""Drafts that are the articles' own sentences: what supports them is that they stand there, word for word."""

from collections.abc import Sequence

from bot.enforce.bounded import CheckFailed, bounded
from bot.enforce.looking import Place
from bot.enforce.numbering import Numbering
from bot.enforce.verify import PATIENCE, TAKEN_BACK, taken_back
from bot.extract import Drafted, one_line
from bot.reply import Statement, Withheld


def stands(drafted: Drafted, *, corrected: bool = False) -> tuple[Place, ...]:
    """Each place where a drafted sentence stands word for word, and is not taken back.

    `corrected`: where its article corrects it, that is told with it.
    """
    there = [Place(place.article, place.start, place.end) for place in drafted.places if one_line(place.text) == drafted.text]
    try:
        return bounded(
            lambda: tuple(place for place in there if not taken_back(drafted.text, place, corrected=corrected)), PATIENCE
        )
    except CheckFailed:
        return ()


def own_words(drafts: Sequence[Drafted], numbering: Numbering) -> tuple[list[Statement], list[Withheld]]:
    """Drafts as statements; one whose words do not stand where it was drafted from, or are taken back, is withheld."""
    statements: list[Statement] = []
    withheld: list[Withheld] = []
    for drafted in drafts:
        places = stands(drafted, corrected=drafted.corrected)
        if places:
            statements.append(numbering.statement(drafted.text, places, 1.0))
        else:
            withheld.append(Withheld(drafted.text, f"its words do not stand where it was drafted from, or {TAKEN_BACK}"))
    return statements, withheld
