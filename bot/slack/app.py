"""The Bolt app: what is listened to, each with the function that deals with it. Thin: parse, note, hand on.

A question is noted in the ledger before Slack is told that it was heard, so none is lost; the rest is done by other threads, so
Slack is told at once. They are apart by what they do, so that no asker waits for somebody else's button.
"""

import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.slack import hear, home, press
from bot.slack.access import is_direct
from bot.slack.crew import Crew
from bot.slack.desk import Desk
from bot.slack.events import asked, commanded
from bot.slack.logs import not_dealt_with
from bot.slack.settings import SlackSettings

if TYPE_CHECKING:
    from slack_bolt import App

COMMAND = "/footnote"
SHORTCUT = "check"  # the callback id of "Check against the articles"
_HEARD, _OPENED = ("app_mention", "message"), "app_home_opened"
EVENTS = (*_HEARD, _OPENED)
_BUTTONS: dict[str, Callable[[Desk, Mapping[str, Any]], None]] = {
    "show_words": press.show_words,
    "vote": press.vote,
    "share": press.share,
    "ask_someone": press.ask_someone,
}


@dataclass(frozen=True, slots=True)
class Crews:
    """Who does what takes time."""

    welcome: Crew = field(default_factory=lambda: Crew("welcome", 8))  # tells askers that they were heard
    buttons: Crew = field(default_factory=lambda: Crew("buttons", 6))
    home: Crew = field(default_factory=lambda: Crew("home", 2))
    checks: Crew = field(default_factory=lambda: Crew("checks", 2))  # of messages: each uses all processors for a while

    def close(self, seconds: float) -> bool:
        """Let all finish within so many seconds; False when there is something left."""
        end = time.monotonic() + seconds
        left = [crew for crew in (self.welcome, self.buttons, self.home, self.checks) if not crew.close(end - time.monotonic())]
        return not left


def make_app(desk: Desk, settings: SlackSettings, crews: Crews) -> "App":
    """The app, its listeners registered; what takes time is done by `crews`."""
    from slack_bolt import App

    app = App(
        client=desk.web.client,
        signing_secret=settings.signing_secret or "",
        process_before_response=True,  # a question is acknowledged after it was noted
        logger=logging.getLogger("footnote.slack.bolt"),
        attaching_conversation_kwargs_enabled=False,
    )
    listeners = _Listeners(desk, crews)
    for name in _HEARD:
        app.event(name)(listeners.heard)
    app.event(_OPENED)(listeners.opened)
    app.event(re.compile(".*"))(_nothing)
    app.command(COMMAND)(listeners.command)
    app.shortcut({"callback_id": SHORTCUT, "type": "message_action"})(listeners.shortcut)
    for name in _BUTTONS:
        app.action(name)(listeners.pressed)
    app.view("reason")(listeners.reason)
    app.error(not_dealt_with)
    return app


@dataclass(frozen=True, slots=True)
class _Listeners:
    """What is done when Slack calls; it is told at once that the call has come. Bolt gives the arguments by their names."""

    desk: Desk
    crews: Crews

    def heard(self, body: dict[str, Any], event: dict[str, Any]) -> None:
        """Note a message, if it is a question."""
        us = self.desk.web.identity
        question = asked(event, us.team, us.user, shared=bool(body.get("is_ext_shared_channel")))
        if question and hear.note(self.desk, question, body.get("event_id")):
            self.crews.welcome.later(hear.welcome, self.desk, question)

    def opened(self, event: dict[str, Any]) -> None:
        """Fill the app's home."""
        self.crews.home.later(_home, self.desk, event)

    def command(self, ack: Callable[..., Any], body: dict[str, Any]) -> None:
        """Note the question of a command."""
        question = commanded(body, self.desk.web.identity.user)
        if hear.note(self.desk, question, None):
            try:
                ack(text=hear.first_sign(self.desk, question, self.desk.queue.arrive()))
            finally:  # it is noted, so it must be answered
                self.desk.queue.put(question, arrived=True)
        else:
            ack()

    def pressed(self, ack: Callable[..., Any], body: dict[str, Any]) -> None:
        """Do what a button says."""
        ack()
        self.crews.buttons.later(_BUTTONS[body["actions"][0]["action_id"]], self.desk, body)

    def shortcut(self, ack: Callable[..., Any], body: dict[str, Any]) -> None:
        """Check a message against the articles."""
        ack()
        self.crews.buttons.later(press.check_message, self.desk, body, self.crews.checks.later)

    def reason(self, ack: Callable[..., Any], body: dict[str, Any]) -> None:
        """Keep the reason for a bad vote."""
        press.give_reason(self.desk, body)
        ack()


def _nothing() -> None:
    """Other events are acknowledged and left alone."""


def _home(desk: Desk, event: Mapping[str, Any]) -> None:
    """Fill the app's home, or suggest questions in the conversation with it; who may not ask is told so at home alone."""
    user, channel = event["user"], event.get("channel") or ""
    unwelcome = desk.access.unwelcome(user)
    if unwelcome:
        if event.get("tab") == "home":
            desk.web.publish(user, home.closed(unwelcome))
        return
    index, _ = desk.index()
    scope = desk.access.scope(channel if is_direct(channel) else "D", user)
    if event.get("tab") == "home":
        desk.web.publish(user, home.home(index, scope))
    elif is_direct(channel):
        prompts = desk.suggestions.of(index, scope)
        if prompts:
            desk.web.suggest(channel, home.TITLE, prompts)
