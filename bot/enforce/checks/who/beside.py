"""Where, of whom, with whom: a name beside a noun or behind a preposition stands so in the sentence that tells the rest.

And who is called what: "the incumbent, Anna Berg" is nobody else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.doers import GENERAL
from bot.english.capitals import FAMILIAR, english
from bot.english.deeds import is_past
from bot.english.places import called, capitals
from bot.english.reading import Word, by_sentence, form_of, held, written
from bot.english.vocabulary import CALENDAR, TITLES
from index.words import STOP_WORDS

_TELLS = 0.6  # share of what a claim says, names left out, in the sentence that tells it
_LEAST = 2  # words that a claim says beside names
_NEAR = 4  # words between a noun and the name of what it is of
_CLEARLY = 0.67  # of that share, what no sentence with the name may have
_BEFORE = frozenset("in at near from to towards toward outside inside around across into of for by with against on".split())
_PLACES, _SIDES = frozenset("in at near from to".split()), frozenset("for with against".split())  # "in Leeds for Holt"
_NAMED = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
_CALLED = (  # "the incumbent, Anna Berg", "the incumbent Anna Berg"; "Anna Berg, the incumbent"
    re.compile(rf"\b[Tt]he (?P<role>[a-z][\w-]+(?: [a-z][\w-]+)?),? {_NAMED}"),
    re.compile(rf"{_NAMED}, the (?P<role>[a-z][\w-]+(?: [a-z][\w-]+)?)\b(?= of\b|[,.;])"),
)
_FORMER = frozenset("former ex acting onetime deputy vice aspiring".split())
_THEN = re.compile(
    r"\b(?:former|ex|acting|onetime|deputy|vice|was|were|been|became|once|then|served|when|until|as)\b", re.IGNORECASE
)
_IS = re.compile(
    r"\b(?:[Tt]he )?(?P<role>[a-z]{3,}) (?:[A-Z][\w'’-]+)|[A-Z][\w'’-]+, (?:an?|the) (?P<aside>[a-z]{3,})\b(?=,| of\b|\.)"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """A name: words with capitals in a row."""

    words: tuple[Word, ...]
    lead: str  # the preposition before it; empty: none

    @property
    def forms(self) -> frozenset[str]:
        return frozenset(word.bare for word in self.words)

    @property
    def text(self) -> str:
        return written(self.words)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which name of the claim another has the place of in the sentence that tells the rest; None where it does not tell."""
    for mine in by_sentence(claim):
        said = _said(mine)
        told = [(held(said, {word.form for word in sentence}), sentence) for sentence in by_sentence(window)]
        best = max((share for share, _ in told), default=0.0)
        if len(said) < _LEAST or best < _TELLS:
            continue
        tell = [sentence for share, sentence in told if share > best * _CLEARLY]
        for run in _leaning(mine):
            if any(_stands(run, sentence) for sentence in tell) or _heads(window, run):
                continue
            rival = next(
                (
                    one
                    for sentence in tell
                    for one in _leaning(sentence)
                    if _rivals(one, run, mine, window) and _near_the_same(one, sentence, run, mine)
                ),
                None,
            )
            if rival and _stands(run, tuple(word for sentence in by_sentence(window) for word in sentence)):
                return Finding("beside", f"the cited words tell this of {rival.text}, not of {run.text}", conflict=True)
    return _miscalled(claim, window) or _no_longer(claim, window)


def _no_longer(claim: str, window: str) -> Finding | None:
    """Whether the claim leaves out "former" of what somebody is, where the words never have it without."""
    if _THEN.search(claim):
        return None
    for match in _IS.finditer(claim):
        role = match["role"] or match["aside"]
        there = re.findall(rf"(\w+)[ -]{re.escape(role)}\b", window)
        if there and all(word.lower() in _FORMER for word in there):
            return Finding("beside", f"the cited words say “{there[0]} {role}”, not “{role}”")
    return None


def _miscalled(claim: str, window: str) -> Finding | None:
    """Whether the claim gives somebody the part that the words give to one other alone."""
    theirs = list(_called(window))
    for role, name in _called(claim):
        if any(character.isdigit() for character in name):
            continue  # "the kettle BK-42": a thing of which there are other models
        others = [other for part, other in theirs if part == role]
        if others and not any(_parts(name) & _parts(other) for other in others):
            return Finding("beside", f"the cited words call {others[0]} “{role}”, not {name}", conflict=True)
    return None


