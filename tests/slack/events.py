"""What Slack tells the app: the envelope of an event, and the events that a message gives rise to."""

import secrets
import time

from tests.slack.nouns import Channel, Delivery, Json, Message
from tests.slack.workspace import APP, BOT_USER, TEAM, Workspace

_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history"}
_MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}


def tell(space: Workspace, event: Json) -> Delivery:
    """Send an event to the app, in the outer part that Slack puts around it."""
    where = space.channels.get(event["channel"]) if isinstance(event.get("channel"), str) else None
    payload = {
        "token": "deprecated",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(time.time()),
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": bool(where and where.shared),
        "event_context": f"4-{secrets.token_hex(8)}",
        "context_team_id": TEAM,
        "context_enterprise_id": None,
    }
    return dispatch(space, Delivery("events_api", payload))


def dispatch(space: Workspace, delivery: Delivery) -> Delivery:
    """Send something to the app, and note it."""
    with space.changed:
        space.deliveries.append(delivery)
        space.changed.notify_all()
    space.deliver(delivery)
    return delivery


def said(space: Workspace, message: Message) -> list[Delivery]:
    """Tell the app of a new message: `message`, and `app_mention` beside it when the app is mentioned."""
    channel = space.channels[message.channel]
    told = _told(space, channel, shown(space, message) | {"event_ts": message.ts})
    mentioned = f"<@{BOT_USER}>" in message.text and message.user != BOT_USER and channel.kind != "im"
    if mentioned and message.subtype is None and _hears(space, channel, "app_mention", "app_mentions:read"):
        mention = shown(space, message) | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts}
        told.append(tell(space, mention))
    return told


def changed(space: Workspace, message: Message, before: Json) -> list[Delivery]:
    """Tell the app that a message was edited or deleted; `before` is what `shown` gave."""
    channel, stamp = space.channels[message.channel], space.stamp()
    event = {"type": "message", "hidden": True, "previous_message": before, "ts": stamp, "event_ts": stamp}
    if message.deleted:
        return _told(space, channel, event | {"subtype": "message_deleted", "deleted_ts": message.ts})
    return _told(space, channel, event | {"subtype": "message_changed", "message": shown(space, message)})


def _told(space: Workspace, channel: Channel, event: Json) -> list[Delivery]:
    if not _hears(space, channel, _MESSAGES[channel.kind], _HISTORY[channel.kind]):
        return []
    return [tell(space, event | {"channel": channel.id, "channel_type": channel.kind})]


def _hears(space: Workspace, channel: Channel, event: str, scope: str) -> bool:
    return event in space.events and scope in space.scopes and BOT_USER in channel.members


def shown(space: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """A message as Slack's JSON has it; the metadata only when it is asked for."""
    told: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    told["team"] = space.people[message.user].team if message.user in space.people else TEAM
    if message.blocks:
        told["blocks"] = message.blocks
    if message.bot_id:
        told |= {"bot_id": message.bot_id, "app_id": APP if message.user == BOT_USER else "A0OTHER"}
    else:
        told["client_msg_id"] = f"client-{message.ts}"
    if subtype := "thread_broadcast" if message.broadcast else message.subtype:
        told["subtype"] = subtype
    if message.thread_ts:
        told["thread_ts"] = message.thread_ts
        parent = next((each for each in space.messages[message.channel] if each.ts == message.thread_ts), None)
        if parent and parent is not message:
            told["parent_user_id"] = parent.user
    if message.edited:
        told["edited"] = {"user": message.user, "ts": message.ts}
    if message.streaming:
        told["streaming_state"] = {"open": "in_progress", "ended": "completed", "expired": "errored"}[message.streaming]
    if message.reactions:
        names = dict.fromkeys(name for name, _ in message.reactions)
        users = {name: [user for each, user in message.reactions if each == name] for name in names}
        told["reactions"] = [{"name": name, "users": users[name], "count": len(users[name])} for name in names]
    if metadata and message.metadata:
        told["metadata"] = message.metadata
    return told
