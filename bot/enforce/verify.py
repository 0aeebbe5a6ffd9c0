"""Does an article's own words support a sentence? Cheapest first: the words, then the judge; all on one window of one article.

A sentence passes when in some window no check of the words finds anything against it and the judge's support reaches the
threshold; what cites is the fewest sentences of that window that still have all of it. Of a sentence of several claims each must
pass, and may rest on a window of its own. Whatever raises, hangs or returns nonsense has not passed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from bot.articles.corrected import corrections_of
from bot.articles.corrections import speaks_of_one
from bot.articles.withdrawn import corrected_by
from bot.enforce.apart import is_of_its_article
from bot.enforce.bounded import CheckFailed, CheckHung, bounded
from bot.enforce.checks.certainty.retractions import hearsay
from bot.enforce.checks.finding import Finding
from bot.enforce.leaning import Meant, meant_by
from bot.enforce.looking import Looked, Place, dated, findings_of, look_at, share_told, tells, within
from bot.enforce.parts import claims
from bot.enforce.spoken import only_spoken
from bot.enforce.unfolded import unfolded
from bot.extract import one_line
from bot.judge.evidence import evidence
from bot.judge.model import judge
from bot.judge.near import nearest
from bot.judge.support import THRESHOLD, support
from index.article import Article
from index.sentences import sentences

TAKEN_BACK = "the article's own words take it back, or call it a rumour"
_LOADING = 60.0  # seconds
PATIENCE = 5.0  # seconds for all checks of one sentence; they take some hundredths
_JUDGED = 3  # of those where the words agree, that the judge reads
_ENOUGH = 0.9  # of what a window has of a sentence; sentences that have so much are cited without the others
_QUOTED = 3  # sentences in a row that are tried as a quote, before all of the window is
_ABOUT = 0.5  # share of a sentence that stands in a window that speaks of the same thing
_DOUBTED = 0.5  # the judge's chance that a window says otherwise, from which a claim needs the support of a drafted sentence
_REFUTED = 0.6  # the same, from which a window that has most of a claim's words says otherwise; it may also be silent
_MOST = 0.75  # of a claim's words
_SURELY = 0.85  # the same chance, from which a window does that speaks of the same thing
_ROUNDING = 1e-3  # by which the three chances of an opinion may miss 1
_BESIDE = 300  # characters before and behind a sentence in which it may be taken back
_LONGEST = 800  # characters; a longer sentence is compared with nothing: the time of some checks grows with the square


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of checking a sentence."""

    sentence: str
    support: float  # 0 to 1: of its least supported claim
    places: tuple[Place, ...]  # the words that support it; none when it has not passed
    reasons: tuple[str, ...] = ()  # why it has not
    hung: bool = False  # a check did not end in time
    failed: bool = False  # it did not, or it raised, or returned nonsense: nothing was found out

    @property
    def passed(self) -> bool:
        """Whether an article's words support it."""
        return bool(self.places)


def verified(sentence: str, places: Sequence[Place], least: float = THRESHOLD, before: Sequence[str] = ()) -> Verified:
    """Check one sentence against stretches of articles, in the order in which they are preferred. It never raises.

    `least` is the support (0 to 1) from which it passes, `before` what stands before it: the words must tell it of whom it means.
    """
    try:
        bounded(_load, _LOADING)  # what loading takes is not the checks' time
        found = bounded(lambda: _verified(sentence, places, least, before), PATIENCE)
    except CheckFailed as fault:
        return Verified(sentence, 0.0, (), (str(fault),), hung=isinstance(fault, CheckHung), failed=True)
    sound = isinstance(found, Verified) and all(place.text.strip() for place in found.places)
    return found if sound else Verified(sentence, 0.0, (), ("a check returned nonsense",), failed=True)


def _verified(sentence: str, places: Sequence[Place], least: float, before: Sequence[str]) -> Verified:
    meant = meant_by(sentence, before)
    whole = verbatim(sentence, places)
    if whole and taken_back(sentence, whole):
        return Verified(sentence, 0.0, (), (TAKEN_BACK,))
    # "He resigned.": who did?
    if whole and (len(sentence) > _LONGEST or not findings_of(sentence, whole.meant(sentence), whole.article)):
        against = _beyond(meant, whole)
        return Verified(sentence, 0.0, (), (against.why,)) if against else Verified(sentence, 1.0, (whole,))
    if len(sentence) > _LONGEST:
        return Verified(sentence, 0.0, (), (f"it is longer than the {_LONGEST} characters that can be checked",))
    parts = claims(sentence)
    if not parts:
        return _whole_or_unfolded(meant, places, least)
    each = _each(parts, places, least, before)
    cited = _in_one_window(meant, places, least).places if all(one.passed for one in each) else ()
    return _together(sentence, each, cited)


