"""Fetches from the web, politely: the only way to the network.

Redirects are followed by hand, each checked like the first address. A site's `robots.txt` is kept to, as is the wait that a
busy server asks for; few requests run at a time, and a server that does not answer is soon left alone.
"""

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from index.errors import SourceError
from index.sources.address import normal, without_secrets
from index.sources.wire import AGENT, Answer, FetchError, Patience, UnansweredError, Wire

LARGEST = 64_000_000  # bytes of an answer, unpacked
AT_ONCE = 4  # requests, and of one host:
AT_ONCE_A_HOST = 2
MOST_REDIRECTS = 5
_LARGEST_ROBOTS = 500_000  # bytes that must be read (RFC 9309)
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    url: str  # where it was in the end, after redirects
    content_type: str
    charset: str | None
    data: bytes
    validator: str  # its ETag or date, "" when it has none
    unchanged: bool = False  # since the validator that was sent along; there is no data then


@dataclass(slots=True)
class _Host:
    """What is known of one server in this run."""

    slots: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE_A_HOST))
    robots: threading.Lock = field(default_factory=threading.Lock)  # held while its robots.txt is fetched
    rules: Any = None  # of its robots.txt, once that has been read
    failures: int = 0  # one after the other
    busy_until: float = 0.0  # by `time.monotonic`: it asked not to be asked before


class Fetcher:
    """Fetches with one pool of connections. Usable from several threads; close it at the end."""

    def __init__(self, *, private: bool, patience: Patience | None = None, largest: int = LARGEST) -> None:
        """With `private`, from private networks too; an answer may have `largest` bytes, unpacked."""
        self._patience = patience or Patience()
        self._largest = largest
        self._wire = Wire(self._patience, AT_ONCE, private=private)
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def close(self) -> None:
        """Close the connections, and wait for no busy server any more."""
        self._closed.set()
        self._wire.close()

    def fetch(self, url: str, validator: str = "") -> Fetched:
        """What is at a URL now; with the `validator` that it had, only if it has changed since.

        Raises `FetchError` (a `SourceError` that names the URL) when it cannot be had, whatever the reason.
        """
        at, answer = self._followed(normal(url), validator, self._obey_robots, self._largest)
        if answer.status == 304 and validator:
            return Fetched(at, "", None, b"", validator, unchanged=True)
        if answer.status != 200:
            gone = answer.status in _GONE
            what = "there is no such page" if gone else "the server does not give it"
            advice = "check the address" if gone else "try again later"
            raise FetchError(f"{without_secrets(url)}: {what} (status {answer.status}); {advice}.", gone=gone)
        if len(answer.data) > self._largest:
            size = f"{self._largest / 1e6:.0f} MB"
            raise FetchError(f"{without_secrets(url)}: the answer is larger than {size}; download it and add the file.")
        kind, charset = _content_type(answer.header("content-type"))
        return Fetched(at, kind, charset, answer.data, answer.header("etag") or answer.header("last-modified"))

    def fetch_all(self, urls: Sequence[str], validator: Callable[[str], str]) -> Iterator[tuple[str, Fetched | SourceError]]:
        """What is at many URLs, in their order; a few are fetched at a time, and not far ahead of what is taken."""
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fetching") as workers:
            ahead: list[Any] = []
            waiting = iter(urls)
            try:
                while True:
                    while len(ahead) < 2 * AT_ONCE and (url := next(waiting, None)):
                        ahead.append((url, workers.submit(self._tried, url, validator(url))))
                    if not ahead:
                        return
                    url, future = ahead.pop(0)
                    yield url, future.result()
            except BaseException:  # Ctrl-C; or nobody wants the rest
                self.close()
                raise
            finally:
                for _, future in ahead:
                    future.cancel()

    def _tried(self, url: str, validator: str) -> Fetched | SourceError:
        try:
            return self.fetch(url, validator)
        except SourceError as fault:
            return fault

    def _followed(self, url: str, validator: str, check: Callable[[str], None], largest: int) -> tuple[str, Answer]:
        """The first answer that is no redirect, and its URL; each URL on the way is checked."""
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            check(at)
            answer = self._answer(at, validator, largest)
            if answer.status not in _REDIRECTS or not answer.header("location"):
                return at, answer
            try:
                at = normal(urljoin(at, answer.header("location")))
            except ValueError as fault:
                raise FetchError(f"{without_secrets(url)}: it redirects to what is no address; check it in a browser.") from fault
        raise FetchError(f"{without_secrets(url)}: it redirects more than {MOST_REDIRECTS} times; check the address.")

    def _answer(self, url: str, validator: str, largest: int) -> Answer:
        """The server's answer, asked again after the wait that a busy server names."""
        patience, host = self._patience, self._host(url)
        for _ in range(patience.tries):
            if host.failures >= patience.failures:
                raise UnansweredError(f"{without_secrets(url)}: the server has failed {host.failures} times; try again later.")
            if self._closed.wait(max(host.busy_until - time.monotonic(), 0.0)):
                raise UnansweredError(f"{without_secrets(url)}: the run was broken off before the server answered.")
            try:
                with host.slots:
                    answer = self._wire.ask(url, validator, largest)
            except UnansweredError:
                host.failures += 1
                raise
            if answer.status not in _BUSY:
                host.failures = 0
                break
            wait = _wait(answer.header("retry-after"))
            if wait > patience.longest_wait:
                host.failures += 1
                raise FetchError(f"{without_secrets(url)}: the server asks to come again in {wait:.0f} s; sync then.")
            host.busy_until = time.monotonic() + wait
        return answer

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        with self._lock:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())

    def _obey_robots(self, url: str) -> None:
        """Raise `FetchError` where a site's robots.txt does not let us, or cannot be known (RFC 9309)."""
        host = self._host(url)
        with host.robots:
            if host.rules is None:
                host.rules = self._rules(urljoin(url, "/robots.txt"))
        if not host.rules.can_fetch(url, AGENT):
            raise FetchError(f"{without_secrets(url)}: the site's robots.txt does not want it read by programs; it is left out.")

    def _rules(self, url: str) -> Any:
        """The rules of a robots.txt; none where there is none."""
        from protego import Protego

        _, answer = self._followed(url, "", lambda _: None, _LARGEST_ROBOTS)
        if answer.status >= 500 or answer.status == 429:
            self._host(url).failures += 1
            raise FetchError(f"{url}: the server does not say what may be read (status {answer.status}); try again later.")
        text = answer.data[:_LARGEST_ROBOTS].decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(text)


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    return kind.strip().lower(), charset[1] if charset else None


def _wait(header: str) -> float:
    """The seconds that a `Retry-After` asks for; 2 when it does not say."""
    asked = header.strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked[:12])
    try:
        when = parsedate_to_datetime(header)
    except (TypeError, ValueError, IndexError, OverflowError):
        return 2.0
    return max((when - datetime.now(UTC if when.tzinfo else None)).total_seconds(), 0.0)
