"""One request over the wire: its headers, and an answer within bounds of time and size. Knows nothing of politeness."""

import errno
import re
import ssl
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import httpcore

from index.errors import SourceError
from index.sources.address import without_secrets
from index.sources.guard import Deadline, Guarded, RefusedError, UnknownNameError

AGENT = "Footnote"  # the name to use in a robots.txt
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)
_UNREACHED = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, ValueError)
_REASONS = {
    errno.ECONNREFUSED: "it refuses the connection",
    errno.ECONNRESET: "it broke off the connection",
    errno.EPIPE: "it broke off the connection",
    errno.EHOSTUNREACH: "there is no way to it",
    errno.ENETUNREACH: "there is no network",
}


class FetchError(SourceError):
    """A URL that gave nothing, and why; `gone` when the server says that there is nothing any more (404 or 410)."""

    def __init__(self, url: str, why: str, *, led_to: str = "", gone: bool = False) -> None:
        """`led_to` is the URL to which its redirects led, where that is another."""
        there = f" (which leads to {without_secrets(led_to)})" if led_to not in ("", url) else ""
        super().__init__(f"{without_secrets(url)}{there}: {why}")
        self.why, self.gone = why, gone


class _PackedError(Exception):
    """An answer that cannot be unpacked; the text is a reason that can be shown."""


class UnansweredError(FetchError):
    """A URL whose server did not answer, or not to the end."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds."""

    connect: float = 10
    silence: float = 20  # between two pieces of an answer
    total: float = 90  # for one answer
    longest_wait: float = 60  # that a busy server may ask for; more is left to the next run
    tries: int = 3
    longest_delay: float = 10  # between two requests, that a `robots.txt` may ask for; a longer one is shortened to it
    failures: int = 3  # of a host, one after the other; then it is left alone for this run


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    status: int
    headers: dict[str, str]
    data: bytes  # one byte more than the limit when there is more

    def header(self, name: str) -> str:
        """A header by its name in lower case, "" when it is not there."""
        return self.headers.get(name, "")


class Wire:
    """A pool of connections. Usable from several threads; close it at the end."""

    def __init__(self, patience: Patience, at_once: int, *, private: bool) -> None:
        """At most `at_once` connections; to addresses in private networks too when `private`."""
        self._patience = patience
        self._deadline = Deadline()
        self._pool: Any = httpcore.ConnectionPool(
            ssl_context=_trusted(), max_connections=at_once, network_backend=Guarded(self._deadline, private=private)
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def ask(self, url: str, validator: str, largest: int) -> Answer:
        """What the server sends, redirects and errors included; of a body at most one byte more than `largest`.

        With a `validator` (an ETag or a date), only if it has changed since. Raises `UnansweredError` when there is no whole
        answer in time, `FetchError` when the address may not be asked.
        """
        patience = self._patience
        steps = {"connect": patience.connect, "read": patience.silence, "write": patience.silence, "pool": patience.total}
        self._deadline.end = time.monotonic() + patience.total
        target, headers = _target(url), _headers(url, validator)
        try:
            with self._pool.stream("GET", target, headers=headers, extensions={"timeout": steps}) as answer:
                known = {_text(key).lower(): _text(value) for key, value in answer.headers}
                packed = known.get("content-encoding", "")
                data = _unpacked(answer.iter_stream(), packed, largest) if answer.status == 200 else b""
                return Answer(answer.status, known, data)
        except RefusedError as fault:
            raise FetchError(url, str(fault)) from fault
        except httpcore.TimeoutException as fault:
            raise UnansweredError(url, "the server took too long to answer; try again later.") from fault
        except (_PackedError, zlib.error) as fault:
            why = fault if isinstance(fault, _PackedError) else "it is packed wrongly"
            raise UnansweredError(url, f"the server's answer cannot be read ({why}); try again later.") from fault
        except _UNREACHED as fault:
            raise UnansweredError(url, f"the server cannot be reached ({_in_words(fault)}); try again later.") from fault


def _in_words(fault: BaseException) -> str:
    """Why a server cannot be reached, without the words of the libraries; they are in what raised the fault."""
    if isinstance(fault, UnknownNameError):
        return str(fault)
    causes: list[BaseException] = [fault]
    while (before := causes[-1].__cause__ or causes[-1].__context__) and before not in causes:
        causes.append(before)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "its certificate is not valid"
        if isinstance(cause, ssl.SSLError):
            return "it does not speak HTTPS as it should"
        if isinstance(cause, OSError) and cause.errno in _REASONS:
            return _REASONS[cause.errno]
    return "what it sends is no HTTP" if isinstance(fault, httpcore.ProtocolError) else "the connection broke"


def _text(header: bytes) -> str:
    try:
        return header.decode()
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _trusted() -> Any:
    from httpx import create_ssl_context

    return create_ssl_context()


def _target(url: str) -> httpcore.URL:
    """The URL as it goes over the wire: its host in ASCII (IDNA), its path quoted."""
    import httpx

    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as fault:
        raise FetchError(url, "this is no URL; correct it.") from fault
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
        raise _PackedError(f"its content encoding {packed!r} was not asked for")
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
            raise _PackedError("the answer broke off")
    return b"".join(parts)
