"""What answering in Slack needs, opened together: the articles, the memory, the ledger, the rules, and Slack itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.conversation.memory import Memory
from bot.errors import SlackFailed
from bot.library import Library
from bot.reply import Turn
from bot.slack.access import Access
from bot.slack.channels import Rules
from bot.slack.events import Asked
from bot.slack.home import Suggestions
from bot.slack.ledger import Ledger
from bot.slack.queue import FairQueue
from bot.slack.thread import turns
from bot.slack.web import Web
from index.index import Index

_REMEMBERED = 8  # turns


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything at hand. One library serves all threads: an index may be searched from several."""

    library: Library
    memory: Memory
    ledger: Ledger
    rules: Rules
    access: Access
    web: Web
    at_once: int  # questions answered at a time
    queue: FairQueue = field(default_factory=FairQueue)
    suggestions: Suggestions = field(default_factory=Suggestions)

    def index(self) -> tuple[Index, tuple[str, ...]]:
        """The index, and the notes that an answer from it must carry. Raises `HomeError` when there is none."""
        return self.library.to_ask()

    def history(self, asked: Asked) -> Sequence[Turn]:
        """What was said before a question: in its thread, else (in direct messages) in the thread before it.

        Read from Slack where a thread has gone on longer than the memory goes back.
        """
        kept = self.memory.turns(asked.conversation, _REMEMBERED)
        if not kept and asked.kind == "direct":
            former = self.ledger.former(asked)
            kept = self.memory.turns(former, _REMEMBERED) if former else ()
        if kept or asked.thread in (None, asked.ts):
            return kept
        try:
            return turns(self.web.thread(asked), asked, self.web.identity.user)[-_REMEMBERED:]
        except SlackFailed:  # the question is answered as it stands
            return ()
