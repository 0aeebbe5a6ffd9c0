"""The results as text for a terminal: the counts, then what was not as expected."""

import shutil
import textwrap
from collections.abc import Sequence

from bot.evaluation.score import Result
from bot.evaluation.tally import Tally
from bot.text import printable

_WIDEST = 100  # columns


def counts(numbers: Tally) -> list[tuple[str, str]]:
    """The rows of the table: a name and a value as people read them."""
    n = numbers
    rows = [
        ("questions", f"{n.questions:,}"),
        ("as expected", _of(n.as_expected, n.with_expectation)),
        ("answered", f"{n.answered:,}" + (f" ({n.answered_wrongly:,} wrongly)" if n.answered_wrongly else "")),
        ("refused", f"{n.refused:,} ({n.refused_rightly:,} rightly, {n.refused_wrongly:,} wrongly)"),
        ("facts found", _of(n.facts_found, n.facts)),
        ("sources cited", _of(n.sources_cited, n.sources)),
        ("sentences withheld", f"{n.withheld:,}"),
        ("disagreements", f"{n.disagreements:,}"),
    ]
    if n.failed:
        rows.append(("failed", f"{n.failed:,}"))
    if n.median_ms is not None and n.p95_ms is not None:
        rows.append(("time", f"median {n.median_ms:,.0f} ms, 95th percentile {n.p95_ms:,.0f} ms"))
    return rows


def table(numbers: Tally, results: Sequence[Result]) -> str:
    """The counts, then each question that was not as expected with its line and what it lacks."""
    lines = [f"{name:20}{value}" for name, value in counts(numbers)]
    wrong = [result for result in results if result.complaints]
    if wrong:
        lines += ["", "Not as expected"]
    for result in wrong:
        lines.append(_wrapped(f"line {result.case.line}: {printable(result.case.asked.question)}", 0, 4))
        lines += [_wrapped(printable(complaint), 4, 4) for complaint in result.complaints]
    return "\n".join(lines)


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({100 * part / whole:.0f} %)" if whole else "-"


def _wrapped(text: str, first: int, indent: int) -> str:
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), 20)
    return textwrap.fill(
        " ".join(text.split()), width, initial_indent=" " * first, subsequent_indent=" " * indent, break_long_words=False
    )
