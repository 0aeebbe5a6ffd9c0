"""What words that point back ("it", "he", "their") mean in a question, by what was said before it: asked about, or answered."""

import re
from dataclasses import dataclass

from bot.conversation.exchange import meaning, runs, tidy, times
from bot.conversation.phrases import behind, phrases, with_times
from bot.questions.little import ANY_HELPING, ARTICLES, PREPOSITIONS
from bot.questions.slots import slots
from index.words import words

MOST_PHRASES = 3  # behind a question

POINTS = re.compile(
    r"\b(?:he|she|it|they|them|him|these|those|this)\b|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b|\bthen\W*$"
    r"|\bthat\b(?=\W*$)|\b(?:is|was|did|does|will|about|of|for|to|by|in|on|at|with|from|do|why|how|when) that\b"
    r"|^(?:(?!\bthe \w|(?<=\s)(?-i:[A-Z])\w* ).)*\b(?:his|her|its|their)\b",  # but for one whose owner is in the question
    re.IGNORECASE,
)

OF_ITS_OWN = re.compile(  # "Why did Kestrel say that it made a loss?"
    r"(?<=\s)(?-i:[A-Z])\w*\b.*?\b(?:that|because|when|if|whether|after|before|while|as|than|where|why|how) (?:he|she|it|they)\b",
    re.IGNORECASE,
)

POINTS_AT_A_PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)

_POINTED_AT = re.compile(
    rf"\b(?P<prep>{'|'.join(sorted(PREPOSITIONS))}) (?:it|this|that|them|those|these|him|her)\b", re.IGNORECASE
)

_OF_PERSONS = "he|she|him|her|his|hers"

_OF_THINGS = "it|they|them|its|their|these|those|this|that"

_OWNING = frozenset("his its their".split())

_POINTER = re.compile(rf"\b(?P<word>{_OF_PERSONS}|{_OF_THINGS})\b", re.IGNORECASE)

_BEFORE_A_NOUN = re.compile(
    rf"^ (?!(?:{'|'.join(sorted(PREPOSITIONS))}|{ANY_HELPING}|am|be|and|or|as|if|so|again|first|now|then|today"
    r"|when|while|that"
    r"|yesterday|say|said)\b)[\w]"
)

_IS_A_PERSON = re.compile(  # "the mayor of Tarn", "the bank's director"
    r"the (?:[\w'’-]+ ){0,3}?(?:mayor|chief|president|minister|king|queen|director|author|doctor|actor|actress|teacher|farmer"
    r"|driver|owner|founder|leader|manager|player|singer|writer|painter|officer|coach|judge|boss|head|captain|referee|winner|runner-up"
    r"|editor|senator|governor|professor|suspect|victim|\w+(?:man|woman|ist|ian))(?: (?:of|at|in|for|from) .*)?$"
)


@dataclass(frozen=True, slots=True)
class Before:
    """What was said before, as far as a question may lean on it."""

    question: str  # the last one, as it was understood
    things: tuple[str, ...] = ()  # its phrases, or where it has none those before: what "it" may mean
    topic: tuple[str, ...] = ()  # the phrases of the last question that stood by itself
    person: str = ""  # whom "he" or "she" means: the name that an answer gave
    they: str = ""  # whom "they" means, where the last answer named them
    thing: str = ""  # what "it" means, where the last answer gave that: "Which company bought it?"
    shown: str = ""  # the first sentence of the last answer

    @classmethod
    def asking(cls, question: str) -> "Before":
        """What there is to lean on when nothing but a question was said."""
        return cls(question, topic_of(question), topic_of(question))


def topic_of(question: str) -> tuple[str, ...]:
    """What a question is about: its first phrases."""
    return tuple(phrases(question)[:MOST_PHRASES])


