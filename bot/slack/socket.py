"""Socket Mode: a connection that is made again as soon as it is gone, for as long as the bot runs.

slack_sdk's own watch sees a broken connection after up to ten seconds, and ends for good when Slack cannot be reached at that
moment; so it is left to send pings, and to close what no longer answers them.
"""

import logging
import select
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.errors import SettingError, SlackFailed
from bot.slack.calls import failure
from bot.slack.settings import SlackSettings

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk.socket_mode import SocketModeClient

_LOG = logging.getLogger("footnote.slack")
_METHOD = "apps.connections.open"
_UNOPENED = "Slack told an address for it that cannot be opened; see that no proxy or firewall keeps a WebSocket (wss) from it"
_PING = 2  # seconds between pings; a connection that died in silence is seen after four without an answer
_LOOK = 0.05  # seconds between two looks at whether the connection stands
_CLOSING = 5.0  # seconds that a call to Slack may still take when all ends
_LONGEST = 30.0  # seconds between two attempts at a Slack that cannot be reached; the first follow faster


def connect(app: "App", slack: SlackSettings, stopping: threading.Event) -> Callable[[], None]:
    """Connect the app until `stopping` is set; returns what ends the connection then.

    Raises `SettingError` for a token that Slack does not take, `SlackFailed` when Slack does not answer.
    """
    from slack_bolt.adapter.socket_mode import SocketModeHandler
    from slack_sdk.errors import SlackApiError

    log = logging.getLogger("footnote.slack.socket")
    log.setLevel(logging.CRITICAL)  # slack_sdk cries at each broken connection; `_keep` says what there is to say
    handler = SocketModeHandler(app, slack.app_token, logger=log, auto_reconnect_enabled=False, ping_interval=_PING)
    try:
        handler.connect()  # type: ignore[no-untyped-call]  # slack_bolt's own
    except SlackApiError as fault:
        failed = failure(_METHOD, fault)
        if failed.transient:
            raise failed from None
        raise SettingError(
            f"Slack does not take SLACK_APP_TOKEN ({failed.error}); make one with the scope connections:write "
            "in `Basic Information`, `App-Level Tokens` of your app, and switch on `Socket Mode`."
        ) from None
    except (OSError, ValueError, AttributeError) as fault:  # the last two: an answer that is cut off, or no object
        raise SlackFailed(_METHOD, f"no answer: {type(fault).__name__}", unknown=True) from fault
    keeper = threading.Thread(target=_keep, args=(handler.client, stopping), name="socket", daemon=True)
    keeper.start()

    def close() -> None:
        keeper.join(_CLOSING)
        if keeper.is_alive():  # a call to Slack hangs; there is no connection to end
            return
        with suppress(AttributeError):  # slack_sdk's own thread may close the same socket at the same moment
            handler.close()  # type: ignore[no-untyped-call]  # slack_bolt's own

    return close


def _keep(client: "SocketModeClient", stopping: threading.Event) -> None:
    """Make the connection again whenever it is gone; Slack brings what it could not bring meanwhile."""
    pause, told = _LOOK, ""
    while not stopping.wait(pause):
        missing = _missing(client)
        if missing and missing != told:  # once, not with each attempt
            _LOG.warning("There is no connection to Slack yet: %s", missing)
        pause, told = min(2 * pause, _LONGEST) if missing else _LOOK, missing


def _missing(client: "SocketModeClient") -> str:
    """Make the connection again if it is gone; why there is none now, or nothing."""
    from slack_sdk.errors import SlackApiError

    try:
        if _is_broken(client):
            client.disconnect()
        if not client.is_connected():
            client.connect_to_new_endpoint()
        return "" if client.is_connected() else _UNOPENED  # slack_sdk keeps that to itself
    except SlackApiError as fault:
        return failure(_METHOD, fault).error
    except Exception as fault:  # whatever it is, the bot must not stay away
        return type(fault).__name__


def _is_broken(client: "SocketModeClient") -> bool:
    """Whether the other end is gone, as far as the system can tell at once (POSIX)."""
    sock = client.current_session.sock if client.current_session else None
    if sock is None or not hasattr(select, "poll"):
        return False
    try:
        watched = select.poll()
        watched.register(sock, getattr(select, "POLLRDHUP", 0))  # errors and hang-ups are told unasked
        return bool(watched.poll(0))
    except (OSError, ValueError):  # it was closed at this moment
        return False
