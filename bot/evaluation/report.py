"""The results as one HTML file that needs nothing else: what failed first, readable on a telephone and in print."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.evaluation import plots
from bot.evaluation.score import Result
from bot.evaluation.table import counts
from bot.evaluation.tally import Tally, by_expectation
from bot.text import printable

if TYPE_CHECKING:
    from jinja2 import Environment

_PAGE = "report.html"


@dataclass(frozen=True, slots=True)
class About:
    """What was run: for the head of the report."""

    file: str
    made: str  # the day and time, as people read it
    with_what: str  # the version, the home, the models


def page(numbers: Tally, results: Sequence[Result], about: About) -> str:
    """The report. All that comes from articles, questions and settings is escaped; only http(s) addresses become links."""
    wrong = [result for result in results if result.complaints]
    right = [result for result in results if not result.complaints]
    times = [result.milliseconds for result in results if result.milliseconds is not None]
    marks = [(name, value) for name, value in (("median", numbers.median_ms), ("95 %", numbers.p95_ms)) if value is not None]
    seen = {verdict for _, verdict in by_expectation(results)}
    return (
        _environment()
        .get_template(_PAGE)
        .render(
            about=about,
            counts=counts(numbers),
            outcomes=plots.outcomes(by_expectation(results)),
            legend=[(verdict, style) for verdict, style in plots.VERDICTS if verdict in seen],
            styles=dict(plots.VERDICTS),
            times=plots.times(times, marks),
            parts=[(name, some) for name, some in (("Not as expected", wrong), ("The others", right)) if some],
        )
    )


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,  # not what is markup already
    )
    made.tests["web"] = lambda url: isinstance(url, str) and url.lower().startswith(("http://", "https://"))
    return made
