"""A faithful small Slack for tests; the whole of it is in `tests/slack/`, and `Slack` in its `driver.py` is what a test holds."""

from tests.slack.driver import APP, BOT, BOT_USER, TEAM, Slack, slack_server
from tests.slack.nouns import Call, Delivery, Message, View

__all__ = ["APP", "BOT", "BOT_USER", "TEAM", "Call", "Delivery", "Message", "Slack", "View", "slack_server"]
