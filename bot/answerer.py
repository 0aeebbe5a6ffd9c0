"""Question in, reply out: the whole pipeline on one page. It knows nothing of who asks, or where."""

import time
from collections.abc import Iterator, Sequence

from bot.config import LONGEST_QUESTION
from bot.conversation import stands_alone
from bot.disagree import disagreements
from bot.enforce import enforce
from bot.errors import QuestionError
from bot.events import Considered, Event, Examined, Step, Understood
from bot.extract import candidates, draft
from bot.relevance import THRESHOLD, relevance
from bot.reply import Answer, Reason, Refusal, Reply, Timings, Turn
from bot.scope import EVERYTHING, Scope, nothing_note, unmatched_note
from index.article import Article, Hit
from index.index import Index

_PASSAGES = 8  # whose sentences are candidates for the answer
_NEAREST = 3  # articles that a refusal names
_UNRELATED = 0.3  # cosine; a question whose nearest passage is farther is about something else


def answer(
    question: str,
    index: Index,
    notes: Sequence[str] = (),
    history: Sequence[Turn] = (),
    *,
    scope: Scope = EVERYTHING,
) -> Reply:
    """Answer a question from the index with sentences that are each cited; or refuse. As `answering`, without the steps."""
    for event in answering(question, index, notes, history, scope=scope):
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
) -> Iterator[Event]:
    """Answer a question step by step: what happens comes as events (see `bot.events`), the last of which is the reply.

    A statement that has come stands in the answer that follows, under the same numbers. `notes` are passed on with the reply,
    `history` is what was said before, `scope` the articles that are asked. Raises `QuestionError` for a question that is empty
    or too long.
    """
    began = time.perf_counter()
    question = checked(question)
    understood, more = stands_alone(question, history)
    if understood != question:
        yield Understood(understood)
    yield Step("searching", index.size())
    query = index.prepare(understood, scope.today)
    hits = index.search(query, _PASSAGES, scope.only)
    searched = time.perf_counter()

    yield Step("reading", len(hits))
    found = candidates(hits)
    scores = relevance(query, found)
    ranked = sorted(zip(scores, found, strict=True), key=lambda pair: -pair[0])
    yield Considered(tuple(ranked), THRESHOLD)
    drafts = draft(query.text, found, scores, THRESHOLD)
    drafted = time.perf_counter()

    yield Step("checking", len(drafts))
    statements, withheld = enforce(drafts)
    added, points = disagreements(query.text, statements, ranked, index)
    statements += added
    yield from (Examined(statement.text, (), "shown") for statement in statements)
    yield from (Examined(one.text, (one.reason,), "withheld") for one in withheld)
    yield from statements
    ended = time.perf_counter()

    timings = Timings(*(1000 * step for step in (searched - began, drafted - searched, ended - drafted, ended - began)))
    notes = (*notes, *more, *unmatched_note(query.unmatched), *nothing_note(scope.only, hits))
    if query.mended:
        notes = (*notes, "Understood as: " + ", ".join(f"“{better}” for “{typed}”" for typed, better in query.mended) + ".")
    if statements:
        yield Answer(question, tuple(statements), tuple(points), tuple(withheld), notes, timings)
    else:
        yield Refusal(question, _reason(index, hits, bool(withheld)), _nearest(hits), notes, timings)


def checked(question: str) -> str:
    """The question on one line. Raises `QuestionError` when it is empty, too long, or no text."""
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            "question_too_long",
            f"The question has {len(question):,} characters, at most {LONGEST_QUESTION:,} can be read; ask a shorter one.",
        )
    line = " ".join(question.encode("utf-8", "replace").decode().split())
    if not any(character.isalnum() for character in line):
        raise QuestionError("empty_question", "The question is empty; write what you want to know.")
    return line


def _reason(index: Index, hits: Sequence[Hit], withheld: bool) -> Reason:
    if index.is_empty():
        return "no_articles"
    if withheld:
        return "unsupported"
    if not any(hit.lexical or hit.dense >= _UNRELATED for hit in hits):
        return "nothing_relevant"
    return "not_in_articles"


def _nearest(hits: Sequence[Hit]) -> tuple[Article, ...]:
    return tuple({hit.passage.article.id: hit.passage.article for hit in hits}.values())[:_NEAREST]
