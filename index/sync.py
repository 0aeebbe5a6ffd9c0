"""Brings places into the index: what is new goes in, what has changed is replaced, the rest is left alone.

`add` reads what a person names, and remembers it; `sync` reads all of it again, and tells what has vanished. Both commit
article by article, so they may be broken off at any moment, and several may run at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.claims import Met
from index.errors import SourceError
from index.index import Index
from index.sources.address import is_address
from index.sources.files import find
from index.sources.item import Place
from index.sources.kinds import SUFFIXES
from index.visit import Outcome, Visit, Webs

if TYPE_CHECKING:
    from index.sources.fetch import Fetcher


def expected(places: Iterable[Place]) -> int:
    """About how many articles are to come: a file counts as one, as does a URL, an export as its lines."""
    return sum(1 if is_address(place.name) else sum(map(_articles_in, find(Path(place.name)))) for place in places)


def _articles_in(path: Path | SourceError) -> int:
    if isinstance(path, SourceError) or SUFFIXES.get(path.suffix.lower()) != "export" or not path.is_file():
        return 1
    try:
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
    except OSError:  # which reading it will tell
        return 1


def add(index: Index, places: Iterable[Place]) -> Iterator[Outcome]:
    """Add what is in the places, in order, and remember them for `sync`. What cannot be read is an outcome with its fault.

    Each article is in the catalogue once its outcome has come; the vectors follow in batches, the last when this ends.
    Safe to break off at any moment: the next `add` or `sync` finishes what is owed. Where one run meets an article twice
    (a URL that two files give), the first stands; what was removed by hand comes back. A place that had a label keeps it
    unless another is given.
    """
    with ExitStack() as stack:
        web = _webs(stack)
        met: Met = {}
        settle = stack.enter_context(index.vectors.settling())
        labels = {place.name: place.collection for place in index.origins.places()}
        for given in places:
            place = given if given.collection is not None else replace(given, collection=labels.get(given.name))
            for outcome in Visit(index, place, web, met).added():
                yield outcome
                settle()


def sync(index: Index, *, prune: bool = False) -> Iterator[Outcome]:
    """Read all places again that were added. What has vanished is told, and with `prune` removed.

    Vanished is only what has surely gone: a file from a folder that can be seen, a page for which the server says so (404,
    410), an article that a whole export or list does not name any more. An article that is somewhere else too (its file was
    renamed, another page gives it) has not; those that have are told last, each once. What is out of reach this time stays,
    as does what has only left a feed or a sitemap. What was removed by hand is left out. Where two origins hold one article,
    each gives its version only when that has changed since it last did.
    """
    with ExitStack() as stack:
        web = _webs(stack)
        settle = stack.enter_context(index.vectors.settling())
        gone: dict[str, list[Outcome]] = {}
        for place in index.origins.places():
            for outcome in Visit(index, place, web, None).synced(prune=prune):
                if outcome.article_id and outcome.change == "vanished":
                    gone.setdefault(outcome.article_id, []).append(outcome)
                else:
                    yield outcome
                settle()
        for article, outcomes in gone.items():
            if len(outcomes) == index.origins.holdings_of(article):  # else it has only moved, or is elsewhere too
                yield outcomes[0]


def forget(index: Index, place: str) -> Iterator[Outcome]:
    """Read a place no more, and remove the articles that only it holds; `place` is its name among `origins.places()`."""
    for holding in index.origins.held(place).values():
        if index.release(holding):
            yield Outcome(holding.origin, holding.article, "removed")
    index.origins.forget(place)
    index.vectors.settle(wait=False)


def _webs(stack: ExitStack) -> Webs:
    @cache
    def web(private: bool) -> "Fetcher":
        from index.sources.fetch import Fetcher

        fetcher = Fetcher(private=private)
        stack.callback(fetcher.close)
        return fetcher

    return web
