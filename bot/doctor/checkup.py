"""All the checks, one after another. One that raises or takes too long is a failed check, and the others go on."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.doctor.finding import SERVICE, Finding, of_fault

if TYPE_CHECKING:
    from bot.config import Settings

_CALL, _READ = 30.0, 300.0  # seconds for a call to a service, and for reading the whole index


@dataclass(frozen=True, slots=True)
class Check:
    """A function that looks at one thing, and the seconds that it may take."""

    name: str
    look: Callable[["Settings"], Sequence[Finding]]
    limit: float
    alone: bool = False  # it goes by the home and by Slack's settings only, so it is done even when others are wrong


def checks(environment: Mapping[str, str]) -> tuple[Check, ...]:
    """The checks in the order of the table; those of Slack and of the clock look at the environment, too."""
    from bot.doctor import clock, home, index, services, versions
    from bot.slack import diagnosis

    return (
        Check("versions", versions.versions, _CALL, alone=True),
        Check("home", home.home, _CALL, alone=True),
        Check("articles", index.articles, _READ, alone=True),
        Check("words", index.words, _READ, alone=True),
        Check("embedding", services.embedding, 2 * _CALL),
        Check("Chroma server", services.chroma, _CALL),
        Check("vectors", index.vectors, _READ),
        Check("language model", services.language_model, 2 * _CALL),
        Check("Slack", partial(diagnosis.slack, environment), _CALL, alone=True),
        Check("clock", partial(clock.clock, environment), _CALL, alone=True),
    )


def examine(
    settings: "Settings", todo: Sequence[Check], on_fault: Callable[[Exception], None] = lambda _: None
) -> Iterator[Finding]:
    """The findings of the checks, in order, each as soon as it is there; `on_fault` is given what a check raises."""
    for check in todo:
        yield from _bounded(check, settings, on_fault)


def _bounded(check: Check, settings: "Settings", on_fault: Callable[[Exception], None]) -> Sequence[Finding]:
    """What a check finds; in a thread of its own, which is left behind when it takes too long."""
    found: list[Sequence[Finding]] = []

    def look() -> None:
        try:
            found.append(check.look(settings))
        except Exception as fault:
            on_fault(fault)
            found.append([of_fault(check.name, fault)])

    thread = threading.Thread(target=look, name=f"check-{check.name}", daemon=True)
    thread.start()
    thread.join(check.limit)
    if found:
        return found[0]
    what = f"no answer within {check.limit:g} seconds"
    return [Finding(check.name, "failed", what, "see whether the service, the disk or the machine is overloaded", SERVICE)]
