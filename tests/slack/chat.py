"""The methods `chat.*` but for streams: a message is said, changed, deleted."""

import json
import re
from typing import Any

from tests.slack import events, mrkdwn, rules
from tests.slack.nouns import Json, Message, Refused
from tests.slack.workspace import BOT, BOT_USER, DOMAIN, ResponseUrl, Workspace

_SHOUTED = re.compile(r"(?<![\w<!@])@(channel|here|everyone)\b")
LONGEST_TEXT = 40_000  # characters; what is longer is cut off
LONGEST_UPDATE = 4_000
LONGEST_MARKDOWN = 12_000
LONGEST_BLOCKS = 13_200  # characters of a message's blocks as JSON; not documented, but seen (slackapi/bolt-js#2509 and #2867)
RESPONSE_URL_USES, RESPONSE_URL_LIFE = 5, 1800.0


def post(space: Workspace, given: Json) -> Json:
    """`chat.postMessage`."""
    channel = space.channel(given.get("channel"))
    if BOT_USER not in channel.members and "chat:write.public" not in space.scopes:
        raise Refused("not_in_channel")
    if channel.archived:
        raise Refused("is_archived")
    message = Message(channel.id, space.stamp(), BOT_USER, bot_id=BOT, broadcast=bool(given.get("reply_broadcast")))
    _fill(message, given)
    message.thread_ts = thread(space, channel.id, given.get("thread_ts"))
    space.answered(message)
    space.add(message)
    events.said(space, message)
    return {"channel": channel.id, "ts": message.ts, "message": events.shown(space, message, metadata=True)}


def thread(space: Workspace, channel: str, ts: Any) -> str | None:
    """The timestamp of the thread that a reply to `ts` is in; a reply to a reply goes to the same thread."""
    if not ts:
        return None
    roots = [message for message in space.messages.get(channel, []) if message.ts == ts and message.only_for is None]
    if not roots:
        raise Refused("invalid_thread_ts" if not isinstance(ts, str) or "." not in ts else "thread_not_found")
    roots[0].thread_ts = roots[0].root  # Slack marks the first message of a thread with its own timestamp
    return roots[0].root


def _fill(message: Message, given: Json, longest: float = LONGEST_BLOCKS) -> None:
    """Put what a call gives into a message, as far as Slack lets it."""
    blocks = blocks_of(given, "message")
    if len(json.dumps(given.get("blocks") or [], ensure_ascii=False, separators=(",", ":"))) > longest:
        raise Refused("msg_blocks_too_long")
    if given.get("markdown_text"):
        if given.get("text") or blocks:
            raise Refused("markdown_text_conflict")
        if len(str(given["markdown_text"])) > LONGEST_MARKDOWN:
            raise Refused("msg_too_long")
        blocks = [{"type": "markdown", "text": given["markdown_text"]}]
    text = str(given.get("text") or "")
    if flag(given.get("link_names")) or given.get("parse") == "full":
        text = _SHOUTED.sub(r"<!\1>", text)
    if not (text.strip() or blocks or given.get("attachments")):
        raise Refused("no_text")
    message.text, message.blocks = text[:LONGEST_TEXT] or mrkdwn.fallback(blocks), blocks
    message.metadata = metadata_of(given)
    message.unfurl_links, message.unfurl_media = flag(given.get("unfurl_links")), flag(given.get("unfurl_media"))


def blocks_of(given: Json, surface: str) -> list[Json]:
    """The blocks of a call, with ids for those that have none; `invalid_blocks` with the reasons when Slack refuses them."""
    blocks = given.get("blocks")
    if isinstance(blocks, str):
        try:
            blocks = json.loads(blocks)
        except ValueError:
            raise Refused("invalid_blocks_format") from None
    found = rules.faults(blocks or [], surface)
    if found:
        raise Refused("invalid_blocks", errors=found, response_metadata={"messages": found})
    return identified(blocks or [])


def identified(blocks: list[Json]) -> list[Json]:
    """The blocks, each with an id, and each element with an action id, as Slack gives them."""
    return [_identified({"block_id": f"b{number}"} | block) for number, block in enumerate(blocks)]


