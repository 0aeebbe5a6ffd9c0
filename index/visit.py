"""One visit to a place: what is read there goes into the index, and what is there no more is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index.article import Article
from index.catalogue import Change
from index.claims import Claims, Met
from index.errors import SourceError
from index.index import Index
from index.origins import Holding, kept_id
from index.sources.address import is_address, without_secrets
from index.sources.item import Found, Item, Missed, Noted, Place, Same, Whole, shown
from index.sources.reading import read_place
from index.vanished import Reach, number_of

if TYPE_CHECKING:
    from index.sources.fetch import Fetcher

Became = Change | Literal["vanished", "removed", "left_out"]
Webs = Callable[[bool], "Fetcher"]  # what fetches; with True, from private networks too


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article, or of what should have been one; or a note, which is of no article."""

    path: str  # the file or URL that it was read from
    article_id: str | None = None
    change: Became | None = None
    passages: int = 0
    fault: SourceError | None = None
    note: str = ""  # a sentence for the person


class Visit:
    """One place, read once, for `add` or for `sync`."""

    def __init__(self, index: Index, place: Place, web: Webs, met: Met | None) -> None:
        """`met` is what a run of `add` has met so far; None in a sync."""
        self._index, self._origins, self._place, self._web = index, index.origins, place, web
        self._name = shown(Path(place.name)) if not is_address(place.name) else place.name
        self._held = self._origins.held(self._name)
        self._of_origin: dict[str, list[str]] = {}
        for article, origin in self._held:
            self._of_origin.setdefault(origin, []).append(article)
        self._is_sync = met is None
        self._claims = Claims(index, self._name, self._held, met)
        self._seen: set[tuple[str, str]] = set()
        self._missed: set[str] = set()
        self._gone: set[str] = set()
        self._whole: set[str] = set()
        self._numbers: dict[Path, int] = {}

    def added(self) -> Iterator[Outcome]:
        """Read the place; it is remembered unless there is nothing there at all."""
        remembered = False
        for item in self._items(fresh=True):
            if not remembered and not (isinstance(item, Missed) and item.origin == self._name):
                self._remember()
                remembered = True
            yield from self._became(item)
        if not remembered and not self._missed:  # an empty folder, which may fill
            self._remember()

    def synced(self, *, prune: bool) -> Iterator[Outcome]:
        """Read the place again, and tell what it holds no more: without `prune`, an outcome for each holding that has gone."""
        reach = Reach(self._place, self._origins.folder_of(self._name), self._files())
        ended = bool(self._held) and reach.surely_gone(self._name)
        if not ended:
            for item in self._items(fresh=False):
                yield from self._became(item)
        yield from self._unseen(reach, prune=prune)
        if prune and (ended or self._name in self._gone):
            self._origins.forget(self._name)
        elif reach.is_whole():
            self._remember()

    def _unseen(self, reach: Reach, *, prune: bool) -> Iterator[Outcome]:
        """Tell, or remove, what has surely gone of what was not met this time; tell what is out of reach."""
        lost = []
        for holding in [one for key, one in self._held.items() if key not in self._seen]:
            if self._has_vanished(holding, reach):
                if not prune:
                    yield Outcome(_path(holding.origin), holding.article, "vanished")
                elif self._index.release(holding):
                    yield Outcome(_path(holding.origin), holding.article, "removed")
            elif reach.is_missing(holding.origin) or reach.is_missing(holding.via):
                lost.append(holding.origin)
        if lost and self._name not in self._missed:
            told = (
                f"{self._name}: {len(lost)} of its articles ({lost[0]} is one) are out of reach and kept, for their folder is not"
            )
            advice = "see whether its disk is there, or take them out with `footnote index remove`"
            yield Outcome(self._name, fault=SourceError(f"{told} the one that they were in; {advice}."))

    def _files(self) -> Iterator[tuple[str, int]]:
        for holding in self._held.values():
            yield from ((name, holding.folder) for name in (holding.origin, holding.via) if name and not is_address(name))

    def _items(self, *, fresh: bool) -> Iterator[Item]:
        return read_place(self._place, lambda: self._web(self._place.private), (lambda _: "") if fresh else self._validator)

    def _validator(self, url: str) -> str:
        """With which a page is asked for again: "" when its article is not in the index any more."""
        former = [self._held[article, url] for article in self._of_origin.get(url, ())]
        return former[0].validator if len(former) == 1 and self._index.hash_of(former[0].article) else ""

    def _remember(self) -> None:
        self._origins.remember(replace(self._place, name=self._name), number_of(Path(self._name)))

    def _became(self, item: Item) -> Iterator[Outcome]:
        """Do with an item what is to be done."""
        if isinstance(item, Whole):
            self._whole.add(item.name)
        elif isinstance(item, Noted):
            yield Outcome(_path(item.origin), note=item.note)
        elif isinstance(item, Missed):
            self._missed.add(item.origin)
            if item.gone:
                self._gone.add(item.origin)
                if self._is_sync and item.origin in self._of_origin:
                    return  # told as vanished
            if item.article_id:
                self._seen |= {(item.article_id, item.origin), (kept_id(item.article_id, item.origin), item.origin)}
            yield Outcome(_path(item.origin), fault=item.fault)
        elif isinstance(item, Same):
            for article in self._of_origin.get(item.origin, ()):
                self._seen.add((article, item.origin))
                yield Outcome(_path(item.origin), article, "unchanged")
        else:
            yield self._taken(item)

    def _taken(self, found: Found) -> Outcome:
        """Put an article in, unless it is there already, was removed, or comes a second time."""
        article = replace(found.article, id=self._claims.own_id(found))
        key = (article.id, found.origin)
        self._seen.add(key)
        path = _path(found.origin)
        if self._claims.is_removed(key, borrowed=found.borrowed_id):
            if self._is_sync:
                return Outcome(path, article.id, "left_out")
            self._origins.restore(article.id)
        clash = self._claims.clash(article, found)
        if clash:
            return Outcome(path, fault=clash)
        mine = self._held.get(key)
        change: Change = "unchanged"
        passages = 0
        if self._claims.is_settled(article, found, mine):
            self._hold(article, found, mine)
        else:
            with self._index.at_once():
                change, passages = self._index.put(article, found.origin if found.alone else None)
                self._hold(article, found, mine)
        return Outcome(path, article.id, change, passages)

    def _hold(self, article: Article, found: Found, mine: Holding | None) -> None:
        """Note that this origin holds the article; what a file or page of one article held before, it holds no more."""
        folder = (mine.folder if mine else 0) or self._folder(found.origin, found.via)  # where it was first met
        now = Holding(article.id, found.origin, self._name, found.via, article.hash, folder, found.validator)
        if now == mine:
            return
        self._origins.hold(now)
        if not found.alone:
            return
        for former in (self._held[one, found.origin] for one in self._of_origin.get(found.origin, ()) if one != article.id):
            self._seen.add((former.article, former.origin))
            self._index.release(former)

    def _folder(self, *names: str) -> int:
        """The number of the folder that the file of an origin, or the list that named it, is in."""
        folder = next((Path(name).parent for name in names if name and not is_address(name)), None)
        if folder is None:
            return 0
        if folder not in self._numbers:
            self._numbers[folder] = number_of(folder)
        return self._numbers[folder]

    def _has_vanished(self, holding: Holding, reach: Reach) -> bool:
        """Whether what was not met this time has surely gone."""
        if holding.origin in self._whole:
            return True
        if holding.origin in self._missed:
            return holding.origin in self._gone
        return holding.via in self._whole or reach.surely_gone(holding.origin) or reach.surely_gone(holding.via)


def _path(origin: str) -> str:
    return without_secrets(origin) if is_address(origin) else origin
