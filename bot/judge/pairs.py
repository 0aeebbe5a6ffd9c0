"""The training pairs of the judge: published ones, off-topic ones made of them, and written ones.

Task `answers`: a question, the sentence before, and a sentence, 1 when the sentence answers. Task `supports`: passage and claim
(0 supported, 1 refuted, 2 neutral, 3 not supported, which is 1 or 2). What is written for the training is in `contrasts`.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from bot.judge.contrasts import Contrast, contrasts
from bot.judge.questions import answer_contrasts
from bot.judge.rows import rows
from bot.judge.telling import parted, telling_ones
from bot.judge.texts import passages
from bot.judge.windows import windows
from bot.judge.written import Asked, Twin, questions, twins
from index.words import words

_SUPPORT = {"supported": 0, "refuted": 1, "neutral": 2, "not_supported": 3}
_LONGEST_PASSAGE = 150  # words; the net reads no more
# How often each row of a set is taken, by the beginning of the set's name; of the others once. News and whole pages are
# few and weigh more; pictures described in a line (SNLI) are many and teach little about articles.
_SUPPORT_SHARES = {
    "snli": 0.25,
    "counterfactual_snli": 0.4,
    "semi_automatic_nli": 0.5,
    "fever_dev": 0.8,
    "fib_": 1.5,
    "xsumfaith": 2.0,
    "wice": 2.0,
    "vitaminc": 2.0,
    "fever_symmetric": 2.0,
}
# The same when long passages are taken as windows: pages and news more often still.
_WINDOW_SHARES = {
    "snli": 0.1,
    "counterfactual_snli": 0.15,
    "semi_automatic_nli": 0.3,
    "fever_dev": 0.8,
    "fib_": 0.4,
    "wice": 2.0,
    "summedits": 1.5,
    "vitaminc": 2.0,
    "fever_symmetric": 2.0,
    "fool_me_twice": 1.5,
    "begin_wow": 0.6,
}
# The same when only the sentences are taken that a claim is about: then the short ones teach as much as the long.
_ABOUT_SHARES = {
    "snli": 0.5,
    "counterfactual_snli": 0.5,
    "semi_automatic_nli": 0.4,
    "fib_": 0.4,
    "wice": 1.5,
    "vitaminc": 2.0,
    "fever_symmetric": 2.0,
    "fool_me_twice": 1.5,
}
_LONG = 130  # words; of a longer passage the window nearest to the claim is taken
_ANSWER_SHARES = {"selqa": 0.35, "clapnq": 0.6}  # of the negatives of sets that have far too many easy ones
_CONTRASTS = 30_000
_IDLE = 0.3  # chance that a claim is shown with sentences, too, that tell nothing of it
_A_RESERVED = 20  # one passage in so many is kept for measuring
_NO_CONTEXT, _WITH_OPENING = 0.15, 0.3  # chances that a sentence is shown without, or with the page's first sentence too
_NO_CONTEXT_OF_SQUAD = 0.35  # as often as the sentence before is not known for questions that cannot be answered


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what is to be said of them; `before` is what stands before the second, where that helps to read it."""

    first: str
    second: str
    task: Literal["answers", "supports"]
    label: int
    before: str = ""


def support_pairs(folder: Path, dice: random.Random) -> list[Pair]:
    """The published pairs of `supports` to train on, each set as often as its share says."""
    pairs = []
    for row in rows(folder, "support_train"):
        if len(row["passage"].split()) <= _LONGEST_PASSAGE:
            pairs += _times(_supports(row), share_of(_SUPPORT_SHARES, row["dataset"]), dice)
    return pairs


def window_pairs(folder: Path, dice: random.Random, share: float) -> list[Pair]:
    """A share of the published pairs of `supports`, of long passages the window that is nearest to the claim."""
    pairs = []
    for row in rows(folder, "support_train"):
        pair = _supports({**row, "passage": _window(row["claim"], row["passage"])})
        pairs += _times(pair, share * share_of(_WINDOW_SHARES, row["dataset"]), dice)
    return pairs


def twin_pairs() -> list[Pair]:
    """The claims about reports, of long passages with the window that is nearest."""
    pairs = [twin_pair(twin) for twin in twins("reports", reserved=False)]
    return [replace(pair, first=_window(pair.second, pair.first)) for pair in pairs]


def twin_pair(twin: Twin) -> Pair:
    """A written claim as a pair, with its whole passage."""
    return Pair(twin.passage, twin.claim, "supports", _SUPPORT["supported" if twin.supported else "not_supported"])


def about_pairs(folder: Path, dice: random.Random, share: float) -> list[Pair]:
    """A share of the published pairs of `supports`, each with the sentences that the claim is about."""
    pairs = []
    for row in rows(folder, "support_train"):
        pairs += [about(pair, dice) for pair in _times(_supports(row), share * share_of(_ABOUT_SHARES, row["dataset"]), dice)]
    return pairs


def about_contrasts(folder: Path, dice: random.Random, count: int) -> list[Pair]:
    """So many of the contrasts, each with the sentences that the claim is about."""
    return [about(pair, dice) for pair in dice.sample(contrast_pairs(folder, dice), count)]


def about(pair: Pair, dice: random.Random | None = None) -> Pair:
    """The pair with those sentences of its passage alone that the claim is about.

    With dice for training, at times with one or two that tell nothing among them, so that these do not lead astray.
    """
    each = parted(pair.first)
    numbers = telling_ones(pair.second, each)
    if not numbers:
        return pair
    if dice and dice.random() < _IDLE:
        idle = [number for number in range(len(each)) if number not in numbers]
        numbers |= set(dice.sample(idle, min(len(idle), dice.choice((1, 1, 2)))))
    return replace(pair, first=" ".join(each[number] for number in sorted(numbers)))


