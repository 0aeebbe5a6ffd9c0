"""Where two sentences on one point give different values: a number, a date, a period, a person, a place, or yes and no.

A rule, made to be right rather than complete. Figures are compared in `figures`; two figures of
two days are one figure moving.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.disagree import asked, figures
from bot.disagree.figures import Said, Words
from bot.disagree.subject import (
    any_of_a_place,
    moved,
    of_another_sort,
    of_two,
    one_measure,
    one_part,
    one_subject,
    one_time,
    tells_its_subject,
    told_of_it,
)
from bot.enforce.checks.certainty import polarity
from bot.enforce.checks.finding import Where
from bot.english.reading import in_base_forms, meaning, same
from bot.english.synonyms import in_words_of
from bot.judge.names import alike, names
from bot.questions.debates import reports
from bot.questions.question import Question, covered, parse, stems_of

Kind = Literal["number", "date", "period", "person", "place", "answer"]

_ON_ONE_POINT = 0.6  # share of the words of the shorter sentence that the other has too
_ON_A_SUBJECT = 0.5  # the same, where a sentence is not sure to answer, and the articles tell of one subject
_AS_ASKED = 0.25  # the same, where the question asks for what differs and both have its words
_PLACES = frozenset(("country", "state", "city"))
_FIGURES = "percent(?:age)?|share|number|amount|rate|population|price|cost|fee|toll|value|size|magnitude"
_AGAIN = re.compile(  # what is done again is the same deed: "reopen", "open again"
    r"\bre-?(?=(?:appoint|arrest|buil[dt]|captur|consider|design|elect|enter|examin|gain|introduc|issu|join|launch|mad|mak|nam"
    r"|negotiat|open|play|schedul|s[eo]l[ld]|start|tak|took|writ|wrote)\w*\b)",
    re.IGNORECASE,
)
_MANY = "many|much|old|long|far|tall|high|large|big|fast|deep|heavy"
_ASKS: dict[Kind, str] = {
    "date": r"\b(?:when|(?:what|which) (?:year|date|day|month|time)|how long)\b",
    "period": r"\b(?:when|over (?:which|what)|period|how long|(?:what|which) (?:year|month|time))\b",
    "number": rf"\bhow (?:{_MANY})\b|\b(?:what|which|the) (?:\w+ ){{0,4}}(?:{_FIGURES})\b",
    "person": r"\b(?:who|whom|whose)\b",
    "place": r"\b(?:where|(?:what|which) (?:city|country|place|state|town))\b",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sentences say differently."""

    kind: Kind
    words: Words  # as each of them writes it


def difference(question: str, one: Said, other: Said) -> Difference | None:
    """What two sentences on one point say differently; None where they agree, speak of two things, or it cannot be told."""
    alike_by = shared(one.text, other.text)
    found = clashes(one, other) if alike_by >= _AS_ASKED else {}
    if not found or ("date" in found and "number" in found) or _of_two_things(one.text, other.text, found):
        return None
    wanted = {kind for kind, pattern in _ASKS.items() if re.search(pattern, question, re.IGNORECASE)}
    if "period" in found and figures.one_figure(one, other):
        wanted.add("period")  # a figure is nothing without what it is of
    for kind, words in found.items():
        needed = _AS_ASKED if kind in wanted and _has_question(question, one.text, other.text) else _ON_ONE_POINT
        is_asked = kind in wanted or kind in ("period", "answer", "number")
        if alike_by >= needed and is_asked and _of_one_thing(question, one, other, Difference(kind, words)):
            return Difference(kind, words)
    return None


def as_asked(question: str, one: Said, other: Said, *, answers: bool) -> Difference | None:
    """What two sentences on one subject give as the answer, where that differs; they may share few words if both answer well."""
    alike_enough = shared(one.text, other.text) >= _ON_A_SUBJECT and all(
        asked.holds_all(question, said.text) for said in (one, other)
    )
    if not answers and not alike_enough:
        return None
    kind = asked.kind(question)
    words = asked.differing(question, one, other)
    if not kind or not words or moved(question, one, other) or not tells_its_subject(question, one, other):
        return None
    if any(of_another_sort(question, said) for said in (one, other)):
        return None
    if kind == "number" and not one_measure(question, one, other, words):
        return None
    found = Difference(kind, words)
    return found if _of_one_thing(question, one, other, found) else None


