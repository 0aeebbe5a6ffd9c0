"""The nouns of reading: the `Place` that a person names, and what it gives, one by one."""

import os
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.sources.address import is_address, normal


@dataclass(frozen=True, slots=True)
class Place:
    """What was given to `footnote index add`, with its options."""

    name: str  # an absolute path, or a URL
    collection: str | None = None  # the label of all its articles, before their own
    full: bool = False  # of a feed, read the linked pages too
    private: bool = False  # addresses in private networks may be fetched

    @classmethod
    def of(cls, given: str, collection: str | None = None, *, full: bool = False, private: bool = False) -> "Place":
        """The place that a person means by a path or URL. Raises `SourceError` for a URL that cannot be one, and for no name.

        Without a name it would be the current folder, with all that is in it.
        """
        if not given.strip():
            raise SourceError("the name of a place is empty; name a file, a folder or a URL.")
        name = normal(given) if is_address(given) else os.path.abspath(given)  # noqa: PTH100  # without `..`
        return cls(name, collection, full, private)


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and where it was."""

    article: Article
    origin: str  # the file or URL that has its text
    via: str = ""  # the list, feed or sitemap that names the origin
    alone: bool = True  # it is all that the origin holds; False for a line of an export, and an entry that stands for its page
    borrowed_id: bool = False  # the id is an export's own, which another export may use for something else
    part: str = ""  # which line of the export, or entry of the feed, it is
    validator: str = ""  # of a page: its ETag or date, with which it can be asked for again only if it has changed


@dataclass(frozen=True, slots=True)
class Same:
    """A page that has not changed since it was read, so that it was not sent again."""

    origin: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that gave no article this time."""

    origin: str
    fault: SourceError
    via: str = ""
    article_id: str | None = None  # the article that it would have been, where that can be told
    gone: bool = False  # it is known not to exist any more, and not only out of reach


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that a person should know of a place, and that costs no article."""

    origin: str
    note: str  # a sentence that names what it is about


@dataclass(frozen=True, slots=True)
class Whole:
    """The word that all of a folder, list or export has been read: what it does not name any more is not in it."""

    name: str


Item = Found | Same | Missed | Noted | Whole


def real(path: Path) -> str:
    """A path without links and dots, as text: by this a file goes. It need not exist."""
    return shown(Path(os.path.realpath(path)))  # not `resolve`, which raises where links go in a circle


def shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")
