"""What was asked and what became of it: one SQLite file in the home, so that each question is answered exactly once.

A question is `waiting`, then `running`, then `done`. It belongs to the process that heard it; what belongs to a process that has
died is taken over by another (`bot.slack.recovery`). Several processes on one machine share the file. It knows nothing of Slack's
interface: what it holds are keys, texts and times. What could not be finished is in `unfinished`, what people thought in `votes`.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.slack.events import Asked
from bot.slack.tables import TABLES
from bot.slack.unfinished import Unfinished
from bot.slack.votes import Votes

FILE = "slack.sqlite3"  # in the home
DENIED = "denied"  # the deed that a question's asker was told that they may not ask
DAY = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Kept:
    """A question as it is kept with its reply."""

    asked: Asked
    reply: dict[str, Any] | None  # as `bot.showing.wire` makes it; None until there is one
    words: tuple[dict[str, Any], ...]  # the quotations in their passages, as `bot.slack.words` makes them
    said: dict[str, Any] | None  # the reply as a message for all, where it can be shared


class Ledger:
    """The tables of `bot.slack.tables`, opened by one process under a name of its own. Usable from several threads."""

    def __init__(self, path: Path | None, owner: str) -> None:
        """Open the file, made first when there is none; for its owner's eyes alone. Raises `HomeError` when it cannot be."""
        from bot.conversation.memory import prepare
        from index.database import Database

        if path is not None:
            prepare(path)
        self.owner = owner
        self._database = Database(path, "record of the Slack bot")
        self.unfinished = Unfinished(self._database, owner)
        self.votes = Votes(self._database)
        with self._database.write() as cursor:
            for statement in TABLES:
                cursor.execute(statement)
            cursor.execute("INSERT OR IGNORE INTO facts VALUES ('since', ?)", (str(time.time()),))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # Questions

    def begin(self, asked: Asked, event: str | None, now: float, *, doubtful: bool = False) -> bool:
        """Note a question as waiting, and ours; False when its event or its message was noted before.

        A doubtful one may be none for us: `settle` tells.
        """
        with self._database.write() as cursor:
            if event is not None:
                cursor.execute("INSERT OR IGNORE INTO events VALUES (?, ?)", (event, now))
                if not cursor.rowcount:
                    return False
            row = (asked.key, json.dumps(asdict(asked)), asked.user, asked.channel, asked.thread, asked.lane, self.owner, now)
            cursor.execute(
                "INSERT OR IGNORE INTO questions (key, asked, asker, channel, thread, lane, state, owner, at) "
                "VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
                row,
            )
            new = bool(cursor.rowcount)
            if new and doubtful:
                cursor.execute("INSERT INTO doubts VALUES (?)", (asked.key,))
            return new

    def take(self, key: str) -> bool:
        """Make a waiting question of ours the running one of its lane; False when another is running there, or it is not ours."""
        with self._database.write() as cursor:
            cursor.execute(
                "UPDATE questions SET state = 'running' WHERE key = ? AND owner = ? AND state = 'waiting' AND NOT EXISTS "
                "(SELECT 1 FROM questions other WHERE other.lane = questions.lane AND other.state = 'running')",
                (key, self.owner),
            )
            return bool(cursor.rowcount)

    def keep(self, key: str, reply: dict[str, Any], words: Sequence[dict[str, Any]], said: dict[str, Any] | None = None) -> None:
        """Keep the reply to a question, before it is said; the fields are those of `Kept`."""
        row = (json.dumps(reply), json.dumps(words), said and json.dumps(said), key)
        with self._database.write() as cursor:
            cursor.execute("UPDATE questions SET reply = ?, words = ?, said = ? WHERE key = ?", row)

    def done(self, key: str, *, answered: bool) -> None:
        """Note that a question has its answer (or a word about why not)."""
        with self._database.write() as cursor:
            cursor.execute("UPDATE questions SET state = 'done', answered = ? WHERE key = ?", (answered, key))

    def kept(self, key: str) -> Kept | None:
        """A question with its reply; None when it was never noted, or is forgotten."""
        rows = self._database.read("SELECT asked, reply, words, said FROM questions WHERE key = ?", (key,))
        return _kept(rows[0]) if rows else None

    def is_ours(self, channel: str, thread: str) -> bool | None:
        """Whether somebody who may has asked us in a thread; None when it is older than this record, and was never looked at."""
        asked = (
            "SELECT 1 FROM questions WHERE channel = ? AND thread = ? AND key NOT IN (SELECT key FROM doubts) "
            "AND NOT EXISTS (SELECT 1 FROM once WHERE once.key = questions.key AND deed = ?) LIMIT 1"
        )
        if self._database.read(asked, (channel, thread, DENIED)):
            return True
        ((since,),) = self._database.read("SELECT value FROM facts WHERE name = 'since'")
        if float(thread) > float(since) or self._database.read(
            "SELECT 1 FROM strange_threads WHERE channel = ? AND thread = ?", (channel, thread)
        ):
            return False
        return None

    def is_doubtful(self, key: str) -> bool:
        """Whether it is not known yet if something that was noted is for us."""
        return bool(self._database.read("SELECT 1 FROM doubts WHERE key = ?", (key,)))

    def settle(self, asked: Asked, *, ours: bool | None) -> None:
        """End a doubt: what is not for us is forgotten, and so is what follows in its thread; None: could not be found out."""
        with self._database.write() as cursor:
            cursor.execute("DELETE FROM doubts WHERE key = ?", (asked.key,))
            if not ours:
                cursor.execute("DELETE FROM questions WHERE key = ?", (asked.key,))
            if ours is False:
                row = (asked.channel, asked.thread, time.time())
                cursor.execute("INSERT OR REPLACE INTO strange_threads VALUES (?, ?, ?)", row)

    def denied_before(self, asked: Asked) -> bool:
        """Whether its asker was told in this thread already that they may not ask."""
        rows = self._database.read(
            "SELECT 1 FROM questions JOIN once USING (key) "
            "WHERE deed = ? AND asker = ? AND channel = ? AND thread = ? AND key <> ? LIMIT 1",
            (DENIED, asked.user, asked.channel, asked.thread, asked.key),
        )
        return bool(rows)

    def former(self, asked: Asked) -> str | None:
        """The conversation of the question before this one, of the same person in the same channel; None when it is the first."""
        rows = self._database.read(
            "SELECT asked FROM questions WHERE asker = ? AND channel = ? AND key <> ? AND answered ORDER BY at DESC LIMIT 1",
            (asked.user, asked.channel, asked.key),
        )
        return Asked(**json.loads(rows[0][0])).conversation if rows else None

    def asked_before(self, asked: Asked, since: float) -> int:
        """How many questions its asker has had answered since a time, or will have, that came before this one."""
        ((count,),) = self._database.read(
            "SELECT count(*) FROM questions WHERE asker = ? AND at >= ? AND (answered OR state <> 'done') AND "
            "rowid < coalesce((SELECT rowid FROM questions WHERE key = ?), 9223372036854775807)",
            (asked.user, since, asked.key),
        )
        return int(count)

    def is_waiting(self, key: str) -> bool:
        """Whether a question is ours and waits."""
        return bool(
            self._database.read("SELECT 1 FROM questions WHERE key = ? AND owner = ? AND state = 'waiting'", (key, self.owner))
        )

    def has_reply(self, key: str) -> bool:
        """Whether a question's reply is kept."""
        return bool(self._database.read("SELECT 1 FROM questions WHERE key = ? AND reply IS NOT NULL", (key,)))

    # Messages

    def said(self, channel: str, ts: str, key: str) -> None:
        """Note a message of ours that belongs to a question."""
        with self._database.write() as cursor:
            cursor.execute("INSERT OR REPLACE INTO messages VALUES (?, ?, ?)", (channel, ts, key))

    def question_of(self, channel: str, ts: str) -> str | None:
        """The question to which a message of ours belongs."""
        rows = self._database.read("SELECT key FROM messages WHERE channel = ? AND ts = ?", (channel, ts))
        return str(rows[0][0]) if rows else None

    def message_of(self, key: str) -> str | None:
        """The timestamp of the message that answers a question, or will."""
        rows = self._database.read("SELECT ts FROM messages WHERE key = ? ORDER BY ts LIMIT 1", (key,))
        return str(rows[0][0]) if rows else None

    def first(self, key: str, deed: str) -> bool:
        """Whether this is the first time that something is done to a question."""
        with self._database.write() as cursor:
            cursor.execute("INSERT OR IGNORE INTO once VALUES (?, ?)", (key, deed))
            return bool(cursor.rowcount)

    def has_done(self, key: str, deed: str) -> bool:
        """Whether something was done to a question, or was about to be when its process died."""
        return bool(self._database.read("SELECT 1 FROM once WHERE key = ? AND deed = ?", (key, deed)))

    def undo(self, key: str, deed: str) -> None:
        """Take back a `first` that came to nothing."""
        with self._database.write() as cursor:
            cursor.execute("DELETE FROM once WHERE key = ? AND deed = ?", (key, deed))

    # Forgetting

    def forget(self, before: float) -> int:
        """Forget what was asked before a time, but for what was voted on; returns how many questions went."""
        with self._database.write() as cursor:
            for table in ("events", "strange_threads"):
                cursor.execute(f"DELETE FROM {table} WHERE at < ?", (before,))
            cursor.execute(
                "DELETE FROM questions WHERE at < ? AND state = 'done' AND key NOT IN (SELECT key FROM votes)", (before,)
            )
            gone = cursor.rowcount
            cursor.execute("UPDATE facts SET value = max(CAST(value AS REAL), ?) WHERE name = 'since'", (before,))
            for table in ("messages", "once", "doubts", "failures", "postponed"):
                cursor.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM questions)")
            return int(gone)


def _kept(row: tuple[str, str | None, str | None, str | None]) -> Kept:
    asked, reply, words, said = row
    quotations = tuple(json.loads(words or "[]"))
    return Kept(Asked(**json.loads(asked)), json.loads(reply or "null"), quotations, json.loads(said or "null"))
