"""A call of Slack's Web API: as patient as it must be, and its failures as `SlackFailed`."""

from collections.abc import Mapping
from typing import Any, Literal

from bot.errors import SlackFailed
from bot.slack.settings import SlackSettings

SECONDS = 30  # for a call
_STATUS_SECONDS = 3  # for a status, which nobody misses
_RETRIES = 5  # of a call that Slack turned down for its rate
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

        form = method.startswith(("conversations.", "usergroups.", "auth."))  # which take no JSON
        try:
            told = self._clients[haste].api_call(method, **{"params" if form else "json": dict(arguments)})  # type: ignore[arg-type]  # one of the two
        except SlackApiError as fault:
            status, error = fault.response.status_code, str(fault.response.get("error"))[:100]
            unknown = status >= 500 or error in _UNKNOWN_FATE
            raise SlackFailed(method, "ratelimited" if status == 429 else error, unknown=unknown) from None
        except (OSError, ValueError, HTTPException) as fault:  # the last two: an answer that is broken, or cut off
            raise SlackFailed(method, f"no answer: {type(fault).__name__}", unknown=True) from fault
        assert isinstance(told.data, dict)
        return told.data
