"""Are the answers right, and does it admit what it does not know?

    uv run python -m tests.benchmarks.answers

SQuAD 2.0, the three pages that nothing was trained on, end to end: retrieve from all their paragraphs, choose a sentence,
or refuse. Questions from elsewhere stand for what is off topic. Other refusals, and disagreements, are measured by
`tests.benchmarks.governance`.
"""

import random
from collections import Counter

import numpy as np

from bot.answerer import answer
from bot.extract import candidates
from bot.relevance.scores import THRESHOLD, relevance
from bot.reply import Refusal
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from tests.benchmarks.data import UNTOUCHED, lines, squad

_OFF_TOPIC = 300


def area_under_curve(positive: list[float], negative: list[float]) -> float:
    """The chance that a positive scores above a negative (ties count half)."""
    scores = np.array(positive + negative)
    ranks = scores.argsort().argsort() + 1.0
    for value in set(scores):
        ranks[scores == value] = ranks[scores == value].mean()
    return float((ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2) / len(positive) / len(negative))


def squad_figures() -> None:
    """Print the figures on SQuAD."""
    embedding = load_embedding(BUNDLED)
    articles, questions = squad(UNTOUCHED)
    right, best_of_answerable, best_of_others, refused = [], [], [], Counter[str]()
    with Index.of(articles, embedding) as index:
        for question in questions:
            query = index.prepare(question.text)
            found = candidates(index.search(query, 8))
            scores = relevance(query, found)
            best = max(range(len(found)), key=lambda n: scores[n])
            said = scores[best] >= THRESHOLD  # as `bot.extract` decides; asking again would take as long
            kind = "answerable" if question.answers else "unanswerable"
            refused[kind] += not said
            if question.answers:
                place = found[best]
                right.append(
                    place.article.id == question.page and any(place.start < b and a < place.end for a, b in question.answers)
                )
                best_of_answerable.append(scores[best])
            else:
                best_of_others.append(scores[best])
        off_topic = [
            case["question"] for case in random.Random(1).sample(lines("data", "governance", "cases_dev.jsonl")[1::2], _OFF_TOPIC)
        ]
        refused["off topic"] = sum(isinstance(answer(question, index), Refusal) for question in off_topic)
    totals = {"answerable": len(best_of_answerable), "unanswerable": len(best_of_others), "off topic": _OFF_TOPIC}
    print(f"SQuAD 2.0, {', '.join(UNTOUCHED)}: {len(questions)} questions")
    print(f"  the best sentence answers           {np.mean(right):.3f}")
    print(f"  answerable or not, area under curve {area_under_curve(best_of_answerable, best_of_others):.3f}")
    for kind, total in totals.items():
        print(f"  refused of {kind:24} {refused[kind] / total:.3f}  ({refused[kind]} of {total})")


if __name__ == "__main__":
    squad_figures()
