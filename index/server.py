"""A Chroma server: where it is, and what a person is told when it does not serve. Nothing here speaks to it."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from index.errors import HomeError, IndexingError, ServiceError

_NAME = re.compile(r"\w[\w.-]*", re.ASCII)  # a tenant and a database stand in the path of every request
_TOKEN = re.compile(r"[!-~]+")
_OTHER_SERVERS = (301, 302, 307, 308, 404, 405, 410)  # what servers answer that are not Chroma
_LONGEST_FAULT = 200  # characters of a server's own words


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """A Chroma server, or Chroma Cloud. Raises `ValueError`, with a sentence for each fault, for what cannot be one."""

    url: str  # http or https; a path is kept, for servers behind a proxy
    tenant: str | None = None  # None: the token's own, else Chroma's default
    database: str | None = None
    token: str | None = field(default=None, repr=False)  # sent as `x-chroma-token`
    patience: float = 10.0  # seconds that it may be silent; Chroma's own client would wait for ever

    def __post_init__(self) -> None:
        faults = [fault for fault in (_url_fault(self.url), *self._name_faults()) if fault]
        if self.token is not None and not _TOKEN.fullmatch(self.token):
            faults.append("FOOTNOTE_CHROMA_TOKEN has blanks or characters that are not ASCII; copy it again.")
        if faults:
            raise ValueError(" ".join(faults))

    def _name_faults(self) -> list[str]:
        names = (("TENANT", self.tenant), ("DATABASE", self.database))
        return [
            f"FOOTNOTE_CHROMA_{what} is {name!r}; a name has letters, digits, `_`, `-` and `.` only."
            for what, name in names
            if name is not None and not _NAME.fullmatch(name)
        ]

    @property
    def place(self) -> str:
        """The server, tenant and database as a person reads them."""
        names = (("tenant", self.tenant), ("database", self.database))
        within = ", ".join(f"{what} {name}" for what, name in names if name)
        return f"the Chroma server {self.url.rstrip('/')}" + (f" ({within})" if within else "")


def _url_fault(url: str) -> str | None:
    advice = "write it like http://localhost:8000 or https://api.trychroma.com."
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        return f"FOOTNOTE_CHROMA_URL is {url!r} ({fault}); {advice}"
    if parts.username is not None or parts.password is not None:
        return "FOOTNOTE_CHROMA_URL holds a user or a password; put a token into FOOTNOTE_CHROMA_TOKEN instead."
    whole = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    return None if whole and port != 0 and not re.search(r"\s", url) else f"FOOTNOTE_CHROMA_URL is {url!r}; {advice}"


def told(server: ChromaServer, fault: Exception) -> IndexingError:
    """What a person is told of an exception that a request to the server raised."""
    status, words = _status(fault), " ".join(str(fault).split())[:_LONGEST_FAULT]
    if status == 404 and words.startswith("Collection "):
        return HomeError(f"the vectors are gone from {server.place}; `footnote index rebuild` makes them again.")
    return ServiceError(f"{server.place} {_unreached(server, fault, words) or _refused(fault, status, words)}.")


def _unreached(server: ChromaServer, fault: Exception, words: str) -> str | None:
    import httpx

    if isinstance(fault, httpx.TimeoutException):
        return f"did not answer within {server.patience:g} seconds; see whether it is overloaded, and try again"
    if isinstance(fault, httpx.TransportError):
        why = words or type(fault).__name__
        return f"cannot be reached ({why}); start it, or check FOOTNOTE_CHROMA_URL and the network"
    return None


def _refused(fault: Exception, status: int | None, words: str) -> str:
    if status in (401, 403):
        return "refuses the token; check FOOTNOTE_CHROMA_TOKEN, and what it is allowed"
    if words.startswith(("Database ", "Tenant ")):
        advice = "make it there, or check FOOTNOTE_CHROMA_TENANT and FOOTNOTE_CHROMA_DATABASE"
        return f"cannot serve ({words}); {advice}"
    if status in _OTHER_SERVERS or (status is None and isinstance(fault, (ValueError, TypeError, KeyError))):
        return "does not answer as one; check FOOTNOTE_CHROMA_URL"
    return f"could not do what it was asked ({status}: {words}); try again, and if that does not help, see its log"


def _status(fault: Exception) -> int | None:
    """The HTTP status behind an exception of Chroma's client: its errors have a code, and wrap what they do not know."""
    import httpx

    for one in (fault, fault.__context__):
        if isinstance(one, httpx.HTTPStatusError):
            return one.response.status_code
    code = getattr(fault, "code", None)
    return int(code()) if callable(code) else None
