"""A channel as text: what a person reads there in the end, threads indented below what began them."""

from collections.abc import Iterator

from tests.slack import mrkdwn
from tests.slack.nouns import Json, Message
from tests.slack.workspace import Workspace


def of(space: Workspace, channel: str) -> str:
    """Every message that stands in a channel, replies indented, then the modals that are open before its people."""
    messages = [message for message in space.messages.get(channel, []) if not message.deleted]
    lines: list[str] = []
    known = {message.ts for message in messages}
    for message in messages:
        if message.root != message.ts and message.root in known:
            continue
        lines += _message(space, message, "")
        for reply in messages:
            if reply is not message and reply.root == message.ts:
                lines += _message(space, reply, "    ")
    members = space.channels[channel].members
    for view in space.views.values():
        if view.user in members:
            lines += [f"[modal for {_name(space, view.user)}: {view.body['title']['text']}]"]
            lines += [f"  {line}" for line in body(space, view.body["blocks"])]
            lines += [f"  ! {error}" for error in view.errors.values()]
    return "\n".join(lines)


def names(space: Workspace) -> dict[str, str]:
    """What people and channels are called, by id."""
    return {person.id: person.name for person in space.people.values()} | {each.id: each.name for each in space.channels.values()}


def _name(space: Workspace, person: str) -> str:
    return space.people[person].name if person in space.people else "slackbot"


def _message(space: Workspace, message: Message, indent: str) -> Iterator[str]:
    marks = [f"only {_name(space, message.only_for)} sees this"] if message.only_for else []
    marks += ["streaming"] if message.streaming == "open" else ["stream broke off"] if message.streaming == "expired" else []
    mark = f" ({', '.join(marks)})" if marks else ""
    first, *others = said(space, message) or [""]
    yield f"{indent}{_name(space, message.user)}{mark}: {first}"
    yield from (f"{indent}  {line}" for line in others)
    for name, user in message.reactions:
        yield f"{indent}  :{name}: {_name(space, user)}"


def said(space: Workspace, message: Message) -> list[str]:
    """The lines of a message; of one that has blocks, its blocks."""
    if message.blocks:
        return list(body(space, message.blocks))
    return mrkdwn.plain(message.text, names(space)).split("\n")


def body(space: Workspace, blocks: list[Json]) -> Iterator[str]:
    """Blocks as lines: buttons in brackets, a divider as dashes, context lines after a bar."""
    known = names(space)
    for block in blocks:
        kind = block["type"]
        if kind == "divider":
            yield "---"
        elif kind in {"actions", "context_actions"}:
            yield " ".join(f"[{label}]" for element in block["elements"] for label in labels(element))
        elif kind == "input":
            yield f"{block['label']['text']}: ____"
        elif kind == "task_card":
            yield f"* {block['title']} ({block['status']})"
        else:
            spoken = "  ".join(mrkdwn.plain(text, known) if form != "markdown" else text for form, text in mrkdwn.texts([block]))
            bar = "| " if kind == "context" else ""
            yield from (bar + line for line in spoken.strip("\n").split("\n"))


def labels(element: Json) -> list[str]:
    """What stands on an element that is pressed."""
    if element["type"] == "feedback_buttons":
        return [element["positive_button"]["text"]["text"], element["negative_button"]["text"]["text"]]
    text = element.get("text") or element.get("placeholder") or {"text": element["type"]}
    return [str(text["text"])]
