"""Bytes as text, whatever encoding they are in, and whatever they say of it."""

import codecs
import re

from index.errors import SourceError

_ASCII = bytes(range(128))
_FEW_ACCENTS = 0.2  # of the bytes
_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b"]
_MOST_CONTROLS = 0.001  # of the characters; more is a binary file
_MOST_BROKEN = 0.1  # of the characters beyond ASCII
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page says its encoding


def decode(data: bytes, name: str) -> str:
    """Bytes as text with `\\n` line ends: UTF-8, or the encoding that its mark or its bytes give away.

    Raises `SourceError` for what is no text, or in no encoding that can be told.
    """
    return _lines(_decoded(data), name)


def decode_page(data: bytes, name: str, declared: str | None = None) -> str:
    """A web page's bytes as text; `declared` is the encoding that the server named. Raises as `decode`.

    What is UTF-8 is UTF-8, whatever is declared: other text hardly ever looks like it. Then the server's word counts, then
    the page's own; a few broken characters in a page of UTF-8 do not make it another encoding.
    """
    return _lines(_try(data, "utf-8") or _marked(data) or _as_declared(data, declared) or _decoded(data), name)


def _lines(text: str | None, name: str) -> str:
    if text is None or "\0" in text or sum(map(text.count, _CONTROLS)) > len(text) * _MOST_CONTROLS:
        raise SourceError(f"{name}: the file is not text, or its encoding cannot be told; save it as UTF-8.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _as_declared(data: bytes, declared: str | None) -> str | None:
    meta = _META.search(data[:_HEAD])
    own = (meta[1] or meta[2]).decode("ascii", "replace") if meta else None
    for label in (declared, own, "utf-8"):
        encoding = _known(label)
        if encoding == "utf-8":
            text = data.decode("utf-8", "replace").replace("\0", "")
            if text.count("\ufffd") <= sum(not c.isascii() for c in text) * _MOST_BROKEN:
                return text
        elif encoding:
            text = _try(data, encoding) or ""
            if text:
                return text
    return None


def _known(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label).name if label else None
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers read it (WHATWG Encoding)


def _marked(data: bytes) -> str | None:
    return _try(data, "utf-16") if data.startswith((b"\xff\xfe", b"\xfe\xff")) else None


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _marked(data)
    text = _try(data, "utf-8")
    if text is not None:
        return text
    if b"\0" in data:
        return None
    if len(data.translate(None, _ASCII)) < len(data) * _FEW_ACCENTS:
        return _try(data, "cp1252")  # mostly English: the few other bytes are Windows' quotes and accents
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return _try(data, best.encoding) if best else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # an encoding that is none of text (`hex`) is a LookupError
        return None
