"""What an article's corrections of itself withdraw: the values that were wrong, wherever the article still has them.

A value is withdrawn in the matter that the correction is about, and nowhere else: of 78 that were saved by boat, not of 78 that
were treated for smoke. `corrected` reads an article as its corrections have it.
"""

import re
from collections.abc import Iterator

from bot.articles.corrections import Correction, corrections, speaks_of_one
from bot.articles.replaced import NO_MATTER, NUMBER, Withdrawn, forms_of_values, withdrawn
from bot.articles.values import Value, is_misspelt, values
from bot.english.reading import meaning, read, shared
from index.sentences import sentences

_ON_THE_MATTER = 0.5  # share of what a correction is about that a sentence has, from which it speaks of the same
_WORDS = 2  # of what a correction is about, from which it does too
_SPOKEN_OF = 0.6  # share of a claim in withdrawn words without a value
_LONGEST = 800  # characters of a sentence in which values are looked for
_POINTS_BACK = re.compile(
    r"\W*(?:in fact,?\s|actually,?\s)?(?:it|he|she|they|this|that|those|these|the (?:correct|right|true|actual))\b", re.IGNORECASE
)
_LEANS = re.compile(r"\W*(?:it|he|she|they|its|his|her|their)\b", re.IGNORECASE)
_DENIALS = frozenset("not no never none nobody nothing neither nor without".split())


def withdrawn_in(sentence: str, text: str) -> Withdrawn | None:
    """The value of a sentence of an article that the article withdraws."""
    if not corrections(text) or len(sentence) > _LONGEST or speaks_of_one(sentence):
        return None
    whole = _with_its_subject(sentence, text)
    return next((one for one in withdrawn(text) if _has(sentence, one, whole)), None)


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
            whole = _with_its_subject(sentence, text)
            told = [
                (value, one) for value in values(sentence) for one in others if _is_of(value, one) and _has(sentence, one, whole)
            ]
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
    said = meaning(text[slice(*one.said)]) - NO_MATTER - forms_of_values(text, one, named=False)
    return len(said & meaning(text[slice(*one.right)])) < _ON_THE_MATTER * len(said) or not said


def _with_its_subject(sentence: str, text: str) -> str:
    """A sentence of a text that begins with "it" or "she" with the one before it, which tells what that is."""
    at = text.find(sentence) if _LEANS.match(sentence) else -1
    before = [text[start:end] for start, end in sentences(text[:at])[-1:]] if at > 0 else []
    return " ".join([*before, sentence])


def _has(sentence: str, one: Withdrawn, whole: str) -> bool:
    """Whether a sentence has a withdrawn value in the matter of its correction, and not the right one.

    `whole`: it with what tells whom it is of.
    """
    there = values(sentence)
    keys = {(value.kind, value.key) for value in there}
    if one.right is not None and (one.right.kind, one.right.key) in keys:
        return False
    return any(_is_of(value, one) and _on_the_matter(sentence, value, one, whole) for value in there)


def _is_of(value: Value, one: Withdrawn) -> bool:
    return (value.kind, value.key) == (one.wrong.kind, one.wrong.key)


def _on_the_matter(sentence: str, value: Value, one: Withdrawn, whole: str) -> bool:
    if value.kind == "name" and is_misspelt(str(value.key), one.put.lower()):
        return True
    common = len(meaning(whole) & one.matter)
    if value.kind == NUMBER and not _counts(sentence, value) <= one.matter | NO_MATTER:
        return common >= _WORDS
    return common > 0 and (common >= _WORDS or common >= _ON_THE_MATTER * len(one.matter))


def _counts(sentence: str, value: Value) -> frozenset[str]:
    """The form of the word right behind a bare number, which it counts."""
    behind = next((word for word in read(sentence) if word.start >= value.end), None)
    return frozenset([behind.form]) if behind and behind.means and not sentence[value.end : behind.start].strip() else frozenset()


def _is_told_by(claim: str, text: str, one: Correction) -> bool:
    """Whether what was said tells most of a claim, and nothing of the claim is only in what is right."""
    of_right = (meaning(text[slice(*one.right)]) if one.right else frozenset()) - meaning(text[slice(*one.said)]) - NO_MATTER
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
