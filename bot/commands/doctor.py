"""`footnote doctor`: the checks of `bot.doctor`, as a table or as objects."""

import os
import sys
import traceback
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from bot.commands.options import common, echo_object, json_option

if TYPE_CHECKING:
    from bot.doctor.finding import Finding


@click.command()
@click.option("--repair", "mend", is_flag=True, help="First mend what can be: the full-text index, the vectors.")
@json_option
@common
def doctor(mend: bool, as_json: bool) -> int:
    """Check that all is set up, and say what to do where it is not.

    Looks at versions, home, articles, words, vectors and clock, and really calls the embedding, the language model, Chroma and
    Slack where they are set. Exit status 0: all works (warnings too); 4: settings; 5: a service; 1: anything else.

    \b
    footnote doctor
    footnote doctor --repair
    """
    from bot.doctor.finding import status_of
    from bot.doctor.table import summary

    show = _echo_object if as_json else _echo_row
    found = []
    for finding in _findings(mend=mend):
        show(finding)
        found.append(finding)
    if not as_json:
        click.echo("\n" + summary(found))
    return status_of(found)


def _findings(*, mend: bool) -> Iterator["Finding"]:
    """What the checks find; where settings cannot be used, what those find that need none of them but the home."""
    from bot.config import read_settings
    from bot.doctor.checkup import checks, examine
    from bot.doctor.finding import of_fault
    from bot.doctor.repair import repair
    from bot.errors import SettingError

    todo, context = checks(os.environ), click.get_current_context()
    home = context.meta.get("home")
    try:
        settings = read_settings(os.environ, home)
    except SettingError as fault:
        yield of_fault("settings", fault)
        try:
            settings = read_settings({name: value for name, value in os.environ.items() if name == "FOOTNOTE_HOME"}, home)
        except SettingError:
            return
        todo = tuple(check for check in todo if check.alone)
    else:
        if mend:
            yield from repair(settings)
    yield from examine(settings, todo, traceback.print_exception if context.meta.get("debug") else lambda _: None)


def _echo_object(finding: "Finding") -> None:
    echo_object({"name": finding.name, "state": finding.state, "what": finding.what, "fix": finding.fix})


def _echo_row(finding: "Finding") -> None:
    from bot.doctor.table import can_show, row

    stream: Any = sys.stdout
    click.echo(row(finding, marks=can_show(getattr(stream, "encoding", None))))
