"""The results counted: values for the table, the report and `--json`, each derived here alone."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.case import Expected
from bot.evaluation.score import Result, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over all results; times in milliseconds, None where nothing was answered or refused."""

    questions: int
    as_expected: int
    with_expectation: int
    answered: int
    refused: int
    failed: int
    refused_rightly: int
    refused_wrongly: int
    answered_wrongly: int  # where a refusal was expected
    facts: int  # expected
    facts_found: int
    sources: int  # expected
    sources_cited: int
    withheld: int
    disagreements: int
    median_ms: float | None
    p95_ms: float | None


def tally(results: Sequence[Result]) -> Tally:
    """Count the results."""
    pairs = by_expectation(results)
    verdicts = Counter(result.verdict for result in results)
    times = sorted(result.milliseconds for result in results if result.milliseconds is not None)
    return Tally(
        questions=len(results),
        as_expected=verdicts["as expected"],
        with_expectation=sum(result.case.expected != "either" for result in results),
        answered=sum(result.outcome == "answered" for result in results),
        refused=sum(result.outcome == "refused" for result in results),
        failed=verdicts["failed"],
        refused_rightly=pairs["refusal", "as expected"],
        refused_wrongly=verdicts["refused wrongly"],
        answered_wrongly=verdicts["answered wrongly"],
        facts=sum(len(result.case.facts) for result in results),
        facts_found=sum(result.facts_found for result in results),
        sources=sum(len(result.case.sources) for result in results),
        sources_cited=sum(result.sources_cited for result in results),
        withheld=sum(result.withheld for result in results),
        disagreements=sum(result.disagreements for result in results),
        median_ms=percentile(times, 0.5),
        p95_ms=percentile(times, 0.95),
    )


def by_expectation(results: Sequence[Result]) -> Counter[tuple[Expected, Verdict]]:
    """How often what was expected met which verdict."""
    return Counter((result.case.expected, result.verdict) for result in results)


def percentile(ordered: Sequence[float], share: float) -> float | None:
    """The smallest value that at least this share of the ordered values do not exceed (nearest rank); None without values."""
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else None
