"""The person or the place that a question asks for, where a deed has one doer and one place."""

import re

from bot.disagree.clauses import clause_at
from bot.disagree.deeds import asked_words, deed_words
from bot.disagree.figures import Said, Words
from bot.english.deeds import SPEECH
from bot.english.reading import form_of, read
from bot.judge.names import Name, alike, names
from bot.questions.question import parse

# deeds and offices that have one doer or place: who "spoke" or where "it rained" may have many
_ONE_DOER = frozenset(
    form_of(word)
    for word in "win discover find found invent design lead head chair succeed replace direct compose write paint build own "
    "captain play star found conduct beat elect appoint name coach manage edit translate create host".split()
)
_ONE_PLACE = frozenset(
    form_of(word) for word in "bear born die bury find hold meet sign crash sink base headquarter marry".split()
)
_ROLES = re.compile(r"^\W*who (?:is|was|will be|became|becomes) (?:the|[\w.-]+['’]s) (?:\w+ ){0,3}\w+", re.IGNORECASE)
_BESIDE = 4  # words between a name and the word that says what it is or did
_BY = re.compile(r"\bby (?:an? |the |its |their |his |her )?(?:[\w-]+ ){0,4}$", re.IGNORECASE)
_NO_PERSON = re.compile(r"\b(?:the|an?|in|at|on|of|to|from|for|with|near|into) $", re.IGNORECASE)
_AT = re.compile(r"\b(?P<how>in|at|near|outside) (?:the (?:\w+ )?(?:\w+ )?of )?$", re.IGNORECASE)
_PLACES = {"country": "country", "state": "state", "city": "town", "other": "town"}  # kind of name -> kind of place


def people(question: str, one: str, other: str) -> Words | None:
    """The persons whom each of two texts tells as the one doer, or as holding the role, where they are two."""
    mine, theirs = _person(question, one), _person(question, other)
    return (mine, theirs) if mine and theirs and not alike(mine, theirs) else None


def _person(question: str, text: str) -> str | None:
    """The one person whom a sentence tells as the doer, or as holding the role, that a question asks for."""
    role = _ROLES.search(question)
    asked = asked_words(question, text) if role else deed_words(question, text, _ONE_DOER)
    if not asked:
        return None
    words = read(text)
    found: dict[str, None] = {}
    for name in names(text, f"so {text}"):  # behind another word, what opens the sentence is a name as well
        if not _may_be_person(name, text) or any(alike(name.text, " ".join(known)) for known in parse(question).names):
            continue
        before = [word for word in words if word.end <= name.start]
        behind = [word for word in words if word.start >= name.end]
        if any(word.form in SPEECH for word in (*behind[:1], *before[-1:])):
            continue
        near = {word.form for word in (*behind[:_BESIDE], *before[-_BESIDE:])}
        if _BY.search(text[: name.start]) or near & asked or _apposed(text, name.end, asked):
            found[name.text] = None
    return next(iter(found)) if len(found) == 1 else None


def _may_be_person(name: Name, text: str) -> bool:
    """Whether a name is a person's, or one of two words that nothing tells to be another's: no "the" or "in" stands before it."""
    return name.kind == "person" or (name.kind == "other" and " " in name.text and not _NO_PERSON.search(text[: name.start]))


def _apposed(text: str, end: int, asked: frozenset[str]) -> bool:
    """Whether a deed stands behind what is said of a name between commas: "Ann Smith, a biologist, discovered it"."""
    apposition = re.match(r", [^,]{1,60}, ", text[end:])
    behind = [word for word in read(text) if apposition and word.start >= end + apposition.end()]
    return any(word.form in asked for word in behind[:2])


def places(question: str, one: Said, other: Said) -> Words | None:
    """The places where each of two sentences tells that it was, where they are two of a kind, and not one within the other.

    That one is within the other may be so where an article names both.
    """
    if not {word.form for word in read(question)} & _ONE_PLACE:
        return None
    mine, theirs = _place(question, one.text), _place(question, other.text)
    if not mine or not theirs or mine[1:] != theirs[1:] or alike(mine[0], theirs[0]):
        return None
    return None if theirs[0] in one.around or mine[0] in other.around else (mine[0], theirs[0])


def _place(question: str, text: str) -> tuple[str, str, str] | None:
    """The first place behind the question's deed, in its clause, what kind of place it is, and whether it was in it or near."""
    asked = asked_words(question, text) & _ONE_PLACE
    for deed in (word for word in read(text) if word.form in asked):
        for name in names(text, text):
            near = name.start > deed.end and clause_at(text, name.start) == deed.clause
            how = _AT.search(text[: name.start])
            if near and how and name.kind in _PLACES:
                return name.text, _PLACES[name.kind], how["how"].lower()
    return None
