"""Reads files and folders of text and Markdown into articles. An error names the file, and the field where there is one.

It fetches nothing and writes nothing.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.markdown import front_matter, plain_text

SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
LARGEST = 20_000_000  # bytes; about three million words, far more than an article holds

_ASCII = bytes(range(128))
_FEW_ACCENTS = 0.2  # of the bytes
_CONTROLS = [chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b"]
_MOST_CONTROLS = 0.001  # of the characters; more is a binary file

_HEADLINE_WORDS = 20
_SPOKEN_START = ('"', "“", "'", "‘", "-", "*", "•")


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read at the paths: a file as it is, a folder's text and Markdown files below it, sorted.

    Hidden files and folders are passed over. Raises `SourceError` for a path that does not exist or a folder that cannot be
    read, once it is reached.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _below(path)
            elif path.exists():
                yield path
            else:
                raise SourceError(f"{shown(path)}: no such file or folder; check the spelling.")
        except OSError as fault:
            raise SourceError(f"{shown(path)}: cannot be read ({fault.strerror or fault}).") from fault


def _below(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent, name)
    if closed:
        raise closed[0]


def shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def read(path: Path) -> Article:
    """Read one file into an article; its id is the front matter's `url`, else the file's absolute path.

    Raises `SourceError` when the file cannot be read, is of another kind, too large, empty, or no text, or when its front
    matter is wrong.
    """
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise SourceError(
            f"{shown(path)}: not a kind of file that can be read; give {', '.join(SUFFIXES)} files or a folder of them."
        )
    content = decode(_bytes(path), shown(path))
    fields: dict[str, str] = {}
    if kind == "markdown":
        fields, content = front_matter(content, shown(path))
        text, title = plain_text(content)
    else:
        text = content
        title = headline(text)
    text = text.strip()
    if not text:
        raise SourceError(f"{shown(path)}: the file has no text; there is nothing to index.")
    named = " ".join(shown(Path(path.stem)).replace("_", " ").split()) or shown(path)
    return Article(
        id=fields.get("url") or shown(path.resolve()),
        title=fields.get("title") or title or named,
        text=text,
        source=fields.get("source"),
        author=fields.get("author"),
        url=fields.get("url"),
        published=fields.get("published"),
        collection=fields.get("collection"),
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SourceError(f"{shown(path)}: not a regular file; give a text or Markdown file.")
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(
                f"{shown(path)}: {size / 1e6:.0f} MB is more than one article may have ({LARGEST / 1e6:.0f} MB); "
                "split it into files of one article each."
            )
        return path.read_bytes()
    except OSError as fault:
        raise SourceError(f"{shown(path)}: cannot be read ({fault.strerror or fault}).") from fault


def decode(data: bytes, name: str) -> str:
    """Bytes as text with `\\n` line ends: UTF-8, or the encoding that its mark or its bytes give away.

    Raises `SourceError` for what is no text, or in no encoding that can be told.
    """
    text = _decoded(data)
    if text is None or "\0" in text or sum(map(text.count, _CONTROLS)) > len(text) * _MOST_CONTROLS:
        raise SourceError(f"{name}: the file is not text, or its encoding cannot be told; save it as UTF-8.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(data, "utf-16")
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
    except UnicodeDecodeError:
        return None


def headline(text: str) -> str | None:
    """The first line of a plain text, when it reads like a headline: short, alone on its line, and followed by more."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    words = first.split()
    if not rest.strip() or not 2 <= len(words) <= _HEADLINE_WORDS:
        return None
    following = rest.lstrip("\n").split("\n", 1)[0]
    wrapped = not rest.startswith("\n") and len(following) < 1.5 * len(first) and first[-1:] not in ".!?"
    if first.startswith(_SPOKEN_START) or first[-1:] in ",;:-" or (wrapped and re.match(r"\s*[a-z]", following)):
        return None
    return first.rstrip(".")
