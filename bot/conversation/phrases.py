"""What a question is about, in its own words: its phrases ("the study of the snail"), and all of it but for how it asks.

It is what "it" may stand for in the next question, and what a piece of a question is asked of.
"""

import re
from collections.abc import Sequence

from bot.conversation.exchange import at_the_end, runs, times, without_times
from bot.questions.little import ANY_HELPING, ARTICLES, CONNECTIVE
from bot.questions.slots import Slot, is_participle, slots
from index.words import STOP_WORDS, words

_JOINS = re.compile(r"\s+(?:of|to|for|in|at|on|from|with|against|between|over|about|near|into)\s+", re.IGNORECASE)
_BE = "is|are|was|were"
_ADVERBIAL = (
    rf"{CONNECTIVE}(?:(?:when|where|why|how(?: (?:long|often|far|soon|exactly))?) (?=(?:{ANY_HELPING})\b)"
    rf"|how much (?=(?:do|does|did|has|have|had|will)\b))"
)
_ASKED_OF_A_VERB = re.compile(rf"{_ADVERBIAL}|{CONNECTIVE}(?=(?:{ANY_HELPING})\b)", re.IGNORECASE)
_COUNTED = re.compile(rf"{CONNECTIVE}how many (?P<things>(?:[a-z]+ )?[a-z]+) (?P<verb>{_BE}) (?P<rest>.+)", re.IGNORECASE)
_LEAD = re.compile(
    rf"{CONNECTIVE}(?:who|what|which|when|where|why|how(?: (?:much|many|long|often|far|old))?|whose|whom)\b\s*"
    rf"(?:(?:{ANY_HELPING})\b\s*)?"
    rf"|{CONNECTIVE}(?:{ANY_HELPING})\b\s*(?:there\b\s*)?",
    re.IGNORECASE,
)
_NOUN_BEFORE_ITS_OWN = re.compile(r" [a-z-]+(?= (?:to|of|from|in|with|for) [A-Z])")
_ASKS_WITH_DO = re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
_PARTICLE = re.compile(r" (?:out|up|down|off|away|back|over)(?=\W*$)", re.IGNORECASE)
_TRAILING = re.compile(r"(?<=\w) (?:worth|like|called|due|open|out|over|available|likely|necessary|possible)$")
_DONE = re.compile(rf"{CONNECTIVE}who (?P<verb>[a-z]+) (?P<thing>.+?)\W*$", re.IGNORECASE)
_DEEDS = "bought|brought|caught|fought|taught|made|led|put|read"
_OF_A_TOPIC = re.compile(r"What do the articles say about (?P<topic>.+)\?$")  # as `bot.conversation.topic` asks
_OF_MANY = re.compile(
    rf"{CONNECTIVE}(?:how many|which|what) (?P<things>[a-z -]+?) (?:did|does|do) (?P<rest>.+?)\W*$", re.IGNORECASE
)
_DID_WHAT = re.compile(rf"{CONNECTIVE}what (?P<rest>(?:did|does|do|will) .+ do)\W*$", re.IGNORECASE)
_BEHIND = re.compile(r"\? \((?P<topic>[^()]*)\)\W*$")


def without_topic(question: str) -> tuple[str, str]:
    """A question that was understood before, and the topic that was put behind it then: "Who scored?", "the match"."""
    found = _BEHIND.search(question)
    return (question[: found.start() + 1], found["topic"]) if found else (question, "")


def phrases(question: str) -> list[str]:
    """The things and names that a question is about, in order, each with what belongs to it: "the deadline for ByteDance"."""
    if _ASKS_WITH_DO.search(question):
        question = _PARTICLE.sub("", question)  # "did the fire break out": the verb stands last for what looks for it
    found: list[tuple[int, int]] = []
    for slot in sorted(slots(question, times(question)), key=lambda one: one.start):
        if found and slot.start < found[-1][1]:
            continue
        end = _whole_end(question, slot)
        if found and _JOINS.fullmatch(question[found[-1][1] : slot.start]) and not _is_place(slot):
            found[-1] = (found[-1][0], end)
        else:
            found.append((slot.start, end))
    for name in runs(question):
        at = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question)
        if at and not any(start < at.end() and at.start() < end for start, end in [*found, *times(question)]):
            found.append(at.span())
    told = (_TRAILING.sub("", _article_small(question[start:end].strip(" ,"), start)) for start, end in sorted(found))
    return [one for one in told if any(word.lower() not in STOP_WORDS for word in words(one))]


