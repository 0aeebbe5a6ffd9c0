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
from index.sources.address import normal
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
    delay: float = 0.0  # seconds between two requests, by its robots.txt
    next_turn: float = 0.0  # by `time.monotonic`: when the next request may go


class Fetcher:
    """Fetches with one pool of connections. Usable from several threads; close it at the end."""

    def __init__(self, *, private: bool, patience: Patience | None = None, largest: int = LARGEST) -> None:
        """With `private`, from private networks too; an answer may have `largest` bytes, unpacked."""
        self._patience = patience or Patience()
        self._largest = largest
        self._wire = Wire(self._patience, AT_ONCE, private=private)
        self._hosts: dict[str, _Host] = {}
        self._notes: list[tuple[str, str]] = []
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
        url = normal(url)
        at, answer = self._followed(url, validator, self._obey_robots, self._largest)
        if answer.status == 304 and validator:
            return Fetched(at, "", None, b"", validator, unchanged=True)
        if answer.status != 200:
            gone = answer.status in _GONE
            what = "there is no such page" if gone else "the server does not give it"
            advice = "check the address" if gone else "try again later"
            raise FetchError(url, f"{what} (status {answer.status}); {advice}.", led_to=at, gone=gone)
        if len(answer.data) > self._largest:
            size = f"{self._largest / 1e6:.0f} MB"
            raise FetchError(url, f"the answer is larger than {size}; download it and add the file.", led_to=at)
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
        """The first answer that is no redirect, and its URL; each URL on the way is checked.

        What goes wrong on the way is a fault of the URL that was given, and names where it led.
        """
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            try:
                check(at)
                answer = self._answer(at, validator, largest)
            except FetchError as fault:
                if at == url:
                    raise
                raise FetchError(url, fault.why, led_to=at, gone=fault.gone) from fault
            if answer.status not in _REDIRECTS or not answer.header("location"):
                return at, answer
            try:
                at = normal(urljoin(at, answer.header("location")))
            except ValueError as fault:
                raise FetchError(url, "it redirects to what is no address; check it in a browser.") from fault
            except SourceError as fault:
                raise FetchError(url, f"it redirects to {fault}") from fault
        raise FetchError(url, f"it redirects more than {MOST_REDIRECTS} times; check the address.")

    def _answer(self, url: str, validator: str, largest: int) -> Answer:
        """The server's answer, asked again after the wait that a busy server names."""
        patience, host = self._patience, self._host(url)
        for _ in range(patience.tries):
            if host.failures >= patience.failures:
                raise UnansweredError(url, f"the server has failed {host.failures} times; try again later.")
            try:
                with host.slots:
                    if self._closed.wait(self._turn(host)):
                        raise UnansweredError(url, "the run was broken off before the server answered; run it again.")
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
                raise FetchError(url, f"the server asks to come again in {wait:.0f} s; sync then.")
            host.busy_until = time.monotonic() + wait
        return answer

    def _turn(self, host: _Host) -> float:
        """Take the next turn at a host: the seconds until then, by what its server and its robots.txt ask for."""
        with self._lock:
            now = time.monotonic()
            at = max(now, host.busy_until, host.next_turn)
            host.next_turn = at + host.delay
            return at - now

    def notes(self) -> list[tuple[str, str]]:
        """What a person should know of the hosts that were met since the last call: (host, sentence)."""
        with self._lock:
            told, self._notes = self._notes, []
            return told

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        with self._lock:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())

    def _obey_robots(self, url: str) -> None:
        """Raise `FetchError` where a site's robots.txt does not let us, or cannot be known (RFC 9309)."""
        host = self._host(url)
        with host.robots:
            if host.rules is None:
                host.rules = self._rules(url)
                host.delay = self._delay(url, host.rules)
        if not host.rules.can_fetch(url, AGENT):
            raise FetchError(url, "the site's robots.txt does not want it read by programs; it is left out.")

    def _delay(self, url: str, rules: Any) -> float:
        """The seconds between two requests that a robots.txt asks for, as far as we wait; a longer wait is noted."""
        asked, longest = float(rules.crawl_delay(AGENT) or 0.0), self._patience.longest_delay
        if asked > longest:
            parts = urlsplit(url)
            site = f"{parts.scheme}://{parts.netloc}"
            told = (
                f"its robots.txt asks for {asked:.0f} s between two requests; Footnote waits {longest:.0f} s, the longest it does"
            )
            with self._lock:
                self._notes.append((site, f"{site}: {told}."))
        return min(max(asked, 0.0), longest)

    def _rules(self, url: str) -> Any:
        """The rules of the robots.txt for a URL; none where there is none. Where it cannot be had, the fault is the URL's."""
        from protego import Protego

        robots = urljoin(url, "/robots.txt")
        try:
            _, answer = self._followed(robots, "", lambda _: None, _LARGEST_ROBOTS)
        except FetchError as fault:
            raise FetchError(url, fault.why) from fault
        if answer.status >= 500 or answer.status == 429:
            self._host(url).failures += 1
            raise FetchError(
                url, f"the server does not say in its robots.txt what may be read (status {answer.status}); try again later."
            )
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
