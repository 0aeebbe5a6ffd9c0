"""The chat from the first line to the last: read, answer, again. The prompt is there while the libraries load."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import FootnoteError, unexpected
from bot.questions.scope import EVERYTHING, Scope
from bot.repl.chat import TERMINAL, Chat, new_name
from bot.repl.commands import is_command, leaves, model_line, run
from bot.repl.reading import HISTORY, is_typed, lines
from bot.repl.screen import Screen
from bot.repl.worker import Stopped
from bot.showing.render import wrapped
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.library import Library

_GREETING = "Footnote answers from your articles, and shows the words that each sentence rests on."


def chat(
    library: "Library", scope: Scope = EVERYTHING, session: str | None = None, *, resume: bool = False, debug: bool = False
) -> int:
    """Chat until the end of input or /quit; returns the exit status.

    `session` names the conversation to take up, or to begin; `resume` takes up the last one. With `debug`, what nobody foresaw
    ends the chat with its traceback.
    """
    screen = Screen()
    talk = Chat(library, scope, new_name(datetime.now(UTC)), screen)
    typing = is_typed()
    # Between prompts Ctrl-C means nothing; at the prompt it drops the line, and while something is done it stops that.
    former = signal.signal(signal.SIGINT, lambda _number, _frame: None) if typing else None
    try:
        screen.print(wrapped(_GREETING))
        screen.print(wrapped(f"{model_line(library)} /help tells more, /quit leaves.") + "\n")
        _where(talk, typing=typing)
        _take_up(talk, session, resume=resume)
        for line in lines(_history_file(library.settings), lambda: talk.names, lambda: _load(talk)):
            if leaves(line) or (line and not _done(talk, line, debug=debug, typing=typing)):
                break
    finally:
        talk.close()
        if former is not None:
            signal.signal(signal.SIGINT, former)
    return 0


def _done(talk: Chat, line: str, *, debug: bool, typing: bool) -> bool:
    """Do what a line says; what goes wrong is told in a sentence, and the chat goes on. False when it is to end."""
    try:
        if is_command(line):
            run(talk, line)
        else:
            talk.ask(line)
    except EOFError:
        return False
    except Stopped:
        talk.screen.fault("Stopped.")
        if not typing:  # what comes from a file or a program is stopped as a whole
            raise KeyboardInterrupt from None
    except (FootnoteError, IndexingError) as fault:
        talk.screen.fault(str(fault))
    except Exception as fault:
        if debug:
            raise
        talk.screen.fault(str(unexpected(fault)))
    return True


def _where(talk: Chat, *, typing: bool) -> None:
    """Say at once, where there is no index, what is asked in its place, or what to do."""
    from bot.library import SAMPLE_NOTE

    if talk.library.has_index():
        return
    if talk.library.settings.home_is_named:
        talk.screen.fault(f"{talk.library.settings.home} has no index yet; make one with `/add PATH_OR_URL`, or leave.")
    elif typing:
        talk.screen.told.add(SAMPLE_NOTE)
        talk.screen.faint(f"{SAMPLE_NOTE} Try: When is the TikTok deadline?")
        talk.screen.print()


def _take_up(talk: Chat, session: str | None, *, resume: bool) -> None:
    """Take up the conversation that was asked for, and say where it stands."""
    if session is not None:
        talk.conversation = TERMINAL + session
    elif resume:
        former = (one.name for one in talk.memory.conversations() if one.name.startswith(TERMINAL))
        talk.conversation = next(former, talk.conversation)
    else:
        return
    talk.take_up()
    if talk.last:
        count = len(talk.memory.exchanges(talk.conversation))
        talk.screen.faint(f"The conversation goes on after {count} question{'s' if count > 1 else ''}; the last was:")
        talk.screen.faint(talk.last.question)
    else:
        talk.screen.faint("There is nothing to take up; a new conversation begins.")
    talk.screen.print()


def _history_file(settings: "Settings") -> Path | None:
    """Where what was typed is kept; nowhere, when the home that the person named is not there."""
    return settings.home / HISTORY if settings.home.is_dir() or not settings.home_is_named else None


def _load(talk: Chat) -> None:
    """Load the heavy libraries and open the index while the person types; the first question meets what goes wrong here."""

    def load() -> Iterator[None]:
        import rich.status  # noqa: F401  # what shows the first steps

        from bot.answerer import warm

        index, _ = talk.library.to_ask()
        warm(index)
        yield

    talk.worker.begin(load)
    talk.learn_names()
