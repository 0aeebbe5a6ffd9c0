"""May a message be streamed? Not too many are begun, and a no of Slack's is remembered for what it is about.

A refusal may be about the workspace (it has no streaming), a channel (its kind takes none), or one message alone.
"""

import threading
import time
from collections import deque

_REMEMBERED = 600.0  # seconds for which a workspace or a channel that takes no streams is not asked again
_MOST = 15  # begun within a minute; Slack takes about 20
_MINUTE = 60.0
_KEPT = 1000  # channels that take no streams; the longest known goes first
_WORKSPACE = {
    "unknown_method",
    "method_deprecated",
    "deprecated_endpoint",
    "feature_not_enabled",
    "invalid_stream_arguments",  # with the words "Agents feature not enabled"
    "missing_scope",
    "no_permission",
    "access_denied",
    "not_allowed_token_type",
    "team_access_not_granted",
    "enterprise_is_restricted",
}
_CHANNEL = {"channel_type_not_supported", "method_not_supported_for_channel_type", "restricted_action", "not_in_channel"}


class Streams:
    """What is known of where streams are taken. Usable from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: deque[float] = deque(maxlen=_MOST)
        self._workspace_until = 0.0  # as `time.monotonic` has it
        self._channels_until: dict[str, float] = {}

    def may(self, channel: str) -> bool:
        """Whether one more may be begun in a channel."""
        with self._lock:
            now = time.monotonic()
            crowded = len(self._begun) == _MOST and now - self._begun[0] < _MINUTE
            return not crowded and now >= max(self._workspace_until, self._channels_until.get(channel, 0.0))

    def begin(self) -> None:
        """Count one that is begun."""
        with self._lock:
            self._begun.append(time.monotonic())

    def refused(self, channel: str, error: str) -> None:
        """Remember a word of Slack's against a stream in a channel, as far as it says something of other streams."""
        with self._lock:
            until = time.monotonic() + _REMEMBERED
            if error in _WORKSPACE:
                self._workspace_until = until
            elif error in _CHANNEL:
                self._channels_until.pop(channel, None)
                self._channels_until[channel] = until
                while len(self._channels_until) > _KEPT:
                    del self._channels_until[next(iter(self._channels_until))]
