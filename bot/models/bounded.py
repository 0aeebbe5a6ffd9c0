"""An HTTP client whose answers end: a server that only keeps the line busy is left after a time, or an amount, of its bytes."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

_BYTES = 400  # that an event may need for one character of text, at most


def bounded_client(silence: float, seconds: float, characters: int) -> "httpx.Client":
    """A client that waits `silence` seconds for bytes, and reads one answer for `seconds` and at most some megabytes.

    Past these, reading raises `httpx.ReadTimeout`.
    """
    import httpx

    class Bounded(httpx.SyncByteStream):
        def __init__(self, stream: httpx.SyncByteStream) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            until, left = time.monotonic() + seconds, characters * _BYTES
            for chunk in self._stream:
                left -= len(chunk)
                if left < 0 or time.monotonic() > until:
                    raise httpx.ReadTimeout("the answer does not end")
                yield chunk

        def close(self) -> None:
            self._stream.close()

    def bind(response: httpx.Response) -> None:
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = Bounded(response.stream)

    return httpx.Client(timeout=silence, follow_redirects=True, event_hooks={"response": [bind]})
