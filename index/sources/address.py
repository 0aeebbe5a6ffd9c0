"""Addresses on the web: what is one, and its form that is the same however it was found. Fetches nothing."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from index.errors import SourceError

LONGEST = 2000  # characters
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|at_medium|at_campaign|cmpid|ns_\w+", re.IGNORECASE)
_EDITIONS = ("www.", "m.", "mobile.", "amp.")
_WEB = ("http", "https")


def is_address(text: str) -> bool:
    """Whether a text is meant as a URL, of whatever scheme, and not as a path."""
    return bool(_SCHEME.match(text))


def is_web(text: str) -> bool:
    """Whether a text is a whole http(s) URL, and nothing else."""
    try:
        parts = urlsplit(text)
        return parts.scheme in _WEB and bool(parts.hostname) and not re.search(r"\s", text) and len(text) <= LONGEST
    except ValueError:
        return False


def normal(url: str) -> str:
    """A URL in the form that names an article: without fragment and campaign marks, scheme and host in lower case.

    Raises `SourceError` for what is no http(s) URL, or holds a password.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        parts.geturl().encode()
    except ValueError as fault:
        raise SourceError(f"{without_secrets(url)}: this is no URL; correct it.") from fault
    if parts.username or parts.password:
        raise SourceError(f"{without_secrets(url)}: a URL with a password in it is not fetched; give it without.")
    if parts.scheme not in _WEB or not host or len(url) > LONGEST:
        raise SourceError(f"{without_secrets(url)}: this is no http or https URL; only these are fetched.")
    name = f"[{host}]" if ":" in host else host
    place = name if port in (None, 80 if parts.scheme == "http" else 443) else f"{name}:{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", _query(parts.query), "")).strip()  # "https://e.org/ ?"


def _query(query: str) -> str:
    if not _CAMPAIGN.search(query):
        return query  # as it stands: to write it anew may change it
    return urlencode([(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _CAMPAIGN.fullmatch(name)])


def without_secrets(url: str) -> str:
    """A URL that can be printed: without a name and password before the host."""
    return re.sub(r"(?<=//)[^/?#]*@", "", url)[:LONGEST]


def canonical(url: str | None, page: str | None) -> str | None:
    """The URL by which a page goes: the one that it names itself, when that may be believed, else where it was found.

    Another site's name is not believed (a page must not be able to take another's place), nor is the front page's name for a
    page below it. With no `page` (a saved file) it is believed as it is.
    """
    try:
        named = normal(urljoin(page or "", url)) if url else None
    except (SourceError, ValueError):
        named = None
    if page is None or named is None:
        return named or page
    there, here = urlsplit(named), urlsplit(page)
    front = there.path in ("", "/") and not there.query and (here.path not in ("", "/") or here.query)
    return named if _site(there.netloc) == _site(here.netloc) and not front else page


def _site(host: str) -> str:
    return next((host[len(edition) :] for edition in _EDITIONS if host.startswith(edition)), host)
