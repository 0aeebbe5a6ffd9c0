"""Reading what a person types: on a terminal with history, completion and several lines, else line by line."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.repl.names import Names

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from prompt_toolkit.key_binding import KeyBindings

BLOCK = '"""'  # opens and closes a question of several lines
HISTORY = "chat-history"  # in the home
_PROMPT, _MORE = "? ", "  "


def lines(history: Path | None, names: Callable[[], Names], ready: Callable[[], None]) -> Iterator[str]:
    """What is typed, without outer white space, until the end of input; an empty text where Ctrl-C dropped a line.

    `history` is the file for what was typed (None: it is forgotten), `ready` is called once a person can type.
    """
    if is_typed():
        return _typed(history, names, ready)
    ready()
    return _piped(sys.stdin or ())


def is_typed() -> bool:
    """Whether a person sits before this; else the questions come from a file or a program."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


@contextlib.contextmanager
def typing_ahead() -> Iterator[None]:
    """Within this, Ctrl-D waits for the next prompt as other keys do; a terminal alone would take it, and leave nothing."""
    if not is_typed() or sys.platform == "win32":
        yield
        return
    import termios

    former, fewer = termios.tcgetattr(sys.stdin), termios.tcgetattr(sys.stdin)
    fewer[6][termios.VEOF] = bytes([os.fpathconf(sys.stdin.fileno(), "PC_VDISABLE")])
    termios.tcsetattr(sys.stdin, termios.TCSANOW, fewer)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, former)


def is_open(text: str) -> bool:
    """Whether a text is a block that has not been closed yet."""
    text = text.strip()
    return text.startswith(BLOCK) and not (len(text) >= 2 * len(BLOCK) and text.endswith(BLOCK))


def unblocked(text: str) -> str:
    """The text without the marks of a block."""
    text = text.strip()
    return text.removeprefix(BLOCK).removesuffix(BLOCK).strip() if text.startswith(BLOCK) else text


def _piped(given: Iterable[str]) -> Iterator[str]:
    text = ""
    for line in given:
        text += line
        if not is_open(text):
            yield unblocked(text)
            text = ""
    if text:
        yield unblocked(text)


def _typed(history: Path | None, names: Callable[[], Names], ready: Callable[[], None]) -> Iterator[str]:
    session = _session(history, names)
    began = False

    def begin() -> None:
        nonlocal began
        if not began:
            began = True
            ready()

    while True:
        try:
            yield unblocked(session.prompt(_PROMPT, pre_run=begin))
        except KeyboardInterrupt:
            yield ""
        except EOFError:
            return


def _session(history: Path | None, names: Callable[[], Names]) -> "PromptSession[str]":
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.output import ColorDepth

    from bot.repl.completion import Completions
    from bot.showing.ink import ink_for

    commanding = Condition(lambda: get_app().current_buffer.text.startswith("/"))
    return PromptSession(
        history=_history(history),
        completer=Completions(names),
        complete_while_typing=commanding,  # titles and outlets only when Tab asks for them
        enable_history_search=~commanding,
        key_bindings=_keys(),
        prompt_continuation=_MORE,
        enable_open_in_editor=True,
        color_depth=None if ink_for(sys.stdout).colors else ColorDepth.DEPTH_1_BIT,
    )


def _keys() -> "KeyBindings":
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    @Condition
    def opened() -> bool:
        return is_open(get_app().current_buffer.text)

    @keys.add("escape", "enter")
    @keys.add("enter", filter=opened)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys


def _history(path: Path | None) -> "History":
    """The history in a file that only its owner can read; in memory where there can be none."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    class Kept(FileHistory):
        """A history that takes any text, and a full disk."""

        def store_string(self, string: str) -> None:
            with contextlib.suppress(OSError):  # what was typed is answered all the same
                super().store_string(string.encode("utf-8", "replace").decode())

    try:
        if path is None:
            return InMemoryHistory()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return Kept(str(path))
