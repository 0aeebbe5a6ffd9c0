"""Whose an article is, where several origins have it: which id an export's goes by, who may give its text, what stays out."""

from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.index import Index
from index.origins import Holding, kept_id
from index.sources.address import is_address
from index.sources.item import Found

Met = dict[str, tuple[str, int]]  # article id -> the origin that brought it first, and its content in short
Held = dict[tuple[str, str], Holding]  # by article and origin


class Claims:
    """The rules for one visit to a place."""

    def __init__(self, index: Index, place: str, held: Held, met: Met | None) -> None:
        """`held` is what the place held before, `met` what a run of `add` has met so far; None in a sync."""
        self._index, self._origins, self._place, self._held, self._met = index, index.origins, place, held, met
        self._removed = self._origins.removed()
        self._removed_ids = {article for article, _ in self._removed}
        self._lines: dict[
            tuple[str, str], tuple[int, str]
        ] = {}  # of exports and feeds: a content in short, and its line or entry

    def own_id(self, found: Found) -> str:
        """The article's id; an export's own may be taken by another export."""
        identity = found.article.id
        if not found.borrowed_id:
            return identity
        for known in (kept_id(identity, found.origin), identity):
            if (known, found.origin) in self._held:
                return known
        return self._origins.own_id(found.article, found.origin, self._place)

    def is_removed(self, key: tuple[str, str], *, borrowed: bool) -> bool:
        """Whether a person removed the article: a URL's wherever it was, an export's where that export had it."""
        return key in self._removed if borrowed else key[0] in self._removed_ids

    def clash(self, article: Article, found: Found) -> SourceError | None:
        """The fault where two files, or two lines of one export, give one article two texts."""
        content = hash(article.hash)
        if not found.alone:
            there, part = self._lines.setdefault((article.id, found.origin), (content, found.part))
            if there != content:
                told = f"{part} and {found.part} have the same id ({found.article.id}) and are not the same"
                return SourceError(f"{found.via or found.origin}: {told}; the first stands, give the other an id of its own.")
        first, former = self._first(article, found)
        if first == found.origin or former == content or is_address(found.origin):
            return None
        return SourceError(f"{found.origin}: has the same `url` as {first}; give it its own, or remove one of the two.")

    def _first(self, article: Article, found: Found) -> tuple[str, int]:
        """The origin whose article this is, and its content: the first in a run of `add`, in a sync the one that has it.

        Exports and feeds are not asked: where another has their article too, the one that changed last gives it.
        """
        mine = (found.origin, hash(article.hash))
        if not found.alone:
            return mine
        if self._met is not None:
            return self._met.setdefault(article.id, mine)
        there = None if (article.id, found.origin) in self._held else self._index.hash_of(article.id)
        holders = self._origins.holders(article.id) if there else set()
        others = sorted(one for one in holders if is_address(one) or Path(one).exists())  # a file may only have moved
        return mine if not others or found.origin in others else (others[0], hash(there))

    def is_settled(self, article: Article, found: Found, mine: Holding | None) -> bool:
        """Whether the index has all that this origin can give: another stands, or it says what it said last time."""
        if self._first(article, found)[0] != found.origin:
            return True
        if found.alone and self._met is not None:
            return False  # whoever adds it means this one
        return mine is not None and mine.hash == article.hash and self._index.hash_of(article.id) is not None
