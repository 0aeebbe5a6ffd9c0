"""What the windows of articles tell of a sentence by their words alone: how much of it they have, and what is against it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.enforce.checks import findings
from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.names import named
from bot.enforce.place import Place
from bot.english.moments import moments
from bot.english.quantities import quantities
from bot.english.reading import Word, meaning, read
from bot.judge.evidence import Evidence, evidence
from bot.judge.windows import Window, windows
from index.article import Article
from index.sentences import sentences

LONGEST = 800  # characters; a longer sentence is compared with nothing: the time of some checks grows with the square
_COMPARED = 8  # windows whose words are compared, those that share most with the sentence first
_NEARLY = 0.7  # of what the window of an article tells that tells most of a sentence; one with less has not what matters of it
_BACK = 3  # sentences before a place whose first one leans on them
_NEAR = 600  # characters before a place in which they stand
_LEANS = frozenset("he she it they his her its their".split())
_SAID = 2  # words that a sentence says, from which one must stand in what supports it, though it has a number


@dataclass(frozen=True, slots=True)
class Looked:
    """A window with what its words say of a sentence."""

    place: Place
    window: Window
    words: Evidence
    findings: tuple[Finding, ...]
    text: str  # the window's words, as they are meant

    @property
    def told(self) -> Place:
        """Where the window's words stand."""
        return self.place.within(self.window.start, self.window.end)


def look_at(sentence: str, places: Sequence[Place]) -> list[Looked]:
    """The windows that have most of the sentence, with what their words say, the most first."""
    places = [_led(place) for place in places]
    known = [
        (place, window, evidence(sentence, dated(sentence, text, place.article)), text)
        for place in places
        for window in windows(sentence, place.text)
        if (text := place.part(window.start, window.end).meant(sentence)).strip()
    ]
    known.sort(key=lambda one: -one[2].covered)
    told = [share_told(sentence, text) for *_, text in known]
    best: dict[str, float] = {}
    for (place, *_), share in zip(known, told, strict=True):
        best[place.article.id] = max(share, best.get(place.article.id, 0.0))
    known = [one for one, share in zip(known, told, strict=True) if share >= _NEARLY * best[one[0].article.id]]
    return [
        Looked(place, window, words, findings_of(sentence, text, place.article), text)
        for place, window, words, text in known[:_COMPARED]
    ]


def _led(place: Place) -> Place:
    """A place with the sentences before it, up to one that names somebody, where its first leans on these: "He would obey"."""
    text, start = place.article.text, place.start
    for back in range(_BACK):
        opening = text[slice(*next(iter(sentences(text, start, place.end)), (start, start)))]
        first = next(iter(read(opening)), None)
        leans = first is not None and (not _names_somebody(opening, first, text) if back else first.low in _LEANS)
        before = sentences(text, max(0, start - _NEAR), start) if leans else []
        if not before:
            break
        start = before[-1][0]
    return Place(place.article, start, place.end)


def _names_somebody(sentence: str, first: Word, text: str) -> bool:
    """Whether a sentence has a name, be it an English word at its head that has its capital within a sentence, too."""
    return named(sentence) or (first.means and re.search(rf"[\w,] {re.escape(first.text)}\b", text) is not None)


def dated(sentence: str, text: str, article: Article) -> str:
    """A text with their year behind its dates, where a sentence names that year and the text does not.

    A date that may be of several years has that of publication.
    """
    published = article.day.year if article.day else None
    for one in reversed(moments(text, article.day)):
        years = {days.first.year for days in one.days if days.first}
        year = next(iter(years)) if len(years) == 1 else published if published in years else None
        if year and str(year) in sentence and str(year) not in text:
            text = f"{text[: one.end]}, {year}{text[one.end :]}"
    return text


def share_told(sentence: str, text: str) -> float:
    """The share (0 to 1) of what a sentence says that stands in a text."""
    said = said_by(sentence)
    return len(said & meaning(text)) / max(len(said), 1)


def tells(sentence: str, text: str) -> bool:
    """Whether a text has a word of what a sentence says; a name at its head is none, nor need there be one beside a number."""
    named = {word.form for word in read(text) if word.text[0].isupper() and not word.opens}
    said = said_by(sentence) - {word.form for word in read(sentence) if word.opens and word.form in named}
    return bool(said & meaning(text)) or (len(said) < _SAID and bool(quantities(sentence)))


def said_by(sentence: str) -> set[str]:
    """What a sentence says, names and numbers left out: who is meant may stand elsewhere."""
    return {
        word.form
        for word in read(sentence)
        if word.means and not word.low[0].isdigit() and (word.opens or word.text[0].islower())
    }


def findings_of(sentence: str, text: str, article: Article) -> tuple[Finding, ...]:
    """What is wrong with a sentence by some words of an article. Raises `TypeError` where the checks return anything else."""
    found = findings(sentence, text, Where(article.title, article.source, article.day, corrected=True))
    if not isinstance(found, tuple) or not all(isinstance(one, Finding) for one in found):
        raise TypeError("findings are a tuple of findings")
    return found
