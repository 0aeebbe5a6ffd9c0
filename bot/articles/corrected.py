"""An article as its corrections of itself have it: with right values for wrong ones, without what was only said wrongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.correction_words import CLAUSE
from bot.articles.corrections import Correction, corrections
from bot.articles.replaced import withdrawn
from bot.articles.withdrawn import left_standing, without_values

_AS = re.compile(
    r"\s(?:(?:was|were|is|are)\s(?:\w+ly\s)?(?:given|put|stated|listed|reported|described|named|identified)\s)?(?:as|at)\s$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:in fact,?\s|actually,?\s)?(?:it|he|she|they)\s", re.IGNORECASE)
_ELLIPTIC = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\W*$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:(?:the|an?|all|its|his|her|their)\s)?(?:[\w’'-]+\s){1,4}?(?=(?:is|was|are|were|has|have|had|will|would|can|could|did|does|do|\w{2,}ed"
    r"|\w{3,}s)\b)"
)


@dataclass(frozen=True, slots=True)
class _Edit:
    """What is to be put in the place of some words."""

    start: int
    end: int
    put: str
    by: Correction


def as_corrected(text: str, start: int, end: int) -> str:
    """The words of `text[start:end]` with right values in the place of withdrawn ones, without what was only said wrongly."""
    made, at = [], start
    for edit in _edits(text):
        if at <= edit.start and edit.end <= end:
            made += [text[at : edit.start], edit.put]
            at = edit.end
    return "".join([*made, text[at:end]])


def corrections_of(text: str, start: int, end: int) -> list[Correction]:
    """The corrections that stand in `text[start:end]`, or by which a value there is withdrawn."""
    by = {edit.by for edit in _edits(text) if start <= edit.start and edit.end <= end}
    return [one for one in corrections(text) if one in by or (start < one.last and one.start < end)]


@lru_cache(maxsize=128)
def _edits(text: str) -> tuple[_Edit, ...]:
    """What is to be put in the place of which words of a text, in order."""
    kept: list[_Edit] = []
    for edit in sorted(_wanted(text), key=lambda edit: (edit.start, edit.end)):
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return tuple(kept)


def _wanted(text: str) -> Iterator[_Edit]:
    """The same in no order; of some that overlap the first counts."""
    for one in corrections(text):
        if one.contrast:
            yield _Edit(*one.contrast, "", one)
    for value in withdrawn(text):
        if not value.by.contrasts(value.wrong.start):
            yield _Edit(value.wrong.start, value.wrong.end, value.put, value.by)
            told = value.put and value.by.asserts(text) and value.by.start <= value.wrong.start < value.by.end
            plain = _restated(text, value.by, value.wrong.start) if told else ()
            yield from (_Edit(*words, value.by) for words in plain)
    for one in without_values(text):
        words = _without_what_was_said(text, one)
        if words:
            yield _Edit(*words, one)
    for start, end, value in left_standing(text):
        yield _Edit(start, end, value.put, value.by)


def _restated(text: str, one: Correction, value: int) -> Iterator[tuple[int, int, str]]:
    """What is to be put in the place of which words, to tell what was said as a fact; `value`: where its value begins.

    "An earlier version gave the number of jobs as 78" is "The number of jobs was 78".
    """
    head = CLAUSE.match(text, one.said[0], one.said[1])
    begins = head.end() if head and head.end() <= value else one.said[0]
    if one.alone and one.said[1] < one.end:  # "in an earlier version" stands behind
        yield one.said[1], one.end, "."
    else:
        opens = begins < value
        yield one.start, begins + opens, text[begins : begins + opens].upper()
    would = re.search(r"\bwould\b", text[begins:value])
    if would and begins + would.start() > one.said[0]:
        yield begins + would.start(), begins + would.end(), "will"
    put = _AS.search(text[begins:value])
    if put and begins + put.start() > one.said[0]:
        yield begins + put.start(), value, " was "


def _without_what_was_said(text: str, one: Correction) -> tuple[int, int, str] | None:
    """What is to be put in the place of which words, to leave only what is right; None where that needs what was said.

    "This report said that the museum is open. It is closed" is "The museum is closed"; "Only half of it was" cannot stand alone.
    """
    if one.right is None or not one.alone or _ELLIPTIC.search(text[slice(*one.right)]):
        return None
    head = CLAUSE.match(text, *one.said)
    pronoun = _PRONOUN.match(text, *one.right)
    if pronoun is None:
        return one.start, one.end, ""
    subject = _SUBJECT.match(text, head.end(), one.said[1]) if head else None
    return (one.start, pronoun.end(), subject[0][:1].upper() + subject[0][1:]) if subject else None
