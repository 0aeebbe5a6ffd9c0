"""Who may ask, and which articles they are answered from."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import SlackFailed
from bot.questions.scope import EVERYTHING, Scope
from bot.slack.channels import Room, Rules
from bot.slack.events import Asked
from bot.slack.ledger import DAY, Ledger
from index.filters import Filter

_FRESH = 300.0  # seconds for which a group's members are remembered
_NOT_ALLOWED = "Sorry, I answer only some groups of people here, and you are in none of them. Whoever set me up can change that."
_OUTSIDER = "Sorry, here I answer only people of the organisation that set me up. They can change that."
_UNKNOWN = "Sorry, I could not find out whether you may ask me. Please try again in a few minutes."
_ENOUGH = "You have had {} answers today, which is the limit here. Please ask again tomorrow."


class Members:
    """The members of user groups, remembered for a while. Usable from several threads."""

    def __init__(self, fetch: Callable[[str], frozenset[str]]) -> None:
        """`fetch` gives a group's members; raises `SlackFailed`."""
        self._fetch = fetch
        self._known: dict[str, tuple[float, frozenset[str]]] = {}
        self._lock = threading.Lock()

    def includes(self, group: str, user: str) -> bool:
        """Whether a user is in a group. Raises `SlackFailed` when Slack does not tell."""
        with self._lock:
            at, members = self._known.get(group, (float("-inf"), frozenset()))
            if time.monotonic() - at > _FRESH:
                members = self._fetch(group)
                self._known[group] = time.monotonic(), members
            return user in members


@dataclass(frozen=True, slots=True)
class Access:
    """The rules, and who is in which group."""

    rules: Rules
    members: Members
    ledger: Ledger

    def room(self, asked: Asked) -> Room:
        """How the place where something was asked is treated."""
        return self.rules.room(asked.channel, direct=is_direct(asked.channel))

    def is_private(self, asked: Asked) -> bool:
        """Whether only the asker may see the answer: so it is set, or outsiders would see it who may not ask themselves."""
        room = self.room(asked)
        return asked.respond is not None or room.answer == "privately" or (asked.shared and not room.outsiders)

    def denied(self, asked: Asked) -> str | None:
        """Why someone is not answered, for them to read; None when they are."""
        if asked.outsider and not self.room(asked).outsiders:
            return _OUTSIDER
        unwelcome = self.unwelcome(asked.user)
        if unwelcome:
            return unwelcome
        limit = self.room(asked).daily_limit
        today = time.time() // DAY * DAY
        if limit is not None and self.ledger.asked_before(asked, today) >= limit:
            return _ENOUGH.format(limit)
        return None

    def unwelcome(self, user: str) -> str | None:
        """Why someone is answered nowhere, for them to read; None when they are in an allowed group, or none is named."""
        if not self.rules.allowed_groups:
            return None
        try:
            allowed = any(self.members.includes(group, user) for group in self.rules.allowed_groups)
        except SlackFailed:
            return _UNKNOWN  # a door that cannot be watched stays shut
        return None if allowed else _NOT_ALLOWED

    def sees_all(self, channel: str) -> bool:
        """Whether a channel sees every article."""
        return self._collections(channel) is None

    def _collections(self, channel: str) -> tuple[str, ...] | None:
        return self.rules.room(channel, direct=is_direct(channel)).collections

    def scope(self, channel: str, user: str) -> Scope:
        """The articles that someone is answered from in a channel.

        A channel sees its collections, whoever asks. In direct messages, its own, and those of the asker's groups.
        """
        collections = self._collections(channel)
        if collections is None:
            return EVERYTHING
        if is_direct(channel):
            more = [seen for group, seen in self.rules.groups.items() if self._is_in(group, user)]
            collections = tuple(dict.fromkeys((*collections, *(one for seen in more for one in seen))))
        return Scope(Filter(collections=collections))

    def _is_in(self, group: str, user: str) -> bool:
        try:
            return self.members.includes(group, user)
        except SlackFailed:
            return False


def is_direct(channel: str) -> bool:
    """Whether a channel is a direct conversation with the bot."""
    return channel.startswith("D")
