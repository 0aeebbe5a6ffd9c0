"""An RSS or Atom feed, through `feedparser`: its entries as articles, or the pages that they link to."""

import calendar
import contextlib
import io
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from index.errors import SourceError
from index.sources.address import canonical, is_web
from index.sources.blocks import fragment
from index.sources.fields import article, clean_line, iso_date, opening
from index.sources.item import Found, Item, Missed
from index.sources.quiet import quiet

LARGEST = 20_000_000  # bytes


def read_feed(data: bytes, name: str, collection: str | None) -> Iterator[Item]:
    """The entries of a feed as articles, each with what the feed says of it and the feed's title as its outlet.

    An article's id is the entry's link, else the entry's own id together with the feed's name. An entry that has no text is a
    fault that names it. A feed is never whole: what has left it is only older. Raises `SourceError` when it is no feed.
    """
    parsed = _parsed(data, name)
    outlet = _plain(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries, start=1):
        url = _link(entry)
        title = _plain(entry.get("title"))
        text = _text(entry)
        own = clean_line(str(entry.get("id") or "")) or title or str(number)
        origin = url or f"{name}#{own}"
        if not text:
            told = f"{name}: entry {number} ({title or own}) has no text in the feed; `--full` reads the linked pages."
            yield Missed(origin, SourceError(told), name, origin)
            continue
        fields = {"source": outlet, "author": _plain(entry.get("author")), "url": url, "published": _date(entry)}
        yield Found(
            article(origin, title or opening(text), text, fields, collection), origin, name, alone=False, part=f"entry {number}"
        )


def feed_links(data: bytes, name: str) -> list[str]:
    """The pages that a feed's entries link to, in order. Raises `SourceError` when it is no feed."""
    return list(dict.fromkeys(url for entry in _parsed(data, name).entries if (url := _link(entry))))


def _parsed(data: bytes, name: str) -> Any:
    import feedparser

    quiet("feedparser")
    if len(data) > LARGEST:
        raise SourceError(
            f"{name}: {len(data) / 1e6:.0f} MB is more than a feed may have ({LARGEST / 1e6:.0f} MB); it is not read."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of old Python within it
            parsed = feedparser.parse(io.BytesIO(data))
    except Exception as fault:  # a broken feed makes it raise nearly anything
        raise SourceError(f"{name}: the feed is damaged and cannot be read; check it in a browser.") from fault
    if not parsed.get("version") and not parsed.entries:
        raise SourceError(f"{name}: this is no RSS or Atom feed, or a damaged one; check the address.")
    return parsed


def _link(entry: Any) -> str | None:
    url = str(entry.get("link") or "").strip()
    return canonical(url, None) if is_web(url) else None


def _text(entry: Any) -> str:
    """The longest of what an entry says, as text."""
    said = [part.get("value") or "" for part in entry.get("content") or ()] + [entry.get("summary") or ""]
    return max((fragment(html) for html in said), key=len, default="")


def _plain(value: Any) -> str | None:
    return clean_line(fragment(str(value))) or None if value else None


def _date(entry: Any) -> str | None:
    """When an entry was published, or else changed, in the zone that it is written in, so that its day is the publisher's.

    Where only feedparser can read the date, it is in UTC.
    """
    written = entry.get("published") or entry.get("updated")
    with contextlib.suppress(ValueError):
        return iso_date(clean_line(str(written))) if written else None
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(when), UTC).isoformat() if when else None
    except (OverflowError, ValueError, OSError):
        return None
