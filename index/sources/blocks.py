"""The blocks of text in a tree of HTML, or of what `trafilatura` makes of a page: paragraphs, headings, list items, rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BREAKS = frozenset(
    """
    address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    head header hr item li list main nav ol p pre quote row section summary table tbody tfoot thead title tr ul
    """.split()
)
_LINES = frozenset(("br", "lb"))
_CELLS = frozenset(("cell", "td", "th"))
_LINKS = frozenset(("a", "ref"))
_UNSEEN = frozenset(("script", "style", "template", "noscript", "svg", "iframe", "button", "select", "textarea"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or row of a table."""

    text: str
    linked: int  # characters of it that are the words of links
    heading: bool
    led: bool = False  # it begins with a link


def tree(html: str) -> Any:
    """The lxml tree of a page or a piece of HTML, None when it has no element."""
    from lxml import etree
    from lxml.html import HTMLParser

    if not html.strip():
        return None
    try:
        return etree.fromstring(html.replace("\0", "").encode("utf-8", "replace"), HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return None


def fragment(html: str) -> str:
    """A piece of HTML, as feeds and exports hold it, as text with its blocks apart by a blank line."""
    root = tree(html)
    return "" if root is None else "\n\n".join(block.text for block in blocks(root))


def blocks(root: Any) -> Iterator[Block]:
    """The blocks of an lxml tree in order, each once; white space is run together, line breaks are kept.

    Walks without recursion, however deep the tree is.
    """
    from lxml import etree

    words: list[str] = []
    linked = link = unseen = 0
    heading = led = False
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        opens = event == "start"
        if tag in _BREAKS:
            yield from _block(words, linked, heading=heading, led=led)
            words, linked, heading, led = [], 0, tag in _HEADINGS and opens, False
        if opens:
            unseen += tag in _UNSEEN
            link += tag in _LINKS
            words.append("\n" if tag in _LINES else " | " if tag in _CELLS and words else "")
        elif event == "end":
            unseen -= tag in _UNSEEN
            link -= tag in _LINKS
        said = "" if unseen else _said(node, tag, opens=opens)
        led = led or bool(link and said.strip() and not "".join(words).strip())
        words.append(said)
        linked += len(said) if link else 0
    yield from _block(words, linked, heading=heading, led=led)


def _said(node: Any, tag: str, *, opens: bool) -> str:
    said = (node.text if opens else node.tail) or ""
    return " ".join(f"x{said}x".split())[1:-1] if tag != "pre" or not opens else said


def _block(words: list[str], linked: int, *, heading: bool, led: bool) -> Iterator[Block]:
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    text = "\n".join(line for line in lines if line).strip(" |")
    if text:
        yield Block(text, linked, heading, led)
