"""A picture of the bot at work: `python -m tests.slack.picture docs/slack.png` talks to it in the small Slack, and takes it.

It takes a Chromium, which `CHROMIUM` names where it is not found.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.cli import commands
from tests.slack import page
from tests.slack.driver import Slack
from tests.slack_bot import MANIFEST, answers, running
from tests.slack_server import Message, slack_server

_SIZE = "900,1010"  # pixels
_SAMPLE = MANIFEST.parent / "index" / "sample"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_DIFFER = "@footnote How much have U.S. farm exports to China fallen, and over which period?"
_FOLLOW_UP = "And who is the chairman of the American Soybean Association?"
_REFUSED = "@footnote Who won the football match in Lisbon?"


def talk(slack: Slack) -> str:
    """A conversation with the bot; returns its channel."""

    def ask(text: str, thread: Message | None = None) -> Message:
        asked = slack.say("ada", "trade", text, thread)
        slack.wait_for(lambda: answers(slack, asked), f"an answer to {text}", 60)
        return asked

    channel = slack.channel("trade", "ada")
    ask(_FOLLOW_UP, ask(_DIFFER))
    ask(_REFUSED)
    slack.wait_quiet()
    return channel


def main() -> None:
    """Write the picture to the file that the command line names."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if len(sys.argv) != 2 or browser is None:
        sys.exit("Name the file to write, and have a Chromium installed (or named by CHROMIUM).")
    with tempfile.TemporaryDirectory() as folder, slack_server() as slack:
        slack.install(MANIFEST)
        home = Path(folder, "home")
        commands(["index", "add", str(_SAMPLE), "--home", str(home)], standalone_mode=False)
        with running(slack, home):
            channel = talk(slack)
        shown = Path(folder, "page.html")
        shown.write_text(page.of(slack.space, channel), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={_SIZE}"]
        subprocess.run([browser, *options, f"--screenshot={Path(sys.argv[1]).resolve()}", shown.as_uri()], check=True)


if __name__ == "__main__":
    main()
