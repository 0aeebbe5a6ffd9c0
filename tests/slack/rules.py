"""What Slack refuses in blocks: kinds, lengths, numbers, and ids that stand twice. Pure; a fault is a sentence with its place.

The limits are Slack's published ones (docs.slack.dev/reference/block-kit), as `slack_sdk.models.blocks` has them too.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.slack.nouns import Json

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MARKDOWN = 12_000  # characters in all markdown blocks of a message together

_SELECTS = frozenset(
    f"{many}{kind}_select" for many in ("", "multi_") for kind in ("static", "external", "users", "conversations", "channels")
)
_PICKERS = frozenset(("datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"))
_INPUTS = _SELECTS | _PICKERS | {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
_ACTIONS = _SELECTS | _PICKERS | {"button", "overflow", "workflow_button"}
_ACCESSORIES = _ACTIONS | {"image"}
_CONTEXT_ACTIONS = frozenset(("feedback_buttons", "icon_button"))
_RICH = frozenset(("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"))
_RICH_INLINE = frozenset("text link user usergroup channel emoji date broadcast color team".split())

_EVERYWHERE = frozenset("section divider image actions context header rich_text video".split())
ALLOWED = {
    "message": _EVERYWHERE | {"context_actions", "markdown", "table", "task_card", "plan", "file", "input"},
    "modal": _EVERYWHERE | {"input"},
    "home": _EVERYWHERE | {"input"},
}
_KEYS = {  # what a block may have beside type and block_id
    "section": {"text", "fields", "accessory", "expand"},
    "divider": set[str](),
    "image": {"image_url", "slack_file", "alt_text", "title"},
    "actions": {"elements"},
    "context": {"elements"},
    "context_actions": {"elements"},
    "header": {"text"},
    "markdown": {"text"},
    "rich_text": {"elements"},
    "input": {"label", "element", "dispatch_action", "hint", "optional"},
}

_URL = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>]+\Z", re.IGNORECASE)

Fault = tuple[str, str]  # where (a JSON pointer), what is wrong


def faults(blocks: Any, surface: str) -> list[str]:
    """What is wrong with these blocks on a surface (message, modal, home), in Slack's way of saying; empty: nothing."""
    return [f"[ERROR] {what} [json-pointer:{where}]" for where, what in _blocks(blocks, surface)]


def _blocks(blocks: Any, surface: str) -> Iterator[Fault]:
    if not isinstance(blocks, list):
        yield "/blocks", "must be an array"
        return
    most = MESSAGE_BLOCKS if surface == "message" else VIEW_BLOCKS
    if len(blocks) > most:
        yield "/blocks", f"no more than {most} items allowed"
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        where = f"/blocks/{number}"
        kind = _kind(block)
        if kind not in ALLOWED[surface]:
            yield f"{where}/type", f"unsupported type: {kind}"
            continue
        if "block_id" in block:
            yield from _text(block["block_id"], f"{where}/block_id", 255)
            name = str(block["block_id"])
            if name in seen:
                yield f"{where}/block_id", f"`block_id` already exists: {name}"
            seen.add(name)
        if kind in _KEYS:
            for key in sorted(block.keys() - _KEYS[kind] - {"type", "block_id"}):
                yield f"{where}/{key}", f"no such property: {key}"
        yield from _BLOCKS.get(kind, _anything)(block, where)
    written = [block["text"] for block in blocks if isinstance(block, dict) and block.get("type") == "markdown"]
    if sum(len(text) for text in written if isinstance(text, str)) > MARKDOWN:
        yield "/blocks", f"markdown blocks must have less than {MARKDOWN + 1} characters in all"


def _kind(value: Any) -> str:
    """What a block or an element says that it is."""
    return str(value.get("type")) if isinstance(value, dict) else type(value).__name__


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any, where: str, most: int, least: int = 1) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield where, "must be a string"
    elif len(value) > most:
        yield where, f"must be less than {most + 1} characters"
    elif len(value.strip()) < least:
        yield where, f"must be more than {least - 1} characters"


