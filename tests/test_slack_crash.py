"""Exactly one answer, whatever happens to the process: killed in the middle, restarted, told to stop, or two at a time."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.slack.ledger import FILE, Ledger
from tests.slack_bot import SORGHUM, answers, heard, process, running, workspace
from tests.slack_server import BOT_USER, TEAM, Call, Message, Slack

pytestmark = pytest.mark.timeout(300)  # they start three processes each, which takes long on a machine that has other work


@pytest.fixture
def slack() -> Iterator[Slack]:
    with workspace(retries=(0.1, 0.2, 0.4)) as made:
        yield made


def said(slack: Slack, asked: Message) -> list[Message]:
    mine = [message for message in slack.thread(asked) if message.user == BOT_USER]
    return [message for message in mine if (message.metadata or {}).get("event_payload", {}).get("stage") != "word"]


def kill_when(slack: Slack, method: str, nth: int, kill: Callable[[], None]) -> threading.Event:
    """Kill the bot as Slack has done its nth call of a method, before it hears so."""
    killed, counted = threading.Event(), [0]

    def hook(_: Call) -> None:
        counted[0] += 1
        if counted[0] == nth:
            kill()
            killed.set()

    slack.after(method, hook)
    return killed


@pytest.mark.slow
def test_ten_questions_and_two_kills_give_ten_answers(slack: Slack, tmp_path: Path) -> None:
    people = [f"p{number}" for number in range(5)]
    for number in range(4):
        slack.channel(f"room{number}", *people)
    with process(slack, tmp_path) as child:
        killed = kill_when(slack, "chat.startStream", 3, partial(os.kill, child.pid, signal.SIGKILL))
        asked = [slack.say(people[n % 5], f"room{n % 4}", f"@footnote {SORGHUM}") for n in range(10)]
        assert killed.wait(60)
        child.wait()
    with process(slack, tmp_path) as child:
        killed = kill_when(slack, "chat.stopStream", 2, partial(os.kill, child.pid, signal.SIGKILL))
        assert killed.wait(60)
        child.wait()
    with process(slack, tmp_path):
        slack.wait_for(lambda: all(answers(slack, one) for one in asked), "ten answers")
        slack.wait_quiet()
    assert [len(said(slack, one)) for one in asked] == [1] * 10
    assert [text for one in asked if "dropped by 97%" not in (text := slack.said(said(slack, one)[0]))] == []


@pytest.mark.slow
def test_another_process_takes_over_and_one_told_to_stop_leaves_the_rest(slack: Slack, tmp_path: Path) -> None:
    slack.channel("room", "ada")
    with ExitStack() as stack:
        one, two = (stack.enter_context(process(slack, tmp_path)) for _ in range(2))
        slack.wait_for(lambda: slack.connections == 2, "two connections")
        killed = kill_when(slack, "chat.startStream", 1, partial(os.kill, one.pid, signal.SIGKILL))
        asked = [slack.say("ada", "room", f"@footnote {SORGHUM}") for _ in range(4)]
        assert killed.wait(60)
        slack.wait_for(lambda: all(answers(slack, each) for each in asked), "four answers")
        begun = kill_when(slack, "chat.startStream", 1, two.terminate)
        asked += [slack.say("ada", "room", f"@footnote {SORGHUM}") for _ in range(5)]
        assert begun.wait(60)
        assert two.wait(60) == 0
        assert all(message.streaming == "ended" for each in asked for message in said(slack, each))
    with process(slack, tmp_path):
        slack.wait_for(lambda: all(answers(slack, each) for each in asked), "the rest")
        slack.wait_quiet()
    assert [len(said(slack, each)) for each in asked] == [1] * 9


def mark(asked: Message, stage: str) -> dict[str, Any]:
    payload = {"question": f"{asked.channel}:{asked.ts}", "stage": stage}
    return {"metadata": {"event_type": "footnote_reply", "event_payload": payload}}


def begun(client: WebClient, asked: Message, where: dict[str, Any]) -> None:
    client.chat_postMessage(**where, text="Searching ...", **mark(asked, "begun"))


def streamed(client: WebClient, asked: Message, where: dict[str, Any]) -> None:
    client.chat_startStream(**where, recipient_team_id=TEAM, recipient_user_id=asked.user, markdown_text="Sorghum")


def whole(client: WebClient, asked: Message, where: dict[str, Any]) -> None:
    client.chat_postMessage(**where, text="It dropped by 97%.", **mark(asked, "done"))


def passed_on(client: WebClient, asked: Message, where: dict[str, Any]) -> None:
    client.chat_postMessage(**where, text="Can you help with the 97%?", **mark(asked, "word"))


LEFT = [(), (begun,), (streamed,), (begun, streamed), (whole,), (begun, whole), (whole, whole), (passed_on, begun)]


@pytest.mark.slow
def test_what_a_dead_process_had_said_is_finished_or_taken_back(slack: Slack, tmp_path: Path) -> None:
    slack.channel("room", "ada")
    client = WebClient(slack.server.tokens.bot, base_url=slack.url)
    ledger = Ledger(tmp_path / FILE, "dead")
    questions = []
    for left in LEFT:
        asked = slack.say("ada", "room", f"@footnote {SORGHUM}")
        assert ledger.begin(heard(asked), None, time.time())
        assert ledger.take(heard(asked).key)
        for say in left:
            say(client, asked, {"channel": asked.channel, "thread_ts": asked.ts})
        questions.append(asked)
    ledger.close()
    with running(slack, tmp_path):
        slack.wait_for(lambda: all(len(answers(slack, asked)) == len(said(slack, asked)) == 1 for asked in questions), "answers")
        slack.wait_quiet()
    for asked in questions:
        (answer,) = said(slack, asked)
        assert "97%" in slack.said(answer)
        assert answer.streaming in (None, "ended")
