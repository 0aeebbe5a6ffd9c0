"""What lists pages: a sitemap, or a text file of URLs. Fetches nothing."""

import gzip
import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import SourceError
from index.sources.address import is_web

LARGEST = 50_000_000  # bytes of a sitemap (the protocol's own limit)
MOST = 50_000  # pages of one sitemap (likewise)
_WORDS = 4  # on a line of a list of URLs that is none itself


@dataclass(frozen=True, slots=True)
class Listed:
    """What a sitemap names."""

    pages: list[str]
    further: list[str]  # sitemaps
    odd: list[str]  # what stands where an address should, and is none


def url_list(text: str) -> list[str] | None:
    """The lines of a text that is a list of URLs (without empty ones and those that begin with `#`), else None.

    It is one when most lines are URLs and the others are as short; what is no URL among them is for the fetching to tell.
    """
    lines = [line.strip() for line in text.splitlines()]
    given = [line for line in lines if line and not line.startswith("#")]
    urls = sum(map(is_web, given))
    is_list = urls * 2 > len(given) and all(is_web(line) or len(line.split()) <= _WORDS for line in given)
    is_list = is_list or (len(given) == 1 and all(map(is_web, re.split(r"[,;\s]+", given[0]))))
    return list(dict.fromkeys(piece for line in given for piece in _pieces(line))) if given and is_list else None


def _pieces(line: str) -> list[str]:
    """A line, or the URLs that stand on it side by side."""
    pieces = [piece for piece in re.split(r"[,;]?\s+", line) if piece]
    return pieces if all(map(is_web, pieces)) else [line]


def sitemap(data: bytes, name: str) -> Listed:
    """What a sitemap names, each address once. Raises `SourceError` when it is damaged, too large, or names nothing."""
    from lxml import etree

    data = unzipped(data, name, LARGEST)
    pages: list[str] = []
    further: list[str] = []
    odd: list[str] = []
    try:
        walk = etree.iterparse(
            io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, recover=True, load_dtd=False
        )
        for _, node in walk:
            if not isinstance(node.tag, str):
                continue
            kind = etree.QName(node).localname
            parent = node.getparent()
            if kind == "loc" and parent is not None and isinstance(parent.tag, str):
                url = (node.text or "").strip()
                within = etree.QName(parent).localname
                if within in ("url", "sitemap"):
                    (odd if not is_web(url) else pages if within == "url" else further).append(url)
            elif kind in ("url", "sitemap"):
                node.clear()
    except etree.XMLSyntaxError as fault:
        raise SourceError(f"{name}: the sitemap is no valid XML (line {fault.lineno}); check the address.") from fault
    if not pages and not further:
        why = f", for what stands there is no http or https URL (the first: {odd[0]!r:.100})" if odd else ""
        raise SourceError(f"{name}: the sitemap names no page{why}; check the address.")
    return Listed(_bounded(pages, name), _bounded(further, name), odd)


def _bounded(urls: Sequence[str], name: str) -> list[str]:
    if len(urls) > MOST:
        raise SourceError(f"{name}: {len(urls):,} pages are more than one sitemap may name ({MOST:,}); split it.")
    return list(dict.fromkeys(urls))


def unzipped(data: bytes, name: str, largest: int) -> bytes:
    """The bytes, unpacked when they are gzip. Raises `SourceError` when they are damaged, or too large unpacked."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(largest + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise SourceError(f"{name}: the file is packed with gzip and damaged; save it anew.") from fault
    if len(found) > largest:
        raise SourceError(f"{name}: unpacked it has more than {largest / 1e6:.0f} MB; it is not read.")
    return found
