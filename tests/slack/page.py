"""A channel as a page in a plain imitation of Slack's look: one file, with nothing from elsewhere, and no script unless it is live."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from tests.slack import markup
from tests.slack import mrkdwn as texts
from tests.slack.nouns import Channel, Json, Message
from tests.slack.transcript import labels, names
from tests.slack.workspace import BOT_USER, DOMAIN, Workspace

_TEMPLATE = Path(__file__).with_name("page.html")


def of(space: Workspace, channel: str, *, live: bool = False) -> str:
    """The page of a channel; a live one has buttons that work and a field to write in."""
    known, here = names(space), space.channels[channel]
    messages = [message for message in space.messages.get(channel, []) if not message.deleted]

    def title(each: Channel) -> str:
        other = BOT_USER if live else next(iter(each.members - {BOT_USER}), BOT_USER)
        return known[other] if each.kind == "im" else each.name

    def composed(text: Json) -> Markup:
        return markup.mrkdwn(text["text"], known) if text["type"] == "mrkdwn" else Markup.escape(text["text"])

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        live=live,
        team=DOMAIN.title(),
        channel=here,
        channels=list(space.channels.values()),
        threads=_threads(messages),
        modals=[view for view in space.views.values() if view.user in here.members],
        statuses=_statuses(space, channel),
        shortcuts=space.shortcuts,
        title=title,
        composed=composed,
        mrkdwn=lambda text: markup.mrkdwn(text, known),
        markdown=markup.markdown,
        rich=texts.rich,
        labels=labels,
        safe=lambda url: url if url.startswith(("http://", "https://")) else "#",
        person=lambda identity: known.get(identity, "Slackbot"),
        colour=_colour,
        time=lambda ts: f"{datetime.fromtimestamp(float(ts), UTC):%H:%M}",
    )


def _threads(messages: list[Message]) -> list[tuple[Message, list[Message]]]:
    known = {message.ts for message in messages}
    roots = [message for message in messages if message.root == message.ts or message.root not in known]
    return [(root, [each for each in messages if each is not root and each.root == root.ts]) for root in roots]


def _statuses(space: Workspace, channel: str) -> list[str]:
    """The statuses that still stand: the last of each thread, unless it was cleared."""
    last = {thread: status for where, thread, status in space.statuses if where == channel}
    return [f"{space.name} {status}" for status in last.values() if status]


def _colour(identity: str) -> str:
    return f"hsl({hashlib.sha256(identity.encode()).digest()[0] * 360 // 256} 45% 45%)"
