"""The number that a question asks for, as a sentence gives it: the coins that were stolen, and not the visitors of a day."""

import re
from collections.abc import Sequence

from bot.disagree.clauses import clause_at, forms_in
from bot.disagree.deeds import asked_words
from bot.disagree.figures import Amount, Said, Words, amounts, comparable, dates, fit, near, same_time, written
from bot.english.dateforms import Moment
from bot.english.deeds import is_past
from bot.english.moments import moments
from bot.english.quantities import NO_AMOUNTS
from bot.english.reading import Word, form_of, read, same
from bot.english.units import MONEY, UNITS

_HOW_MANY = re.compile(r"\bhow many ((?:\w[\w’'-]* ?){1,4})", re.IGNORECASE)
_MEASURES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(dimensions.split()))
    for pattern, dimensions in (
        (r"\bhow old\b|\bage\b", "age"),
        (r"\bhow (?:tall|high|deep|wide|far|long)\b|\b(?:length|height|width|depth|distance)\b", "length mile foot"),
        (r"\bhow heavy\b|\bweight\b", "mass ton pound"),
        (r"\bhow fast\b|\bspeed\b", "mph km/h"),
        (r"\b(?:percent(?:age)?|share|proportion|rate)\b", "percent share"),
        (r"\bmagnitude\b|\bhow strong\b", "magnitude"),
        (
            r"\bhow much (?!money|did|do|does|is|are|was|were|will|would|has|have|had|of|more|less|it\b)[a-z]+\b",
            "litre gallon barrel bushel mass ton pound ounce watt hectare acre",
        ),
        (
            r"\bhow much\b|\b(?:cost|price|fee|fare|fine|salary|budget|reward|worth|value|revenue|profit|loss|debt)\b",
            " ".join(MONEY),
        ),
    )
)
_IS_NOW = re.compile(r"\b(?:do|does|is|are|has|have)\b", re.IGNORECASE)  # a question for a state, which may change
_PEOPLE = re.compile(
    r"(?:people|person|man|woman|child|kid|baby|victim|crew|staff|refugee|guest|adult|patient|\w+(?:er|or|ist|ian|ee))"
)
_BESIDE = 4  # words behind a number among which the noun stands that it counts
_TOLLS = frozenset(form_of(word) for word in "toll death casualty victim".split())
_CALLED = _TOLLS | frozenset(form_of(word) for word in "number total count tally figure".split())
_OF_THEM = frozenset("of the its their his her our".split())  # "five of its firefighters" are firefighters
_OPENING = 5  # words of a phrase that opens a sentence, such as "In February 2023,"
_LEADS = frozenset("in on by at from during early mid late since around about".split())


def agree(question: str, one: Said, other: Said) -> bool:
    """Whether each sentence has a number of what is counted or measured, and they are the same, or as near as surveys come."""
    mine, theirs = (_amount(question, said.text) for said in (one, other))
    return mine is not None and theirs is not None and (fit(mine, theirs) or near(mine, theirs))


def numbers(question: str, one: Said, other: Said) -> Words | None:
    """The numbers of what is counted or measured, where each sentence has one, and they cannot be the same."""
    mine, theirs = (_amount(question, said.text) for said in (one, other))
    if not mine or not theirs or fit(mine, theirs) or not comparable(mine, theirs):
        return None
    if _of_other_times(question, one, mine, other, theirs) or _sort(question, one.text, mine) != _sort(
        question, other.text, theirs
    ):
        return None
    return written(one.text, mine), written(other.text, theirs)


def _amount(question: str, text: str) -> Amount | None:
    """The one amount of a sentence that a question asks for."""
    every = amounts(text, moments(text, None))
    counted = _HOW_MANY.search(question)
    noun = _noun(counted[1]) if counted else ""
    if counted and noun not in UNITS:
        found = [one for one in every if not one[-1].dimension and _is_of(noun, text, one)]
        found = found if len(found) < 2 and not _PEOPLE.fullmatch(noun) else _with_deed(question, text, found, noun)
    else:
        wanted = frozenset([UNITS[noun][0]]) if noun else _measure(question)
        found = [one for one in every if one[-1].dimension in wanted]
        found = found if len(found) < 2 else _with_deed(question, text, found, "")
    return found[0] if len(found) == 1 and len(found[0]) == 1 else None


