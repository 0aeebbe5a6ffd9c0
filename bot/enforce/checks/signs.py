"""What of a claim is no plain word of the cited words' script, a tag, a link, a symbol, a mark upon a letter, stands in them.

No other check reads these, and a reader does: "was safe 🤥", "n̶o̶t̶ safe", "was safe #resign".
"""

import re
import unicodedata
from functools import lru_cache

from bot.enforce.checks.finding import Finding, Where

_TAG = re.compile(r"(?<![\w.])[@#][^\W\d_][\w-]*|(?<!\S)/[a-z]+(?![\w/])")
_LINK = re.compile(r"\bhttps?://\S+|(?<![\w.@])[a-z][\w-]+(?:\.[a-z][\w-]+)+(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN = frozenset("°±×−´µμªº")  # beside numbers, and an accent that stands alone
_ALIKE = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"])  # scripts with letters that look alike


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which sign of the claim the words do not have."""
    if claim.isascii() and not _TAG.search(claim) and not _LINK.search(claim):
        return None
    mine, there = (unicodedata.normalize("NFC", text) for text in (claim, f"{window}\n{about.title}\n{about.outlet or ''}"))
    low = there.lower()
    for told in (*_TAG.findall(mine), *_LINK.findall(mine)):
        if told.lower().partition(".")[0] not in low:
            return Finding("signs", f"“{told[:60]}” does not stand in the cited words")
    foreign = next((one for one in mine if _is_sign(one) and one not in there), None)
    if foreign:
        return Finding("signs", f"the sign “{foreign}” does not stand in the cited words")
    for word in _WORD.findall(mine):
        scripts = _scripts(word)
        if word.lower() not in low and (scripts - _scripts(there) or len(scripts & _ALIKE) > 1):
            return Finding("signs", f"“{word[:60]}” is not written in the letters of the cited words")
    return None


def _is_sign(character: str) -> bool:
    """Whether a character is a symbol, or a mark that is left when letters have their accents; those of ASCII tell nothing."""
    if character.isascii() or character in _PLAIN:
        return False
    kind = unicodedata.category(character)
    return kind in ("So", "Sm", "Sk", "Me") or (kind == "Mn" and unicodedata.name(character, "").startswith("COMBINING"))


@lru_cache(maxsize=512)
def _scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text, by the first words of the letters' names."""
    letters = {one for one in text if one.isalpha() and one not in _PLAIN and unicodedata.category(one) != "Lm"}
    small = {one for one in text if unicodedata.category(one) == "Lm" and unicodedata.normalize("NFKC", one).isascii()}
    return frozenset(unicodedata.name(one, "?").split()[0] for one in letters | small)
