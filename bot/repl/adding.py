"""`/add`: what `footnote index add` does, in the chat."""

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.commands.index import add as command
from bot.commands.outcomes import added, summary
from bot.errors import QuestionError
from bot.repl.chat import Chat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.visit import Outcome


def add(chat: Chat, argument: str) -> None:
    """Add what the line names, with the options of `footnote index add`.

    What was added before Ctrl-C is in. Raises `QuestionError` for a line that it cannot read.
    """
    given = _options(argument)
    counts: Counter[str] = Counter()
    faults: list[str] = []

    def show(outcome: "Outcome", tell: "Callable[[str], None]") -> None:
        if outcome.note:
            faults.append(outcome.note)
            return
        counts[outcome.change or "failed"] += 1
        tell(f"Adding: {counts.total():,} articles so far")
        if outcome.fault:
            faults.append(str(outcome.fault))

    def work() -> "Iterable[Outcome]":
        outcomes, _ = added(chat.library, **given)
        return outcomes

    try:
        chat.follow(work, "Adding", show, writes=True)
    finally:
        for fault in faults:
            chat.screen.fault(fault)
        chat.screen.say(summary(counts))
    chat.learn_names()


def _options(argument: str) -> dict[str, Any]:
    """The arguments of `footnote index add`, read as the command itself reads them."""
    try:
        words = [str(Path(word).expanduser()) if word.startswith("~") else word for word in shlex.split(argument)]
        context = command.make_context("/add", words, resilient_parsing=False)
    except ValueError as fault:
        raise QuestionError("bad_argument", "A quotation mark is not closed; close it.") from fault
    except click.exceptions.Exit:  # --help has been printed
        raise QuestionError("bad_argument", "Name a file, a folder or a URL after /add.") from None
    except click.UsageError as fault:
        raise QuestionError("bad_argument", f"/add cannot use this: {fault.format_message()}") from fault
    given = dict(context.params)
    given.pop("as_json")
    if "-" in given["places"]:
        raise QuestionError("bad_argument", "`-` stands for standard input, which is the chat itself here; name a file.")
    return given
