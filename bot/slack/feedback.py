"""What people think of answers: votes with their reasons, and these as JSON Lines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.slack.ledger import Kept, Ledger
from bot.slack.votes import Vote


def exported(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Each vote as an object: the question, the reply, and what was thought of it. The oldest first."""
    for vote in ledger.votes.all():
        yield _object(vote, ledger.kept(vote.key))


def _object(vote: Vote, kept: Kept | None) -> dict[str, Any]:
    return {
        "at": datetime.fromtimestamp(vote.at, UTC).isoformat(timespec="seconds"),
        "vote": vote.vote,
        "reason": vote.reason,
        "voter": vote.voter,
        "asker": kept.asked.user if kept else None,
        "channel": kept.asked.channel if kept else None,
        "question": kept.asked.text if kept else None,
        "reply": kept.reply if kept else None,
    }
