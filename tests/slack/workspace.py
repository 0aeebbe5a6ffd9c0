"""The state of the workspace. Everything is read and changed under its `changed` condition, which is told of every change."""

import secrets
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from tests.slack.nouns import STREAM_LIFE, TRIGGER_LIFE, Call, Channel, Delivery, Json, Message, Person, Refused, View

TEAM, DOMAIN, APP, BOT_USER, BOT = "T0FOOTNOTE", "brindle", "A0FOOTNOTE", "U0FOOTNOTE", "B0FOOTNOTE"
SLACKBOT = "USLACKBOT"

SCOPES = frozenset(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands groups:history groups:read im:history "
    "im:read im:write mpim:history reactions:write usergroups:read users:read".split()
)
EVENTS = frozenset("app_home_opened app_mention message.channels message.groups message.im message.mpim".split())


@dataclass(slots=True)
class Workspace:
    """People, channels and what was said, and the installed app with its rights."""

    name: str = "footnote"  # of the app's bot user
    scopes: Collection[str] = SCOPES
    events: Collection[str] = EVENTS
    commands: Collection[str] = ("/footnote",)
    shortcuts: dict[str, str] = field(default_factory=dict)  # of messages: callback id -> name
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)  # user group id -> people
    messages: dict[str, list[Message]] = field(default_factory=dict)  # by channel, oldest first
    views: dict[str, View] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)  # by person
    statuses: list[tuple[str, str | None, str]] = field(default_factory=list)  # channel, thread, status, as they came
    prompts: dict[tuple[str, str | None], Json] = field(default_factory=dict)  # suggested prompts by channel and thread
    titles: dict[tuple[str, str], str] = field(default_factory=dict)  # of assistant threads
    calls: list[Call] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # methods that were called and do not exist here
    deliveries: list[Delivery] = field(default_factory=list)
    triggers: dict[str, tuple[str, float]] = field(default_factory=dict)  # id -> person, when made
    spent: set[str] = field(default_factory=set)  # triggers that have opened a modal
    answers: dict[str, "ResponseUrl"] = field(default_factory=dict)  # response URLs by their secret
    stream_life: float = STREAM_LIFE
    trigger_life: float = TRIGGER_LIFE
    deliver: Callable[[Delivery], None] = lambda delivery: None
    changed: threading.Condition = field(default_factory=threading.Condition)
    _last: float = 0.0

    def stamp(self) -> str:
        """A timestamp that nothing else in the workspace has, in the form of Slack's `ts`."""
        with self.changed:
            self._last = max(time.time(), self._last + 0.000_002)
            return f"{self._last:.6f}"

    def channel(self, channel: Any) -> Channel:
        """The channel with an id (or a person's direct messages, by the person's id), as far as the app may see it."""
        if channel in self.people and channel != BOT_USER:
            return self.direct(str(channel))
        found = self.channels.get(channel)
        if found is None or (found.kind != "channel" and BOT_USER not in found.members):
            raise Refused("channel_not_found")
        return found

    def direct(self, person: str) -> Channel:
        """The direct messages of a person and the app."""
        identity = f"D{person[1:]}"
        return self.channels.setdefault(identity, Channel(identity, identity, "im", {person, BOT_USER}))

    def message(self, channel: str, ts: Any) -> Message:
        """The message at a timestamp, or `message_not_found`."""
        for message in reversed(self.messages.get(channel, [])):
            if message.ts == ts and not message.deleted and message.only_for is None:
                return self.aged(message)
        raise Refused("message_not_found")

    def aged(self, message: Message) -> Message:
        """The message, its stream closed if it has lived too long."""
        if message.streaming == "open" and time.monotonic() - message.started > self.stream_life:
            message.streaming = "expired"
        return message

    def add(self, message: Message) -> Message:
        """Put a message into its channel."""
        with self.changed:
            self.messages.setdefault(message.channel, []).append(message)
            self.changed.notify_all()
        return message

    def answered(self, message: Message) -> None:
        """Take the status of a thread away, as Slack does when the app writes into it."""
        if self.status(message.channel, message.root):
            self.statuses.append((message.channel, message.root, ""))

    def status(self, channel: str, thread: str | None) -> str:
        """The status that stands in a thread now; empty: none."""
        said = [status for where, root, status in self.statuses if (where, root) == (channel, thread)]
        return said[-1] if said else ""

    def trigger(self, person: str) -> str:
        """A new trigger id for a person's action."""
        made = f"{secrets.randbelow(10**12)}.{secrets.token_hex(8)}"
        self.triggers[made] = (person, time.monotonic())
        return made

    def opened_by(self, trigger: Any) -> str:
        """The person whose action this trigger came with; it is used up by this."""
        if trigger in self.spent:
            raise Refused("exchanged_trigger_id")
        if trigger not in self.triggers:
            raise Refused("invalid_trigger_id")
        person, made = self.triggers[trigger]
        if time.monotonic() - made > self.trigger_life:
            raise Refused("expired_trigger_id")
        self.spent.add(trigger)
        return person


@dataclass(slots=True)
class ResponseUrl:
    """Where the app may answer an interaction: five times, in half an hour."""

    channel: str
    person: str
    thread_ts: str | None
    original: str | None  # the message that was clicked
    ephemeral: bool  # whether that message is ephemeral
    made: float = field(default_factory=time.monotonic)
    used: int = 0
