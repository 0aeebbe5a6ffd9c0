"""How far it got: what the words tell as wanted, planned, lacking or called off is not had and not done, nor on the day planned.

And an amount that they tell only as asked for, offered or aimed at is not given or reached. That a deed is told less surely by
its own verb ("may open", "plans to open") is for `modality`.
"""

import re
from collections.abc import Iterator, Sequence

from bot.enforce.checks.figures.dates import supports
from bot.enforce.checks.finding import Finding, Where
from bot.english.clauses import DETERMINERS, LIGHT, clause_at, every_deed, head_noun, object_of, subject_noun
from bot.english.deeds import SPEECH, Deed, Words, deeds, is_past
from bot.english.denials import negates
from bot.english.hedges import hedged, hedged_at
from bot.english.moments import moments
from bot.english.quantities import NO_AMOUNTS, Quantity, equal_in, quantities
from bot.english.reading import Word, by_sentence, form_of, held, meaning, read, sentence_at, shared
from bot.english.vocabulary import PREPOSITIONS

_SPOKEN_OF = 0.5  # share of a claim, but its verb, in a sentence that tells of it as wanted
_KNOWN = 0.6  # share of a claim in the words, of whose deed these tell by a noun
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
_BEFORE_NOUNS = DETERMINERS | frozenset("this that these those in of for on by with".split())
_SET = re.compile(  # "planned for Friday", "due to open in May"
    r"\b(?:planned|scheduled|due|slated|expected|intended|booked|timed|proposed)"
    r"(?: to \w+(?: \w+){0,3}?)? (?:for|on|in|by|at) (?:the )?$"
)
_AS_PLANNED = re.compile(r"\b(?:as (?:planned|scheduled|expected)|on (?:time|schedule)|ahead)\b", re.IGNORECASE)
_OPEN = frozenset("to will would shall should may might could must planned scheduled due expected proposed".split())
_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?(?: \w+){0,3} for|demand(?:s|ed|ing)?|request(?:s|ed|ing)?|call(?:s|ed|ing)? for|seek(?:s|ing)?|sought"
    r"|wants?|wanted|appeal(?:s|ed)? for|need(?:s|ed)?|propos(?:es|ed|al)|offer(?:s|ed)?)\b",
    re.IGNORECASE,
)
_GIVEN = frozenset(
    map(form_of, "give grant receive get pay provide approve release award obtain secure sign raise win accept".split())
)
_NOT_DONE = re.compile(  # what a claim tells with one of these it does not tell as done
    r"\b(?:plan(?:s|ned|ning)?|intend\w*|intention|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed|ing)?|expect\w*|due|scheduled|likely"
    r"|propos\w+|seek(?:s|ing)?|sought|vow\w*|promis\w+|threat\w*|pledg\w+|offer\w*|agree\w*|prepar\w+|consider\w*|ready|going"
    r"|goals?|targets?|would|will|may|might|could|should|must|to|asked|demand\w*|request\w*|call\w* for|wish\w*|need\w*|yet|bid"
    r"|future|if)\b",
    re.IGNORECASE,
)
_TO_COME = frozenset(["planned", "future", "possible", "conditional"])
_REACHES = frozenset("cost set put hit cut".split())  # may be no past forms


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the words tell as wanted or planned, the claim as had or done; None where they tell it as done, or do not tell."""
    return (
        _had(claim, window)
        or _called_off(claim, window)
        or _dated(claim, window, about)
        or _only_asked_for(claim, window)
        or _only_aimed_at(claim, window, about)
    )


def _had(claim: str, window: str) -> Finding | None:
    """Find something that the claim has, or brings about, and the words only want, plan, lack or call off."""
    if negates(read(claim)) or any(True for sentence in by_sentence(claim) for _ in _wanted(sentence)):
        return None
    hedges = hedged_at(claim)
    for sentence, deed in every_deed(claim):
        noun = _brought_about(sentence, deed) if deed.verb.start not in hedges else None
        if noun and _is_only_wanted(claim, deed, noun, window):
            why = f"the cited words tell “{noun.text}” as wanted, planned or called off, the claim as had or done"
            return Finding("outcomes", why)
    return None


def _called_off(claim: str, window: str) -> Finding | None:
    """Find a deed told as done for which the words have but a noun, of what is wanted or called off: "postponed the launch"."""
    if negates(read(claim)) or hedged(claim) or any(True for sentence in by_sentence(claim) for _ in _wanted(sentence)):
        return None
    unsure = hedged_at(window)
    wanted = {word.start for sentence in by_sentence(window) for word in _wanted(sentence)}
    for _, deed in every_deed(claim):
        if not wanted or deed.form in LIGHT or not is_past(deed.verb.low):
            continue
        there = {word.start for word in read(window) if word.form == deed.form}
        if there & wanted and there <= wanted | unsure.keys() and held(meaning(claim), meaning(window)) >= _KNOWN:
            why = f"the cited words tell “{deed.verb.text}” as wanted, planned or called off, the claim as done"
            return Finding("outcomes", why)
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
        return head_noun(sentence, at + 1 + on)
    if (deed.form in _HAVING and deed.passive) or deed.form in _COMING:
        return subject_noun(sentence, at)
    return None


def _wanted(sentence: Sequence[Word]) -> Iterator[Word]:
    """The nouns of a sentence that are wanted, planned, lacking or called off."""
    for at, word in enumerate(sentence):
        before, after = sentence[at - 1].low if at else "", sentence[at + 1].low if at + 1 < len(sentence) else ""
        pair = (form_of(word.low), after) in _WITH_WORD or (form_of(before), word.low, after) == ("come", "close", "to")
        noun = None
        if pair or (form_of(word.low) in _WANTING and before not in _BEFORE_NOUNS):
            noun = head_noun(sentence, at + 1 + pair)
        elif word.low in _DUE and before in _BE:
            noun = subject_noun(sentence, at)
        if noun:
            yield noun


def _dated(claim: str, window: str, about: Where) -> Finding | None:
    """Find a day on which something was done by the claim, and for which the words only say that it is planned."""
    if _AS_PLANNED.search(window):
        return None
    there = moments(window, about.published)
    for asked in moments(claim, about.published):
        fitting = [one for one in there if supports(one, asked, claim, there)]
        led = [_SET.search(window[: one.start]) for one in fitting]
        if fitting and all(led) and _is_done(claim, asked.start):
            return Finding("outcomes", f"the cited words tell “{asked.text}” as planned, the claim as the day when it was done")
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


def _only_asked_for(claim: str, window: str) -> Finding | None:
    """Find an amount given, paid or received where the words have it only in what somebody asks for or offers."""
    if _ASKS.search(claim) or hedged(claim) or not any(deed.form in _GIVEN for _, deed in every_deed(claim)):
        return None
    if any(deed.form in _GIVEN for _, deed in every_deed(window)):
        return None
    for mine in quantities(claim):
        there = equal_in(window, mine)
        if mine.value > 2 and there and all(_ASKS.search(clause_at(window, one.start)) for one in there):
            return Finding("outcomes", f"in the cited words {claim[mine.start : mine.end]} is only asked for, or offered")
    return None


def _only_aimed_at(claim: str, window: str, about: Where) -> Finding | None:
    """Find a number told as reached that the words have only in the object of what is planned or possible."""
    if _NOT_DONE.search(claim) or hedged(claim):
        return None
    sureness = hedged_at(window)
    if not sureness:
        return None
    dates = moments(claim, about.published)
    for mine in quantities(claim):
        if mine.value <= 2 or mine.dimension in NO_AMOUNTS or any(one.start <= mine.start < one.end for one in dates):
            continue
        there = equal_in(window, mine)
        verbs = [_governing(window, one) for one in there]
        aimed = all(verb is not None and sureness.get(verb.start) in _TO_COME for verb in verbs)
        if there and aimed and any(_is_reached(sentence, deed, mine) for sentence, deed in every_deed(claim)):
            return Finding("outcomes", f"the cited words tell {claim[mine.start : mine.end]} only as planned or possible")
    return None


def _governing(text: str, amount: Quantity) -> Word | None:
    """The verb in whose object an amount stands: the nearest one before it."""
    verbs = [deed.verb for sentence, deed in every_deed(text) if _has(object_of(sentence, deed), amount)]
    return max((verb for verb in verbs if verb.start < amount.start), key=lambda verb: verb.start, default=None)


def _is_reached(sentence: Words, deed: Deed, amount: Quantity) -> bool:
    """Whether a verb in the past has an amount as its object, before any preposition."""
    some = object_of(sentence, deed)
    end = next((at for at, word in enumerate(some) if word.low in PREPOSITIONS or word.low == "of"), len(some))
    done = is_past(deed.verb.low) and deed.form not in SPEECH and deed.verb.low not in _REACHES
    return done and _has(some[:end], amount) and not (deed.passive and _behind_of(sentence, amount))


def _behind_of(sentence: Words, amount: Quantity) -> bool:
    before = [word for word in sentence if word.end <= amount.start]
    return bool(before) and before[-1].low == "of"


def _has(words: Words, amount: Quantity) -> bool:
    return any(amount.start <= word.start and word.end <= amount.end for word in words)
