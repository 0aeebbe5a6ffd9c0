"""What people think of answers, in the ledger: a person's last vote on an answer counts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.database import Database


@dataclass(frozen=True, slots=True)
class Vote:
    """What someone thinks of an answer."""

    key: str
    voter: str
    vote: str  # "up" or "down"
    reason: str | None
    at: float  # seconds since 1970


class Votes:
    """The votes of a ledger."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def cast(self, vote: Vote) -> None:
        """Keep a vote; a person's last one on an answer counts."""
        with self._database.write() as cursor:
            cursor.execute(
                "INSERT INTO votes VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET vote = excluded.vote, at = excluded.at, "
                "reason = CASE WHEN excluded.vote = votes.vote THEN coalesce(excluded.reason, reason) ELSE excluded.reason END",
                (vote.key, vote.voter, vote.vote, vote.reason, vote.at),
            )

    def all(self) -> list[Vote]:
        """All votes, the oldest first."""
        return [Vote(*row) for row in self._database.read("SELECT key, voter, vote, reason, at FROM votes ORDER BY at, voter")]
