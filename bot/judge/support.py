"""Does a text support a claim? The judge's opinion and the evidence of the words, weighed together; the best window counts.

The two are good at different things: the judge reads who did what, the words count. The weights were fitted by
`python -m tests.benchmarks.judge --fit`, which says on what.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.judge.evidence import Evidence, evidence
from bot.judge.model import Judge
from bot.judge.windows import Window, windows
from index.sentences import sentences

WEIGHTS = {"judge": 0.84, "covered": 0.56, "ordered": -0.85, "lacking": -0.55}
BIAS = -0.09
THRESHOLD = 0.4  # of the support; below it a claim is not supported
_REFUTED = 0.5  # the judge's chance, from which a claim that the text is about is contradicted
_ABOUT = 0.5  # share of the claim that stands in a window that speaks of the same thing
_ALIKE = 0.7  # the same, where one number or name differs

Verdict = Literal["supported", "contradicted", "not_found"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a claim, and the window of the text that decides on it (None where the text has none)."""

    claim: str
    verdict: Verdict
    support: float  # 0 to 1
    window: Window | None
    text: int = 0  # which of the texts the window is in


def judged(claim: str, texts: Sequence[str]) -> Judged:
    """Judge one sentence against texts: its best window in any of them decides."""
    looked_at = [(number, window) for number, text in enumerate(texts) for window in windows(claim, text)]
    if not looked_at:
        return Judged(claim, "not_found", 0.0, None)
    passages = [texts[number][window.start : window.end] for number, window in looked_at]
    opinions = _judge().supports([(passage, claim) for passage in passages])
    found = [evidence(claim, passage) for passage in passages]
    supports = [support(opinion, words) for opinion, words in zip(opinions, found, strict=True)]
    best = max(range(len(supports)), key=supports.__getitem__)
    if supports[best] >= THRESHOLD:
        return Judged(claim, "supported", supports[best], looked_at[best][1], looked_at[best][0])
    against = [n for n in range(len(found)) if _contradicts(opinions[n], found[n])]
    if against:
        worst = max(against, key=lambda n: (found[n].covered, opinions[n][1]))
        return Judged(claim, "contradicted", supports[best], looked_at[worst][1], looked_at[worst][0])
    return Judged(claim, "not_found", supports[best], looked_at[best][1], looked_at[best][0])


def support(opinion: tuple[float, float, float], words: Evidence) -> float:
    """The chance (0 to 1) that a passage supports a claim, from the judge's opinion and the words.

    1 for what stands there word for word; below the threshold where a number, name or quotation is lacking.
    """
    if words.whole:
        return 1.0
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


def _contradicts(opinion: tuple[float, float, float], words: Evidence) -> bool:
    """Whether a passage speaks of the same thing and says otherwise."""
    if words.covered >= _ALIKE and len(words.numbers) + len(words.names) == 1:
        return True
    return opinion[1] >= _REFUTED and words.covered >= _ABOUT


def claim_sentences(claim: str) -> list[str]:
    """The sentences of a claim."""
    return [claim[start:end] for start, end in sentences(claim) if claim[start:end].strip()]


@cache
def _judge() -> Judge:
    return Judge()
