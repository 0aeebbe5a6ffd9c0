"""Whose office, whose country: "Jane Holt, the deputy mayor" where the words have that office beside another name only."""

import re
from collections.abc import Iterator

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import is_past
from bot.english.places import called, people
from bot.english.quantities import quantities
from bot.english.reading import Word, by_sentence, read, written
from bot.english.vocabulary import CALENDAR

_NAME = r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}"
_BESIDE = (
    re.compile(rf"(?P<name>{_NAME}), (?:the|a|an|its|his|her|their) (?P<office>[^,.;]{{3,50}}?)(?=[,.;]|$)"),
    re.compile(rf"(?:[Tt]he )?(?P<office>(?:[A-Z]?[a-z][a-z-]+ ){{0,3}}[a-z][a-z-]+),? (?P<name>{_NAME})"),
)
_NO_OFFICE = frozenset(
    "of at in on by for from with to into against over under about during after before as and or but who which that is are was "
    "were has have had will would may can could not no beat".split()
)
_LEAST = 2  # words of an office that tell it from others: "deputy mayor", and not "minister"
_REACH = 3  # words between a name and the country that its bearer is from


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which office or country the words give to another; None where they give it to the same, or to nobody."""
    return _held_by_another(claim, window) or _of_another_country(claim, window)


def _held_by_another(claim: str, window: str) -> Finding | None:
    """Find an office beside a name of the claim that the words have beside another name, and never beside this one."""
    there = list(_offices(window))
    words = {word.bare for word in read(window)}
    for name, office in _offices(claim):
        holders = {other for other, held in there if _same_office(office, held)}
        if holders and name not in holders and name.lower() in words:
            return Finding(
                "offices", f"in the cited words the {written(office)} is {sorted(holders)[0]}, not {name}", conflict=True
            )
    return None


def _offices(text: str) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """The last names of a text that have an office beside them, with the words of the office that mean something."""
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            words = read(match["office"])
            name = match["name"].split()[-1].removesuffix("'s")
            stands = words and not any(word.low in _NO_OFFICE or is_past(word.low) or word.low.endswith("'s") for word in words)
            if stands and name.lower() not in CALENDAR and not quantities(match["office"]):
                yield name, tuple(word for word in words if word.means)


def _same_office(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Whether two offices have the same last word, and one all words of the other, which must be two or more."""
    if min(len(mine), len(theirs)) < _LEAST or mine[-1].form != theirs[-1].form:
        return False
    some, others = ({word.form for word in office} for office in (mine, theirs))
    return some <= others or others <= some


def _of_another_country(claim: str, window: str) -> Finding | None:
    """Find "Holt is Belgian" where another people stands beside the name, and never that."""
    words = read(claim)
    for at, word in enumerate(words):
        before = [one.low for one in words[max(0, at - 2) : at] if one.low not in ("a", "an")]
        if not _is_people(word) or not before or before[-1] not in ("is", "was"):
            continue
        name = next((one.low for one in words[:at] if one.text[0].isupper() and one.means and not _is_people(one)), None)
        beside = [one for sentence in by_sentence(window) for one in _peoples_beside(sentence, name)] if name else []
        if beside and all(called(one.low).isdisjoint(called(word.low)) for one in beside):
            return Finding("offices", f"the cited words call that one {beside[0].text}, not {word.text}", conflict=True)
    return None


def _peoples_beside(sentence: tuple[Word, ...], name: str) -> list[Word]:
    places = [at for at, word in enumerate(sentence) if word.bare == name]
    return [word for at, word in enumerate(sentence) if _is_people(word) and any(abs(at - place) <= _REACH for place in places)]


def _is_people(word: Word) -> bool:
    return word.text[0].isupper() and word.low in people()
