"""The small Slack itself: the real slack_sdk client and a real Bolt app against it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_server import Slack, slack_server


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server(patience=0.5, retries=(0.0, 0.1, 0.2)) as made:
        made.person("ada")
        made.channel("harbor", "ada")
        yield made


@pytest.fixture
def client(slack: Slack) -> WebClient:
    return WebClient(token=slack.server.tokens.bot, base_url=slack.url)


@contextmanager
def bolt(slack: Slack) -> Iterator[App]:
    """A real Bolt app, connected by Socket Mode."""
    app = App(client=WebClient(token=slack.server.tokens.bot, base_url=slack.url))
    handler = SocketModeHandler(app, slack.server.tokens.app)
    handler.connect()  # type: ignore[no-untyped-call] # slack_bolt's own
    slack.wait_for(lambda: slack.connections, "the connection")
    try:
        yield app
    finally:
        handler.close()  # type: ignore[no-untyped-call] # slack_bolt's own


def refused(call: Any, **arguments: Any) -> Any:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return caught.value.response


def test_a_mention_is_answered_in_its_thread(slack: Slack) -> None:
    with bolt(slack) as app:

        @app.event("app_mention")
        def answer(event: dict[str, Any], say: Any) -> None:
            say("At *noon* &amp; at six.", thread_ts=event["ts"])

        asked = slack.say("ada", "harbor", "@footnote When does the ferry sail & where?")
        slack.wait_for(lambda: slack.thread(asked)[1:], "the answer")
    assert slack.transcript("harbor") == "ada: @footnote When does the ferry sail & where?\n    footnote: At *noon* & at six."
    types = [delivery.type for delivery in slack.deliveries]
    assert types[:2] == ["message", "app_mention"]
    first, second = (delivery.payload for delivery in slack.deliveries[:2])
    assert first["event"]["ts"] == second["event"]["ts"] == asked.ts
    assert first["event_id"] != second["event_id"]
