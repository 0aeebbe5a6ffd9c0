"""`footnote chat`: the command; the loop itself is in `bot.repl`."""

import click

from bot.commands.options import common, open_library


@click.command()
@common
def chat() -> int:
    """Ask one question after another; leave with Ctrl-D or /quit.

    \b
    footnote chat
    footnote chat --home ~/newsroom
    """
    from bot.repl import run

    with open_library() as library:
        return run(library)
