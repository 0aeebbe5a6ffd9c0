"""Question in, reply out: the whole pipeline on one page. It knows nothing of who asks, or where."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.config import LONGEST_QUESTION
from bot.conversation.exchange import times
from bot.conversation.followups import Reading, understood
from bot.conversation.topic import as_question, is_courtesy, says_nothing
from bot.disagree import Newest, disagreements
from bot.drafts import Drafts, by_model, by_own_words
from bot.enforce.bounded import PATIENCE, CheckFailed, bounded
from bot.enforce.stopwatch import Stopwatch
from bot.errors import QuestionError
from bot.events import Considered, Event, Step, Understood
from bot.extract import Candidate, candidates, draft
from bot.judge.model import judge
from bot.questions.contractions import spelled_out
from bot.questions.scope import EVERYTHING, Scope, nothing_note, unmatched_note
from bot.relevance.scores import THRESHOLD, relevance
from bot.reply import Answer, Disagreement, Reason, Refusal, Reply, Statement, Timings, Turn
from bot.several import Part, drafted_for, hits_with, left_open, parts_of
from index.article import Article, Hit
from index.index import Index
from index.search import Query
from index.words import words

if TYPE_CHECKING:
    from bot.models import Budget, Model

_NEAREST = 3  # articles that a refusal names
_UNTOLD = "Whether the articles disagree on this could not be told."
NO_WORDS = "There is no word in this to look up in the articles; ask a question, such as “Who signed the agreement?”"
_UNRELATED = 0.3  # cosine; a question whose nearest passage is farther is about something else


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is answered from."""

    question: str  # as it was typed
    query: Query  # as it was asked
    hits: Sequence[Hit]
    parts: tuple[Part, ...] = ()  # where it is several questions
    notes: tuple[str, ...] = ()
    searching: float = 0.0  # seconds that it took
    newest: Newest = field(default=lambda ids: {})  # noqa: ARG005  # no article has versions


def answer(
    question: str,
    index: Index,
    notes: Sequence[str] = (),
    history: Sequence[Turn] = (),
    *,
    scope: Scope = EVERYTHING,
    model: "Model | None" = None,
) -> Reply:
    """Answer a question from the index with sentences that are each cited; or refuse. As `answering`, without the steps."""
    return last(answering(question, index, notes, history, scope=scope, model=model))


def warm(index: Index) -> None:
    """Load what the first questions would load: libraries, models and vectors. Raises what is wrong with the index."""
    judge().load()
    answer("What is the news?", index)


def last(events: Iterator[Event]) -> Reply:
    """The reply with which events end."""
    for event in events:
        if isinstance(event, Answer | Refusal):
            return event
    raise AssertionError("answering ends with a reply")


def answering(
    question: str,
    index: Index,
    notes: Sequence[str] = (),
    history: Sequence[Turn] = (),
    *,
    scope: Scope = EVERYTHING,
    model: "Model | None" = None,
) -> Iterator[Event]:
    """Answer a question step by step: what happens comes as events (see `bot.events`), the last of which is the reply.

    A statement that has come stands in the answer that follows, under the same numbers. `notes` are passed on with the reply,
    `history` is what was said before, `scope` the articles that are asked, `model` what drafts the answer (None: its draft
    are the articles' own sentences). Raises `QuestionError` for a question that is empty, too long, or has no
    word to look up.
    """
    began = time.perf_counter()
    question = checked(question)
    budget = model.question() if model else None
    asked = spelled_out(question)
    reading = Reading(asked) if is_courtesy(asked) else understood(asked, history, budget)
    if says_nothing(reading.question):
        raise QuestionError("no_words", NO_WORDS)
    asking = _Asking(question, asked, index, tuple(notes), scope, budget, began)
    read = _read(asking, reading)
    if reading.otherwise is None:
        yield from read
        return
    kept: list[Event] = []  # until it is known that it is answered so
    for event in read:
        if isinstance(event, Step):
            yield event
        elif isinstance(event, Refusal):
            yield from _read(asking, Reading(reading.otherwise))
            return
        else:
            kept.append(event)
        if isinstance(event, Statement | Answer):
            yield from kept
            yield from read
            return


@dataclass(frozen=True, slots=True)
class _Asking:
    """A question, and what it is answered with."""

    question: str  # as it was typed
    asked: str  # spelled out
    index: Index
    notes: tuple[str, ...]
    scope: Scope
    budget: "Budget | None"
    began: float