def _parts(name: str) -> set[str]:
    return {re.sub("['’]s$", "", part) for part in name.lower().split()}


def _called(text: str) -> Iterator[tuple[str, str]]:
    """Who is called what in a text, with "the": the last word of what, and the name; not what many may be called."""
    for pattern in _CALLED:
        for match in pattern.finditer(text):
            role, before = match["role"].split()[-1], text[: match.start()].split()[-1:]
            leans = (
                match.re is _CALLED[0] and "," in match[0] and not _BEFORE.isdisjoint(before)
            )  # "according to the judge, Berg lied"
            if not leans and form_of(role) not in GENERAL | STOP_WORDS | _BEFORE and role not in FAMILIAR and not is_past(role):
                yield role, match["name"]


def _said(sentence: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.form for word in sentence if word.means and not word.text[0].isupper())


def _leaning(sentence: Sequence[Word]) -> list[_Run]:
    """The names that stand behind a preposition, or right before a noun, as in "the Dunmere plant" and "Pell's libraries"."""
    found: list[_Run] = []
    at = 0
    while at < len(sentence):
        end = at
        while end < len(sentence) and _is_name(sentence[end]) and (end == at or sentence[end].start - sentence[end - 1].end <= 2):
            end += 1
        if end > at:
            before = next((word.low for word in reversed(sentence[:at]) if word.low not in ("the", "a", "an")), "")
            noun = end < len(sentence) and sentence[end].means and sentence[end].start == sentence[end - 1].end + 1
            owns = sentence[end - 1].low.endswith("'s")
            told = " ".join(word.low for word in sentence[max(0, at - 2) : at]).endswith("according to")
            if (before in _BEFORE and not told) or owns or (noun and at and sentence[at - 1].low in ("the", "a", "an")):
                found.append(_Run(tuple(sentence[at:end]), "" if owns or before not in _BEFORE else before))
        at = max(end, at + 1)
    return found


def _is_name(word: Word) -> bool:
    bare = word.bare
    if not word.text[0].isupper() or not word.means or bare in CALENDAR | TITLES | FAMILIAR:
        return False
    return not (word.opens and english(bare))


def _stands(run: _Run, sentence: Sequence[Word]) -> bool:
    """Whether a name, or what tells it from another with the same last word, stands in a sentence."""
    there = {word.bare for word in sentence}
    own = run.forms if len(run.words) == 1 else frozenset(word.bare for word in run.words[:-1])
    return any(not there.isdisjoint(called(form) | capitals(form) | {form}) for form in own)


def _heads(window: str, run: _Run) -> bool:
    """Whether a text opens with a name, as a dateline does: what follows happens there."""
    opening = next(iter(by_sentence(window)), ())
    return any(word.low in run.forms and word.text.isupper() for word in opening[:3])


def _near_the_same(one: _Run, sentence: Sequence[Word], run: _Run, claim: Sequence[Word]) -> bool:
    """Whether a name may have the place of one behind "of": that is beside the same noun, where the sentence has this."""
    head = next((word.form for word in reversed(claim) if word.means and word.start < run.words[0].start), None)
    places = [at for at, word in enumerate(sentence) if word.form == head]
    if run.lead != "of" or one.lead in ("", "of") or not places:
        return True
    return min(abs(sentence.index(one.words[0]) - at) for at in places) <= _NEAR


def _rivals(one: _Run, run: _Run, claim: Sequence[Word], window: str) -> bool:
    """Whether one name excludes the other: the claim does not have it, and the words nowhere set the two beside each other."""
    if any(one.lead in some and run.lead in others for some, others in ((_PLACES, _SIDES), (_SIDES, _PLACES))):
        return False
    mine = {word.bare for word in claim}
    if not mine.isdisjoint(one.forms) and len(one.forms - mine) == 0:
        return False
    if len(one.words) == 1 and not mine.isdisjoint(one.forms):
        return False
    for sentence in by_sentence(window):
        places = [at for at, word in enumerate(sentence) if word.bare in one.forms]
        others = [at for at, word in enumerate(sentence) if word.bare in run.forms]
        if any(0 < abs(a - b) <= 3 for a in places for b in others):
            return False
    return True
