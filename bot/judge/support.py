"""Does a text support a claim? The judge's opinion, the words and vectors weighed together; the best window counts.

They are good at different things: the judge reads who did what, the words count, vectors know rewordings. The weights were
fitted by `python -m tests.benchmarks.judge --fit`, which says on what.
"""

import math

from bot.judge.evidence import Evidence
from bot.judge.near import Nearest

WEIGHTS = {"judge": 0.63, "covered": 1.52, "ordered": -0.03, "lacking": -0.2, "near": 1.1, "denies": -1.06}
BIAS = -1.34
THRESHOLD = 0.6  # of the support; below it a drafted sentence is not shown
# The same for a claim that a person asks about, who has the words beside it: here it errs either way alike.
CLAIMED = 0.25


def support(opinion: tuple[float, float, float], words: Evidence, sentence: Nearest) -> float:
    """The chance (0 to 1) that a passage supports a claim, from the judge's opinion, the words and its nearest sentence.

    It is below both thresholds where a quotation is lacking; numbers and names are held against the words by the checks, which
    know "Danish" for "of Denmark" and "60%" for "three fifths".
    """
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in signals(opinion, words, sentence).items())
    chance = 1 / (1 + math.exp(-logit))
    return min(chance, CLAIMED / 2) if words.quotations else chance


def signals(opinion: tuple[float, float, float], words: Evidence, sentence: Nearest) -> dict[str, float]:
    """What is known of a claim and a passage, by the names in `WEIGHTS`."""
    supported = min(max(opinion[0], 1e-4), 1 - 1e-4)
    return {
        "judge": math.log(supported / (1 - supported)),
        "covered": words.covered,
        "ordered": words.ordered,
        "lacking": float(bool(words.quotations)),
        "near": sentence.cosine,
        "denies": float(sentence.denies),
    }
