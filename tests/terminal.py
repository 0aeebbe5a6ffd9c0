"""A person at a terminal, for tests: types into the real program through a pseudo-terminal, and sees what a screen shows."""

import os
import re
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

from tests.conftest import FOOTNOTE

_PATIENCE = 60.0  # seconds
ROWS = 250  # so many that nothing scrolls away


class _Screen(pyte.Screen):
    """A screen that answers when a program asks where the cursor is, as terminals do."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.answers: list[str] = []

    def write_process_input(self, data: str) -> None:
        """Keep what a terminal would send."""
        self.answers.append(data)


class Terminal:
    """`footnote` in a terminal. What it prints is read while one waits for something."""

    def __init__(
        self,
        *arguments: str | Path,
        columns: int = 100,
        cwd: Path,
        env: Mapping[str, str | None] | None = None,
        encoding: str = "utf-8",
    ) -> None:
        """`env` is added to the environment, or taken from it where it says None; no width there goes before the terminal's."""
        given = {**os.environ, "TERM": "xterm-256color", "COLUMNS": None, "NO_COLOR": None, **(env or {})}
        self.raw = ""
        self._lines: list[str] | None = None  # until something more is printed
        self._screen = _Screen(columns, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._encoding = encoding
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            str(FOOTNOTE),
            [str(argument) for argument in arguments],
            dimensions=(ROWS, columns),
            cwd=cwd,
            env={name: value for name, value in given.items() if value is not None},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._child.close(force=True)

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without spaces at their ends."""
        if self._lines is None:
            last = max((row for row, line in self._screen.buffer.items() if line), default=0)
            shown = (self._screen.buffer[row] for row in range(max(last, self._screen.cursor.y) + 1))
            self._lines = ["".join(line[column].data for column in range(self._screen.columns)).rstrip() for line in shown]
        return self._lines

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines).rstrip() + "\n"

    @property
    def prompts(self) -> int:
        """How many prompts there are on the screen."""
        return sum(line == "?" or line.startswith("? ") for line in self.lines)

    def send(self, text: str) -> None:
        """Press keys."""
        self._child.send(text.encode(self._encoding))

    def send_bytes(self, given: bytes) -> None:
        """Send bytes as they are."""
        self._child.send(given)

    def wait(self, pattern: str) -> str:
        """Wait until a pattern is on the screen; returns the screen."""
        return self._until(lambda: re.search(pattern, self.text, re.MULTILINE), pattern)

    def ready(self, prompts: int = 1) -> None:
        """Wait until there are so many prompts and nothing is typed at the last."""
        self._until(lambda: self.prompts >= prompts and self.lines[self._screen.cursor.y] == "?", f"prompt {prompts}")

    def ask(self, line: str) -> str:
        """Type a line and Enter, and wait for the next prompt; returns what is between."""
        return self.press(line + "\r")

    def press(self, keys: str) -> str:
        """Press keys that end in Enter, and wait for the next prompt; returns what is between."""
        before = self.prompts
        first = self._screen.cursor.y
        self.send(keys)
        self.ready(before + 1)
        return "\n".join(self.lines[first + 1 : self._screen.cursor.y]).strip("\n")

    def resize(self, columns: int) -> None:
        """Make the terminal wider or narrower."""
        self._child.setwinsize(ROWS, columns)
        self._screen.resize(ROWS, columns)

    def ends(self) -> int:
        """Wait until the program ends; returns its exit status."""
        self._until(lambda: not self._read(0.05) and not self._child.isalive(), "its end")
        self._child.close()
        assert self._child.exitstatus is not None
        return self._child.exitstatus

    def _until(self, seen: Any, what: str) -> str:
        deadline = time.monotonic() + _PATIENCE
        while not seen():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited for {what} and saw:\n{self.text}")
            self._read(0.2)
        return self.text

    def _read(self, seconds: float) -> bool:
        """Take in what the program prints within so many seconds; False when it prints nothing more, ever."""
        try:
            given = self._child.read_nonblocking(65536, seconds).decode(self._encoding, "replace")
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += given
        self._stream.feed(given)
        self._lines = None
        while self._screen.answers:
            self.send(self._screen.answers.pop(0))
        return True
