"""What a person does with the app's buttons, modals, commands and shortcuts, and what the app's acknowledgement does."""

import secrets
from collections.abc import Iterator
from typing import Any

from tests.slack import chat, events, views
from tests.slack.directory import Directory
from tests.slack.nouns import Delivery, Json, Message, View
from tests.slack.workspace import APP, DOMAIN, SLACKBOT, TEAM, ResponseUrl

_TEAM = {"id": TEAM, "domain": DOMAIN}
_FAILURES = {"dispatch_failed": "dispatch_failed", "timeout": "operation_timeout", "http_timeout": "operation_timeout"}


class Interaction(Directory):
    """The verbs of a person that are no messages."""

    def command(self, person: str, channel: str, command: str, text: str = "") -> Delivery:
        """A person types a slash command."""
        who, where = self.person(person), self.space.channels[self.channel_id(channel)]
        if command not in self.space.commands or "commands" not in self.space.scopes:
            raise LookupError(f"{command} is not a valid command")
        named = {"user_id": who, "user_name": self.space.people[who].name, "channel_id": where.id, "channel_name": where.name}
        if where.kind == "im":
            named["channel_name"] = "directmessage"
        payload = {"token": "deprecated", "team_id": TEAM, "team_domain": DOMAIN, **named, "command": command, "text": text}
        payload |= {"api_app_id": APP, "is_enterprise_install": "false", "trigger_id": self.space.trigger(who)}
        payload["response_url"] = self._response_url(ResponseUrl(where.id, who, None, None, ephemeral=False))
        return events.dispatch(self.space, Delivery("slash_commands", payload, finish=self._commanded))

    def _commanded(self, delivery: Delivery) -> None:
        payload, answer = delivery.payload, delivery.answer
        if delivery.failed:
            why = _FAILURES.get(delivery.failed, "http_service_error")
            text = f"{payload['command']} failed with the error “{why}”"
            self.space.add(Message(payload["channel_id"], self.space.stamp(), SLACKBOT, text, only_for=payload["user_id"]))
        elif answer:
            url = ResponseUrl(payload["channel_id"], payload["user_id"], None, None, ephemeral=False)
            chat.respond(self.space, url, answer if isinstance(answer, dict) else {"text": answer})

    def shortcut(self, person: str, message: Message, callback_id: str) -> Delivery:
        """A person chooses a message shortcut from a message's menu."""
        who, where = self.person(person), self.space.channels[message.channel]
        url = ResponseUrl(where.id, who, message.thread_ts, None, ephemeral=False)
        payload = {"type": "message_action", "callback_id": callback_id, "message_ts": message.ts, "team": _TEAM}
        payload |= {"action_ts": self.space.stamp(), "message": events.shown(self.space, message)}
        payload |= self._who(who) | {"channel": {"id": where.id, "name": where.name}, "response_url": self._response_url(url)}
        return events.dispatch(self.space, Delivery("interactive", payload))

    def click(self, person: str, where: Message | View, button: str) -> Delivery:
        """A person presses a button, named by its action id or by what stands on it (or its label for screen readers)."""
        who = self.person(person)
        blocks = where.blocks if isinstance(where, Message) else where.body["blocks"]
        matching = [found for found in _buttons(blocks) if button in found[2]]
        if not matching:
            on_offer = sorted({name for *_, names in _buttons(blocks) for name in names})
            raise LookupError(f"there is no button {button!r}; there are {', '.join(on_offer) or 'none'}")
        block, action, _ = matching[0]
        payload: Json = {"type": "block_actions", "team": _TEAM, "state": {"values": {}}, **self._who(who)}
        payload["actions"] = [action | {"block_id": block["block_id"], "action_ts": self.space.stamp()}]
        if isinstance(where, View):
            payload |= {"container": {"type": "view", "view_id": where.id}, "view": views.shown(where)}
        else:
            payload |= self._clicked(who, where)
        return events.dispatch(self.space, Delivery("interactive", payload))

    def _clicked(self, who: str, message: Message) -> Json:
        channel, hidden = self.space.channels[message.channel], message.only_for is not None
        container: Json = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": hidden}
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        url = ResponseUrl(channel.id, who, message.thread_ts, message.ts, hidden)
        told: Json = {"container": container, "channel": {"id": channel.id, "name": channel.name}}
        told["response_url"] = self._response_url(url)
        return told if hidden else told | {"message": events.shown(self.space, message)}  # Slack does not send what is ephemeral

    def submit(self, view: View, values: dict[str, Any] | None = None) -> Delivery:
        """A person fills in a modal (by block id, action id or label: a text, an option's value, or several) and sends it."""
        filled = views.shown(view) | {"state": {"values": _filled(view.body["blocks"], values or {})}}
        payload = {"type": "view_submission", "team": _TEAM, "view": filled, "response_urls": [], **self._who(view.user)}

        def submitted(delivery: Delivery) -> None:
            if delivery.failed:
                view.errors = {"": "We had some trouble connecting. Try again?"}
            else:
                views.answered(self.space, view, delivery.answer)

        return events.dispatch(self.space, Delivery("interactive", payload, finish=submitted))

    def close(self, view: View) -> Delivery | None:
        """A person closes a modal; the app hears of it if it asked to."""
        self.space.views.pop(view.id, None)
        if not view.body.get("notify_on_close"):
            return None
        payload = {"type": "view_closed", "team": _TEAM, "view": views.shown(view), "is_cleared": False, **self._who(view.user)}
        return events.dispatch(self.space, Delivery("interactive", payload))

    def _who(self, person: str) -> Json:
        name = self.space.people[person].name
        user = {"id": person, "username": name, "name": name, "team_id": self.space.people[person].team}
        known = {"user": user, "api_app_id": APP, "token": "deprecated", "trigger_id": self.space.trigger(person)}
        return known | {"enterprise": None, "is_enterprise_install": False}

    def _response_url(self, url: ResponseUrl) -> str:
        secret = secrets.token_hex(12)
        self.space.answers[secret] = url
        return f"{self.server.url}/response/{secret}"


