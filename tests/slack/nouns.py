"""What a workspace is made of. Unlike Footnote's own nouns these change: a channel is what happens in it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]

STREAM_LIFE = 306.0  # seconds that a stream was seen to live, whatever comes in between
TRIGGER_LIFE = 3.0  # seconds in which a trigger opens a modal


class Refused(Exception):  # noqa: N818 -- Slack works; it is the call that is wrong
    """Slack's answer `{"ok": false, "error": ...}`, with what else stands in it."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.answer: Json = {"ok": False, "error": error, **more}


@dataclass(slots=True)
class Person:
    """Somebody in the workspace; the app's own bot user is one too."""

    id: str
    name: str
    real_name: str
    bot_id: str | None = None
    team: str = "T0FOOTNOTE"  # another organisation's in Slack Connect


@dataclass(slots=True)
class Channel:
    """A public or private channel, or the direct messages of the app with a person, or with several (mpim)."""

    id: str
    name: str
    kind: Literal["channel", "group", "im", "mpim"]
    members: set[str]
    archived: bool = False
    shared: bool = False  # with another organisation (Slack Connect)


@dataclass(slots=True)
class Message:
    """What stands in a channel, as it is now; `versions` is what stood there before."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    bot_id: str | None = None
    subtype: str | None = None
    metadata: Json | None = None
    only_for: str | None = None  # an ephemeral message: who sees it
    broadcast: bool = False
    unfurl_links: bool | None = None
    unfurl_media: bool | None = None
    streaming: Literal["open", "ended", "expired"] | None = None
    streamed: str = ""  # the Markdown that came by stream
    tasks: dict[str, Json] = field(default_factory=dict)  # the stream's task cards, by id
    started: float = field(default_factory=time.monotonic)
    edited: bool = False
    deleted: bool = False
    reactions: list[tuple[str, str]] = field(default_factory=list)  # name, user
    versions: list[tuple[str, list[Json]]] = field(default_factory=list)

    @property
    def root(self) -> str:
        """The timestamp of the thread that it is in, or would begin."""
        return self.thread_ts or self.ts


@dataclass(slots=True)
class View:
    """A modal or a home tab that is open before a person."""

    id: str
    user: str
    body: Json  # as the app sent it
    hash: str
    root: str
    previous: str | None = None
    errors: dict[str, str] = field(default_factory=dict)  # block id -> what the app said is wrong there


@dataclass(slots=True)
class Call:
    """A call of the Web API, and how it was answered; an answer that got lost stands here all the same."""

    method: str
    arguments: Json
    at: float  # time.monotonic()
    answer: Json = field(default_factory=dict)
    status: int = 0  # 0: not answered yet

    @property
    def ok(self) -> bool:
        """Whether Slack did what was asked."""
        return bool(self.answer.get("ok"))


@dataclass(slots=True)
class Delivery:
    """An event or an interaction on its way to the app, with every attempt."""

    kind: Literal["events_api", "interactive", "slash_commands"]
    payload: Json
    sent: list[float] = field(default_factory=list)  # time.monotonic() of each attempt
    acknowledged: float | None = None  # seconds from the last attempt to the acknowledgement
    told: float | None = None  # time.monotonic() of the first acknowledgement
    answer: Json | str | None = None  # what the acknowledgement carried
    failed: str | None = None  # why Slack gave up
    reasons: list[str] = field(default_factory=list)  # why it was sent again, an attempt each
    finish: Callable[["Delivery"], None] | None = None  # what comes of it, when it is acknowledged or given up

    @property
    def done(self) -> bool:
        """Whether Slack has finished with it."""
        return self.acknowledged is not None or self.failed is not None

    @property
    def type(self) -> str:
        """What it is about: `app_mention`, `block_actions`, `/footnote` ..."""
        event = self.payload.get("event")
        return str(event["type"] if event else self.payload.get("type") or self.payload.get("command"))


@dataclass(slots=True)
class Trouble:
    """Something that goes wrong with calls, `times` times or for a share of all."""

    method: str  # "*": any
    error: str | None = None  # answered with this error
    status: int | None = None  # or with this HTTP status and no JSON
    retry_after: int | None = None  # or with 429 and this many seconds
    seconds: float = 0.0  # answered this late
    body: str | None = None  # done, but this is the answer
    lost: bool = False  # done, but the connection breaks before the answer
    share: float = 1.0
    times: int | None = None  # None: as often as it is asked
