"""What a question asks for, as two sentences give it that both answer: one number, date, person or place each, and not the same.

That they answer is for the caller to know, by their scores; so they may share few words. Everything here is a reason to say
nothing: where a sentence gives two such values, or its value may be of another time, nobody disagrees.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from bot.disagree.figures import Amount, Said, Words, amounts, comparable, dates, fit, same_time, written
from bot.disagree.subject import clause_at
from bot.english.dateforms import Moment
from bot.english.deeds import SPEECH, is_past
from bot.english.moments import moments
from bot.english.quantities import NO_AMOUNTS
from bot.english.reading import Word, form_of, opposite, read, same
from bot.english.synonyms import in_words_of
from bot.english.tenses import tense
from bot.english.units import MONEY, UNITS
from bot.judge.names import alike, names
from bot.questions.question import parse

Asked = Literal["number", "date", "person", "place"]

_KINDS: dict[str, Asked] = {"number": "number", "time": "date", "person": "person", "place": "place"}
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
            r"\bhow much\b|\b(?:cost|price|fee|fare|fine|salary|budget|reward|worth|value|revenue|profit|loss|debt)\b",
            " ".join(MONEY),
        ),
    )
)
_IS_NOW = re.compile(r"\b(?:do|does|is|are|has|have)\b", re.IGNORECASE)  # a question for a state, which may change
_THESE_WEEKS = timedelta(31)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are) to)\b", re.IGNORECASE)
_SPANS = re.compile(r"\blong\b|\bduring\b|\bsince\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:people|person|man|woman|child|kid|baby|victim|crew|staff|refugee|guest|adult|patient|\w+(?:er|or|ist|ian|ee))"
)
# words for one deed, beside those of `bot.english.synonyms` and the checks' opposites
_DEEDS = tuple(
    frozenset(form_of(word) for word in group.split())
    for group in (
        "die kill dead death perish",
        "hurt injure wound injury",
        "steal theft rob robbery burglary",
        "find discover unearth dig discovery",
        "close shut closure",
        "build put erect construct make",
        "make weave create produce",
        "rescue save",
        "arrest detain arrested",
    )
)
# deeds and offices that have one doer or place: who "spoke" or where "it rained" may have many
_ONE_DOER = frozenset(
    form_of(word)
    for word in "win discover find found invent design lead head chair succeed replace direct compose write paint build own "
    "captain play star found conduct beat elect appoint name".split()
)
_ONE_PLACE = frozenset(
    form_of(word) for word in "bear born die bury find hold meet sign crash sink base headquarter marry".split()
)
_ROLES = re.compile(r"^\W*who (?:is|was|will be|became|becomes) (?:the|[\w.-]+['’]s) (?:\w+ ){0,3}\w+", re.IGNORECASE)
_BESIDE = 4  # words between a name and the word that says what it is or did
_OPENING = 5  # words of a phrase that opens a sentence, such as "In February 2023,"
_LEADS = frozenset("in on by at from during early mid late since around about".split())
_BY = re.compile(r"\bby (?:an? |the |its |their |his |her )?(?:[\w-]+ ){0,4}$", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|near|outside) (?:the (?:\w+ )?(?:\w+ )?of )?$", re.IGNORECASE)


def kind(question: str) -> Asked | None:
    """The kind of value that a question asks for, if it asks for one."""
    return _KINDS.get(parse(question).asks or "")


def differing(question: str, one: Said, other: Said) -> Words | None:
    """The values of the kind that is asked for, where each sentence has one, and they differ."""
    match kind(question):
        case "number":
            return _numbers(question, one, other)
        case "date":
            return _dates(question, one, other)
        case "person":
            return _people(question, one.text, other.text)
        case "place":
            return _places(question, one.text, other.text)
    return None


def _numbers(question: str, one: Said, other: Said) -> Words | None:
    mine, theirs = (_amount(question, said.text) for said in (one, other))
    if not mine or not theirs or mine[-1].dimension != theirs[-1].dimension or fit(mine, theirs) or not comparable(mine, theirs):
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
    plural = next((word for word in found if word.low.endswith("s") or word.low != word.form), None)
    chosen = plural or (found[0] if found else None)
    return chosen.form if chosen else ""


def _is_of(noun: str, text: str, amount: Amount) -> bool:
    """Whether the noun behind a number is what is counted, or both are people."""
    behind: list[Word] = []
    for word in (word for word in read(text) if word.start >= amount[-1].end):
        if not word.means or len(behind) == _BESIDE:
            break
        behind.append(word)
    forms = {word.form for word in behind}
    if noun == form_of("people"):
        return any(_PEOPLE.fullmatch(form) for word in behind for form in (word.form, word.low.removesuffix("s")))
    return not same(noun).isdisjoint(forms)


def _sort(question: str, text: str, amount: Amount) -> frozenset[str]:
    """What stands between a number and the noun that is counted: "30 oak trees" are not all trees."""
    counted = _HOW_MANY.search(question)
    noun = _noun(counted[1]) if counted else ""
    behind = [word.form for word in read(text) if word.start >= amount[-1].end][:_BESIDE]
    return frozenset(behind[: behind.index(noun)]) - {form_of("other")} if noun in behind else frozenset()


def _with_deed(question: str, text: str, found: Sequence[Amount], noun: str) -> list[Amount]:
    """Those of the amounts that stand in a clause with another word of the question, if it has any."""
    if not _words(question, text) - {noun}:
        return list(found)
    return [one for one in found if _words(question, text) & _near_forms(text, clause_at(text, one[0].start))]


def _words(question: str, text: str) -> frozenset[str]:
    """The forms of what a question asks beside names, and of the words for the same."""
    asked = parse(question)
    held = frozenset().union(*asked.names)
    forms = {word.form for word in read(in_words_of(question, text)) if word.means and word.form not in held}
    forms -= {form_of(word) for word in "people person number amount many much money".split()}
    return frozenset(forms).union(*(same(form) | _deeds(form) for form in forms))


def holds_all(question: str, text: str) -> bool:
    """Whether a sentence has all that a question asks beside names, in these or other words."""
    names_aside = frozenset().union(*parse(question).names)
    forms = {word.form for word in read(question) if word.means and word.form not in names_aside}
    there = {word.form for word in read(text)} | {
        word.form for word in read(in_words_of(question, text)) if word.form not in forms
    }
    return all(there & (same(form) | _deeds(form)) for form in forms)


def _deeds(form: str) -> frozenset[str]:
    return frozenset().union(*(group for group in _DEEDS if form in group))


def _near_forms(text: str, clause: int) -> frozenset[str]:
    return frozenset(word.form for word in read(text) if word.clause == clause)


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


def _dates(question: str, one: Said, other: Said) -> Words | None:
    if _SPANS.search(question):
        return None
    mine, theirs = _moment(question, one, other), _moment(question, other, one)
    if not mine or not theirs or not mine.days or not theirs.days or same_time(mine, theirs) or not _may_be_one(mine, theirs):
        return None
    tenses = {_tense(said.text, moment.start) for said, moment in ((one, mine), (other, theirs))} - {None}
    return (mine.text, theirs.text) if len(tenses) < 2 else None


def _tense(text: str, start: int) -> str | None:
    """Whether a date is told as past or ahead: what "will stay closed" is ahead."""
    return "ahead" if _AHEAD.search(text[:start]) else tense(text, start)


def _moment(question: str, said: Said, other: Said) -> Moment | None:
    """The one date that stands in a clause with a word of the question, or with its contrary: "closed until"."""
    asked = _words(question, said.text)
    asked |= frozenset().union(*(opposite(form) for form in asked)) if _UNTIL.search(said.text) else frozenset()
    done = _done(question)
    every = [
        moment
        for moment in dates(said, other)
        for near in [_near_forms(said.text, clause_at(said.text, moment.start))]
        if asked & near and (done is None or (same(done) | _deeds(done)) & near)
    ]
    return every[0] if len(every) == 1 else None


def _done(question: str) -> str | None:
    """The form of what "was" done, in a question that asks when something was: "destroyed", "found"."""
    words = read(question)
    was = next((word.start for word in words if word.low in ("was", "were")), None)
    behind = [word for word in words if was is not None and word.start > was and word.means and not word.text[0].isupper()]
    return next((word.form for word in behind if is_past(word.low)), None)


def _may_be_one(one: Moment, other: Moment) -> bool:
    """Whether two dates may be told of one event: a day of the week is of these weeks, and its night belongs to the next, too."""
    if one.weekday is None and other.weekday is None:
        return True
    apart = [abs(a.first - b.first) for a in one.days for b in other.days if a.first and b.first]
    return bool(apart) and timedelta(1) < min(apart) <= _THESE_WEEKS


def _people(question: str, one: str, other: str) -> Words | None:
    mine, theirs = _person(question, one), _person(question, other)
    return (mine, theirs) if mine and theirs and not alike(mine, theirs) else None


def _person(question: str, text: str) -> str | None:
    """The one person whom a sentence tells as the doer, or as holding the role, that a question asks for."""
    asked = _words(question, text)
    if not asked & _ONE_DOER and not _ROLES.search(question):
        return None
    words = read(text)
    found: dict[str, None] = {}
    for name in names(text, text):
        if name.kind != "person" or any(alike(name.text, " ".join(known)) for known in parse(question).names):
            continue
        before = [word for word in words if word.end <= name.start]
        behind = [word for word in words if word.start >= name.end]
        if any(word.form in SPEECH for word in (*behind[:1], *before[-1:])):
            continue
        near = {word.form for word in (*behind[:_BESIDE], *before[-_BESIDE:])}
        if _BY.search(text[: name.start]) or near & asked or _apposed(text, name.end, asked):
            found[name.text] = None
    return next(iter(found)) if len(found) == 1 else None


def _apposed(text: str, end: int, asked: frozenset[str]) -> bool:
    """Whether a deed stands behind what is said of a name between commas: "Ann Smith, a biologist, discovered it"."""
    apposition = re.match(r", [^,]{1,60}, ", text[end:])
    behind = [word for word in read(text) if apposition and word.start >= end + apposition.end()]
    return any(word.form in asked for word in behind[:2])


def _places(question: str, one: str, other: str) -> Words | None:
    if not {word.form for word in read(question)} & _ONE_PLACE:
        return None
    mine, theirs = _place(question, one), _place(question, other)
    if not mine or not theirs or mine[1] != theirs[1] or alike(mine[0], theirs[0]):
        return None
    return mine[0], theirs[0]


def _place(question: str, text: str) -> tuple[str, str] | None:
    """The first place behind the question's deed, in its clause, and what kind of place it is."""
    asked = {word.form for word in read(question)} & _ONE_PLACE
    for deed in (word for word in read(text) if word.form in asked):
        for name in names(text, text):
            near = name.start > deed.end and clause_at(text, name.start) == deed.clause
            if near and name.kind in ("city", "country", "state") and _AT.search(text[: name.start]):
                return name.text, name.kind
    return None