def pointing(question: str, former: str, before: Before) -> str | None:
    """The question with what it points at in the place of the first words that do; None where that cannot be told."""
    pointed = _pointed_at(question, former)
    if pointed:
        return pointed
    for found in _POINTER.finditer(question):
        word = found["word"].lower()
        if not POINTS.search(question[: found.end()] + question[found.end() :]) or _is_no_pointer(word, question, found):
            continue
        meant = _person(former, before) if re.fullmatch(_OF_PERSONS, word) else _thing(word, former, before)
        if not meant:
            continue
        bare = meant
        if meant[:1].islower() and meant.split()[0] not in ARTICLES:
            meant = f"the {meant}"
        owns = word in _OWNING or (word == "her" and _BEFORE_A_NOUN.search(question[found.end() :]) is not None)
        ending = "" if not owns else "’" if meant.endswith("s") and meant.islower() else "'s"
        put = tidy(f"{question[: found.start()]}{meant}{ending}{question[found.end() :]}")
        if word in ("he", "she", "him", "her", "his", "hers") or meant == before.thing:
            return put
        others = [one for one in before.things if one != bare and not has_words(put, one)]
        return behind(put, others, former) if others else with_times(put, former)
    return None


def _is_no_pointer(word: str, question: str, found: "re.Match[str]") -> bool:
    """Whether a word stands for nothing by itself: "this fire", "say that taxes rise"."""
    following = question[found.end() :]
    if word in ("this", "that", "these", "those"):
        return word in ("this", "that") or _BEFORE_A_NOUN.search(following) is not None
    return word == "it" and re.search(r"^ (?:rain|snow|true|possible|likely)", following) is not None


def _person(former: str, before: Before) -> str:
    """The person that "he" or "she" means: whom the answer named, or the one name before that may be a person's."""
    if before.person and before.person.split()[-1] not in words(former):
        return before.person
    things = slots(former, times(former))
    parts = [slot for slot in things if not slot.is_name and not any(re.search(r"['’]s?$", word.text) for word in slot.words)]
    places = [slot for slot in things if slot.prep in ("in", "on", "at", "near", "about", "to", "from", "of")]
    titled = [slot for slot in things if former[slot.start :].lower().startswith(("the ", "a ", "an "))]
    inside = {word.text for slot in (*parts, *places, *titled) for word in slot.words}
    named = [one for one in runs(former) if inside.isdisjoint(one.split())]
    if before.person and any(one in before.person or before.person in one for one in runs(former)):
        return before.person
    if len(named) == 1:
        return named[0]
    known = before.things  # "How old is the mayor of Tarn?"
    return known[0] if not named and len(known) == 1 and _IS_A_PERSON.match(known[0]) else ""


def _thing(word: str, former: str, before: Before) -> str:
    """The thing that "it" or "they" mean: what the answer named, or the one that the question before is about."""
    plural = word in ("they", "them", "their")
    if before.thing:
        return before.thing
    if plural and before.they:
        return before.they
    about = [slot for slot in slots(former, times(former)) if slot.prep in ("about", "regarding")]
    if len(about) == 1 and not plural:
        return former[about[0].start : about[0].end]
    for known in (before.things, before.topic):
        left = [one for one in known if one != before.person and not _is_name_of(one, before.person)]
        if plural and len(left) > 1:
            left = [one for one in left if one.split()[-1].endswith("s")] or left
        things = [one for one in left if one.split()[0].lower() in ARTICLES]
        if len(left) == 1 or (len(things) == 1 and not plural):
            return (things or left)[0]
        if left:
            return ""
    return ""


def _is_name_of(one: str, person: str) -> bool:
    return bool(person) and set(words(one)) <= set(words(person))


def has_words(text: str, phrase: str) -> bool:
    """Whether a text has all words of a phrase that mean something."""
    return {word.lower() for word in meaning(phrase)} <= {word.lower() for word in words(text)}


def _pointed_at(question: str, former: str) -> str | None:
    """The question with "about it" as the former one has it: "about TikTok"; None when it has nothing of that kind."""
    found = _POINTED_AT.search(question)
    if not found:
        return None
    there = next((slot for slot in slots(former, times(former)) if slot.prep == found["prep"].lower()), None)
    if there is None:
        return None
    return f"{question[: found.end('prep')]} {former[there.start : there.end]}{question[found.end() :]}"
