"""Which events are for us: a pure function from an event of Slack's to a question, or to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.slack import mrkdwn

Kind = Literal["mention", "direct", "reply", "command"]
CONVERSATION = "slack:"  # what the names of its conversations begin with
_SPOKEN = (None, "file_share", "thread_broadcast", "me_message")  # subtypes of messages in which a person says something


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, who asked it, and where."""

    key: str  # what makes it one question: the channel and the message's time, or a command's trigger
    kind: Kind
    team: str
    channel: str
    user: str
    text: str  # as a person reads it, without the bot's name; may be empty
    ts: str | None  # of the message; None for a command
    thread: str | None  # of the thread's first message, in which the answer goes; None for a command
    respond: str | None = None  # the URL for answers to a command
    shared: bool = False  # people of another organisation see the channel (Slack Connect)
    outsider: bool = False  # the asker is one of them
    home: str | None = None  # the outsider's own team

    @property
    def lane(self) -> str:
        """What is answered one after the other: a thread, or a whole direct conversation."""
        return self.channel if self.kind == "direct" else f"{self.channel}:{self.thread or self.key}"

    @property
    def conversation(self) -> str:
        """The name under which what is said here is remembered."""
        return f"{CONVERSATION}{self.team}:{self.channel}:{self.thread or self.user}"


def asked(event: Mapping[str, Any], team: str, bot: str, *, shared: bool = False) -> Asked | None:
    """The question that an `app_mention` or a `message` event asks of the bot (a user's id), or None.

    `team` is ours; `shared` says that the channel is shared with another organisation.

    Of kind "reply" are messages in threads, which are for us only in a thread where we have answered. Not for us are what bots
    say, edits, joins and the like, the `message` twin of a mention, and what is said in a thread to someone else.
    """
    user, text, channel, ts = event.get("user"), event.get("text") or "", event.get("channel"), event.get("ts")
    if not (user and channel and ts) or event.get("bot_id") or event.get("edited") or event.get("hidden"):
        return None
    if event.get("subtype") not in _SPOKEN or user in (bot, "USLACKBOT"):
        return None
    kind = _kind(event, text, bot)
    if kind is None:
        return None
    thread, theirs = event.get("thread_ts") or ts, event.get("user_team") or event.get("team")
    outsider = shared and theirs not in (None, team)
    plain = mrkdwn.plain(text, bot)
    home = theirs if outsider else None
    return Asked(f"{channel}:{ts}", kind, team, channel, user, plain, ts, thread, shared=shared, outsider=outsider, home=home)


def _kind(event: Mapping[str, Any], text: str, bot: str) -> Kind | None:
    if event.get("type") == "app_mention":
        return "mention"
    if event.get("channel_type") == "im" or str(event["channel"]).startswith("D"):
        return "direct"
    if mrkdwn.mentions(text, bot) or mrkdwn.others_mentioned(text, bot):
        return None
    return "reply" if event.get("thread_ts") not in (None, event.get("ts")) else None


def commanded(body: Mapping[str, Any], bot: str) -> Asked:
    """The question of a slash command."""
    key, text = f"command:{body['trigger_id']}", mrkdwn.plain(body.get("text") or "", bot)
    return Asked(key, "command", body["team_id"], body["channel_id"], body["user_id"], text, None, None, body["response_url"])