def _each(parts: Sequence[str], places: Sequence[Place], least: float, before: Sequence[str]) -> list[Verified]:
    """The claims of a sentence, each checked; all by one article where one of them may mean another thing in another."""
    every = _by_article(places) if any(is_of_its_article(part, places) for part in parts) else [places]
    found: list[list[Verified]] = []
    for some in every:
        each = [_whole_or_unfolded(meant_by(part, (*before, *parts[:at])), some, least) for at, part in enumerate(parts)]
        if all(one.passed for one in each):
            return each
        found.append(each)
    return found[0] if found else [Verified(part, 0.0, (), _reasons((), ())) for part in parts]


def _by_article(places: Sequence[Place]) -> list[Sequence[Place]]:
    """The places, those of each article by themselves."""
    return [[one for one in places if one.article.id == key] for key in dict.fromkeys(place.article.id for place in places)]


def _beyond(meant: Meant, told: Place) -> Finding | None:
    """What is wrong with words that support a sentence, by what stands around them in their article."""
    return meant.of_another(told) or only_spoken(meant.sentence, told)


def _whole_or_unfolded(meant: Meant, places: Sequence[Place], least: float) -> Verified:
    """Whether a window has all of a sentence; or, where it has an aside, windows have what that says, and the rest."""
    sentence = meant.sentence
    found = _in_one_window(meant, places, least)
    parts = None if found.passed else unfolded(sentence)
    if parts is None or not parts.means_one(places):
        return found
    for some in [places] if parts.across else _by_article(places):
        each = list(takewhile(lambda one: one.passed, (_in_one_window(meant_by(part, ()), some, least) for part in parts.claims)))
        if len(each) == len(parts.claims) and parts.has_beside(each[0].places):
            return _together(sentence, each, ())
    return found


def _together(sentence: str, each: Sequence[Verified], cited: tuple[Place, ...]) -> Verified:
    """What the claims of a sentence come to; `cited`: where all of it stands, else it is cited from where each stands."""
    failed = next((one for one in each if not one.passed), None)
    if failed:
        return Verified(sentence, failed.support, (), failed.reasons)
    return Verified(
        sentence, min(one.support for one in each), cited or tuple(dict.fromkeys(p for one in each for p in one.places))
    )


def contradicting(sentence: str, places: Sequence[Place]) -> Place | None:
    """The words of an article that speak of the same thing and say otherwise. Raises `CheckFailed` where none can be told."""
    return None if len(sentence) > _LONGEST else bounded(lambda: _contradicting(sentence, places), PATIENCE)


def _contradicting(sentence: str, places: Sequence[Place]) -> Place | None:
    corrected = next((found for place in places if (found := _correction(sentence, place.article))), None)
    if corrected:
        return corrected
    looked = [one for one in look_at(sentence, places) if max(one.words.covered, share_told(sentence, one.text)) >= _ABOUT][
        :_JUDGED
    ]
    opinions = _opinions([(dated(sentence, one.text, one.place.article), sentence) for one in looked])
    for one, (_, refuted, _) in zip(looked, opinions, strict=True):
        refutes = refuted >= _SURELY or (refuted >= _REFUTED and one.words.covered >= _MOST)
        if refutes or any(_holds(finding, one, looked) for finding in one.findings):
            return _with_corrections(sentence, _fewest(sentence, one, clean=False))[0]
    return None


def _correction(sentence: str, article: Article) -> Place | None:
    """Where an article withdraws what a sentence tells."""
    found = corrected_by(sentence, article.text)
    return Place(article, found.start, found.last) if found else None


def _holds(finding: Finding, of: Looked, looked: Sequence[Looked]) -> bool:
    """Whether a finding tells that an article says otherwise: no window that has as much of the sentence lacks it."""
    rivals = (one for one in looked if one.words.covered >= of.words.covered)
    return finding.conflict and all(any(other.check == finding.check for other in one.findings) for one in rivals)


def taken_back(sentence: str, told: Place, *, corrected: bool = False) -> bool:
    """Whether the words beside those that tell a sentence call it a rumour, or false, or the article corrects it.

    `corrected`: the correction is told with it.
    """
    text = told.article.text
    start, end = max(0, told.start - _BESIDE), min(len(text), told.end + _BESIDE)
    return (not corrected and corrected_by(sentence, text) is not None) or bool(hearsay(sentence, text[start:end]))


@cache
def _load() -> None:
    """Load the models that support is judged by."""
    judge().load()
    nearest("a", "a")


def verbatim(sentence: str, places: Sequence[Place]) -> Place | None:
    """Where the sentence stands as a whole sentence of an article, word for word."""
    wanted = one_line(sentence)
    for place in places:
        for start, end in sentences(place.text):
            if one_line(place.text[start:end]) == wanted:
                return within(place, start, end)
    return None


