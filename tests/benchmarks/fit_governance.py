"""Fit the weights of `bot.relevance.answerable` and `bot.disagree.sides`, and print them.

    uv run python -m tests.benchmarks.fit_governance [--every N]

On the tuning part of the governance cases without `grounding` and `relevance`. For `bot.relevance.answerable` together with the
questions of `tests.benchmarks.fit`: encyclopaedia questions, reports and pages count too, with the chance that the best sentences
hold the answer. The weights are logistic regressions. Two biases are then set for the threshold of `bot.relevance.scores`: of one
fact so that four of five answerable questions of `answers_dev` are answered, of open questions so that as many of the tuning cases
are refused as have no answer. Last, what would be answered of each kind of question. For the sides, each case counts with the pair of
sentences that the weights so far like best, and the fit is repeated.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from llama_index.core.embeddings import BaseEmbedding

from bot.disagree import sides
from bot.disagree.figures import Said
from bot.extract import Candidate, candidates
from bot.questions.debates import is_open
from bot.relevance.answerable import ONE_FACT, OPEN, logit, signals
from bot.relevance.scores import THRESHOLD, chances
from bot.text import one_line
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from index.search import Query
from tests.benchmarks import fit
from tests.benchmarks.governance import articles, cases

_LEFT_OUT = ("grounding", "relevance")
_ANCHORS, _OTHERS = 3, 12  # sentences of a case that are paired
_CLOSE = 0.75  # share of the best score that an anchor has
_LEAST = 0.03  # score of a sentence that is paired
_ROUNDS = 8
_ANSWERED = 0.8  # of the answerable questions after one fact

Scored = list[tuple[float, Candidate]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of it by itself."""

    kind: str
    question: str
    answerable: bool
    known: dict[str, float]  # signals, by the names in the tables of weights

    @property
    def open(self) -> bool:
        """Whether it asks for more than one fact."""
        return is_open(self.question)


def scored(query: Query, found: Sequence[Candidate]) -> Scored:
    """The sentences that could answer, each with its score by itself, the best first."""
    return sorted(((s, c) for s, c in zip(chances(query, found), found, strict=True) if s > 0), key=lambda pair: -pair[0])


def asked(kind: str, question: str, answerable: bool, found: Scored) -> Asked:
    """The signals of a question."""
    return Asked(kind, question, answerable, signals(question, [one for _, one in found]) | {"best": logit(found[0][0])})


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


def of_cases(every: int, embedding: BaseEmbedding) -> Iterator[tuple[Asked, list[list[float]], bool]]:
    """Each governance case: its signals, the pairs of its sentences, and whether it is disputed."""
    for case in cases("tuning")[::every]:
        if case["category"] in _LEFT_OUT:
            continue
        with Index.of(articles(case), embedding) as index:
            query = index.prepare(case["question"])
            found = scored(query, candidates(index.search(query, 8)))
        if found:
            known = asked("cases", case["question"], case["category"] != "abstention", found)
            yield known, list(pairs(case["question"], found)), case["category"] == "dispute"


def of_questions(every: int) -> Iterator[Asked]:
    """The questions of `tests.benchmarks.fit`: with their own sentences, with others', and those that are searched for."""
    own = (case for case in fit.cases() if case.answers is not None and len(case.texts) == 1)
    for kind, found in (("questions", fit.searched(own)), ("searched", fit.searched_together())):
        for one in islice(found, 0, None, every):
            sentences = scored(one.query, one.sentences)
            if sentences:
                yield asked("off topic" if one.off_topic else kind, one.query.text, bool(one.right), sentences)


def fit_answerable(rows: Sequence[Asked], table: dict[str, float], *, due: float | None) -> tuple[dict[str, float], float]:
    """Weights by the names of a table, and the bias for the threshold of `bot.relevance.scores`.

    The bias is such that a share `due` of the answerable questions of `answers_dev` is answered; without one, that as many of the
    governance cases are refused as have no answer.
    """
    inputs = np.array([[row.known[name] for name in table] + [1.0] for row in rows])
    found = fit.regression(inputs, np.array([row.answerable for row in rows], dtype=float), np.zeros(len(rows)))
    weights = dict(zip(table, found.tolist(), strict=False))
    kind = "cases" if due is None else "questions"
    mine = [row for row in rows if row.kind == kind and (due is None or row.answerable)]
    totals = np.sort([sum(weight * row.known[name] for name, weight in weights.items()) for row in mine])
    refused = sum(not row.answerable for row in mine) if due is None else round((1 - due) * len(mine))
    return weights, logit(THRESHOLD) - float(totals[refused])


def main() -> None:
    """Fit, and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1, help="take every N-th case")
    every = options.parse_args().every
    embedding = load_embedding(BUNDLED)
    told = list(of_cases(every, embedding))
    rows = [known for known, _, _ in told] + list(of_questions(every))
    for name, table, due in (("ONE_FACT", ONE_FACT, _ANSWERED), ("OPEN", OPEN, None)):
        mine = [row for row in rows if row.open == (name == "OPEN")]
        weights, bias = fit_answerable(mine, table, due=due)
        print(name, {key: round(weight, 2) for key, weight in weights.items()}, "bias", round(bias, 2))
        for kind in dict.fromkeys(row.kind for row in mine):
            for answerable in (True, False):
                scores = [
                    bias + sum(weight * row.known[key] for key, weight in weights.items())
                    for row in mine
                    if (row.kind, row.answerable) == (kind, answerable)
                ]
                if scores:
                    share = np.mean(np.array(scores) >= logit(THRESHOLD))
                    print(f"  {kind}, {'with' if answerable else 'without'} an answer: {share:.3f} of {len(scores)} answered")
    compared = [(found, disputed) for _, found, disputed in told if found]
    *for_sides, bias = fit_sides([found for found, _ in compared], [disputed for _, disputed in compared]).round(2).tolist()
    print("sides", dict(zip(sides.WEIGHTS, for_sides, strict=True)), "bias", bias)


if __name__ == "__main__":
    main()
