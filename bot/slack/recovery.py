"""After a crash: what a dead process left unanswered is taken over, and what it had already said is found in the thread.

A process is alive as long as it holds the lock on a file of its own, which the system takes away when it dies.
"""

import uuid
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from bot.slack.events import Asked
from bot.slack.ledger import Ledger
from bot.slack.web import Web

_FOLDER = "slack"  # in the home


class Alive:
    """A name for this process, which others can see to be alive."""

    def __init__(self, home: Path) -> None:
        self._folder = home / _FOLDER
        self._folder.mkdir(parents=True, exist_ok=True)
        self.name = uuid.uuid4().hex
        self._lock = FileLock(self._file(self.name), thread_local=False)
        self._lock.acquire()

    def close(self) -> None:
        """Be seen alive no more."""
        self._lock.release()
        self._file(self.name).unlink(missing_ok=True)

    def orphans(self, ledger: Ledger) -> Iterator[Asked]:
        """Take over the unanswered questions of processes that have died; gives them, the oldest of each first."""
        for owner in ledger.unfinished.other_owners():
            lock = FileLock(self._file(owner), thread_local=False)
            try:
                lock.acquire(blocking=False)
            except Timeout:
                continue
            try:
                yield from ledger.unfinished.take_over(owner)
            finally:
                lock.release()
                self._file(owner).unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.lock"


def said_before(web: Web, ledger: Ledger, asked: Asked) -> tuple[bool, str | None]:
    """What a dead process has said to a question: whether it was all, and else a message of ours to go on with.

    What was said twice, or cannot be gone on with, is taken back.
    """
    if asked.thread is None:
        return False, None
    mine = []
    for one in web.ours(asked):
        belongs = one.key or ledger.question_of(asked.channel, one.ts) or asked.key  # unmarked: a stream that nobody noted
        if belongs == asked.key and one.stage != "word":
            mine.append(one)
    whole = [one for one in mine if one.stage == "done"]
    kept = next(iter(whole or mine), None)
    for one in mine:
        if one is not kept:
            web.take_back(asked, one.ts, streaming=one.stage is None)
    if kept is None or whole:
        return bool(whole), None
    if kept.stage is None:
        web.end(asked, kept.ts)
    ledger.said(asked.channel, kept.ts, asked.key)
    return False, kept.ts
