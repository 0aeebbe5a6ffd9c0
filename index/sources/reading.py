"""Reads a place: files, folders, and what is on the web, each by the reader of its kind, one article at a time."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from index.article import Article
from index.errors import SourceError
from index.sources.address import is_address, normal, without_secrets
from index.sources.charset import decode, decode_page
from index.sources.export import read_export
from index.sources.feed import feed_links, read_feed
from index.sources.fields import article
from index.sources.files import beginning, contents, find, unreadable
from index.sources.input import Input
from index.sources.item import Found, Item, Missed, Noted, Place, Same, Whole, real, shown
from index.sources.kinds import SUFFIXES, Kind, kind_of_answer, kind_of_file
from index.sources.lists import sitemap, url_list
from index.sources.markdown import front_matter, plain_text
from index.sources.page import read_page
from index.sources.pdf import read_pdf
from index.sources.text import headline

if TYPE_CHECKING:
    from index.sources.fetch import Fetched, Fetcher

_DEEPEST = 3  # lists within lists: a list of sitemap indexes of sitemaps


def read_place(place: Place, web: Callable[[], "Fetcher"], validator: Callable[[str], str] = lambda _: "") -> Iterator[Item]:
    """All that is in a place, one by one and as it is read, so that a large export takes no memory.

    `web` gives what fetches, and is called only when something is to be fetched; `validator` gives the validator that came
    with a page when it was last read, "" to have it sent again. Whatever cannot be read is an item too, and the rest follows.
    """
    reading = _Reading(place, web, validator)
    if is_address(place.name):
        yield from reading.fetched([place.name], "", 0)
        return
    for path in find(Path(place.name)):
        if isinstance(path, SourceError):
            yield Missed(shown(Path(place.name)), path)
        else:
            yield from reading.file(path)


def read(path: Path) -> Article:
    """The article in one file. Raises `SourceError` when there is none, or more than one could be there (an export, a feed)."""
    kind = _kind(path)
    if kind not in _ARTICLES:
        raise SourceError(f"{shown(path)}: this file may hold more than one article; add it with `footnote index add`.")
    return _article(Input(contents(path, kind), kind, shown(path), real(path)), None)


def _kind(path: Path) -> Kind:
    kind = kind_of_file(path.name, beginning(path))
    if kind is None:
        kinds = ", ".join(SUFFIXES)
        raise SourceError(f"{shown(path)}: not a kind of file that can be read; give {kinds} files or a folder of them.")
    return kind


@dataclass(frozen=True, slots=True)
class _Reading:
    """One pass over a place."""

    place: Place
    web: Callable[[], "Fetcher"]
    validator: Callable[[str], str]
    met: set[str] = field(default_factory=set)  # URLs, so that lists which name each other come to an end

    def file(self, path: Path) -> Iterator[Item]:
        """What is in a file."""
        identity = real(path)
        if path.is_symlink() and not path.exists():
            told = f"{shown(path)}: this link leads to {identity}, where there is no file; mend the link, or delete it."
            yield Missed(shown(path), SourceError(told))  # not in the name of the other file, of which nothing is known
            return
        try:
            kind = _kind(path)
            if kind == "export":
                with path.open("rb") as lines:
                    yield from read_export(lines, identity, self.place.collection)
                return
            given = Input(contents(path, kind), kind, shown(path), identity)
        except OSError as fault:
            yield Missed(identity, unreadable(path, fault))
        except SourceError as fault:
            yield Missed(identity, fault)
        else:
            yield from self.items(given, "", 0)

    def fetched(self, urls: Sequence[str], via: str, depth: int) -> Iterator[Item]:
        """What is at these URLs, in their order; each is fetched once, whatever names it."""
        new = [url for url in dict.fromkeys(map(_normal, urls)) if url not in self.met]
        self.met.update(new)
        for url, got in self.web().fetch_all(new, self.validator):
            if isinstance(got, SourceError):
                yield Missed(url, got, via, gone=getattr(got, "gone", False))
            elif got.unchanged:
                yield Same(url, via)
            else:
                yield from self.answer(url, got, via, depth)
        yield from (Noted(site, note) for site, note in self.web().notes())

    def answer(self, url: str, got: "Fetched", via: str, depth: int) -> Iterator[Item]:
        """What is in a server's answer."""
        kind = kind_of_answer(unquote(urlsplit(got.url).path), got.content_type, got.data[:8000])
        if kind is None:
            told = f"{without_secrets(url)}: it is of the type {got.content_type or 'that the server does not name'}"
            yield Missed(
                url, SourceError(f"{told}, which cannot be read; give a page, a PDF, a feed, a sitemap or an export."), via
            )
            return
        for item in self.items(Input(got.data, kind, without_secrets(url), url, got.url, got.charset), via, depth):
            yield _with_validator(item, url, got.validator)

    def items(self, given: Input, via: str, depth: int) -> Iterator[Item]:
        """What some bytes hold."""
        collection = self.place.collection
        try:
            if given.kind == "export":
                yield from read_export(io.BytesIO(given.data), given.identity, collection)
            elif given.kind == "feed" and not self.place.full:
                yield from read_feed(given.data, given.identity, collection)
            elif given.kind == "sitemap":
                listed = sitemap(given.data, given.name)
                if listed.odd:
                    yield Noted(given.identity, _passed_over(listed.odd, given.name))
                yield from self.linked(listed.pages + listed.further, given, depth)
            elif (urls := _links(given)) is not None:
                yield from self.linked(urls, given, depth)
            else:
                yield Found(_article(given, collection), given.identity, via)
        except SourceError as fault:
            yield Missed(given.identity, fault, via)

    def linked(self, urls: Sequence[str], given: Input, depth: int) -> Iterator[Item]:
        """What is at the URLs that a list, a sitemap or a feed names."""
        if depth > _DEEPEST:
            raise SourceError(
                f"{given.name}: lists within lists are followed {_DEEPEST} deep and no deeper; add this one by itself."
            )
        yield from self.fetched(urls, given.identity, depth + 1)
        if given.kind == "text":
            yield Whole(given.identity)


