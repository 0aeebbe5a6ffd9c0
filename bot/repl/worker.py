"""One thread that does the work of a chat, a task after another, so that the person can break off at any moment.

Ctrl-C ends the waiting at once. The task itself ends at its next event: a library or a service in the middle of something is
left to finish, unseen, and the next task begins after it. Nothing is shown of what comes after the stop.
"""

import contextlib
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

_PATIENCE = 1.0  # seconds


class Stopped(Exception):  # noqa: N818  # it is no error
    """The person broke off."""


class _End:
    """Stands behind the last item of a task."""

    def __init__(self, fault: BaseException | None) -> None:
        self.fault = fault


class Task(Generic[Item]):
    """Something that is done elsewhere; iterate over it for what comes of it."""

    def __init__(self, work: Callable[[], Iterable[Item]]) -> None:
        self._work = work
        self._items: queue.SimpleQueue[Item | _End] = queue.SimpleQueue()  # its `put` may be called from a signal's handler
        self.stopped = False  # by the person; it ends at its next item

    def run(self) -> None:
        """Do it, in the thread that calls."""
        fault: BaseException | None = None
        try:
            if not self.stopped:
                for item in self._work():
                    if self.stopped:
                        break
                    self._items.put(item)
        except BaseException as one:
            fault = one
        self._items.put(_End(fault))

    def stop(self) -> None:
        """Wait no longer, and let it end when it next can."""
        self.stopped = True
        self._items.put(_End(None))

    def __iter__(self) -> Iterator[Item]:
        """What comes of it, as it comes; raises what it raises, and `Stopped`."""
        while not isinstance(item := self._items.get(), _End):
            if not self.stopped:
                yield item
        if self.stopped:
            raise Stopped
        if item.fault:
            raise item.fault


class Worker:
    """The thread. It is there from the first task on, and does not keep the program from ending."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[Task[Any]] = queue.SimpleQueue()
        self._closing = False
        self._current: Task[Any] | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self, work: Callable[[], Iterable[Item]]) -> Task[Item]:
        """Have something done after what was begun before it."""
        task = Task(work)
        self._tasks.put(task)
        if not self._thread.is_alive():
            self._thread.start()
        return task

    @property
    def is_ending(self) -> bool:
        """Whether what was stopped has not ended yet, so that what is begun now must wait."""
        current = self._current
        return current is not None and current.stopped

    def close(self) -> None:
        """End after what is being done now, but do not wait long for it."""
        self._closing = True
        if self._thread.is_alive():
            self._tasks.put(Task(lambda: ()))
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while not self._closing:
            self._current = self._tasks.get()
            self._current.run()
            self._current = None


@contextlib.contextmanager
def stopping(task: Task[Any]) -> Iterator[None]:
    """Within this, Ctrl-C stops the task and raises nothing."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        task.stop()

    former = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
