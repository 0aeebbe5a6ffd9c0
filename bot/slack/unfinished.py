"""Questions that were not finished, in the ledger: their process died, or something hindered them; another try is to come."""

import json
import time
from typing import TYPE_CHECKING

from bot.slack.events import Asked

if TYPE_CHECKING:
    from index.database import Database

_LET_GO = "UPDATE questions SET state = 'waiting', owner = 'nobody' WHERE key = ? AND state <> 'done'"


class Unfinished:
    """The unfinished questions of a ledger, as one process sees them: those that `owner` names are its own."""

    def __init__(self, database: "Database", owner: str) -> None:
        self._database = database
        self._owner = owner

    def other_owners(self) -> tuple[str, ...]:
        """The other processes to which unanswered questions belong."""
        rows = self._database.read("SELECT DISTINCT owner FROM questions WHERE state <> 'done' AND owner <> ?", (self._owner,))
        return tuple(owner for (owner,) in rows)

    def take_over(self, owner: str) -> tuple[Asked, ...]:
        """Make a dead process's unanswered questions ours, and waiting; returns them, the oldest first.

        What was postponed is left until its time has come. What was released is no restart more, however often it is.
        """
        theirs = (
            "state <> 'done' AND owner = ? AND "
            "NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.key = questions.key AND until > ?)"
        )
        now = time.time()
        with self._database.write() as cursor:
            rows = cursor.execute(f"SELECT asked FROM questions WHERE {theirs} ORDER BY at", (owner, now)).fetchall()
            cursor.execute(
                "UPDATE questions SET state = 'waiting', resumed = max(1, resumed + (owner <> 'nobody')), owner = ? "
                f"WHERE {theirs}",
                (self._owner, owner, now),
            )
        return tuple(Asked(**json.loads(asked)) for (asked,) in rows)

    def resumed(self, key: str) -> int:
        """How often this question was taken over after a restart or a crash; at least once if it was after a failure."""
        ((times,),) = self._database.read("SELECT coalesce(max(resumed), 0) FROM questions WHERE key = ?", (key,))
        return int(times)

    def release(self, key: str) -> None:
        """Let a question that could not be finished be taken over, by this process or another; it has failed once more."""
        with self._database.write() as cursor:
            cursor.execute(_LET_GO, (key,))
            cursor.execute("INSERT INTO failures VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1", (key,))

    def failures(self, key: str) -> int:
        """How often this question could not be finished, though its process lived on."""
        rows = self._database.read("SELECT times FROM failures WHERE key = ?", (key,))
        return int(rows[0][0]) if rows else 0

    def postpone(self, key: str, now: float, until: float) -> None:
        """Let a question be taken over, but not before a time: what hinders it is no failure of its own."""
        with self._database.write() as cursor:
            cursor.execute(_LET_GO, (key,))
            cursor.execute(
                "INSERT INTO postponed VALUES (?, 1, ?, ?) ON CONFLICT DO UPDATE SET times = times + 1, until = excluded.until",
                (key, now, until),
            )

    def postponed(self, key: str, now: float) -> tuple[int, float]:
        """How often a question was postponed, and since when; never, and since now."""
        rows = self._database.read("SELECT times, since FROM postponed WHERE key = ?", (key,))
        return (int(rows[0][0]), float(rows[0][1])) if rows else (0, now)
