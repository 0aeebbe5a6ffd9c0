"""Does a text support a claim? The judge's opinion and the evidence of the words, weighed together; the best window counts.

The two are good at different things: the judge reads who did what, the words count. The weights were fitted by
`python -m tests.benchmarks.judge --fit`, which says on what.
"""

import math

from bot.judge.evidence import Evidence

WEIGHTS = {"judge": 0.87, "covered": 0.13, "ordered": 0.05, "lacking": -0.63}
BIAS = -0.15
THRESHOLD = 0.38  # of the support; below it a claim is not supported, and a drafted sentence not shown


def support(opinion: tuple[float, float, float], words: Evidence) -> float:
    """The chance (0 to 1) that a passage supports a claim, from the judge's opinion and the words.

    It is below the threshold where a number, name or quotation is lacking.
    """
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in signals(opinion, words).items())
    chance = 1 / (1 + math.exp(-logit))
    return min(chance, THRESHOLD / 2) if words.lacking else chance


def signals(opinion: tuple[float, float, float], words: Evidence) -> dict[str, float]:
    """What is known of a claim and a passage, by the names in `WEIGHTS`."""
    supported = min(max(opinion[0], 1e-4), 1 - 1e-4)
    return {
        "judge": math.log(supported / (1 - supported)),
        "covered": words.covered,
        "ordered": words.ordered,
        "lacking": float(words.lacking),
    }
