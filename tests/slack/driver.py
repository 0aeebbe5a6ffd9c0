"""What a test holds: a workspace with the app in it, people who do things there, and eyes on what they see.

    with slack_server() as slack:
        slack.person("ada"); slack.channel("harbor", "ada")
        ... start the app with slack.environment() ...
        asked = slack.say("ada", "harbor", "@footnote When does the ferry sail?")
        slack.wait_for(lambda: slack.thread(asked)[1:], "an answer")
        print(slack.transcript("harbor"))

People and channels go by name or by id. What a person does returns at once; the app's doing is waited for.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tests.slack import events, mrkdwn
from tests.slack.interaction import Interaction
from tests.slack.manifest import install
from tests.slack.nouns import Delivery, Json, Message, Person, Trouble
from tests.slack.office import Settings
from tests.slack.sight import Sight
from tests.slack.web import Hook, Server
from tests.slack.workspace import APP, BOT, BOT_USER, TEAM, Workspace

_MENTION = re.compile(r"(?<![\w@])@([\w.-]*\w)")
_CHANNEL = re.compile(r"(?<!\w)#([\w-]+)")
_LINK = re.compile(r"https?://[^\s&]+(?:&amp;[^\s&]+)*")


class Slack(Interaction, Sight):
    """The workspace as a test uses it: its address book, what people do, what goes wrong, and what is seen."""

    # The app under test

    @property
    def url(self) -> str:
        """The base of the Web API, as `SLACK_API_URL` and `WebClient(base_url=...)` take it."""
        return f"{self.server.url}/api/"

    def environment(self, way: Literal["socket", "http"] = "socket") -> dict[str, str]:
        """The settings with which the app finds this Slack, to be reached by Socket Mode or by HTTP."""
        tokens, secret = self.server.tokens, self.server.settings.signing_secret
        reached = {"socket": {"SLACK_APP_TOKEN": tokens.app}, "http": {"SLACK_SIGNING_SECRET": secret}}
        return {"SLACK_BOT_TOKEN": tokens.bot, "SLACK_API_URL": self.url} | reached[way]

    def install(self, manifest: Path) -> None:
        """Give the app the scopes, events, commands and name of a manifest; ValueError says what Slack would not take."""
        install(self.space, manifest)

    def listen(self, url: str) -> None:
        """Send everything to this URL by signed HTTP from now on, rather than by Socket Mode."""
        self.server.settings.url = url

    def request(self, body: str, secret: str | None = None, **headers: str) -> tuple[int, str]:
        """Send something of one's own to the app, signed with a secret (None: the right one); status and text of the answer."""
        return self.server.do(self.server.office.request(body, {"Content-Type": "application/json"} | headers, secret))

    @property
    def connections(self) -> int:
        """How many Socket Mode connections the app has open."""
        return len(self.server.office.connections)

    # What people do

    def typed(self, text: str) -> str:
        """A text as Slack keeps what a person typed: `&<>` escaped, @names, #channels and links in brackets."""
        kept = _LINK.sub(lambda found: f"<{found.group()}>", mrkdwn.escaped(text))
        people = {person.name: f"<@{person.id}>" for person in self.space.people.values()}
        people |= {name: f"<!{name}>" for name in ("channel", "here", "everyone")}
        channels = {channel.name: f"<#{channel.id}|{channel.name}>" for channel in self.space.channels.values()}
        kept = _MENTION.sub(lambda found: people.get(found.group(1), found.group()), kept)
        return _CHANNEL.sub(lambda found: channels.get(found.group(1), found.group()), kept)

    def say(self, person: str, channel: str, text: str, thread: Message | str | None = None, **more: Any) -> Message:
        """A person writes into a channel or a thread; the app hears of it if it may. `more` is for fields of `Message`."""
        where, who = self.space.channels[self.channel_id(channel)], self.person(person)
        where.members.add(who)
        message = Message(where.id, self.space.stamp(), who, self.typed(text), **more)
        root = thread.root if isinstance(thread, Message) else thread
        if root:
            message.thread_ts = root
            for each in self.space.messages.get(where.id, []):
                each.thread_ts = root if each.ts == root else each.thread_ts
        self.space.add(message)
        events.said(self.space, message)
        return message

    def dm(self, person: str, text: str, thread: Message | str | None = None) -> Message:
        """A person writes to the app directly."""
        return self.say(person, self.space.direct(self.person(person)).id, text, thread)

    def bot_says(self, channel: str, text: str, thread: Message | str | None = None) -> Message:
        """Another app writes into a channel."""
        other = self.space.people.setdefault("U0OTHERBOT", Person("U0OTHERBOT", "otherbot", "Other Bot", "B0OTHER"))
        return self.say(other.id, channel, text, thread, bot_id="B0OTHER", subtype="bot_message")

    def join(self, person: str, channel: str) -> Message:
        """A person joins a channel, which Slack says there."""
        who = self.person(person)
        return self.say(who, channel, f"<@{who}> has joined the channel", subtype="channel_join")

    def edit(self, message: Message, text: str) -> list[Delivery]:
        """Whoever wrote a message changes it."""
        before = events.shown(self.space, message)
        message.versions.append((message.text, message.blocks))
        message.text, message.edited = self.typed(text), True
        return events.changed(self.space, message, before)

    def delete(self, message: Message) -> list[Delivery]:
        """Whoever wrote a message deletes it."""
        before, message.deleted = events.shown(self.space, message), True
        return events.changed(self.space, message, before)

    def open_app(self, person: str, tab: Literal["home", "messages"] = "messages") -> Delivery | None:
        """A person opens the app: its home tab, or the conversation with it (the agent view)."""
        who = self.person(person)
        channel, stamp = self.space.direct(who), self.space.stamp()
        event: Json = {"type": "app_home_opened", "user": who, "channel": channel.id, "tab": tab, "event_ts": stamp}
        if tab == "home" and who in self.space.homes:
            event["view"] = {"id": self.space.homes[who].id} | self.space.homes[who].body
        return events.tell(self.space, event) if "app_home_opened" in self.space.events else None

    # What goes wrong

    def trouble(self, method: str = "*", *, times: int | None = 1, **what: Any) -> Trouble:
        """Let calls go wrong, once unless `times` says otherwise (None: for good); `what` is for fields of `Trouble`."""
        made = Trouble(method, times=times, **what)
        self.server.troubles.append(made)
        return made

    def before(self, method: str, hook: Hook) -> None:
        """Call this before Slack does what a call asks for; the server waits for it."""
        self.server.hooks.setdefault(("before", method), []).append(hook)

    def after(self, method: str, hook: Hook) -> None:
        """Call this after Slack has done what a call asks for, before the app hears so."""
        self.server.hooks.setdefault(("after", method), []).append(hook)

    def drop(self, how: Literal["reset", "close", "hang up"] = "reset") -> None:
        """Break every Socket Mode connection: by a TCP reset, which slack_sdk sees at its next ping, a close frame, or silently."""
        self.server.do(self.server.office.drop(how))

    def part(self, reason: Literal["warning", "refresh_requested", "link_disabled"] = "refresh_requested") -> None:
        """Ask every Socket Mode connection to come again."""
        self.server.do(self.server.office.part(reason))

    def again(self, delivery: Delivery) -> None:
        """Send an event once more, with the same event id, as if the acknowledgement had got lost; returns when it is through."""
        self.server.do(self.server.office.again(delivery))


@contextmanager
def slack_server(**settings: Any) -> Iterator[Slack]:
    """A Slack on a free port, as long as the block runs; `settings` are fields of `Settings`."""
    server = Server(Workspace(), Settings(**settings))
    server.start()
    try:
        yield Slack(server)
    finally:
        server.stop()
    if server.faults:
        raise server.faults[0]


__all__ = ["APP", "BOT", "BOT_USER", "TEAM", "Slack", "slack_server"]
