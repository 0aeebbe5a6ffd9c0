"""The connection to Slack: made again at once when it breaks, and what hangs keeps nobody from ending."""

import io
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient

from bot.errors import SlackFailed
from bot.slack import socket
from bot.slack.channels import Rules
from bot.slack.crew import Crew
from bot.slack.settings import read_slack_settings
from tests.slack_bot import SORGHUM, Bot, answer, answers, running, workspace
from tests.slack_server import Slack


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with workspace(retries=(0.1, 0.2, 0.4)) as made:
        made.channel("harbor", "ada")
        yield made


@pytest.fixture(scope="module")
def bot(slack: Slack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "_PING", 600)  # else slack_sdk, too, sees after a few seconds that a connection is gone
        with running(slack, tmp_path_factory.mktemp("home")) as made:
            yield made


@pytest.mark.parametrize("how", ["reset", "close", "hang up"])
def test_a_connection_that_breaks_is_made_again_at_once(
    slack: Slack, bot: Bot, how: Literal["reset", "close", "hang up"]
) -> None:
    slack.drop(how)
    slack.wait_for(lambda: slack.connections == 1, "the connection")
    answer(slack, slack.say("ada", "harbor", f"@footnote {SORGHUM}"))


def test_a_slack_that_cannot_be_reached_for_a_while_is_come_back_to(slack: Slack, bot: Bot) -> None:
    slack.trouble("apps.connections.open", times=2, error="internal_error")
    slack.trouble("apps.connections.open", times=1, lost=True)
    slack.drop()
    asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
    answer(slack, asked)


def test_a_fault_while_a_connection_is_ended_keeps_nobody_from_making_another(
    slack: Slack, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbled = threading.Event()

    def stumble(_: SocketModeClient) -> None:
        stumbled.set()
        raise AttributeError("'NoneType' object has no attribute 'close'")  # slack_sdk's, when two threads end a connection

    with monkeypatch.context() as patch:
        patch.setattr(socket, "_is_broken", lambda _: True)
        patch.setattr(SocketModeClient, "disconnect", stumble)
        assert stumbled.wait(30)
    slack.drop()
    slack.wait_for(lambda: slack.connections == 1, "the connection", 30)


def test_a_connection_that_cannot_be_opened_is_told_of_once(slack: Slack, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    (handler,) = (one for one in logging.getLogger("footnote.slack").handlers if type(one) is logging.StreamHandler)
    monkeypatch.setattr(handler, "stream", log)
    with monkeypatch.context() as patch:
        patch.setattr(slack.server, "_connection", lambda: {"ok": True, "url": slack.server.url.replace("http", "ws")})
        before = len(slack.called("apps.connections.open"))
        slack.drop()
        slack.wait_for(lambda: len(slack.called("apps.connections.open")) > before + 3, "attempts")
    slack.wait_for(lambda: slack.connections == 1, "the connection")
    assert log.getvalue().count("cannot be opened") == 1


@pytest.mark.parametrize("trouble", [{"error": "internal_error"}, {"body": "<html>Log in.</html>"}, {"body": "[7]"}])
def test_a_fault_of_slacks_at_the_start_is_not_the_tokens(slack: Slack, trouble: dict[str, Any]) -> None:
    settings = read_slack_settings(slack.environment(), None)
    slack.trouble("apps.connections.open", **trouble)
    with pytest.raises(SlackFailed, match=r"apps\.connections\.open"):
        socket.connect(App(client=WebClient(settings.bot_token, base_url=settings.api_url)), settings, threading.Event())


@pytest.mark.slow
def test_what_a_button_does_cannot_keep_the_bot_from_ending(tmp_path: Path) -> None:
    with workspace() as slack:
        slack.channel("harbor", "ada")
        with running(slack, tmp_path, Rules(finish_within=1)):
            asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
            answer(slack, asked)
            slack.trouble("views.open", seconds=60)
            slack.click("ada", answers(slack, asked)[0], "Show the words")
            slack.wait_for(lambda: [call for call in slack.calls if call.method == "views.open"], "the window's call")
            told = time.monotonic()
        assert time.monotonic() - told < 30  # half of what the call takes


@pytest.mark.slow
def test_a_crew_finishes_what_it_was_given_and_leaves_what_hangs() -> None:
    done: list[int] = []
    gate = threading.Event()
    crew = Crew("test", 2)
    crew.later(_fail)  # which ends no thread
    for number in range(5):
        crew.later(done.append, number)
    assert crew.close(10)
    assert sorted(done) == [0, 1, 2, 3, 4]
    crew = Crew("test", 1)
    crew.later(gate.wait)
    crew.later(done.append, 5)
    assert not crew.close(0.05)
    gate.set()
    assert 5 not in done


def _fail() -> None:
    raise RuntimeError("not this time")
