"""Reading what comes in pieces, without ever waiting for too long: whatever hangs, hangs in a thread of its own."""

import threading
import time
from collections.abc import Callable, Generator, Iterator
from queue import Empty, Queue

_AHEAD = 256  # pieces that are read before they are asked for
_reader = threading.local()  # of a thread that reads: `unwanted`, set when it is left


class StalledError(Exception):
    """Nothing came for too long."""


class _End:
    """Stands for the end among the pieces."""


def in_time(start: Callable[[], Iterator[str]], silence: float, until: float) -> Generator[str, None, None]:
    """The pieces that `start()` gives.

    Raises `StalledError` when none comes for `silence` seconds, or when `until` (of `time.monotonic`) has come; else what
    `start()` raises. Close it when no more is wanted: its thread ends as soon as what it reads gives a piece, fails or ends,
    or looks at `is_left`.
    """
    pieces: Queue[str | Exception | type[_End]] = Queue(_AHEAD)
    unwanted = threading.Event()

    def read() -> None:
        _reader.unwanted = unwanted
        try:
            for piece in start():
                pieces.put(piece)
                if unwanted.is_set():
                    return
            pieces.put(_End)
        except Exception as fault:  # raised again where the pieces are taken
            pieces.put(fault)

    threading.Thread(target=read, name="language model", daemon=True).start()
    try:
        while True:
            piece = _next(pieces, silence, until)
            if isinstance(piece, Exception):
                raise piece
            if not isinstance(piece, str):
                return
            yield piece
    finally:
        unwanted.set()
        while not pieces.empty():  # so that a thread that waits for room goes on, and ends
            pieces.get_nowait()


def is_left() -> bool:
    """Whether this thread reads for `in_time`, and nobody waits for more of it."""
    unwanted = getattr(_reader, "unwanted", None)
    return unwanted is not None and unwanted.is_set()


def _next(pieces: "Queue[str | Exception | type[_End]]", silence: float, until: float) -> str | Exception | type[_End]:
    left = until - time.monotonic()
    if left <= 0:
        raise StalledError
    try:
        return pieces.get(timeout=min(silence, left))
    except Empty:
        raise StalledError from None
