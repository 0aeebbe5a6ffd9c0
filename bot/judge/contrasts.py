"""Labelled contrasts for the judge, made of true sentences: one fact changed, or the same facts in other words.

    uv run python -m bot.judge.contrasts DATA_DIR COUNT SEED      prints a sample

A claim is a sentence of the passage. It is made false by one edit of `values`, `swaps` or `twists`, or kept true by
`rewordings`, which false claims get as well, so that the style says nothing. Some edits are made in the passage instead of
the claim, and some in both (the claim is then true of it), so that neither text alone gives the label away.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.judge import rewordings, swaps, twists, values
from bot.judge.scene import Edit, Scene
from index.sentences import sentences

# category -> (edit, how much it is sought, whether the passage may be edited in place of the claim)
FALSE: dict[str, tuple[Edit, float, bool]] = {
    "number": (values.number, 4, True),
    "unit": (values.unit, 6, True),
    "date": (values.date, 3, True),
    "month": (values.month, 3, True),
    "weekday": (values.weekday, 10, True),
    "time": (values.time, 12, True),
    "person": (swaps.person, 6, True),
    "place": (swaps.place, 3, True),
    "organisation": (swaps.organisation, 3, True),
    "name": (swaps.thing, 0.5, True),
    "role": (swaps.role, 3, True),
    "kind": (swaps.kind, 3, True),
    "exchange": (swaps.exchange, 20, True),
    "ordinal": (values.ordinal, 4, True),
    "comparison": (values.comparison, 3, True),
    "polarity": (twists.polarity, 0.6, True),
    "modality": (twists.modality, 10, False),
    "quantity": (twists.quantity, 6, False),
    "speaker": (twists.speaker, 10, True),
    "quotation": (twists.quotation, 3, True),
    "wording": (twists.wording, 0.25, True),
    "merged": (twists.merged, 8, False),
    "addition": (twists.addition, 0.5, False),
    "cause": (twists.cause, 0.5, False),
}
TRUE: dict[str, tuple[Edit, float]] = {
    "as_it_stands": (rewordings.as_it_stands, 0.1),
    "typed": (rewordings.typed, 0.15),
    "number_form": (rewordings.number_form, 4),
    "date_form": (rewordings.date_form, 4),
    "abbreviation": (rewordings.abbreviation, 3),
    "synonym": (rewordings.synonym, 2),
    "clause_dropped": (rewordings.clause_dropped, 2),
    "moved": (rewordings.moved, 4),
    "attribution_moved": (rewordings.attribution_moved, 4),
    "named": (rewordings.named, 5),
    "joined": (rewordings.joined, 0.6),
    "introduced": (rewordings.introduced, 0.2),
    "quoted_in_part": (rewordings.quoted_in_part, 4),
}
DROPPED = "dropped"  # the sentence is taken out of the passage
_SHORTER = ("clause_dropped", "quoted_in_part")  # rewordings that leave something out
BOTH = "both"  # a false edit made in passage and claim alike: supported
_WORDS = range(6, 41)  # of a claim
_A_PASSAGE = 3  # claims of one passage, each once false and once true
_ELSEWHERE = 25  # passages from which names and clauses are taken


@dataclass(frozen=True, slots=True)
class Contrast:
    """A claim, the passage that it is judged against, and which edit made it."""

    passage: str
    claim: str
    supported: bool
    category: str


def contrasts(passages: Sequence[str], dice: random.Random) -> Iterator[Contrast]:
    """Labelled claims about passages of one to eight sentences, up to six of each passage, half of them true.

    The same passages and the same dice give the same rows.
    """
    split = [tuple(text[a:b].replace("\n", " ") for a, b in sentences(text)) for text in passages]
    topics = _Topics(split)
    for at, parts in enumerate(split):
        fit = [number for number, part in enumerate(parts) if _fits(part)]
        if not fit:
            continue
        elsewhere = topics.like(at, dice)
        for number in sorted(dice.sample(fit, min(_A_PASSAGE, len(fit)))):
            first, last = _window(number, len(parts), dice)
            window = parts[first:last]
            yield from _rows(window, number - first, elsewhere, dice)


def _rows(window: tuple[str, ...], at: int, elsewhere: tuple[str, ...], dice: random.Random) -> Iterator[Contrast]:
    """One false and one true claim about a sentence of a window, where edits are found for both."""
    scene = Scene(window[at], window[:at] + window[at + 1 :], elsewhere)
    turn = dice.random()
    edited = None if turn < 0.05 and scene.others else _edited(scene, dice, reversible=turn < 0.4)
    if edited is None:
        if scene.others:
            yield from _false(scene.others, _reworded(scene, dice)[0], DROPPED)
    else:
        category, false = edited
        other = replace(scene, sentence=false)
        passage = (*window[:at], false, *window[at + 1 :])
        if turn < 0.4:  # in the passage
            yield from _false(passage, _reworded(scene, dice, _core(scene.sentence, false))[0], category)
        else:
            claim = _reworded(other, dice, _core(false, scene.sentence))[0] if dice.random() < 0.5 else false
            yield from _false(window, claim, category)
        if turn < 0.25 or (dice.random() < 0.4 and not FALSE[category][2]):
            yield _row(passage, _reworded(other, dice)[0], BOTH, supported=True)
            return
    claim, category = _reworded(scene, dice)
    if category != "as_it_stands" or dice.random() < 0.5:
        yield _row(window, claim, category, supported=True)


def _false(parts: Sequence[str], claim: str, category: str) -> Iterator[Contrast]:
    """The claim as not supported, unless a sentence of the passage says just that."""
    if _plain(claim) not in map(_plain, parts):
        yield _row(parts, claim, category, supported=False)


def _row(parts: Sequence[str], claim: str, category: str, *, supported: bool) -> Contrast:
    return Contrast(" ".join(parts), claim, supported, category)


def _edited(scene: Scene, dice: random.Random, *, reversible: bool) -> tuple[str, str] | None:
    """A false edit that applies, with its category; those that are sought more come first."""
    for category in _order({name: row[1] for name, row in FALSE.items()}, dice):
        edit, _, both_ways = FALSE[category]
        if reversible and not both_ways:
            continue
        false = edit(scene, dice)
        if false and _plain(false) != _plain(scene.sentence) and _plain(false) not in map(_plain, scene.others):
            return category, false
    return None


def _reworded(scene: Scene, dice: random.Random, core: str = "") -> tuple[str, str]:
    """The sentence in other words, by one edit or two, and the category of the first; what is left out is not the core."""
    first, text = _true_edit(scene, dice, core)
    if dice.random() < 0.3 and first not in ("typed", "joined", "introduced"):
        _, text = _true_edit(replace(scene, sentence=text), dice, core)
    return text, first


def _true_edit(scene: Scene, dice: random.Random, core: str) -> tuple[str, str]:
    for category in _order({name: row[1] for name, row in TRUE.items()}, dice):
        text = TRUE[category][0](scene, dice)
        if text and (category not in _SHORTER or core in _plain(text)):
            return category, text
    return "as_it_stands", scene.sentence


def _core(text: str, other: str) -> str:
    """The words in which a sentence differs from its edited fellow, with one word on each side."""
    mine, its = _plain(text).split(), _plain(other).split()
    start = next((at for at, (a, b) in enumerate(zip(mine, its, strict=False)) if a != b), min(len(mine), len(its)))
    backwards = zip(reversed(mine[start:]), reversed(its[start:]), strict=False)
    same = next((at for at, (a, b) in enumerate(backwards) if a != b), min(len(mine), len(its)) - start)
    return " ".join(mine[max(0, start - 1) : len(mine) - same + 1])


def _order(weights: dict[str, float], dice: random.Random) -> list[str]:
    """The names in a random order in which heavy ones tend to come first."""
    return sorted(weights, key=lambda name: dice.random() ** (1 / weights[name]), reverse=True)


def _window(at: int, count: int, dice: random.Random) -> tuple[int, int]:
    """Where a window of three to six sentences around a sentence begins and ends; now and then all of them, or the one alone."""
    if dice.random() < 0.1:
        return at, at + 1
    size = dice.randint(3, 6)
    first = max(0, at - dice.randrange(size))
    return first, min(count, first + size)


def _fits(sentence: str) -> bool:
    """Whether a sentence is prose that can be claimed: no question, no fragment."""
    return (
        len(sentence.split()) in _WORDS
        and sentence[-1:] in '."”'
        and sentence[:1] in "\"“'‘" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        and sentence.count('"') % 2 == 0
        and sentence[:2] not in ('" ', "” ")
        and not re.search(r"\?|\||http|www\.|@|\[|\.\.\.", sentence)
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()


class _Topics:
    """Which passages are on like matters: those that share a capitalised word that few have."""

    def __init__(self, split: Sequence[tuple[str, ...]]) -> None:
        self._split = split
        self._where: dict[str, list[int]] = {}
        for at, parts in enumerate(split):
            for word in self._words(parts):
                self._where.setdefault(word, []).append(at)

    @staticmethod
    def _words(parts: tuple[str, ...]) -> list[str]:
        return sorted(set(re.findall(r"(?<=\w )[A-Z]\w{3,}", " ".join(parts))))

    def like(self, at: int, dice: random.Random) -> tuple[str, ...]:
        """Sentences of other passages: first of those that share a rare word, then of any."""
        near = sorted(
            {other for word in self._words(self._split[at]) if len(self._where[word]) < 30 for other in self._where[word]}
        )
        near = [other for other in near if other != at]
        chosen = dice.sample(near, min(8, len(near)))
        chosen += [
            other
            for other in (dice.randrange(len(self._split)) for _ in range(_ELSEWHERE))
            if other != at and other not in chosen
        ]
        here = set(self._split[at])
        return tuple(part for other in chosen for part in self._split[other] if part not in here)


def main() -> None:
    """Print a sample of rows, and how many there are of each category."""
    from bot.judge.texts import passages

    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    dice = random.Random(seed)
    texts = passages(folder, dice)
    rows = list(contrasts(dice.sample(texts, min(len(texts), max(count, 1500))), dice))
    for (category, supported), many in sorted(Counter((row.category, row.supported) for row in rows).items()):
        print(f"{category:20} {'supported' if supported else 'not supported':15} {many}")
    print(f"{sum(row.supported for row in rows) / len(rows):.0%} of {len(rows)} supported, from a part of {len(texts)} passages")
    for row in dice.sample(rows, count):
        print(f"\n[{'+' if row.supported else '-'} {row.category}] {row.claim}\n    {row.passage}")


if __name__ == "__main__":
    main()
