"""Does an article's own words support a sentence? Cheapest first: the words, then the judge; all on one window of one article.

A sentence passes when in some window no check of the words finds anything against it and the judge's support reaches the
threshold; what cites is the fewest sentences of that window that still have all of it. Of a sentence of several claims each must
pass, and may rest on a window of its own. Whatever raises, hangs or returns nonsense has not passed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.enforce.bounded import CheckFailed, CheckHung, bounded
from bot.enforce.checks import findings
from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.moments import moments
from bot.enforce.checks.reading import meaning, read
from bot.enforce.checks.retractions import check as retracted
from bot.enforce.parts import claims
from bot.extract import one_line
from bot.judge.evidence import Evidence, evidence
from bot.judge.model import judge
from bot.judge.near import nearest
from bot.judge.support import THRESHOLD, support
from bot.judge.windows import Window, windows
from index.article import Article
from index.sentences import sentences

TAKEN_BACK = "the article's own words take it back, or call it a rumour"
_LOADING = 60.0  # seconds
PATIENCE = 5.0  # seconds for all checks of one sentence; they take some hundredths
_READ = 8  # windows whose words are compared, those that share most with the sentence first
_JUDGED = 3  # of those where the words agree, that the judge reads
_NEARLY = 0.7  # of what the window of an article tells that tells most of a sentence; one with less has not what matters of it
_ENOUGH = 0.9  # of what a window has of a sentence; sentences that have so much are cited without the others
_QUOTED = 3  # sentences in a row that are tried as a quote, before all of the window is
_ABOUT = 0.5  # share of a sentence that stands in a window that speaks of the same thing
_DOUBTED = 0.4  # the judge's chance that a window says otherwise, from which a claim needs the support of a drafted sentence
_REFUTED = 0.6  # the same, from which a window that has most of a claim's words says otherwise; it may also be silent
_MOST = 0.75  # of a claim's words
_SURELY = 0.85  # the same chance, from which a window does that speaks of the same thing
_BESIDE = 300  # characters before and behind a sentence in which it may be taken back
_LONGEST = 800  # characters; a longer sentence is compared with nothing: the time of some checks grows with the square


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words, as they stand there."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of checking a sentence."""

    sentence: str
    support: float  # 0 to 1: of its least supported claim
    places: tuple[Place, ...]  # the words that support it; none when it has not passed
    reasons: tuple[str, ...] = ()  # why it has not
    hung: bool = False  # a check did not end in time

    @property
    def passed(self) -> bool:
        """Whether an article's words support it."""
        return bool(self.places)


def verified(sentence: str, places: Sequence[Place], least: float = THRESHOLD) -> Verified:
    """Check one sentence against stretches of articles, in the order in which they are preferred. It never raises.

    `least` is the support (0 to 1) from which it passes.
    """
    try:
        bounded(_load, _LOADING)  # what loading takes is not the checks' time
        found = bounded(lambda: _verified(sentence, places, least), PATIENCE)
    except CheckFailed as fault:
        return Verified(sentence, 0.0, (), (str(fault),), hung=isinstance(fault, CheckHung))
    sound = isinstance(found, Verified) and all(place.text.strip() for place in found.places)
    return found if sound else Verified(sentence, 0.0, (), ("a check returned nonsense",))


