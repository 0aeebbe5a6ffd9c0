"""How long a part of the work took, in all, when it is done bit by bit."""

import time


class Stopwatch:
    """Counts the time spent within its `with`."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._began = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._began
