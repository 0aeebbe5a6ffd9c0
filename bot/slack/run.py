"""Runs the bot: opens what it needs, connects, watches, and ends in order when it is told to."""

import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot.config import Settings
from bot.conversation.memory import FILE as MEMORY
from bot.conversation.memory import Memory
from bot.library import Library
from bot.slack.access import Access, Members
from bot.slack.app import Crews, make_app
from bot.slack.channels import Rules
from bot.slack.desk import Desk
from bot.slack.events import CONVERSATION, Asked
from bot.slack.http import PATH, Listener
from bot.slack.ledger import DAY, FILE, Ledger
from bot.slack.logs import quiet_logs
from bot.slack.recovery import Alive
from bot.slack.settings import SlackSettings
from bot.slack.socket import connect
from bot.slack.web import Identity, Web
from bot.slack.work import wait_text, work

if TYPE_CHECKING:
    from slack_bolt import App

_LOG = logging.getLogger("footnote.slack")
_AT_ONCE = 2  # answers from the articles' own sentences: each uses all processors
_AT_ONCE_WRITTEN = 6  # answers that a language model writes: each waits for it most of the time
_WATCH = 5.0  # seconds between two looks at dead processes and at the queue
_TIDY = 3600.0  # seconds between two times that what is old is forgotten
_PLACES = 20  # waiting askers who are told their place at a look


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bot answers."""

    who: Identity
    port: int | None  # on which it awaits requests; None: Socket Mode


def run(settings: Settings, slack: SlackSettings, rules: Rules) -> int:
    """Answer in Slack until SIGTERM or Ctrl-C; returns the exit status. Raises as `serving`."""
    told = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: told.set())
    with serving(settings, slack, rules) as place:
        by = f"; Slack's requests are awaited on port {place.port}, {PATH}" if place.port else ""
        click.echo(f"@{place.who.name} answers in {place.who.workspace}{by}. Ctrl-C stops.", err=True)
        told.wait()
        click.echo("Stopping; running answers are finished.", err=True)
    return 0


@contextlib.contextmanager
def serving(settings: Settings, slack: SlackSettings, rules: Rules) -> Iterator[Place]:
    """Answer in Slack as long as the block runs; gives where it does.

    At the end no new questions are taken, and running answers finish within the rules' limit. Raises `SettingError` for tokens
    that Slack does not take, `HomeError` for a home that cannot be written, `SlackFailed` when Slack does not answer.
    """
    stopping = threading.Event()
    with quiet_logs(slack), _desk(settings, slack, rules) as (desk, alive):
        who = desk.web.identity
        _warm(desk)
        crews = Crews()
        workers = [threading.Thread(target=work, args=(desk, stopping), daemon=True) for _ in range(desk.at_once)]
        watch = threading.Thread(target=_watch, args=(desk, alive, stopping), daemon=True)
        _take_over(desk, alive)
        port, hang_up = _connect(make_app(desk, slack, crews), slack, stopping)
        for thread in (*workers, watch):
            thread.start()
        try:
            yield Place(who, port)
        finally:
            end = time.monotonic() + rules.finish_within  # what takes longer is finished after the next start
            stopping.set()
            hang_up()
            desk.queue.close()
            crews.close(end - time.monotonic())
            desk.queue.wait_until_idle(end - time.monotonic())
            watch.join(_WATCH)


@contextlib.contextmanager
def _desk(settings: Settings, slack: SlackSettings, rules: Rules) -> Iterator[tuple[Desk, Alive]]:
    """Everything at hand, closed at the end."""
    web = Web(slack)
    with contextlib.ExitStack() as opened:
        alive = Alive(settings.home)
        opened.callback(alive.close)
        ledger = Ledger(settings.home / FILE, alive.name)
        opened.callback(ledger.close)
        memory = Memory.open(settings.home / MEMORY)
        opened.callback(memory.close)
        library = Library(settings)
        opened.callback(library.close)
        at_once = rules.at_once or (_AT_ONCE_WRITTEN if library.model else _AT_ONCE)
        yield Desk(library, memory, ledger, rules, Access(rules, Members(web.members), ledger), web, at_once), alive


def _warm(desk: Desk) -> None:
    """Load the libraries and models before the first question comes. Raises what is wrong with the index."""
    from bot.answerer import warm

    index, notes = desk.index()
    for note in notes:
        click.echo(note, err=True)
    warm(index)


def _connect(app: "App", slack: SlackSettings, stopping: threading.Event) -> tuple[int | None, Callable[[], None]]:
    """Begin to listen; returns on which port, if on one, and what ends it."""
    if slack.port is None:
        return None, connect(app, slack, stopping)
    listener = Listener(app, slack.port, lambda: not stopping.is_set())
    return listener.port, listener.close


def _watch(desk: Desk, alive: Alive, stopping: threading.Event) -> None:
    """Now and then take over from processes that died, tell waiting askers their place, and forget what is old."""
    told: dict[str, int] = {}
    tidied = float("-inf")
    while not stopping.wait(_WATCH):
        try:
            _take_over(desk, alive)
            _tell_places(desk, told)
            if time.monotonic() - tidied > _TIDY:
                tidied = time.monotonic()
                old = time.time() - desk.rules.forget_after_days * DAY
                desk.ledger.forget(old)
                desk.memory.forget(datetime.fromtimestamp(old, UTC), CONVERSATION)  # those of the terminal stay
        except Exception as fault:  # the next look may do better
            _LOG.error("Looking after the queue failed: %s", type(fault).__name__)


def _take_over(desk: Desk, alive: Alive) -> None:
    for asked in alive.orphans(desk.ledger):
        desk.queue.put(asked)


def _tell_places(desk: Desk, told: dict[str, int]) -> None:
    """Tell those whose place has changed."""
    places: list[tuple[Asked, int]] = desk.queue.places()[:_PLACES]
    for asked, before in places:
        changed = asked.thread is not None and told.get(asked.key) != before
        if changed and desk.ledger.is_waiting(asked.key):  # else its turn came while others were told
            desk.web.status(asked, wait_text(before))
    told.clear()
    told.update({asked.key: before for asked, before in places})
