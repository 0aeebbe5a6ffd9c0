"""What the commands share: options, the library that they open, and how they print objects."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from bot.commands.shells import folders
from bot.errors import QuestionError
from bot.text import printable

if TYPE_CHECKING:
    from bot.library import Library
    from bot.questions.scope import Scope

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


class _Day(click.DateTime):
    """A day; what is none is told as a filter tells it."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day at midnight."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no date; write it as YYYY-MM-DD.", param, ctx)


class _Name(click.types.StringParamType):
    """The name of a place or an article; an empty one, as an unset variable of a shell leaves it, is wrong usage."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name as it is. Raises `QuestionError` when it is empty or blank."""
        name = super().convert(value, param, ctx)
        if not name.strip():
            raise QuestionError("empty_name", "The name is empty; name a file, a folder, a URL or the id of an article.")
        return name


class _Text(click.types.StringParamType):
    """Words, which are no path: bytes that are no UTF-8 stand as question marks, for they can be neither compared nor stored."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The text, without half surrogate pairs."""
        return super().convert(value, param, ctx).encode("utf-8", "replace").decode()


NAME, TEXT = _Name(), _Text()


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command takes, before or after its name."""
    debug = click.option(
        "--debug", is_flag=True, expose_value=False, callback=_debug, help="Show tracebacks, and what a model's server says."
    )
    home = click.option(
        "--home",
        shell_complete=folders,
        metavar="DIR",
        expose_value=False,
        callback=_remember,
        help="Where the index lives (else FOOTNOTE_HOME).",
    )
    return home(debug(command))


def scoped(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which articles are asked: `filters` and `today`, from which `scope_of` makes a scope."""
    filters = click.option(
        "--filter",
        "filters",
        metavar="FIELD:VALUE",
        type=TEXT,
        multiple=True,
        help='Ask only these articles: source:"The Verge" author:NAME collection:NAME after:DATE before:DATE.',
    )
    today = click.option("--today", type=_Day(), metavar="DATE", help="The day that “last week” counts from (else today).")
    return filters(today(command))


def modelled(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which language model drafts, in place of `FOOTNOTE_LLM`; `open_library` heeds them."""
    model = click.option(
        "--model",
        metavar="PROVIDER:MODEL",
        expose_value=False,
        callback=_remember,
        help="The model that drafts (else FOOTNOTE_LLM).",
    )
    none = click.option(
        "--no-model", is_flag=True, expose_value=False, callback=_remember, help="No language model: the articles' own sentences."
    )
    return model(none(command))


def scope_of(filters: tuple[str, ...], today: datetime | None, passages: int | None = None) -> "Scope":
    """The scope that the options name. Raises `QuestionError` for a filter that cannot be read."""
    from bot.questions.scope import EVERYTHING, Scope, parse_filter

    only = parse_filter(" ".join(filters))
    return Scope(only, today.date() if today else None, passages or EVERYTHING.passages)


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    """Keep an option's value for the whole command line, wherever in it the option stands."""
    if value and option.name:
        context.meta[option.name] = value


def _debug(context: click.Context, option: click.Parameter, value: object) -> None:
    """Remember it, and print what the server of a language model says of its failures, as long as the command runs."""
    if value and not context.meta.get(option.name or ""):
        handler = _Printed()
        log = logging.getLogger("footnote.model")  # by name: what logs there is heavy, and needed by few commands
        log.addHandler(handler)
        log.setLevel(logging.DEBUG)
        context.find_root().call_on_close(lambda: log.removeHandler(handler))
    _remember(context, option, value)


class _Printed(logging.Handler):
    """Prints to standard error whatever that is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print it."""
        click.echo(printable(record.getMessage()), err=True)


@contextmanager
def open_library() -> Iterator["Library"]:
    """The library that the environment and the command line name; closed at the end."""
    from bot.config import read_settings, with_model
    from bot.library import Library

    given = click.get_current_context().meta
    model, none = given.get("model"), given.get("no_model")
    if model and none:
        raise click.UsageError("--model names a language model and --no-model wants none; give one of the two.")
    environment = with_model(os.environ, model) if model or none else os.environ
    library = Library(read_settings(environment, given.get("home")))
    try:
        yield library
    finally:
        library.close()


def echo_object(value: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own, at once; what a terminal or a reader of lines would act on stands escaped."""
    text = json.dumps(value, ensure_ascii=False)
    text = text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def echo_notes(texts: Iterable[str], told: set[str]) -> None:
    """Print notes to standard error, a line each, but for those that were told before."""
    for text in texts:
        if text not in told:
            told.add(text)
            click.echo(printable(text), err=True)


def reads_batch(arguments: tuple[str, ...]) -> bool:
    """Whether the words of a command are `-`: a batch from standard input. With others beside it that is wrong usage."""
    if arguments[:1] == ("-",) and len(arguments) > 1:
        raise click.UsageError("`-` reads a batch from standard input and stands alone.")
    return arguments == ("-",)


def input_lines() -> Iterator[str]:
    """The lines of standard input as they come; none where it is closed. Bytes that are no text are half surrogate pairs."""
    if sys.stdin is None:
        return
    encoding = sys.stdin.encoding if sys.stdin.isatty() else "utf-8"
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode(encoding, "surrogateescape")
        yield text if number else text.removeprefix("\ufeff")


def or_lines(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """The arguments, or with `-` alone the lines of standard input that are not empty."""
    return tuple(line.rstrip("\n") for line in input_lines() if line.strip()) if arguments == ("-",) else arguments


def batch(lines: Iterable[str], work: Callable[[str], dict[str, Any]]) -> None:
    """Do each line and print its object; a line that fails gets an object that says so and names it, and the batch goes on."""
    from bot.errors import FootnoteError, code_of, unexpected
    from bot.showing import wire
    from index.errors import IndexingError

    for number, line in enumerate(lines, start=1):
        try:
            done = work(_text(line))
        except (FootnoteError, IndexingError) as fault:
            done = wire.error_object(code_of(fault), f"Line {number}: {fault}")
        except Exception as fault:
            if click.get_current_context().meta.get("debug"):
                raise
            done = wire.error_object("unexpected", f"Line {number}: {unexpected(fault)}")
        echo_object(done)


def _text(line: str) -> str:
    """The line. Raises `QuestionError` when some of its bytes were no text."""
    try:
        line.encode()
    except UnicodeEncodeError as fault:
        raise QuestionError("bad_text", "It is not UTF-8; save the file as UTF-8.") from fault
    return line
