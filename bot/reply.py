"""The nouns of an answer. Each checks itself when it is made: a statement without the words that support it cannot exist."""

from dataclasses import dataclass
from typing import Literal, get_args

from index.article import Article

Reason = Literal["no_articles", "nothing_relevant", "not_in_articles", "unsupported"]
REASONS: dict[Reason, str] = {
    "no_articles": "There are no articles to answer from.",
    "nothing_relevant": "None of the articles is about this.",
    "not_in_articles": "The articles do not answer this.",
    "unsupported": "No answer could be supported with the articles' words.",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """Something said earlier in a conversation."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer to the words of an article that support a statement."""

    number: int  # counts from 1 through an answer, in order of appearance
    article: Article
    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"a citation's number counts from 1, not {self.number}")
        if not self.quote.strip() or self.article.text[self.start : self.end] != self.quote or self.start < 0:
            raise ValueError(
                f"the quote of citation {self.number} does not stand at {self.start}:{self.end} of {self.article.id!r}"
            )


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, without markers, with the citations that support it."""

    text: str
    citations: tuple[Citation, ...]
    support: float  # 0 to 1

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a statement says something")
        if not self.citations:
            raise ValueError(f"a statement needs a citation: {self.text!r}")
        if not 0 <= self.support <= 1:
            raise ValueError(f"support lies between 0 and 1, not at {self.support}")


BESIDE = "it does not answer the question"  # why a drafted sentence that is supported is not shown


@dataclass(frozen=True, slots=True)
class Withheld:
    """A drafted sentence that is not shown as it was written, why, and the sentence or sentences that stand in its place."""

    text: str
    reason: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which articles differ, and the statements that differ on it."""

    about: str
    statements: tuple[Statement, ...]

    def __post_init__(self) -> None:
        if len(self.statements) < 2:
            raise ValueError("it takes two statements to disagree")

    @property
    def later(self) -> Statement | None:
        """The statement of the later report; None unless the dates of all of them say which that is."""
        days = [statement.citations[0].article.day for statement in self.statements]
        known = [day for day in days if day]
        if len(known) < len(days) or days.count(max(known)) > 1:
            return None
        return self.statements[days.index(max(known))]


@dataclass(frozen=True, slots=True)
class Timings:
    """How long the steps took, in milliseconds."""

    search: float
    draft: float
    enforce: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question."""

    question: str
    statements: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...]
    withheld: tuple[Withheld, ...]
    notes: tuple[str, ...]  # what the person should know about how the answer came about
    timings: Timings

    def __post_init__(self) -> None:
        if not self.statements:
            raise ValueError("an answer without statements is a refusal")
        if not all(statement in self.statements for point in self.disagreements for statement in point.statements):
            raise ValueError("a disagreement is between statements of its answer")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and which articles come nearest. It claims nothing."""

    question: str
    reason: Reason
    nearest: tuple[Article, ...]
    notes: tuple[str, ...]
    timings: Timings

    def __post_init__(self) -> None:
        if self.reason not in get_args(Reason):
            raise ValueError(f"not a reason to refuse: {self.reason!r}")


Reply = Answer | Refusal
