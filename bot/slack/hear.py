"""What is heard: a question is noted, acknowledged and queued; of a reply in a thread it is told whether it is for us."""

import logging
import time

from bot.errors import SlackFailed
from bot.events import Step
from bot.slack.desk import Desk
from bot.slack.events import Asked
from bot.slack.say import Saying
from bot.slack.work import asks_something, step_text, wait_text
from index.errors import IndexingError

_LOG = logging.getLogger("footnote.slack")


def note(desk: Desk, asked: Asked, event: str | None) -> bool:
    """Note a question, so that it is answered whatever happens; False when it was noted before."""
    return desk.ledger.begin(asked, event, time.time())


def is_for_us(desk: Desk, asked: Asked) -> bool:
    """Whether something said in a thread is asked of us: we have answered there, and mentions are not needed."""
    if asked.kind != "reply":
        return True
    if desk.access.room(asked).only_mentions or asked.thread is None or not asks_something(asked.text):
        return False
    if desk.ledger.is_ours(asked.channel, asked.thread):
        return True
    if float(asked.thread) > desk.ledger.since():
        return False
    try:  # a thread from before this record: Slack knows
        return any(message.get("user") == desk.web.identity.user for message in desk.web.thread(asked))
    except SlackFailed:
        return False


def welcome(desk: Desk, asked: Asked) -> None:
    """Acknowledge a question where the asker looks, and queue it."""
    try:
        private = asked.respond is not None or desk.access.room(asked).answer == "privately"
        before = desk.queue.ahead()
        text = wait_text(before) if before >= desk.at_once else searching(desk)
        Saying(desk.web, desk.ledger, asked, private=private).step(text)
    except SlackFailed as fault:  # the question is answered all the same
        _LOG.warning("A question could not be acknowledged: %s", type(fault).__name__)
    finally:
        desk.queue.put(asked)


def searching(desk: Desk) -> str:
    """The first step, before it is taken."""
    try:
        index, _ = desk.index()
        return step_text(Step("searching", index.size()))
    except IndexingError:  # the answer tells
        return "Searching ..."
