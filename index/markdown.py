"""Markdown with YAML front matter: the plain text that a reader would see, and the fields above it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

from index.errors import SourceError

FIELDS = ("title", "source", "author", "url", "published", "collection")

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def front_matter(content: str, name: str) -> tuple[dict[str, str], str]:
    """Split a Markdown file into its known front-matter fields and its body.

    `published` comes out as ISO 8601. Raises `SourceError`, naming the file `name` and the line or field, when the
    front matter is no YAML mapping or a field is no plain value. Unknown fields are left out.
    """
    import yaml

    block = _FRONT_MATTER.match(content)
    if not block:
        return {}, content
    try:
        given = yaml.safe_load(block[1]) or {}
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: PyYAML on a date such as 2025-02-31
        mark = getattr(fault, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise SourceError(f"{name}: its front matter is not valid YAML{where}; correct it and add the file again.") from fault
    if not isinstance(given, Mapping):
        raise SourceError(f"{name}: its front matter is not a list of `field: value` lines; correct it and add the file again.")
    fields = {field: _value(given[field], field, name) for field in FIELDS if given.get(field) not in (None, "")}
    return fields, content[block.end() :]


def _value(value: object, field: str, name: str) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list) and field == "author":
        value = ", ".join(map(str, value))
    if not isinstance(value, str | int | float):
        raise SourceError(f"{name}: the field `{field}` in its front matter is not a plain value; write it as text.")
    text = " ".join(str(value).split())
    if field == "published":
        try:
            datetime.fromisoformat(text)
        except ValueError as fault:
            raise SourceError(f"{name}: the field `published` is {text!r}, not a date; write it as YYYY-MM-DD.") from fault
    return text


def plain_text(markdown: str) -> tuple[str, str | None]:
    """The text of a Markdown body without its marks, paragraphs apart by a blank line, and its first top heading.

    Links keep their words, images and HTML are dropped, each row of a table is a line. The first heading, when it opens
    the body, is the title and no part of the text; otherwise the title is None.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    title = None
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = " ".join(_words(tokens[1].children or ()).split()) or None
        tokens = tokens[3:] if title else tokens
    return "\n\n".join(block for block in _blocks(tokens) if block.strip()), title


def _blocks(tokens: Iterable["Token"]) -> Iterable[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(row)
            row = None
        elif token.type == "inline":
            words = _words(token.children or ())
            if row is None:
                yield words
            else:
                row.append(words)
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _words(tokens: Iterable["Token"]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)