def composed(value: Any, where: str, most: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> Iterator[Fault]:
    """What is wrong with a text object."""
    if not isinstance(value, dict) or _kind(value) not in kinds:
        yield where, f"must be a text object of type {' or '.join(kinds)}"
        return
    allowed = {"type", "text", "emoji" if value["type"] == "plain_text" else "verbatim"}
    for key in sorted(value.keys() - allowed):
        yield f"{where}/{key}", f"no such property: {key}"
    yield from _text(value.get("text"), f"{where}/text", most)


def plain(value: Any, where: str, most: int) -> Iterator[Fault]:
    """What is wrong with a text object that must be plain."""
    return composed(value, where, most, ("plain_text",))


def _section(block: Json, where: str) -> Iterator[Fault]:
    if "text" not in block and not block.get("fields"):
        yield where, "text or fields are needed"
    if "text" in block:
        yield from composed(block["text"], f"{where}/text", 3000)
    fields = _many(block.get("fields"))
    if len(fields) > 10:
        yield f"{where}/fields", "no more than 10 items allowed"
    for number, text in enumerate(fields):
        yield from composed(text, f"{where}/fields/{number}", 2000)
    if "accessory" in block:
        yield from _element(block["accessory"], f"{where}/accessory", _ACCESSORIES)


def _elements(kinds: frozenset[str], most: int) -> Callable[[Json, str], Iterator[Fault]]:
    def check(block: Json, where: str) -> Iterator[Fault]:
        elements = block.get("elements")
        if not isinstance(elements, list) or not elements:
            yield f"{where}/elements", "must have at least 1 item"
            return
        if len(elements) > most:
            yield f"{where}/elements", f"no more than {most} items allowed"
        seen: set[str] = set()
        for number, element in enumerate(elements):
            yield from _element(element, f"{where}/elements/{number}", kinds)
            action = str(element.get("action_id", "")) if isinstance(element, dict) else ""
            if action in seen:
                yield f"{where}/elements/{number}/action_id", f"`action_id` already exists: {action}"
            seen |= {action} - {""}

    return check


def _element(element: Any, where: str, kinds: frozenset[str]) -> Iterator[Fault]:
    kind = _kind(element)
    if kind not in kinds:
        yield f"{where}/type", f"unsupported type: {kind}"
        return
    if kind in {"plain_text", "mrkdwn"}:
        yield from composed(element, where, 3000)
    if "action_id" in element:
        yield from _text(element["action_id"], f"{where}/action_id", 255)
    yield from _ELEMENTS.get(kind, _anything)(element, where)


def _button(element: Json, where: str) -> Iterator[Fault]:
    yield from plain(element.get("text"), f"{where}/text", 75)
    for key, most in (("url", 3000), ("value", 2000), ("accessibility_label", 75)):
        if key in element:
            yield from _text(element[key], f"{where}/{key}", most)
    if isinstance(element.get("url"), str) and not _URL.match(element["url"]):
        yield f"{where}/url", "must be a valid URL"
    if element.get("style", "primary") not in ("primary", "danger"):
        yield f"{where}/style", "must be primary or danger"


def _icon(element: Json, where: str) -> Iterator[Fault]:
    if element.get("icon") != "trash":
        yield f"{where}/icon", "must be a supported icon (trash)"
    yield from plain(element.get("text"), f"{where}/text", 75)
    if "value" in element:
        yield from _text(element["value"], f"{where}/value", 2000)


def _feedback(element: Json, where: str) -> Iterator[Fault]:
    for side in ("positive_button", "negative_button"):
        button = element.get(side)
        if not isinstance(button, dict):
            yield f"{where}/{side}", "missing required field"
            continue
        yield from plain(button.get("text"), f"{where}/{side}/text", 75)
        yield from _text(button.get("value"), f"{where}/{side}/value", 2000)
        if "accessibility_label" in button:
            yield from _text(button["accessibility_label"], f"{where}/{side}/accessibility_label", 75)


def _image(element: Json, where: str) -> Iterator[Fault]:
    yield from _text(element.get("alt_text"), f"{where}/alt_text", 2000)
    if "slack_file" not in element:
        yield from _text(element.get("image_url"), f"{where}/image_url", 3000)


def _options(element: Json, where: str) -> Iterator[Fault]:
    options = element.get("options")
    most = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}.get(element["type"], 100)
    if not isinstance(options, list) or not 1 <= len(options) <= most:
        if "option_groups" not in element:
            yield f"{where}/options", f"must have 1 to {most} items"
        return
    for number, option in enumerate(options):
        here = f"{where}/options/{number}"
        if not isinstance(option, dict):
            yield here, "must be an object"
            continue
        yield from composed(option.get("text"), f"{here}/text", 75)
        yield from _text(option.get("value"), f"{here}/value", 150)


def _typed(element: Json, where: str) -> Iterator[Fault]:
    if "placeholder" in element:
        yield from plain(element["placeholder"], f"{where}/placeholder", 150)
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if not (isinstance(least, int) and isinstance(most, int) and 0 <= least <= most <= 3000):
        yield f"{where}/max_length", "must be at most 3000, and no less than min_length"


def _input(block: Json, where: str) -> Iterator[Fault]:
    yield from plain(block.get("label"), f"{where}/label", 2000)
    if "hint" in block:
        yield from plain(block["hint"], f"{where}/hint", 2000)
    yield from _element(block.get("element"), f"{where}/element", _INPUTS)


def _rich(block: Json, where: str) -> Iterator[Fault]:
    elements = block.get("elements")
    if not isinstance(elements, list):
        yield f"{where}/elements", "missing required field"
        return
    for number, element in enumerate(elements):
        here = f"{where}/elements/{number}"
        kind = _kind(element)
        if kind not in _RICH:
            yield f"{here}/type", f"unsupported type: {kind}"
        elif kind == "rich_text_list":
            yield from _rich(element, here)
        else:
            for place, part in enumerate(_many(element.get("elements"))):
                inner = _kind(part)
                if inner not in _RICH_INLINE:
                    yield f"{here}/elements/{place}/type", f"unsupported type: {inner}"
                elif inner in {"text", "link"}:
                    yield from _text(part.get("text" if inner == "text" else "url"), f"{here}/elements/{place}", 4000)


def _header(block: Json, where: str) -> Iterator[Fault]:
    return plain(block.get("text"), f"{where}/text", 150)


def _markdown(block: Json, where: str) -> Iterator[Fault]:
    return _text(block.get("text"), f"{where}/text", MARKDOWN)


def _anything(block: Json, where: str) -> Iterator[Fault]:
    return iter(())


_BLOCKS: dict[str, Callable[[Json, str], Iterator[Fault]]] = {
    "section": _section,
    "header": _header,
    "markdown": _markdown,
    "image": _image,
    "input": _input,
    "rich_text": _rich,
    "actions": _elements(_ACTIONS, 25),
    "context": _elements(frozenset(("plain_text", "mrkdwn", "image")), 10),
    "context_actions": _elements(_CONTEXT_ACTIONS, 5),
}
_ELEMENTS: dict[str, Callable[[Json, str], Iterator[Fault]]] = {
    "button": _button,
    "icon_button": _icon,
    "feedback_buttons": _feedback,
    "image": _image,
    "overflow": _options,
    "checkboxes": _options,
    "radio_buttons": _options,
    "static_select": _options,
    "multi_static_select": _options,
    "plain_text_input": _typed,
}
