"""What is known of an article beside its text: fields as they are given, made clean."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from textwrap import shorten

from index.article import Article
from index.errors import SourceError

FIELDS = ("title", "source", "author", "url", "published", "collection")
_DATE = len("2025-09-19")
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
_LONGEST_TITLE = 500  # characters
_OPENING = 80  # characters


def opening(text: str) -> str:
    """The first words of a text, for a title where it has none."""
    return shorten(text, _OPENING, placeholder=" …")


def clean_line(value: str) -> str:
    """A field's value on one line, without what cannot be printed."""
    return " ".join("".join(c for c in value if c.isprintable() or c.isspace()).split())


def clean_text(text: str) -> str:
    """A text that can be stored: `\\n` line ends, white space at its ends and half surrogate pairs gone."""
    return without_half_pairs(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_half_pairs(text: str) -> str:
    """The text with one character in the place of each half of a surrogate pair: JSON can spell one, and no text can hold it."""
    return _HALF_PAIR.sub("\ufffd", text)


def iso_date(value: str) -> str:
    """A date as ISO 8601; it may come as ISO 8601 or as mail and feeds write it. Raises `ValueError` for another text."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        try:
            return parsedate_to_datetime(value).isoformat()
        except (TypeError, IndexError, OverflowError) as fault:  # what it raises for some texts that are no dates
            raise ValueError("not a date") from fault
    return found.isoformat() if len(value) > _DATE else found.date().isoformat()


def iso_moment(seconds: float) -> str:
    """Seconds (or milliseconds) since 1970 as ISO 8601. Raises `ValueError` for what is no moment."""
    try:
        return datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError) as fault:
        raise ValueError("not a moment") from fault


def published(value: str, name: str) -> str:
    """The field `published` as ISO 8601. Raises `SourceError` that names what holds it."""
    try:
        return iso_date(value)
    except ValueError as fault:
        raise SourceError(f"{name}: the field `published` is {value!r}, not a date; write it as YYYY-MM-DD.") from fault


def article(identity: str, title: str, text: str, fields: dict[str, str | None], collection: str | None = None) -> Article:
    """An article made of clean fields; empty ones are left out. `collection` goes before the article's own."""
    known = {field: clean_line(_HALF_PAIR.sub("", fields.get(field) or "")) or None for field in FIELDS[1:]}
    known["collection"] = collection or known["collection"]
    return Article(
        id=_HALF_PAIR.sub("\ufffd", identity),
        title=clean_line(_HALF_PAIR.sub("", title))[:_LONGEST_TITLE] or "Untitled",
        text=clean_text(text),
        **known,
    )
