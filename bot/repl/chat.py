"""What a chat knows (library, articles asked, conversation, last answer) and its one verb: ask."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from bot.config import read_settings, with_model
from bot.conversation.memory import FILE, Memory
from bot.conversation.recall import recalled
from bot.errors import FootnoteError
from bot.events import Considered, Event, Examined, Step, Understood
from bot.questions.scope import Scope
from bot.repl.names import Names
from bot.repl.reading import typing_ahead
from bot.repl.screen import Screen
from bot.repl.worker import Worker, stopping
from bot.reply import Answer, Refusal, Reply, Statement, Turn
from index.errors import HomeError
from index.filters import Filter

if TYPE_CHECKING:
    from bot.library import Library
    from index.index import Index

Value = TypeVar("Value")

TERMINAL = "terminal:"  # what the names of conversations in the terminal begin with

_ENDING = "Waiting for what was stopped to end"


def new_name(now: datetime) -> str:
    """The name of a conversation that nobody has named."""
    return f"{TERMINAL}{now.isoformat(timespec='milliseconds')}"


class NothingYet(FootnoteError):  # noqa: N818  # it is told like an error, but nothing is wrong
    """A command about the last answer, before there is one."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last exchange of the conversation."""

    question: str
    reply: Reply
    events: tuple[Event, ...] = ()  # how the reply came about; nothing, when that was in an earlier chat


class Chat:
    """A conversation in a terminal."""

    def __init__(self, library: "Library", scope: Scope, conversation: str, screen: Screen) -> None:
        self.library = library
        self.scope = scope
        self.conversation = conversation
        self.screen = screen
        self.worker = Worker()
        self.last: Last | None = None
        self.names = Names()
        self._memory: Memory | None = None

    @property
    def memory(self) -> Memory:
        """The memory in the home; one that ends with the chat where the home cannot have it, which is told."""
        if self._memory is None:
            settings = self.library.settings
            missing = settings.home_is_named and not settings.home.is_dir()  # perhaps a slip: it is not made for this
            try:
                self._memory = Memory.open(None if missing else settings.home / FILE)
            except HomeError as fault:
                self.screen.fault(f"{fault} This conversation will be forgotten when the chat ends.")
                self._memory = Memory.open(None)
        return self._memory

    def close(self) -> None:
        """End the work and let go of the memory."""
        self.worker.close()
        if self._memory:
            self._memory.close()

    def take_up(self) -> None:
        """Make the last exchange that the memory has of this conversation the last one here, too."""
        exchanges = self.memory.exchanges(self.conversation)
        self.last = Last(exchanges[-1].question, recalled(exchanges[-1].reply)) if exchanges else None

    def ask(self, question: str) -> None:
        """Answer a question on the screen, and remember both. Raises what answering raises, and `Stopped`."""
        history = self.memory.turns(self.conversation)
        events = tuple(self.follow(lambda: self._answering(question, history), "Getting ready", self._show))
        reply = events[-1]
        assert isinstance(reply, Answer | Refusal)  # `answering` ends with one
        self.last = Last(question, reply, events)
        try:
            self.memory.remember(self.conversation, question, reply, datetime.now(UTC))
        except HomeError as fault:
            self.screen.fault(f"{fault} This question and its answer will not be remembered.")

    def wait(self, work: Callable[["Index"], Value], what: str) -> Value:
        """Do something with the index in the background, say what, and wait for it. Raises what it raises, and `Stopped`."""
        (value,) = self.follow(lambda: [work(self.library.to_ask()[0])], what)
        return value

    def follow(
        self,
        work: Callable[[], Iterable[Value]],
        what: str,
        show: Callable[[Value, Callable[[str], None]], None] = lambda _item, _tell: None,
        *,
        writes: bool = False,
    ) -> list[Value]:
        """Do something in the background and show what comes of it; Ctrl-C stops it. Raises what it raises, and `Stopped`.

        What `writes` is not left behind when it is stopped: what is done next waits for its end.
        """
        task = self.worker.begin(work, writes=writes)
        found = []
        with stopping(task), typing_ahead(), self.screen.working(_ENDING if self.worker.is_ending else what) as tell:
            for item in task:
                found.append(item)
                show(item, tell)
        return found

    def _answering(self, question: str, history: tuple[Turn, ...]) -> Iterator[Event]:
        from bot.answerer import answering

        index, notes = self.library.to_ask()
        yield from answering(question, index, notes, history, scope=self.scope, model=self.library.model)

    def _show(self, event: Event, tell: Callable[[str], None]) -> None:
        from bot.showing import render

        match event:
            case Step():
                tell(event.told)
            case Understood():
                note = f"Understood as: {event.question}"
                self.screen.told.add(note)
                self.screen.faint(note)
            case Statement():
                self.screen.print(render.statement(event, self.screen.ink))
            case Answer():
                for line in render.remarks(event, self.screen.ink, sides_shown=True):
                    self.screen.print(line)
                self.screen.print("\n" + render.sources(event, self.screen.ink))
                self._notes(event)
            case Refusal():
                self.screen.print(render.refusal(event, self.screen.ink))
                self._notes(event)
            case Considered() | Examined():
                pass  # /why tells

    def _notes(self, reply: Reply) -> None:
        """What the person should know, once each; how a follow-up was understood stands above already."""
        new = [note for note in reply.notes if note not in self.screen.told]
        self.screen.told.update(new)
        if new:
            self.screen.print()
        for note in new:
            self.screen.faint(note)
        self.screen.print()

    def filtered(self, only: Filter) -> None:
        """Ask only these articles from now on."""
        self.scope = replace(self.scope, only=only)

    def use_model(self, name: str | None) -> None:
        """Have another language model draft, or none. Raises `SettingError` when it cannot be had; the former stays then."""
        settings = read_settings(with_model(os.environ, name), str(self.library.settings.home))

        def use() -> Iterator[None]:
            self.library.use(settings)
            yield

        self.follow(use, "Loading the language model", writes=True)

    def learn_names(self) -> None:
        """Look up in the background what can be completed."""
        self.worker.begin(self._names)

    def _names(self) -> Iterator[None]:
        self.names = Names.of(self.library.to_ask()[0].entries())
        yield

    def begin_anew(self) -> None:
        """Leave the conversation, which the memory keeps, and begin another."""
        self.conversation = new_name(datetime.now(UTC))
        self.last = None
