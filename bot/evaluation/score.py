"""A reply held against what was expected of it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.errors import FootnoteError, unexpected
from bot.evaluation.case import Alternatives, Case
from bot.reply import Answer, Refusal, Reply
from index.article import Article
from index.errors import IndexingError
from index.index import short_id

Outcome = Literal["answered", "refused", "failed"]
Verdict = Literal["as expected", "incomplete", "refused wrongly", "answered wrongly", "failed", "answered", "refused"]

_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "\u00ad": None})
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[,\u202f'](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a case. It is as expected when there is no complaint."""

    case: Case
    reply: Reply | None  # None when asking failed
    complaints: tuple[str, ...]  # sentences
    facts_found: int = 0
    sources_cited: int = 0

    @property
    def outcome(self) -> Outcome:
        """Answered, refused, or failed with an error."""
        if self.reply is None:
            return "failed"
        return "refused" if isinstance(self.reply, Refusal) else "answered"

    @property
    def verdict(self) -> Verdict:
        """The outcome in the light of what was expected; without an expectation, the outcome itself."""
        if self.outcome == "failed" or self.case.expected == "either":
            return self.outcome
        if not self.complaints:
            return "as expected"
        if self.outcome == "refused":
            return "refused wrongly"
        return "answered wrongly" if self.case.expected == "refusal" else "incomplete"

    @property
    def milliseconds(self) -> float | None:
        """How long it took, in milliseconds."""
        return self.reply.timings.total if self.reply else None

    @property
    def withheld(self) -> int:
        """How many drafted sentences were not shown."""
        return len(self.reply.withheld) if isinstance(self.reply, Answer) else 0

    @property
    def disagreements(self) -> int:
        """On how many points its articles differ."""
        return len(self.reply.disagreements) if isinstance(self.reply, Answer) else 0


def result(case: Case, ask: Callable[[Case], Reply]) -> Result:
    """Ask, and hold the reply against what was expected; a question that fails is a result too."""
    try:
        reply = ask(case)
    except (FootnoteError, IndexingError) as fault:
        return Result(case, None, (str(fault),))
    except Exception as fault:  # a mistake of ours in one question must not lose the others' results
        return Result(case, None, (str(unexpected(fault)),))
    return score(case, reply)


def score(case: Case, reply: Reply) -> Result:
    """Hold a reply against what was expected of it."""
    if isinstance(reply, Refusal):
        wrongly = ("It was refused, and an answer was expected.",) if case.expected == "answer" else ()
        return Result(case, reply, wrongly)
    if case.expected == "refusal":
        return Result(case, reply, ("It was answered, and a refusal was expected.",))
    said = " ".join(statement.text for statement in reply.statements)
    cited = [citation.article for statement in reply.statements for citation in statement.citations]
    no_fact = [fact for fact in case.facts if not any(states(said, one) for one in fact)]
    no_source = [source for source in case.sources if not any(_is(article, one) for article in cited for one in source)]
    complaints = [f"The answer does not have {_either(fact)}." for fact in no_fact]
    complaints += [f"It does not cite {_either(source)}." for source in no_source]
    return Result(case, reply, tuple(complaints), len(case.facts) - len(no_fact), len(case.sources) - len(no_source))


def states(text: str, fact: str) -> bool:
    """Whether a text has a fact word for word: "53" stands neither in "153" nor in "5.53".

    Case, white space, the kinds of quotation marks and dashes, and commas between thousands make no difference.
    """
    words = re.escape(_plain(fact))
    return bool(re.search(rf"(?<!\w)(?<!\d[.,]){words}(?!\w)(?![.,]\d)", _plain(text)))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold()
    return " ".join(_BETWEEN_THOUSANDS.sub("", text).split())


def _is(article: Article, name: str) -> bool:
    """Whether an article goes by a name: its id, short id, URL or title."""
    if name in (article.id, short_id(article.id)) or _plain(name) == _plain(article.title):
        return True
    return article.url is not None and name.rstrip("/") == article.url.rstrip("/")


def _either(alternatives: Alternatives) -> str:
    return " or ".join(f"“{one}”" for one in alternatives)
