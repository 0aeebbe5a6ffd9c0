"""`footnote slack`: the command; the bot itself is in `bot.slack`."""

import os
from pathlib import Path

import click

from bot.commands.options import common


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Listen here for HTTP requests, in place of Socket Mode.")
@click.option(
    "--channels",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What each channel may see and how it is answered (else channels.toml, where there is one).",
)
@common
def slack(port: int | None, channels: Path | None) -> int:
    """Answer in Slack, until Ctrl-C or SIGTERM.

    Needs SLACK_BOT_TOKEN, and SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP, in .env.

    \b
    footnote slack
    footnote slack --port 3000
    """
    from bot.config import read_settings
    from bot.slack.channels import read_rules
    from bot.slack.run import run
    from bot.slack.settings import read_slack_settings

    settings = read_settings(os.environ, click.get_current_context().meta.get("home"))
    slack_settings = read_slack_settings(os.environ, port)
    return run(settings, slack_settings, read_rules(channels))
