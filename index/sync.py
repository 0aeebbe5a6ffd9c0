"""Brings files into the index: what is new goes in, what has changed is replaced, the rest is left alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.catalogue import Change
from index.errors import SourceError
from index.index import Index
from index.sources import find, read, shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    article_id: str | None = None
    change: Change | None = None
    passages: int = 0
    fault: SourceError | None = None


def listed(paths: Iterable[Path]) -> tuple[list[Path], list[Outcome]]:
    """The files at the paths, each once, and an outcome with its fault for each path that does not exist."""
    files: dict[Path, None] = {}
    faults = []
    for path in paths:
        try:
            for file in find([path]):
                files[file] = None
        except SourceError as fault:
            faults.append(Outcome(path, fault=fault))
    return list(files), faults


def add(index: Index, files: Sequence[Path]) -> Iterator[Outcome]:
    """Add the files one by one, in order. A file that cannot be read is an outcome with its fault, and the others go on.

    Each article is in the catalogue once its outcome has come; the vectors follow in batches, the last when this ends.
    Safe to break off at any moment: the next `add` finishes what is owed.
    """
    met: dict[str, Path] = {}
    with index.settling() as settle:
        for path in files:
            try:
                article = read(path)
                former = met.setdefault(article.id, path)
                if former != path:
                    raise SourceError(
                        f"{shown(path)}: has the same `url` as {shown(former)}; give it its own, or remove one of the two."
                    )
            except SourceError as fault:
                yield Outcome(path, fault=fault)
                continue
            change, passages = index.put(article, shown(path.resolve()))
            yield Outcome(path, article.id, change, passages)
            settle()