def _measure(question: str) -> frozenset[str]:
    return next((dimensions for asks, dimensions in _MEASURES if asks.search(question)), frozenset()) - NO_AMOUNTS | (
        frozenset(["age"]) if re.search(r"\bhow old\b|\bage\b", question, re.IGNORECASE) else frozenset()
    )


def _noun(words: str) -> str:
    """The noun that is counted, in its common form: the last before the verb, the first that is a plural."""
    found = [word for word in read(words) if word.means]
    plural = next((word for word in found if word.low.endswith("s") or (word.low != word.form and not is_past(word.low))), None)
    chosen = plural or (found[0] if found else None)
    return chosen.form if chosen else ""


def _is_of(noun: str, text: str, amount: Amount) -> bool:
    """Whether the noun behind a number is what is counted, or both are people; or the number is called that of it, or a toll."""
    behind: list[Word] = []
    clause = clause_at(text, amount[-1].start)
    for word in (word for word in read(text) if word.start >= amount[-1].end and word.clause == clause):
        if word.low in _OF_THEM and not behind:
            continue
        if not word.means or len(behind) == _BESIDE:
            break
        behind.append(word)
    if not behind:
        around = forms_in(text, amount[0].start)
        return not around.isdisjoint(_CALLED) and not around.isdisjoint(same(noun) | _TOLLS)
    forms = {word.form for word in behind}
    if noun == form_of("people"):
        return any(_PEOPLE.fullmatch(form) for word in behind for form in (word.form, word.low.removesuffix("s")))
    return not same(noun).isdisjoint(forms)


def _sort(question: str, text: str, amount: Amount) -> frozenset[str]:
    """What stands between a number and the noun that is counted: "30 oak trees" are not all trees."""
    counted = _HOW_MANY.search(question)
    noun = _noun(counted[1]) if counted else ""
    behind = [word.form for word in read(text) if word.start >= amount[-1].end and word.low not in _OF_THEM][:_BESIDE]
    return frozenset(behind[: behind.index(noun)]) - {form_of("other")} if noun in behind else frozenset()


def _with_deed(question: str, text: str, found: Sequence[Amount], noun: str) -> list[Amount]:
    """Those of the amounts that stand in a clause with another word of the question, if it has any."""
    if not asked_words(question, text) - {noun}:
        return list(found)
    return [one for one in found if asked_words(question, text) & forms_in(text, one[0].start)]


def _of_other_times(question: str, one: Said, mine: Amount, other: Said, theirs: Amount) -> bool:
    """Whether two amounts are, or may be, one that moved: of two dates, or of a state that is told at two times."""
    first, second = _attached(one, other, mine[0].start), _attached(other, one, theirs[0].start)
    if first and second and not any(same_time(a, b) for a in first for b in second):
        return True
    if not all(_fits_year(question, said, there) for said, there in ((one, first), (other, second))):
        return True
    return bool(_IS_NOW.search(question)) and bool(first) != bool(second)


def _attached(said: Said, other: Said, at: int) -> list[Moment]:
    """The dates that stand in the clause of an amount, or in a phrase that opens the sentence."""
    words, here = read(said.text), clause_at(said.text, at)
    opening = [word for word in words if word.clause == words[0].clause] if words else []
    opens = bool(opening) and len(opening) <= _OPENING and opening[0].low in _LEADS
    clauses = {here, opening[0].clause} if opens else {here}
    return [moment for moment in dates(said, other) if clause_at(said.text, moment.start) in clauses]


def _fits_year(question: str, said: Said, attached: Sequence[Moment]) -> bool:
    """Whether a sentence may be of the year that a question names, if it names one."""
    years = [moment for moment in moments(question, None) if moment.days]
    if not years:
        return True
    if attached:
        return any(same_time(a, b) for a in years for b in attached)
    return all(
        str(days.first.year) in said.around or (said.published is not None and said.published.year == days.first.year)
        for moment in years
        for days in moment.days
        if days.first
    )
