"""The headings within a page's article: `trafilatura` drops those of a live blog's posts and of a page of several stories."""

from collections.abc import Sequence

from index.sources.blocks import Block, blocks, tree

_KEY = 60  # characters by which a paragraph is known again
_LONGEST_BETWEEN = 12  # words: a time or a byline may stand between a heading and its paragraph
_LONGEST = 30  # words
_MOST_LINKED = 0.6  # of the characters; more is the headline of another page


def with_headings(html: str, kept: Sequence[Block], title: str) -> list[Block]:
    """The article's blocks, each heading of the page that stands right above one of them put back above it."""
    above = _above(html, {_key(block) for block in kept}, title)
    found: list[Block] = []
    for block in kept:
        heading = None if block.heading else above.pop(_key(block), None)
        if heading and not (found and found[-1].text == heading.text):
            found.append(heading)
        found.append(block)
    return found


def _above(html: str, paragraphs: set[str], title: str) -> dict[str, Block]:
    """The paragraphs, by their first words, that stand below a heading, with it."""
    root = tree(html)
    found: dict[str, Block] = {}
    heading: Block | None = None
    for block in blocks(root) if root is not None else ():
        if block.heading:
            heading = block if _is_own(block, title) else None
        elif _key(block) in paragraphs:
            if heading:
                found.setdefault(_key(block), heading)
            heading = None
        elif len(block.text.split()) > _LONGEST_BETWEEN:
            heading = None
    return found


def _is_own(heading: Block, title: str) -> bool:
    """Whether it heads a part of this article, and not the whole or another page."""
    is_short = len(heading.text.split()) <= _LONGEST
    return is_short and heading.text.casefold() != title.casefold() and heading.linked <= len(heading.text) * _MOST_LINKED


def _key(block: Block) -> str:
    return " ".join(block.text.split())[:_KEY]
