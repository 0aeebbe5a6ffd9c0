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
from index.search import Query

MEANT = 0.7  # a rule too: for a sentence of an article that the question means
MISSING = -1.5  # a rule, not fitted: a question about a name that is not there must be sure of its answer otherwise
WEIGHTS = {"judge": 0.49, "covered": 0.52, "dense": 2.08, "lacks": -1.64, "missing": MISSING}
BIAS = -1.64
THRESHOLD = 0.3  # of the best sentence's score; below it the question is refused


def relevance(query: Query, found: Sequence[Candidate]) -> list[float]:
    """A score from 0 to 1 for each candidate: the chance that it answers the question.

    Of articles that the question means ("according to The Verge", "on May 3"), it is asked without the words that say so.
    """
    if not query.prefer:
        return [_chance(signals) for signals in signals_of(query.text, found)]
    meant = [candidate for candidate in found if query.prefer.fits(candidate.article)]
    others = [candidate for candidate in found if not query.prefer.fits(candidate.article)]
    scores = {id(one): _chance(signals, MEANT) for one, signals in zip(meant, signals_of(query.plain, meant), strict=True)}
    scores |= {id(one): _chance(signals) for one, signals in zip(others, signals_of(query.text, others), strict=True)}
    return [scores[id(one)] for one in found]


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


def _chance(signals: dict[str, float], more: float = 0.0) -> float:
    logit = BIAS + more + sum(WEIGHTS[name] * value for name, value in signals.items())
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))


@cache
def _judge() -> Judge:
    return Judge()
