"""Of whom a deed is told: whom a pronoun or "the company" means there, and that a name in a phrase is not what heads it.

"Bolt bought the mill. The company was fined": Bolt was. "The wife of mayor Oake was arrested": Oake was not. A name that another
has the place of is for `doers` and `patients`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.enforce.checks.finding import Finding, Where
from bot.english.capitals import FAMILIAR, is_name
from bot.english.clauses import LIGHT, every_deed
from bot.english.deeds import SPEECH, Deed, Words
from bot.english.places import called, capitals, shortened
from bot.english.reading import Word, by_sentence, held, meanings, same, written
from bot.english.vocabulary import CALENDAR, TITLES
from bot.judge import tables

_TELLS = 0.5  # share of what a claim says of somebody, in a deed that tells it
_FAR = 4  # sentences back, in which somebody is named whom a pronoun means
_HE = frozenset(["he", "she"])
BODIES = frozenset("company firm carmaker retailer manufacturer airline brewery brewer bank start-up".split())
_PLACES = frozenset([*tables.COUNTRIES, *tables.CITIES, *tables.STATES, *tables.NATIONALITIES])
_KIN = (
    r"(?:(?:ex-|step|half-|grand|great-grand|god)?(?:wife|husband|son|daughter|brother|sister|father|mother|child|children|sons"
    r"|daughters|brothers|sisters|parents|parent)|widow|widower|cousin|nephew|niece|uncle|aunt|girlfriend|boyfriend|fianc[eé]e?"
    r"|friend|friends|lover|neighbou?r|aide|aides|assistant|adviser|bodyguard|driver|lawyer|attorney|secretary|predecessor"
    r"|successor|rival|rivals|opponent|opponents|critic|critics|namesake|lookalike|subsidiary|competitor|supplier|ally|allies)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of the words that tells of somebody what a claim tells of a name."""

    name: Words
    sentence: Words
    deed: Deed
    subject: Words  # of whom it is told there
    leads: bool  # that stands before the verb


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which deed of a name the words tell of somebody else, by a pronoun or beside the name; None where they do not tell."""
    claim, window = shortened(claim), shortened(window)
    for sentence, mine in every_deed(claim):
        for own in (mine.doers, mine.objects if mine.passive else ()):
            told = list(_told(sentence, mine, own, window)) if mine.form not in SPEECH else []
            others = [_beside(one, claim, window) or _before(one, window) for one in told]
            if others and all(others):
                why = f"the cited words tell “{told[0].deed.verb.text}” of {others[0]}, not of {written(told[0].name)}"
                return Finding("subjects", why)
    return None


def _told(sentence: Words, mine: Deed, own: Words, window: str) -> Iterator[_Told]:
    """The deeds of a text by the same verb that tell what a claim says of a name."""
    name = _name(own)
    rest = meanings(word for word in sentence if word.clause == mine.verb.clause and word not in own and word != mine.verb)
    if not name or (not rest and mine.form in LIGHT):
        return
    for there, deed in every_deed(window):
        subject = deed.doers if own == mine.doers else deed.objects
        if subject and deed.form in same(mine.form) and (not rest or held(rest, meanings(there)) >= _TELLS):
            yield _Told(name, there, deed, subject, leads=deed.passive or own == mine.doers)


def _beside(told: _Told, claim: str, window: str) -> str:
    """Who it is told of where the name only says whose wife, or rival, that is."""
    text = window[told.subject[0].start : told.subject[-1].end]
    one = "|".join(re.escape(re.sub("['’]s$", "", word.text)) for word in told.name)
    name = rf"\b(?:{one})\b(?:\.? (?:{one})\b)*"
    found = re.search(rf"\b(?P<kin>{_KIN}) (?:of|to) (?:[\w.'’-]+ ){{0,4}}?{name}(?!['’]s)", text) or re.search(
        rf"{name}['’]s? (?:[\w-]+ ){{0,2}}?(?P<kin>{_KIN})\b(?!['’]s)", text
    )
    if not found or re.search(rf"\b{re.escape(found['kin'])}\b", claim, re.IGNORECASE):
        return ""
    return "" if re.search(name, f"{text[: found.start()]} {text[found.end() :]}") else f"“{found[0]}”"


def _before(told: _Told, window: str) -> str:
    """Whom a pronoun, or "the company", means: who heads the nearest sentence before it, up to one that has the name."""
    there, lows = told.sentence, {word.low for word in told.subject}
    he, it = len(lows) == 1 and bool(lows & _HE), lows == {"it"} or _is_the_company(there, told.subject)
    named = any(is_name(word) for word in there if word.start < told.subject[0].start)
    if not told.leads or not (he or it) or named or any(_is(told.name, word) for word in there):
        return ""
    before = [sentence for sentence in by_sentence(window) if sentence[0].start < there[0].start]
    for sentence in reversed(before[-_FAR:]):
        if any(_is(told.name, word) for word in sentence):
            return ""
        head = _head(sentence)
        if head and (_may_be_person(head) if he else not _is_person(head) and not _is_place(head)):
            return "" if _is_short_for(told.name, head) else written(head)
    return ""


def _is_the_company(there: Words, subject: Words) -> bool:
    at = there.index(subject[0])
    return len(subject) == 1 and subject[0].low in BODIES and at > 0 and there[at - 1].low == "the"


def _head(sentence: Words) -> Words:
    """The name that a sentence begins with, and that what may be a verb follows."""
    words = sentence[1:] if sentence[0].low in ("the", "mr", "mrs", "ms", "dr") else sentence
    head = tuple(takewhile(lambda word: word.text[0].isupper() and word.means, words))
    named = any(is_name(word) and word.low not in CALENDAR | FAMILIAR | TITLES for word in head)
    behind = words[len(head) : len(head) + 1]
    return head if named and behind and behind[0].clause == words[0].clause else ()


def _is_person(head: Words) -> bool:
    return head[0].text in tables.FIRST_NAMES or head[0].low in TITLES


def _may_be_person(head: Words) -> bool:
    bodies = {word.text for word in head} & (tables.ORGANISATION_WORDS | _PLACES | frozenset(tables.COMPANIES))
    return _is_person(head) or (len(head) in (2, 3) and not bodies)


def _is_place(head: Words) -> bool:
    return any(word.text in _PLACES for word in head)


def _is_short_for(name: Words, head: Words) -> bool:
    """Whether one of two names is the initials of the other."""
    one, other = ("".join(word.text[0] for word in some).lower() for some in (name, head))
    short = {word.low.replace(".", "") for word in (*name, *head)}
    return one in short or other in short


def _name(words: Sequence[Word]) -> Words:
    """The name among words; none where they only describe somebody."""
    named = tuple(word for word in words if word.text[0].isupper() and word.means and word.low not in CALENDAR | TITLES)
    sure = any(is_name(word) and word.low not in FAMILIAR for word in named)
    return named if sure else ()


def _is(name: Words, word: Word) -> bool:
    """Whether a word is of a name, or another for it."""
    return any(not (called(one.bare) | capitals(one.bare) | {one.bare}).isdisjoint({word.bare}) for one in name)
