"""Do the passages answer the question at all? The best sentence's score, weighed with what all that was found tells.

A sentence can look like an answer though a word that matters stands nowhere near; and on an open question ("Is it safe?"), where
an answer shares few words with the question, findings and views in the passages tell more than the words do. The weights were
fitted by `python -m tests.benchmarks.fit_governance`, which says on what.
"""

import math
import re
from collections.abc import Sequence

from bot.extract import Candidate, one_line
from bot.question import covered, parse, stems_of
from bot.synonyms import in_words_of
from bot.views import denies, is_open, reports

ONE_FACT = {"best": 0.57, "unsaid": -0.18, "figure": -0.91, "reports": 1.16}
OPEN = {"best": 0.5, "unsaid": -0.23, "reports": 1.97, "denies": 4.02, "figures": 1.64}
BIAS_ONE_FACT = -0.16  # this and the next were chosen for the threshold of `bot.relevance`
BIAS_OPEN = 0.62
_ASKS_FIGURE = re.compile(
    r"\b(?:what|which)\b(?:\W+[\w'’-]+){0,4}?\W+(?:rate|price|cost|fee|number|percentage|share|population|count|capacity|temperature"
    r"|strength|point|weight|length|height|value|salary|age|ratio|dosage|dose|limit|amount|speed|budget|revenue|gdp|total|income"
    r"|tuition|yield|area|depth|distance|mileage|level|density|conductivity)\b",
    re.IGNORECASE,
)
# Both chosen on SQuAD, off-topic questions and governance cases together; with the whole of what the fit says, a question about
# something else was answered one time in ten.
_SHARE = 0.5  # of what the fit says that is taken
_HOPELESS = 0.2  # of the best score, below which nothing that all of them tell makes an answer
_CLEAR = 1e-6  # nearest that a score comes to 0 or 1


def weighed(question: str, found: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The candidates' scores (0 to 1, one by one), their logits moved together by what all of them tell; those of 0 stay."""
    judged = [number for number, score in enumerate(scores) if score > 0]
    if not judged:
        return list(scores)
    best = max(judged, key=lambda number: scores[number])
    known = signals(question, [found[number] for number in judged], found[best]) | {"best": logit(scores[best])}
    weights, bias = (OPEN, BIAS_OPEN) if is_open(question) else (ONE_FACT, BIAS_ONE_FACT)
    moved = _SHARE * (bias + sum(weight * known[name] for name, weight in weights.items()) - known["best"])
    if scores[best] < _HOPELESS:
        moved = min(moved, 0.0)
    return [_chance(logit(score) + moved) if score > 0 else 0.0 for score in scores]


def signals(question: str, found: Sequence[Candidate], best: Candidate) -> dict[str, float]:
    """What the sentences that could answer tell, by the names in the tables of weights but "best"."""
    texts = [one_line(candidate.text) for candidate in found]
    around = {one.hit.passage.id: f"{one.article.title} {one.article.source or ''} {one.hit.passage.text}" for one in found}
    everything = " ".join(around.values())
    asked = parse(in_words_of(question, everything))
    return {
        "unsaid": sum(asked.weights.values()) * (1 - covered(asked, stems_of(everything))),
        "figure": float(_ASKS_FIGURE.search(question) is not None and not any(map(str.isdigit, best.text))),
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
