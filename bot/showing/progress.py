"""How far a long command has come: a bar on a terminal, plain lines now and then otherwise; always on standard error."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY = 2.0  # seconds between plain lines


@contextmanager
def progress(total: int, things: str = "articles", doing: str = "Indexing") -> Iterator[Callable[[int], None]]:
    """Show progress over about so many things; call what this gives with the passages done, once for each thing."""
    with _bar(total, f"{doing} {things}") if sys.stderr.isatty() else _lines(total, things) as advance:
        yield advance


@contextmanager
def _bar(total: int, label: str) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
    )
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, told="")
        passages = 0

        def advance(more: int) -> None:
            nonlocal passages
            passages += more
            done = bar.tasks[task].completed + 1
            bar.update(task, completed=done, total=max(total, done), told=_passages(passages))

        yield advance


@contextmanager
def _lines(total: int, things: str) -> Iterator[Callable[[int], None]]:
    done = passages = 0
    told = time.monotonic()

    def advance(more: int) -> None:
        nonlocal done, passages, told
        done += 1
        passages += more
        if time.monotonic() - told >= _EVERY:
            told = time.monotonic()
            sys.stderr.write(f"{done} of {max(total, done)} {things}  {_passages(passages)}".rstrip() + "\n")

    yield advance


def _passages(count: int) -> str:
    return f"{count} passages" if count else ""
