"""`footnote chat`: the command; the chat itself is in `bot.repl`."""

from datetime import datetime

import click

from bot.commands.options import common, modelled, open_library, scope_of, scoped


@click.command()
@click.option("--continue", "resume", is_flag=True, help="Take up the last conversation.")
@click.option("--session", metavar="NAME", help="Take up the conversation of this name, or begin it.")
@modelled
@scoped
@common
def chat(resume: bool, session: str | None, filters: tuple[str, ...], today: datetime | None) -> int:
    """Ask one question after another; leave with Ctrl-D or /quit.

    \b
    footnote chat
    footnote chat --home ~/newsroom --session budget
    """
    from bot.repl.loop import chat as run

    if resume and session is not None:
        raise click.UsageError("--continue takes up the last conversation, --session a named one; give one of the two.")
    scope = scope_of(filters, today)
    with open_library() as library:
        return run(library, scope, session, resume=resume, debug=bool(click.get_current_context().meta.get("debug")))