def _whole_end(question: str, slot: Slot) -> int:
    """Where a slot ends, with what it owns ("the farmers' union"), and with its noun where the verb stands further on.

    In "did exports to China fall" what stands before "to" is no verb.
    """
    owned = re.compile(r"['’]?s? [\w-]+" if question[slot.end - 1] in "'’" else r"['’]s? [\w-]+").match(question, slot.end)
    if question[slot.end - 2 : slot.end] in ("'s", "’s"):
        owned = re.compile(r" [\w-]+").match(question, slot.end)
    if owned:
        return owned.end()
    noun = _NOUN_BEFORE_ITS_OWN.match(question, slot.end)
    rest = without_times(question).rstrip(" ?.!").split()
    return noun.end() if noun and not slot.prep and len(rest) > 1 and rest[-1].islower() and rest[-2][0].isupper() else slot.end


def _article_small(phrase: str, start: int) -> str:
    """A phrase without the capital that the beginning of a sentence gave to its article; "The Salt Orchard" is a name."""
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}" if start == 0 and rest and first.lower() in ARTICLES else phrase


def _is_place(slot: Slot) -> bool:
    """Whether a slot rather says where all of it was: "counted in Lantern Bay"; what is in "the fire at the plant" belongs."""
    return slot.prep in ("in", "on", "near") and slot.is_name


def matter(question: str) -> str:
    """A question without how it asks: "won the match" of "Who won the match?"; as it is, where that is "how big was"."""
    if re.match(rf"{CONNECTIVE}how (?!much|many|long|often|far|old)\w+ (?:{ANY_HELPING})\b", question, re.IGNORECASE):
        return f"{question[:1].lower()}{question[1:]}".strip(" ?.!")
    bare = _OF_A_TOPIC.match(question)
    if bare:
        return bare["topic"]
    many = _OF_MANY.match(question)
    if many:
        return f"{many['rest']} {many['things']}"
    return _LEAD.sub("", question, count=1).strip(" ?.!")


def asked_instead(ask: str, former: str) -> str | None:
    """The former question asked with another question word: "When did it open?" with "where"; None where that cannot be."""
    counted = _COUNTED.match(former)
    if counted:
        return f"{ask} {counted['verb']} {counted['things']} {counted['rest']}"
    done = _DONE.match(former)
    if (
        done and (is_participle(done["verb"]) or re.fullmatch(_DEEDS, done["verb"])) and phrases(former) == [done["thing"]]
    ):  # "When was the mill bought?"
        several = re.search(r"[^s]s$", re.split(_JOINS, done["thing"])[0]) and done["thing"].split()[-1].islower()
        return f"{ask} {'were' if several else 'was'} {done['thing']} {done['verb']}?"
    did = _DID_WHAT.match(former)
    if did:
        return f"{ask} {did['rest']} that?"
    found = _ASKED_OF_A_VERB.match(former)
    if not found or re.search(rf"{CONNECTIVE}\w+ there\b", former, re.IGNORECASE):
        return None
    rest = former[found.end() :]
    return f"{ask} {rest[:1].lower()}{rest[1:]}"


def with_times(question: str, former: str) -> str:
    """The question with the times of the former one at its end, if it has none."""
    if times(question):
        return question
    told = " ".join(former[start:end].strip() for start, end in times(former)[:2])
    return at_the_end(question, told) if told else question


def behind(question: str, topic: Sequence[str], former: str = "") -> str:
    """The question with what it is about behind it, and with the times of the former one if it has none."""
    timed = times(question) or not former
    told = [*topic, *([] if timed else [former[start:end].strip() for start, end in times(former)[:2]])]
    return f"{question} ({_joined(told)})" if told else question


def _joined(told: Sequence[str]) -> str:
    text = ""
    for one in told:
        text += (
            f" {one}"
            if re.match(r"(?:in|on|since|between|last|this|during|by|until)\b", one) and text
            else f", {one}"
            if text
            else one
        )
    return text


def plain_words(question: str) -> list[str]:
    """The words of a question that mean something by themselves, without its times."""
    return [word for word in words(without_times(question)) if word.lower() not in STOP_WORDS]