def _normal(url: str) -> str:
    """A URL in its normal form, or as it is where it has none; fetching it then tells why."""
    try:
        return normal(url)
    except SourceError:
        return url


def _with_validator(item: Item, url: str, validator: str) -> Item:
    if not isinstance(item, Found) or not item.alone or item.origin != url:
        return item
    return Found(item.article, item.origin, item.via, validator=validator)


def _passed_over(odd: Sequence[str], name: str) -> str:
    how_many = "one address is" if len(odd) == 1 else f"{len(odd)} addresses are"
    return f"{name}: {how_many} no http or https URL and passed over (the first: {odd[0]!r:.100}); correct the sitemap."


def _links(given: Input) -> list[str] | None:
    """The URLs that a feed or a text lists, None when it is no list."""
    if given.kind == "feed":
        return feed_links(given.data, given.name)
    return (
        url_list(decode(given.data, given.name))
        if given.kind == "text" and given.data[:200].lstrip()[:1] in (b"h", b"H", b"#", b"\xef")
        else None
    )


def _article(given: Input, collection: str | None) -> Article:
    return _ARTICLES[given.kind](given, collection)


def _of_text(given: Input, collection: str | None) -> Article:
    text = (decode_page(given.data, given.name, given.charset) if given.url else decode(given.data, given.name)).strip()
    return _written(given, headline(text), text, {}, collection)


def _of_markdown(given: Input, collection: str | None) -> Article:
    content = decode_page(given.data, given.name, given.charset) if given.url else decode(given.data, given.name)
    fields, body = front_matter(content, given.name)
    text, title = plain_text(body)
    return _written(given, title, text, fields, collection)


def _written(given: Input, title: str | None, text: str, fields: dict[str, str], collection: str | None) -> Article:
    """An article of text or Markdown; its id is the front matter's `url`, else where the file is."""
    if not text.strip():
        raise SourceError(f"{given.name}: the file has no text; there is nothing to index.")
    stem = PurePath(unquote(urlsplit(given.identity).path) if given.url else given.identity).stem
    known = {"url": given.url, **fields}
    name = " ".join(stem.replace("_", " ").split()) or given.name
    return article(fields.get("url") or given.identity, fields.get("title") or title or name, text, known, collection)


_ARTICLES: dict[Kind, Callable[[Input, str | None], Article]] = {
    "text": _of_text,
    "markdown": _of_markdown,
    "page": read_page,
    "pdf": read_pdf,
}
