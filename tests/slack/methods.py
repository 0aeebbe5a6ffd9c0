"""The Web API's methods by name, with the scope that each needs and how often a minute Slack lets it be called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.slack import chat, events, streams, views
from tests.slack.nouns import Channel, Json, Message, Refused
from tests.slack.workspace import APP, BOT, BOT_USER, DOMAIN, TEAM, Workspace

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}  # calls a minute


def _auth(space: Workspace, given: Json) -> Json:
    ours = {"team": DOMAIN.title(), "team_id": TEAM, "user": space.name, "user_id": BOT_USER, "bot_id": BOT, "app_id": APP}
    return ours | {"url": f"https://{DOMAIN}.slack.com/", "is_enterprise_install": False}


def _channel_json(channel: Channel) -> Json:
    if channel.kind == "im":
        return {"id": channel.id, "is_im": True, "user": next(iter(channel.members - {BOT_USER}))}
    member = BOT_USER in channel.members
    private = channel.kind == "group"
    named = {"id": channel.id, "name": channel.name, "is_channel": not private, "is_group": private, "is_private": private}
    return named | {"is_im": False, "is_member": member, "is_archived": channel.archived, "num_members": len(channel.members)}


def _info(space: Workspace, given: Json) -> Json:
    channel = space.channel(given.get("channel"))
    needs(space, channel, "read")
    return {"channel": _channel_json(channel)}


def _open(space: Workspace, given: Json) -> Json:
    people = str(given.get("users") or "").split(",")
    if len(people) != 1:
        raise Refused("method_not_supported_for_channel_type")
    if people[0] not in space.people:
        raise Refused("user_not_found")
    return {"channel": _channel_json(space.direct(people[0]))}


def _members(space: Workspace, given: Json) -> Json:
    channel = space.channel(given.get("channel"))
    needs(space, channel, "read")
    return _page("members", sorted(channel.members), given, 100)


def _history(space: Workspace, given: Json) -> Json:
    messages = [message for message in _visible(space, given) if message.thread_ts in (None, message.ts) or message.broadcast]
    return _messages(space, messages[::-1], given)


def _replies(space: Workspace, given: Json) -> Json:
    found = _visible(space, given)
    wanted = next((message for message in found if message.ts == given.get("ts")), None)
    if wanted is None:
        raise Refused("thread_not_found")
    thread = [message for message in found if message.root == wanted.root]
    return _messages(space, thread, given)


def _visible(space: Workspace, given: Json) -> list[Message]:
    channel = space.channel(given.get("channel"))
    needs(space, channel, "history")
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    kept = [each for each in space.messages.get(channel.id, []) if not each.deleted and each.only_for is None]
    return [space.aged(message) for message in kept]


def _messages(space: Workspace, messages: list[Message], given: Json) -> Json:
    oldest, latest = float(given.get("oldest") or 0), float(given.get("latest") or "inf")
    inclusive = chat.flag(given.get("inclusive"))
    within = [
        each
        for each in messages
        if oldest < float(each.ts) < latest or (inclusive and float(each.ts) in (oldest, latest)) or each.ts == given.get("ts")
    ]
    metadata = bool(chat.flag(given.get("include_all_metadata")))
    told = _page("messages", [events.shown(space, message, metadata=metadata) for message in within], given, 1000)
    return told | {"has_more": bool(told["response_metadata"]["next_cursor"])}


def _page(name: str, found: list[Any], given: Json, most: int) -> Json:
    limit = min(int(given.get("limit") or most), most)
    start = int(given.get("cursor") or 0)
    following = str(start + limit) if start + limit < len(found) else ""
    return {name: found[start : start + limit], "response_metadata": {"next_cursor": following}}


def needs(space: Workspace, channel: Channel, right: str) -> None:
    """Refuse a call that lacks the scope for this kind of channel; `right` is read or history."""
    kind = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}[channel.kind]
    permit(space, f"{kind}:{right}")


def permit(space: Workspace, *scopes: str) -> None:
    """Refuse a call unless the app has one of these scopes."""
    if not set(scopes) & set(space.scopes):
        raise Refused("missing_scope", needed=",".join(scopes), provided=",".join(sorted(space.scopes)))


def _user(space: Workspace, given: Json) -> Json:
    person = space.people.get(str(given.get("user")))
    if person is None:
        raise Refused("user_not_found")
    profile = {"real_name": person.real_name, "display_name": person.name}
    known = {"id": person.id, "team_id": TEAM, "name": person.name, "real_name": person.real_name, "profile": profile}
    return {"user": known | {"is_bot": person.bot_id is not None, "deleted": False, "tz": "Etc/UTC", "tz_offset": 0}}


def _group(space: Workspace, given: Json) -> Json:
    if given.get("usergroup") not in space.groups:
        raise Refused("no_such_subteam")
    return {"users": sorted(space.groups[str(given["usergroup"])])}


def _react(space: Workspace, given: Json) -> Json:
    message = space.message(space.channel(given.get("channel")).id, given.get("timestamp"))
    name = str(given.get("name") or "").strip(":")
    if not name:
        raise Refused("invalid_name")
    if (name, BOT_USER) in message.reactions:
        raise Refused("already_reacted")
    message.reactions.append((name, BOT_USER))
    return {}


def _status(space: Workspace, given: Json) -> Json:
    channel = space.channel(given.get("channel_id"))
    space.message(channel.id, given.get("thread_ts"))
    loading = given.get("loading_messages") or []
    if not isinstance(given.get("status"), str) or len(loading) > 10:
        raise Refused("invalid_arguments")
    space.statuses.append((channel.id, given["thread_ts"], given["status"]))
    return {}


def _session(space: Workspace, given: Json) -> Json:
    if given.get("status") not in streams.SESSION_STATUSES:
        raise Refused("invalid_arguments")
    channel = space.channel(given.get("channel_id"))
    if given.get("title"):
        space.titles.setdefault((channel.id, str(given.get("thread_ts"))), given["title"])
    return {"status": given["status"], "agent_status": given["status"]}


def _prompts(space: Workspace, given: Json) -> Json:
    channel, prompts = space.channel(given.get("channel_id")), given.get("prompts") or []
    whole = all(isinstance(prompt, dict) and prompt.get("title") and prompt.get("message") for prompt in prompts)
    if channel.kind != "im" or not 1 <= len(prompts) <= 4 or not whole:
        raise Refused("invalid_arguments")
    space.prompts[channel.id, given.get("thread_ts")] = {"title": given.get("title"), "prompts": prompts}
    return {}


def _title(space: Workspace, given: Json) -> Json:
    channel = space.channel(given.get("channel_id"))
    space.message(channel.id, given.get("thread_ts"))
    if not 1 <= len(str(given.get("title") or "")) <= 200:
        raise Refused("invalid_arguments")
    space.titles[channel.id, str(given["thread_ts"])] = str(given["title"])
    return {}


@dataclass(frozen=True, slots=True)
class Method:
    """What a method does, the scopes of which it needs one, and its calls a minute (None: not counted)."""

    do: Callable[[Workspace, Json], Json]
    scopes: tuple[str, ...] = ()
    minute: int | None = None


_WRITE = ("chat:write",)
_ASSISTANT = ("assistant:write", "chat:write")
METHODS = {
    "auth.test": Method(_auth),
    "api.test": Method(lambda space, given: {"args": given}),
    "chat.postMessage": Method(chat.post, _WRITE),
    "chat.update": Method(chat.update, _WRITE, TIERS[3]),
    "chat.delete": Method(chat.delete, _WRITE, TIERS[3]),
    "chat.postEphemeral": Method(chat.ephemeral, _WRITE, TIERS[4]),
    "chat.getPermalink": Method(chat.permalink),
    "chat.startStream": Method(streams.start, _WRITE, TIERS[2]),
    "chat.appendStream": Method(streams.append, _WRITE, TIERS[4]),
    "chat.stopStream": Method(streams.stop, _WRITE, TIERS[2]),
    "assistant.threads.setStatus": Method(_status, _ASSISTANT, 600),
    "assistant.threads.setSuggestedPrompts": Method(_prompts, ("assistant:write",), TIERS[4]),
    "assistant.threads.setTitle": Method(_title, ("assistant:write",), TIERS[3]),
    "agents.sessions.setStatus": Method(_session, _WRITE, TIERS[3]),
    "agents.sessions.rename": Method(_title, _WRITE, TIERS[3]),
    "conversations.replies": Method(_replies, minute=TIERS[3]),
    "conversations.history": Method(_history, minute=TIERS[3]),
    "conversations.info": Method(_info, minute=TIERS[3]),
    "conversations.open": Method(_open, ("im:write",), TIERS[3]),
    "conversations.members": Method(_members, minute=TIERS[4]),
    "users.info": Method(_user, ("users:read",), TIERS[4]),
    "usergroups.users.list": Method(_group, ("usergroups:read",), TIERS[2]),
    "views.open": Method(views.open_, minute=TIERS[4]),
    "views.push": Method(views.push, minute=TIERS[4]),
    "views.update": Method(views.update, minute=TIERS[4]),
    "views.publish": Method(views.publish, minute=TIERS[4]),
    "reactions.add": Method(_react, ("reactions:write",), TIERS[3]),
}


def answer(space: Workspace, method: str, given: Json) -> Json:
    """Do what a call asks for; the answer has `ok`."""
    known = METHODS[method]
    with space.changed:
        try:
            if known.scopes:
                permit(space, *known.scopes)
            told = {"ok": True} | known.do(space, given)
        except Refused as refused:
            told = refused.answer
        space.changed.notify_all()
    return told
