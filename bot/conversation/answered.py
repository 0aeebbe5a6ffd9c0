"""The name that a shown answer gave to a question for one: "Rohan Abeysekera", where it was asked who led the study.

Read from the answer that was shown, whose sentences were checked. Where it cannot be told which of its names is meant, none is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.slots import is_participle
from index.sentences import sentences
from index.words import STOP_WORDS, rank, stem, words

_LONGEST = 600  # characters of an answer that are read
_NEAR = 8  # words between a name and what was asked of it
_ASKS_WHO = re.compile(r"^\W*(?:(?:and|but|so) )?(?:by |to |for |with )?who(?:m|se)?\b|\bthe name of\b", re.IGNORECASE)
_ASKS_WHICH = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:(?:by|in|at|to|for|from|with) )?(?:which|what) (?P<thing>[a-z]+)", re.IGNORECASE
)
_NO_THING = frozenset(
    "is are was were do does did has have had will would can could happens happened happen should may might must".split()
)
_A_DAY = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)(?: \d+)?")
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Captain|Judge|President|Mayor|Minister|Senator)\.? )+"
)
_OFFICES = frozenset(
    "Secretary Minister President Premier Chancellor Governor Mayor Director Chief Executive Chairman Chairwoman Chair Leader "
    "Speaker Senator General Admiral Colonel Inspector Commissioner Ambassador Coach Editor Justice Judge Attorney "
    "Professor".split()
)
_NAME = re.compile(r"[A-Z][\w'’-]*\w\.?(?:(?: (?:&|de|van|von|der|den|da|di|la|le|el|al|of))* (?:& )?[A-Z][\w'’-]*\w)*")
_SURE = 2  # points
_BODY = re.compile(
    r"\b(?:University|Institute|Office|Council|Court|Ministry|Department|Agency|Museum|Foundation|Company|Ltd|Inc|Bank|Party|Union"
    r"|School|College|Hospital|Street|River|Lake|Island|Mount|Hall|Cup|League|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_OF_A_PLACE = re.compile(r"\b(?:of|of the|at|at the|in|in the|from|from the|near|on)$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|between)(?: (?:the|a|an))?(?: [a-z-]+){0,3},? $")
_AND = re.compile(r",? and(?: (?:the|a|an))?(?: [a-z-]+){0,3},? $")
_SPEAKS = re.compile(r"^,? ?(?:says|said|told)\b")
_SPEAKS_BEFORE = re.compile(r"\b(?:says|said)(?: [a-z' ’-]+,?)? $")


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    start: int
    end: int
    points: int  # for how it stands beside what was asked


def asks_for_a_name(question: str) -> bool:
    """Whether a question asks who or which, so that its answer gives a name."""
    which = _ASKS_WHICH.search(question)
    thing = which["thing"].lower() if which else ""
    return bool(_ASKS_WHO.search(question)) or (thing != "" and thing not in _NO_THING and not is_participle(thing))


def is_of_a_person(question: str) -> bool:
    """Whether the name that a question asks for is a person's, as far as it says: "who", not "which company"."""
    return bool(_ASKS_WHO.search(question))


def name_given(question: str, answer: str) -> str:
    """The name that the answer to a question for one gave; "" where it asked for none, or that cannot be told."""
    if not asks_for_a_name(question):
        return ""
    text = " ".join(answer[:_LONGEST].split())
    first = next((text[start:end] for start, end in sentences(text)), "")
    found = _names(first, question)
    best = max((one.points for one in found), default=0)
    if not found or (best == 0 and len(found) > 1):
        return ""
    chosen = next(one for one in found if one.points == best)
    return " and ".join([chosen.text, *_joined_to(chosen, found, first)])


def is_of_a_body(name: str) -> bool:
    """Whether a name is an institution's or a place's, as far as it says: "Pelagia Foundation"."""
    return _BODY.search(name) is not None


def first_sentence(answer: str) -> str:
    """The first sentence of a shown answer, on one line."""
    text = " ".join(answer[:_LONGEST].split())
    return next((text[start:end] for start, end in sentences(text)), "")


def _names(sentence: str, question: str) -> list[_Name]:
    asked = {stem(word) for word in words(question)}
    deeds = {stem(word) for word in words(question) if word.lower() not in STOP_WORDS and word[0].islower()}
    person = is_of_a_person(question)
    found = []
    for at in _NAME.finditer(sentence):
        text = _TITLE.sub("", at[0]).rstrip(".")
        text = _without_office(re.sub(r"['’]s$", "", text)) if person else re.sub(r"['’]s$", "", text)
        parts = [word for word in words(text) if word.lower() not in STOP_WORDS]
        opens = not re.search(r"\w", sentence[: at.start()])
        if opens and len(parts) < len(words(text)):  # "The Rovers"
            text = " ".join(parts)
        if (
            not parts
            or _A_DAY.fullmatch(text)
            or not {stem(word) for word in parts}.isdisjoint(asked)
            or (opens and len(parts) == 1 and _is_common(parts[0]))
        ):
            continue
        before = sentence[: at.start()]
        points = _points(before, sentence[at.end() :], deeds)
        if person and (_OF_A_PLACE.search(before.rstrip()) or text.isupper() or (is_of_a_body(text) and points < _SURE)):
            continue
        found.append(_Name(text, at.start(), at.end(), points))
    return found


def _without_office(name: str) -> str:
    """A person's name without the office before it: "Scott Bessent" of "Treasury Secretary Scott Bessent"."""
    parts = name.split()
    last = max((at for at, part in enumerate(parts[:-1]) if part in _OFFICES), default=-1)
    return " ".join(parts[last + 1 :])


def _is_common(word: str) -> bool:
    return rank(word.lower()) < 12_000


def _points(before: str, after: str, deeds: set[str]) -> int:
    """How surely a name is that of whom it was asked of: what was asked stands right behind it, or it is behind "by"."""
    following = [stem(word) for word in words(after)[:_NEAR]]
    place = next((number for number, one in enumerate(following) if one in deeds), None)
    clause = re.split(r"[;:.]|, (?:and|but) ", after)[0]
    if place is not None and (place <= 2 or re.search(r"\bwho\b", clause)):
        return 3
    if _BY.search(before):
        return 3 if not deeds.isdisjoint(map(stem, words(before)[-_NEAR:])) else 2
    if place is not None:
        return 2
    return int(bool(_SPEAKS.search(after) or _SPEAKS_BEFORE.search(before)))


def _joined_to(one: _Name, found: Sequence[_Name], sentence: str) -> list[str]:
    """The name that goes with this one: "by Anna Bell and the engineer Tom Brel"."""
    after = next((other for other in found if other.start > one.end), None)
    return [after.text] if after and _AND.fullmatch(sentence[one.end : after.start]) else []
