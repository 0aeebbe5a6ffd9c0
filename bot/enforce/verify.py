"""Does an article's own words support a sentence? Cheapest first: the words, then the judge; all on one window of one article.

A sentence passes when in some window no check of the words finds anything against it and the judge's support reaches the
threshold; what cites is the fewest sentences of that window that still have all of it. Of a sentence of several claims each must
pass, and may rest on a window of its own. Whatever raises, hangs or returns nonsense has not passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from bot.articles.withdrawn import corrected_by
from bot.enforce.bounded import PATIENCE, CheckFailed, CheckHung, bounded
from bot.enforce.checks.certainty.retractions import hearsay
from bot.enforce.checks.finding import Finding
from bot.enforce.credits import credits
from bot.enforce.judged import MOST_JUDGED, opinions, passes, support_of
from bot.enforce.looking import LONGEST, Looked, dated, findings_of, look_at
from bot.enforce.meant.apart import is_of_its_article
from bot.enforce.meant.leaning import Meant, meant_by
from bot.enforce.meant.parts import claims
from bot.enforce.meant.spoken import only_spoken
from bot.enforce.meant.unfolded import unfolded
from bot.enforce.place import Place
from bot.enforce.quoting import quote, with_corrections
from bot.judge.model import judge
from bot.judge.near import nearest
from bot.judge.support import THRESHOLD
from bot.text import one_line
from index.sentences import sentences

TAKEN_BACK = "the article's own words take it back, or call it a rumour"
_LOADING = 60.0  # seconds
_BESIDE = 300  # characters before and behind a sentence in which it may be taken back


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of checking a sentence."""

    sentence: str
    support: float  # 0 to 1: of its least supported claim
    places: tuple[Place, ...]  # the words that support it; none when it has not passed
    reasons: tuple[str, ...] = ()  # why it has not
    hung: bool = False  # a check did not end in time
    failed: bool = False  # it did not, or it raised, or returned nonsense: nothing was found out
    told: str = ""  # what of it the words must say, where the rest credits the article that they are of

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
    for credit in credits(sentence):
        own = [place for place in places if credit.is_of(place.article)]
        if own:
            found = replace(_told(credit.told, own, least, before), sentence=sentence, told=credit.told)
            others = [place for place in places if place not in own]
            return found if found.passed or not others else _told(sentence, others, least, before)
    return _told(sentence, places, least, before)


def _told(sentence: str, places: Sequence[Place], least: float, before: Sequence[str]) -> Verified:
    """Whether the words of the places say all of a sentence."""
    meant = meant_by(sentence, before)
    whole = verbatim(sentence, places)
    if whole and taken_back(sentence, whole):
        return Verified(sentence, 0.0, (), (TAKEN_BACK,))
    if whole and (len(sentence) > LONGEST or not findings_of(sentence, whole.meant(sentence), whole.article)):
        against = _beyond(meant, whole)  # "He resigned.": who did?
        return Verified(sentence, 0.0, (), (against.why,)) if against else Verified(sentence, 1.0, (whole,))
    if len(sentence) > LONGEST:
        return Verified(sentence, 0.0, (), (f"it is longer than the {LONGEST} characters that can be checked",))
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
                return place.within(start, end)
    return None


def _in_one_window(meant: Meant, places: Sequence[Place], least: float) -> Verified:
    """Whether some window has all of a sentence, and none that has as much of it says otherwise."""
    sentence = meant.sentence
    looked = look_at(sentence, places)
    agree = [one for one in looked if not one.findings][:MOST_JUDGED]
    others = [_beyond(meant, one.told) for one in agree]
    if agree and all(others):
        return Verified(sentence, 0.0, (), tuple(other.why for other in others[:1] if other))
    agree = [one for one, other in zip(agree, others, strict=True) if not other]
    told = opinions(sentence, [dated(sentence, one.text, one.place.article) for one in agree])
    supports = [support_of(sentence, one.text, opinion, one.words) for opinion, one in zip(told, agree, strict=True)]
    passing = [n for n, one in enumerate(agree) if passes(supports[n], told[n], least, sentence, one.text)]
    best = max(passing, key=supports.__getitem__, default=None)
    if best is None:
        return Verified(sentence, max(supports, default=0.0), (), _reasons(looked, supports))
    chosen = agree[best]
    if taken_back(sentence, chosen.told):
        return Verified(sentence, 0.0, (), (TAKEN_BACK,))
    against = _objection(looked, chosen)
    if against:
        return Verified(sentence, supports[best], (), (against.why,))
    return Verified(sentence, supports[best], with_corrections(sentence, quote(sentence, chosen, least)))


def _objection(looked: Sequence[Looked], best: Looked) -> Finding | None:
    """What a window says otherwise that has as much of the sentence as the one that supports it."""
    rivals = (one for one in looked if one.words.covered >= best.words.covered)
    return next((found for one in rivals for found in one.findings if found.conflict), None)


def _reasons(looked: Sequence[Looked], supports: Sequence[float]) -> tuple[str, ...]:
    """Why no window supports a sentence: what is wrong with the nearest."""
    if not looked:
        return ("no article has anything of it",)
    return tuple(one.why for one in looked[0].findings) or (
        f"the cited words do not support it (support {max(supports, default=0.0):.2f})",
    )
