"""The real bot against the small Slack: in this process, or as a process of its own that can be killed."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from bot.config import read_settings
from bot.slack.channels import Rules
from bot.slack.events import Asked
from bot.slack.run import serving
from bot.slack.settings import read_slack_settings
from tests.conftest import FOOTNOTE
from tests.slack_server import TEAM, Message, Slack, slack_server

MANIFEST = Path(__file__).parent.parent / "manifest.json"
SORGHUM = "What share of sorghum sales was lost?"  # 97 %, the sample articles say
_PATIENCE = 60.0  # seconds; Slack itself waits three, but a machine that is busy with other things is no fault of the bot


@contextmanager
def workspace(**settings: Any) -> Iterator[Slack]:
    """A small Slack with the app in it; `settings` are fields of the server's `Settings`."""
    with slack_server(patience=_PATIENCE, **settings) as slack:
        slack.space.trigger_life = _PATIENCE
        slack.install(MANIFEST)
        yield slack


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot in this process."""

    home: Path
    port: int | None  # on which it awaits requests; None: Socket Mode


@contextmanager
def running(slack: Slack, home: Path, rules: Rules | None = None, port: int | None = None, **environment: str) -> Iterator[Bot]:
    """The bot in this process, by Socket Mode or on a port (0: a free one).

    As long as its home has no index, it answers from the sample articles.
    """
    settings = replace(read_settings(environment, None), home=home)
    tokens = read_slack_settings({**slack.environment(), **environment}, port)
    with serving(settings, tokens, rules or Rules()) as place:
        if port is None:
            slack.wait_for(lambda: slack.connections, "the connection")
        yield Bot(home, place.port)


@contextmanager
def process(slack: Slack, home: Path, *arguments: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """`footnote slack` as a process of its own, ready; killed at the end when it still runs."""
    made: Mapping[str, str] = {**os.environ, **slack.environment(), "XDG_DATA_HOME": str(home), **environment}
    child = subprocess.Popen(
        [FOOTNOTE, "slack", *arguments], env=made, stderr=subprocess.PIPE, text=True, cwd=tempfile.gettempdir()
    )
    assert child.stderr
    try:
        for line in child.stderr:
            if "answers in" in line:
                break
        else:
            raise AssertionError(f"footnote slack ended with {child.wait()}")
        yield child
    finally:
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
        child.wait()
        print(child.stderr.read())  # what it logged, shown when a test fails
        child.stderr.close()


def answers(slack: Slack, asked: Message) -> list[Message]:
    """What the bot has finished saying to a question."""
    key = f"{asked.channel}:{asked.ts}"
    marks = [(message, (message.metadata or {}).get("event_payload", {})) for message in slack.thread(asked)]
    return [message for message, mark in marks if mark.get("question") == key and mark.get("stage") == "done"]


def answer(slack: Slack, asked: Message) -> Message:
    """The bot's answer to a question, as soon as it is finished."""
    return slack.wait_for(lambda: answers(slack, asked), f"an answer to {asked.text}")[0]


def heard(asked: Message, kind: Literal["mention", "reply"] = "mention") -> Asked:
    """A question, put by this message, as the bot keeps it in its record."""
    return Asked(f"{asked.channel}:{asked.ts}", kind, TEAM, asked.channel, asked.user, SORGHUM, asked.ts, asked.root)
