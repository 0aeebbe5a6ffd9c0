"""Do the passages answer the question at all? The best sentence's score, weighed with what all that was found tells.

A sentence can look like an answer though a word that matters stands nowhere near; and on an open question ("Is it safe?"), where
an answer shares few words with the question, findings and views in the passages tell more than the words do. The weights were
fitted by `python -m tests.benchmarks.fit_governance`, which says on what.
"""

import math
from collections.abc import Sequence

from bot.english.synonyms import in_words_of
from bot.extract import Candidate
from bot.questions.debates import denies, is_open, reports
from bot.questions.question import covered, parse, stems_of
from bot.text import one_line

ONE_FACT = {"best": 0.82, "unsaid": -0.07, "reports": 0.98, "denies": 0.36}  # "covered" here would refuse plain questions
OPEN = {"best": 0.78, "unsaid": -0.22, "reports": 1.88, "denies": 1.89, "figures": 1.38, "dense": 4.54, "covered": -2.36}
BIAS_ONE_FACT = -0.14  # for the threshold of `bot.relevance.scores`, a little stricter than the fit says; the next is the fit's
BIAS_OPEN = -0.96
_CLEAR = 1e-6  # nearest that a score comes to 0 or 1


def weighed(question: str, found: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The candidates' scores (0 to 1, one by one), their logits moved together by what all of them tell; those of 0 stay."""
    judged = [number for number, score in enumerate(scores) if score > 0]
    if not judged:
        return list(scores)
    best = logit(max(scores))
    known = signals(question, [found[number] for number in judged]) | {"best": best}
    weights, bias = (OPEN, BIAS_OPEN) if is_open(question) else (ONE_FACT, BIAS_ONE_FACT)
    moved = bias + sum(weight * known[name] for name, weight in weights.items()) - best
    return [_chance(logit(score) + moved) if score > 0 else 0.0 for score in scores]


def signals(question: str, found: Sequence[Candidate]) -> dict[str, float]:
    """What the sentences that could answer tell, by the names in the tables of weights but "best".

    "covered" counts against an answer: it raised the scores already, and where all of the question's words stand in one sentence
    a poor score says more than where the wording differs.
    """
    texts = [one_line(candidate.text) for candidate in found]
    around = {one.hit.passage.id: f"{one.article.title} {one.article.source or ''} {one.hit.passage.text}" for one in found}
    everything = " ".join(around.values())
    asked = parse(in_words_of(question, everything))
    return {
        "unsaid": sum(asked.weights.values()) * (1 - covered(asked, stems_of(everything))),
        "covered": max(covered(parse(in_words_of(question, text)), stems_of(text)) for text in texts),
        "dense": max(one.hit.dense for one in found),
        "reports": sum(map(reports, texts)) / len(texts),
        "denies": sum(map(denies, texts)) / len(texts),
        "figures": sum(any(map(str.isdigit, text)) for text in texts) / len(texts),
    }


def logit(score: float) -> float:
    """The logarithm of the odds of a score between 0 and 1."""
    score = min(max(score, _CLEAR), 1 - _CLEAR)
    return math.log(score / (1 - score))


def _chance(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 30.0), -30.0)))