def _verified(sentence: str, places: Sequence[Place], least: float) -> Verified:
    whole = _verbatim(sentence, places)
    if whole and taken_back(sentence, whole):
        return Verified(sentence, 0.0, (), (TAKEN_BACK,))
    # "He resigned.": who did?
    if whole and (len(sentence) > _LONGEST or not _findings(sentence, whole.text, whole.article)):
        return Verified(sentence, 1.0, (whole,))
    if len(sentence) > _LONGEST:
        return Verified(sentence, 0.0, (), (f"it is longer than the {_LONGEST} characters that can be checked",))
    found = _in_one_window(sentence, places, least)
    each = [_in_one_window(part, places, least) for part in claims(sentence)]
    if not each:
        return found
    failed = next((one for one in each if not one.passed), None)
    if failed:
        return Verified(sentence, failed.support, (), failed.reasons)
    cited = found.places or tuple(dict.fromkeys(place for one in each for place in one.places))
    return Verified(sentence, min(one.support for one in each), cited)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A window with what its words say of a sentence."""

    place: Place
    window: Window
    words: Evidence
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        return self.place.text[self.window.start : self.window.end]


def contradicting(sentence: str, places: Sequence[Place]) -> Place | None:
    """The words of an article that speak of the same thing and say otherwise; None also where a check fails. It never raises."""
    if len(sentence) > _LONGEST:
        return None
    try:
        return bounded(lambda: _contradicting(sentence, places), PATIENCE)
    except CheckFailed:
        return None


def _contradicting(sentence: str, places: Sequence[Place]) -> Place | None:
    looked = [one for one in _looked(sentence, places) if max(one.words.covered, _told(sentence, one.text)) >= _ABOUT][:_JUDGED]
    opinions = judge().supports([(_dated(sentence, one.text, one.place.article), sentence) for one in looked]) if looked else []
    for one, (_, refuted, _) in zip(looked, opinions, strict=True):
        refutes = refuted >= _SURELY or (refuted >= _REFUTED and one.words.covered >= _MOST)
        if refutes or any(_holds(finding, one, looked) for finding in one.findings):
            return _fewest(sentence, one, clean=False)
    return None


def _holds(finding: Finding, of: _Looked, looked: Sequence[_Looked]) -> bool:
    """Whether a finding tells that an article says otherwise: no window that has as much of the sentence lacks it."""
    rivals = (one for one in looked if one.words.covered >= of.words.covered)
    return finding.conflict and all(any(other.check == finding.check for other in one.findings) for one in rivals)


def taken_back(sentence: str, told: Place) -> bool:
    """Whether the words beside those that tell a sentence call it a rumour, or false."""
    text = told.article.text
    start, end = max(0, told.start - _BESIDE), min(len(text), told.end + _BESIDE)
    return bool(retracted(sentence, text[start:end], Where()))


@cache
def _load() -> None:
    """Load the models that support is judged by."""
    judge().supports([("a", "a")])
    nearest("a", "a")


def _verbatim(sentence: str, places: Sequence[Place]) -> Place | None:
    """Where the sentence stands as a whole sentence of an article, word for word."""
    wanted = one_line(sentence)
    for place in places:
        for start, end in sentences(place.text):
            if one_line(place.text[start:end]) == wanted:
                return _within(place, start, end)
    return None


def _in_one_window(sentence: str, places: Sequence[Place], least: float) -> Verified:
    looked = _looked(sentence, places)
    agree = [one for one in looked if not one.findings][:_JUDGED]
    opinions = judge().supports([(_dated(sentence, one.text, one.place.article), sentence) for one in agree]) if agree else []
    supports = [
        _sound(support(opinion, one.words, nearest(sentence, one.text))) for opinion, one in zip(opinions, agree, strict=True)
    ]
    passing = [n for n, one in enumerate(agree) if _passes(supports[n], opinions[n], least, sentence, one.text)]
    best = max(passing, key=supports.__getitem__, default=None)
    if best is None:
        return Verified(sentence, max(supports, default=0.0), (), _reasons(looked, supports))
    chosen = agree[best]
    if taken_back(sentence, _within(chosen.place, chosen.window.start, chosen.window.end)):
        return Verified(sentence, 0.0, (), (TAKEN_BACK,))
    against = _objection(looked, chosen)
    if against:
        return Verified(sentence, supports[best], (), (against.why,))
    return Verified(sentence, supports[best], (_quote(sentence, chosen, least),))


def _passes(value: float, opinion: tuple[float, float, float], least: float, sentence: str, text: str) -> bool:
    """Whether a support is enough; a low one for a claim is only where some words tell it and the judge does not refute it."""
    return value >= least and (
        value >= THRESHOLD or (opinion[1] < _DOUBTED and (not _said(sentence) or _told(sentence, text) > 0))
    )


def _objection(looked: Sequence[_Looked], best: _Looked) -> Finding | None:
    """What a window says otherwise that has as much of the sentence as the one that supports it."""
    rivals = (one for one in looked if one.words.covered >= best.words.covered)
    return next((found for one in rivals for found in one.findings if found.conflict), None)


def _quote(sentence: str, looked: _Looked, least: float) -> Place:
    """The fewest sentences of a window that support a sentence by themselves, as a person reads them; else the whole window."""
    place, parts = looked.place, looked.window.parts
    runs = [_fewest(sentence, looked)]
    for length in range(1, min(_QUOTED, len(parts) - 1) + 1):
        every = [_within(place, parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)]
        every.sort(key=lambda run: -evidence(sentence, run.text).covered)
        runs += [run for run in every[:2] if run not in runs and not _findings(sentence, run.text, place.article)]
    texts = [_dated(sentence, run.text, place.article) for run in runs]
    opinions = judge().supports([(text, sentence) for text in texts])
    for run, text, opinion in zip(runs, texts, opinions, strict=True):
        value = _sound(support(opinion, evidence(sentence, text), nearest(sentence, text)))
        if _passes(value, opinion, least, sentence, text):
            return run
    return _within(place, looked.window.start, looked.window.end)


def _looked(sentence: str, places: Sequence[Place]) -> list[_Looked]:
    """The windows that have most of the sentence, with what their words say, the most first."""
    known = [
        (place, window, evidence(sentence, _dated(sentence, place.text[window.start : window.end], place.article)))
        for place in places
        for window in windows(sentence, place.text)
    ]
    known.sort(key=lambda one: -one[2].covered)
    told = [_told(sentence, place.text[window.start : window.end]) for place, window, _ in known]
    best: dict[str, float] = {}
    for (place, *_), share in zip(known, told, strict=True):
        best[place.article.id] = max(share, best.get(place.article.id, 0.0))
    known = [one for one, share in zip(known, told, strict=True) if share >= _NEARLY * best[one[0].article.id]]
    return [
        _Looked(place, window, words, _findings(sentence, place.text[window.start : window.end], place.article))
        for place, window, words in known[:_READ]
    ]


def _dated(sentence: str, text: str, article: Article) -> str:
    """A text with the year of publication behind its dates, where a sentence names that year and the text does not."""
    year = str(article.day.year) if article.day else ""
    if not year or year in text or year not in sentence:
        return text
    for one in reversed(moments(text, article.day)):
        if any(days.first and str(days.first.year) == year for days in one.days):
            text = f"{text[: one.end]}, {year}{text[one.end :]}"
    return text


def _told(sentence: str, text: str) -> float:
    """The share of what a sentence says in a text."""
    said = _said(sentence)
    return len(said & meaning(text)) / max(len(said), 1)


def _said(sentence: str) -> set[str]:
    """What a sentence says, names and numbers left out: who is meant may stand elsewhere."""
    return {
        word.form
        for word in read(sentence)
        if word.means and not word.low[0].isdigit() and (word.opens or word.text[0].islower())
    }


def _where(article: Article) -> Where:
    return Where(article.title, article.source, article.day)


def _findings(sentence: str, text: str, article: Article) -> tuple[Finding, ...]:
    found = findings(sentence, text, _where(article))
    if not isinstance(found, tuple) or not all(isinstance(one, Finding) for one in found):
        raise TypeError("findings are a tuple of findings")
    return found


def _sound(value: float) -> float:
    if not isinstance(value, float) or not math.isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"support lies between 0 and 1, not at {value}")
    return value


def _reasons(looked: Sequence[_Looked], supports: Sequence[float]) -> tuple[str, ...]:
    """Why no window supports a sentence: what is wrong with the nearest."""
    if not looked:
        return ("no article has anything of it",)
    return tuple(one.why for one in looked[0].findings) or (
        f"the cited words do not support it (support {max(supports, default=0.0):.2f})",
    )


def _fewest(sentence: str, looked: _Looked, *, clean: bool = True) -> Place:
    """The fewest sentences in a row that have nearly all that the window has; `clean`: none with findings."""
    place, parts = looked.place, looked.window.parts
    enough = _ENOUGH * looked.words.covered
    for length in range(1, len(parts)):
        runs = [(parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)]
        shares = {run: evidence(sentence, place.text[run[0] : run[1]]).covered for run in runs}
        for start, end in sorted(runs, key=lambda run: -shares[run]):
            if shares[start, end] < enough:
                break
            if not clean or not _findings(sentence, place.text[start:end], place.article):
                return _within(place, start, end)
    return _within(place, looked.window.start, looked.window.end)


def _within(place: Place, start: int, end: int) -> Place:
    text = place.text[start:end]
    start += len(text) - len(text.lstrip())
    return Place(place.article, place.start + start, place.start + start + len(text.strip()))
