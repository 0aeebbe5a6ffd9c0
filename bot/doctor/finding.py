"""What a check has found: a value, and the exit status that several of them make."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.errors import FootnoteError, SettingError, exit_status, unexpected
from index.errors import IndexingError

State = Literal["ok", "warning", "failed", "skipped"]

SETTINGS, SERVICE, OTHER = 4, 5, 1  # exit statuses, the first that applies


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the table: what was looked at, how it is, and what to do where it is not well."""

    name: str
    state: State
    what: str
    fix: str | None = None
    status: int = OTHER  # the exit status when it has failed

    def __post_init__(self) -> None:
        if self.state in ("warning", "failed") and not self.fix:
            raise ValueError(f"what is not well needs a fix: {self.what!r}")


def of_fault(name: str, fault: Exception) -> Finding:
    """A failed check: our errors say after the last semicolon what to do, what nobody foresaw says where to look."""
    known = fault if isinstance(fault, FootnoteError | IndexingError) else unexpected(fault)
    sentence = str(known).removesuffix(".")
    what, _, fix = sentence.rpartition("; ")
    if isinstance(fault, SettingError) and "; " in what:  # several, each with its own advice
        what, fix = sentence, "correct these in `.env`, in the environment or on the command line"
    return Finding(
        name, "failed", what or sentence, fix or "see what it says, and run `footnote doctor` again", exit_status(known)
    )


def status_of(findings: Iterable[Finding]) -> int:
    """0 when nothing has failed, else 4 for settings, 5 for a service, 1 for anything else: the first that applies."""
    failed = {finding.status for finding in findings if finding.state == "failed"}
    return next((status for status in (SETTINGS, SERVICE) if status in failed), OTHER if failed else 0)
