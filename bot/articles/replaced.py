"""Which values of an article a correction of it puts which others in the place of, and in what matter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.articles.corrections import Correction, Span, corrections
from bot.articles.values import Value, alike, in_place_of, values
from bot.english.clauses import clause_at
from bot.english.reading import form_of, meaning
from bot.english.vocabulary import CALENDAR
from index.sentences import sentences

_MOST = 0.59  # share of the matter of what a correction only puts right, in a sentence that has another value of it
_WORDS = 2  # words of a matter, with which or less it is told little
_LITTLE = 3  # other words of such a sentence, where the matter is but a word or two
_APART = 0.1  # by which a sentence must be more on it than another one with another value
_KNOWN = 0.75  # share of a matter in such a sentence and the one before it: no family ticket is a day ticket
_LONGEST = 800  # characters of a sentence in which values are looked for
NUMBER = "number "  # the kind of a bare number
_ONE_EACH = 2  # names in all: one that was said, one that is right
NO_MATTER = frozenset(
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
_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s(?:up )?to\s|\sand\s|\suntil\s|\sthrough\s)\D?")
_PUT = re.compile(r"\b(?:as|was|were|is|are|at)\W{0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A value that was wrong, and the one in its place."""

    wrong: Value
    right: Value | None
    put: str  # the words of the right one; empty where there is none
    by: Correction
    matter: frozenset[str]  # forms of the words that tell what it is about


@lru_cache(maxsize=128)
def withdrawn(text: str) -> tuple[Withdrawn, ...]:
    """The values that a text's corrections of itself withdraw."""
    return tuple(found for one in corrections(text) for found in _of(text, one))


def _of(text: str, one: Correction) -> Iterator[Withdrawn]:
    """The values that a correction withdraws: those beside a "not", or those of what was said of the kind that is right.

    What it only puts right withdraws what the article has instead: "about 10,000 kettles are affected".
    """
    said, wrong = _values_in(text, one.said), _values_in(text, one.wrong)
    right = [value for value in _values_in(text, one.right) if not one.contrasts(value.start)]
    wrong = [_of_the_kind(value, right) for value in wrong]
    for kind in dict.fromkeys(value.kind for value in right or said):
        ours = [value for value in right if value.kind == kind]
        told = [value for value in said if value.kind == kind]
        theirs = [value for value in wrong if value.kind == kind] or _replaced(text, told, ours, asserted=one.asserts(text))
        if theirs and one.contrast and any(one.contrasts(value.start) for value in theirs):
            ours = [value for value in ours if value.end <= one.contrast[0]][-len(theirs) :] or ours
        else:
            ours = _without(ours, told) or ours  # what stays as it was: "4410000 to 4419999" for "4410000 to 4418999"
        for number, value in enumerate(theirs):
            put = ours[min(number, len(ours) - 1)] if ours else None
            if value.key not in {other.key for other in ours}:
                for key, words in _as_wrong(value, text[put.start : put.end] if put else ""):
                    yield Withdrawn(replace(value, key=key), put, words, one, _matter(text, one, kind))
        for value in [] if theirs else ours:
            yield from _restated(text, one, value)
        for value in ours[len(theirs) :] if theirs and one.asserts(text) else []:
            yield from _restated(text, one, value)


def _of_the_kind(value: Value, right: Sequence[Value]) -> Value:
    """A wrong value; a bare number as that of which a right one tells the unit: "21 million euros, not 12 million"."""
    kinds = [other.kind for other in right if other.kind.startswith(NUMBER)]
    return replace(value, kind=kinds[-1]) if value.kind == NUMBER and kinds and NUMBER not in kinds else value


def _without(some: Sequence[Value], others: Sequence[Value]) -> list[Value]:
    return [value for value in some if value.key not in {other.key for other in others}]


def _as_wrong(value: Value, put: str) -> Iterator[tuple[object, str]]:
    """What is withdrawn with what stands in its place; "Lorna Veatch, not Veitch" withdraws "Lorna Veitch", too."""
    parts = put.split()
    if value.kind != "name" or len(parts) == 1 or " " in str(value.key) or not parts:
        yield value.key, put
        return
    at = max(range(len(parts)), key=lambda at: alike(parts[at].lower(), str(value.key)))
    yield value.key, parts[at]
    yield " ".join([*parts[:at], str(value.key), *parts[at + 1 :]]).lower(), put


def _restated(text: str, one: Correction, value: Value) -> Iterator[Withdrawn]:
    """What an article has, in sentences on the same matter, in the place of a value that a correction tells alone.

    Of several values it is that of the sentence that is most on the matter.
    """
    matter = meaning(clause_at(text, value.start)) - NO_MATTER - forms_of_values(text, one, named=value.kind == "name")
    if len(matter) < _WORDS:
        matter |= _matter(text, one, value.kind)
    right = _values_in(text, one.right)
    joined = {other.key for other in right if _RANGE.fullmatch(text[other.end : value.start])}
    found: dict[Value, float] = {}
    last = ""
    for start, end in sentences(text):
        before, last = last, text[start:end]
        corrects = any(other.start <= start < other.last for other in corrections(text))
        if corrects or end - start > _LONGEST:
            continue
        there = [replace(other, start=start + other.start, end=start + other.end) for other in values(text[start:end])]
        share = _on(matter, before, text[start:end], ranges=bool(joined & {other.key for other in there}))
        other = in_place_of(text, value, right, there) if share >= _MOST else None
        if other:
            found[other] = share
    most = max(found.values(), default=0.0)
    best = [other for other, share in found.items() if share > most - _APART]
    if len({other.key for other in best}) == 1:
        yield Withdrawn(best[0], value, text[value.start : value.end], one, matter)


def _on(matter: frozenset[str], before: str, sentence: str, *, ranges: bool) -> float:
    """How much of a matter (0 to 1) a sentence has; 0 where it may be of another, by the one before it and what else it says.

    `ranges`: it has the same begin of a range, so that a word in common is enough.
    """
    of_values = (meaning(sentence[value.start : value.end]) for value in values(sentence) if value.kind != "name")
    there = meaning(sentence) - NO_MATTER - frozenset[str]().union(*of_values)
    if ranges and matter & there:
        return 1.0
    if len(matter) <= _WORDS and len(there - matter) > _LITTLE:
        return 0.0
    known = len(matter & (there | meaning(before))) >= _KNOWN * len(matter)
    return len(matter & there) / max(len(matter), 1) if known else 0.0


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
    known = NO_MATTER | forms_of_values(text, one, named=kind == "name")
    said = meaning(text[slice(*one.said)]) - known
    return said or (meaning(text[slice(*one.right)]) - known if one.right else said)


def forms_of_values(text: str, one: Correction, *, named: bool) -> frozenset[str]:
    """The forms of the values of a correction; `named`: of names, too."""
    found = [
        value for span in (one.said, one.right, one.wrong) for value in _values_in(text, span) if named or value.kind != "name"
    ]
    return frozenset[str]().union(*(meaning(text[value.start : value.end]) for value in found))
