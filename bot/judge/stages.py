"""The stages of the judge's training: what each learns from, how fast, and where it begins.

There are nine: all that there is; then windows of long passages, and fewer edits of sentences, so that not every rewording is
taken for a change; then claims that were written in pairs, a true one and the same with one thing changed; then questions that
were written about the same passages. The fifth starts from an average of the second and the fourth, and asks more: of several
sentences the one that answers must come first. From the mean of what it starts from and what it becomes the two judges part, for
what the one must learn, to mistrust shared words, the other must not: one reads claims, of a passage with the few sentences that
they are about, and in the end claims that sum up; the other plain questions, with sentences of other passages, too, and in the
end the short ones of people who search.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.judge.groups import claim_groups, plain_groups, question_groups
from bot.judge.pairs import (
    Pair,
    about_contrasts,
    about_pairs,
    answer_pairs,
    contrast_pairs,
    question_pairs,
    support_pairs,
    twin_pairs,
    window_pairs,
)

_OF_BEFORE = 0.3  # of the claims that were learnt before


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training."""

    name: str
    rate: float  # of learning, at its height
    most: int  # steps
    groups: Callable[[Path, random.Random], list[list[Pair]]]  # what is learnt together: the sentences of a question, or one pair
    start: dict[str, float] = field(default_factory=dict)  # shares of earlier stages' weights; none: those of the stage before


def _everything(data: Path, dice: random.Random) -> list[list[Pair]]:
    return _singly(answer_pairs(data / "judge", dice) + support_pairs(data / "judge", dice) + contrast_pairs(data, dice))


def _windows(data: Path, dice: random.Random) -> list[list[Pair]]:
    """Half of the claims, of long passages the window; with some of the questions and of the contrasts."""
    asked = dice.sample(answer_pairs(data / "judge", dice), 4000)
    edited = dice.sample(contrast_pairs(data, dice), 3000)
    return _singly(window_pairs(data / "judge", dice, 0.5) + asked + edited)


def _twins(data: Path, dice: random.Random) -> list[list[Pair]]:
    """The claims written in pairs, twice; with a little of all that went before, so that it is not forgotten."""
    asked = dice.sample(answer_pairs(data / "judge", dice), 2500)
    edited = dice.sample(contrast_pairs(data, dice), 1500)
    return _singly(twin_pairs() * 2 + window_pairs(data / "judge", dice, 0.1) + asked + edited)


def _questions(data: Path, dice: random.Random) -> list[list[Pair]]:
    """The questions written about the same passages, with a part of the claims and of all that went before."""
    asked = dice.sample(answer_pairs(data / "judge", dice), 3000)
    claims = twin_pairs()
    some = dice.sample(claims, len(claims) // 4)
    return _singly(question_pairs(dice) + some + window_pairs(data / "judge", dice, 0.03) + asked)


def _ranks(data: Path, dice: random.Random) -> list[list[Pair]]:
    """Questions with sentences that look alike, most of them written; with some claims, so that these are not forgotten."""
    claims = twin_pairs()
    some = dice.sample(claims, int(0.35 * len(claims))) + dice.sample(contrast_pairs(data, dice), 1400)
    asked = question_groups(data / "judge", dice, {"pages": 1.0, "reports": 0.35})
    return asked + _singly(some + window_pairs(data / "judge", dice, 0.07))


def _reading(data: Path, dice: random.Random) -> list[list[Pair]]:
    """Claims in their groups, each with the few sentences that it is about; as many published ones, and some contrasts."""
    claims = claim_groups("claims", dice) + claim_groups("claims", dice) + claim_groups("reports", dice)
    return claims + _singly(about_pairs(data / "judge", dice, 0.6) + about_contrasts(data, dice, 6000))


def _plain(data: Path, dice: random.Random) -> list[list[Pair]]:
    """Plain questions, with sentences of other passages; some of those before, and as many of the published."""
    asked = plain_groups(data / "judge", dice, {"paragraphs": 1.0, "pages": 0.15})
    return asked + _singly(dice.sample(answer_pairs(data / "judge", dice), 20_000))


def _summaries(data: Path, dice: random.Random) -> list[list[Pair]]:
    """Claims that sum up and speak in general words, with some of all that the judge of claims learnt before."""
    claims = [group for group in claim_groups("claims", dice) + claim_groups("reports", dice) if dice.random() < _OF_BEFORE]
    some = about_pairs(data / "judge", dice, 0.15) + about_contrasts(data, dice, 1500)
    return claim_groups("summaries", dice) + claims + _singly(some)


def _searches(data: Path, dice: random.Random) -> list[list[Pair]]:
    """The short questions of people who search reports, with some of all that the judge of answers learnt before."""
    asked = plain_groups(data / "judge", dice, {"news": 0.4, "paragraphs": 0.1, "pages": 0.08}, published=0.08)
    return asked + _singly(dice.sample(answer_pairs(data / "judge", dice), 3000))


def _singly(pairs: Sequence[Pair]) -> list[list[Pair]]:
    return [[pair] for pair in pairs]


# Half of what the fifth stage begins with, half of what it becomes (Wortsman et al. 2022, "Model soups").
_BOTH = {"windows": 0.125, "questions": 0.375, "ranks": 0.5}

STAGES = (
    Stage("everything", 8e-5, 1500, _everything),  # of the 2,485 steps that one pass takes
    Stage("windows", 4e-5, 10_000, _windows),
    Stage("twins", 4e-5, 10_000, _twins),
    Stage("questions", 3e-5, 10_000, _questions),
    Stage("ranks", 3e-5, 10_000, _ranks, {"windows": 0.25, "questions": 0.75}),
    Stage("reading", 6e-5, 3200, _reading, _BOTH),
    Stage("summaries", 3e-5, 1000, _summaries),
    Stage("plain", 3e-5, 2600, _plain, _BOTH),
    Stage("searches", 2.5e-5, 1000, _searches),
)
# Task -> the stages that its weights are the mean of, with their shares.
JUDGES = {"answers": {"plain": 0.5, "searches": 0.5}, "supports": {"reading": 0.5, "summaries": 0.5}}
