"""What happens while a question is answered, in order, for those who show it: steps, verified statements, and the reply.

Only statements and the reply are for the person's eyes as answers; `Considered` and `Examined` tell how these came about.
"""

from dataclasses import dataclass
from typing import Literal

from bot.extract import Candidate
from bot.reply import Reply, Statement
from bot.text import counted

_TOLD = {
    "searching": ("Searching", "article"),
    "reading": ("Reading", "passage"),
    "writing": ("Writing from", "passage"),
    "checking": ("Checking", "sentence"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What is about to be done, and to how many."""

    name: Literal["searching", "reading", "writing", "checking"]
    count: int  # of articles, of passages, of passages, of sentences drafted so far

    @property
    def told(self) -> str:
        """The step as a person reads it: "Searching 1,200 articles"."""
        doing, thing = _TOLD[self.name]
        return f"{doing} {counted(self.count, thing)}"


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as it is asked of the articles, where that is not what was typed."""

    question: str


@dataclass(frozen=True, slots=True)
class Considered:
    """The articles' own sentences that could answer, each with its score (0 to 1), the best first."""

    scored: tuple[tuple[float, Candidate], ...]
    threshold: float  # of the best; below it the question is refused
    part: str = ""  # of several questions in one, that which they could answer; none: the whole


@dataclass(frozen=True, slots=True)
class Examined:
    """A drafted sentence with what the checks found; `outcome` says what became of it, `instead` what it was mended to."""

    drafted: str
    findings: tuple[str, ...]  # one sentence for each check that failed; none when all passed
    outcome: Literal["shown", "mended", "withheld", "dropped"]
    instead: str = ""


Event = Step | Understood | Considered | Examined | Statement | Reply
