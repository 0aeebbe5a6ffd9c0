"""What we say to Slack's Web API: a method each for posting, updating, streaming and looking, with its limits and failures.

A call that Slack turns down raises `SlackFailed`. A message whose fate is not known (the connection broke, Slack had a fault)
is looked for in the thread before it is posted again: metadata tell which question it answers.
"""

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from bot.errors import SettingError, SlackFailed
from bot.slack.blocks import Block
from bot.slack.calls import SECONDS, Calls, unanswered
from bot.slack.events import Asked
from bot.slack.pace import Pace
from bot.slack.settings import SlackSettings
from bot.slack.streams import Streams

if TYPE_CHECKING:
    from slack_sdk import WebClient

Stage = Literal["begun", "done", "word"]  # of a message: an answer being made, one that is whole, no answer

EVENT = "footnote_reply"  # the type of our messages' metadata
_ATTEMPTS = 3  # at a message whose fate was not known
_EXPIRED = {"status 404", "status 410"}  # of a command's URL, half an hour after it
_PAGE = 100  # messages of a thread that are looked at
_QUIET = {"unfurl_links": False, "unfurl_media": False}  # streams and updates show no previews anyway


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are in the workspace."""

    team: str
    user: str
    name: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Found:
    """A message of ours in a thread."""

    ts: str
    key: str | None  # the question that it belongs to; None: a stream that was never finished
    stage: str | None


class Web:
    """The Web API under our token. Usable from several threads."""

    def __init__(self, settings: SlackSettings) -> None:
        self._calls = Calls(settings)
        self._pace = Pace(1.0)
        self._streams = Streams()

    @property
    def client(self) -> "WebClient":
        """The client that waits when Slack asks it to."""
        return self._calls.patient

    @cached_property
    def identity(self) -> Identity:
        """Who we are; asked once. Raises `SettingError` for a token that Slack does not take, `SlackFailed` without an answer."""
        try:
            told = self._calls.call("auth.test", {})
        except SlackFailed as fault:
            if fault.transient:
                raise
            raise SettingError(
                f"Slack does not take SLACK_BOT_TOKEN ({fault.error}); copy the Bot User OAuth Token again from `OAuth & "
                "Permissions` of your app on api.slack.com/apps."
            ) from fault
        return Identity(told["team_id"], told["user_id"], told["user"], told["team"])

    # Saying

    def post(self, asked: Asked, blocks: Sequence[Block], text: str, stage: Stage) -> str:
        """Post a message into a question's thread; returns its timestamp."""
        message = {"channel": asked.channel, "thread_ts": asked.thread, **_message(asked.key, blocks, text, stage), **_QUIET}
        for attempt in range(_ATTEMPTS):
            self._pace.wait(asked.channel)
            try:
                return str(self._calls.call("chat.postMessage", message)["ts"])
            except SlackFailed as fault:
                if not fault.unknown or attempt == _ATTEMPTS - 1:
                    raise
                time.sleep(attempt + 1)
            there = [one for one in self.ours(asked) if one.key == asked.key and one.stage == stage]
            if there:
                return there[0].ts
        raise AssertionError("the last attempt returns or raises")

    def post_to(self, channel: str, blocks: Sequence[Block], text: str, asked: Asked, *, thread: str | None = None) -> None:
        """Post something about a question that is no answer to it, into a channel or to a user."""
        self._pace.wait(channel)
        place = {"channel": channel, **({"thread_ts": thread} if thread else {})}
        self._calls.call("chat.postMessage", {**place, **_message(asked.key, blocks, text, "word"), **_QUIET})

    def update(self, asked: Asked, ts: str, blocks: Sequence[Block], text: str, stage: Stage) -> None:
        """Replace a message of ours; doing it twice does no harm, so a broken connection is tried again."""
        message = {"channel": asked.channel, "ts": ts, **_message(asked.key, blocks, text, stage)}
        for attempt in range(_ATTEMPTS):
            try:
                self._calls.call("chat.update", message)
            except SlackFailed as fault:
                if not fault.unknown or attempt == _ATTEMPTS - 1:
                    raise
                time.sleep(attempt + 1)
            else:
                return

    def take_back(self, asked: Asked, ts: str, *, streaming: bool = False) -> None:
        """Delete a message of ours; one that is gone already is well."""
        if streaming:
            self.end(asked, ts)
        try:
            self._calls.call("chat.delete", {"channel": asked.channel, "ts": ts})
        except SlackFailed as fault:
            if fault.error != "message_not_found":
                raise

    def whisper(self, asked: Asked, blocks: Sequence[Block], text: str) -> None:
        """Say something that only the asker sees; when a command's own URL has expired, in a direct message."""
        if asked.respond:
            try:
                self.respond(asked.respond, {"response_type": "ephemeral", "blocks": list(blocks), "text": text})
            except SlackFailed as fault:
                if fault.error not in _EXPIRED:
                    raise
                self.post_to(asked.user, blocks, text, asked)
            return
        self._pace.wait(asked.channel)
        self._calls.call("chat.postEphemeral", {**_alone(asked), "blocks": list(blocks), "text": text})

    def apologize(self, asked: Asked, text: str) -> None:
        """Tell the asker alone, in plain words, what became of a question that Slack took no answer to; tried once."""
        if asked.respond:
            self.respond(asked.respond, {"response_type": "ephemeral", "text": text})
        else:
            self._calls.call("chat.postEphemeral", {**_alone(asked), "text": text}, "once")

    def respond(self, url: str, message: Mapping[str, Any]) -> None:
        """Answer a command or a button through its own URL."""
        from http.client import HTTPException

        from slack_sdk.webhook import WebhookClient

        client = WebhookClient(url, timeout=SECONDS, retry_handlers=self.client.retry_handlers)
        try:
            told = client.send_dict({**_QUIET, **message})
        except (OSError, HTTPException) as fault:  # whose text may hold the URL, which is a secret
            raise unanswered("an answer", fault) from None
        if told.status_code != 200:
            error = "ratelimited" if told.status_code == 429 else f"status {told.status_code}"
            raise SlackFailed("an answer", error, unknown=told.status_code >= 500)

    def status(self, asked: Asked, text: str) -> bool:
        """Show what is being done, under the thread; empty text ends it. False where Slack does not take it."""
        where = {"channel_id": asked.channel, "thread_ts": asked.thread, "status": text}
        try:
            self._calls.call("assistant.threads.setStatus", where, "hasty")
        except SlackFailed:
            return False
        return True

    # Streams

    def may_stream(self, channel: str) -> bool:
        """Whether one more message may be streamed into a channel."""
        return self._streams.may(channel)

    def start(self, asked: Asked, blocks: Sequence[Block]) -> str:
        """Begin to stream a message into a question's thread; returns its timestamp."""
        self._pace.wait(asked.channel)
        to = {"recipient_team_id": asked.home or asked.team, "recipient_user_id": asked.user}
        message = {"channel": asked.channel, "thread_ts": asked.thread, "chunks": [_chunk(blocks)], **to}
        self._streams.begin()
        try:
            return str(self._calls.call("chat.startStream", message, "once")["ts"])
        except SlackFailed as fault:
            self._streams.refused(asked.channel, fault.error)
            raise

    def append(self, asked: Asked, ts: str, blocks: Sequence[Block]) -> None:
        """Add to a stream."""
        self._calls.call("chat.appendStream", {"channel": asked.channel, "ts": ts, "chunks": [_chunk(blocks)]})

    def stop(self, asked: Asked, ts: str, blocks: Sequence[Block] = ()) -> None:
        """End a stream, with blocks below what it has said."""
        end = {"metadata": _metadata(asked.key, "done"), "blocks": list(blocks)} if blocks else {}
        self._calls.call("chat.stopStream", {"channel": asked.channel, "ts": ts, **end})

    def end(self, asked: Asked, ts: str) -> None:
        """End a stream as it stands; one that has ended by itself is well."""
        with contextlib.suppress(SlackFailed):  # whatever is done with the message next tells whether it can be used
            self.stop(asked, ts)

    # Looking

    def ours(self, asked: Asked) -> list[Found]:
        """Our messages in a question's thread since it was asked, the oldest first."""
        bot = self.identity.user
        return [
            Found(message["ts"], *marks(message))
            for message in self.thread(asked)
            if message.get("user") == bot and float(message["ts"]) > float(asked.ts or 0)
        ]

    def thread(self, asked: Asked) -> Iterator[dict[str, Any]]:
        """The messages of a question's thread, the oldest first, as Slack has them."""
        where = {"channel": asked.channel, "ts": asked.thread, "include_all_metadata": True, "limit": _PAGE}
        cursor = ""
        while True:
            page = self._calls.call("conversations.replies", {**where, "cursor": cursor} if cursor else where)
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def members(self, group: str) -> frozenset[str]:
        """The users of a user group."""
        return frozenset(self._calls.call("usergroups.users.list", {"usergroup": group})["users"])

    # Windows

    def open(self, trigger: str, view: Mapping[str, Any]) -> str:
        """Open a window for whoever pressed a button; returns its id."""
        return str(self._calls.call("views.open", {"trigger_id": trigger, "view": dict(view)})["view"]["id"])

    def change(self, view_id: str, view: Mapping[str, Any]) -> None:
        """Replace what a window shows."""
        self._calls.call("views.update", {"view_id": view_id, "view": dict(view)})

    def publish(self, user: str, view: Mapping[str, Any]) -> None:
        """Show a user the app's home."""
        self._calls.call("views.publish", {"user_id": user, "view": dict(view)})

    def suggest(self, channel: str, title: str, prompts: Sequence[Mapping[str, str]]) -> None:
        """Offer questions in a direct conversation."""
        self._calls.call(
            "assistant.threads.setSuggestedPrompts", {"channel_id": channel, "title": title, "prompts": list(prompts)}
        )


def _alone(asked: Asked) -> dict[str, Any]:
    """Where only the asker sees what is said, and looks: in the thread, if the question was asked in one."""
    in_thread = {"thread_ts": asked.thread} if asked.thread != asked.ts else {}
    return {"channel": asked.channel, "user": asked.user, **in_thread}


def _message(key: str, blocks: Sequence[Block], text: str, stage: Stage) -> dict[str, Any]:
    return {"blocks": list(blocks), "text": text, "metadata": _metadata(key, stage)}


def _metadata(key: str, stage: Stage) -> dict[str, Any]:
    return {"event_type": EVENT, "event_payload": {"question": key, "stage": stage}}


def marks(message: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The question and the stage that the metadata of a message of ours name; Nones for a stream that was never finished."""
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return (payload.get("question"), payload.get("stage")) if metadata.get("event_type") == EVENT else (None, None)


def _chunk(blocks: Sequence[Block]) -> dict[str, Any]:
    return {"type": "blocks", "blocks": list(blocks)}
