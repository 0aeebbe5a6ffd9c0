"""What a shell completes: files, folders, articles. Called while a person types, so it is quick, and silent in trouble."""

import os

import click
from click.shell_completion import CompletionItem, get_completion_class

SHELLS = ("bash", "zsh", "fish")

_VARIABLE = "_FOOTNOTE_COMPLETE"  # by which click knows that it is asked to complete
_MOST = 500  # articles; a shell shows no more at once


def script(shell: str, command: click.Command) -> str:
    """What a shell (one of `SHELLS`) must run to complete the command `footnote`."""
    made = get_completion_class(shell)
    assert made
    return made(command, {}, "footnote", _VARIABLE).source()


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete the names of files."""
    return [CompletionItem(incomplete, type="file")]


def folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete the names of folders."""
    return [CompletionItem(incomplete, type="dir")]


def article_ids(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The short ids of the articles in the home, each with its title; none where there is no index that can be read."""
    from bot.config import read_settings
    from bot.errors import FootnoteError
    from bot.library import Library
    from bot.text import printable_line
    from index.errors import IndexingError
    from index.index import short_id

    try:
        library = Library(read_settings(os.environ, context.meta.get("home")))
        named = [(short_id(entry.id), entry.title) for entry in library.home().entries()]
        library.close()
    except (FootnoteError, IndexingError):  # a message would only disturb what is being typed
        return []
    like = [(name, title) for name, title in named if name.startswith(incomplete.lower())][:_MOST]
    return [CompletionItem(name, help=printable_line(title)) for name, title in like]
