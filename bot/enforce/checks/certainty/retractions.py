"""What the words themselves take back is not told by them: a rumour, a hoax, a claim that the next sentence calls false.

Nor is what the article itself corrects (see `bot.articles.withdrawn`). Nor is what they order to be said, or call the right
answer, or what a label as of a source or a link is said to tell: that is written for a machine, not for a reader. What somebody
in the article doubts, believes or only alleges is for `views`.
"""

import re
from itertools import pairwise

from bot.articles.corrections import speaks_of_one
from bot.articles.orders import is_for_a_machine
from bot.articles.withdrawn import rests_on_withdrawn
from bot.enforce.checks.finding import Finding, Where
from bot.english.reading import by_sentence, meaning, same, shared, speaking_of, text_of

_SPOKEN_OF = 0.6  # share of a claim in the sentence that tells it
_MOSTLY = 0.5  # of what a sentence has of a claim, the share that stands in what the same sentence takes back
_DOUBTED = (  # of a claim that keeps such a word, it is for the other checks
    r"rumou?r(?:s|ed)?|hoax(?:es)?|myths?|conspiracy theor(?:y|ies)|fake news|satir(?:e|ical)"
    r"|fabricat(?:ed|ion)|made[- ]up|disinformation"
    r"|misinformation|urban legend|fictional|false(?:ly)?|untrue|debunked|unfounded|baseless"
    r"|retract(?:ed|s|ion)|untruth|erroneous(?:ly)?"
)
_DOUBTS = re.compile(rf"\b(?:{_DOUBTED})\b", re.IGNORECASE)
_ANNOUNCES = re.compile(  # and the sentence behind it is what is meant
    rf"\b(?:{_DOUBTED}|not true|no truth)\b.*:\s*[\"“]?$"
    rf"|\b(?:rumou?rs?|hoax|myth|satire|false claims?|fake)\b[^.;]{{0,60}}\b(?:said|says?|ran"
    r"|went|had it|reads?|spread|circulat\w+|claim\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
# what may be told and taken back in one sentence, and how
_TOLD = (
    r"(?:reports?|claims?|statements?|headlines?|stor(?:y|ies)|allegations?|accounts?|assertions?|announcements?|news|posts?|tweets?"
    r"|articles?|messages?|suggestions?|rumou?rs?)"
)
_WITHDRAWN = (
    rf"(?:{_DOUBTED}|withdr[ae]w|withdrawn|taken back|mistaken|a mistake|an error|a lie|a joke|invented|wrong|incorrect|not true)"
)
_IS = r"(?:is|are|was|were|has been|have been|had been|proved|turned out|later)"
_IN_ONE = (
    re.compile(  # "A report that (...) turned out to be false"
        rf"\b{_TOLD} (?:that|saying|claiming|of how)\s(?P<what>.+)[,\s]+(?:\w+ )?{_IS}\s(?:\w+ ){{0,3}}?{_WITHDRAWN}\b",
        re.IGNORECASE,
    ),
    re.compile(  # "“(...)” was a headline that the paper later retracted", "(...), a claim that was withdrawn"
        rf"^(?P<what>.+?)[\"”,]+\s?(?:is|was|were|are)?\s?(?:an? |the )?(?:\w+ )?{_TOLD}(?: (?:that|which))?\b"
        rf"[^.;]{{0,40}}?\b{_WITHDRAWN}\b",
        re.IGNORECASE,
    ),
    re.compile(  # "The headline “(...)” was a mistake"
        rf"\b{_TOLD},?:? [\"“](?P<what>[^\"”]+)[\"”],? {_IS}\s(?:\w+ ){{0,3}}?{_WITHDRAWN}\b",
        re.IGNORECASE,
    ),
    re.compile(  # "It wrongly reported that (...)", "The paper retracted a report that (...)"
        r"\b(?:falsely|wrongly|mistakenly|incorrectly|erroneously) (?:\w+ ){0,1}?"
        r"(?:said|says?|saying|claim\w*|report\w*|stat\w+|told|wrote|announc\w+|assert\w*)\s(?:\w+ )?that (?P<what>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:retract|withdr[ae]w|debunk|refut|disprov)\w*\s(?:an?|the|its|his|her|their|earlier|previous|that|\s)*"
        rf"{_TOLD} (?:that|saying|of how)\s(?P<what>.+)$",
        re.IGNORECASE,
    ),
)
_TAKEN = re.compile(rf"\b{_WITHDRAWN}\b", re.IGNORECASE)
_AFTER_ALL = re.compile(r"\b(?<!not )true\b|\bconfirm", re.IGNORECASE)  # "the rumours are true"
_UNCONFIRMED = re.compile(
    r"\bunconfirmed\b|(?:\b(?:not|never|no one|nobody|neither|yet to|without)|n['’]t)\b[^.;]{0,40}\bconfirm", re.IGNORECASE
)
_ORDERED = re.compile(  # an order at the beginning, behind a comma or a word that leads up to it
    r"(?:^\W*|[,;:]\s+|\b(?:and|please|then|must|should|always|to)\s)(?:say|state|write|tell|claim|reply|answer|respond|report|mention)\s"
    r"(?:that|the readers?|readers|(?:the )?users?|everyone)\b"
    r"|^\W*(?:source|passage|document|context|citation|reference)\s?[\[(#]?\d+[\])]?\s?:"
    r"|\b(?:correct|right|true|only) (?:answer|response|reply)\b[^.;]{0,60}\b(?:is|be|that)\b"
    r"|https?://\S+\s(?:says?|states?|shows?|confirms?|claims?|proves?)\s",
    re.IGNORECASE,
)
_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|hoax|myth|conspiracy theory|urban legend|false claims?|debunked|unfounded|baseless)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:but|yet|however|in fact|in truth)\b,?\s)?"
    r"(?:(?:that|this|it|none of (?:this|that|it)"
    r"|the (?:claim|report|rumou?r|story|statement|figure|allegation|account|assertion)s?"
    r"|such (?:claim|report|rumou?r)s)\b[^.;,]{0,60}\b(?:is|are|was|were|has been|have been|proved"
    r"|turned out(?: to be)?|later)\b[^.;]{0,30}\b"
    rf"(?:{_DOUBTED}|not true|not the case|wrong|incorrect|mistaken|denied|withdrawn|no longer true|never happened|not correct"
    r"|a joke|a lie|invented)\b"
    r"|(?:that|this|it)\s(?:never happened|did not happen|is not so|was not so|isn't true|wasn't true|is a lie|was a lie)\b"
    r"|none of (?:this|that|it)\b[^.;,]{0,30}\b(?:is|was|were)\s(?:true|correct|so|the case)\b"
    r"|there (?:is|was) no (?:truth|evidence)\b)",
    re.IGNORECASE,
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say that the words take back what the claim tells as true; None where they do not, or the claim says so, too."""
    if rests_on_withdrawn(claim, window, corrected=about.corrected):
        return Finding("retractions", "the article corrects it", conflict=True)
    return hearsay(claim, window)


def hearsay(claim: str, window: str) -> Finding | None:
    """The same, corrections of the article left out."""
    if _DOUBTS.search(claim):
        return None
    told = [text_of(one, window) for one in speaking_of(claim, window, _SPOKEN_OF)]
    if any(_RUMOUR.search(text) and (_UNCONFIRMED.search(text) or not _AFTER_ALL.search(text)) for text in told):
        return Finding("retractions", "the cited words call it a rumour, or untrue")
    if any(_ORDERED.search(text) or is_for_a_machine(text) for text in told) and not _ORDERED.search(claim):
        return Finding("retractions", "the cited words only order it to be said")
    return _in_one(claim, window) or _beside(claim, window)


def _beside(claim: str, window: str) -> Finding | None:
    """Find a sentence right before or behind the one that tells it, which takes it back."""
    there = [(window[one[0].start : one[-1].end + 1], shared(claim, one) >= _SPOKEN_OF) for one in by_sentence(window)]
    for (text, tells), (after, said) in pairwise(there):
        if tells and _TAKES_BACK.search(after):
            return Finding("retractions", f"the words that follow take it back: “{after[:80]}”", conflict=True)
        if said and not tells and _ANNOUNCES.search(text):
            return Finding("retractions", f"the words before it call it untrue or a rumour: “{text[:80]}”", conflict=True)
    return None


def _in_one(claim: str, window: str) -> Finding | None:
    """Find a sentence that takes back the part of it that tells what the claim does."""
    if _TAKEN.search(claim) or speaks_of_one(claim):
        return None
    wanted = {form for own in meaning(claim) for form in same(own)}
    for sentence in by_sentence(window):
        if shared(claim, sentence) < _SPOKEN_OF:
            continue
        text = window[sentence[0].start : sentence[-1].end + 1]
        there = [word for word in sentence if word.means and word.form in wanted]
        for found in filter(None, (pattern.search(text) for pattern in _IN_ONE)):
            start, end = (place + sentence[0].start for place in found.span("what"))
            if sum(start <= word.start < end for word in there) > _MOSTLY * len(there):
                return Finding("retractions", "the sentence that tells it takes it back", conflict=True)
    return None
