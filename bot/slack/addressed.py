"""Is something asked of us? Of a reply in a thread from before our record only Slack knows, and that takes a while.

Such a reply is noted as doubtful, so that Slack is told at once that it was heard and a crash loses nothing; then the thread is
read, once, and the ledger remembers what was found.
"""

from bot.errors import SlackFailed
from bot.slack.desk import Desk
from bot.slack.events import Asked
from bot.slack.smalltalk import asks_something


def is_for_us(desk: Desk, asked: Asked) -> bool | None:
    """Whether something said in a thread is asked of us: we have a part there, and mentions are not needed. None: doubtful."""
    if asked.kind != "reply":
        return True
    if desk.access.room(asked).only_mentions or asked.thread is None or not asks_something(asked.text):
        return False
    return desk.ledger.is_ours(asked.channel, asked.thread)


def settled(desk: Desk, asked: Asked) -> bool:
    """Whether a question that was noted is to be answered; a doubtful one for which it is not is forgotten.

    Raises `SlackFailed` when that cannot be told now.
    """
    if not desk.ledger.is_doubtful(asked.key):
        return True
    try:
        ours = any(message.get("user") == desk.web.identity.user for message in desk.web.thread(asked))
    except SlackFailed as fault:
        if fault.transient:
            raise
        ours = None  # a thread that we may not read is none of ours, as far as we can tell
    desk.ledger.settle(asked, ours=ours)
    return bool(ours)
