"""Fit the weights of `bot.answerable` and `bot.disagree.sides`, and print them.

    uv run python -m tests.benchmarks.fit_governance [--every N]

On the tuning part of the governance cases without `grounding` and `relevance`; on questions after one fact, together with those of
`answers_dev`, so that encyclopaedia questions count too. The weights are logistic regressions. For the sides, each case counts with
the pair of sentences that the weights so far like best, and the fit is repeated. The two biases of `bot.answerable` are then lowered
by hand: for one fact until four of five answerable SQuAD questions are answered, for open questions until refusals among the tuning
cases are as precise as they are complete. Last, how far the fit is to count (`_SHARE`) and from what score on (`_HOPELESS`): what each
choice would answer and refuse, at the threshold of `bot.relevance`, of the same questions and of some about another thing.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from bot.answerable import BIAS_ONE_FACT, BIAS_OPEN, ONE_FACT, OPEN, logit, signals
from bot.disagree import sides
from bot.disagree.figures import Said
from bot.extract import Candidate, candidates, one_line
from bot.relevance import THRESHOLD, chances
from bot.views import is_open
from index.article import Article
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from tests.benchmarks import fit
from tests.benchmarks.governance import articles, cases

_LEFT_OUT = ("grounding", "relevance")
_ANCHORS, _OTHERS = 3, 12  # sentences of a case that are paired
_CLOSE = 0.75  # share of the best score that an anchor has
_LEAST = 0.03  # score of a sentence that is paired
_ROUNDS = 8

Scored = list[tuple[float, Candidate]]


def scored(question: str, found: Sequence[Article], embedding: object) -> Scored:
    """The sentences that could answer, each with its score by itself, the best first."""
    with Index.of(found, embedding) as index:  # type: ignore[arg-type]  # what `load_embedding` gives
        query = index.prepare(question)
        each = candidates(index.search(query, 8))
        return sorted(((s, c) for s, c in zip(chances(query, each), each, strict=True) if s > 0), key=lambda pair: -pair[0])


def answerable_row(question: str, found: Scored) -> dict[str, float]:
    """The signals of a question."""
    return signals(question, [one for _, one in found], found[0][1]) | {"best": logit(found[0][0])}


def pairs(question: str, found: Scored) -> Iterator[list[float]]:
    """The signals of each pair of sentences from two articles, in the order of `sides.WEIGHTS`."""
    known = [(one, sides.view(question, Said(one_line(one.text)), len(one.text) / len(one.article.text))) for _, one in found]
    anchors = [n for n, (score, _) in enumerate(found) if score >= _CLOSE * found[0][0]][:_ANCHORS]
    others = [n for n, (score, _) in enumerate(found) if score >= _LEAST][:_OTHERS]
    for one in anchors:
        for other in others:
            if known[one][0].article.id != known[other][0].article.id:
                a, b = known[one][1], known[other][1]
                told = sides.apart(question, a, b) | sides.together(a, b) | sides.judged(a, b)
                yield [told[name] for name in sides.WEIGHTS]


def fit_sides(of_cases: Sequence[list[list[float]]], disputed: Sequence[bool]) -> np.ndarray:
    """Weights, the bias last."""
    inputs = [np.c_[np.array(found), np.ones(len(found))] for found in of_cases]
    labels = np.array(disputed, dtype=float)
    weights = np.array([*sides.WEIGHTS.values(), sides.BIAS])
    for _ in range(_ROUNDS):
        best = np.array([found[(found @ weights).argmax()] for found in inputs])
        weights = fit.regression(best, labels, np.zeros(len(best)))
    return weights


def choices(rows: Sequence[tuple[str, Scored, str]]) -> None:
    """Print what each share and least score would answer, of each kind of question."""
    known = []
    for question, found, kind in rows:
        weights, bias = (OPEN, BIAS_OPEN) if is_open(question) else (ONE_FACT, BIAS_ONE_FACT)
        told = answerable_row(question, found)
        known.append((kind, told["best"], bias + sum(weight * told[name] for name, weight in weights.items()) - told["best"]))
    kinds = list(dict.fromkeys(kind for kind, _, _ in known))
    print(f"{'share':>6} {'least':>6}  answered of: " + ", ".join(kinds))
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        for least in (0.1, 0.2, 0.3):
            answered = Counter(
                kind
                for kind, best, moved in known
                if best + share * (min(moved, 0.0) if best < logit(least) else moved) >= logit(THRESHOLD)
            )
            total = Counter(kind for kind, _, _ in known)
            print(f"{share:6.2f} {least:6.1f}  " + "  ".join(f"{answered[kind] / total[kind]:.3f}" for kind in kinds))


def main() -> None:
    """Fit, and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1, help="take every N-th case")
    every = options.parse_args().every
    embedding = load_embedding(BUNDLED)
    rows: list[tuple[str, Scored, str]] = []
    compared: list[tuple[list[list[float]], bool]] = []
    for case in cases("tuning")[::every]:
        if case["category"] in _LEFT_OUT:
            continue
        found = scored(case["question"], articles(case), embedding)
        if found:
            rows.append((case["question"], found, "cases without an answer" if case["category"] == "abstention" else "cases"))
            compared.append((list(pairs(case["question"], found)), case["category"] == "dispute"))
    for one in [one for one in fit.cases() if one.answers is not None and len(one.texts) == 1][::every]:
        found = scored(one.question, [Article("1", "Article 1", one.texts[0])], embedding)
        if found and not is_open(one.question):
            right = any(one_line(c.text) in (one.answers or ()) for _, c in found)
            rows.append(
                (one.question, found, "off topic" if one.off_topic else "questions" if right else "questions without an answer")
            )
    for name, table, wanted in (("ONE_FACT", ONE_FACT, False), ("OPEN", OPEN, True)):
        chosen = [
            (answerable_row(question, found), kind in ("cases", "questions"))
            for question, found, kind in rows
            if kind != "off topic" and is_open(question) == wanted
        ]
        inputs = np.array([[row[key] for key in table] + [1.0] for row, _ in chosen])
        weights = fit.regression(inputs, np.array([right for _, right in chosen], dtype=float), np.zeros(len(chosen)))
        print(name, dict(zip(table, weights.round(2).tolist(), strict=False)), "bias", round(float(weights[-1]), 2))
    told = [(found, disputed) for found, disputed in compared if found]
    weights = fit_sides([found for found, _ in told], [disputed for _, disputed in told])
    choices(rows)
    print("sides", dict(zip(sides.WEIGHTS, weights.round(2).tolist(), strict=False)), "bias", round(float(weights[-1]), 2))


if __name__ == "__main__":
    main()
