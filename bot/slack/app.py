"""The Bolt app: what is listened to, each with the function that deals with it. Thin: parse, note, hand on.

A question is noted in the ledger before Slack is told that it was heard, so none is lost; the rest is done by other threads, so
Slack is told at once.
"""

import logging
import re
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any

from bot.slack import hear, home, press
from bot.slack.access import is_direct
from bot.slack.desk import Desk
from bot.slack.events import asked, commanded
from bot.slack.settings import SlackSettings

if TYPE_CHECKING:
    from slack_bolt import App

COMMAND = "/footnote"
SHORTCUT = "check"  # the callback id of "Check against the articles"
EVENTS = ("app_mention", "message", "app_home_opened")
_LOG = logging.getLogger("footnote.slack")
_BUTTONS: dict[str, Callable[[Desk, Mapping[str, Any]], None]] = {
    "show_words": press.show_words,
    "vote": press.vote,
    "share": press.share,
    "ask_someone": press.ask_someone,
}
Do = Callable[..., None]


def make_app(desk: Desk, settings: SlackSettings, threads: Executor) -> "App":
    """The app, its listeners registered; what takes time is done by `threads`."""
    from slack_bolt import App

    app = App(
        client=desk.web.client,
        signing_secret=settings.signing_secret or "",
        process_before_response=True,  # a question is acknowledged after it was noted
        logger=logging.getLogger("footnote.slack.bolt"),
        attaching_conversation_kwargs_enabled=False,
    )

    def later(do: Do, *arguments: Any) -> None:
        threads.submit(_told, do, *arguments)

    def heard(body: dict[str, Any], event: dict[str, Any]) -> None:
        question = asked(event, body["team_id"], desk.web.identity.user)
        if question and hear.is_for_us(desk, question) and hear.note(desk, question, body.get("event_id")):
            later(hear.welcome, desk, question)

    def opened(event: dict[str, Any]) -> None:
        later(_home, desk, event)

    def command(ack: Callable[..., Any], body: dict[str, Any]) -> None:
        question = commanded(body, desk.web.identity.user)
        if hear.note(desk, question, None):
            try:
                ack(text=hear.searching(desk))
            finally:  # it is noted, so it must be answered
                later(desk.queue.put, question)
        else:
            ack()

    def pressed(ack: Callable[..., Any], body: dict[str, Any]) -> None:
        ack()
        later(_BUTTONS[body["actions"][0]["action_id"]], desk, body)

    def shortcut(ack: Callable[..., Any], body: dict[str, Any]) -> None:
        ack()
        later(press.check_message, desk, body)

    def reason(ack: Callable[..., Any], body: dict[str, Any]) -> None:
        press.give_reason(desk, body)
        ack()

    app.event("app_mention")(heard)
    app.event("message")(heard)
    app.event("app_home_opened")(opened)
    app.event(re.compile(".*"))(_nothing)
    app.command(COMMAND)(command)
    app.shortcut({"callback_id": SHORTCUT, "type": "message_action"})(shortcut)
    for name in _BUTTONS:
        app.action(name)(pressed)
    app.view("reason")(reason)
    app.error(_failed)
    return app


def _nothing() -> None:
    """Other events are acknowledged and left alone."""


def _failed(error: Exception) -> None:
    _LOG.error("Something that Slack sent could not be dealt with: %s", type(error).__name__)


def _told(do: Do, *arguments: Any) -> None:
    """Do something; what goes wrong is logged, without what a person wrote."""
    try:
        do(*arguments)
    except Exception as fault:  # nobody else would hear of it
        _failed(fault)


def _home(desk: Desk, event: Mapping[str, Any]) -> None:
    """Fill the app's home, or suggest questions in the conversation with it."""
    user, channel = event["user"], event.get("channel") or ""
    index, _ = desk.index()
    scope = desk.access.scope(channel if is_direct(channel) else "D", user)
    if event.get("tab") == "home":
        desk.web.publish(user, home.home(index, scope))
    elif is_direct(channel):
        prompts = desk.suggestions.of(index, scope)
        if prompts:
            desk.web.suggest(channel, home.TITLE, prompts)
