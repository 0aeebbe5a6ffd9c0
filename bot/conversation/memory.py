"""What was said in conversations, in the terminal and in Slack: one SQLite file beside the index, each exchange a row.

It knows nothing of what a follow-up means (`bot.conversation.followups` does), nor of who asks: a conversation is a name.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.reply import REASONS, Reply, Turn
from index.errors import HomeError

FILE = "conversations.sqlite3"  # in the home

_PATIENCE = 5.0  # seconds that a person waits, while another process writes
_VERSION = 1  # of the table
_TABLE = """
CREATE TABLE IF NOT EXISTS exchanges (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL,
    question TEXT NOT NULL,
    reply TEXT NOT NULL,  -- a JSON object, as `bot.showing.wire` makes it
    at TEXT NOT NULL      -- in UTC
)"""
_BY_CONVERSATION = "CREATE INDEX IF NOT EXISTS exchanges_of ON exchanges (conversation, number)"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was typed, and the reply to it."""

    question: str
    reply: dict[str, Any]  # the JSON object of `bot.showing.wire.reply_object`
    at: datetime  # in UTC


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation in a list."""

    name: str
    last: datetime  # when something was last said in it, in UTC
    exchanges: int


class Memory:
    """The exchanges of all conversations. Several threads and several processes may share a file."""

    def __init__(self, path: Path | None) -> None:
        """As `open`."""
        from index.database import Database

        if path is not None:
            prepare(path)
        self._database = Database(path, "memory of conversations", _PATIENCE)
        try:
            self._make(path)
        except BaseException:
            self._database.close()
            raise

    @classmethod
    def open(cls, path: Path | None) -> "Memory":
        """Open the file, made first when there is none; None: in memory, gone when closed.

        The file is for its owner's eyes alone: people ask what they would not ask aloud. Raises `HomeError` when it cannot
        be made or read, here and in all that follows.
        """
        return cls(path)

    def _make(self, path: Path | None) -> None:
        ((version,),) = self._database.read("PRAGMA user_version")
        if version > _VERSION:
            raise HomeError(f"{path}: a newer Footnote made these conversations; use that one, or move the file away.")
        if version == _VERSION:
            return  # and another process may write meanwhile
        with self._database.write() as cursor:
            for statement in (_TABLE, _BY_CONVERSATION, f"PRAGMA user_version = {_VERSION}"):
                cursor.execute(statement)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> "Memory":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def remember(self, conversation: str, question: str, reply: Reply, at: datetime) -> None:
        """Keep an exchange. `at` must say its time zone (`ValueError` otherwise)."""
        from bot.showing.wire import reply_object

        row = (conversation, _storable(question), json.dumps(reply_object(reply)), _moment(at))
        with self._database.write() as cursor:
            cursor.execute("INSERT INTO exchanges (conversation, question, reply, at) VALUES (?, ?, ?, ?)", row)

    def exchanges(self, conversation: str) -> tuple[Exchange, ...]:
        """All that was said in a conversation, the oldest first."""
        rows = self._database.read(
            "SELECT question, reply, at FROM exchanges WHERE conversation = ? ORDER BY number", (conversation,)
        )
        return tuple(_exchange(row) for row in rows)

    def turns(self, conversation: str, most: int = 8) -> tuple[Turn, ...]:
        """The last turns of a conversation, at most so many, the oldest first: what `answering` takes as history."""
        rows = self._database.read(
            "SELECT question, reply, at FROM exchanges WHERE conversation = ? ORDER BY number DESC LIMIT ?",
            (conversation, max(most // 2, 0)),
        )
        return tuple(turn for row in reversed(rows) for turn in _turns(_exchange(row)))

    def drop_last(self, conversation: str, only: str | None = None) -> str | None:
        """Forget the last exchange of a conversation, and return its question; None when there was none.

        With `only`, nothing is forgotten when another question is the last: another chat may have asked it meanwhile.
        """
        with self._database.write() as cursor:
            last = cursor.execute(
                "SELECT number, question FROM exchanges WHERE conversation = ? ORDER BY number DESC LIMIT 1", (conversation,)
            ).fetchone()
            if last is None or only not in (None, last[1]):
                return None
            cursor.execute("DELETE FROM exchanges WHERE number = ?", (last[0],))
            return str(last[1])

    def conversations(self) -> tuple[Conversation, ...]:
        """All conversations, the one in which something was said last first."""
        rows = self._database.read(
            "SELECT conversation, max(at), count(*) FROM exchanges GROUP BY conversation ORDER BY max(number) DESC"
        )
        return tuple(Conversation(name, datetime.fromisoformat(last), count) for name, last, count in rows)

    def forget(self, before: datetime, prefix: str = "") -> int:
        """Forget what was said before a moment (with its time zone) in conversations whose names begin so.

        Returns how many exchanges went.
        """
        with self._database.write() as cursor:
            cursor.execute(
                "DELETE FROM exchanges WHERE at < ? AND substr(conversation, 1, ?) = ?", (_moment(before), len(prefix), prefix)
            )
            return int(cursor.rowcount)


def said(reply: dict[str, Any]) -> str:
    """A reply's JSON object as the words of a turn: its sentences, or why there are none."""
    if reply["kind"] == "answer":
        return " ".join(statement["text"] for statement in reply["statements"])
    reason: str = REASONS[reply["reason"]]
    return reason


def prepare(path: Path) -> None:
    """Make the folder, and the file with rights for its owner alone; SQLite gives the files beside it the same."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as fault:
        raise HomeError(f"{path}: the file cannot be made ({fault.strerror}); check the folder's rights.") from fault


def _exchange(row: tuple[str, str, str]) -> Exchange:
    question, reply, at = row
    return Exchange(question, json.loads(reply), datetime.fromisoformat(at))


def _turns(exchange: Exchange) -> tuple[Turn, Turn]:
    return Turn("user", exchange.question), Turn("assistant", said(exchange.reply))


def _moment(at: datetime) -> str:
    """In UTC with microseconds always, so that texts sort as the moments do."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _storable(text: str) -> str:
    """The text without half surrogate pairs, which no file takes."""
    return text.encode("utf-8", "replace").decode()
