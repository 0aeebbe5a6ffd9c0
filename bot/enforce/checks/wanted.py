"""What the words tell as wanted, planned, called off or lacking is not had and not done, nor done on the day planned for it."""

import re
from collections.abc import Iterator, Sequence

from bot.enforce.checks.clauses import every_deed
from bot.enforce.checks.dates import supports
from bot.enforce.checks.deeds import SPEECH, Deed, deeds, is_past
from bot.enforce.checks.denials import negates
from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.hedges import hedged_at
from bot.enforce.checks.moments import moments
from bot.enforce.checks.reading import Word, by_sentence, form_of, is_adverb, read, sentence_at, shared

_SPOKEN_OF = 0.5  # share of a claim, but its verb, in a sentence that tells of it as wanted
# verbs whose object is not there yet, is not to be, or is not there at all
_WANTING = frozenset(
    map(form_of, "plan want seek demand propose consider request await need lack cancel scrap shelve postpone abandon".split())
)
_WITH_WORD = {
    ("call", "off"),
    ("put", "off"),
    ("call", "for"),
    ("ask", "for"),
    ("hope", "for"),
    ("wait", "for"),
    ("appli", "for"),
}
_DUE = frozenset("due scheduled expected planned awaited".split())
# verbs of having something, or of bringing it about; "to oppose" or "to discuss" something needs none of it
_HAVING = frozenset(
    map(
        form_of,
        "have has had get receive obtain gain win secure own form make build open start begin launch hold conduct carry complete "
        "finish publish release sign reach buy introduce impose host stage undergo pay".split(),
    )
)
_COMING = frozenset(map(form_of, "appear arrive happen occur begin start open end take".split()))
_BE = frozenset("is are was were".split())
_NO_NOUN = frozenset("last next this yesterday today tomorrow ago and or but".split())
_DETERMINERS = frozenset("a an the its his her their our some any more another no".split())
_BEFORE_NOUNS = _DETERMINERS | frozenset("this that these those in of for on by with".split())
_SET = re.compile(  # "planned for Friday", "due to open in May"
    r"\b(?:planned|scheduled|due|slated|expected|intended|booked|timed|proposed)"
    r"(?: to \w+(?: \w+){0,3}?)? (?:for|on|in|by|at) (?:the )?$"
)
_AS_PLANNED = re.compile(r"\b(?:as (?:planned|scheduled|expected)|on (?:time|schedule)|ahead)\b", re.IGNORECASE)
_OPEN = frozenset("to will would shall should may might could must planned scheduled due expected proposed".split())


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the words tell as wanted or planned, the claim as had or done; None where they tell it as done, or do not tell."""
    return _had(claim, window) or _dated(claim, window, about)


def _had(claim: str, window: str) -> Finding | None:
    """Find something that the claim has, or brings about, and the words only want, plan, lack or call off."""
    if negates(read(claim)) or any(True for sentence in by_sentence(claim) for _ in _wanted(sentence)):
        return None
    hedges = hedged_at(claim)
    for sentence, deed in every_deed(claim):
        noun = _brought_about(sentence, deed) if deed.verb.start not in hedges else None
        if noun and _is_only_wanted(claim, deed, noun, window):
            why = f"the cited words tell “{noun.text}” as wanted, planned or called off, the claim as had or done"
            return Finding("wanted", why)
    return None


def _is_only_wanted(claim: str, deed: Deed, noun: Word, window: str) -> bool:
    """Whether the words have a noun only where it is wanted, and the deed nowhere."""
    told = False
    for sentence in by_sentence(window):
        if any(form_of(word.low) == deed.form and word.means for word in sentence):
            return False
        places = {word.start for word in sentence if word.form == noun.form}
        wanted = {word.start for word in _wanted(sentence)}
        if not places <= wanted:
            return False
        told |= bool(places) and shared(claim, sentence, without=frozenset([deed.verb.form]), least=1) >= _SPOKEN_OF
    return told


def _brought_about(sentence: Sequence[Word], deed: Deed) -> Word | None:
    """What a deed of the claim gives somebody, or brings about: its object, or the subject of what comes or happens."""
    at = sentence.index(deed.verb)
    on = at + 1 < len(sentence) and sentence[at + 1].low in ("on", "out")
    if (deed.form in _HAVING or (deed.form == "go" and on)) and not deed.passive:
        return _head(sentence, at + 1 + on)
    if (deed.form in _HAVING and deed.passive) or deed.form in _COMING:
        return _subject(sentence, at)
    return None


def _wanted(sentence: Sequence[Word]) -> Iterator[Word]:
    """The nouns of a sentence that are wanted, planned, lacking or called off."""
    for at, word in enumerate(sentence):
        before, after = sentence[at - 1].low if at else "", sentence[at + 1].low if at + 1 < len(sentence) else ""
        pair = (form_of(word.low), after) in _WITH_WORD
        noun = None
        if pair or (form_of(word.low) in _WANTING and before not in _BEFORE_NOUNS):
            noun = _head(sentence, at + 1 + pair)
        elif word.low in _DUE and before in _BE:
            noun = _subject(sentence, at)
        if noun:
            yield noun


def _head(words: Sequence[Word], at: int) -> Word | None:
    """The noun of the words that begin at a place: the last before a preposition, another little word, or the clause's end."""
    head = None
    for word in words[at:]:
        if word.clause != words[at].clause or word.low in _NO_NOUN or is_adverb(word.low):
            break
        if not word.means and (head or word.low not in _DETERMINERS):
            break
        if word.means:
            head = word
    return head


def _subject(words: Sequence[Word], at: int) -> Word | None:
    """The noun that a clause begins with, in which a verb stands."""
    first = next(n for n, word in enumerate(words) if word.clause == words[at].clause)
    head = _head(words, first)
    return head if head and head.start < words[at].start else None


def _dated(claim: str, window: str, about: Where) -> Finding | None:
    """Find a day on which something was done by the claim, and for which the words only say that it is planned."""
    if _AS_PLANNED.search(window):
        return None
    there = moments(window, about.published)
    for asked in moments(claim, about.published):
        fitting = [one for one in there if supports(one, asked, claim, there)]
        led = [_SET.search(window[: one.start]) for one in fitting]
        if fitting and all(led) and _is_done(claim, asked.start):
            return Finding("wanted", f"the cited words tell “{asked.text}” as planned, the claim as the day when it was done")
    return None


def _is_done(claim: str, start: int) -> bool:
    """Whether the verb that a date belongs to, the last before it or the first of all, tells what was done."""
    sentence = sentence_at(claim, start)
    verbs = [deed.verb for deed in deeds(sentence)]
    verb = next((one for one in reversed(verbs) if one.start < start), verbs[0] if verbs else None)
    if verb is None or not is_past(verb.low) or form_of(verb.low) in SPEECH:
        return False
    hedges = hedged_at(claim)
    return verb.start not in hedges and not any(word.low in _OPEN and word.clause == verb.clause for word in sentence)
