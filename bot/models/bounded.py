"""HTTP clients whose answers end: a server that only keeps the line busy is left after a time, or an amount, of its bytes.

What is counted is what is read, so an answer must come as it is: a compressed one may be a thousand times as long. Nor is a
question sent on to another address than the one that the person named.
"""

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.models.reading import is_left
from bot.models.settings import Limits

if TYPE_CHECKING:
    import httpx

_OK = 200
_END = re.compile(
    rb'\[DONE\]|message_stop|"(?:finish|stop)_reason"\s{0,9}:\s{0,9}"|"error"'
)  # of OpenAI's and Anthropic's events
_LONGEST_END = 64
_BYTES = 400  # that an event may need for one character of text, at most


def bounded_client(limits: Limits, later: float) -> "httpx.Client":
    """A client that waits for bytes so many seconds beyond what the limits say, and is otherwise as `bounds` says."""
    import httpx

    return httpx.Client(timeout=limits.silence + later, **bounds(limits))


def bounds(limits: Limits) -> dict[str, Any]:
    """The arguments of an `httpx.Client` that reads one answer for some seconds and at most some megabytes, and is not sent on.

    Past these, and when nobody waits any more for what the thread reads, reading raises `httpx.ReadTimeout`; a compressed
    answer raises `httpx.DecodingError` before any of it is read, and events that end without saying so `RemoteProtocolError`.
    """
    import httpx

    class Bounded(httpx.SyncByteStream):
        def __init__(self, stream: httpx.SyncByteStream, *, events: bool) -> None:
            self._stream = stream
            self._ended = not events  # or an event has told the end
            self._tail = b""

        def __iter__(self) -> Iterator[bytes]:
            until, left = time.monotonic() + limits.seconds, limits.characters * _BYTES
            for chunk in self._stream:
                left -= len(chunk)
                if left < 0 or time.monotonic() > until or is_left():
                    raise httpx.ReadTimeout("the answer does not end")
                self._look(chunk)
                yield chunk
            if not self._ended:
                raise httpx.RemoteProtocolError("the events end without saying so")

        def _look(self, chunk: bytes) -> None:
            if not self._ended:
                self._tail += chunk
                self._ended = _END.search(self._tail) is not None
                self._tail = self._tail[-_LONGEST_END:]

        def close(self) -> None:
            self._stream.close()

    def bind(response: httpx.Response) -> None:
        if response.headers.get("content-encoding", "").strip().lower() not in ("", "identity"):
            raise httpx.DecodingError("the answer is compressed")
        assert isinstance(response.stream, httpx.SyncByteStream)
        events = response.status_code == _OK and response.headers.get("content-type", "").startswith("text/event-stream")
        response.stream = Bounded(response.stream, events=events)

    return {"follow_redirects": False, "headers": {"Accept-Encoding": "identity"}, "event_hooks": {"response": [bind]}}
