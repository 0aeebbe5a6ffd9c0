"""The command `footnote`: the group of its commands, and what becomes of an error (one sentence, and an exit status)."""

import io
import sys
from typing import Any

import click

from bot.commands.ask import ask, search
from bot.commands.chat import chat
from bot.commands.check import check
from bot.commands.completion import completion
from bot.commands.doctor import doctor
from bot.commands.eval import evaluate
from bot.commands.feedback import feedback
from bot.commands.index import index
from bot.commands.options import common
from bot.commands.slack import slack
from bot.errors import FootnoteError, SettingError, exit_status, unexpected
from bot.text import SPELLED, printable
from index.errors import IndexingError

_INTERRUPTED = 130


class _Fault(click.ClickException):
    """A fault as a person sees it."""

    def __init__(self, fault: Exception) -> None:
        super().__init__(str(fault))
        self.exit_code = exit_status(fault)  # type: ignore[misc]  # click declares it for the class

    def show(self, file: Any = None) -> None:
        """Print the sentence to standard error."""
        click.echo(f"footnote: {printable(self.message)}", err=True, file=file)


class _Commands(click.Group):
    """The commands, in the order in which a newcomer needs them; each returns its exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names, as they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and exit with its status, or with the one that belongs to what went wrong."""
        try:
            status = super().invoke(ctx)
        except (FootnoteError, IndexingError) as fault:
            if ctx.meta.get("debug"):
                raise
            raise _Fault(fault) from fault
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as fault:
            if ctx.meta.get("debug"):
                raise
            raise _Fault(unexpected(fault)) from fault
        except KeyboardInterrupt:
            click.echo("Stopped; nothing that was done before is lost.", err=True)
            status = _INTERRUPTED
        ctx.exit(status or 0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(package_name="footnote-bot", prog_name="footnote")
@common
def commands() -> None:
    """Ask a collection of articles; each sentence cites the words that support it.

    \b
    footnote ask "When is the TikTok deadline?"    from the sample articles
    footnote index add ~/articles                  index your own
    """


for command in (ask, chat, search, check, index, slack, feedback, evaluate, doctor, completion):
    commands.add_command(command)


def main() -> None:
    """The console script: take the settings in `.env` along, and run a command."""
    from dotenv import load_dotenv

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what is piped is UTF-8; a terminal keeps its encoding
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors=SPELLED)
    try:
        load_dotenv(".env")
    except (OSError, ValueError) as fault:
        click.echo(f"footnote: {_unread(fault)}", err=True)
        sys.exit(exit_status(SettingError()))
    commands()


def _unread(fault: OSError | ValueError) -> str:
    """Why the settings in `.env` could not be taken along."""
    if isinstance(fault, UnicodeDecodeError):
        return ".env is not UTF-8; save it as UTF-8."
    why = fault.strerror if isinstance(fault, OSError) else fault
    return f".env cannot be read ({why}); mend it, or move it away."
