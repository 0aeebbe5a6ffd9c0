"""A language model as the answerer uses it: a budget for each question, and from it complete or streamed text."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import ModelFailed
from bot.models.faults import is_passing, refuses_temperature, retry_after, told
from bot.models.reading import StalledError, in_time
from bot.models.settings import Limits
from bot.models.thoughts import without_thoughts

if TYPE_CHECKING:
    from llama_index.core.llms import LLM
    from tenacity import RetryCallState

_Got = TypeVar("_Got")
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0  # seconds before a call is tried again, where the server does not say


class Model:
    """A language model that is loaded when it is first asked; several threads may ask it at once."""

    def __init__(
        self,
        name: str,
        make: "Callable[[], LLM]",
        limits: Limits = Limits(),  # noqa: B008  # frozen
        *,
        judges: bool = True,
        place: str | None = None,
        key: str | None = None,
        secret: str | None = None,
    ) -> None:
        """`name` is what people are told; its `place` (a URL), `key` (a variable) and `secret` (in it) are for messages, too."""
        self.name = name
        self.limits = limits
        self.judges = judges  # whether to ask it for a second opinion on a draft
        self._make = make
        self._about = (name, place, key, secret)
        self._loading = threading.Lock()
        self._llm: LLM | None = None
        self._more: dict[str, Any] = {}  # arguments of each call, learnt from what it refused

    def question(self) -> "Budget":
        """A new budget, for one question."""
        return Budget(self, self.limits)

    @property
    def llm(self) -> "LLM":
        """LlamaIndex's object, made once. Raises `SettingError` when it cannot be."""
        with self._loading:
            if self._llm is None:
                self._llm = self._make()
        return self._llm

    def deltas(self, system: str, prompt: str) -> Iterator[str]:
        """What the model says, as it says it, without any limit. Raises whatever its client raises."""
        from llama_index.core.llms import ChatMessage

        messages = [ChatMessage(role="system", content=system)] if system else []
        messages.append(ChatMessage(role="user", content=prompt))
        try:
            for response in self.llm.stream_chat(messages, **self._more):
                yield response.delta or ""
        except NotImplementedError:  # some of LlamaIndex's models only answer whole
            yield self.llm.chat(messages, **self._more).message.content or ""

    def told(self, fault: Exception) -> ModelFailed:
        """What a person is told of an exception that the model's client raised."""
        return told(fault, *self._about)

    def learn(self, fault: BaseException) -> bool:
        """Whether the next call can do without what this one was refused for."""
        if refuses_temperature(fault) and not self._more:
            self._more = {"temperature": 1.0}
            return True
        return False


class Budget:
    """What may be asked for one question: so many seconds, from the first call on, and so many calls."""

    def __init__(self, model: Model, limits: Limits) -> None:
        self._model = model
        self._limits = limits
        self._until: float | None = None  # of `time.monotonic`
        self._calls = 0

    @property
    def judges(self) -> bool:
        """Whether the model is asked for a second opinion on what it wrote."""
        return self._model.judges

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self._limits.seconds if self._until is None else max(self._until - time.monotonic(), 0.0)

    def complete(self, system: str, prompt: str) -> str:
        """The model's whole answer. Raises `ModelFailed`, with one sentence that says why, when there is none."""
        self._begin()
        return self._tried(lambda: "".join(self._read(system, prompt)))

    def stream(self, system: str, prompt: str) -> Iterator[str]:
        """The model's answer piece by piece, as it is written.

        Raises `ModelFailed` as `complete` does; after the first piece this means that the answer broke off.
        """
        self._begin()

        def opened() -> tuple[str, Iterator[str]]:
            pieces = self._read(system, prompt)
            return next(pieces), pieces

        first, rest = self._tried(opened)
        yield first
        try:
            yield from rest
        except ModelFailed:
            raise
        except Exception as fault:
            raise self._model.told(fault) from fault

    def _begin(self) -> None:
        self._model.llm  # noqa: B018  # loaded before the clock runs
        self._until = self._until or time.monotonic() + self._limits.seconds
        self._calls += 1
        if self._calls > self._limits.calls:
            raise ModelFailed(
                f"The language model {self._model.name} was asked {self._limits.calls} times for one question already."
            )

    def _read(self, system: str, prompt: str) -> Iterator[str]:
        """One call. Raises `ModelFailed` when it says nothing, too much or takes too long, else what the client raises."""
        assert self._until is not None
        said = False
        try:
            with closing(in_time(lambda: self._model.deltas(system, prompt), self._limits.silence, self._until)) as come:
                for piece in without_thoughts(self._bounded(come)):
                    words = piece if said else piece.lstrip()
                    said = said or bool(words)
                    if words:
                        yield words
        except StalledError:
            raise self._late(begun=said) from None
        if not said:
            raise self._failed("gave an empty answer; try again, or set another in FOOTNOTE_LLM")

    def _bounded(self, pieces: Iterator[str]) -> Iterator[str]:
        written = 0
        for piece in pieces:
            written += len(piece)
            if written > self._limits.characters:
                raise self._failed(f"wrote more than {self._limits.characters:,} characters, which is no answer")
            yield piece

    def _tried(self, call: "Callable[[], _Got]") -> _Got:
        """What the call returns, tried again while it fails in passing and there is time."""
        from tenacity import Retrying, retry_if_exception, stop_after_attempt, stop_before_delay

        again = Retrying(
            retry=retry_if_exception(lambda fault: is_passing(fault) or self._model.learn(fault)),
            stop=stop_after_attempt(self._limits.retries + 1) | stop_before_delay(self.left),
            wait=_wait,
            reraise=True,
        )
        try:
            return again(call)
        except ModelFailed:
            raise
        except Exception as fault:
            raise self._model.told(fault) from fault

    def _late(self, *, begun: bool) -> ModelFailed:
        if self.left <= 0:
            return self._failed(
                f"took more than the {self._limits.seconds:g} seconds that a question may; set FOOTNOTE_LLM_BUDGET higher"
            )
        what = "fell silent in the middle of its answer for" if begun else "did not answer within"
        return self._failed(f"{what} {self._limits.silence:g} seconds; try again, or set FOOTNOTE_LLM_TIMEOUT higher")

    def _failed(self, what: str) -> ModelFailed:
        return ModelFailed(f"The language model {self._model.name} {what}.")


def _wait(state: "RetryCallState") -> float:
    """How long to wait before the next try: as long as the server says, else longer each time, with some chance in it."""
    from tenacity import wait_exponential_jitter

    fault = state.outcome.exception() if state.outcome else None
    asked = retry_after(fault) if fault else None
    return wait_exponential_jitter(_FIRST_WAIT, _LONGEST_WAIT)(state) if asked is None else asked