def _in_one_window(meant: Meant, places: Sequence[Place], least: float) -> Verified:
    sentence = meant.sentence
    looked = look_at(sentence, places)
    agree = [one for one in looked if not one.findings][:_JUDGED]
    others = [_beyond(meant, within(one.place, one.window.start, one.window.end)) for one in agree]
    if agree and all(others):
        return Verified(sentence, 0.0, (), tuple(other.why for other in others[:1] if other))
    agree = [one for one, other in zip(agree, others, strict=True) if not other]
    opinions = _opinions([(dated(sentence, one.text, one.place.article), sentence) for one in agree])
    supports = [
        _sound(support(opinion, one.words, nearest(sentence, one.text))) for opinion, one in zip(opinions, agree, strict=True)
    ]
    passing = [n for n, one in enumerate(agree) if _passes(supports[n], opinions[n], least, sentence, one.text)]
    best = max(passing, key=supports.__getitem__, default=None)
    if best is None:
        return Verified(sentence, max(supports, default=0.0), (), _reasons(looked, supports))
    chosen = agree[best]
    if taken_back(sentence, within(chosen.place, chosen.window.start, chosen.window.end)):
        return Verified(sentence, 0.0, (), (TAKEN_BACK,))
    against = _objection(looked, chosen)
    if against:
        return Verified(sentence, supports[best], (), (against.why,))
    return Verified(sentence, supports[best], _with_corrections(sentence, _quote(sentence, chosen, least)))


def _passes(value: float, opinion: tuple[float, float, float], least: float, sentence: str, text: str) -> bool:
    """Whether a support is enough; a low one for a claim is only where some words tell it and the judge does not refute it."""
    return value >= least and (value >= THRESHOLD or (opinion[1] < _DOUBTED and tells(sentence, text)))


def _objection(looked: Sequence[Looked], best: Looked) -> Finding | None:
    """What a window says otherwise that has as much of the sentence as the one that supports it."""
    rivals = (one for one in looked if one.words.covered >= best.words.covered)
    return next((found for one in rivals for found in one.findings if found.conflict), None)


def _quote(sentence: str, looked: Looked, least: float) -> Place:
    """The fewest sentences of a window that support a sentence by themselves, as a person reads them; else the whole window."""
    place, parts = looked.place, looked.window.parts
    runs = [_fewest(sentence, looked)]
    for length in range(1, min(_QUOTED, len(parts) - 1) + 1):
        every = [within(place, parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)]
        every.sort(key=lambda run: -evidence(sentence, run.meant(sentence)).covered)
        runs += [run for run in every[:2] if run not in runs and not findings_of(sentence, run.meant(sentence), place.article)]
    texts = [dated(sentence, run.meant(sentence), place.article) for run in runs]
    opinions = _opinions([(text, sentence) for text in texts])
    for run, text, opinion in zip(runs, texts, opinions, strict=True):
        value = _sound(support(opinion, evidence(sentence, text), nearest(sentence, text)))
        if _passes(value, opinion, least, sentence, text):
            return run
    return within(place, looked.window.start, looked.window.end)


def _with_corrections(sentence: str, place: Place) -> tuple[Place, ...]:
    """A place with the corrections by which it is read: what was wrong is never quoted without what is right."""
    beside: list[Place] = []
    for one in [] if speaks_of_one(sentence) else corrections_of(place.article.text, place.start, place.end):
        if place.start < one.last and one.start < place.end:
            place = Place(place.article, min(place.start, one.start), max(place.end, one.last))
        else:
            beside.append(Place(place.article, one.start, one.last))
    return place, *beside


def _opinions(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
    """The judge's opinion of each (words, sentence). Raises `ValueError` where that is anything but three chances each."""
    given = judge().supports(pairs) if pairs else []
    opinions = [(_sound(supported), _sound(refuted), _sound(neither)) for supported, refuted, neither in given]
    if len(opinions) != len(pairs) or any(abs(sum(one) - 1) > _ROUNDING for one in opinions):
        raise ValueError("the judge has one opinion of each, three chances that add up to 1")
    return opinions


def _sound(value: float) -> float:
    if not isinstance(value, float) or not math.isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"a chance lies between 0 and 1, not at {value}")
    return value


def _reasons(looked: Sequence[Looked], supports: Sequence[float]) -> tuple[str, ...]:
    """Why no window supports a sentence: what is wrong with the nearest."""
    if not looked:
        return ("no article has anything of it",)
    return tuple(one.why for one in looked[0].findings) or (
        f"the cited words do not support it (support {max(supports, default=0.0):.2f})",
    )


def _fewest(sentence: str, looked: Looked, *, clean: bool = True) -> Place:
    """The fewest sentences in a row that have nearly all that the window has; `clean`: none with findings."""
    place, parts = looked.place, looked.window.parts
    enough = _ENOUGH * looked.words.covered
    for length in range(1, len(parts)):
        runs = [(parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)]
        told = {run: place.part(*run).meant(sentence) for run in runs}
        shares = {run: evidence(sentence, text).covered for run, text in told.items()}
        for start, end in sorted(runs, key=lambda run: -shares[run]):
            if shares[start, end] < enough:
                break
            if not clean or not findings_of(sentence, told[start, end], place.article):
                return within(place, start, end)
    return within(place, looked.window.start, looked.window.end)
