"""The way of one question: taken from the queue, answered, said, and noted as done."""

import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.answerer import answering
from bot.errors import FootnoteError, QuestionError, SlackFailed
from bot.events import Step
from bot.reply import Answer, Refusal, Reply, Statement
from bot.showing import wire
from bot.slack.access import is_direct
from bot.slack.addressed import settled
from bot.slack.blocks import reply_blocks, summary
from bot.slack.desk import Desk
from bot.slack.events import Asked
from bot.slack.home import HELP
from bot.slack.ledger import DENIED
from bot.slack.recovery import said_before
from bot.slack.say import Saying
from bot.slack.smalltalk import is_pleasantry
from bot.slack.words import words_of
from bot.text import counted
from index.errors import IndexingError

_LOG = logging.getLogger("footnote.slack")
_TRIES = 3  # at a question that fails
_PAUSE = 5.0  # seconds until a question that Slack hinders is tried again; twice as long the next time
_LONGEST = 120.0  # of these pauses
_PATIENCE = 3600.0  # seconds from the first to the last of these tries
_RESTARTS = 20  # that a question goes through; one that is still there may be what ends the process
_LATER = 2.0  # seconds until a ledger that could not be written is tried again
_AGAIN = 0.2  # seconds until a thread in which another process answers is looked at again
_WHISPERED = "whispered"  # the deed, in the ledger
_SILENCE = ""  # said in place of an answer
_UNSURE = "I cannot tell whether my answer has reached you. If none stands above, please ask again."
_PLEASURE = "You are welcome. Ask me anything about the articles."
_FAULT = (
    "Sorry, something went wrong while I looked for an answer. Please ask again; whoever runs me finds the reason in the log."
)


def step_text(step: Step) -> str:
    """A step as Slack shows it."""
    return f"{step.told} ..."


def wait_text(before: int) -> str:
    """How long the queue is."""
    return f"Waiting: {counted(before, 'question')} before yours ..."


def work(desk: Desk, stopping: threading.Event) -> None:
    """Answer one question after another, until the queue is closed."""
    while (asked := desk.queue.next()) is not None:
        elsewhere = False  # another process answers in its lane
        try:
            if desk.ledger.take(asked.key):
                _deal(desk, asked)
            else:
                elsewhere = desk.ledger.is_waiting(asked.key)
        except Exception as fault:  # the next question must be answered all the same
            if stopping.is_set():
                return  # the ledger is closed, or soon will be: the question is taken up after the next start
            _LOG.error("A question could not be dealt with: %s", _kind(fault))  # a traceback may hold what a person wrote
            _give_up(desk, asked, fault, stopping)
        finally:
            desk.queue.finished(asked)
        if elsewhere and not stopping.wait(_AGAIN):
            desk.queue.put(asked)


def _deal(desk: Desk, asked: Asked) -> None:
    """Answer a question that is ours to answer, unless a process that died has done so."""
    if not settled(desk, asked):
        return
    private = desk.access.is_private(asked)
    ts = desk.ledger.message_of(asked.key)
    resumed = desk.ledger.unfinished.resumed(asked.key)
    if resumed:
        whole, ts = (False, None) if private else said_before(desk.web, desk.ledger, asked)
        if whole:
            desk.ledger.done(asked.key, answered=desk.ledger.has_reply(asked.key))
            return
    word = _UNSURE if desk.ledger.has_done(asked.key, _WHISPERED) else _word(desk, asked)
    if word == _SILENCE:
        _stay_silent(desk, asked, ts)
        return
    hushed = private or (word is not None and ts is None and not is_direct(asked.channel))
    saying = Saying(desk.web, desk.ledger, asked, private=hushed, ts=ts)
    reply = word or _replied(desk, asked, saying)
    with _noted(desk, asked, whispered=hushed):
        if isinstance(reply, str):
            saying.word(reply)
        else:
            room = desk.access.room(asked)
            saying.finish(reply, ask=_may_ask(room.ask, asked), share=asked.respond is not None)
    desk.ledger.done(asked.key, answered=not isinstance(reply, str))


def _stay_silent(desk: Desk, asked: Asked, ts: str | None) -> None:
    """End a question without a word; what was said of it (a status, a message) goes."""
    if ts:
        desk.web.take_back(asked, ts)
    else:
        desk.web.status(asked, "")
    desk.ledger.done(asked.key, answered=False)


