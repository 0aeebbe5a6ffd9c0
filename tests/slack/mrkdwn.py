"""What a text means in Slack: whom it disturbs, where it leads, and how it reads. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from tests.slack.nouns import Json

_ANGLED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_MARKDOWN_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_BARE = re.compile(r"(?<![<|(\[])\bhttps?://[^\s<>|)\]]+")
_EVERYBODY = {"!channel": "@channel", "!here": "@here", "!everyone": "@everyone"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message does: the mentions that notify somebody, as written without the brackets, and the links by target."""

    notified: tuple[str, ...]
    links: tuple[tuple[str, str], ...]  # label, URL


def texts(blocks: list[Json]) -> Iterator[tuple[str, str]]:
    """Every text that stands in blocks, with its kind: mrkdwn, plain_text or markdown."""
    for block in blocks:
        if block.get("type") == "markdown":
            yield "markdown", block["text"]
        elif block.get("type") == "rich_text":
            yield "mrkdwn", rich(block)
        else:
            yield from _within(block)


def _within(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if value.get("type") in {"mrkdwn", "plain_text"} and isinstance(value.get("text"), str):
            yield value["type"], value["text"]
        else:
            for inner in value.values():
                yield from _within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner)


def rich(block: Json) -> str:
    """A rich text block as the mrkdwn that says the same."""
    said = []
    for element in block.get("elements", []):
        kind = element.get("type")
        if kind in {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}:
            ends = "\n" if kind != "rich_text_list" else ""
            said.append(rich(element) + ends)
        else:
            said.append(_rich_part(element))
    return "".join(said)


def _rich_part(element: Json) -> str:
    kind = element.get("type")
    if kind == "link":
        return f"<{element['url']}|{element.get('text', element['url'])}>"
    made = {
        "user": "<@{user_id}>",
        "usergroup": "<!subteam^{usergroup_id}>",
        "channel": "<#{channel_id}>",
        "broadcast": "<!{range}>",
    }
    if kind in made:
        return made[kind].format(**element)
    return escaped(str(element.get("text", element.get("name", ""))))


def read(text: str, blocks: list[Json]) -> Reading:
    """Whom a message notifies and where it leads; blocks stand before the text, which is then only for notifications."""
    notified, links = [], []
    for kind, said in list(texts(blocks)) or [("mrkdwn", text)]:
        if kind == "plain_text":
            continue
        open_text = _CODE.sub(" ", said)
        if kind == "markdown":
            links += [(label, target) for label, target in _MARKDOWN_LINK.findall(open_text)]
        for target, label in _ANGLED.findall(open_text):
            if target[:1] in {"@", "!"}:
                notified += [target] if not target.startswith("!date") else []
            elif not target.startswith("#"):
                links.append((label or target, target))
        links += [(found, found) for found in _BARE.findall(_MARKDOWN_LINK.sub(" ", _ANGLED.sub(" ", open_text)))]
    # Slack notifies by the top-level text too, when it stands beside blocks.
    notified += [
        target for target, _ in _ANGLED.findall(_CODE.sub(" ", text)) if target[:1] in {"@", "!"} and target not in notified
    ]
    return Reading(tuple(target for target in notified if not target.startswith("!date")), tuple(links))


def escaped(text: str) -> str:
    """Text as Slack keeps what a person typed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str, names: dict[str, str]) -> str:
    """What a person reads of mrkdwn: mentions by name, links by label with the target after it; marks of emphasis stay."""

    def spoken(found: re.Match[str]) -> str:
        target, label = found.group(1), found.group(2)
        if target in _EVERYBODY:
            return _EVERYBODY[target]
        if target[:1] in {"@", "#"}:
            return target[0] + (label or names.get(target[1:], target[1:]))
        if target.startswith("!"):
            return label or f"@{names.get(target.partition('^')[2], target)}"
        return f"{label} ({target})" if label and label != target else target

    return unescape(_ANGLED.sub(spoken, text))


def from_markdown(text: str) -> str:
    """Streamed Markdown as Slack reads it back in a message's `text`."""
    linked = _MARKDOWN_LINK.sub(lambda found: f"<{found.group(2)}|{found.group(1)}>", text)
    return re.sub(r"^#+ ", "", re.sub(r"\*\*([^\n]+?)\*\*", r"*\1*", linked), flags=re.MULTILINE).strip()


def fallback(blocks: list[Json]) -> str:
    """The text that Slack makes of blocks for a message that has none."""
    return " ".join(said for _, said in texts(blocks))[:3000]
