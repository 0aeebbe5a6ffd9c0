"""What an article's corrections of itself withdraw: the values that were wrong, wherever the article still has them.

A value is withdrawn in the matter that the correction is about, and nowhere else: of 78 that were saved by boat, not of 78 that
were treated for smoke. `corrected` reads an article as its corrections have it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.corrections import Correction, Span, corrections, speaks_of_one
from bot.english.moments import moments
from bot.english.quantities import quantities
from bot.english.reading import form_of, meaning, read, shared
from bot.english.vocabulary import CALENDAR
from index.sentences import sentences

_ON_THE_MATTER = 0.5  # share of what a correction is about that a sentence has, from which it speaks of the same
_WORDS = 2  # of what a correction is about, from which it does too
_SPOKEN_OF = 0.6  # share of a claim in withdrawn words without a value
_LONGEST = 800  # characters of a sentence in which values are looked for
_NO_MATTER = frozenset(
    map(
        form_of,
        [
            *CALENDAR,
            *"number figure people person year date day month time name surname age amount total price error mistake"
            " version wrong incorrect correct correctly right actual give gave make made say said tell told state"
            " stated report reported article story title caption refer referred show earlier original originally"
            " previous fact paragraph attribute reflect editing spelling position role identity misstate misspell"
            " misspelt misidentify misquote misattribute misreport misname misdate misdescribe misrepresent mislabel".split(),
        ],
    )
)
_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s(?:(?:of|de|van|von|al|the)\s)?[A-Z][\w’'-]*)*")
_POINTS_BACK = re.compile(
    r"\W*(?:in fact,?\s|actually,?\s)?(?:it|he|she|they|this|that|those|these|the (?:correct|right|true|actual))\b", re.IGNORECASE
)
_PUT = re.compile(r"\b(?:as|was|were|is|are|at)\W{0,2}$", re.IGNORECASE)
_DENIALS = frozenset("not no never none nobody nothing neither nor without".split())
_ONE_EACH = 2  # names in all: one that was said, one that is right


@dataclass(frozen=True, slots=True)
class Value:
    """An amount, a date or a name, and where it stands."""

    kind: str  # "date", "name", or "number" with its dimension
    key: object  # what is the same for all its forms
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A value that was wrong, and the one in its place."""

    wrong: Value
    right: Value | None
    put: str  # the words of the right one; empty where there is none
    by: Correction
    matter: frozenset[str]  # forms of the words that tell what it is about


@lru_cache(maxsize=2000)
def values(text: str) -> tuple[Value, ...]:
    """The amounts, dates and names of a text in order; what begins with a capital is a name."""
    dates = [Value("date", one.days or one.yearless or one.text.lower(), one.start, one.end) for one in moments(text, None)]
    numbers = [Value(f"number {one.dimension}".removesuffix("age"), one.value, one.start, one.end) for one in quantities(text)]
    found = [*dates, *(one for one in numbers if not _overlaps(one, dates))]
    names = [Value("name", name[0].lower(), *name.span()) for name in _NAME.finditer(text)]
    return tuple(sorted([*found, *(one for one in names if not _overlaps(one, found))], key=lambda one: one.start))


@lru_cache(maxsize=128)
def withdrawn(text: str) -> tuple[Withdrawn, ...]:
    """The values that a text's corrections of itself withdraw."""
    return tuple(found for one in corrections(text) for found in _of(text, one))


def withdrawn_in(sentence: str, text: str) -> Withdrawn | None:
    """The value of a sentence of an article that the article withdraws."""
    if not corrections(text) or len(sentence) > _LONGEST or speaks_of_one(sentence):
        return None
    return next((one for one in withdrawn(text) if _has(sentence, one)), None)


def corrected_by(claim: str, text: str) -> Correction | None:
    """The correction by which an article withdraws what a claim tells; none of what a claim tells of a correction."""
    if not corrections(text) or len(claim) > _LONGEST or speaks_of_one(claim):
        return None
    value = withdrawn_in(claim, text)
    if value:
        return value.by
    whole = (one for one in without_values(text) if meaning(claim) <= meaning(text[slice(*one.said)]))
    return next((one for one in whole if _is_told_by(claim, text, one)), None)


def rests_on_withdrawn(claim: str, window: str, *, corrected: bool) -> bool:
    """Whether what some words tell of a claim is what a correction among them withdraws, and nothing else there tells it.

    `corrected`: right values stand in the place of withdrawn ones already.
    """
    if not corrections(window) or speaks_of_one(claim):
        return False
    if not corrected and withdrawn_in(claim, window):
        return True
    told = (one for one in without_values(window) if _is_told_by(claim, window, one))
    return any(not _is_told_besides(claim, window, one) for one in told)


def left_standing(text: str) -> Iterator[tuple[int, int, Withdrawn]]:
    """Where a text still has withdrawn values, outside of the corrections that withdraw them."""
    for start, end in sentences(text) if withdrawn(text) else ():
        sentence = text[start:end]
        others = [one for one in withdrawn(text) if not one.by.start <= start < one.by.last]
        if others and end - start <= _LONGEST:
            told = [(value, one) for value in values(sentence) for one in others if _is_of(value, one) and _has(sentence, one)]
            yield from ((start + value.start, start + value.end, one) for value, one in told)


def without_values(text: str) -> list[Correction]:
    """The corrections that repeat what was wrong, and withdraw no value."""
    valued = {one.by for one in withdrawn(text)}
    return [one for one in corrections(text) if one not in valued and one.asserts(text)]