def question_pairs(dice: random.Random) -> list[Pair]:
    """The questions written about the same passages: each with the sentences that answer it, and some that do not.

    Those are the one that shares most words with it, which is what deceives, and another.
    """
    found = []
    for one in questions("reports", reserved=False):
        wrong = [number for number in likest(one.question, one.sentences) if number not in one.answers]
        found += [asked_of(one, number) for number in sorted({*one.answers, *wrong[:1], *dice.sample(wrong, min(1, len(wrong)))})]
    return found


def asked_of(one: Asked, number: int) -> Pair:
    """A question with a sentence of its passage, and what stands before that."""
    before = f"{one.title}. {one.sentences[number - 1] if number else ''}".strip()
    return Pair(one.question, one.sentences[number], "answers", int(number in one.answers), before)


def likest(question: str, sentences: Sequence[str]) -> list[int]:
    """The numbers of the sentences, those first that share most words with the question."""
    forms = {word.lower() for word in words(question)}
    return sorted(range(len(sentences)), key=lambda n: -len(forms & {word.lower() for word in words(sentences[n])}))


def support_rows(folder: Path, name: str = "support_dev") -> list[tuple[str, Pair]]:
    """The pairs of `supports` of one file, each with the name of its set."""
    return [(row["dataset"], _supports(row)) for row in rows(folder, name)]


def contrast_pairs(folder: Path, dice: random.Random) -> list[Pair]:
    """The contrasts to train on."""
    made = [_contrasted(row) for row in _contrasts(folder, dice, reserved=False)]
    return dice.sample(made, min(_CONTRASTS, len(made)))


def reserved_contrasts(folder: Path, dice: random.Random) -> Iterator[tuple[str, Pair]]:
    """The contrasts that are kept for measuring, made of passages that none of the others is made of; with their categories."""
    yield from ((row.category, _contrasted(row)) for row in _contrasts(folder, dice, reserved=True))


def _contrasts(folder: Path, dice: random.Random, *, reserved: bool) -> Iterator[Contrast]:
    chosen = [text for text in passages(folder, dice) if (crc32(text.encode()) % _A_RESERVED == 0) == reserved]
    return contrasts(chosen, dice)


def _contrasted(row: Contrast) -> Pair:
    return Pair(row.passage, row.claim, "supports", _SUPPORT["supported" if row.supported else "not_supported"])


def answer_pairs(folder: Path, dice: random.Random) -> list[Pair]:
    """The pairs of `answers` to train on: the positive twice, as they are few, and contrasts and off-topic ones made of them."""
    read = answer_rows(folder, "answers_train", dice)
    positive = [pair for _, pair in read if pair.label]
    kept = [pair for dataset, pair in read if pair.label or dice.random() < share_of(_ANSWER_SHARES, dataset)]
    asked = answer_contrasts([(pair.first, pair.before, pair.second) for pair in positive], dice)
    reworded = [Pair(one.question, one.sentence, "answers", int(one.answers), one.before) for one in asked]
    return [*kept, *positive, *reworded, *_other_questions(positive, dice)]


def answer_rows(folder: Path, name: str, dice: random.Random) -> list[tuple[str, Pair]]:
    """The pairs of `answers` of one file, each with the name of its set and what stands before its sentence.

    The rows of a question are the sentences of a page in their order; where only a few of them are given, what stands
    before is looked up among the others.
    """
    read = rows(folder, name)
    before, opening = _contexts(read)
    found = []
    for row in read:
        pair = Pair(row["question"], row["sentence"], "answers", int(row["label"]), before.get(row["sentence"], ""))
        rare = _NO_CONTEXT_OF_SQUAD if row["dataset"] == "squad2/answerable" else _NO_CONTEXT
        if not pair.before or dice.random() < rare:
            pair = replace(pair, before="")
        elif dice.random() < _WITH_OPENING and opening[row["sentence"]] not in (pair.before, pair.second):
            pair = replace(pair, before=f"{opening[row['sentence']]} {pair.before}")
        found.append((row["dataset"], pair))
    return found


def _contexts(read: Sequence[dict[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands before each sentence, and the first sentence of its page, by the sentence."""
    before: dict[str, str] = {}
    opening: dict[str, str] = {}
    page, first, last = ("", ""), "", ""
    for row in read:
        if row["dataset"] in ("squad2/unanswerable", "qnli_sample"):  # a few sentences of a page, not all
            continue
        sentence = row["sentence"]
        if (row["dataset"], row["question"]) != page:
            page, first, last = (row["dataset"], row["question"]), sentence, ""
        before.setdefault(sentence, last)
        opening.setdefault(sentence, first)
        last = sentence
    return before, opening


def _other_questions(positive: Sequence[Pair], dice: random.Random) -> Iterator[Pair]:
    """Off topic: a sentence with the question of another."""
    for pair in dice.sample(positive, len(positive) // 3):
        yield replace(pair, first=dice.choice(positive).first, label=0)


def _window(claim: str, passage: str) -> str:
    """Of a long passage the window that is nearest to a claim."""
    nearest = windows(claim, passage)[:1] if len(passage.split()) > _LONG else []
    return " ".join(passage[nearest[0].start : nearest[0].end].split()) if nearest else passage


def _supports(row: dict[str, Any]) -> Pair:
    return Pair(row["passage"], row["claim"], "supports", _SUPPORT[row["label"]])


def share_of(shares: dict[str, float], dataset: str) -> float:
    """How often each row of a set is taken, by the beginning of the set's name; of a set without a share once."""
    return next((share for name, share in shares.items() if dataset.startswith(name)), 1.0)


def _times(pair: Pair, share: float, dice: random.Random) -> list[Pair]:
    return [pair] * (int(share) + (dice.random() < share % 1))
