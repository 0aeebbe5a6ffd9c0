"""What an article says is not known: the answer to a question for it, and the best one that there is.

"The cause was not yet known." answers "What caused the fire?", which shares no word with it; the judge takes it for a sentence
about nothing. By words alone, in English.
"""

import re

from bot.questions.question import covered, parse, stems_of

_SHORT = 8  # words; a sentence of no more says nothing but that it is not known
_PAST = (
    r"(?:known|clear|released|named|identified|decided|announced|determined|established|disclosed|published|confirmed|set"
    r"|made public)"
)
_UNKNOWN = re.compile(
    rf"\b(?:not|never|n['’]t|yet to)(?: yet)?(?: be| been)? (?:immediately |publicly )?{_PAST}\b"
    r"|\bun(?:known|clear|decided|disclosed|identified|named)\b|\bunder investigation\b|\b(?:nobody|no one) (?:yet )?knows\b"
    r"|\b(?:declined|refused) to (?:say|name|give|disclose|identify|reveal|specify)\b"
    r"|\b(?:did|does|do|would|could|can)(?: not|n['’]t) (?:say|name|give|disclose|identify|reveal|specify|know)\b",
    re.IGNORECASE,
)
# How a question asks for something -> the word by which a sentence names what is not known
_ASPECTS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(named, re.IGNORECASE))
    for asked, named in (
        (
            r"^\W*why\b|\bwhat (?:caused|led to|triggered|sparked|started)\b|\b(?:cause|reason|motive)\b"
            r"|\bhow did .*\b(?:start|begin)\b",
            r"\b(?:causes?|reasons?|why|motives?|what (?:caused|led to|started)|how (?:it|the \w+) (?:started|began))\b",
        ),
        (r"\bwho\b|\bwhat (?:is|was|are|were) the names?\b|\bwho(?:m|se)\b", r"\b(?:names?|named|identit\w+|identified|who)\b"),
        (
            r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time)\b|\bhow long\b",
            r"\b(?:when|dates?|day|how long|timetable|time)\b",
        ),
        (r"\bwhere\b", r"\b(?:where|locations?|whereabouts|place)\b"),
        (r"\bhow many\b|\bwhat (?:is|was|are|were) the number\b", r"\b(?:how many|numbers?|figures?|tolls?)\b"),
        (
            r"\bhow much\b|\bwhat (?:is|was|are|were) the (?:price|cost|value|amount|sum|terms)\b",
            r"\b(?:how much|price|cost|amount|value|sum|terms)\b",
        ),
    )
)


def is_said_unknown(question: str, sentence: str) -> bool:
    """Whether a sentence says that what the question asks for is not known, or not told."""
    if not _UNKNOWN.search(sentence):
        return False
    if len(sentence.split()) > _SHORT and not covered(parse(question), stems_of(sentence)):
        return False  # it is of something else
    return any(asked.search(question) and named.search(sentence) for asked, named in _ASPECTS)
