"""A thread that does the work of a chat, a task after another, so that the person can break off at any moment.

Ctrl-C ends the waiting at once. The task itself ends at its next event: a library or a service in the middle of something is
left to finish, unseen. What is begun next does not wait for it, unless it writes. Nothing is shown of what comes after the stop.
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

    def __init__(self, work: Callable[[], Iterable[Item]], *, writes: bool = False) -> None:
        self._work = work
        self.writes = writes  # so that nothing may be done beside it
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


class _Lane:
    """A thread, and the tasks that wait for it. It is there from the first task on, and keeps no program from ending."""

    def __init__(self) -> None:
        self.current: Task[Any] | None = None
        self._tasks: queue.SimpleQueue[Task[Any]] = queue.SimpleQueue()
        self._closing = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def put(self, task: Task[Any]) -> None:
        """Do this after what was put before it."""
        self._tasks.put(task)
        if not self._thread.is_alive():
            self._thread.start()

    def close(self, patience: float) -> None:
        """End after what is being done now, but do not wait longer for it."""
        self._closing = True
        if self._thread.is_alive():
            self._tasks.put(Task(lambda: ()))
            self._thread.join(patience)

    def _run(self) -> None:
        while not self._closing:
            self.current = self._tasks.get()
            self.current.run()
            self.current = None


class Worker:
    """Does one task after another; a thread that hangs in one that was stopped, and does not write, is left behind."""

    def __init__(self) -> None:
        self._lane = _Lane()

    def begin(self, work: Callable[[], Iterable[Item]], *, writes: bool = False) -> Task[Item]:
        """Have something done after what was begun before it and is still wanted."""
        current = self._lane.current
        if current and current.stopped and not current.writes:
            self._lane.close(0)
            self._lane = _Lane()
        task = Task(work, writes=writes)
        self._lane.put(task)
        return task

    @property
    def is_ending(self) -> bool:
        """Whether what was stopped has not ended yet, so that what is begun now must wait."""
        current = self._lane.current
        return current is not None and current.stopped

    def close(self) -> None:
        """End after what is being done now, but do not wait long for it."""
        self._lane.close(_PATIENCE)


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