def _read(asking: _Asking, reading: Reading) -> Iterator[Event]:
    """Answer a question as it is understood, step by step."""
    index, scope = asking.index, asking.scope
    meant, more = reading.question, reading.notes
    topic = as_question(meant)
    if topic or meant != asking.asked:
        yield Understood(topic or meant)
    yield Step("searching", index.size(scope.only))
    query = index.prepare(meant, scope.today, typed=asking.asked)
    hits = index.search(query, scope.passages, scope.only)
    more = (f"Understood as: {topic}",) if topic else more
    more = (*more, *nothing_note(scope.only, hits))
    if query.mended:
        more = (*more, "Understood as: " + ", ".join(f"“{better}” for “{typed}”" for typed, better in query.mended) + ".")
    parts = parts_of(meant, index, scope)
    searching = time.perf_counter() - asking.began
    found = Found(asking.question, query, hits, parts, (*asking.notes, *more), searching, index.newest)
    yield from replying(found, asking.budget, empty=index.is_empty())


def replying(found: Found, budget: "Budget | None" = None, *, empty: bool = False) -> Iterator[Event]:
    """Answer a question from the passages that were found for it: the part of `answering` after the search.

    `budget` is what a language model may spend on it, `empty` whether there was no article to search.
    """
    began = time.perf_counter()
    yield Step("reading", len(found.hits))
    sentences = candidates(found.hits)
    scores = relevance(found.query, sentences)
    ranked = tuple(sorted(zip(scores, sentences, strict=True), key=lambda pair: -pair[0]))
    yield Considered(ranked, THRESHOLD)
    yield from (Considered(tuple(part.ranked), THRESHOLD, part.asked) for part in found.parts)
    own = draft(found.query.text, sentences, scores, THRESHOLD)
    own = drafted_for(found.parts, own) if found.parts else own

    drafts = Drafts()
    if own and budget:
        hits, every = hits_with(found.hits, found.parts), (*ranked, *(one for part in found.parts for one in part.ranked))
        yield from by_model(found.query.text, hits, every, own, budget, into=drafts)
    if own and not drafts.statements and not drafts.denied:
        yield from by_own_words(own, into=drafts)

    watch = Stopwatch()
    with watch:
        added, points, untold = _differing(found, drafts.statements, ranked)
    yield from added

    took, enforcing = time.perf_counter() - began, drafts.enforcing + watch.seconds
    steps = (found.searching, took - enforcing, enforcing, found.searching + took)
    timings = Timings(*(1000 * seconds for seconds in steps))
    notes = (*found.notes, *_undated(found, drafts.statements), *drafts.notes, *untold)
    if drafts.statements:
        statements = (*drafts.statements, *added)
        cited = [citation for statement in statements for citation in statement.citations]
        lacking = tuple(f"Not found in the articles: “{part.text}”." for part in left_open(found.parts, cited))
        yield Answer(found.question, statements, tuple(points), tuple(drafts.withheld), (*notes, *lacking), timings)
    else:
        reason = _reason(found.hits, empty=empty, withheld=bool(drafts.withheld))
        yield Refusal(found.question, reason, _nearest(found.hits), notes, timings)


def _undated(found: Found, statements: Sequence[Statement]) -> tuple[str, ...]:
    """That no article is of the days that the question names, unless the answer itself speaks of them."""
    asked, said = found.query.text, {word for statement in statements for word in words(statement.text)}
    named = {word for start, end in times(asked) for word in words(asked[start:end]) if not word[0].islower()}
    return unmatched_note(found.query.unmatched) if named.isdisjoint(said) else ()


def _differing(
    found: Found, statements: Sequence[Statement], ranked: Sequence[tuple[float, Candidate]]
) -> tuple[list[Statement], list[Disagreement], tuple[str, ...]]:
    """The statements to add, the disagreements, and a note where they could not be told: the answer stands without them."""
    try:
        return *bounded(lambda: disagreements(found.query.text, statements, ranked, found.newest), PATIENCE), ()
    except CheckFailed:
        return [], [], (_UNTOLD,)


def checked(question: str, what: str = "question") -> str:
    """The question (or `what` it is) on one line. Raises `QuestionError` when it is empty, too long, or no text."""
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            "question_too_long",
            f"The {what} is longer than the {LONGEST_QUESTION:,} characters that can be read; ask a shorter one.",
        )
    line = " ".join(question.encode("utf-8", "replace").decode().split())
    if not any(character.isalnum() for character in line):
        wrong = "has no letter or digit" if line else "is empty"
        raise QuestionError("empty_question", f"The {what} {wrong}; write what you want to know.")
    return line


def _reason(hits: Sequence[Hit], *, empty: bool, withheld: bool) -> Reason:
    if empty:
        return "no_articles"
    if withheld:
        return "unsupported"
    if not any(hit.lexical or hit.dense >= _UNRELATED for hit in hits):
        return "nothing_relevant"
    return "not_in_articles"


def _nearest(hits: Sequence[Hit]) -> tuple[Article, ...]:
    return tuple({hit.passage.article.id: hit.passage.article for hit in hits}.values())[:_NEAREST]
