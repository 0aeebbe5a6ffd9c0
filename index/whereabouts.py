"""Where the vectors are: whether the store that was opened holds those that the catalogue knows.

Chroma gives a collection an id when it makes it. The catalogue remembers the id and, in words, the place of the collection
that its vectors went to. An empty collection, or a stranger's, is never taken for it: not after a move to a server or back, and
not after the server's data or the folder was deleted.
"""

from index.catalogue import Catalogue
from index.errors import HomeError
from index.store import Store

DISK = "the home folder"


def check(catalogue: Catalogue, store: Store, place: str) -> None:
    """Raise `HomeError`, with the command to run, unless the store in this place holds the catalogue's vectors."""
    if is_lost(catalogue, store, place):
        raise HomeError(f"the vectors of this index are gone from {place}; `footnote index rebuild` makes them again.")


def is_lost(catalogue: Catalogue, store: Store, place: str) -> bool:
    """Whether the vectors were in this place and are no more. Raises `HomeError` when they are in another place."""
    known = catalogue.facts.of("collection")
    if known in (None, store.collection):
        return False
    store.reopen()  # another process may have made them anew
    if known == store.collection:
        return False
    former = catalogue.facts.of("place")
    if former != place:
        raise HomeError(
            f"the vectors of this index are in {former}, and FOOTNOTE_CHROMA_URL says {place}; set it back, "
            "or make them again with `footnote index rebuild`."
        )
    return True


def remember(catalogue: Catalogue, store: Store, place: str) -> None:
    """Note that the catalogue's vectors are in this store from now on."""
    for name, value in (("place", place), ("collection", store.collection)):
        if catalogue.facts.of(name) != value:
            catalogue.facts.note(name, value)
