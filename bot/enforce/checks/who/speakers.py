"""Who says it: whom a claim has say something is who says it in the words, and of two in one sentence each says their own part.

Whether what is said is told as a fact is for `views`.
"""

import re
from dataclasses import dataclass

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.wording.quotations import quoted
from bot.english import vocabulary
from bot.english.quantities import quantities
from bot.english.reading import by_sentence, inflections, meaning, shared, text_of
from bot.judge import tables
from index.words import STOP_WORDS

_SPOKEN_OF = 0.6  # share of what a claim reports in a sentence with another speaker
_SAYS = "|".join(sorted(inflections((*vocabulary.SPEECH, *vocabulary.SPEAKS)), key=len, reverse=True))
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:of|the|de|van|von|bin|al)\s[A-Z][\w'’-]*|\s[A-Z][\w'’-]*)*"
_BODIES = (
    "police|prosecutors|"
    "the (?:company|firm|government|council|club|court|union|family|university|hospital|ministry|agency|charity"
    "|army|church|school)"
)
_WHO = rf"(?P<who>{_NAME}|{_BODIES}|[Pp]olice|[Hh]e|[Ss]he|[Tt]hey)"
_ATTRIBUTED = (
    re.compile(rf"(?<![\w-]){_WHO}(?:,[^,.\"“”]{{2,70}},)?\s(?:also |has |have |had |later |then )?(?:{_SAYS})\b"),
    re.compile(rf"(?:[,\"”]\s?|\b(?:as|what)\s)(?:{_SAYS})\s(?:(?!the\s)[a-z]+\s){{0,4}}{_WHO}"),
    re.compile(rf"[Aa]ccording to (?:(?!the\s)[a-z]+\s){{0,4}}{_WHO}"),
)
_REPORTS = re.compile(
    rf"(?:{_WHO}(?:,[^,.\"“”]{{2,70}},)?\s(?:also |has |have |had |later |then )?(?:{_SAYS})\s(?:\w+\s)?that"
    rf"|[Aa]ccording to (?:(?!the\s)[a-z]+\s){{0,4}}[A-Z][\w.'’ -]{{1,60}},)\s"
)
_FEWEST = 3  # words of what is reported
_QUOTE = re.compile(r"[\"“”]|\b(?:said|says|according)\b")  # the words may be somebody's, named further on
_BODY_GROUPS = frozenset(
    "police prosecutors company firm government council club court union family university hospital ministry agency charity army "
    "church school".split()
)
_LIKE = (frozenset(["company", "firm"]), frozenset(["government", "ministry", "agency"]))