@contextlib.contextmanager
def _noted(desk: Desk, asked: Asked, *, whispered: bool) -> Iterator[None]:
    """Note before something is said to the asker alone that it is: nobody can look it up afterwards."""
    if whispered:
        desk.ledger.first(asked.key, _WHISPERED)
    try:
        yield
    except SlackFailed as fault:
        if whispered and not fault.unknown:
            desk.ledger.undo(asked.key, _WHISPERED)
        raise


def _give_up(desk: Desk, asked: Asked, fault: Exception, stopping: threading.Event) -> None:
    """Leave a question for another try; one that Slack takes no answer to is done, with a word to the asker if it takes that.

    While Slack cannot be reached, or asks to wait, nothing is wrong with the question: that counts as no try. A ledger that
    cannot be written just now (a full disk) is tried until it can: whoever answers must not die of it.
    """
    while True:
        try:
            if _is_left(desk, asked, fault):
                return
            if desk.ledger.is_doubtful(asked.key):  # nobody may have asked us
                desk.ledger.settle(asked, ours=None)
                return
            desk.ledger.done(asked.key, answered=False)
            break
        except Exception as worse:  # as in `work`
            _LOG.error("The record cannot be written: %s", type(worse).__name__)
            if stopping.wait(_LATER):
                return
    with contextlib.suppress(SlackFailed):
        desk.web.apologize(asked, _FAULT)


def _is_left(desk: Desk, asked: Asked, fault: Exception) -> bool:
    """Leave a question for another try, now or later; False when there is to be none, as Slack has said no, or it was enough."""
    now = time.time()
    times, since = desk.ledger.unfinished.postponed(asked.key, now)
    if isinstance(fault, SlackFailed):
        again = fault.transient and now - since < _PATIENCE
        if again:
            desk.ledger.unfinished.postpone(asked.key, now, now + min(_PAUSE * 2**times, _LONGEST))
        return again
    again = desk.ledger.unfinished.failures(asked.key) < _TRIES
    if again:
        desk.ledger.unfinished.release(asked.key)
    return again


def _word(desk: Desk, asked: Asked) -> str | None:
    """What is said in place of an answer; None when the question is to be answered.

    Who talks on with others in a thread is told there once that they may not ask.
    """
    if desk.ledger.unfinished.failures(asked.key) >= _TRIES or desk.ledger.unfinished.resumed(asked.key) > _RESTARTS:
        return _FAULT
    denied = desk.access.denied(asked)
    if denied:
        desk.ledger.first(asked.key, DENIED)
        return _SILENCE if asked.kind == "reply" and desk.ledger.denied_before(asked) else denied
    if not any(character.isalnum() for character in asked.text):
        return HELP
    return _PLEASURE if is_pleasantry(asked.text) else None


def _may_ask(human: str | None, asked: Asked) -> bool:
    """Whether someone can be asked; a group cannot be written to directly."""
    return human is not None and not (is_direct(asked.channel) and human.startswith("S"))


def _replied(desk: Desk, asked: Asked, saying: Saying) -> Reply | str:
    """The reply, its steps and sentences said as they come, kept and remembered; or a word about what went wrong."""
    try:
        index, notes = desk.index()
        scope, history = desk.access.scope(asked.channel, asked.user), desk.history(asked)
        for event in answering(asked.text, index, notes, history, scope=scope, model=desk.library.model):
            if isinstance(event, Step):
                saying.step(step_text(event))
            elif isinstance(event, Statement):
                saying.statement(event)
            elif isinstance(event, Answer | Refusal):
                _keep(desk, asked, event)
                return event
    except SlackFailed:
        raise
    except (FootnoteError, IndexingError) as fault:
        _LOG.warning("A question was not answered: %s", _kind(fault))
        return str(fault) if isinstance(fault, QuestionError) else _FAULT  # the others are for whoever runs the bot
    except Exception as fault:  # told to the asker, and logged
        _LOG.error("A question was not answered: %s", _kind(fault))  # as above
        return _FAULT
    raise AssertionError("answering ends with a reply")


def _keep(desk: Desk, asked: Asked, reply: Reply) -> None:
    if not desk.ledger.has_reply(asked.key):  # else a process that died has remembered it
        desk.memory.remember(asked.conversation, asked.text, reply, datetime.now(UTC))
    said = {"blocks": reply_blocks(reply, asked.key), "text": summary(reply)} if asked.respond else None
    desk.ledger.keep(asked.key, wire.reply_object(reply), words_of(reply), said)


def _kind(fault: Exception) -> str:
    """A fault for the log: its kind, and where it is ours its sentence about Slack; never what a person wrote."""
    return f"{type(fault).__name__}: {fault}" if isinstance(fault, SlackFailed) else type(fault).__name__
