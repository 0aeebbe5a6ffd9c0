"""Files and folders: which files there are at a path, and their bytes within bounds."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from index.errors import SourceError
from index.sources.item import shown
from index.sources.kinds import HEAD, SUFFIXES, Kind, kind_of_file

LARGEST: dict[Kind, int] = {  # bytes
    "text": 20_000_000,  # about three million words, far more than an article holds
    "markdown": 20_000_000,
    "page": 64_000_000,
    "pdf": 200_000_000,
    "feed": 20_000_000,
    "sitemap": 50_000_000,
}


def find(path: Path) -> Iterator[Path | SourceError]:
    """The files to read at a path: a file as it is, a folder's files of a readable kind below it, sorted.

    Hidden files and folders are passed over. What does not exist or cannot be read is a fault that names it.
    """
    try:
        if path.is_dir():
            yield from _below(path)
        elif path.exists():
            yield path
        else:
            yield SourceError(f"{shown(path)}: no such file or folder; check the spelling.")
    except OSError as fault:
        yield unreadable(path, fault)


def _below(folder: Path) -> Iterator[Path | SourceError]:
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith(".") and _may_be_read(Path(parent, name)))
    yield from (unreadable(Path(str(fault.filename or folder)), fault) for fault in closed)


def _may_be_read(path: Path) -> bool:
    """Whether a file in a folder is of a kind that can be read; an XML file only if it is a feed, a sitemap or a page."""
    said = SUFFIXES.get(path.suffix.lower())
    if said != "xml":
        return said is not None
    try:
        return kind_of_file(path.name, beginning(path)) is not None
    except SourceError:
        return True  # and then it is named as one that cannot be read


def beginning(path: Path) -> bytes:
    """The first bytes of a file, enough to tell its kind. Raises `SourceError` when it cannot be read or is no regular file."""
    try:
        if not S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            raise SourceError(f"{shown(path)}: not a regular file; give a file of text, or a folder.")
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as fault:
        raise unreadable(path, fault) from fault


def contents(path: Path, kind: Kind) -> bytes:
    """All bytes of a file. Raises `SourceError` when it cannot be read, or is too large for its kind."""
    try:
        size, largest = path.stat().st_size, LARGEST[kind]
        if size > largest:
            raise SourceError(
                f"{shown(path)}: {size / 1e6:.0f} MB is more than one file may have ({largest / 1e6:.0f} MB); "
                "split it into files of one article each."
            )
        return path.read_bytes()
    except OSError as fault:
        raise unreadable(path, fault) from fault


def reason(fault: OSError) -> str:
    """What the system says of a fault, in its words and without its number."""
    return fault.strerror or "its disk gave a fault"


def unreadable(path: Path, fault: OSError) -> SourceError:
    """The fault that a file system gives, as a sentence."""
    return SourceError(f"{shown(path)}: cannot be read ({reason(fault)}); check its rights and its disk.")
