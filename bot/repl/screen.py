"""Where a chat prints, with a line that says what is being done while the person waits."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from bot.showing import render
from bot.showing.ink import ink_for
from bot.text import printable

if TYPE_CHECKING:
    from rich.status import Status


class Screen:
    """Standard output and standard error, as people see them together."""

    def __init__(self) -> None:
        self.ink = ink_for(sys.stdout)
        self.told: set[str] = set()  # notes that need not be told again
        self._status: Status | None = None

    def print(self, text: str = "") -> None:
        """Print a text that has been made printable, and end the line."""
        with self._aside():
            click.echo(text, file=sys.stdout, color=self.ink.colors or self.ink.links)  # no file: UTF-8 where ASCII is asked for

    def say(self, text: str) -> None:
        """Print a paragraph, and an empty line."""
        self.print(render.wrapped(printable(text)) + "\n")

    def faint(self, text: str) -> None:
        """Print a paragraph that is not in the foreground."""
        self.print(self.ink.style(render.wrapped(printable(text)), dim=True))

    def fault(self, text: str) -> None:
        """Print what went wrong, to standard error, and an empty line."""
        with self._aside():
            click.echo(render.wrapped(printable(text)) + "\n", file=sys.stderr)

    def clear(self) -> None:
        """Empty the terminal."""
        if self.ink.colors or self.ink.links:
            click.clear()

    @contextlib.contextmanager
    def working(self, what: str) -> Iterator[Callable[[str], None]]:
        """Show that something is done, on a terminal; call what this gives to say what it is now."""
        if not sys.stdout.isatty():
            yield lambda _what: None
            return
        from rich.console import Console
        from rich.status import Status

        spinner = "dots" if "utf" in (sys.stdout.encoding or "").lower() else "line"
        status = Status(what, console=Console(highlight=False, markup=False), spinner=spinner, spinner_style="cyan")
        self._status = status
        status.start()
        try:
            yield status.update
        finally:
            self._status = None
            status.stop()

    @contextlib.contextmanager
    def _aside(self) -> Iterator[None]:
        """Take the line that tells what is done away while something else is printed."""
        if self._status:
            self._status.stop()
        try:
            yield
        finally:
            if self._status:
                self._status.start()
