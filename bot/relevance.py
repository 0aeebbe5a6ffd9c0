"""How well a sentence answers a question: the judge's opinion, weighed with what words and vectors tell.

The judge knows what an answer looks like, but sees a sentence by itself; names and topic often stand around it. The weights
were fitted by `python -m tests.benchmarks.fit`, which says on what, and prints them with the curve of the threshold.
"""

import math
from collections.abc import Sequence
from functools import cache

from bot.extract import Candidate, one_line
from bot.judge.model import Judge
from bot.question import Question, covered, lacks_answer, missing_names, parse, stems_of
from index.article import Hit

MISSING = -1.5  # a rule, not fitted: a question about a name that is not there must be sure of its answer otherwise
WEIGHTS = {"judge": 0.49, "covered": 0.52, "dense": 2.08, "lacks": -1.64, "missing": MISSING}
BIAS = -1.64
THRESHOLD = 0.3  # of the best sentence's score; below it the question is refused


def relevance(question: str, found: Sequence[Candidate]) -> list[float]:
    """A score from 0 to 1 for each candidate: the chance that it answers the question."""
    return [_chance(signals) for signals in signals_of(question, found)]


def signals_of(question: str, found: Sequence[Candidate]) -> list[dict[str, float]]:
    """What is known of each candidate, by the names in `WEIGHTS`."""
    asked = parse(question)
    sentences = [one_line(candidate.text) for candidate in found]
    opinions = _judge().answers(question, sentences, [_lead(candidate) for candidate in found])
    passages = {candidate.hit.passage.id: _around(asked, candidate.hit) for candidate in found}
    return [
        {
            "judge": opinion,
            "covered": covered(asked, stems_of(sentence)),
            "lacks": float(lacks_answer(asked, sentence)),
            **passages[candidate.hit.passage.id],
        }
        for candidate, sentence, opinion in zip(found, sentences, opinions, strict=True)
    ]


def _lead(candidate: Candidate) -> str:
    """What the judge reads before a sentence: the article's title and the sentence before, where its names may stand."""
    return f"{candidate.article.title}. {candidate.before}".strip()


def _around(question: Question, hit: Hit) -> dict[str, float]:
    """What the sentence's passage tells, with its article's title and outlet."""
    article = hit.passage.article
    around = stems_of(f"{article.title} {article.source or ''} {hit.passage.text}")
    return {"dense": hit.dense, "missing": float(missing_names(question, around))}


def _chance(signals: dict[str, float]) -> float:
    logit = BIAS + sum(WEIGHTS[name] * value for name, value in signals.items())
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))


@cache
def _judge() -> Judge:
    return Judge()
