"""How sure a text is of what its words tell: as a fact, as ordered, planned, tried, alleged, possible, or on a condition.

It reads one text and checks nothing: the checks `modality`, `outcomes` and `views` hold a claim against the words by it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from bot.english.deeds import is_past
from bot.english.reading import Word, is_adverb, read

Sureness = Literal["able", "possible", "alleged", "planned", "future", "conditional", "tried", "nearly"]

_PLANS = (
    "plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed|ing)?|expect(?:s|ed)?|set|due|scheduled|likely"
    "|propos(?:e|es|ed|ing|al|als)|seek(?:s|ing)?|sought|vow(?:s|ed)?|promis(?:e|es|ed)|threaten(?:s|ed|ing)?|pledg(?:e|es|ed)"
    "|offer(?:s|ed|ing)?|agreed?|agrees|prepar(?:e|es|ed|ing)|about|consider(?:s|ing)|ready|willing|poised|going|slated|urged"
    "|called on (?:\\w+ ){1,3}|asked (?:\\w+ ){1,3}"
)
_WISHES = (  # with somebody between: "wants the city to pay"
    "wants?|wanted|expects?|expected|asks?|asked|urges?|urged|orders?|ordered|offers?|offered|invites?|invited"
    "|hopes? for|calls? on|called on"
    "|promised?|promises|allows?|would like|needs?"
)
_ASKS = "accused|suspected|charged|suspicion|accuses|accusing|allegations?|alleged"
_HEDGE_WORDS: tuple[tuple[Sureness, str], ...] = (
    ("able", r"can(?: (?:also|still|be))*(?= [a-z])"),
    ("possible", r"(?:may|might|could)(?: (?:also|still|yet|soon|well|even|have|be|not|have been))*(?= [a-z])"),
    ("possible", r"(?:[Pp]ossibly|[Pp]erhaps|[Pp]otentially|[Mm]aybe|[Pp]robably)\b"),
    ("conditional", r"(?:would|should)(?: (?:also|still|then|have|be|have been))*(?= [a-z])"),
    ("planned", rf"(?:{_PLANS}) to(?: (?:be|have))?(?= [a-z])"),
    (
        "planned",
        r"(?:consider(?:s|ed|ing)?|mulls?|mulling|weigh(?:s|ed|ing)?|propos(?:ed|es|ing)|planning|suggest(?:s|ed)|recommend(?:s|ed))"
        r"(?= [a-z]+ing\b)",
    ),
    ("future", r"(?:will|shall|won['’]t)(?: (?:also|still|soon|then|be|have|have been))*(?= [a-z])"),
    ("alleged", r"(?:(?:not|n['’]t)(?: yet)? (?:rule|ruled)|cannot rule) out(?= [a-z])"),
    ("alleged", r"(?:[Aa]llegedly|[Rr]eportedly|[Ss]upposedly|[Pp]urportedly)\b"),
    ("alleged", rf"(?:{_ASKS})(?: (?:\w+ ){{0,3}}?(?:of|with|that))?(?: having)?(?= [a-z])"),
    ("alleged", r"(?:alleged|believed|thought|said|rumou?red|reported) to(?: have)?(?: been| be)?(?= [a-z])"),
    ("planned", r"(?:asked|urged|ordered|told|invited|required|advised) to(?: be)?(?= [a-z])"),
    ("planned", rf"(?:{_WISHES}) (?!to )(?:[\w'’$€£%,-]+ ){{1,7}}?to(?: (?:be|have))?(?= [a-z])"),
    ("planned", r"(?:must (?:still|first)|still (?:has|have|needs?) to|remains? to)(?: be)?(?= [a-z])"),
    (
        "planned",
        r"(?:[Pp]lans?|[Pp]roposals?|[Bb]ids?|[Hh]opes?|[Pp]romises?|[Pp]ledges?|[Oo]ffers?|[Cc]alls?|[Ii]ntention|[Vv]ow|[Dd]eadline)"
        r" (?:to|of|for)(?= [a-z])",
    ),
    ("future", r"(?:is|are|was|were) to(?: (?:be|have))?(?= [a-z])"),
    ("tried", r"(?:[Tt]ry|[Tt]ried|[Tt]ries|[Tt]rying|[Aa]ttempted|[Aa]ttempting|[Aa]ttempts?|[Ee]fforts?) to(?= [a-z])"),
)
_NEARLY = re.compile(
    r"\b(?:[Aa]lmost|[Nn]early|[Vv]irtually|all but) (?P<past>[a-z]+)\b(?! (?:and|or) [a-z]+ (?:percent|people))"
)
_CLOSE_TO = re.compile(r"\b(?:came|comes?|coming|been|was|were|is|are) (?:close|near) to(?= [a-z]+ing\b)")
_HEDGES = tuple((sureness, re.compile(rf"\b{words}")) for sureness, words in _HEDGE_WORDS)
_PLANNED = r"planned|scheduled|proposed|expected|due|slated|envisaged|foreseen|considered|discussed|mooted"
_OF = r"(?: (?:of|for)(?: (?:the|a|an))?)"
_WAS = r"(?:(?:was|is|were|are|had|has|been|first|originally|now) ){1,3}"
_NOUNS = re.compile(  # "Demolition of the bridge was scheduled for 2020", "the proposed closure", "plans for a merger"
    rf"\b(?P<what>[a-z]{{4,}})(?:{_OF}(?: [\w'’-]+){{1,2}})? {_WAS}(?:{_PLANNED})\b"
    rf"|\b(?:planned|proposed|expected|possible|(?:plans?|proposals?|possibility|threat){_OF}) (?P<behind>[a-z]{{4,}})\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether)\b(?! (?:or|so|not)\b)", re.IGNORECASE)
_REACH = 4  # words
_BETWEEN = frozenset("not be been also still soon never even first then again yet well further".split())  # before the verb itself


@lru_cache(maxsize=512)
def hedged(text: str) -> dict[int, Sureness]:
    """The words of a text (as `read` gives them, by number) that it does not tell as facts, and how it tells them."""
    words = read(text)
    found: dict[int, Sureness] = {}
    for match in _IF.finditer(text):
        leads = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in ".!?"
        for at in _clause(words, match.end(), whole=leads and match[0] != "whether"):
            found[at] = "conditional"
    for sureness, pattern in _HEDGES:
        for match in pattern.finditer(text):
            head = _head(words, match.end())
            if head is not None:
                found[head] = sureness
    for match in _NEARLY.finditer(text):
        head = _first(words, match.start("past"))
        if head < len(words) and words[head].means and is_past(words[head].low):
            found[head] = "nearly"
    for match in _CLOSE_TO.finditer(text):
        found[_first(words, match.end())] = "nearly"
    return found


def hedged_at(text: str) -> dict[int, Sureness]:
    """The same by where the words begin."""
    words = read(text)
    return {words[at].start: how for at, how in hedged(text).items()}


def planned(text: str) -> list[tuple[str, int]]:
    """The nouns of a text by which it tells a deed as planned or possible, in lower case, with where each begins."""
    found = ((match, "what" if match["what"] else "behind") for match in _NOUNS.finditer(text))
    return [(match[group].lower(), match.start(group)) for match, group in found]


def _head(words: Sequence[Word], start: int) -> int | None:
    """The verb behind an offset."""
    at = _first(words, start)
    for place in range(at, min(at + _REACH, len(words))):
        word = words[place]
        if word.sentence != words[at].sentence:
            return None
        if word.low not in _BETWEEN and not is_adverb(word.low):
            return place
    return None


def _first(words: Sequence[Word], start: int) -> int:
    return next((place for place, word in enumerate(words) if word.start >= start), len(words))


def _clause(words: Sequence[Word], start: int, *, whole: bool) -> list[int]:
    """The words of the clause, or of the whole sentence, in which an offset is."""
    at = _first(words, start)
    if at >= len(words):
        return []
    here = words[at]
    return [n for n in range(at, len(words)) if (words[n].sentence == here.sentence if whole else words[n].clause == here.clause)]
