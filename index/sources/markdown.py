"""Markdown with YAML front matter: the plain text that a reader would see, and the fields above it."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

from index.errors import SourceError
from index.sources.fields import FIELDS, clean_line, published

_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
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
        given = yaml.load(block[1], Loader=yaml.BaseLoader)  # noqa: S506  # makes nothing but text, lists and mappings
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise SourceError(f"{name}: its front matter is not valid YAML{where}; correct it and add the file again.") from fault
    if isinstance(given, str):  # text between two rules, not front matter
        return {}, content
    if not isinstance(given, Mapping):
        raise SourceError(f"{name}: its front matter is not a list of `field: value` lines; correct it and add the file again.")
    fields = {field: _value(given[field], field, name) for field in FIELDS if field in given}
    return {field: value for field, value in fields.items() if value}, content[block.end() :]


def _value(value: object, field: str, name: str) -> str:
    if field == "author" and isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        raise SourceError(f"{name}: the field `{field}` in its front matter is not a plain value; write it as text.")
    text = clean_line(value)
    return published(text, name) if field == "published" and text else text


def plain_text(markdown: str) -> tuple[str, str | None]:
    """The text of a Markdown body without its marks, paragraphs apart by a blank line, and its first top heading.

    Links keep their words, HTML keeps its words, images are dropped, each row of a table is a line. The first heading, when
    it opens the body, is the title and no part of the text; otherwise the title is None.
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
        elif token.type == "html_block":
            yield unescape(_TAG.sub(" ", _UNSEEN.sub(" ", token.content))).strip()


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
