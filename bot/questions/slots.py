"""Where in a question the things and names stand that a follow-up may exchange: `the mill` in "When was the mill in Tarn closed?"

By the little words around them, without knowing what is a noun: what follows a preposition, an article, "how many", or the
"did" of a question, up to the verb or the next little word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.little import ARTICLES, PREPOSITIONS
from index.words import STOP_WORDS

_DO = frozenset("do does did".split())
_LITTLE = STOP_WORDS | PREPOSITIONS | ARTICLES | _DO
_JOINED = frozenset("of and".split())  # within a name: "the Bank of England"
_ITSELF = frozenset("article articles news report reports source sources story stories text texts".split())  # what is asked
_PARTICIPLE = re.compile(
    r"\w{2,}ed|(?:fall|tak|giv|writt|brok|chos|driv|eat|froz|hidd|ris|spok|stol|beat)en"
    r"|gone|built|kept|sold|held|left|lost|met|paid|sent|spent|told|won|cut|hit|set|shut|born|known|shown|grown|torn|begun|found",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[.'’&-]\w+)*\.?(?=\W|$)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question, and its place in it."""

    text: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it has a capital letter or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Slot:
    """A thing or a name in a question, in a place where another may stand."""

    words: tuple[Word, ...]  # without article and preposition
    start: int  # of its article, or else of its first word
    prep: str  # that leads up to it, in lower case; "" where there is none
    definite: bool  # it has an article, or an owner: "TikTok's owner"

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end

    @property
    def texts(self) -> list[str]:
        """Its words as they are written."""
        return [word.text for word in self.words]

    @property
    def is_name(self) -> bool:
        """Whether it is nothing but a name."""
        return all(word.is_name or word.text in _JOINED for word in self.words)


def slots(question: str, without: Sequence[tuple[int, int]] = ()) -> list[Slot]:
    """The slots of a question in order; what lies in the spans `without` (its times) belongs to none."""
    masked = question
    for start, end in without:
        masked = masked[:start] + "," * (end - start) + masked[end:]
    found = _split(masked)
    asks_with_do = any(word.text.lower() in _DO for word in found)
    made = (_slot(masked, found, place, asks_with_do=asks_with_do) for place in range(len(found)))
    return [slot for slot in made if slot and not {word.text.lower() for word in slot.words} <= _ITSELF]


def is_participle(word: str) -> bool:
    """Whether it looks like a verb's form: "closed", "sold"."""
    return _PARTICIPLE.fullmatch(word) is not None


def _split(text: str) -> list[Word]:
    """The words; a point belongs to one that has another within: "U.S."."""
    spans = ((one.start(), one.end()) for one in _WORD.finditer(text))
    trimmed = ((start, end - (text[end - 1] == "." and "." not in text[start : end - 1])) for start, end in spans)
    return [Word(text[start:end], start, end) for start, end in trimmed]


def _slot(text: str, found: Sequence[Word], place: int, *, asks_with_do: bool) -> Slot | None:
    """The slot that the word at this place opens."""
    opener = found[place].text.lower()
    counts = opener in ("many", "much") and place > 0 and found[place - 1].text.lower() == "how"
    if not (opener in PREPOSITIONS or opener in ARTICLES or opener in _DO or counts):
        return None
    article = opener in ARTICLES
    run = _run(text, found, place + 1)
    if not run:
        return None
    before = found[place - 1].text.lower() if place > 0 and article else opener
    prep = before if before in PREPOSITIONS else ""
    after = found[place + 1 + len(run) :]
    verbal = before in _DO or (asks_with_do and prep != "" and not after) or (counts and not after)
    if len(run) > 1 and ((verbal and _ends_in_verb(after)) or is_participle(run[-1].text)):
        run = run[:-1]
    owned = any(re.search(r"['’]s?$", word.text) for word in run)
    return Slot(tuple(run), found[place].start if article else run[0].start, prep, article or owned)


def _run(text: str, found: Sequence[Word], place: int) -> list[Word]:
    """The words from a place on up to a little word or a mark; a name may have "of" and "and" within."""
    run: list[Word] = []
    for number in range(place, len(found)):
        word = found[number]
        if run and text[run[-1].end : word.start].strip():
            break
        if word.text.lower() in _LITTLE and not word.text.isupper():
            following = found[number + 1 : number + 2]
            if not (run and run[-1].is_name and word.text in _JOINED and following and following[0].is_name):
                break
        run.append(word)
    while run and run[-1].text in _JOINED:
        run.pop()
    return run


def _ends_in_verb(after: Sequence[Word]) -> bool:
    """Whether a run before these words has the verb as its last: there is none among them."""
    return not after or after[0].text.lower() in PREPOSITIONS | ARTICLES
