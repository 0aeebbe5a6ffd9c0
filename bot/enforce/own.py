"""Drafts that are the articles' own sentences: what supports them is that they stand there, word for word."""

from collections.abc import Sequence
from dataclasses import replace

from bot.enforce.bounded import PATIENCE, CheckFailed, bounded
from bot.enforce.meant.spoken import is_spoken, sentence_before
from bot.enforce.numbering import Numbering
from bot.enforce.place import Place
from bot.enforce.verify import TAKEN_BACK, taken_back
from bot.extract import Drafted
from bot.reply import Statement, Withheld
from bot.text import one_line


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


def stands_alone(drafted: Drafted) -> tuple[Place, ...]:
    """As `stands`, without places within a longer quotation: there it is somebody's, and does not say whose."""
    return tuple(place for place in stands(drafted) if not is_spoken(place.article.text, place.start, place.end))


def own_words(drafts: Sequence[Drafted], numbering: Numbering) -> tuple[list[Statement], list[Withheld]]:
    """Drafts as statements; one whose words do not stand where it was drafted from, or are taken back, is withheld.

    What stands within a longer quotation comes behind the sentence that leads up to it, for it does not say itself who speaks.
    """
    statements: list[Statement] = []
    withheld: list[Withheld] = []
    for drafted in drafts:
        places, leads = stands(drafted, corrected=drafted.corrected), leading_up(drafted)
        if places and leads is None:
            withheld.append(Withheld(drafted.text, "it is somebody's words, and no sentence before it says whose"))
        elif places:
            added = [one for one in (*(leads or ()), drafted) if one.text not in {statement.text for statement in statements}]
            statements += [numbering.statement(one.text, stands(one, corrected=one.corrected), 1.0) for one in added]
        else:
            withheld.append(Withheld(drafted.text, f"its words do not stand where it was drafted from, or {TAKEN_BACK}"))
    return statements, withheld


def leading_up(drafted: Drafted) -> tuple[Drafted, ...] | None:
    """For one from within a longer quotation the sentence that leads up to it and names somebody; None where none does."""
    place = drafted.places[0]
    text = place.article.text
    if not is_spoken(text, place.start, place.end):
        return ()
    span = sentence_before(text, place.start)
    one = replace(place, start=span[0], end=span[1]) if span else None
    lead = Drafted(one_line(one.text), (one,), drafted.score) if one else None
    return (lead,) if lead and stands(lead) else None
