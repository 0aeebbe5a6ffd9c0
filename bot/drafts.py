"""The two ways to an answer's statements: a language model's draft, let through the gate, or the articles' own sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from bot.enforce.bounded import PATIENCE, CheckFailed, bounded
from bot.enforce.gate import Desk, Passed, gate
from bot.enforce.instead import overlap
from bot.enforce.numbering import Numbering
from bot.enforce.own import own_words
from bot.enforce.stopwatch import Stopwatch
from bot.events import Event, Examined, Step
from bot.extract import Candidate, Drafted
from bot.judge.evidence import evidence
from bot.judge.model import judge
from bot.questions.question import covered, parse, stems_of
from bot.relevance.scores import THRESHOLD
from bot.reply import BESIDE, Citation, Statement, Withheld
from bot.text import one_line
from bot.writing.fence import offered
from bot.writing.write import drafted
from index.article import Article, Hit

if TYPE_CHECKING:
    from bot.models import Budget

_NEAR = 0.5  # share of the best sentence's score, from which a sentence is taken to speak of what is asked
_NEARLY = 0.6  # the same, from which it is taken to answer
_MOST = 0.5  # of a draft that has not passed, in the sentence that stands in its place
_OF_IT = 0.25  # of what is asked, in the same


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

    Where less than all of it has passed, the articles' own sentences that it does not tell follow. Nothing comes when the model
    fails, says that there is no answer, or writes nothing that does; the notes say which.
    """
    yield Step("writing", len(hits))
    passages = offered(hits)
    passed = Passed()
    desk = Desk(question, passages, [one for _, one in ranked], partial(_answers_for, question, ranked), budget, budget.judges)
    held: list[Event] = []  # what was verified, until one of it answers, each told as examined before it
    for event in gate(drafted(budget, question, passages), desk, passed):
        if isinstance(event, Examined) and event.outcome == "withheld":
            into.withheld.append(_withheld(event))
            yield event
            continue
        held.append(event)
        if into.statements or passed.replaced or (isinstance(event, Statement) and _answers(question, event, ranked)):
            yield from held
            into.statements += [one for one in held if isinstance(one, Statement)]
            into.withheld += [_withheld(one) for one in held if isinstance(one, Examined) and one.outcome == "mended"]
            held = []
    beside = [Withheld(one.drafted, "; ".join((*one.findings, BESIDE))) for one in held if isinstance(one, Examined)]
    yield from (Examined(one.text, (one.reason,), "withheld") for one in beside)
    into.withheld += beside
    into.enforcing = passed.watch.seconds
    into.denied = passed.denied and not passed.statements and not passed.lacking and not passed.trouble
    if into.statements and (passed.lacking or passed.trouble or passed.replaced == len(into.statements)):
        yield from _added(own, passed, into)
    into.notes = tuple(_notes(passed, into))


def _withheld(one: Examined) -> Withheld:
    return Withheld(one.drafted, "; ".join(one.findings), one.instead or None)


def _added(own: Sequence[Drafted], passed: Passed, into: Drafts) -> Iterator[Event]:
    """The articles' own sentences whose words no statement rests on yet: they answer, and the draft has left them out."""
    cited = [citation for statement in into.statements for citation in statement.citations]
    new = [one for one in own if not any(overlap(place, other) for place in one.places for other in cited)]
    with passed.watch:
        statements, _ = own_words(new, passed.numbering)
    into.enforcing = passed.watch.seconds
    into.statements += statements
    passed.replaced += len(statements)
    for one in statements:
        yield Examined(one.text, (), "shown")
        yield one


def _answers(question: str, statement: Statement, ranked: Sequence[tuple[float, Candidate]]) -> bool:
    """Whether a statement answers, by the judge, or rests on words that speak of what is asked."""
    least = min(THRESHOLD, _NEAR * ranked[0][0])
    rests = any(_chance(cited, ranked) >= least for cited in statement.citations)
    return rests or _opinion(question, statement.text, statement.citations[0].article) >= 0


def _answers_for(question: str, ranked: Sequence[tuple[float, Candidate]], text: str, one: Candidate) -> bool:
    """Whether an article's own sentence answers in a drafted one's place: by itself, or it has most of a draft that does."""
    if _chance(one, ranked) >= max(THRESHOLD, _NEARLY * ranked[0][0]):
        return True
    words = one_line(one.text)
    has_it = evidence(text, words).covered >= _MOST and covered(parse(question), stems_of(words)) >= _OF_IT
    return has_it and _opinion(question, text, one.article) >= 0


def _chance(place: Candidate | Citation, ranked: Sequence[tuple[float, Candidate]]) -> float:
    """The chance that a sentence at a place answers."""
    return max((score for score, one in ranked if overlap(place, one)), default=0.0)


def _opinion(question: str, text: str, article: Article) -> float:
    """The judge's opinion of whether a sentence answers: from 0 on it does."""
    try:
        return bounded(lambda: judge().answers([(question, text, article.title)])[0], PATIENCE)
    except CheckFailed:
        return -1.0  # what it rests on tells


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
