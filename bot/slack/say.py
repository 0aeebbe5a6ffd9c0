"""Says one reply in its thread: a status at once, sentences as they come, the whole at the end, in one message.

Sentences are streamed where the workspace takes it. Where it does not, or a stream dies, the message is updated.
"""

import time
from collections.abc import Sequence
from typing import Literal

from bot.errors import SlackFailed
from bot.reply import Answer, Reply, Statement
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.events import Asked
from bot.slack.ledger import Ledger
from bot.slack.web import Web

_BETWEEN = 1.0  # seconds between two updates of a message
_STREAMED = 30  # sentences; more come with the end, as a message has 50 blocks
_GONE = {"message_not_found", "cant_update_message", "edit_window_closed", "streaming_state_conflict"}


class Saying:
    """A reply being said. `private` says it to the asker alone, at the end; `ts` is a message of ours to go on with."""

    def __init__(self, web: Web, ledger: Ledger, asked: Asked, *, private: bool = False, ts: str | None = None) -> None:
        self._web, self._ledger, self._asked = web, ledger, asked
        self._private = private
        self._ts = ts
        self._how: Literal["stream", "update"] = "update"  # once there is a message
        self._streamable = True  # as long as Slack has not said otherwise of this message
        self._statements: list[Statement] = []
        self._step = ""
        self._updated = 0.0  # when, as `time.monotonic` has it
        self._first = 0.0  # when the first sentence came

    def step(self, text: str) -> None:
        """Show what is being done: as a status, or where Slack takes none, in a message that becomes the answer."""
        self._step = text
        if self._asked.thread is None:
            return
        if self._ts is None:
            if not self._web.status(self._asked, text) and not self._private:
                self._note(self._web.post(self._asked, blocks.words_blocks(text), text, "begun"))
                self._updated = time.monotonic()
        elif self._how == "update":
            self._refresh()

    def statement(self, statement: Statement) -> None:
        """Say a sentence of the answer."""
        self._statements.append(statement)
        self._first = self._first or time.monotonic()
        if self._private or len(self._statements) > _STREAMED:
            return
        if self._ts is None and self._streamable and self._web.may_stream(self._asked.channel):
            self._start(statement)
        elif self._ts is None:
            if time.monotonic() - self._first >= _BETWEEN:  # else the end comes at once, and one message is enough
                self._begin()
        elif self._how == "stream":
            self._append(statement)
        else:
            self._refresh()

    def finish(self, reply: Reply, *, ask: bool = False, share: bool = False) -> None:
        """Say the whole."""
        key, text = self._asked.key, blocks.summary(reply)
        if self._how == "stream" and self._ts:
            streamed = min(len(self._statements), _STREAMED)
            left = blocks.reply_blocks(reply, key, ask=ask, share=share, shown=streamed)
            if not _stays(reply, streamed + len(left)) or not self._stop(left):
                self._take_up()
            else:
                return
        self._whole(blocks.reply_blocks(reply, key, ask=ask, share=share), text)

    def _stop(self, left: Sequence[Block]) -> bool:
        """End the stream with these blocks; False when it has died."""
        assert self._ts is not None
        try:
            self._web.stop(self._asked, self._ts, left)
        except SlackFailed:
            return False
        return True

    def word(self, text: str) -> None:
        """Say something else than an answer: a fault, a no, a help. What was said of an answer stays above it."""
        if self._how == "stream" and self._ts:
            self._take_up()
        self._whole([*blocks.statement_blocks(self._statements), *blocks.notice(text)], text)

    def _whole(self, shown: Sequence[Block], text: str) -> None:
        if self._private:
            self._web.whisper(self._asked, shown, text)
            if self._asked.thread:
                self._web.status(self._asked, "")
            return
        if self._ts:
            try:
                self._web.update(self._asked, self._ts, shown, text, "done")
            except SlackFailed as fault:
                if fault.error not in _GONE:
                    raise
                self._web.take_back(self._asked, self._ts, streaming=fault.error == "streaming_state_conflict")
            else:
                return
        self._note(self._web.post(self._asked, shown, text, "done"))

    def _start(self, statement: Statement) -> None:
        try:
            ts = self._web.start(self._asked, blocks.statement_block(statement))
        except SlackFailed as fault:
            self._streamable = False
            if fault.unknown:
                self._look()
            return
        self._how = "stream"
        self._note(ts)

    def _look(self) -> None:
        """Find the stream that may have begun though we were not told."""
        loose = [one.ts for one in self._web.ours(self._asked) if one.key is None]
        unknown = [ts for ts in loose if self._ledger.question_of(self._asked.channel, ts) is None]
        if unknown:
            self._note(unknown[-1])
            self._take_up()

    def _append(self, statement: Statement) -> None:
        assert self._ts is not None
        try:
            self._web.append(self._asked, self._ts, blocks.statement_block(statement))
        except SlackFailed:
            self._take_up()
            self._refresh()

    def _take_up(self) -> None:
        """Go on with updates where a stream was."""
        assert self._ts is not None
        self._how = "update"
        self._web.end(self._asked, self._ts)

    def _begin(self) -> None:
        shown = blocks.partial_blocks(self._statements, self._step)
        self._note(self._web.post(self._asked, shown, self._step, "begun"))
        self._updated = time.monotonic()

    def _refresh(self) -> None:
        """Update the message, unless that was done a moment ago; the end will have all."""
        if self._ts is None or time.monotonic() - self._updated < _BETWEEN:
            return
        self._updated = time.monotonic()
        try:
            self._web.update(self._asked, self._ts, blocks.partial_blocks(self._statements, self._step), self._step, "begun")
        except SlackFailed:  # the end is tried all the same, and then it matters
            return

    def _note(self, ts: str) -> None:
        self._ts = ts
        self._ledger.said(self._asked.channel, ts, self._asked.key)


def _stays(reply: Reply, count: int) -> bool:
    """Whether what was streamed can stay in a message that has so many blocks in the end: no statement belongs elsewhere."""
    return count <= blocks.MOST and not (isinstance(reply, Answer) and reply.disagreements)
