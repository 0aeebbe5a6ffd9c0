"""Asked for, aimed at, possible, open: what the words tell so is not given, reached or decided, nor is all promised."""

import re

from bot.enforce.checks.clauses import clause_at, every_deed
from bot.enforce.checks.converses import PREPOSITIONS
from bot.enforce.checks.deeds import SPEECH, Deed, Words, is_past, words_behind
from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.hedges import hedged, hedged_at
from bot.enforce.checks.moments import moments
from bot.enforce.checks.quantities import NO_AMOUNTS, Quantity, equal_in, quantities
from bot.enforce.checks.reading import Word, form_of, meaning, read, speaking_of

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
_PROMISES = frozenset(map(form_of, "promise pledge vow".split()))
_ASSURES = frozenset(map(form_of, "agree offer guarantee commit assure swear undertake word assurance commitment".split()))
_OPEN = re.compile(r"\bwhether\b(?P<what>[^.;,]+)")
_STILL_OPEN = re.compile(
    r"\b(?:whether|if|questions?|decid\w+|consider\w*|unclear|unknown|possib\w+|not|n['’]t|refus\w+|declin\w+)\b", re.IGNORECASE
)
_MOST = 0.7  # of an open question, in the claim that answers it
_LEAST = 3  # words of an open question
_MAKES = frozenset(  # verbs whose object tells the deed: "could impose a fine"
    "impose imposed make made hold held file filed issue issued take taken give given launch launched order ordered announce "
    "put".split()
)
_SPOKEN_OF = 0.5  # share of a claim in a sentence that tells what it says was promised


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim tells as settled that the words do not; None where they do, or do not tell."""
    return (
        _only_asked_for(claim, window)
        or _only_aimed_at(claim, window, about)
        or _not_promised(claim, window)
        or _only_possible(claim, window)
        or _left_open(claim, window)
    )


def _only_asked_for(claim: str, window: str) -> Finding | None:
    """Find an amount given, paid or received where the words have it only in what somebody asks for or offers."""
    if _ASKS.search(claim) or hedged(claim) or not any(deed.form in _GIVEN for _, deed in every_deed(claim)):
        return None
    if any(deed.form in _GIVEN for _, deed in every_deed(window)):
        return None
    for mine in quantities(claim):
        there = equal_in(window, mine)
        if mine.value > 2 and there and all(_ASKS.search(clause_at(window, one.start)) for one in there):
            return Finding("unsettled", f"in the cited words {claim[mine.start : mine.end]} is only asked for, or offered")
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
        if there and aimed and any(_is_done(sentence, deed, mine) for sentence, deed in every_deed(claim)):
            return Finding("unsettled", f"the cited words tell {claim[mine.start : mine.end]} only as planned or possible")
    return None


def _governing(text: str, amount: Quantity) -> Word | None:
    """The verb in whose object an amount stands: the nearest one before it."""
    verbs = [deed.verb for sentence, deed in every_deed(text) if _has(_object(sentence, deed), amount)]
    return max((verb for verb in verbs if verb.start < amount.start), key=lambda verb: verb.start, default=None)


def _is_done(sentence: Words, deed: Deed, amount: Quantity) -> bool:
    """Whether a verb in the past has an amount as its object, before any preposition."""
    some = _object(sentence, deed)
    end = next((at for at, word in enumerate(some) if word.low in PREPOSITIONS or word.low == "of"), len(some))
    done = is_past(deed.verb.low) and deed.form not in SPEECH and deed.verb.low not in _REACHES
    return done and _has(some[:end], amount) and not (deed.passive and _behind_of(sentence, amount))


def _behind_of(sentence: Words, amount: Quantity) -> bool:
    before = [word for word in sentence if word.end <= amount.start]
    return bool(before) and before[-1].low == "of"


def _object(sentence: Words, deed: Deed) -> Words:
    return deed.objects if deed.passive else words_behind(sentence, sentence.index(deed.verb))


def _has(words: Words, amount: Quantity) -> bool:
    return any(amount.start <= word.start and word.end <= amount.end for word in words)


def _not_promised(claim: str, window: str) -> Finding | None:
    """Find "has promised to" where nobody in the words promises anything, or tells what will be."""
    if meaning(window) & (_PROMISES | _ASSURES) or re.search(r"\b(?:had|according to)\b", claim, re.IGNORECASE):
        return None
    for _, deed in every_deed(claim):
        if deed.form not in _PROMISES or deed.passive or not deed.doers:
            continue
        near = speaking_of(claim, window, _SPOKEN_OF, without=frozenset([deed.form]), least=1)
        if near and not any(word.low in ("will", "would", "shall") or word.low.endswith("'ll") for one in near for word in one):
            return Finding("unsettled", f"the cited words do not say that anything was {deed.verb.low}")
    return None


def _only_possible(claim: str, window: str) -> Finding | None:
    """Find "was fined" where the only word for it is the object of a verb not told as done: "could impose a fine"."""
    words = read(window)
    unsure = {start for start, how in hedged_at(window).items() if how != "able"}
    if not unsure or hedged(claim):
        return None
    nouns = {
        word
        for sentence, deed in every_deed(window)
        if deed.verb.start in unsure and deed.verb.low in _MAKES
        for word in _object(sentence, deed)
    }
    for _, deed in every_deed(claim):
        places = [word for word in words if word.form == deed.verb.form]
        if places and is_past(deed.verb.low) and deed.verb.means and all(word in nouns for word in places):
            return Finding("unsettled", f"the cited words tell “{places[0].text}” only as possible, the claim as done")
    return None


def _left_open(claim: str, window: str) -> Finding | None:
    """Find what a claim asserts that the words have only behind "whether"."""
    if _STILL_OPEN.search(claim):
        return None
    for match in _OPEN.finditer(window):
        asked = meaning(match["what"])
        rest = meaning(window[: match.start()]) | meaning(window[match.end() :])
        answered = len(asked & meaning(claim)) >= _MOST * len(asked)
        if len(asked) >= _LEAST and answered and len(asked & rest) < _MOST * len(asked):
            return Finding("unsettled", "the cited words leave open whether it is so")
    return None
