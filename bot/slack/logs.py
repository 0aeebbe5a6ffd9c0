"""What the bot and Slack's libraries log: to standard error, without tokens, and at the usual level without what people wrote."""

import contextlib
import logging
import re
from collections.abc import Iterator

from bot.slack.settings import SlackSettings

_LOG = logging.getLogger("footnote.slack")
_NAMES = ("footnote.slack", "slack_bolt", "slack_sdk")
_TOKENS = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|ticket=[\w-]+")
_NEEDLESS = "`token` will be unused"  # Bolt says so whenever SLACK_BOT_TOKEN is in the environment
_UNREADABLE = re.compile(r"(non-JSON format: ).*", re.DOTALL)  # after which slack_sdk quotes an answer that it cannot read
_HIDDEN = "(token)"


def not_dealt_with(error: Exception) -> None:  # the name by which Bolt gives it
    """Log that something which Slack sent came to nothing; without the fault's text, which may hold what a person wrote."""
    _LOG.error("Something that Slack sent could not be dealt with: %s", type(error).__name__)


class _WithoutTokens(logging.Formatter):
    """Formats a line without tokens, and without what may hold people's words: tracebacks, answers that cannot be read."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return _UNREADABLE.sub(r"\1(left out)", _TOKENS.sub(_HIDDEN, line))

    def formatException(self, ei: object) -> str:  # noqa: ARG002, N802  # as logging calls it
        """Nothing."""
        return ""


@contextlib.contextmanager
def quiet_logs(slack: SlackSettings) -> Iterator[None]:
    """Warnings and worse, as long as the block runs."""
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: _NEEDLESS not in record.getMessage())
    secrets = (slack.bot_token, slack.app_token, slack.signing_secret)
    handler.setFormatter(_WithoutTokens(tuple(secret for secret in secrets if secret)))
    loggers = [logging.getLogger(name) for name in _NAMES]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate
