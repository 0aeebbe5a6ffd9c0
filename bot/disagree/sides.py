"""How likely two sentences take different sides on a question: what the words tell of each, and the judge on whether they agree.

The weights were fitted by `python -m tests.benchmarks.fit_governance`, which says on what. A sentence that is most of its text
is that text's position; one in a long article may be an aside, and weighs little.
"""

import math
from dataclasses import dataclass

from bot.disagree.figures import Said, differ
from bot.english.reading import opposite, read
from bot.english.synonyms import in_words_of
from bot.judge.model import judge
from bot.questions.debates import asks_yes_or_no, denies, reports
from bot.questions.question import covered, parse, stems_of

WEIGHTS = {
    "whole": 2.63,
    "reports": 0.7,
    "denies": 0.15,
    "opposed": 0.64,
    "differ": 0.12,
    "covered": 1.04,
    "yes_no": 0.6,
    "counts": 1.1,
    "agrees": -2.84,
    "refutes": 1.29,
}
BIAS = -3.48
_UNKNOWN = {"agrees": 0.2, "refutes": 0.3, "opposed": 0.0, "differ": 0.0}
HOPEFUL = {"agrees": 0.0, "refutes": 1.0}  # the judge at its most favourable
_COUNTS = ("number", "time", "person", "place")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, and what is known of it by itself."""

    said: Said
    whole: float  # how much of its article it is, 0 to 1
    reports: bool
    denies: bool
    covered: float  # how much of the question stands in it, 0 to 1


def view(question: str, said: Said, whole: float) -> View:
    """Look at a sentence by itself."""
    asked = parse(in_words_of(question, said.text))
    return View(said, whole, reports(said.text), denies(said.text), covered(asked, stems_of(said.text)))


def apart(question: str, one: View, other: View) -> dict[str, float]:
    """What two sentences tell, each looked at by itself: the signals that are quick to have, by the names in `WEIGHTS`."""
    return {
        "whole": min(one.whole, other.whole),
        "reports": float(one.reports + other.reports),
        "denies": float(one.denies != other.denies),
        "covered": min(one.covered, other.covered),
        "yes_no": float(asks_yes_or_no(question)),
        "counts": float(parse(question).asks in _COUNTS),
    }


def together(one: View, other: View) -> dict[str, float]:
    """What two sentences tell when compared: the signals by words that `apart` has not."""
    return {
        "opposed": float(_opposed(one.said.text, other.said.text)),
        "differ": float(differ(one.said, other.said)),
    }


def judged(one: View, other: View) -> dict[str, float]:
    """The judge's chances (0 to 1) that one of two sentences supports the other, and that one refutes it; it is asked twice."""
    texts = one.said.text, other.said.text
    supported, refuted, _ = zip(*judge().supports([texts, texts[::-1]]), strict=True)
    return {"agrees": max(supported), "refutes": max(refuted)}


def chance(known: dict[str, float]) -> float:
    """The chance (0 to 1) that they take different sides; for a signal that is not known yet, what many pairs have."""
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in (_UNKNOWN | known).items())
    return 1 / (1 + math.exp(-logit))


def _opposed(one: str, other: str) -> bool:
    """Whether a word of one has its contrary in the other: "rose" and "fell"."""
    theirs = {word.form for word in read(other) if word.means}
    return any(not opposite(word.form).isdisjoint(theirs) for word in read(one) if word.means)