def of_two_things(question: str, one: Said, other: Said, words: Words = ("", "")) -> bool:
    """Whether it can be told that two sentences are of two things, of a part and the whole, or of a state at two times."""
    one_thing = one_subject(question, one, other) and one_part(question, one, other) and one_time(question, one, other)
    return not one_thing or of_two(question, one, other, words) or not all(told_of_it(question, said) for said in (one, other))


def _of_one_thing(question: str, one: Said, other: Said, found: Difference) -> bool:
    if found.kind == "answer":
        return one_subject(question, one, other)
    of_a_place = found.kind == "number" and any_of_a_place(question, one, other, found.words)
    return not of_a_place and not of_two_things(question, one, other, found.words)


def clashes(one: Said, other: Said) -> dict[Kind, Words]:
    """The kinds of values that two sentences both give and differ in, with their words; whatever they speak of."""
    found: dict[Kind, Words | None] = {
        "number": figures.number(one, other),
        "period": figures.time(one, other, period=True),
        "date": figures.time(one, other, period=False),
        "person": _named(one.text, other.text, frozenset(["person"])),
        "place": _named(one.text, other.text, _PLACES),
        "answer": _contrary(one, other),
    }
    return {kind: words for kind, words in found.items() if words}


def shared(one: str, other: str) -> float:
    """How much of the shorter sentence the other has too (0 to 1), by words with a meaning and their synonyms."""
    mine, theirs = (meaning(in_words_of(a, b)) for a, b in ((one, other), (other, one)))
    shorter, longer = sorted((mine, theirs), key=len)
    common = sum(not same(form).isdisjoint(longer) for form in shorter)
    return common / len(shorter) if len(shorter) > 1 else 0.0


def _named(one: str, other: str, kinds: frozenset[str]) -> Words | None:
    """The one name of a kind that each has; None where they have one in common, or either has none or several."""
    mine, theirs = (
        {name.text for name in names(text, text) if name.kind in kinds and name.start >= _view_begins(text)}
        for text in (one, other)
    )
    if len(mine) != 1 or len(theirs) != 1 or alike(*mine, *theirs):
        return None
    return mine.pop(), theirs.pop()


def _contrary(one: Said, other: Said) -> Words | None:
    for a, b in ((one, other), (other, one)):
        finding = polarity.check(a.text, b.text, Where(published=b.published))
        if finding and finding.conflict:
            return one.text, other.text
    return None


def _view_begins(text: str) -> int:
    """Where what is said begins, behind who says it: "The EPA reports that"."""
    match = re.search(r"\b(?:that|found|reports?|reported|estimates?|estimated|said|says|argues?|claims?)\b", text[:200])
    return match.end() if match and reports(text[: match.end()]) else 0


def _of_two_things(one: str, other: str, found: dict[Kind, Words]) -> bool:
    """Whether each has a name that the other lacks, behind who says it: Honda's sales are not Toyota's."""
    differing = {words for pair in found.values() for words in pair}
    mine, theirs = (
        {name.text for name in names(text, text) if name.start >= _view_begins(text)} - differing for text in (one, other)
    )
    return any(
        not any(alike(a, c) for c in theirs) and not any(alike(b, c) for c in mine) and a not in other and b not in one
        for a in mine
        for b in theirs
    )


def _has_question(question: str, *texts: str) -> bool:
    """Whether each sentence has at least half of what the question is about, and more of it than a name."""
    question, *plain = (in_base_forms(_AGAIN.sub("", text)) for text in (question, *texts))
    return all(_is_about(parse(in_words_of(question, text)), stems_of(text)) for text in plain)


def _is_about(asked: Question, stems: frozenset[str]) -> bool:
    names_aside = {word: weight for word, weight in asked.weights.items() if not any(word in name for name in asked.names)}
    return covered(asked, stems) >= 0.5 and (not names_aside or covered(replace(asked, weights=names_aside), stems) > 0)
