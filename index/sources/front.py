"""Tells a front page from an article: on a front page each paragraph belongs to a headline that links to its article."""

from collections.abc import Sequence

from index.sources.blocks import Block, blocks, tree

_FEWEST = 4  # teasers
_MOST = 0.6  # of the paragraphs are teasers
_HEADLINE = 3  # words
_KEY = 60  # characters by which a paragraph is known again


def is_front(html: str, kept: Sequence[Block]) -> bool:
    """Whether most of the paragraphs that were taken for an article's are teasers on the page that they come from."""
    paragraphs = {block.text[:_KEY] for block in kept if not block.heading}
    root = tree(html)
    met = teasers = 0
    before: Block | None = None
    for block in blocks(root) if root is not None else ():
        if block.text[:_KEY] in paragraphs and not block.heading:
            met += 1
            teasers += block.led or (before is not None and _is_headline(before))
        if len(block.text.split()) >= _HEADLINE:
            before = block
    return teasers >= _FEWEST and teasers > met * _MOST


def _is_headline(block: Block) -> bool:
    return block.linked > len(block.text) * 0.6
