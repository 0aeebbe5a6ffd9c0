"""A limit on how long a check may take: one that hangs has failed, and whoever waits for the answer goes on."""

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

PATIENCE = 5.0  # seconds for all checks of one sentence; they take some hundredths


class CheckFailed(Exception):  # noqa: N818  # it is no error of the program's, but a verdict
    """A check raised, hung, or gave what is no finding; what it was to check has not passed."""


class CheckHung(CheckFailed):
    """A check did not end in time; the next may not, either."""


def bounded(check: Callable[[], Result], seconds: float) -> Result:
    """What a check returns, if it does so in time. Raises `CheckHung` otherwise, `CheckFailed` when the check raises.

    A check that hangs is left to itself in a thread that ends with the process.
    """
    results: list[Result] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            results.append(check())
        except BaseException as fault:  # whatever it is, the check has not passed
            faults.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if faults:
        raise CheckFailed(f"a check failed ({type(faults[0]).__name__})") from faults[0]
    if not results:
        raise CheckHung(f"a check did not end within {seconds:g} s")
    return results[0]
