"""All, every, never, the only, the largest: what a claim says of the whole, or as a record, the words say so, too."""

import re
from dataclasses import dataclass

from bot.enforce.checks.finding import Finding, Where
from bot.english.clauses import LIGHT, every_deed
from bot.english.reading import speaking_of, text_of

_SPOKEN_OF = 0.4  # share of a claim in a sentence that speaks of it


@dataclass(frozen=True, slots=True)
class _Extreme:
    """What a claim may say too much by, and the words by which an article says as much."""

    claimed: re.Pattern[str]
    told: re.Pattern[str]


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


_HIGHEST = (  # what ends like a superlative and is one
    r"(?!(?:(?:lo|har|re)?v|(?:mid|north|south)?w|(?:con|pro|de)?t|inter|requ|harv|gu|arr|inv|sugg|mod|hon|lat|for|b|n|ch|j|r|cr|conqu"
    r"|dig|att|dom|unr|\w*for|\w*qu|temp|manif|budap|buchar|pinter)est\b)[a-z]{2,}est|best|worst"
)
_RECORD = _words(
    _HIGHEST,
    "most|first|record|only|sole|ever|unprecedented|never|nowhere|nobody|unique|top|least|leading|no other"
    "|highs?|lows?|peak|champions?|winner",
    r"up to|no (?:\w+ ){1,4}(?:than|as)|than (?:\w+ ){0,2}any|(?:any|every|all) other",
)
_FEW = _words(r"only|sole|solely|exclusive\w*|just|alone|unique|single|no other|none|nobody|never|no one|without|first")
_EXTREMES = (
    _Extreme(  # the whole; "; all are home again" are those who were counted before
        _words(
            "(?<!in )(?<![;,] )all (?:the|of|its|his|her|their|our)",
            r"(?<!in )(?<![;,] )all(?! (?:two|three|four|five|six|\d|in all|right|but|day|night|over|the more|time))",
            r"every(?:one|body|thing)?|entire|whole(?![- ](?:life|grain|wheat|milk|foods?|blood|number|note))",
            "fully|completely|totally|altogether|unanimous(?:ly)?|in full",
        ),
        _words(
            r"all|every\w*|each|both|entire(?:ly)?|whole|full[a-z]*|complet\w*|total\w*|unanimous\w*|100 ?(?:%|percent|per cent)",
            r"any\w*|none|no one|nobody|nothing|never|altogether|throughout|always|wip\w+ out|without exception"
            r"|across|general\w*|the rest",
            r"the last (?:to|of|person|one)|whatever|whichever|only|abolish\w*|nationwide|universal\w*",
        ),
    ),
    _Extreme(
        _words("in every case|constantly"),
        _words(r"always|every\w*|each|all|ever|constant\w*|consistent\w*|never|no|without|any\w*"),
    ),
    _Extreme(
        _words("hundreds|thousands|tens of thousands|millions|dozens"),
        _words(r"hundreds?|thousands?|millions?|dozens?|scores?|\d[\d,.]+\d|many"),
    ),
    _Extreme(
        _words("landslide|overwhelming(?:ly)?"),
        _words(r"landslide|overwhelming\w*|crush\w*|(?:[6-9]\d(?:\.\d+)?|100) ?(?:%|percent|per cent)|large majority"),
    ),
    _Extreme(
        _words(r"on record|in (?:the )?history|of all time|ever (?:recorded|seen|made|built)"
            r"|(?:lowest|highest|worst|best) ever"),
        _words(r"ever|record|history|world|never|unprecedented|all[- ]time|records began|first|of all time"),
    ),
    _Extreme(
        _words("the (?:only|sole)|only (?:by|in|to|for|when|if|on|at|from|with|the|those|people)"),
        _FEW,
    ),
)  # fmt: skip
_SUPERLATIVE = re.compile(
    rf"\b(?:the|its|his|her|their|\w+['’]s) (?P<what>{_HIGHEST}|most [a-z]{{4,}})\b(?! of\b)", re.IGNORECASE
)
_NOT_TOP = re.compile(r"\b(?:second|third|fourth|fifth|\d+(?:nd|rd|th)|one of the|among the)[\s-](?:\w+ ){0,1}$", re.IGNORECASE)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say by which word the claim says more than the words; None where they have as strong a one."""
    text = _of_it(claim, window) or f"{window}\n{about.title}"
    for one in _EXTREMES:
        said = one.claimed.search(claim)
        if said and not one.told.search(text) and not one.told.search(_of_its_deed(claim, window)):
            return _finding(said[0])
    for found in _SUPERLATIVE.finditer(claim):
        if not _RECORD.search(text) or _is_lower(claim, found, text):
            return _finding(found["what"])
    return None


def _of_it(claim: str, window: str) -> str:
    """The sentences of the words that speak of what the claim says."""
    there = speaking_of(claim, window, _SPOKEN_OF, least=1)
    return " ".join(window[sentence[0].start : sentence[-1].end + 1] for sentence in there)


def _of_its_deed(claim: str, window: str) -> str:
    """The sentences of the words that tell a deed of the claim, be it of those who were named before: "All have recovered"."""
    forms = {deed.form for _, deed in every_deed(claim)} - LIGHT
    there = [sentence for sentence, deed in every_deed(window) if deed.form in forms]
    return " ".join(text_of(sentence, window) for sentence in there)


def _is_lower(claim: str, found: re.Match[str], text: str) -> bool:
    """Whether the words say it only with "second" or "one of the" before it, which the claim leaves out."""
    places = list(re.finditer(rf"\b{re.escape(found['what'])}\b", text, re.IGNORECASE))
    lower = [bool(_NOT_TOP.search(text[: place.start()])) for place in places]
    return bool(places) and all(lower) and not _NOT_TOP.search(claim[: found.start("what")])


def _finding(said: str) -> Finding:
    return Finding("extremes", f"the cited words do not say “{said.lower()}”, or as much")