def leans(text: str, one: Correction) -> bool:
    """Whether the words that are right say less of the matter than those that were wrong: "It was 87."."""
    if one.right is None or one.right[0] < one.end:
        return False
    if _POINTS_BACK.match(text[slice(*one.right)]):
        return True
    said = meaning(text[slice(*one.said)]) - _NO_MATTER - _forms_of_values(text, one, named=False)
    return len(said & meaning(text[slice(*one.right)])) < _ON_THE_MATTER * len(said) or not said


def _overlaps(one: Value, others: Sequence[Value]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _of(text: str, one: Correction) -> Iterator[Withdrawn]:
    """The values that a correction withdraws: those beside a "not", or those of what was said of the kind that is right."""
    said, wrong = _values_in(text, one.said), _values_in(text, one.wrong)
    right = [value for value in _values_in(text, one.right) if not one.contrasts(value.start)]
    for kind in dict.fromkeys(value.kind for value in right or said):
        ours = [value for value in right if value.kind == kind]
        told = [value for value in said if value.kind == kind]
        theirs = [value for value in wrong if value.kind == kind] or _replaced(text, told, ours, asserted=one.asserts(text))
        for number, value in enumerate(theirs):
            put = ours[min(number, len(ours) - 1)] if ours else None
            if value.key not in {other.key for other in ours}:
                yield Withdrawn(value, put, text[put.start : put.end] if put else "", one, _matter(text, one, kind))


def _replaced(text: str, said: Sequence[Value], right: Sequence[Value], *, asserted: bool) -> list[Value]:
    """Of what was said, what the right values take the place of: all, of as many; else the one that is put most plainly."""
    told = {value.key for value in right}
    said = [value for value in said if value.key not in told]
    if not asserted or (said and said[0].kind == "name" and len(said) + len(right) != _ONE_EACH):
        return []
    if len(said) <= 1 or len(said) == len(right):
        return said
    return [next((value for value in reversed(said) if _PUT.search(text[: value.start])), said[0])]


def _values_in(text: str, span: Span | None) -> list[Value]:
    """The values of a part of a text; a single word at its head has a capital anyway."""
    start, end = span or (0, 0)
    text = text[start:end]
    found = [one for one in values(text) if one.kind != "name" or " " in text[one.start : one.end] or text[: one.start].strip()]
    return [Value(one.kind, one.key, start + one.start, start + one.end) for one in found]


def _matter(text: str, one: Correction, kind: str) -> frozenset[str]:
    """What a correction is about: the words of what was said, or else of what is right, values left out."""
    known = _NO_MATTER | _forms_of_values(text, one, named=kind == "name")
    said = meaning(text[slice(*one.said)]) - known
    return said or (meaning(text[slice(*one.right)]) - known if one.right else said)


def _forms_of_values(text: str, one: Correction, *, named: bool) -> frozenset[str]:
    """The forms of the values of a correction; `named`: of names, too."""
    found = [
        value for span in (one.said, one.right, one.wrong) for value in _values_in(text, span) if named or value.kind != "name"
    ]
    return frozenset[str]().union(*(meaning(text[value.start : value.end]) for value in found))


def _has(sentence: str, one: Withdrawn) -> bool:
    """Whether a sentence has a withdrawn value in the matter of its correction, and not the right one."""
    there = values(sentence)
    keys = {(value.kind, value.key) for value in there}
    if one.right is not None and (one.right.kind, one.right.key) in keys:
        return False
    return any(_is_of(value, one) and _on_the_matter(sentence, value, one) for value in there)


def _is_of(value: Value, one: Withdrawn) -> bool:
    return (value.kind, value.key) == (one.wrong.kind, one.wrong.key)


def _on_the_matter(sentence: str, value: Value, one: Withdrawn) -> bool:
    common = len(meaning(sentence) & one.matter)
    if value.kind == "number " and not _counts(sentence, value) <= one.matter | _NO_MATTER:
        return common >= _WORDS
    return common > 0 and (common >= _WORDS or common >= _ON_THE_MATTER * len(one.matter))


def _counts(sentence: str, value: Value) -> frozenset[str]:
    """The form of the word right behind a bare number, which it counts."""
    behind = next((word for word in read(sentence) if word.start >= value.end), None)
    return frozenset([behind.form]) if behind and behind.means and not sentence[value.end : behind.start].strip() else frozenset()


def _is_told_by(claim: str, text: str, one: Correction) -> bool:
    """Whether what was said tells most of a claim, and nothing of the claim is only in what is right."""
    of_right = (meaning(text[slice(*one.right)]) if one.right else frozenset()) - meaning(text[slice(*one.said)]) - _NO_MATTER
    if _denies(claim) != _denies(text[slice(*one.said)]):
        return False
    return of_right.isdisjoint(meaning(claim)) and _told(claim, text[slice(*one.said)]) >= _SPOKEN_OF


def _denies(text: str) -> bool:
    """Whether a text has a "not"."""
    return any(word.low in _DENIALS or word.low.endswith("n't") for word in read(text))


def _is_told_besides(claim: str, text: str, one: Correction) -> bool:
    """Whether a sentence beside a correction tells as much of a claim as what was said does."""
    rest = f"{text[: one.start]}\n\n{text[one.last :]}"
    return any(_told(claim, rest[a:b]) >= _told(claim, text[slice(*one.said)]) for a, b in sentences(rest))


def _told(claim: str, sentence: str) -> float:
    return shared(claim, tuple(read(sentence)))
