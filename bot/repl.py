"""The chat in the terminal: read a question, print its answer, again. The prompt is there while the libraries load."""

import sys
import threading
from typing import TYPE_CHECKING

import click

from bot.errors import FootnoteError
from bot.reply import Turn
from bot.scope import EVERYTHING, Scope
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.library import Library

_GREETING = """Footnote answers from your articles, and shows the words that each sentence rests on.
No language model is configured, so the answers are the articles' own sentences. /help tells more, /quit leaves.
"""
_HELP = """Type a question and press Enter.
/help   this help
/quit   leave (or Ctrl-D)"""
_PROMPT = "? "
_REMEMBERED = 8  # turns


def run(library: "Library", scope: Scope = EVERYTHING) -> int:
    """Chat until the end of input or /quit; returns the exit status."""
    click.echo(_GREETING)
    loading = threading.Thread(target=_load, args=(library,), daemon=True)
    loading.start()
    told: set[str] = set()
    history: list[Turn] = []
    while (line := _read()) is not None:
        if line in ("/quit", "/exit", "/q", "quit", "exit"):
            break
        if line.startswith("/"):
            click.echo(_HELP if line == "/help" else f"There is no command {line.split()[0]}.\n{_HELP}")
        elif line and _loaded(loading):
            said = _answer(library, line, scope, (told, history))
            history = [*history, *said][-_REMEMBERED:]
    return 0


def _loaded(loading: threading.Thread) -> bool:
    """Wait until all is loaded; False when Ctrl-C broke that off."""
    try:
        loading.join()
    except KeyboardInterrupt:
        click.echo("Stopped.\n", err=True)
        return False
    return True


def _load(library: "Library") -> None:
    """Load the heavy libraries and open the index while the person types; the first question meets what goes wrong here."""
    try:
        from bot.answerer import answer

        index, _ = library.to_ask()
        answer("What is the news?", index)
    except Exception:  # noqa: S110  # raised again, and told, when a question is asked; or the chat is over already
        pass


def _read() -> str | None:
    """The next line without outer white space, None at the end; Ctrl-C drops the line."""
    try:
        if sys.stdin.isatty():
            line = input(_PROMPT)
        else:
            line = sys.stdin.readline()
            if not line:
                return None
    except EOFError:
        click.echo()
        return None
    except KeyboardInterrupt:
        if not sys.stdin.isatty():
            raise
        click.echo()
        return ""
    return line.strip()


def _answer(library: "Library", question: str, scope: Scope, said: tuple[set[str], list[Turn]]) -> list[Turn]:
    """Answer one question, and return what was said; what goes wrong is told in a sentence, and the chat goes on."""
    from bot import render
    from bot.answerer import answer

    told, history = said
    try:
        index, notes = library.to_ask()
        reply = answer(question, index, notes, history, scope=scope, model=library.model)
    except (FootnoteError, IndexingError) as fault:
        click.echo(f"{fault}\n", err=True)
        return []
    except KeyboardInterrupt:
        click.echo("Stopped.\n", err=True)
        return []
    text = render.render(reply)
    click.echo(text)
    new = [note for note in reply.notes if note not in told]
    told.update(new)
    if new:
        click.echo("\n" + click.style(render.notes(new), dim=True))
    click.echo()
    return [Turn("user", question), Turn("assistant", text)]
