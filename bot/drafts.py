"""The two ways to an answer's statements: a language model's draft, let through the gate, or the articles' own sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.enforce.bounded import PATIENCE, CheckFailed, bounded
from bot.enforce.gate import Desk, Passed, gate
from bot.enforce.numbering import Numbering
from bot.enforce.own import own_words
from bot.enforce.stopwatch import Stopwatch
from bot.events import Event, Examined, Step
from bot.extract import Candidate, Drafted
from bot.judge.model import judge
from bot.relevance.scores import THRESHOLD
from bot.reply import BESIDE, Statement, Withheld
from bot.writing.fence import offered
from bot.writing.write import drafted
from index.article import Hit

if TYPE_CHECKING:
    from bot.models import Budget

_NEAR = 0.5  # share of the best sentence's score, from which a sentence is taken to speak of what is asked


@dataclass(slots=True)
class Drafts:
    """What has come of drafting; the caller reads it when the events are through."""

    statements: list[Statement] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    denied: bool = False  # a language model read the passages and found no answer in them
    enforcing: float = 0.0  # seconds that the checks took


def by_own_words(own: Sequence[Drafted], *, into: Drafts) -> Iterator[Event]:
    """The articles' own sentences as statements."""
    yield Step("checking", len(own))
    watch = Stopwatch()
    with watch:
        into.statements, withheld = own_words(own, Numbering())
    into.enforcing += watch.seconds
    into.withheld += withheld
    yield from (Examined(statement.text, (), "shown") for statement in into.statements)
    yield from (Examined(one.text, (one.reason,), "withheld") for one in withheld)
    yield from into.statements


def by_model(
    question: str,
    hits: Sequence[Hit],
    ranked: Sequence[tuple[float, Candidate]],
    own: Sequence[Drafted],
    budget: "Budget",
    *,
    into: Drafts,
) -> Iterator[Event]:
    """A language model's draft as statements, each as soon as it has passed and one of them answers the question.

    Nothing comes when the model fails, says that there is no answer, or writes nothing that does; the notes say which.
    """
    yield Step("writing", len(hits))
    passages = offered(hits)
    passed = Passed()
    desk = Desk(question, passages, own, budget, budget.judges)
    held: list[Event] = []  # what was verified, until one of it answers, each told as examined before it
    for event in gate(drafted(budget, question, passages), desk, passed):
        if isinstance(event, Examined) and event.outcome == "withheld":
            yield event
            continue
        held.append(event)
        if into.statements or (isinstance(event, Statement) and _answers(question, event, ranked)):
            yield from held
            into.statements += [one for one in held if isinstance(one, Statement)]
            held = []
    beside = [Withheld(one.drafted, BESIDE) for one in held if isinstance(one, Examined)]
    yield from (Examined(one.text, (one.reason,), "withheld") for one in beside)
    into.enforcing = passed.watch.seconds
    into.withheld = [*passed.withheld, *beside]
    into.denied = passed.denied and not passed.statements and not passed.trouble
    into.notes = tuple(_notes(passed, into))


def _answers(question: str, statement: Statement, ranked: Sequence[tuple[float, Candidate]]) -> bool:
    """Whether a statement answers, by the judge, or rests on words that speak of what is asked."""
    title = statement.citations[0].article.title
    try:
        opinion = bounded(lambda: judge().answers([(question, statement.text, title)])[0], PATIENCE)
    except CheckFailed:
        opinion = -1.0  # what it rests on tells
    least = min(THRESHOLD, _NEAR * ranked[0][0])
    return opinion >= 0 or any(
        score >= least and cited.article.id == one.article.id and cited.start < one.end and one.start < cited.end
        for cited in statement.citations
        for score, one in ranked
    )


def _notes(passed: Passed, drafts: Drafts) -> Iterator[str]:
    """What the person should know of how the model did."""
    if drafts.denied:
        yield "The language model found no answer in the passages."
    elif passed.trouble and passed.replaced == len(drafts.statements):
        yield f"{str(passed.trouble).rstrip('.')}; these are the articles' own sentences."
    elif passed.trouble:
        yield f"{str(passed.trouble).rstrip('.')}; the answer may lack what it would have added."
    elif passed.statements and not drafts.statements:
        yield "What the language model wrote does not answer the question; these are the articles' own sentences."
    elif not drafts.statements or passed.replaced == len(drafts.statements):
        yield "What the language model wrote could not be supported; these are the articles' own sentences."
