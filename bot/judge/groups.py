"""The training pairs that belong together: a question's sentences, and the claims that were made of one another.

What is in a group is ranked: the sentence that answers before the others, true claims before the false ones made of them.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bot.judge.others import Others
from bot.judge.pairs import Pair, about, answer_rows, asked_of, likest, share_of, twin_pair
from bot.judge.written import Asked, ClaimKind, Kind, questions, twin_groups

_GROUP_SHARES = {"squad2": 0.5, "selqa": 0.3, "clapnq": 0.3, "qnli": 0.3}  # of the published questions that are taken in groups
_BESIDE_AN_ANSWER, _BESIDE_NONE, _ANOTHER = 4, 3, 0.5  # sentences in a group that do not answer; the chance of one more
_OF_OTHERS = 2  # sentences of other passages in a group
_SAME_TITLE = 0.6  # chance that such a one comes under the title of the question's own passage, as from the same page
_BARE, _BARE_OF_THEM = 0.25, 0.5  # chances that in a group sentences stand without what is before them, and that one of them does


def claim_groups(kind: ClaimKind, dice: random.Random) -> list[list[Pair]]:
    """The claims about passages of a kind, each with the sentences that it is about: true ones with what was made of them."""
    return [[about(twin_pair(twin), dice) for twin in group] for group in twin_groups(kind, reserved=False)]


def question_groups(folder: Path, dice: random.Random, shares: Mapping[Kind, float]) -> list[list[Pair]]:
    """Questions each with the sentences that answer it and those that share most words with it, to be told apart.

    Those written about passages of each kind, so large a share of them, and of the published those that are taken in groups.
    """
    written = [_group(one, dice) for one in _some(shares, dice)]
    return [*written, *_published_groups(folder, dice)]


def plain_groups(folder: Path, dice: random.Random, shares: Mapping[Kind, float], published: float = 1.0) -> list[list[Pair]]:
    """The same with sentences of other passages, too, which an index finds as well; some without what stands before them.

    Of the published questions so large a share.
    """
    asked = _some(shares, dice)
    others = Others(asked)
    groups = []
    for one in asked:
        like = others.like(one, _OF_OTHERS)
        group = _group(one, dice)
        for other, number in dice.sample(like, min(_OF_OTHERS, len(like))):
            pair = asked_of(replace(other, title=one.title) if dice.random() < _SAME_TITLE else other, number)
            group.append(replace(pair, first=one.question, label=0))
        bare = dice.random() < _BARE
        groups.append([replace(pair, before="") if bare and dice.random() < _BARE_OF_THEM else pair for pair in group])
    return [*groups, *(group for group in _published_groups(folder, dice) if dice.random() < published)]


def _some(shares: Mapping[Kind, float], dice: random.Random) -> list[Asked]:
    """A share of the written questions of each kind."""
    return [one for kind, share in shares.items() for one in questions(kind, reserved=False) if dice.random() < share]


def _group(one: Asked, dice: random.Random) -> list[Pair]:
    order = [number for number in likest(one.question, one.sentences) if number not in one.answers]
    most = _BESIDE_AN_ANSWER if one.answers else _BESIDE_NONE
    wrong, others = order[:most], order[most:]
    if others and dice.random() < _ANOTHER:
        wrong.append(dice.choice(others))
    return [asked_of(one, number) for number in sorted({*one.answers, *wrong})]


def _published_groups(folder: Path, dice: random.Random) -> Iterator[list[Pair]]:
    """The published questions, each with one or two answers and the sentences that share most words with it."""
    groups: dict[tuple[str, str], list[Pair]] = {}
    for dataset, pair in answer_rows(folder, "answers_train", dice):
        groups.setdefault((dataset, pair.first), []).append(pair)
    for (dataset, question), pairs in groups.items():
        if dice.random() < share_of(_GROUP_SHARES, dataset):
            right, wrong = ([pair for pair in pairs if pair.label == label] for label in (1, 0))
            near = [wrong[number] for number in likest(question, [pair.second for pair in wrong])]
            yield [*right[:2], *near[: _BESIDE_AN_ANSWER if right else _BESIDE_NONE]]
