"""What the judge makes of a sentence and the words of an article: its opinion, and the support that follows from it.

A judge that gives nonsense has judged nothing: whatever is no chance raises.
"""

import math
from collections.abc import Sequence

from bot.enforce.looking import tells
from bot.judge.evidence import Evidence
from bot.judge.model import judge
from bot.judge.near import nearest
from bot.judge.support import THRESHOLD, support

Opinion = tuple[float, float, float]  # the chances that the words support the sentence, refute it, or do neither

MOST_JUDGED = 3  # windows of a sentence that the judge reads
_DOUBTED = 0.5  # the judge's chance that a window says otherwise, from which a claim needs the support of a drafted sentence
_ROUNDING = 1e-3  # by which the three chances of an opinion may miss 1


def opinions(sentence: str, texts: Sequence[str]) -> list[Opinion]:
    """The judge's opinion of each text as support of a sentence. Raises `ValueError` for anything but three chances each."""
    given = judge().supports([(text, sentence) for text in texts]) if texts else []
    found = [(_sound(supported), _sound(refuted), _sound(neither)) for supported, refuted, neither in given]
    if len(found) != len(texts) or any(abs(sum(one) - 1) > _ROUNDING for one in found):
        raise ValueError("the judge has one opinion of each, three chances that add up to 1")
    return found


def support_of(sentence: str, text: str, opinion: Opinion, words: Evidence) -> float:
    """The support (0 to 1) that a text gives a sentence. Raises `ValueError` for anything else."""
    return _sound(support(opinion, words, nearest(sentence, text)))


def passes(value: float, opinion: Opinion, least: float, sentence: str, text: str) -> bool:
    """Whether a support is enough; a low one for a claim is only where some words tell it and the judge does not refute it."""
    return value >= least and (value >= THRESHOLD or (opinion[1] < _DOUBTED and tells(sentence, text)))


def _sound(value: float) -> float:
    if not isinstance(value, float) or not math.isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"a chance lies between 0 and 1, not at {value}")
    return value
