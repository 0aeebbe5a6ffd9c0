"""A call of Slack's Web API: as patient as it must be, and its failures as `SlackFailed`."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from bot.errors import SlackFailed
from bot.slack.settings import SlackSettings

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError

SECONDS = 30  # for a call
_STATUS_SECONDS = 3  # for a status, which nobody misses
_RETRIES = 5  # of a call that Slack turned down for its rate
_WORD = re.compile(r"[\w.:-]{1,100}")  # an error of Slack's
_UNKNOWN_FATE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}

Haste = Literal["patient", "once", "hasty"]  # waits when told to; does not; does not, and gives up soon


class Calls:
    """The methods of the Web API under one token. Usable from several threads."""

    def __init__(self, settings: SlackSettings) -> None:
        from slack_sdk import WebClient
        from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

        url, token = settings.api_url, settings.bot_token
        patience = RateLimitErrorRetryHandler(max_retry_count=_RETRIES)  # waits as long as told, and up to a second more
        self.patient = WebClient(token, base_url=url, timeout=SECONDS, retry_handlers=[patience])
        self._clients: dict[Haste, WebClient] = {
            "patient": self.patient,
            "once": WebClient(token, base_url=url, timeout=SECONDS, retry_handlers=[]),
            "hasty": WebClient(token, base_url=url, timeout=_STATUS_SECONDS, retry_handlers=[]),
        }

    def call(self, method: str, arguments: Mapping[str, Any], haste: Haste = "patient") -> dict[str, Any]:
        """Call a method; returns what Slack tells. Raises `SlackFailed`."""
        from http.client import HTTPException

        from slack_sdk.errors import SlackApiError

        unreadable = (ValueError, LookupError, AttributeError, HTTPException)  # cut off, in no known alphabet, no object
        form = method.startswith(("conversations.", "usergroups.", "auth."))  # which take no JSON
        try:
            told = self._clients[haste].api_call(method, **{"params" if form else "json": dict(arguments)})  # type: ignore[arg-type]  # one of the two
        except SlackApiError as fault:
            raise failure(method, fault) from None
        except (OSError, *unreadable) as fault:
            raise unanswered(method, fault) from None
        if not isinstance(told.data, dict):
            raise SlackFailed(method, "no answer of Slack's", unknown=True)
        return told.data


def unanswered(method: str, fault: Exception) -> SlackFailed:
    """What is to be said of a call without an answer; where there was nobody to call it is known that nothing was done."""
    from socket import gaierror

    if isinstance(getattr(fault, "reason", fault), ConnectionRefusedError | gaierror):
        return SlackFailed(method, "unreachable", unknown=False)
    return SlackFailed(method, f"no answer: {type(fault).__name__}", unknown=True)


def failure(method: str, fault: "SlackApiError") -> SlackFailed:
    """What Slack's answer says against a call.

    Whether something was done of which the answer cannot be read (a proxy's page, a cut or an empty one) is unknown; slack_sdk
    has the beginning of such an answer for an error, which is not repeated.
    """
    status, told = fault.response.status_code, fault.response.data
    error = told.get("error") if isinstance(told, dict) else None
    if status == 429:
        return SlackFailed(method, "ratelimited", unknown=False)
    if not (isinstance(error, str) and _WORD.fullmatch(error)):
        return SlackFailed(method, f"no answer of Slack's, status {status}", unknown=True)
    return SlackFailed(method, error, unknown=status >= 500 or error in _UNKNOWN_FATE)
