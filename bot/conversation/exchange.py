"""A question asked of something else: a piece ("in 2024", "sorghum", "about Canada") in the place of its like there.

A time goes in the place of a time, a name in that of a name, a thing in that of a thing; where it cannot be told which it is
meant for, nothing is exchanged.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.questions.little import ARTICLES, PREPOSITIONS
from bot.questions.slots import Slot, slots
from index.dates import MONTHS, places_of_days
from index.words import STOP_WORDS, rank, words

_OF_PLACE = frozenset("in on at near".split())
_OF_TOPIC = frozenset("about regarding".split())  # what is said about may be anything
_ANY = "|".join(sorted(PREPOSITIONS))
_PREPOSITION = re.compile(rf"^(?:{_ANY}) ", re.IGNORECASE)
_ENDS_IN_PREPOSITION = re.compile(rf"\b(?:{_ANY})\s*$", re.IGNORECASE)
_LABEL = r"(?:\d{1,4}[a-z]?|[A-Z]\d{0,3})(?![\w-])"  # of one of a kind: "line 21", "zone A"
_MONTHS = "|".join(MONTHS)
_TURNS = "first|second|third|fourth|fifth|last|next|other|previous"
_YEAR = re.compile(r"(?:\b(?:in|since|for|by|until) )?\b(?:19|20)\d\d\b(?!-)", re.IGNORECASE)
_ANY_DAY = date(2000, 1, 1)  # where a text names days does not depend on the day; only which they are does
_QUALITY = re.compile(r"\w+(?:al|ic|ive|ous|ful|less|able|ible|ary|est|er|ed|ing)", re.IGNORECASE)  # "national": of what kind


def in_place(piece: str, former: str) -> str | None:
    """The former question with the piece in the place of its like; None where no like can be told."""
    given = times(piece)
    if given:
        former = _with_time(" ".join(piece[start:end].strip() for start, end in given), former)
        piece = without_times(piece).strip(" ,")
        if not meaning(piece):
            return former
    labelled = _with_label(piece, former) or _with_turn(piece, former)
    if labelled:
        return labelled
    there = slots(former, times(former))
    return _with_preposition(piece, former, there) or _with_name(piece, former, there) or _with_thing(piece, former, there)


def _with_time(time: str, former: str) -> str:
    """The former question asked of another time."""
    if time[0].isdigit():
        time = f"in {time}" if _YEAR.fullmatch(time) else f"on {time}"
    places = times(former)
    for start, end in reversed(places[1:]):
        former = former[:start] + former[end:]
    if places:
        start, end = places[0]
        if _ENDS_IN_PREPOSITION.search(former[:start]):  # "the first half of" 2025
            time = _PREPOSITION.sub("", time)
        return tidy(f"{former[:start]} {time}{former[end:]}")
    return at_the_end(former, time)


def _with_label(piece: str, former: str) -> str | None:
    """The former question with "line 25" in the place of "line 21", "zone A" in that of "zones B and C", or "25"."""
    bare = re.fullmatch(rf"(?:(?:{_ANY}) )?(?P<label>{_LABEL})", piece)
    if bare:
        found = list(re.finditer(rf"\b(?!(?:{_ANY}|{_MONTHS})\b)[a-z]+ (?P<labels>{_LABEL})(?![\w%.,]*\d| [a-z]+s\b)", former))
        return former[: found[0].start("labels")] + bare["label"] + former[found[0].end("labels") :] if len(found) == 1 else None
    given = re.fullmatch(rf"(?:(?:{_ANY}) )?(?:the )?(?P<thing>[a-z]+?s?) (?P<label>{_LABEL}(?: and {_LABEL})?)", piece)
    if not given:
        return None
    thing = given["thing"].removesuffix("s")
    there = re.search(rf"\b(?:the )?{thing}s? {_LABEL}(?:(?:, | and | or ){_LABEL})*", former, re.IGNORECASE)
    return former[: there.start()] + f"{given['thing']} {given['label']}" + former[there.end() :] if there else None


def _with_turn(piece: str, former: str) -> str | None:
    """The former question asked of "the second time"."""
    given = re.fullmatch(rf"(?:the )?(?P<turn>(?:{_TURNS}) times?)", piece, re.IGNORECASE)
    if not given:
        return None
    there = re.search(rf"\b(?:for )?(?:the )?(?:{_TURNS}) times?\b", former, re.IGNORECASE)
    turn = f"the {given['turn']}"
    return former[: there.start()] + turn + former[there.end() :] if there else at_the_end(former, turn)


def _with_preposition(piece: str, former: str, there: Sequence[Slot]) -> str | None:
    """The former question with "about Greenland" in the place of "about" and what follows it there, else at its end."""
    given = re.fullmatch(rf"(?P<prep>{_ANY}) (?P<thing>.+)", piece, re.IGNORECASE)
    if not given:
        return None
    prep = given["prep"].lower()
    for slot in reversed(there):
        if slot.prep == prep or (slot.is_name and {slot.prep, prep} <= _OF_PLACE):
            start = former.lower().rindex(slot.prep, 0, slot.start)
            return former[:start] + piece + former[slot.end :]
    return at_the_end(former, piece)


def _with_name(piece: str, former: str, there: Sequence[Slot]) -> str | None:
    """The former question with its one name replaced by the piece, if that is a name; without a name, as `_with_thing`."""
    own, names = runs(f"_ {piece}"), runs(former)
    if len(own) != 1 or meaning(own[0]) != meaning(piece):
        return None
    if len(names) == 1:
        return re.sub(rf"\b{re.escape(names[0])}(?!\w)(?:['’]s\b)?", lambda _: piece, former, count=1)
    slot = None if names else _meant(there, definite=False)
    if slot is None or (len(slot.words) > 1 and not _is_modifier(slot)):
        return None
    start = slot.start if len(slot.words) == 1 else slot.words[0].start  # "the algorithm", but a name has no article
    return former[:start] + piece + former[slot.words[0].end :]


def _with_thing(piece: str, former: str, there: Sequence[Slot]) -> str | None:
    """The former question with the one thing that the piece may be meant for replaced by it, if that is a thing, too."""
    given = piece.split()
    definite = given[0].lower() in ARTICLES
    bare = given[definite:]
    if not bare or any(not re.fullmatch(r"[^\W\dA-Z][\w-]*", word) or word in STOP_WORDS | PREPOSITIONS for word in bare):
        return None
    slot = _meant(there, definite=definite)
    if slot is None:
        return None
    own, its, others = (_plural(found) for found in (bare, slot.texts, words(former[: slot.start] + former[slot.end :])))
    if own & others or own <= its:
        return None  # it looks closer at a part of the question
    if definite:
        lost = [word.text for word in slot.words if word.is_name]
        return put_behind(former[: slot.start] + piece + former[slot.end :], lost)
    if slot.is_name or len(slot.words) == 1 or (len(bare) > 1 and own & its):
        return former[: slot.words[0].start] + piece + former[slot.end :]
    first = slot.words[0]
    return former[: first.start] + piece + former[first.end :] if len(bare) == 1 and _is_modifier(slot) else None


def _plural(given: Sequence[str]) -> set[str]:
    """The words, each in the form that both one and many of it share here."""
    return {word.lower().removesuffix("s") for word in given}


def _meant(there: Sequence[Slot], *, definite: bool) -> Slot | None:
    """The slot for a thing: the topic, or the only one that has an article as the thing has, or the only one."""
    topics = [slot for slot in there if slot.prep in _OF_TOPIC]
    if len(topics) == 1:
        return topics[0]
    things = [slot for slot in there if not slot.is_name]
    alike = [slot for slot in things if slot.definite == definite]
    chosen = alike or things
    return chosen[0] if len(chosen) == 1 else None


def _is_modifier(slot: Slot) -> bool:
    """Whether a slot of two words has first what the second is of: "soybean sales", "TikTok deadline"; not "national debt"."""
    if len(slot.words) != 2:
        return False
    first, second = slot.texts
    return slot.words[0].is_name or (rank(first) > rank(second) and not _QUALITY.fullmatch(first))


# Words and times in a question


def times(text: str) -> list[tuple[int, int]]:
    """Where a text names times, days or years, with the words that lead up to them."""
    found = places_of_days(text, _ANY_DAY)
    years = ((one.start(), one.end()) for one in _YEAR.finditer(text))
    return sorted([*found, *(one for one in years if not any(one[0] < end and start < one[1] for start, end in found))])


def without_times(text: str) -> str:
    """The text without the times in it."""
    for start, end in reversed(times(text)):
        text = f"{text[:start]} {text[end:]}"
    return tidy(text)


def tidy(text: str) -> str:
    """The text with single spaces, and none before a mark."""
    return re.sub(r" +([?.,!)])", r"\1", " ".join(text.split()))


def runs(text: str) -> list[str]:
    """The names in a text, each a run of words with capitals; its first word always has one, and counts for none."""
    first = re.match(r"\W*\S+", text)
    rest = text[first.end() :] if first else ""
    found = re.findall(r"\b[A-Z][\w.&'’-]*\w(?: [A-Z][\w.&'’-]*\w)*|\b[A-Z]\b", rest)
    return [re.sub(r"['’]s$", "", run) for run in found if run.lower() not in STOP_WORDS]


def meaning(text: str) -> list[str]:
    """The words that mean something by themselves."""
    return [word for word in words(text) if word.lower() not in STOP_WORDS]


def put_behind(question: str, carried: Sequence[str]) -> str:
    """The question with words behind it that are searched for, too."""
    return f"{question} ({' '.join(carried)})" if carried else question


def at_the_end(question: str, more: str) -> str:
    """The question with more words at its end, before its mark."""
    bare = question.rstrip(" ?.!")
    return f"{bare} {more}{question[len(bare) :].strip() or '?'}"
