"""`footnote doctor`: the checks of `bot.doctor`, as a table or as objects."""

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from bot.commands.options import common, echo_object, json_option

if TYPE_CHECKING:
    from bot.doctor.finding import Finding


@click.command()
@click.option("--repair", "mend", is_flag=True, help="First mend what can be: the full-text index, missing vectors.")
@json_option
@common
def doctor(mend: bool, as_json: bool) -> int:
    """Check that everything is set up, and say what to do where it is not.

    Looks at versions, home, articles, words, vectors and clock, and really calls the embedding, the language model, Chroma and
    Slack where they are set. Exit status 0: all works (warnings too); 4: settings; 5: a service; 1: anything else.

    \b
    footnote doctor
    footnote doctor --repair
    """
    from itertools import chain

    from bot.config import read_settings
    from bot.doctor.checkup import checks, examine
    from bot.doctor.finding import of_fault, status_of
    from bot.doctor.repair import repair
    from bot.doctor.table import summary
    from bot.errors import SettingError

    show = _echo_object if as_json else _echo_row
    try:
        settings = read_settings(os.environ, click.get_current_context().meta.get("home"))
    except SettingError as fault:
        show(broken := of_fault("settings", fault))
        return status_of([broken])
    found = []
    for finding in chain(repair(settings) if mend else (), examine(settings, checks(os.environ))):
        show(finding)
        found.append(finding)
    if not as_json:
        click.echo("\n" + summary(found))
    return status_of(found)


def _echo_object(finding: "Finding") -> None:
    echo_object({"name": finding.name, "state": finding.state, "what": finding.what, "fix": finding.fix})


def _echo_row(finding: "Finding") -> None:
    from bot.doctor.table import can_show, row

    stream: Any = sys.stdout
    click.echo(row(finding, marks=can_show(getattr(stream, "encoding", None))))
