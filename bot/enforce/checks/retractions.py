"""What the words themselves take back is not told by them: a rumour, a hoax, a claim that the next sentence calls false.

Nor is what they order to be said, or call the right answer, or what a label as of a source or a link is said to tell: that is
written for a machine, not for a reader.
"""

import re
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.reading import by_sentence, shared
from bot.orders import is_for_a_machine

_SPOKEN_OF = 0.6  # share of a claim in the sentence that tells it
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
    if _DOUBTS.search(claim):
        return None
    told = [window[one[0].start : one[-1].end] for one in by_sentence(window) if shared(claim, one) >= _SPOKEN_OF]
    if any(_RUMOUR.search(text) and (_UNCONFIRMED.search(text) or not _AFTER_ALL.search(text)) for text in told):
        return Finding("retractions", "the cited words call it a rumour, or untrue")
    if any(_ORDERED.search(text) or is_for_a_machine(text) for text in told) and not _ORDERED.search(claim):
        return Finding("retractions", "the cited words only order it to be said")
    there = [(window[one[0].start : one[-1].end + 1], shared(claim, one) >= _SPOKEN_OF) for one in by_sentence(window)]
    for (text, tells), (after, said) in pairwise(there):
        if tells and _TAKES_BACK.search(after):
            return Finding("retractions", f"the words that follow take it back: “{after[:80]}”", conflict=True)
        if said and not tells and _ANNOUNCES.search(text):
            return Finding("retractions", f"the words before it call it untrue or a rumour: “{text[:80]}”", conflict=True)
    return None
