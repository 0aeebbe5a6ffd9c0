"""Every name of a claim stands in the words, or in the article's title: whole, or so far as it must."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.enforce.checks.finding import Finding, Where
from bot.english import vocabulary
from bot.english.capitals import FAMILIAR, KNOWN, RANKED, english
from bot.english.places import called, capitals, shortened
from bot.english.reading import by_sentence, shared, text_of
from bot.judge import tables
from index.words import STOP_WORDS, rank

_SMALL = "of|de|van|von|bin|al|for|the|and|du|da|el|la|der"
_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z](?=\.\s[A-Z])|[A-Z][^\W_]*(?:[-&'’][A-Z0-9]?(?!s\b)[^\W_]+)*|\d+[A-Z][^\W_]*)"
_RUN = re.compile(rf"(?<![\w@#/'’-]){_WORD}(?:(?:\.?\s|\s(?:{_SMALL})\s){_WORD})*")
_STARTS = re.compile(r"(?:^|[.!?:;]\s+|[\"“‘(\[]\s*|\n\s*)$")
_SPOKEN_OF = 0.7  # share of the rest of a claim in a sentence that says it of another name
_MADE = ("lessness", "ness", "ship", "ment", "ating", "ation", "ing")  # ends of words that are made of others
_RARE = 12_000  # rank of a word from which it may be a person's name
_CALENDAR = vocabulary.CALENDAR | {"sept", "oct", "nov", "dec", "jan", "feb", "aug"}
_TITLES = vocabulary.TITLES | {
    word for sphere in tables.ROLES for role in sphere for name in role for word in name.lower().split()
} | set(
    "minister secretary leader representative speaker general admiral pope prince princess queen chief official officials "
    "republican republicans democrat democrats congressman congresswoman justice attorney lieutenant pm ceo vice former".split()
)  # fmt: skip
_QUARTERS = frozenset("q1 q2 q3 q4 h1 h2".split())  # dates, which are checked as such


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    parts: tuple[str, ...]  # its words in lower case, titles left out
    first: bool  # a sentence begins with it


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which name of the claim the words do not have; None where they have all, or where capitals tell nothing."""
    if _shouted(claim):
        return None
    there = _known(window, about)
    for name in _names(claim):
        missing = [part for part in name.parts if not there.has(part)]
        if not missing or there.spells(name.parts) or (name.first and (not _surely(name, missing) or _made(name, window))):
            continue
        if _person(name.parts, missing, there):
            other = there.other_first_name(name.parts)
            if other is None:
                continue
            return Finding("names", f"the cited words speak of {other}, not of {name.text}", conflict=True)
        return Finding("names", f"the name “{name.text}” does not stand in the cited words", _conflicts(claim, name, window))
    return None


def named(text: str) -> bool:
    """Whether a text has a name, for sure."""
    return any(not name.first or _surely(name, list(name.parts)) for name in _names(text))


