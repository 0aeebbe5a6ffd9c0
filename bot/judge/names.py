"""The names in English prose, without a model: runs of capitalised words, told apart by tables and by the company they keep.

Precision matters more than coverage: what no table and no rule knows is of the kind `other`, or no name at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.judge import tables
from index.words import STOP_WORDS, rank

_INITIAL = r"[A-Z]\.(?=\s[A-Z])"
_TOKEN = rf"(?:(?:[A-Z]\.){{2,}}|{_INITIAL}|[A-Z][\w&]*(?:-\w+)*(?:['’](?!s\b)\w+)?)"
_RUN = re.compile(rf"(?<![\w@#/.'’-]){_TOKEN}(?:(?:\.?\s|\s(?:of|de|van|von|bin|al|for)\s){_TOKEN})*(?![\w@])")
_KNOWN = (
    dict.fromkeys(tables.COUNTRIES, "country")
    | dict.fromkeys(tables.NATIONALITIES, "nationality")
    | dict.fromkeys(tables.STATES, "state")
    | dict.fromkeys(tables.CITIES, "city")
    | dict.fromkeys(tables.COMPANIES, "organisation")
)
_CALENDAR = frozenset([*tables.MONTHS, *tables.WEEKDAYS])
_NO_NAMES = frozenset(
    [
        *tables.MONTHS,
        *tables.WEEKDAYS,
        *(month.rstrip(".") for month in tables.SHORT_MONTHS),
        *"I It US UK USA TV AM PM GMT BST EST PDT CEO DNA PC MP AD BC Internet God Mr Mrs Ms Dr According Although".split(),
    ]
)
_ROLES = frozenset(word.split()[-1] for sphere in tables.ROLES for role in sphere for word in role) | {
    "minister",
    "secretary",
    "leader",
}
_ACRONYM = re.compile(r"(?![IVXLC]+$)[A-Z]{3,5}")
_STARTS = re.compile(r"(?:^|[.!?:;—–]\s+|[\"“‘(]\s*)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands in a sentence."""

    text: str
    kind: str  # person, country, nationality, state, city, organisation, other
    start: int
    end: int


@lru_cache(maxsize=20_000)
def names(sentence: str, passage: str) -> tuple[Name, ...]:
    """The names in a sentence, in order; the passage around it tells capitals from names."""
    found = (_name(sentence, run.start(), run.end(), passage) for run in _RUN.finditer(sentence))
    return tuple(name for name in found if name)


def of_kind(sentences: Iterable[str], passage: str, kind: str) -> list[str]:
    """The distinct names of a kind in some sentences of a passage, in order."""
    return list(dict.fromkeys(name.text for sentence in sentences for name in names(sentence, passage) if name.kind == kind))


def alike(one: str, other: str) -> bool:
    """Whether two names may be one and the same: a shared word, or initials."""
    first, second = (set(re.findall(r"\w{2,}", name.lower())) for name in (one, other))
    shorter, longer = sorted((one, other), key=len)
    initials = "".join(word[0] for word in longer.split() if word[0].isupper())
    return bool(first & second) or shorter.replace(".", "") == initials or shorter.lower() in longer.lower()


def lowered(text: str, passage: str) -> str:
    """The text as it goes on within a sentence: no capital at its start, unless a name or an acronym stands there."""
    first = re.match(r"[\w’'-]+", text)
    found = names(text, passage)
    if (
        first is None
        or first[0] == "I"
        or first[0][1:2].isupper()
        or first[0] in tables.FIRST_NAMES
        or (found and not found[0].start)
    ):
        return text
    common = first[0].lower() in STOP_WORDS or (rank(first[0]) < 40_000 and re.match(r",? [a-z]", text[first.end() :]))
    return text[:1].lower() + text[1:] if common else text


def _name(sentence: str, start: int, end: int, passage: str) -> Name | None:
    """The run of capitals without the function words and titles before it, and what kind of name it is."""
    titled = False
    while True:
        first = re.match(r"[\w.&'’-]+", sentence[start:end])
        if first is None:
            return None
        bare = first[0].rstrip(".")
        titled_here = bare in tables.TITLES or bare.lower() in _ROLES
        if (
            not titled_here
            and bare not in _CALENDAR
            and not (bare.lower() in STOP_WORDS and not (bare.isupper() and len(bare) > 1))
        ):
            break
        rest = re.match(r"\.?\s+(?:(?:of|of the|for|de)\s+)?", sentence[start + len(bare) : end])
        if rest is None:
            return None
        titled = titled_here and "of" not in rest[0].split()
        start += len(bare) + rest.end()
    text = sentence[start:end].rstrip(".") if not re.search(r"[A-Z]\.$", sentence[start:end]) else sentence[start:end]
    if text in _NO_NAMES or len(text) < 3 or text.split()[0].rstrip(".") in _NO_NAMES or text.split()[-1] in _NO_NAMES:
        return None
    kind = _kind(text, titled=titled, passage=passage)
    first_of_sentence = _STARTS.search(sentence[:start]) is not None
    if kind == "other" and (first_of_sentence or text.isupper()) and not _elsewhere(text, passage):
        return None
    return Name(text, kind, start, start + len(text))


def _kind(text: str, *, titled: bool, passage: str) -> str:
    if text in _KNOWN:
        return _KNOWN[text]
    tokens = text.split()
    if (len(tokens) > 1 and {token.rstrip(".") for token in tokens} & tables.ORGANISATION_WORDS) or _ACRONYM.fullmatch(text):
        return "organisation"
    if " of " in text or " for " in text or any(token in _KNOWN for token in tokens[:-1]):
        return "other"
    if (titled and len(tokens) <= 3) or (tokens[0] in tables.FIRST_NAMES and 2 <= len(tokens) <= 3):
        return "person"
    if len(tokens) == 1 and _surname(text, passage):
        return "person"
    return "other"


def _surname(word: str, passage: str) -> bool:
    """Whether the passage has the word after a first name or a title."""
    return any(
        match[1] in tables.FIRST_NAMES or match[1] in tables.TITLES
        for match in re.finditer(rf"\b([A-Z]\w+)\.? (?:[A-Z]\.? )?{re.escape(word)}\b", passage)
    )


def _elsewhere(text: str, passage: str) -> bool:
    """Whether the passage has the name where no sentence begins, so that its capital letter means something."""
    places = re.finditer(rf"\b{re.escape(text)}\b", passage)
    return any(not _STARTS.search(passage[: place.start()]) for place in places)
