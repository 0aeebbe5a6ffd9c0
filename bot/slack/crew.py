"""Threads for short work: what is handed to them is done in turn, and nobody waits for them longer than they want to."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from bot.slack.logs import not_dealt_with


class Crew:
    """So many threads. Unlike `concurrent.futures` they never keep a process from ending."""

    def __init__(self, name: str, threads: int) -> None:
        self._given: deque[Callable[[], object]] = deque()
        self._busy = 0
        self._changed = threading.Condition()
        self._closed = False
        self._threads = [threading.Thread(target=self._work, name=name, daemon=True) for _ in range(threads)]
        for thread in self._threads:
            thread.start()

    def later(self, do: Callable[..., object], *arguments: Any) -> None:
        """Do something as soon as a thread is free; what goes wrong is logged, without what a person wrote."""
        with self._changed:
            self._given.append(lambda: do(*arguments))
            self._changed.notify()

    def close(self, seconds: float) -> bool:
        """Let the threads finish what was given to them, within so many seconds; False when there is something left."""
        with self._changed:
            done = self._changed.wait_for(lambda: not self._given and not self._busy, max(0.0, seconds))
            self._closed = True
            self._changed.notify_all()
            return done

    def _work(self) -> None:
        while (do := self._next()) is not None:
            try:
                do()
            except Exception as fault:  # nobody else would hear of it
                not_dealt_with(fault)
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def _next(self) -> Callable[[], object] | None:
        """What is to be done next, as soon as there is something; None when the crew is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._given or self._closed)
            if self._closed:
                return None
            self._busy += 1
            return self._given.popleft()
