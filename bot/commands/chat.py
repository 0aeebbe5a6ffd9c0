"""`footnote chat`: the command; the loop itself is in `bot.repl`."""

from datetime import datetime

import click

from bot.commands.options import common, open_library, scope_of, scoped


@click.command()
@scoped
@common
def chat(filters: tuple[str, ...], today: datetime | None) -> int:
    """Ask one question after another; leave with Ctrl-D or /quit.

    \b
    footnote chat
    footnote chat --home ~/newsroom
    """
    from bot.repl import run

    scope = scope_of(filters, today)
    with open_library() as library:
        return run(library, scope)
