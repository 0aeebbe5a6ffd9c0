"""Finds passages: by meaning (vectors) and by words (BM25), the two scores mixed half and half.

Scores are mixed rather than ranks, because the distance between the first hit and the next tells how sure it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Hit
from index.catalogue import Catalogue
from index.memory import MemoryStore
from index.store import Store
from index.words import may_be_misspelt, mend, replace_words, search_words

CANDIDATES = 50  # passages that each of the two searches puts up
_DENSE_SHARE = 0.5
_MOST_WORDS = 64  # of a question; a pasted page is searched by its first words


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for searching."""

    text: str  # as it is embedded, with misspelt words mended
    words: tuple[str, ...]  # as they are looked up
    mended: tuple[tuple[str, str], ...]  # (as typed, as understood)


def prepare(question: str, catalogue: Catalogue) -> Query:
    """Pick a question's words and mend those that no article has and English does not know."""
    looked_up = search_words(question)[:_MOST_WORDS]
    unknown = [word for word in looked_up if may_be_misspelt(word) and not catalogue.has_word(word)]
    vocabulary = catalogue.vocabulary() if unknown else {}
    mended = {word: better for word in unknown if (better := mend(word, vocabulary))}
    text = replace_words(question, mended) if mended else question
    return Query(text, tuple(mended.get(word, word) for word in looked_up), tuple(mended.items()))


def search(query: Query, vector: Sequence[float], catalogue: Catalogue, store: Store | MemoryStore, limit: int) -> list[Hit]:
    """The best passages for a question, best first; `vector` is the embedding of its text.

    A vector whose passage has gone from the catalogue is passed over, and a passage whose vector has yet to be made is
    found by its words alone. Of a story's older versions only what no newer one has is found (`index.versions`).
    """
    lexical = dict(catalogue.best_by_words(query.words, max(CANDIDATES, limit)))
    dense = _nearest(vector, catalogue, store, max(CANDIDATES, limit))
    dense |= store.cosines(vector, [passage_id for passage_id in lexical if passage_id not in dense])
    passages = catalogue.passages(list({**lexical, **dense}))
    best = max(lexical.values(), default=1.0) or 1.0
    hits = [
        Hit(
            passage,
            score=_DENSE_SHARE * max(dense.get(passage_id, 0.0), 0.0) + (1 - _DENSE_SHARE) * lexical.get(passage_id, 0.0) / best,
            dense=dense.get(passage_id, 0.0),
            lexical=lexical.get(passage_id, 0.0) / best,
        )
        for passage_id, passage in passages.items()
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))[:limit]


def _nearest(vector: Sequence[float], catalogue: Catalogue, store: Store | MemoryStore, limit: int) -> dict[str, float]:
    """The nearest passages that no newer version supersedes, however many older ones lie in the way."""
    asked = limit
    while True:
        found = store.nearest(vector, asked)
        old = catalogue.superseded(found)
        if len(found) < asked or len(found) - len(old) >= limit:
            return {passage_id: cosine for passage_id, cosine in found.items() if passage_id not in old}
        asked *= 4
