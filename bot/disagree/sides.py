"""How likely two sentences take different sides on a question: what the words tell of each, and the judge on whether they agree.

The weights were fitted by `python -m tests.benchmarks.governance --fit`, which says on what. A sentence that is most of its text
is that text's position; one in a long article may be an aside, and weighs little.
"""

import math
from functools import cache

from bot.disagree.values import Said, clashes
from bot.enforce.checks.reading import opposite, read
from bot.judge.model import Judge
from bot.question import covered, parse, stems_of
from bot.synonyms import in_words_of
from bot.views import asks_yes_or_no, denies, reports

WEIGHTS = {
    "whole": 2.6,
    "reports": 0.9,
    "denies": 0.3,
    "opposed": 0.75,
    "differ": 0.15,
    "covered": 1.55,
    "yes_no": 0.7,
    "counts": 0.7,
    "agrees": -6.4,
}
BIAS = -3.7
_UNJUDGED = 0.1  # the judge's chance that two such sentences agree, before it is asked
_COUNTS = ("number", "time", "person", "place")


def signals(question: str, one: Said, other: Said, whole: float) -> dict[str, float]:
    """What the words tell of two sentences, by the names in `WEIGHTS`; `whole` is how much of its article each is, the lesser share.

    Without "agrees", which is the judge's.
    """
    texts = (one.text, other.text)
    return {
        "whole": whole,
        "reports": float(sum(map(reports, texts))),
        "denies": float(denies(one.text) != denies(other.text)),
        "opposed": float(_opposed(*texts)),
        "differ": float(bool(clashes(one, other).keys() & {"number", "date", "period"})),
        "covered": min(covered(parse(in_words_of(question, text)), stems_of(text)) for text in texts),
        "yes_no": float(asks_yes_or_no(question)),
        "counts": float(parse(question).asks in _COUNTS),
    }


def agreement(one: str, other: str) -> float:
    """The judge's chance (0 to 1) that one of two sentences supports the other; two pairs are judged."""
    return max(opinion[0] for opinion in _judge().supports([(one, other), (other, one)]))


def chance(known: dict[str, float], agrees: float = _UNJUDGED) -> float:
    """The chance (0 to 1) that they take different sides."""
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in (known | {"agrees": agrees}).items())
    return 1 / (1 + math.exp(-logit))


def _opposed(one: str, other: str) -> bool:
    """Whether a word of one has its contrary in the other: "rose" and "fell"."""
    theirs = {word.form for word in read(other) if word.means}
    return any(not opposite(word.form).isdisjoint(theirs) for word in read(one) if word.means)


@cache
def _judge() -> Judge:
    return Judge()
