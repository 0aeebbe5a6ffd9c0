"""Which kind of thing some bytes are: by the name's ending, by what a server says, and where these leave it open by the bytes."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "markdown", "page", "pdf", "export", "feed", "sitemap"]

SUFFIXES: dict[str, Kind | Literal["xml"]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".jsonl": "export",
    ".ndjson": "export",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "xml",
}
TYPES: dict[str, Kind | Literal["xml"]] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/jsonl": "export",
    "application/x-jsonl": "export",
    "application/jsonlines": "export",
    "application/x-jsonlines": "export",
    "application/x-ndjson": "export",
    "application/ndjson": "export",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/gzip": "sitemap",
    "application/x-gzip": "sitemap",
}
UNSAID = ("", "application/octet-stream", "binary/octet-stream", "application/json")
_ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "html": "page",
}
_ROOT = re.compile(rb"<(?:[a-zA-Z][\w.-]{0,40}:)?([a-zA-Z][\w.-]{0,40})[\s>/]")
_PROLOGUE = re.compile(
    rb"\s+|<\?[^>]{0,500}>|<!--(?:(?!-->).){0,2000}-->|<!doctype[^>\[]{0,500}(?:\[[^\]]{0,4000}\])?[^>]{0,50}>",
    re.IGNORECASE | re.DOTALL,
)
HEAD = 8000  # bytes that tell a kind


def kind_of_file(name: str, head: bytes) -> Kind | None:
    """The kind of a file by its name and first bytes; None when it is none that can be read."""
    path = PurePath(name.lower())
    if path.suffix == ".gz" and PurePath(path.stem).suffix == ".xml":
        return "sitemap"
    said = SUFFIXES.get(path.suffix)
    return _of_xml(head) if said == "xml" else said


def kind_of_answer(url_path: str, content_type: str, head: bytes) -> Kind | None:
    """The kind of what a server sent, by its type; by the path's ending where the type says nothing, and by the bytes."""
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "sitemap"
    ending = SUFFIXES.get(PurePath(url_path.lower()).suffix)
    said = ending if content_type in UNSAID else TYPES.get(content_type)
    if said == "text" and ending in ("markdown", "export"):  # servers that do not know these types
        said = ending
    if said in ("page", "xml", "feed", "text") or (said is None and content_type in UNSAID):
        return _of_xml(head) or (said if said != "xml" else None)
    return said if said != "xml" else None


def _of_xml(head: bytes) -> Kind | None:
    """The kind that the first element tells."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while match := _PROLOGUE.match(head, at, HEAD):
        at = match.end()
    root = _ROOT.match(head, at, HEAD)
    return _ROOTS.get(root[1].decode().lower()) if root else None