_NO_NOUN = r"(?!(?:and|or|of|to|that|who|which|in|on|at|for|by|with|from|is|was|has|had|also)\s)"
_TELLER = re.compile(
    rf"\b(?P<who>(?:[Aa]n?|[Tt]he|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:{_NO_NOUN}[a-z]+\s){{1,3}}"
    rf"|[A-Z][\w'’.-]*(?:\s[A-Z][\w'’-]*)*\s)(?:also\s|has\s|had\s|later\s)?(?:{_SAYS})\b"
)
_TO_NAME = r"\W+(?:(?:of|from|at|for)\W+)?(?:the\W+)?(?:[a-z]+\W+){0,3}$"  # from a name to what else its bearer is called
_LEAST = 3  # words that a claim reports
_MOST = 0.75  # of them, in what a teller says
_PRONOUNS = re.compile(r"\b(?:he|she|it|they|we|i)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Attribution:
    who: str  # as written
    key: str  # the surname, or the noun, in lower case; "he", "she" and "they" as they are
    start: int
    end: int

    @property
    def named(self) -> bool:
        return self.who[0].isupper() and self.key not in ("he", "she", "they", "police")


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say where the words have somebody else say what the claim reports; None where they do not tell."""
    return _said_by_another(claim, window, about) or _in_one_sentence(claim, window)


def _said_by_another(claim: str, window: str, about: Where) -> Finding | None:
    """Find a sentence with what the claim reports, which somebody else says, or nobody."""
    mine = [one for one in _attributions(claim) if one.named or one.key in _BODY_GROUPS]
    if len(mine) != 1:
        return None
    asked = mine[0]
    own = meaning(asked.who) | meaning(claim[asked.start : asked.end])
    quotes = [_letters(quote) for quote in quoted(claim)]
    is_one = len(tuple(by_sentence(claim))) == 1
    early: Finding | None = None
    for sentence in by_sentence(window):
        text = window[sentence[0].start : sentence[-1].end + 1]
        holds = any(len(quote) > 12 and quote in _letters(text) for quote in quotes)
        if not holds and shared(claim, sentence, without=own) < _SPOKEN_OF:
            continue
        if asked.key in {word.bare for word in sentence}:
            return None
        attributed = _attributions(text)
        others = [one for one in attributed if _another(one, asked)]
        named = (window[: sentence[-1].end], about.title, about.outlet or "")
        told_before = any(_mentioned(asked, text) for text in named)
        unsaid = not attributed and not _QUOTE.search(text)
        earlier = bool(attributed) and all(one.key in ("he", "she") for one in attributed)  # somebody named before
        if earlier and told_before:
            return None
        meant = claim.startswith(" to ", asked.end)  # "hoped to": a deed that the words may tell without it
        if is_one and asked.named and not meant and (unsaid or earlier) and not told_before:
            early = early or Finding("speakers", f"the cited words do not say that {asked.who} says this")
        if others and not any(not _another(one, asked) for one in _attributions(text)):
            return Finding("speakers", f"in the cited words it is {others[0].who} who says this, not {asked.who}", conflict=True)
    return early


def _in_one_sentence(claim: str, window: str) -> Finding | None:
    """Find who says what the claim has another say, where both are told to speak in one sentence."""
    mine = _named_speaker(claim)
    said = meaning(claim[mine.end :]) - meaning(claim[mine.start : mine.end]) if mine else frozenset[str]()
    if not mine or len(said) < _LEAST:
        return None
    for sentence in by_sentence(window):
        text = text_of(sentence, window)
        tellers = list(_TELLER.finditer(text))
        for at, teller in enumerate(tellers):
            end = tellers[at + 1].start() if at + 1 < len(tellers) else len(text)
            if len(said & meaning(text[teller.end() : end])) >= _MOST * len(said) and _is_another_teller(teller, mine.key, text):
                why = f"in the cited words it is {teller['who'].strip()} who says this, not {mine.who}"
                return Finding("speakers", why, conflict=True)
    return None


def _is_another_teller(teller: re.Match[str], key: str, text: str) -> bool:
    """Whether the one who says it is surely not the one with that name: no pronoun, and not named right before."""
    if key in teller["who"].lower() or _PRONOUNS.search(teller["who"]):
        return False
    return not re.search(re.escape(key) + _TO_NAME, text[: teller.start()].lower())


def reported(claim: str) -> str:
    """What a claim says that somebody has said, without who said it; the claim itself where it reports nothing so."""
    that = _REPORTS.match(claim)
    return claim[that.end() :] if that and len(claim[that.end() :].split()) >= _FEWEST else claim


def _named_speaker(claim: str) -> _Attribution | None:
    """The one with a name who says something by a claim; None where there is none, or more than one."""
    named = [one for one in _attributions(claim) if one.named]
    return named[0] if len(named) == 1 else None


def _mentioned(asked: _Attribution, text: str) -> bool:
    """Whether the speaker has been named: what is told then may still be the speaker's view."""
    return asked.key in {word.bare for sentence in by_sentence(text) for word in sentence}


def _attributions(text: str) -> list[_Attribution]:
    found: list[_Attribution] = []
    for pattern in _ATTRIBUTED:
        for match in pattern.finditer(text):
            key = re.sub(r"['’]s$", "", match["who"].split()[-1].lower())
            if quantities(match["who"]):
                continue  # "Twenty-two states are for it": a noun
            if key not in STOP_WORDS | vocabulary.CALENDAR or key in ("he", "she", "they"):
                found.append(_Attribution(match["who"], key, *match.span()))
    return sorted(found, key=lambda one: one.start)


def _another(one: _Attribution, asked: _Attribution) -> bool:
    """Whether two speakers are surely two: two names, or two bodies that are not of a kind."""
    if one.key == asked.key or any({one.key, asked.key} <= group for group in _LIKE):
        return False
    if one.named and asked.named:
        return not set(_words(one.who)) & set(_words(asked.who))
    return one.key in _BODY_GROUPS and asked.key in _BODY_GROUPS


def _words(who: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]\w+", who) if word not in tables.TITLES]


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
