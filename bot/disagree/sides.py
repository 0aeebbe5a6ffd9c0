"""How likely two sentences take different sides on a question: what the words tell of each, and the judge on whether they agree.

The weights were fitted by `python -m tests.benchmarks.fit_governance`, which says on what. A sentence that is most of its text
is that text's position; one in a long article may be an aside, and weighs little. Who has reservations contradicts nobody.
"""

import math
from dataclasses import dataclass

from bot.disagree.figures import Said
from bot.english.reading import opposite, read
from bot.english.synonyms import in_words_of
from bot.judge.model import judge
from bot.questions.debates import claimed, finds_nothing, reports, reserves
from bot.questions.question import covered, parse, stems_of

WEIGHTS = {
    "whole": 2.34,
    "reports": 1.02,
    "finds_nothing": 0.96,
    "reserves": -1.08,
    "opposed": 0.7,
    "covered": 1.41,
    "counts": 0.76,
    "agrees": -2.25,
    "leans": 2.06,
}
BIAS = -3.71
_UNKNOWN = {"agrees": 0.2, "leans": 0.3}
_AGREES_AT_BEST, _LEANS_AT_BEST = 0.0, 1.2  # the judge at its most favourable
_YES = 0.4  # from which a sentence leans to yes; two that do agree
_COUNTS = ("number", "time", "person", "place")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, and what is known of it by itself."""

    said: Said
    whole: float  # how much of its article it is, 0 to 1
    reports: bool
    finds_nothing: bool
    reserves: bool
    covered: float  # how much of the question stands in it, 0 to 1


def view(question: str, said: Said, whole: float) -> View:
    """Look at a sentence by itself."""
    share = covered(parse(in_words_of(question, said.text)), stems_of(said.text))
    return View(said, whole, reports(said.text), finds_nothing(said.text), reserves(said.text), share)


def told(question: str, one: View, other: View) -> dict[str, float]:
    """What the words of two sentences tell: signals by the names in `WEIGHTS`."""
    return {
        "whole": min(one.whole, other.whole),
        "reports": float(one.reports + other.reports),
        "finds_nothing": float(one.finds_nothing != other.finds_nothing),
        "reserves": float(one.reserves + other.reserves),
        "opposed": float(_opposed(one.said.text, other.said.text)),
        "covered": min(one.covered, other.covered),
        "counts": float(parse(question).asks in _COUNTS),
    }


def judged(question: str, one: View, other: View) -> dict[str, float]:
    """The judge's chance (0 to 1) that one of two sentences supports the other, and how far apart (0 to 2) they lean to yes.

    The judge is asked twice, and twice more for a question that can be answered with yes or no.
    """
    texts, claim = (one.said.text, other.said.text), claimed(question)
    supported = [chances[0] for chances in judge().supports([texts, texts[::-1]])]
    leaning = [yes - no for yes, no, _ in judge().supports([(text, claim) for text in texts])] if claim else [0.0]
    if min(leaning) >= _YES:
        return {"agrees": 1.0, "leans": 0.0}
    return {"agrees": max(supported), "leans": max(leaning) - min(leaning)}


def chance(known: dict[str, float]) -> float:
    """The chance (0 to 1) that they take different sides; for a signal that is not known yet, what many pairs have."""
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in (_UNKNOWN | known).items())
    return 1 / (1 + math.exp(-logit))


def at_best(question: str, known: dict[str, float]) -> float:
    """The chance if the judge were to say all that can speak for it."""
    return chance(known | {"agrees": _AGREES_AT_BEST, "leans": _LEANS_AT_BEST if claimed(question) else 0.0})


def _opposed(one: str, other: str) -> bool:
    """Whether a word of one has its contrary in the other: "rose" and "fell"."""
    theirs = {word.form for word in read(other) if word.means}
    return any(not opposite(word.form).isdisjoint(theirs) for word in read(one) if word.means)
