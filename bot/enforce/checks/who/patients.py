"""To whom it is done: what a claim has as the object of a verb, or behind its preposition, is not another in the words.

The mirror of `doers`: where the words have other names in that place of the verb each time, the claim exchanges one.
"""

from collections.abc import Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.english.capitals import is_name
from bot.english.clauses import LIGHT, every_deed, may_share_doer
from bot.english.deeds import SPEECH, Deed, Words, deeds, words_behind
from bot.english.hedges import hedged_at
from bot.english.places import called, capitals
from bot.english.reading import Word, read
from bot.english.vocabulary import CALENDAR, PREPOSITIONS

_COMPARES = frozenset(["than", "except"])
_WHOM = frozenset("him her them it us me you himself herself itself themselves".split())
_DENIES = frozenset("not no never nobody none nothing neither nor without".split())


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which name of the claim another has the place of beside the same verb; None where the words do not tell."""
    known = {_form(word) for word in (*read(window), *read(about.title))}
    for sentence, mine in every_deed(claim):
        there = [(other, deed) for other, deed in every_deed(window) if deed.form == mine.form]
        if not there or mine.form in LIGHT or mine.form in SPEECH or _is_denied(sentence, mine):
            continue
        if not all(_alike(claim, mine, window, deed) for _, deed in there):
            continue
        told = [_places(other, deed) for other, deed in there]
        for lead, some in _places(sentence, mine).items():
            names = _names(sentence, some)
            others = [_names(other, places.get(lead, [])) for (other, _), places in zip(there, told, strict=True)]
            stands = any(names & {_form(word) for word in places.get(lead, [])} for places in told)
            every = frozenset[str]().union(*others)
            excluded = _exclude(names, every) and every.isdisjoint(_form(word) for word in some)
            if names and names <= known and all(others) and not stands and excluded:
                said = next(word.text for word in told[0][lead] if _form(word) in others[0])
                verb = there[0][1].verb.text
                return Finding("patients", f"the cited words tell “{verb}” of {said}, not of {some[0].text}", conflict=True)
    return None


def _alike(claim: str, mine: Deed, window: str, theirs: Deed) -> bool:
    """Whether two deeds by the same verb may be of the same one, and are told as equally sure."""
    return may_share_doer(mine, theirs) and (mine.verb.start in hedged_at(claim)) == (theirs.verb.start in hedged_at(window))


def _is_denied(sentence: Words, deed: Deed) -> bool:
    """Whether it is told as not done: then another may be the one to whom it was."""
    return any(word.clause == deed.verb.clause and (word.low in _DENIES or word.low.endswith("n't")) for word in sentence)


def _places(sentence: Words, deed: Deed) -> dict[str, list[Word]]:
    """The words about a verb by their place: what it is done to under "", and what stands behind each preposition."""
    found: dict[str, list[Word]] = {}
    if deed.passive:
        found[""] = _last(sentence, deed)
    lead = "by" if deed.passive else ""
    for word in words_behind(sentence, sentence.index(deed.verb)):
        if word.low in _COMPARES or word.clause != deed.verb.clause or (not lead and word.low in _WHOM):
            break
        if word.low in PREPOSITIONS:
            lead = word.low
        else:
            found.setdefault(lead, []).append(word)
    found.pop("by", None)
    return found


def _last(sentence: Words, deed: Deed) -> list[Word]:
    """What a passive deed is done to: of "the mayor said that no house was sold" the house."""
    before = max((one.verb.end for one in deeds(sentence) if one.form in SPEECH and one.verb.start < deed.verb.start), default=0)
    return [word for word in deed.objects if word.start >= before] or list(deed.objects)


def _names(sentence: Words, some: Sequence[Word]) -> frozenset[str]:
    """The names among words; not what describes a noun behind it ("the Queensland mine"), nor whose it is, nor a people."""
    found = []
    for word in some:
        behind = sentence[sentence.index(word) + 1 :][:1]
        describes = any(one.means and one.text[0].islower() and one.start == word.end + 1 for one in behind)
        named = is_name(word) and word.low not in CALENDAR
        if named and not describes and not word.low.endswith("'s") and called(word.low) <= {word.low, _form(word)}:
            found.append(_form(word))
    return frozenset(found)


def _form(word: Word) -> str:
    return min(called(word.bare))


def _exclude(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether none of some names is one of others, or the capital of a country among them."""
    return names.isdisjoint(others) and not any(
        one in capitals(other) or other in capitals(one) for one in names for other in others
    )
