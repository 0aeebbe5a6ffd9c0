"""What of a claim is no plain word of the cited words' script, a tag, a link, a symbol, a mark upon a letter, stands in them.

No other check reads these, and a reader does: "was safe 🤥", "n̶o̶t̶ safe", "was safe #resign", "Ad: safe", "<!here> safe". A link
must stand there whole: one that is cut short is another's.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from bot.enforce.checks.finding import Finding, Where
from index.words import STOP_WORDS

_URL = re.compile(r"(?:\b(?:https?|ftp)://|\b(?:data|javascript|vbscript|mailto|file|blob|about):(?=\S))\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOMAIN = re.compile(r"(?<![\w.@])[a-z][\w-]+(?:\.[a-z][\w-]+)+(?![\w@])(?:/[^\s<>]*)?", re.IGNORECASE)
_MARK = re.compile(
    r"<[!@#/?a-z][^<>\n]{0,200}>|<[!@#/?a-z][^<>\s]{0,200}|&(?:#\w{1,8}|[a-z]{2,8});|(?<!\w)&[#a-z]\w{1,8}|(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W{0,3}((?:[^\W\d_][\w’'-]*\s){0,2}[^\W\d_][\w’'-]*):\s")
_TAG = re.compile(r"(?<![\w.])[@#][^\W\d_][\w-]*|(?<!\S)/[a-z]+(?![\w/])")
_ADDRESS = re.compile("|".join(f"(?:{one.pattern})" for one in (_URL, _EMAIL, _DOMAIN)), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN = frozenset("°±×−´µμªº")  # beside numbers, and an accent that stands alone
_NUMBERS = frozenset("½¼¾⅓⅔")  # that the checks of numbers read
_IN_A_UNIT = re.compile(r"(?<=[^\W\d_])[²³]")
_ALIKE = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"])  # scripts with letters that look alike


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which sign of the claim the words do not have."""
    mine, there = (unicodedata.normalize("NFC", text) for text in (claim, f"{window}\n{about.title}\n{about.outlet or ''}"))
    low = there.lower()
    strange = next(chain(_elsewhere(mine, there), _unsaid(mine, low)), None)
    if strange:
        return Finding("signs", f"“{strange[:60]}” does not stand in the cited words")
    if claim.isascii():
        return None
    foreign = next((one for one in _IN_A_UNIT.sub("", mine) if _is_sign(one) and one not in there), None)
    if foreign:
        return Finding("signs", f"the sign “{foreign}” does not stand in the cited words")
    for word in _WORD.findall(mine):
        scripts = _scripts(word)
        if word.lower() not in low and (scripts - _scripts(there) or len(scripts & _ALIKE) > 1):
            return Finding("signs", f"“{word[:60]}” is not written in the letters of the cited words")
    return None


def _elsewhere(claim: str, there: str) -> Iterator[str]:
    """The addresses of a claim that are not the words'; a firm may have its ending: "Tarn.com" for "Tarn"."""
    mine = _addresses(claim)
    for one in sorted(mine - _addresses(there)) if mine else ():
        name = re.search(rf"\b{re.escape(one.partition('.')[0])}(?=\.\w+\b)", claim, re.IGNORECASE)
        if (
            "/" in one
            or "@" in one
            or not name
            or not name[0][0].isupper()
            or name[0] not in _WORD.findall(_ADDRESS.sub(" ", there))
        ):
            yield one


def _addresses(text: str) -> frozenset[str]:
    """The addresses that a text names, each whole: one that is cut short is another."""
    return frozenset(map(_whole, _ADDRESS.findall(text)))


def _whole(address: str) -> str:
    """An address without how it is fetched, and what ends the sentence; whether its host is in capitals tells nothing."""
    bare = re.sub(r"^https?://", "", address.rstrip(".,;:!?)]}>”’\"'"), flags=re.IGNORECASE).rstrip("/")
    host, slash, path = bare.partition("/")
    return host.lower() + slash + path


def _unsaid(claim: str, low: str) -> Iterator[str]:
    """The tags, mentions, codes and the label before a sentence that do not stand in the words, which are given in lower case."""
    tags = set(_TAG.findall(low))
    yield from (tag for tag in _TAG.findall(claim) if tag.lower() not in tags)
    yield from (mark for mark in _MARK.findall(claim) if mark.lower() not in low)
    label = _LABEL.match(claim)
    if label and (set(label[1].lower().split()) - STOP_WORDS).isdisjoint(re.findall(r"[\w’'-]+", low)):
        yield label[0].strip()


def _is_sign(character: str) -> bool:
    """Whether a character is a symbol, or a mark that is left when letters have their accents; those of ASCII tell nothing."""
    if character.isascii() or character in _PLAIN:
        return False
    kind = unicodedata.category(character)
    if not character.isdecimal() and character not in _NUMBERS and unicodedata.numeric(character, None) is not None:
        return True  # a number that no check reads
    return kind in ("So", "Sm", "Sk", "Me") or (kind == "Mn" and unicodedata.name(character, "").startswith("COMBINING"))


@lru_cache(maxsize=512)
def _scripts(text: str) -> frozenset[str]:
    """The scripts of the letters of a text, by the first words of the letters' names."""
    letters = {one for one in text if one.isalpha() and one not in _PLAIN and unicodedata.category(one) != "Lm"}
    small = {one for one in text if unicodedata.category(one) == "Lm" and unicodedata.normalize("NFKC", one).isascii()}
    return frozenset(unicodedata.name(one, "?").split()[0] for one in letters | small)