def _identified(block: Json) -> Json:
    name = block["block_id"]
    if block["type"] in {"actions", "context_actions"}:
        return block | {"elements": [{"action_id": f"{name}-{place}"} | each for place, each in enumerate(block["elements"])]}
    inner = {"section": "accessory", "input": "element"}.get(block["type"])
    return block | {inner: {"action_id": f"{name}-a"} | block[inner]} if inner and inner in block else block


def metadata_of(given: Json) -> Json | None:
    """The metadata of a call, checked."""
    metadata = given.get("metadata")
    if metadata is None or metadata == {}:
        return None
    if isinstance(metadata, str):
        try:
            metadata = json.loads(metadata)
        except ValueError:
            raise Refused("invalid_metadata_format") from None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str) or not metadata["event_type"]:
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    return {"event_type": metadata["event_type"], "event_payload": metadata["event_payload"]}


def flag(value: Any) -> bool | None:
    """A truth value as JSON and forms have it."""
    return None if value is None else value not in (False, "false", "0", 0)


def own(space: Workspace, channel: str, ts: Any, error: str) -> Message:
    """A message of the app's own, or the error that says it is somebody else's."""
    message = space.message(channel, ts)
    if message.user != BOT_USER:
        raise Refused(error)
    return message


def update(space: Workspace, given: Json) -> Json:
    """`chat.update`: what is not given stays, as Slack has it."""
    channel = space.channel(given.get("channel"))
    message = own(space, channel.id, given.get("ts"), "cant_update_message")
    if message.streaming == "open":
        raise Refused("streaming_state_conflict")
    if len(str(given.get("text") or "")) > LONGEST_UPDATE:
        raise Refused("msg_too_long")
    before = events.shown(space, message)
    message.versions.append((message.text, message.blocks))
    kept, metadata = message.blocks, message.metadata
    _fill(message, given)
    if given.get("blocks") is None and not given.get("markdown_text"):
        message.blocks = kept
    if given.get("metadata") is None:
        message.metadata = metadata
    message.edited, message.streamed = True, ""
    events.changed(space, message, before)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": events.shown(space, message)}


def delete(space: Workspace, given: Json) -> Json:
    """`chat.delete`."""
    channel = space.channel(given.get("channel"))
    message = own(space, channel.id, given.get("ts"), "cant_delete_message")
    if message.streaming == "open":
        raise Refused("cant_delete_message")
    before = events.shown(space, message)
    message.deleted = True
    events.changed(space, message, before)
    return {"channel": channel.id, "ts": message.ts}


def ephemeral(space: Workspace, given: Json) -> Json:
    """`chat.postEphemeral`: no event, no history, nothing to update."""
    channel = space.channel(given.get("channel"))
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    if given.get("user") not in space.people:
        raise Refused("user_not_found")
    if given["user"] not in channel.members:
        raise Refused("user_not_in_channel")
    message = Message(channel.id, space.stamp(), BOT_USER, bot_id=BOT, only_for=given["user"])
    _fill(message, given)
    message.thread_ts = given.get("thread_ts")
    space.add(message)
    return {"message_ts": message.ts}


def permalink(space: Workspace, given: Json) -> Json:
    """`chat.getPermalink`."""
    channel = space.channel(given.get("channel"))
    message = space.message(channel.id, given.get("message_ts"))
    link = f"https://{DOMAIN}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def respond(space: Workspace, url: ResponseUrl, given: Json) -> None:
    """What the app posts to a response URL: a message to all or to one, or a change of the message that was clicked."""
    original = next((each for each in space.messages.get(url.channel, []) if each.ts == url.original and not each.deleted), None)
    if given.get("delete_original") and original:
        before, original.deleted = events.shown(space, original), True
        if original.only_for is None:
            events.changed(space, original, before)
        return
    if given.get("replace_original") and original:
        before = events.shown(space, original)
        original.versions.append((original.text, original.blocks))
        _fill(original, given, longest=float("inf"))
        original.edited = True
        if original.only_for is None:
            events.changed(space, original, before)
        return
    open_to_all = given.get("response_type") == "in_channel"
    message = Message(url.channel, space.stamp(), BOT_USER, bot_id=BOT, only_for=None if open_to_all else url.person)
    _fill(message, given, longest=float("inf"))  # response URLs were seen to take what chat.postMessage refuses
    message.thread_ts = given.get("thread_ts") or (url.thread_ts if not open_to_all else None)
    space.add(message)
    if open_to_all:
        events.said(space, message)
