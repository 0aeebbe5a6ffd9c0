"""The words of a claim in quotation marks stand in the cited words as they are; what is in brackets or left out is free.

What denies, or speaks of all, is not cut off before what limits it: "We have no customers" is not "We have no customers abroad".
"""

import re
import unicodedata

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import is_past
from bot.english.reading import meaning, read
from bot.english.vocabulary import HELPS

_QUOTED = re.compile(r"[\"“”„«](?P<double>[^\"“”„«»]+)(?:[\"“”»]|$)|(?<!\w)[‘'](?P<single>[^‘'’]*(?:['’]\w[^‘'’]*)*)['’](?!\w)")
_CONDITION = r"(?:if|unless|until|except|provided|as long as|so long as)\b"
_DENIES = re.compile(
    rf"\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot|\w+n't|hardly|barely|{_CONDITION})\b", re.IGNORECASE
)
_OF_ALL = re.compile(r"\b(?:all|every|always|only)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?!(?:and|but|or|so)\b)[^\W_][^.,;:!?\"“”]*", re.IGNORECASE)
_WITH_IF = re.compile(rf",?\s+{_CONDITION}[^.,;:!?\"“”]*", re.IGNORECASE)
_LEADS = re.compile(  # "If we find ice, ...", "Nobody believes that ..."
    rf"(?:(?:^|[.!?:;\"“”])\s*(?:only |even )?{_CONDITION}[^.!?\"“”]*"
    r"|\b(?:no|not|never|nobody|none|few|\w+n't)\b[^.!?,;]*\bthat\s*)$",
    re.IGNORECASE,
)
_CLAUSE = 3  # words of a quotation that may be a clause
_HELPS = HELPS | {"am"}
_FREE = re.compile(r"\[[^\]]*\]|\.\.\.|…|\. \. \.")


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which quotation of the claim the words do not have, or have with more that it may not leave out."""
    there = f" {_plain(window)} "
    title = f" {_plain(about.title)} "
    for quotation in quoted(claim):
        pieces = [_plain(piece) for piece in _FREE.split(quotation)]
        if any(words and f" {words} " not in there and f" {words} " not in title for words in pieces):
            return Finding("quotations", f"“{quotation.strip()}” does not stand word for word in the cited words")
        if len(pieces) == 1 and _is_cut(quotation, claim, window):
            return Finding("quotations", f"“{quotation.strip()}” leaves out what limits it in the cited words")
    return None


def _is_cut(quotation: str, claim: str, window: str) -> bool:
    """Whether a quotation leaves out what limits it, wherever it stands in the words; not where the claim says that itself."""
    words, text = read(quotation), _straight(window)
    verb = any(word.low in _HELPS or is_past(word.low) or word.low.endswith(("n't", "s")) for word in words)
    outside = _straight(claim.replace(quotation, " "))
    if len(words) < _CLAUSE or not verb or _DENIES.search(outside):
        return False
    places = list(re.finditer(r"\W+".join(map(re.escape, _plain(quotation).split())), text, re.IGNORECASE))
    left_out = [_limit(text[: place.start()], place[0], text[place.end() :]) for place in places]
    return bool(places) and all(one and meaning(one).isdisjoint(meaning(outside)) for one in left_out)


def _limit(before: str, quotation: str, after: str) -> str:
    """What limits a quotation in the sentence that it is taken from, before or behind it; empty where nothing does.

    What affirms may leave out where, when and how it was: that it was follows. What denies may not, nor what speaks of all.
    """
    behind = _WITH_IF.match(after) or (_GOES_ON.match(after) if _DENIES.search(quotation) or _OF_ALL.search(quotation) else None)
    found = behind or _LEADS.search(before)
    return found[0] if found else ""


def _straight(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")


def quoted(text: str) -> list[str]:
    """What stands in quotation marks, without them; a mark that nothing closes quotes to the end."""
    return [match["double"] or match["single"] for match in _QUOTED.finditer(text) if match["double"] or match["single"]]


def _plain(text: str) -> str:
    """The words alone, in lower case, whatever the marks between them look like."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'")
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*|[%$€£]", text))
