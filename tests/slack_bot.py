"""The real bot against the small Slack: in this process, or as a process of its own that can be killed."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.config import read_settings
from bot.slack.channels import Rules
from bot.slack.run import serving
from bot.slack.settings import read_slack_settings
from tests.conftest import FOOTNOTE
from tests.slack_server import Message, Slack

MANIFEST = Path(__file__).parent.parent / "manifest.json"


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot in this process."""

    home: Path
    where: str  # what it says of itself


@contextmanager
def running(slack: Slack, home: Path, rules: Rules | None = None, **environment: str) -> Iterator[Bot]:
    """The bot by Socket Mode, in this process. As long as its home has no index, it answers from the sample articles."""
    settings = replace(read_settings({}, None), home=home)
    tokens = read_slack_settings({**slack.environment(), **environment}, None)
    with serving(settings, tokens, rules or Rules()) as where:
        slack.wait_for(lambda: slack.connections, "the connection")
        yield Bot(home, where)


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
        child.stderr.close()


def answers(slack: Slack, asked: Message) -> list[Message]:
    """What the bot said in a question's thread after it and before the next question there, and has finished saying."""
    said = [message for message in slack.thread(asked) if float(message.ts) > float(asked.ts)]
    following = next((float(message.ts) for message in said if message.bot_id is None), float("inf"))
    own = [message for message in said if message.bot_id and float(message.ts) < following]
    return [message for message in own if (message.metadata or {}).get("event_payload", {}).get("stage") == "done"]