def _buttons(blocks: list[Json]) -> Iterator[tuple[Json, Json, set[str]]]:
    """The buttons in blocks: their block, the action that a press is, and the names that they go by."""
    for block in blocks:
        elements = [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]
        for element in elements if block["type"] in {"actions", "context_actions", "section"} else []:
            if element["type"] == "feedback_buttons":
                for side in ("positive_button", "negative_button"):
                    button = element[side]
                    action = {"type": "feedback_buttons", "action_id": element["action_id"], "value": button["value"]}
                    names = {
                        side.removesuffix("_button"),
                        button["value"],
                        button["text"]["text"],
                        button.get("accessibility_label", ""),
                    }
                    yield block, action | {"text": button["text"]}, names - {""}
            else:
                text = element.get("text", {}).get("text", "")
                yield block, element, {element["action_id"], text, element.get("accessibility_label", "")} - {""}


def _filled(blocks: list[Json], values: dict[str, Any]) -> Json:
    """The state of a modal's inputs; a name that fits no input is an error of the test."""
    state: Json = {}
    left = dict(values)
    for block in blocks:
        if block["type"] != "input":
            continue
        element, block_id = block["element"], block["block_id"]
        names = (block_id, element["action_id"], block["label"]["text"])
        name = next((name for name in names if name in left), None)
        state[block_id] = {element["action_id"]: _value(element, left.pop(name) if name is not None else None)}
    if left:
        raise LookupError(f"no input is called {', '.join(left)}")
    return state


def _value(element: Json, given: Any) -> Json:
    kind = element["type"]
    if "options" not in element:
        return {"type": kind, "value": given if given is not None else element.get("initial_value")}
    chosen = [option for option in element["options"] if option["value"] in ([given] if isinstance(given, str) else given or [])]
    many = kind in {"checkboxes", "multi_static_select"}
    return (
        {"type": kind, "selected_options": chosen} if many else {"type": kind, "selected_option": chosen[0] if chosen else None}
    )
