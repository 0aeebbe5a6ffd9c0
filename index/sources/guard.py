"""Which machines may be spoken to: connects only to addresses on the open internet, unless private ones are allowed.

The check is made on the address that is then connected to: a name is looked up once, so a name that means another machine
a moment later (DNS rebinding) gains nothing. Proxies of the environment are not used, for the same reason.
"""

import ipaddress
import socket
import threading
import time
from typing import Any

import httpcore

from index.errors import SourceError

_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is given out of IPv6
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address in the last four bytes (RFC 6052)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedError(SourceError):
    """An address that may not be fetched from."""


class UnknownNameError(httpcore.ConnectError):
    """A host of which no address is known; the text is a reason that can be shown."""


def is_open(address: str) -> bool:
    """Whether an IP address is one of the open internet.

    It is not when it is loopback, private, link-local, carrier-grade, multicast or reserved, or an IPv6 address that leads to
    such an IPv4 address (mapped, NAT64, 6to4, Teredo).
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None)
        if inner is None:
            teredo = found.teredo or ()
            return found in _UNICAST and all(map(_is_global, [found, *teredo, *filter(None, [found.sixtofour])]))
        found = inner
    return _is_global(found)


def _is_global(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


class Deadline(threading.local):
    """When the thread's present request must be over (of `time.monotonic`); no read or write waits longer."""

    end = float("inf")

    def left(self, timeout: float | None) -> float:
        """The seconds that one step may take. Raises `httpcore.ReadTimeout` when there are none left."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return min(seconds, timeout if timeout is not None else seconds)


class _Stream(httpcore.NetworkStream):
    """A connection on which each step keeps the deadline, so that a server that dribbles cannot hold us."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "httpcore.NetworkStream":
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Guarded(httpcore.NetworkBackend):
    """Opens connections for `httpcore`, to open addresses alone unless `private`. Raises `RefusedError` for the others."""

    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        self._deadline, self._private = deadline, private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers and is allowed."""
        fault: Exception | None = None
        for address in self._allowed(host, port):
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as why:
                fault = why
            else:
                return _Stream(stream, self._deadline)
        raise fault or httpcore.ConnectError(f"{host} has no address")

    def _allowed(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as why:
            raise UnknownNameError(f"the name {host} is not known") from why
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = [address for address in addresses if self._private or is_open(address)]
        if addresses and not allowed:
            raise RefusedError(
                f"{host} is at {addresses[0]}, an address in a private network; `--allow-private` fetches from there too."
            )
        return allowed
