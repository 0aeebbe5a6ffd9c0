"""`footnote eval`: a file of questions with what is expected, run against the articles."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.options import common, echo_object, input_lines, json_option, open_library, scope_of, scoped
from bot.errors import FootnoteError, QuestionError
from bot.text import printable
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.evaluation.case import BadLine
    from bot.evaluation.score import Result
    from bot.evaluation.tally import Tally
    from bot.library import Library

_FAILED = 1
_FROM_STDIN = Path("-")


@click.command(name="eval")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False, writable=True), metavar="HTML", help="Write a report.")
@scoped
@json_option
@common
def evaluate(file: Path, report: Path | None, filters: tuple[str, ...], today: datetime | None, as_json: bool) -> int:
    """Ask the questions in FILE and count what is as expected.

    A line: {"question": "...", "facts": ["53%", ["July", "7/2025"]], "sources": ["Title or id or URL"]}, or with "refusal": true.
    Exit status 1: some lines could not be read or asked.

    \b
    footnote eval questions.jsonl --report report.html
    """
    from bot.commands.ask import reply_to
    from bot.evaluation.case import BadLine, Case, read
    from bot.evaluation.score import result
    from bot.evaluation.tally import tally
    from bot.showing.progress import progress

    scope = scope_of(filters, today)
    lines = list(read(_lines(file)))
    cases = [line for line in lines if isinstance(line, Case)]
    bad = [line for line in lines if isinstance(line, BadLine)]
    _tell(file, bad, as_json=as_json)
    if not cases:
        raise QuestionError("no_questions", f"{file} has no question that can be asked; `footnote eval --help` shows a line.")
    if report:
        _writable(report)  # before an hour of questions
    results = []
    with open_library() as library, progress(len(cases), "questions", "Asking") as advance:
        told: set[str] = set()
        _warm(library)
        for case in cases:
            results.append(result(case, lambda case: reply_to(library, case.asked, scope, told)))
            advance(0)
            if as_json:
                echo_object(_object(results[-1]))
        numbers = tally(results)
        _show(numbers, results, as_json=as_json)
        if report:
            report.write_text(_page(library, numbers, results, file), encoding="utf-8")
    return _FAILED if bad or numbers.failed else 0


def _warm(library: "Library") -> None:
    """Load what a first question loads, so that its time is like the others'. What goes wrong here, each question tells."""
    from bot.answerer import warm

    with contextlib.suppress(FootnoteError, IndexingError):
        warm(library.to_ask()[0])


def _lines(file: Path) -> Iterable[str]:
    """The lines of a file, or of standard input for `-`. Raises `QuestionError` when it cannot be read."""
    if file == _FROM_STDIN:
        return input_lines()
    try:
        return file.read_text(encoding="utf-8-sig").split("\n")  # not `splitlines`: JSON may have other line ends within
    except OSError as fault:
        raise QuestionError("unreadable", f"{file} cannot be read ({fault.strerror}); name a file of questions.") from fault
    except UnicodeDecodeError as fault:
        raise QuestionError("unreadable", f"{file} is not UTF-8; save it as UTF-8.") from fault


def _writable(report: Path) -> None:
    """Raise `QuestionError` when the report cannot be written; leaves no file where there was none."""
    try:
        was_there = report.exists()
        report.open("a", encoding="utf-8").close()
        if not was_there:
            report.unlink()
    except OSError as fault:
        raise QuestionError("unwritable", f"{report} cannot be written ({fault.strerror}); name another file.") from fault


def _tell(file: Path, bad: Sequence["BadLine"], *, as_json: bool) -> None:
    """Name the lines that are no questions."""
    from bot.showing import wire

    for one in bad:
        if as_json:
            echo_object({"line": one.line, **wire.error_object("bad_input", one.why)})
        click.echo(f"footnote: {file}, line {one.line}: {printable(one.why)}", err=True)


def _object(one: "Result") -> dict[str, Any]:
    from bot.showing import wire

    return {
        "line": one.case.line,
        "question": one.case.asked.question,
        "expected": one.case.expected,
        "verdict": one.verdict,
        "complaints": list(one.complaints),
        "reply": wire.reply_object(one.reply) if one.reply else None,
    }


def _show(numbers: "Tally", results: Sequence["Result"], *, as_json: bool) -> None:
    from bot.evaluation.table import table

    if as_json:
        echo_object({"summary": asdict(numbers)})
    else:
        click.echo(table(numbers, results))


def _page(library: "Library", numbers: "Tally", results: Sequence["Result"], file: Path) -> str:
    from importlib import metadata

    from bot.evaluation.report import About, page

    index, _ = library.to_ask()
    model = f", {library.model.name}" if library.model else ""
    with_what = f"Footnote {metadata.version('footnote-bot')}, {index.size():,} articles{model}"
    return page(numbers, results, About(file.name, datetime.now().strftime("%Y-%m-%d %H:%M"), with_what))
