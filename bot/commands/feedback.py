"""`footnote feedback`: what people in Slack think of the answers."""

import os

import click

from bot.commands.options import common, echo_object


@click.group()
@common
def feedback() -> None:
    """What people in Slack think of the answers.

    \b
    footnote feedback export > votes.jsonl
    """


@feedback.command()
@common
def export() -> int:
    """Print each vote as one JSON object a line.

    It has the question, the reply with its sources, the vote and the reason.

    \b
    footnote feedback export > votes.jsonl
    """
    from bot.config import read_settings
    from bot.errors import SettingError
    from bot.slack.feedback import exported
    from bot.slack.ledger import FILE, Ledger

    settings = read_settings(os.environ, click.get_current_context().meta.get("home"))
    path = settings.home / FILE
    if not path.exists():
        raise SettingError(f"{path}: there is no record of a Slack bot here; name its home with `--home DIR`.")
    ledger = Ledger(path, "export")
    try:
        for one in exported(ledger):
            echo_object(one)
    finally:
        ledger.close()
    return 0
