"""Fetches from the web, politely and within bounds: the only module that does.

Each answer has a limit of size and of time, before and after unpacking. Redirects are followed by hand, each checked like the
first address. A site's `robots.txt` is kept to, as is the wait that a busy server asks for; few requests run at a time.
"""

import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from index.errors import SourceError
from index.sources.address import normal, without_secrets
from index.sources.guard import Deadline, Guarded, RefusedError

LARGEST = 64_000_000  # bytes of an answer, unpacked
AGENT = "Footnote"  # the name to use in a robots.txt
AT_ONCE = 4  # requests, and of one host:
AT_ONCE_A_HOST = 2
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_GONE = (404, 410)
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds."""

    connect: float = 10
    silence: float = 20  # between two pieces of an answer
    total: float = 90  # for one answer
    longest_wait: float = 60  # that a busy server may ask for; more is left to the next run
    tries: int = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    url: str  # where it was in the end, after redirects
    content_type: str
    charset: str | None
    data: bytes
    validator: str  # its ETag or date, "" when it has none
    unchanged: bool = False  # since the validator that was sent along; there is no data then


class FetchError(SourceError):
    """A URL that gave nothing; `gone` when the server says that there is nothing any more (404 or 410)."""

    def __init__(self, message: str, *, gone: bool = False) -> None:
        super().__init__(message)
        self.gone = gone


class Fetcher:
    """Fetches with one pool of connections. Usable from several threads; close it at the end."""

    def __init__(self, *, private: bool, patience: Patience | None = None, largest: int = LARGEST) -> None:
        self._patience = patience or Patience()
        self._largest = largest
        self._deadline = Deadline()
        self._pool: Any = httpcore.ConnectionPool(
            ssl_context=_trusted(), max_connections=AT_ONCE, network_backend=Guarded(self._deadline, private=private)
        )
        self._hosts: dict[str, threading.Semaphore] = {}
        self._robots: dict[str, _Robots] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def fetch(self, url: str, validator: str = "") -> Fetched:
        """What is at a URL now; with the `validator` that it had, only if it has changed since.

        Raises `FetchError` (a `SourceError` that names the URL) when it cannot be had, whatever the reason.
        """
        at = normal(url)
        for _ in range(MOST_REDIRECTS + 1):
            self._obey_robots(at)
            answer = self._answer(at, validator)
            if answer.status not in _REDIRECTS:
                return self._checked(url, at, answer)
            at = normal(urljoin(at, answer.header("location") or at))
        raise FetchError(f"{without_secrets(url)}: it redirects more than {MOST_REDIRECTS} times; check the address.")

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
            finally:
                for _, future in ahead:
                    future.cancel()

    def _tried(self, url: str, validator: str) -> Fetched | SourceError:
        try:
            return self.fetch(url, validator)
        except SourceError as fault:
            return fault

    def _checked(self, url: str, at: str, answer: "_Answer") -> Fetched:
        if answer.status == 304:
            return Fetched(at, "", None, b"", "", unchanged=True)
        if answer.status != 200:
            gone = answer.status in _GONE
            what = "there is no such page" if gone else "the server does not give it"
            advice = "check the address" if gone else "try again later"
            raise FetchError(f"{without_secrets(url)}: {what} (status {answer.status}); {advice}.", gone=gone)
        kind, charset = _content_type(answer.header("content-type"))
        if len(answer.data) > self._largest:
            raise FetchError(
                f"{without_secrets(url)}: the answer is larger than {self._largest / 1e6:.0f} MB; download it and add the file."
            )
        return Fetched(at, kind, charset, answer.data, answer.header("etag") or answer.header("last-modified"))

    # One request

    def _answer(self, url: str, validator: str = "", largest: int | None = None) -> "_Answer":
        """The server's answer, asked again after the wait that a busy server names."""
        patience = self._patience
        for left in reversed(range(patience.tries)):
            with self._of_host(urlsplit(url).netloc):
                answer = self._asked(url, validator, largest or self._largest)
            if answer.status not in _BUSY or not left:
                break
            wait = _wait(answer.header("retry-after"))
            if wait > patience.longest_wait:
                raise FetchError(f"{without_secrets(url)}: the server asks to come again in {wait:.0f} s; sync then.")
            time.sleep(wait)
        return answer

    def _of_host(self, host: str) -> threading.Semaphore:
        with self._lock:
            return self._hosts.setdefault(host, threading.Semaphore(AT_ONCE_A_HOST))

    def _asked(self, url: str, validator: str, largest: int) -> "_Answer":
        patience = self._patience
        steps = {"connect": patience.connect, "read": patience.silence, "write": patience.silence, "pool": patience.total}
        self._deadline.end = time.monotonic() + patience.total
        try:
            with self._pool.stream(
                "GET", _target(url), headers=_headers(url, validator), extensions={"timeout": steps}
            ) as answer:
                headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
                wanted = largest if answer.status == 200 else 0
                data = b"" if not wanted else _unpacked(answer.iter_stream(), headers.get("content-encoding", ""), wanted)
                return _Answer(answer.status, headers, data)
        except RefusedError as fault:
            raise FetchError(f"{without_secrets(url)}: {fault}") from fault
        except httpcore.TimeoutException as fault:
            raise FetchError(f"{without_secrets(url)}: the server took too long to answer; try again later.") from fault
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
            zlib.error,
            ValueError,
        ) as fault:
            raise FetchError(f"{without_secrets(url)}: the server cannot be reached ({fault}); try again later.") from fault

    # Robots

    def _obey_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            robots = self._robots.setdefault(site, _Robots())
        with robots.lock:
            if robots.rules is None:
                robots.rules = self._rules(f"{site}/robots.txt")
        if not robots.rules.can_fetch(url, AGENT):
            raise FetchError(f"{without_secrets(url)}: the site's robots.txt does not want it read by programs; it is left out.")

    def _rules(self, url: str) -> Any:
        """The rules of a robots.txt: none where there is none. Raises `FetchError` where it cannot be known (RFC 9309)."""
        from protego import Protego

        at = url
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._answer(at, largest=_LARGEST_ROBOTS)
            if answer.status not in _REDIRECTS:
                break
            at = normal(urljoin(at, answer.header("location") or at))
        if answer.status >= 500 or answer.status == 429:
            raise FetchError(f"{url}: the server does not say what may be read (status {answer.status}); try again later.")
        text = answer.data[:_LARGEST_ROBOTS].decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(text)


