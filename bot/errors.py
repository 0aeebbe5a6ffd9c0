"""What can go wrong in the bot: one small tree, and each message is a sentence for a person."""

from index.errors import HomeError, ModelError, ServiceError


class FootnoteError(Exception):
    """The root: its text says what is wrong and what to do next."""


class SettingError(FootnoteError):
    """Settings that cannot be used; the text names every one."""


class QuestionError(FootnoteError):
    """A question, or a line of a batch, that cannot be asked."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code  # one word for programs


class UncheckedError(FootnoteError):
    """A claim on which no verdict can be given, because a check failed or did not end."""


class ExportError(FootnoteError):
    """A conversation that cannot be written to the file that was named."""


class ModelFailed(FootnoteError):  # noqa: N818  # the language model's; `index.errors.ModelError` is the embedding's
    """A language model that did not answer; the text says why, and what to do."""


class SlackFailed(FootnoteError):  # noqa: N818  # as `ModelFailed`
    """A call that Slack turned down, or that did not reach it."""

    def __init__(self, method: str, error: str, *, unknown: bool) -> None:
        super().__init__(f"Slack did not take {method} ({error}); `footnote doctor` tells what is missing.")
        self.error = error  # one word of Slack's
        self.unknown = unknown  # it may have been done all the same
        self.transient = unknown or error in ("ratelimited", "unreachable")  # Slack has not said no: it may go well another time


class UnexpectedError(FootnoteError):
    """A mistake of ours; the text names it."""


def unexpected(fault: Exception) -> UnexpectedError:
    """What a person is told of an exception that nobody foresaw."""
    return UnexpectedError(f"something unforeseen went wrong ({type(fault).__name__}: {fault}); `--debug` shows where.")


def code_of(fault: Exception) -> str:
    """One word for a fault, for programs: a question's own code, else the kind of error."""
    return fault.code if isinstance(fault, QuestionError) else type(fault).__name__.removesuffix("Error").lower()


_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (QuestionError, 2),
    (SettingError, 4),
    (ModelError, 4),
    (HomeError, 4),
    (ServiceError, 5),
    (ModelFailed, 5),
    (SlackFailed, 5),
)


def exit_status(fault: Exception) -> int:
    """The exit status of a command that ends with this fault; 1 for one that has none of its own."""
    return next((status for kind, status in _STATUS if isinstance(fault, kind)), 1)
