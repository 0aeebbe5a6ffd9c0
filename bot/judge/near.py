"""A claim beside the one sentence of a passage that has most of its words: how near in meaning; and does it deny what that tells?

Vectors know rewordings that the judge has not learnt, and take a changed fact for the same, which words and judge must see.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.judge.evidence import evidence
from index.minilm.model import minilm
from index.sentences import sentences

if TYPE_CHECKING:
    import numpy as np

_IDLE = re.compile(
    r"\b(?:no (?:fewer|less|more|later|earlier) than|at no (?:cost|charge)|not only)\b", re.IGNORECASE
)  # deny nothing
_DENIES = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a claim has of a passage's sentence."""

    cosine: float  # of their vectors (-1 to 1)
    denies: bool  # the claim has a "not", and the sentence none


def nearest(claim: str, passage: str) -> Nearest:
    """Compare a claim with the sentence of a passage that has most of its words."""
    spans = [span for span in sentences(passage) if passage[span[0] : span[1]].strip()]
    if not spans:
        return Nearest(0.0, denies=False)
    best = max((passage[start:end] for start, end in spans), key=lambda text: evidence(claim, text).covered)
    denied = _DENIES.search(_IDLE.sub("", claim)) and not _DENIES.search(best)
    return Nearest(float(_vector(claim) @ _vector(best)), denies=bool(denied))


@lru_cache(maxsize=512)
def _vector(text: str) -> "np.ndarray":
    return minilm().vectors([text])[0]  # type: ignore[no-any-return]  # a row of an array
