"""Claim in, verdict out: do the articles, or one given text, support it? Each sentence of the claim must be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.enforce.bounded import CheckFailed
from bot.enforce.contradicting import contradicting
from bot.enforce.meant.leaning import meant_by
from bot.enforce.place import Place
from bot.enforce.rows import rows_about
from bot.enforce.verify import taken_back, verbatim, verified
from bot.errors import QuestionError, UncheckedError
from bot.judge.support import CLAIMED
from bot.judge.support import THRESHOLD as SUPPORTED
from bot.judge.windows import claim_sentences
from bot.questions.scope import EVERYTHING, Scope
from bot.reply import Citation
from bot.text import one_line
from index.article import Article
from index.index import Index

LONGEST_CLAIM = 4000  # characters
_PASSAGES = 8  # of the index, that a sentence is judged against

_LEANING = re.compile(r"(?:he|she|it|they|this|that|these|those|its|his|her|their|the)\b", re.IGNORECASE)

Verdict = Literal["supported", "contradicted", "not_found"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its verdict, and the words on which that rests."""

    claim: str
    verdict: Verdict
    support: float  # 0 to 1: that of the claim's least supported sentence
    citations: tuple[Citation, ...]  # what supports, or what contradicts; none when nothing was found


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sentence of a claim."""

    verdict: Verdict
    support: float
    places: tuple[Place, ...]


def check(claim: str, index: Index, scope: Scope = EVERYTHING) -> Checked:
    """Check a claim against the articles.

    Raises `QuestionError` for a claim that is empty, has no words, or is too long, and `UncheckedError` when a check of it fails:
    then nobody knows what the articles say of it.
    """
    judged = []
    parts = _parts(claim)
    for at, part in enumerate(parts):
        before = parts[:at]
        asked = " ".join([*before[-1:], part]) if _LEANING.match(part) else part  # "It fell by a third.": what did?
        hits = index.search(index.prepare(asked.strip(), scope.today), _PASSAGES, scope.only)
        places = [Place(hit.passage.article, hit.passage.start, hit.passage.end) for hit in hits]
        judged.append(_judged(part, places, before))
    return _checked(claim, judged)


def check_against(claim: str, passage: str) -> Checked:
    """Check a claim against one text, of up to tens of thousands of words; its citations are of an article without a name.

    Raises as `check`.
    """
    parts = _parts(claim)
    if not passage.strip():
        return Checked(claim, "not_found", 0.0, ())
    place = Place(Article("passage", "passage", passage), 0, len(passage))
    if one_line(claim) == one_line(passage):
        return _checked(claim, [_Judged("supported", 1.0, (place.within(0, len(passage)),))])
    before = [parts[:at] for at in range(len(parts))]
    return _checked(
        claim, [_verbatim(part, place, some) or _judged(part, [place], some) for part, some in zip(parts, before, strict=True)]
    )


def _verbatim(part: str, place: Place, before: Sequence[str]) -> _Judged | None:
    """A sentence of a claim that the text has word for word; None where it has not, takes it back, or "he" is another there."""
    whole = verbatim(part, [place])
    good = whole and not taken_back(part, whole) and not meant_by(part, before).of_another(whole)
    return _Judged("supported", 1.0, (whole,)) if whole and good else None


def _judged(part: str, places: Sequence[Place], before: Sequence[str]) -> _Judged:
    found = verified(part, places, CLAIMED, before)
    if found.passed:
        return _Judged("supported", found.support, found.places)
    by_rows = _judged_by_rows(part, places)
    if by_rows:
        return by_rows
    if found.failed:
        raise _unchecked(*found.reasons)
    try:
        against = contradicting(part, places)
    except CheckFailed as fault:
        raise _unchecked(str(fault)) from fault
    return _Judged("contradicted" if against else "not_found", found.support, (against,) if against else ())


def _judged_by_rows(part: str, places: Sequence[Place]) -> _Judged | None:
    """What the rows of tables say of a part of a claim, read with their columns' names; None where they say nothing of it."""
    for row in rows_about(part, places):
        found = verified(part, [row.read], SUPPORTED)
        if found.passed:
            return _Judged("supported", found.support, (row.place,))
    return None


def _unchecked(why: str) -> UncheckedError:
    return UncheckedError(f"The claim could not be checked, because {why}; put it more shortly, or in other words.")


def _parts(claim: str) -> list[str]:
    if len(claim) > LONGEST_CLAIM:
        raise QuestionError(
            "claim_too_long",
            f"The claim has {len(claim):,} characters, at most {LONGEST_CLAIM:,} can be read; check it in pieces.",
        )
    parts = claim_sentences(claim)
    if not any(character.isalnum() for character in claim) or not parts:
        what = "has no words" if claim.strip() else "is empty"
        raise QuestionError("empty_claim", f"The claim {what}; write what is to be checked.")
    return parts


def _checked(claim: str, judged: Sequence[_Judged]) -> Checked:
    verdicts = {one.verdict for one in judged}
    order: tuple[Verdict, ...] = ("contradicted", "not_found", "supported")
    verdict = next(name for name in order if name in verdicts)
    places = dict.fromkeys(place for one in judged if one.verdict == verdict for place in one.places)
    citations = tuple(Citation(number, p.article, p.text, p.start, p.end) for number, p in enumerate(places, start=1))
    return Checked(claim, verdict, min(one.support for one in judged), citations)
