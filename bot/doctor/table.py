"""Findings as lines of a table: a mark, what was looked at, how it is, and below it what to do."""

import os
import shutil
import textwrap

import click

from bot.doctor.finding import Finding, State
from bot.text import printable

_MARKS: dict[State, tuple[str, str, str]] = {  # as a terminal with Unicode shows it, without, and the colour
    "ok": ("✓", "ok", "green"),
    "warning": ("!", "!", "yellow"),
    "failed": ("✗", "x", "red"),
    "skipped": ("-", "-", "white"),
}
_WIDEST = 100  # columns
_NAMES = 14  # columns, for the longest name


def can_show(encoding: str | None) -> bool:
    """Whether a stream of this encoding can show the marks."""
    try:
        "✓✗→“”".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def row(finding: Finding, *, marks: bool) -> str:
    """One finding as lines, in colour (which click leaves out where there is none); with `marks` false in plain ASCII."""
    unicode_mark, ascii_mark, colour = _MARKS[finding.state]
    mark = unicode_mark if marks else ascii_mark
    mark = mark if os.environ.get("NO_COLOR") else click.style(mark, fg=colour)
    padding = " " * (2 if marks else 3 - len(ascii_mark))
    indent = " " * (3 + _NAMES + 2)
    text = _wrapped(finding.what, indent)
    if finding.fix:
        text += "\n" + indent + _wrapped(f"{'→' if marks else '->'} {finding.fix}.", indent)
    return f"{mark}{padding}{finding.name:{_NAMES}}  {text}"


def summary(findings: list[Finding]) -> str:
    """The last line: how many checks have failed."""
    failed, warned = (sum(one.state == state for one in findings) for state in ("failed", "warning"))
    if not failed and not warned:
        return "All is well."
    return f"{failed} failed, {warned} to look at." if failed else f"All works, {warned} to look at."


def _wrapped(text: str, indent: str) -> str:
    width = max(min(shutil.get_terminal_size().columns, _WIDEST) - len(indent), 20)
    return textwrap.fill(printable(text), width, break_long_words=False, break_on_hyphens=False).replace("\n", "\n" + indent)
