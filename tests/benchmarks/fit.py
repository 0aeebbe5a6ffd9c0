"""Fit the weights of `bot.relevance.scores`, and print the curve of its threshold.

    uv run python -m tests.benchmarks.fit

On development data that the judge was not trained on, and that `tests.benchmarks.answers` does not report: the questions of
`answers_dev` with their own sentences, some of those written about reports that were kept from training, the same with another
question's sentences (off topic), the even-numbered governance cases; and some of the questions about pages, paragraphs and news that were
kept, which are searched for among all of these, as a person's are, with questions about something else. The weights are a logistic regression over the sentences that
answer and, for each question, the three sentences that the judge likes best among those that do not; off-topic questions are left
out of it, being easy, and counted in the curve. The weight of missing names is a rule, and is not fitted.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from bot.extract import Candidate, candidates
from bot.judge.written import Kind, questions
from bot.relevance.scores import ASKED, ECHO, MISSING, RIVAL, WEIGHTS, signals_of
from bot.text import one_line
from index.article import Article
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from index.search import Query
from tests.benchmarks.data import lines, path
from tests.benchmarks.governance import part_of

_OFF_TOPIC = 200
_A_REPORT = 3  # one in so many of the kept questions about reports
_TOGETHER: dict[Kind, int] = {
    "pages": 12,
    "paragraphs": 3,
    "news": 3,
}  # the same of those that are searched for among all of these
_LIKED = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its articles, and the sentences that answer it (None: some do, it is not known which)."""

    question: str
    texts: tuple[str, ...]
    answers: frozenset[str] | None
    off_topic: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """A question with the sentences that were found for it, and the numbers of those that answer (None: it is not known which)."""

    query: Query
    sentences: list[Candidate]
    right: frozenset[int] | None
    off_topic: bool = False


def cases() -> list[Case]:
    """The questions to fit on that come with their own articles."""
    with gzip.open(path("data", "judge", "answers_dev.jsonl.gz"), "rt", encoding="utf-8") as rows:
        grouped: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
        for row in map(json.loads, rows):
            grouped[row["question"]].append((row["sentence"], bool(int(row["label"]))))
    found = [
        Case(question, ("\n\n".join(text for text, _ in sentences),), frozenset(one_line(text) for text, yes in sentences if yes))
        for question, sentences in grouped.items()
    ]
    found += [
        Case(one.question, ("\n\n".join(one.sentences),), frozenset(one_line(one.sentences[n]) for n in one.answers))
        for one in questions("reports", reserved=True)[::_A_REPORT]
    ]
    dice = random.Random(2)
    found += [Case(dice.choice(found).question, dice.choice(found).texts, frozenset(), off_topic=True) for _ in range(_OFF_TOPIC)]
    for case in lines("data", "governance", "cases_dev.jsonl")[::2]:
        if case["category"] not in ("grounding", "relevance"):
            texts = tuple(text for text in case["contexts"] if text.strip())
            found.append(Case(case["question"], texts, frozenset() if case["category"] == "abstention" else None))
    return found


def searched(found: Iterable[Case]) -> Iterator[Searched]:
    """Each question, asked of its own articles."""
    embedding = load_embedding(BUNDLED)
    for case in found:
        articles = [Article(str(n), f"Article {n}", text) for n, text in enumerate(case.texts, start=1)]
        with Index.of(articles, embedding) as index:
            query = index.prepare(case.question)
            sentences = candidates(index.search(query, 8))
        right = None
        if case.answers is not None:
            right = frozenset(n for n, one in enumerate(sentences) if one_line(one.text) in case.answers)
        yield Searched(query, sentences, right, case.off_topic)


def searched_together() -> Iterator[Searched]:
    """Questions about pages, paragraphs and news that were kept, and others off topic, asked of all of these."""
    asked = [(one, n % _TOGETHER[kind] == 0) for kind in _TOGETHER for n, one in enumerate(questions(kind, reserved=True))]
    articles = {one.sentences: Article(str(n), one.title, " ".join(one.sentences)) for n, (one, _) in enumerate(asked)}
    with Index.of(list(articles.values()), load_embedding(BUNDLED)) as index:
        for one in [one for one, taken in asked if taken]:
            query = index.prepare(one.question)
            sentences = candidates(index.search(query, 8))
            answers = {one.sentences[n] for n in one.answers}
            own = articles[one.sentences].id
            right = frozenset(
                n for n, found in enumerate(sentences) if found.article.id == own and one_line(found.text) in answers
            )
            yield Searched(query, sentences, right)
        for question in _of_another_thing():
            query = index.prepare(question)
            yield Searched(query, candidates(index.search(query, 8)), frozenset(), off_topic=True)


def _of_another_thing() -> list[str]:
    """Questions of governance cases that may be tuned on, and that `tests.benchmarks.answers` does not ask."""
    every = lines("data", "governance", "cases_dev.jsonl")[::2]
    return random.Random(5).sample([case["question"] for case in every if part_of(case) == "tuning"], _OFF_TOPIC)


def examples(found: Iterable[Searched]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Signals (examples, signals), labels and the number of the question of each example; and which questions are on topic."""
    signals, labels, owners, on_topic = [], [], [], []
    for number, case in enumerate(found):
        on_topic.append(not case.off_topic)
        if not case.sentences:
            continue
        known = signals_of(case.query.text, case.sentences)
        liked = sorted(range(len(known)), key=lambda n: -known[n]["judge"])
        if case.right is None:
            chosen = [(liked[0], True)]
        else:
            right = [n for n in liked if n in case.right]
            chosen = [(n, True) for n in right] + [(n, False) for n in liked if n not in right][:_LIKED]
        for n, label in chosen:
            signals.append([known[n][name] for name in WEIGHTS])
            labels.append(label)
            owners.append(number)
    return np.array(signals), np.array(labels, dtype=float), np.array(owners), np.array(on_topic)


def regression(inputs: np.ndarray, labels: np.ndarray, given: np.ndarray) -> np.ndarray:
    """Weights by Newton's method, lightly regularised; `given` is added to each example's logit."""
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-(inputs @ weights + given)))
        slope = inputs.T @ (chances - labels) + 0.5 * weights
        curve = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + 0.5 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Fit, and print weights and curve."""
    signals, labels, owners, of_topic = examples(chain(searched(cases()), searched_together()))
    rules, every = {"missing": MISSING, "rival": RIVAL, "echo": ECHO, "asked": ASKED}, list(WEIGHTS)
    fitted = [place for place, name in enumerate(every) if name not in rules]
    given = signals[:, [every.index(name) for name in rules]] @ np.array([*rules.values()])
    inputs = np.c_[signals[:, fitted], np.ones(len(signals))]
    on_topic = of_topic[owners]
    weights = regression(inputs[on_topic], labels[on_topic], given[on_topic])
    names = [every[place] for place in fitted]
    print("WEIGHTS =", dict(zip(names, weights[:-1].round(2).tolist(), strict=True)), " BIAS =", round(float(weights[-1]), 2))
    chances = 1 / (1 + np.exp(-(inputs @ weights + given)))
    numbers = sorted(set(owners.tolist()))
    best = np.array([chances[owners == number].max() for number in numbers])
    answerable = np.array([labels[owners == number].any() for number in numbers])
    print(f"{'threshold':>9} {'answerable answered':>20} {'others refused':>15}")
    for threshold in np.arange(0.2, 0.71, 0.05):
        print(f"{threshold:9.2f} {(best[answerable] >= threshold).mean():20.3f} {(best[~answerable] < threshold).mean():15.3f}")


if __name__ == "__main__":
    main()