_LARGEST_ROBOTS = 500_000  # bytes that must be read (RFC 9309)


class _Robots:
    """What one site's robots.txt says, once it has been read."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.rules: Any = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    data: bytes  # one byte more than the limit when there is more

    def header(self, name: str) -> str:
        return self.headers.get(name, "")


def _trusted() -> Any:
    from httpx import create_ssl_context

    return create_ssl_context()


def _target(url: str) -> httpcore.URL:
    """The URL as it goes over the wire: its host in ASCII (IDNA), its path quoted."""
    import httpx

    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as fault:
        raise FetchError(f"{without_secrets(url)}: this is no URL ({fault}); correct it.") from fault
    return httpcore.URL(scheme=parts.raw_scheme, host=parts.raw_host, port=parts.port, target=parts.raw_path)


def _headers(url: str, validator: str) -> list[tuple[bytes, bytes]]:
    target = _target(url)
    default = {b"http": 80, b"https": 443}[target.scheme]
    host = b"[" + target.host + b"]" if b":" in target.host else target.host
    name = host if target.port in (None, default) else host + b":%d" % target.port
    said = {b"Host": name, b"User-Agent": f"{AGENT}/{version('footnote-bot')}".encode()}
    said |= {b"Accept": _ACCEPT.encode(), b"Accept-Encoding": b"gzip", b"Accept-Language": b"en,*;q=0.5"}
    if validator:
        is_date = re.match(r"[A-Z][a-z]{2}, ", validator)
        said[b"If-Modified-Since" if is_date else b"If-None-Match"] = validator.encode("latin-1", "replace")
    return list(said.items())


def _unpacked(chunks: Iterator[bytes], encoding: str, largest: int) -> bytes:
    """The body, at most one byte more than the limit: neither a long answer nor a small one that unpacks to much fills memory."""
    packed = encoding.strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"its content encoding {packed!r} was not asked for")
    unpack = None if packed in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        part = unpack.decompress(chunk, largest + 1 - size) if unpack else chunk[: largest + 1 - size]
        parts.append(part)
        size += len(part)
        if size > largest:
            break
    else:
        if unpack and not unpack.eof:
            raise ValueError("the answer broke off")
    return b"".join(parts)


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    return kind.strip().lower(), charset[1] if charset else None


def _wait(header: str) -> float:
    """The seconds that a `Retry-After` asks for; 2 when it does not say."""
    if header.strip().isdigit():
        return float(header)
    try:
        when = parsedate_to_datetime(header)
    except (TypeError, ValueError, IndexError):
        return 2.0
    return max((when - datetime.now(UTC if when.tzinfo else None)).total_seconds(), 0.0)
