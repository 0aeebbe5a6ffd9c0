"""A faithful small Slack for tests; the whole of it is in `tests/slack/`, and `Slack` in its `driver.py` is what a test holds.

`python -m tests.slack_server --show` serves a workspace as pages in a browser, to try the bot without Slack.
"""

from tests.slack.driver import APP, BOT, BOT_USER, TEAM, Slack, slack_server
from tests.slack.nouns import Call, Delivery, Message, View

__all__ = ["APP", "BOT", "BOT_USER", "TEAM", "Call", "Delivery", "Message", "Slack", "View", "slack_server"]

if __name__ == "__main__":
    from tests.slack.live import main

    main()
