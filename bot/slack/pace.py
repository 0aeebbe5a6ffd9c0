"""One message a second a channel, as Slack asks."""

import threading
import time

_KEPT = 1000  # channels; the longest unused goes first


class Pace:
    """Turns for each channel, so many seconds apart. Usable from several threads."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}  # when the next turn is, the channel used last at the end

    def wait(self, channel: str) -> None:
        """Wait for the channel's next turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.pop(channel, now))
            self._next[channel] = turn + self._apart
            while len(self._next) > _KEPT:
                del self._next[next(iter(self._next))]
        if turn > now:
            time.sleep(turn - now)
