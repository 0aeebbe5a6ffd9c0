"""How well a sentence answers a question: the judge's opinion, weighed with what words and vectors tell.

The judge knows what an answer looks like, but sees a sentence by itself; names and topic often stand around it. The weights
were fitted by `python -m tests.benchmarks.fit`, which says on what, and prints them with the curve of the threshold.
"""

import math
from collections.abc import Sequence

from bot.articles.context import is_asked, lead, reading
from bot.english.synonyms import in_words_of, with_lives
from bot.extract import Candidate
from bot.judge.model import judge
from bot.questions.question import Question, covered, lacks_answer, missing_names, parse, repeats, stems_of
from bot.relevance.answerable import weighed
from bot.relevance.unknown import is_said_unknown
from bot.relevance.whois import told
from bot.relevance.whom import in_its_name, of_another
from bot.text import one_line
from index.article import Hit
from index.search import Query

MEANT = 0.7  # a rule too: for a sentence of an article that the question means
MISSING = -1.5  # a rule, not fitted: a question about a name that is not there must be sure of its answer otherwise
RIVAL = -2.0  # a rule too: for a sentence that tells of another name what is asked of one
ECHO = -2.0  # and one where it repeats a question for a cause, and for what the judge takes for no cause beside that
ASKED = 0.7  # and one for what opens the answer to just this question in an article
WEIGHTS = {
    "judge": 0.5,
    "covered": 0.85,
    "dense": 1.78,
    "lacks": -1.35,
    "missing": MISSING,
    "rival": RIVAL,
    "echo": ECHO,
    "asked": ASKED,
}
BIAS = -1.51
_UNKNOWN = 4.0  # a rule: what the judge should say of a sentence by which what is asked for is not known
_NEVER = -math.inf
_JUDGED = 20  # candidates; by far the slowest step, and the best is nearly always among the likeliest
THRESHOLD = 0.34  # of the best sentence's score; below it the question is refused


def relevance(query: Query, found: Sequence[Candidate]) -> list[float]:
    """A score from 0 to 1 for each candidate: the chance that it answers the question, in view of all of them."""
    return weighed(query.text, found, chances(query, found))


def chances(query: Query, found: Sequence[Candidate]) -> list[float]:
    """A score from 0 to 1 for each candidate by itself; 0 for one that is not looked at.

    Of articles that the question means ("according to The Verge", "on May 3"), it is asked without the words that say so.
    """
    scores = [0.0] * len(found)
    for question, numbers, more in _asked(query, found):
        known = signals_of(question, [found[number] for number in numbers])
        for number, signals in zip(numbers, known, strict=True):
            scores[number] = _chance(signals, more)
    return scores


def _asked(query: Query, found: Sequence[Candidate]) -> list[tuple[str, list[int], float]]:
    """What each of the likeliest candidates is asked: (question, numbers of candidates, what is added to their logits)."""
    asked = parse(query.text)
    likely = [_covered(asked, _reading(query.text, one), one) + one.hit.score for one in found]
    numbers = sorted(sorted(range(len(found)), key=lambda number: (-likely[number], number))[:_JUDGED])
    meant = [number for number in numbers if query.prefer.fits(found[number].article)]
    others = [number for number in numbers if number not in meant]
    return [(query.plain, meant, MEANT), (query.text, others, 0.0)]


def signals_of(question: str, found: Sequence[Candidate]) -> list[dict[str, float]]:
    """What is known of each candidate, by the names in `WEIGHTS`."""
    sentences = [one_line(candidate.text) for candidate in found]
    readings = [with_lives(question, _reading(question, candidate)) for candidate in found]
    wordings = [in_words_of(question, read) for read in readings]
    asked = {wording: parse(wording) for wording in set(wordings)}
    leads = [lead(question, candidate.article.title, candidate.before, candidate.context) for candidate in found]
    opinions = judge().answers(list(zip(wordings, readings, leads, strict=True)))
    plain = _told(question, sentences, leads)
    lacks = [n not in plain and lacks_answer(asked[wordings[n]], _given(one)) for n, one in enumerate(found)]
    echoes = [lacks[n] and repeats(asked[wordings[n]], stems_of(readings[n])) for n in range(len(found))]
    return [
        {
            "judge": max(opinions[n], plain.get(n, _NEVER), _UNKNOWN if is_said_unknown(question, sentences[n]) else _NEVER),
            "covered": _covered(asked[wordings[n]], readings[n], candidate),
            "lacks": float(lacks[n]),
            "echo": float(echoes[n] or (any(echoes) and opinions[n] < 0)),
            "rival": float(of_another(question, sentences[n], candidate.article.text)),
            "asked": float(is_asked(question, candidate.article.title, candidate.context)),
            **_around(asked[wordings[n]], candidate.hit),
        }
        for n, candidate in enumerate(found)
    ]


def _told(question: str, sentences: Sequence[str], leads: Sequence[str]) -> dict[int, float]:
    """By the number of each sentence that tells beside a name what is asked for: the judge's opinion of that alone."""
    given = {number: one for number, sentence in enumerate(sentences) if (one := told(question, sentence))}
    return dict(zip(given, judge().answers([(question, one, leads[number]) for number, one in given.items()]), strict=True))


def _reading(question: str, candidate: Candidate) -> str:
    asked = candidate.asked(question)
    return reading(question, in_its_name(question, one_line(asked.text), candidate.before), asked.context)


def _given(candidate: Candidate) -> str:
    """All that a sentence gives: its own words, and a row's with their names."""
    return one_line(f"{candidate.text} {candidate.context.read}")


def _covered(question: Question, read: str, candidate: Candidate) -> float:
    """How much of the question a sentence has as it is read; what it merely stands below counts half."""
    alone = covered(question, stems_of(read))
    return (alone + covered(question, stems_of(f"{candidate.context.head} {read}"))) / 2 if candidate.context.head else alone


def _around(question: Question, hit: Hit) -> dict[str, float]:
    """What the sentence's passage tells, with its article's title and outlet."""
    article = hit.passage.article
    around = stems_of(f"{article.title} {article.source or ''} {hit.passage.text}")
    return {"dense": hit.dense, "missing": float(missing_names(question, around))}


def _chance(signals: dict[str, float], more: float = 0.0) -> float:
    logit = BIAS + more + sum(WEIGHTS[name] * value for name, value in signals.items())
    return 1 / (1 + math.exp(-max(min(logit, 30.0), -30.0)))
