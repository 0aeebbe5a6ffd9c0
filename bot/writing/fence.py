"""Passages as a language model is shown them: between fences with keys that no article can know, and made harmless.

The keys are random and new for each question, so an article cannot close its fence or speak in another's name. What is left
for it is to be quoted: whatever a model makes of an article's orders goes through the same checks as all that it writes.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Hit, Passage

_LETTERS = "bcdfghjkmnpqrstvwxz23456789"  # none that is taken for another, and no vowels: a key is never a word
_HARMLESS = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "【": "(", "】": ")", "`": "'", "|": "/", "{": "(", "}": ")"})
_LONGEST_FIELD = 200  # characters of a title or an outlet


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage that a model may cite, by its key."""

    key: str
    passage: Passage
    title: str
    outlet: str
    published: str
    text: str


def offered(hits: Sequence[Hit]) -> tuple[Offered, ...]:
    """The passages that were found, with fresh keys and all that a model is shown of them."""
    keys = _keys(len(hits))
    return tuple(_offered(key, hit.passage) for key, hit in zip(keys, hits, strict=True))


def harmless(text: str) -> str:
    """A text on one line without characters that could pass for fences, keys or markup, and without invisible ones."""
    shown = "".join(" " if one.isspace() else one for one in text if one.isspace() or unicodedata.category(one)[0] != "C")
    return " ".join(shown.translate(_HARMLESS).split())


def _keys(count: int) -> list[str]:
    keys: dict[str, None] = {}
    while len(keys) < count:
        keys["k" + "".join(secrets.choice(_LETTERS) for _ in range(5))] = None
    return list(keys)


def _offered(key: str, passage: Passage) -> Offered:
    article = passage.article
    return Offered(
        key,
        passage,
        harmless(article.title)[:_LONGEST_FIELD],
        harmless(article.source or "unknown")[:_LONGEST_FIELD],
        (article.published or "unknown")[:10],
        harmless(passage.text),
    )
