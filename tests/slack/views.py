"""The methods `views.*`: modals and the home tab, and what Slack refuses in them."""

import json
import secrets
from collections.abc import Iterator
from typing import Any

from tests.slack import chat, rules
from tests.slack.nouns import Json, Refused, View
from tests.slack.workspace import APP, BOT, TEAM, Workspace

_DEEPEST = 3  # modals on each other
_LARGEST = 250_000  # bytes


def open_(space: Workspace, given: Json) -> Json:
    """`views.open`: a modal before the person whose action the trigger came with."""
    body = _body(given, "modal")
    person = space.opened_by(given.get("trigger_id") or given.get("interactivity_pointer"))
    return {"view": shown(_new(space, person, body))}


def push(space: Workspace, given: Json) -> Json:
    """`views.push`: another modal on top."""
    body = _body(given, "modal")
    person = space.opened_by(given.get("trigger_id") or given.get("interactivity_pointer"))
    below = stack(space, person)
    if not below or len(below) >= _DEEPEST:
        raise Refused("push_limit_reached" if below else "invalid_trigger_id")
    return {"view": shown(_new(space, person, body, below[-1]))}


def update(space: Workspace, given: Json) -> Json:
    """`views.update`, by the view's id or by the app's own."""
    body = _body(given, "modal")
    wanted = given.get("external_id")
    views = space.views.values()
    found = space.views.get(str(given.get("view_id"))) or next(
        (view for view in views if wanted and view.body.get("external_id") == wanted), None
    )
    if found is None:
        raise Refused("not_found")
    if given.get("hash") not in (None, found.hash):
        raise Refused("hash_conflict")
    found.body, found.hash, found.errors = body, _hash(), {}
    return {"view": shown(found)}


def publish(space: Workspace, given: Json) -> Json:
    """`views.publish`: a person's home tab."""
    body = _body(given, "home")
    person = given.get("user_id")
    if person not in space.people:
        raise Refused("invalid_arguments")
    before = space.homes.get(str(person))
    if before and given.get("hash") not in (None, before.hash):
        raise Refused("hash_conflict")
    space.homes[str(person)] = View(f"V{secrets.token_hex(5).upper()}", str(person), body, _hash(), "")
    return {"view": shown(space.homes[str(person)])}


def answered(space: Workspace, view: View, answer: Any) -> None:
    """Do what the app answered to a submission: show errors, change or push a modal, close one or all."""
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action == "errors":
        inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
        if not answer.get("errors") or answer["errors"].keys() - inputs:
            raise Refused("invalid_errors")
        view.errors = dict(answer["errors"])
    elif action in {"update", "push"}:
        body = _checked(answer.get("view"), "modal")
        if action == "push":
            _new(space, view.user, body, view)
        else:
            view.body, view.hash, view.errors = body, _hash(), {}
    elif action == "clear":
        for open_view in stack(space, view.user):
            space.views.pop(open_view.id, None)
    else:
        space.views.pop(view.id, None)


def stack(space: Workspace, person: str) -> list[View]:
    """The modals that are open before a person, the topmost last."""
    return [view for view in space.views.values() if view.user == person]


def shown(view: View) -> Json:
    """A view as Slack's JSON has it."""
    ours: Json = {"id": view.id, "team_id": TEAM, "app_id": APP, "bot_id": BOT, "hash": view.hash, "state": {"values": {}}}
    empty: Json = {"callback_id": "", "private_metadata": "", "external_id": "", "title": None, "submit": None, "close": None}
    ours |= {"root_view_id": view.root or view.id, "previous_view_id": view.previous, "app_installed_team_id": TEAM}
    return empty | {"clear_on_close": False, "notify_on_close": False} | view.body | ours


def _hash() -> str:
    return secrets.token_hex(8)


def _new(space: Workspace, person: str, body: Json, below: View | None = None) -> View:
    identity = f"V{secrets.token_hex(5).upper()}"
    made = View(identity, person, body, _hash(), below.root if below else identity, below.id if below else None)
    if below is None:
        for old in stack(space, person):
            space.views.pop(old.id)
    return space.views.setdefault(identity, made)


def _body(given: Json, surface: str) -> Json:
    view = given.get("view")
    if isinstance(view, str):
        try:
            view = json.loads(view)
        except ValueError:
            raise Refused("invalid_arguments") from None
    return _checked(view, surface)


def _checked(view: Any, surface: str) -> Json:
    if len(json.dumps(view)) > _LARGEST:
        raise Refused("view_too_large")
    found = [f"[ERROR] {what} [json-pointer:/view{where}]" for where, what in _faults(view, surface)]
    found += rules.faults(view.get("blocks"), surface) if isinstance(view, dict) else []
    if found:
        raise Refused("invalid_arguments", response_metadata={"messages": found})
    return dict(view) | {"blocks": chat.identified(view["blocks"])}


def _faults(view: Any, surface: str) -> Iterator[rules.Fault]:
    if not isinstance(view, dict) or view.get("type") != surface:
        yield "/type", f"must be {surface}"
        return
    if len(str(view.get("private_metadata") or "")) > 3000:
        yield "/private_metadata", "must be less than 3001 characters"
    if len(str(view.get("callback_id") or "")) > 255:
        yield "/callback_id", "must be less than 256 characters"
    if surface == "home":
        return
    yield from rules.plain(view.get("title"), "/title", 24)
    for key in ("submit", "close"):
        if view.get(key) is not None:
            yield from rules.plain(view[key], f"/{key}", 24)
    inputs = [block for block in view.get("blocks") or [] if isinstance(block, dict) and block.get("type") == "input"]
    if inputs and not view.get("submit"):
        yield "/submit", "is needed where there is an input block"
