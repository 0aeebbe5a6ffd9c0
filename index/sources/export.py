"""A JSON Lines export: an article a line. It is read line by line, however large it is."""

import hashlib
import json
import re
from collections.abc import Iterator
from textwrap import shorten
from typing import IO, Any

from index.article import Article
from index.errors import SourceError
from index.sources.address import is_web, normal
from index.sources.blocks import fragment
from index.sources.fields import FIELDS, article, clean_line, iso_date, iso_moment, opening
from index.sources.item import Found, Item, Missed, Noted, Whole
from index.sources.malformed import in_words

LONGEST_LINE = 20_000_000  # bytes; about three million words, far more than an article holds
_HTML = re.compile(r"</(?:p|div|a|h[1-6]|li|ul|ol|span|em|strong|b|i|blockquote)>|<br ?/?>|<p>", re.IGNORECASE)
_SHOWN = 60  # characters of a wrong value in a message
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_export(lines: IO[bytes], origin: str, collection: str | None) -> Iterator[Item]:
    """The articles of an export, one a line.

    Its fields are `id`, `title`, `text` or `body`, `source`, `author`, `url`, `published` (a date or seconds since 1970) and
    `collection`. Unknown ones are left out, and HTML in the text becomes plain text.

    An article's id is its `id`, else its `url`, else made of the file's name, the title and the date. A line that is no
    article is a fault that names its number, and the others follow; one whose `published` is no date is an article without
    a date, and a note says so. When every line told which article it is, the export is
    whole: articles that it had before and has no more are gone from it.
    """
    known, any_found = True, False
    for number, line in _lines(lines):
        name = f"{origin}: line {number}"
        identity = None
        try:
            given = _object(line, name)
            if given is None:
                continue
            identity, borrowed = _identity(given, origin)
            date, odd = _date(given.get("published"))
            made = _article(given, identity, name, date, collection)
            yield Found(made, origin, alone=False, borrowed_id=borrowed, part=f"line {number}")
            any_found = True
            if odd:
                yield Noted(origin, f"{name}: `published` is {odd}, not a date, and was left out; write it as YYYY-MM-DD.")
        except SourceError as fault:
            known = known and identity is not None
            yield Missed(origin, fault, article_id=identity)
    if known and any_found:  # an empty file may be one that is being written
        yield Whole(origin)


def _lines(lines: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; of one that is too long only the beginning, so that memory stays bounded."""
    number = 0
    while line := lines.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := lines.readline(LONGEST_LINE)):
            pass
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _object(line: bytes, name: str) -> dict[str, Any] | None:
    """The object on a line, None for an empty line."""
    if len(line) > LONGEST_LINE:
        raise SourceError(f"{name} has more than {LONGEST_LINE / 1e6:.0f} MB, more than one article may have; it is left out.")
    if line.startswith(_UTF16):
        raise SourceError(f"{name} is not in UTF-8; save the export as UTF-8 and add it again.")
    try:
        text = line.decode().strip()
        if not text:
            return None
        given = json.loads(text)
    except UnicodeDecodeError as fault:
        raise SourceError(f"{name} is not in UTF-8; correct it and add the export again.") from fault
    except (ValueError, RecursionError) as fault:
        raise SourceError(f"{name} is not valid JSON ({in_words(fault)}); correct it and add the export again.") from fault
    if not isinstance(given, dict):
        raise SourceError(f"{name} is no JSON object; each line is to be an article, {{...}}.")
    return given


def _identity(given: dict[str, Any], origin: str) -> tuple[str, bool]:
    """The article's id, and whether it is one of the export's own, which means nothing outside it."""
    own = given.get("id")
    if isinstance(own, str | int) and not isinstance(own, bool) and (named := clean_line(str(own))):
        return named, not is_web(named)
    url = given.get("url")
    if isinstance(url, str) and is_web(url.strip()):
        return normal(url), False
    about = [given.get("title"), given.get("published")] if given.get("title") else [given.get("text") or given.get("body")]
    return f"{origin}#{hashlib.sha256(json.dumps(about, default=str).encode()).hexdigest()[:12]}", False


def _article(given: dict[str, Any], identity: str, name: str, date: str | None, collection: str | None) -> Article:
    fields = {field: _value(given.get(field), field, name) for field in FIELDS if field != "published"}
    text = next((given[field] for field in ("text", "body") if given.get(field)), "")
    if not isinstance(text, str):
        raise SourceError(f"{name}: the field `text` is no text; correct it and add the export again.")
    if _HTML.search(text):
        text = fragment(text)
    if not text.strip():
        raise SourceError(f"{name} has no text in `text` or `body`; there is nothing to index.")
    return article(identity, fields["title"] or opening(text), text, {**fields, "published": date}, collection)


def _date(value: Any) -> tuple[str | None, str]:
    """When a line's article was published, as ISO 8601, and what stands there instead when that is no date, else ""."""
    if value is None or value == []:
        return None, ""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return iso_moment(value), ""
        if isinstance(value, str):
            written = clean_line(value)
            return (iso_date(written) if written else None), ""
    except ValueError:
        pass
    return None, shorten(json.dumps(value, ensure_ascii=False), _SHOWN, placeholder="…")


def _value(value: Any, field: str, name: str) -> str | None:
    if field == "author" and isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return clean_line(str(value)) or None
    if value in (None, [], ""):
        return None
    raise SourceError(f"{name}: the field `{field}` is no text; correct it and add the export again.")
