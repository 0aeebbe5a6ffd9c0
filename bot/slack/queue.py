"""Who is next: questions wait in a fair queue, a turn for each asker, and no two of one thread are answered at a time."""

import threading
from collections import OrderedDict, deque

from bot.slack.events import Asked


class FairQueue:
    """Questions that wait. Usable from several threads."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, deque[Asked]] = OrderedDict()  # asker -> their questions; whose turn is next comes first
        self._busy: set[str] = set()  # lanes in which a question is being answered
        self._arriving = 0
        self._changed = threading.Condition()
        self._closed = False

    def arrive(self) -> int:
        """Count a question that is about to be `put`; returns how many wait or are being answered before it."""
        with self._changed:
            before = len(self._busy) + sum(map(len, self._waiting.values())) + self._arriving
            self._arriving += 1
            return before

    def put(self, asked: Asked, *, arrived: bool = False) -> None:
        """Let a question wait for its turn; `arrived` says that it was counted already."""
        with self._changed:
            self._arriving -= arrived
            self._waiting.setdefault(asked.user, deque()).append(asked)
            self._changed.notify()

    def next(self) -> Asked | None:
        """The next question, as soon as there is one whose thread is free; None when the queue is closed."""
        with self._changed:
            while not self._closed:
                found = self._free()
                if found:
                    self._busy.add(found.lane)
                    return found
                self._changed.wait()
            return None

    def finished(self, asked: Asked) -> None:
        """Free a question's thread."""
        with self._changed:
            self._busy.discard(asked.lane)
            self._changed.notify_all()

    def places(self) -> list[tuple[Asked, int]]:
        """The waiting questions, each with how many are before it."""
        with self._changed:
            return [(asked, self._before(asked) + len(self._busy)) for waiting in self._waiting.values() for asked in waiting]

    def close(self) -> None:
        """Give out no more questions."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until nothing is being answered; False when that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy, seconds)

    def _free(self) -> Asked | None:
        """Take out the first question, by turns, whose lane is free; whoever had it goes to the end."""
        for user, waiting in self._waiting.items():
            found = next((asked for asked in waiting if asked.lane not in self._busy), None)
            if found:
                waiting.remove(found)
                del self._waiting[user]
                if waiting:
                    self._waiting[user] = waiting
                return found
        return None

    def _before(self, asked: Asked) -> int:
        """How many waiting questions come first when askers take turns."""
        own = self._waiting[asked.user].index(asked)
        users = list(self._waiting)
        turn = users.index(asked.user)
        others = (min(len(self._waiting[user]), own + (at < turn)) for at, user in enumerate(users) if user != asked.user)
        return own + sum(others)
