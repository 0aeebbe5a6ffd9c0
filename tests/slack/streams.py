"""The methods of chat streaming: a message that grows while it is read."""

import json
from typing import Any

from tests.slack import chat, events, mrkdwn, rules
from tests.slack.nouns import Json, Message, Refused
from tests.slack.workspace import BOT, BOT_USER, TEAM, Workspace

_LONGEST_TITLE = 256  # of a task card
_TASK_STATUSES = frozenset(("pending", "in_progress", "complete", "error"))
SESSION_STATUSES = frozenset(("active", "processing", "suspended", "closed"))


def start(space: Workspace, given: Json) -> Json:
    """`chat.startStream`."""
    channel = space.channel(given.get("channel"))
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    if not given.get("thread_ts"):
        raise Refused("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: thread_ts"]})
    if channel.kind != "im":
        person = space.people.get(str(given.get("recipient_user_id")))
        if given.get("recipient_team_id") != (person.team if person else TEAM):
            raise Refused("missing_recipient_team_id")
        if person is None:
            raise Refused("missing_recipient_user_id")
    if given.get("task_display_mode", "timeline") not in {"timeline", "plan"}:
        raise Refused("invalid_arguments")
    message = Message(channel.id, space.stamp(), BOT_USER, bot_id=BOT, streaming="open")
    message.thread_ts = chat.thread(space, channel.id, given["thread_ts"])
    _take(message, given)
    space.answered(message)
    space.add(message)
    events.said(space, message)
    return {"channel": channel.id, "ts": message.ts}


def append(space: Workspace, given: Json) -> Json:
    """`chat.appendStream`."""
    message = _open(space, given)
    if not (given.get("markdown_text") or given.get("chunks")):
        raise Refused("no_text")
    _take(message, given)
    return {"channel": message.channel, "ts": message.ts}


def stop(space: Workspace, given: Json) -> Json:
    """`chat.stopStream`: the blocks stand below what was streamed."""
    message = _open(space, given)
    blocks, metadata = chat.blocks_of(given, "message"), chat.metadata_of(given)
    if given.get("session_status", "active") not in SESSION_STATUSES:
        raise Refused("invalid_arguments")
    before = events.shown(space, message)
    _take(message, given)
    cards = [{"type": "task_card", "block_id": f"t{number}"} | card for number, card in enumerate(message.tasks.values())]
    streamed = [{"type": "markdown", "text": message.streamed, "block_id": "stream"}] if message.streamed else []
    message.blocks = _bounded(streamed + cards + message.blocks + blocks)
    message.text = mrkdwn.from_markdown(message.streamed)
    message.metadata = metadata or message.metadata
    message.streaming = "ended"
    events.changed(space, message, before)
    return {"channel": message.channel, "ts": message.ts, "message": events.shown(space, message)}


def _open(space: Workspace, given: Json) -> Message:
    message = chat.own(space, space.channel(given.get("channel")).id, given.get("ts"), "message_not_owned_by_app")
    if message.streaming != "open":
        raise Refused("message_not_in_streaming_state")
    return message


def _take(message: Message, given: Json) -> None:
    """Add the text and the chunks of a call to a stream; nothing is added when a part of it is refused."""
    text, chunks = given.get("markdown_text"), given.get("chunks")
    if isinstance(chunks, str):
        chunks = json.loads(chunks)
    if text is not None and chunks:
        raise Refused(
            "invalid_arguments", response_metadata={"messages": ["[ERROR] markdown_text and chunks exclude each other"]}
        )
    parts = [{"type": "markdown_text", "text": text}] if text is not None else chunks or []
    for number, chunk in enumerate(parts):
        _check(chunk, number)
    for chunk in parts:
        if chunk["type"] == "markdown_text":
            message.streamed += chunk["text"]
        elif chunk["type"] == "task_update":
            card = message.tasks.setdefault(chunk["id"], {"task_id": chunk["id"], "details": "", "output": ""})
            card |= {"title": chunk["title"], "status": chunk["status"]}
            card |= {key: card[key] + str(chunk.get(key) or "") for key in ("details", "output")}
        elif chunk["type"] == "blocks":
            message.blocks = _bounded(message.blocks + chat.identified(chunk["blocks"]))
    message.text = mrkdwn.from_markdown(message.streamed)


def _bounded(blocks: list[Json]) -> list[Json]:
    """Blocks that a message can hold, whichever way they came."""
    if len(blocks) > rules.MESSAGE_BLOCKS:
        raise Refused("invalid_blocks", errors=[f"no more than {rules.MESSAGE_BLOCKS} items allowed [json-pointer:/blocks]"])
    return blocks


def _check(chunk: Any, number: int) -> None:
    kind = chunk.get("type") if isinstance(chunk, dict) else None
    where = f"[json-pointer:/chunks/{number}]"
    if kind == "markdown_text":
        if not isinstance(chunk.get("text"), str):
            raise Refused("invalid_chunks", errors=[f"text must be a string {where}"])
        if len(chunk["text"]) > chat.LONGEST_MARKDOWN:
            raise Refused("msg_too_long")
    elif kind == "task_update":
        if not chunk.get("id") or chunk.get("status") not in _TASK_STATUSES or len(chunk.get("title") or "") not in range(1, 257):
            raise Refused(
                "invalid_chunks", errors=[f"a task needs an id, a status and a title of up to {_LONGEST_TITLE} {where}"]
            )
    elif kind == "blocks":
        chat.blocks_of(chunk, "message")
    elif kind != "plan_update" or not chunk.get("title"):
        raise Refused("invalid_chunks", errors=[f"unsupported chunk {kind} {where}"])