class _There:
    """The words among which names are sought."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = frozenset(_bare(word) for word in re.findall(r"[^\W_]+(?:['’&-][^\W_]+)*", text))
        self.parts = frozenset(part for word in self.words for part in word.split("-"))
        self.capitals = re.findall(r"[A-Z][\w-]*", text)

    def has(self, part: str) -> bool:
        """Whether a word of a name stands there, or what means the same country, or its initials in short."""
        return (
            part in self.words
            or part in self.parts
            or part + "s" in self.words
            or part.removesuffix("s") in self.words
            or not self.words.isdisjoint(called(part) | capitals(part))
            or ("-" in part and all(piece in self.parts for piece in part.split("-")))
            or self._defines(part)
        )

    def _defines(self, part: str) -> bool:
        """Whether words there have the letters of an acronym as initials."""
        if not 2 <= len(part) <= 6 or not part.isalpha():
            return False
        initials = "".join(word[0] for word in self.capitals).lower()
        return len(part) > 2 and part in initials

    def spells(self, parts: tuple[str, ...]) -> bool:
        """Whether the acronym of a name of several words stands there."""
        short = "".join(part[0] for part in parts)
        return len(parts) > 2 and short in self.words and short.upper() in self.text

    def other_first_name(self, parts: tuple[str, ...]) -> str | None:
        """Who else has the surname there: a full name with another first name, where nobody has the surname alone."""
        found = re.findall(rf"\b((?:[A-Z][\w.-]+ )?){re.escape(parts[-1].title())}\b", self.text)
        firsts = {one.strip() for one in found if one.strip() and _bare(one.strip(" .")) not in _TITLES | STOP_WORDS}
        known = _first_name if _first_name(parts[0].title()) else tables.FIRST_NAMES.__contains__
        others = {one for one in firsts if known(one) and _bare(one) not in parts and one[0].lower() != parts[0][0]}
        return f"{others.pop()} {parts[-1].title()}" if others and len(firsts) == len(others) else None


@lru_cache(maxsize=512)
def _known(window: str, about: Where) -> _There:
    return _There(_plain(f"{window}\n{about.title}\n{about.outlet or ''}"))


@lru_cache(maxsize=512)
def _names(text: str) -> tuple[_Name, ...]:
    text = _plain(text)
    found = []
    for run in _RUN.finditer(text):
        parts = [_bare(re.sub(r"(?<=\w)-[a-z][\w-]*$", "", word)) for word in re.split(r"[\s.]+", run[0]) if word]
        kept = tuple(
            part
            for part in parts
            if part not in STOP_WORDS and part not in _CALENDAR | _TITLES | FAMILIAR | _QUARTERS and not part.isdigit()
        )
        first = _STARTS.search(text[: run.start()]) is not None and parts[:1] == list(kept[:1])
        if kept and len("".join(kept)) > 1:
            found.append(_Name(run[0].strip(".").removeprefix("The "), kept, first))
    return tuple(found)


def _plain(text: str) -> str:
    """The text without accents, and with the great powers under their short names."""
    text = shortened(text)
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower()).replace(".", "").replace("’", "'")


def _shouted(claim: str) -> bool:
    """Whether capitals tell nothing: a headline, or all in capitals."""
    words = re.findall(r"[^\W\d_]{4,}", claim)
    return len(words) > 4 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _surely(name: _Name, missing: list[str]) -> bool:
    """Whether the first word of a sentence is a name for sure, and not a common word with its capital."""
    if len(name.parts) > 1 and missing != [name.parts[0]]:
        return True
    first = missing[0]
    if len(name.parts) > 1 and first in ("north", "south", "east", "west", "new"):
        return True
    return first.title() in KNOWN or len(called(first)) > 1 or not english(first)


def _made(name: _Name, window: str) -> bool:
    """Whether the one word of a name at the start of a sentence is made of a common one: "Joblessness", "Vaccinating"."""
    if len(name.parts) > 1:
        return False
    bare = next((name.parts[0].removesuffix(end) for end in _MADE if name.parts[0].endswith(end)), "")
    return len(bare) > 2 and (rank(bare) < RANKED or any(word.startswith(bare) for word in window.split()))


def _person(parts: tuple[str, ...], missing: list[str], there: _There) -> bool:
    """Whether a name may be a person's whose surname stands there alone: "Xi Jinping" for "Mr Xi"."""
    if not 2 <= len(parts) <= 4 or len(missing) >= len(parts) or any(part.title() in tables.ORGANISATION_WORDS for part in parts):
        return False
    if parts[0] in ("new", "north", "south", "east", "west", "saint", "san", "los", "las") or len(called(parts[-1])) > 1:
        return False
    if there.has(parts[-1]) and parts[-1] not in missing:
        return parts[0].title() in tables.FIRST_NAMES or rank(parts[-1]) >= _RARE
    return parts[0] not in missing and parts[0].title() not in tables.FIRST_NAMES and rank(parts[-1]) >= RANKED


def _first_name(word: str) -> bool:
    """Whether a word before a surname is a first name: one that we know, or a rare word that is no nation's."""
    return word in tables.FIRST_NAMES or (rank(word.lower()) >= _RARE and len(called(word.lower())) == 1)


def _conflicts(claim: str, name: _Name, window: str) -> bool:
    """Whether a sentence says the rest of the claim of another name; "the Tarn brewery" only describes what has one."""
    behind = re.search(rf"\b[Tt]he {re.escape(name.text)} ([a-z]{{3,}})\b", claim)
    if behind and len(name.parts) == 1 and behind[1] not in STOP_WORDS and not behind[1].endswith(("ed", "s")):
        return False
    own = frozenset(name.parts)
    for sentence in by_sentence(window):
        others = [one for one in _names(text_of(sentence, window)) if not one.first or _surely(one, list(one.parts))]
        if others and shared(claim, sentence, without=own, least=1) >= _SPOKEN_OF:
            return True
    return False
