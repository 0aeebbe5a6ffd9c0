"""How much of it: the number in the object of a verb is not one that the words have elsewhere, for another verb."""

from bot.enforce.checks.finding import Finding, Where
from bot.english.capitals import english
from bot.english.clauses import LIGHT, every_deed, may_share_doer
from bot.english.deeds import SPEECH, Deed, Words, words_behind
from bot.english.quantities import NO_AMOUNTS, Quantity, counted, equal_in, quantities
from bot.english.reading import Word, same


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which verb has another number in the words; None where one has the claim's, or they do not tell."""
    for sentence, mine in every_deed(claim):
        own = next((one for one in _amounts(claim, sentence, mine) if one.bound == "exact"), None)
        if own is None or mine.form in LIGHT or mine.form in SPEECH or mine.passive or mine.gapped:
            continue
        there = [(other, deed) for other, deed in every_deed(window) if deed.form == mine.form]
        if not there or any(deed.passive or deed.gapped or not _same(mine, deed) for _, deed in there):
            continue
        told = [_amounts(window, other, deed) for other, deed in there]
        alike = [[one for one in some if _of_a_kind(claim, own, window, one)] for some in told]
        if not all(alike) or any(_fits(own, one) for some in told for one in some):
            continue
        if _another_has(own, mine, window):
            return Finding("amounts", f"in the cited words “{there[0][1].verb.text}” has another number")
    return None


def _another_has(own: Quantity, mine: Deed, window: str) -> bool:
    """Whether the words have the number for another verb, none that means the same: "dropped" is no other than "fell"."""
    having = [
        deed
        for sentence, deed in every_deed(window)
        for one in _amounts(window, sentence, deed)
        if one.value == own.value and one.dimension == own.dimension
    ]
    return bool(equal_in(window, own)) and same(mine.form).isdisjoint(deed.form for deed in having)


def _amounts(text: str, sentence: Words, deed: Deed) -> list[Quantity]:
    """The amounts behind a verb, in its clause and those that go on with it."""
    behind = words_behind(sentence, sentence.index(deed.verb))
    if not behind:
        return []
    start, end = behind[0].start, behind[-1].end
    return [one for one in quantities(text) if start <= one.start < end and one.dimension not in NO_AMOUNTS]


def _same(mine: Deed, theirs: Deed) -> bool:
    """Whether two deeds may be of the same one; where both have a name, it is the same."""
    names = [{word.bare for word in deed.doers if _is_name(word)} for deed in (mine, theirs)]
    return may_share_doer(mine, theirs) and not (all(names) and names[0].isdisjoint(names[1]))


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and not (word.opens and english(word.low))


def _of_a_kind(claim: str, mine: Quantity, window: str, theirs: Quantity) -> bool:
    """Whether two amounts have one unit, or count the same."""
    return mine.dimension == theirs.dimension and (mine.dimension != "" or counted(claim, mine) == counted(window, theirs))


def _fits(mine: Quantity, theirs: Quantity) -> bool:
    if mine.dimension != theirs.dimension:
        return False
    return mine.value == theirs.value or theirs.bound != "exact"
