"""What is heard: a question is noted, acknowledged and queued."""

import logging
import time

from bot.errors import SlackFailed
from bot.events import Step
from bot.slack.addressed import is_for_us, settled
from bot.slack.desk import Desk
from bot.slack.events import Asked
from bot.slack.say import Saying
from bot.slack.work import step_text, wait_text
from index.errors import IndexingError

_LOG = logging.getLogger("footnote.slack")


def note(desk: Desk, asked: Asked, event: str | None) -> bool:
    """Note a question, so that it is answered whatever happens; False when it is none for us, or was noted before."""
    ours = is_for_us(desk, asked)
    return ours is not False and desk.ledger.begin(asked, event, time.time(), doubtful=ours is None)


def welcome(desk: Desk, asked: Asked) -> None:
    """Acknowledge a question where the asker looks, and queue it."""
    try:
        if not settled(desk, asked):
            return
    except Exception as fault:  # whoever answers finds out, now or later
        _LOG.warning("It cannot be told yet whether a reply is for us: %s", type(fault).__name__)
        desk.queue.put(asked)
        return
    before = desk.queue.arrive()
    try:
        saying = Saying(desk.web, desk.ledger, asked, private=desk.access.is_private(asked))
        saying.step(first_sign(desk, asked, before))
    except SlackFailed as fault:  # the question is answered all the same
        _LOG.warning("A question could not be acknowledged: %s", type(fault).__name__)
    finally:
        desk.queue.put(asked, arrived=True)


def first_sign(desk: Desk, asked: Asked, before: int) -> str:
    """What an asker sees first: that it is searched, or how many questions come before."""
    if before >= desk.at_once:
        return wait_text(before)
    try:
        index, _ = desk.index()
        if desk.access.sees_all(asked.channel):
            return step_text(Step("searching", index.size()))
    except IndexingError:  # the answer tells
        pass
    return "Searching ..."
