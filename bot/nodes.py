"""A LlamaIndex node as an article: its text as it is, so that offsets count in it, and what its metadata tells."""

from typing import TYPE_CHECKING

from index.article import Article
from index.sources.fields import clean_line, iso_date, without_half_pairs

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode

# field of an article -> the names that readers and people give it in metadata
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "document_title", "headline", "file_name", "filename"),
    "source": ("source", "publisher", "site_name", "outlet"),
    "author": ("author", "authors"),
    "url": ("url", "source_url", "link"),
    "published": ("published", "published_at", "publish_date", "date"),
    "collection": ("collection",),
}


def article_of(node: "BaseNode") -> Article | None:
    """The node as an article with the node's id; None when it has no words.

    A `published` that is no date is left out: it tells nothing that can be checked.
    """
    from llama_index.core.schema import MetadataMode

    text = without_half_pairs(node.get_content(metadata_mode=MetadataMode.NONE))
    if not text.strip():
        return None
    known = {field: _value(node.metadata, names) for field, names in _NAMES.items()}
    return Article(
        id=node.node_id,
        title=known["title"] or "Untitled",
        text=text,
        source=known["source"],
        author=known["author"],
        url=known["url"],
        published=_date(known["published"]),
        collection=known["collection"],
    )


def _value(metadata: dict[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = metadata.get(name)
        if value not in (None, "", []):
            return clean_line(without_half_pairs(str(value))) or None
    return None


def _date(value: str | None) -> str | None:
    try:
        return iso_date(value) if value else None
    except ValueError:
        return None
