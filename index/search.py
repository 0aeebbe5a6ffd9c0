"""Finds passages: by meaning (vectors) and by words (BM25), the scores mixed.

Scores are mixed rather than ranks, because the distance between the first hit and the next tells how sure it is. The shares
were chosen with `python -m tests.benchmarks.retrieval`, which prints what each of them brings.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.article import Hit, Passage
from index.catalogue import Catalogue
from index.dates import Days, named_days
from index.filters import ALL, Filter, Preference, of_articles, plain, preference, unmatched
from index.memory import MemoryStore
from index.parts import parts
from index.store import Store
from index.words import may_be_misspelt, mend, replace_words, search_words, stem

CANDIDATES = 50  # passages that each of the two searches puts up
_EXACT = 4000  # vectors that are compared one by one; above, the nearest of all are taken and filtered
_MOST_MISSPELT = 0.5  # of the words of a question that are looked up
_FARTHEST = 1600  # nearest vectors that are looked through; each takes about a tenth of a millisecond
_MOST_WORDS = 64  # of a question; a pasted page is searched by its first words

# Of the score: the cosine, BM25 as a share of the best passage's, and how much of the question one sentence has.
_DENSE, _LEXICAL, _TOGETHER = 0.44, 0.19, 0.37
_INFLECTED = 0.4  # of a word's weight, where a sentence has it in another inflection
_PARTS = 0.35  # of BM25, when a question has parts: that for the part that the passage fits best
_NAMED = 0.08  # for an article whose outlet or author the question names, and again for one of a day that it names

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+")
_TOKEN = re.compile(r"\w+")
_SHORT_STEM = 3  # letters


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for searching."""

    text: str  # as it is embedded, with misspelt words mended
    words: tuple[str, ...]  # as they are looked up
    parts: tuple[tuple[str, ...], ...]  # the words of its parts, where it has several
    plain: str  # without the outlet and days that it names, for articles that are of these
    mended: tuple[tuple[str, str], ...]  # (as typed, as understood)
    prefer: Preference  # what it says of the articles that it means
    unmatched: tuple[Days, ...]  # days that it names and no article is of


def prepare(question: str, catalogue: Catalogue, today: date, *, typed: str | None = None) -> Query:
    """Pick a question's words and parts, mend words that no article has and English does not know, and see what it prefers.

    `today` is the day that "last week" counts from. Where a question was made from more than was `typed`, the days in that alone
    may be articles'.
    """
    looked_up = search_words(question)[:_MOST_WORDS]
    unknown = [word for word in looked_up if may_be_misspelt(word) and not catalogue.lexicon.has_word(word)]
    if len(unknown) > max(2, len(looked_up) * _MOST_MISSPELT):
        unknown = []  # another language, or no language
    vocabulary = catalogue.lexicon.vocabulary() if unknown else {}
    mended = {word: better for word in unknown if (better := mend(word, vocabulary))}
    text = replace_words(question, mended) if mended else question
    prefer = preference(text, catalogue.values("source"), catalogue.values("author"), today)
    if typed is not None and prefer.days:
        told = named_days(typed, today)
        prefer = replace(prefer, days=tuple(days for days in prefer.days if days in told))
    published = catalogue.values("published") if prefer.days else []
    return Query(
        text,
        tuple(mended.get(word, word) for word in looked_up),
        tuple(tuple(search_words(part)) for part in parts(" ".join(text.split()[: 2 * _MOST_WORDS]))),
        plain(text, prefer, today),
        tuple(mended.items()),
        prefer,
        tuple(unmatched(of_articles(text, prefer.days), published)) if published else (),
    )


def search(
    query: Query,
    vector: Sequence[float],
    catalogue: Catalogue,
    store: Store | MemoryStore,
    *,
    limit: int,
    only: Filter = ALL,
) -> list[Hit]:
    """The best passages for a question, best first, of the articles that the filter lets through; `vector` is its embedding.

    A vector whose passage has gone from the catalogue is passed over, and a passage whose vector has yet to be made is
    found by its words alone. Of a story's older versions only what no newer one has is found (`index.versions`).
    """
    wanted = max(CANDIDATES, limit)
    lexical = _lexical(query, catalogue, wanted, only)
    dense = _nearest(vector, catalogue, store, wanted, only)
    dense |= store.cosines(vector, [passage_id for passage_id in lexical if passage_id not in dense])
    passages = _current(catalogue.passages(list({**lexical, **dense})), query.prefer, catalogue, only)
    together = _together(query.words, passages.values(), catalogue)
    hits = [
        Hit(
            passage,
            score=_DENSE * max(dense.get(passage_id, 0.0), 0.0)
            + _LEXICAL * lexical.get(passage_id, 0.0)
            + _TOGETHER * together[passage_id]
            + _NAMED * (query.prefer.named(passage.article) + query.prefer.dated(passage.article)),
            dense=dense.get(passage_id, 0.0),
            lexical=lexical.get(passage_id, 0.0),
        )
        for passage_id, passage in passages.items()
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))[:limit]


def _current(passages: dict[str, Passage], prefer: Preference, catalogue: Catalogue, only: Filter) -> dict[str, Passage]:
    """The passages but for those that a newer version of their story supersedes; unless the question means their article."""
    old = catalogue.superseded(passages, only)
    return {
        passage_id: passage
        for passage_id, passage in passages.items()
        if passage_id not in old or prefer.named(passage.article) or prefer.dated(passage.article)
    }


def _lexical(query: Query, catalogue: Catalogue, limit: int, only: Filter) -> dict[str, float]:
    """BM25 of the passages with the question's words (0 to 1), for the whole and for the part that fits best.

    Those of the articles that the question means are looked for by themselves too, so that no crowd of others hides them.
    """
    whole = catalogue.lexicon.best(query.words, limit, only)
    best = max(whole.values(), default=0.0)
    meant = catalogue.lexicon.best(query.words, limit, only, query.prefer) if query.prefer else {}
    scores = {passage_id: score / best for passage_id, score in {**meant, **whole}.items()} if best else {}
    if not query.parts:
        return scores
    fits: dict[str, float] = {}
    for part in query.parts:
        found = catalogue.lexicon.best(part, limit, only)
        most = max(found.values(), default=0.0)
        for passage_id, score in found.items():
            fits[passage_id] = max(fits.get(passage_id, 0.0), score / most)
    return {
        passage_id: (1 - _PARTS) * scores.get(passage_id, 0.0) + _PARTS * fits.get(passage_id, 0.0)
        for passage_id in {**scores, **fits}
    }


def _nearest(
    vector: Sequence[float], catalogue: Catalogue, store: Store | MemoryStore, limit: int, only: Filter
) -> dict[str, float]:
    """The nearest passages that the filter lets through and no newer version supersedes.

    Where a filter lets through many, but few of those that are nearest, the words must find the rest. From among many copies
    of one text, the graph that Chroma follows from vector to vector does not lead to every other; where it gives fewer than it
    was asked for, all are compared.
    """
    allowed = catalogue.passage_ids(only) if only else None
    if allowed is not None and len(allowed) <= _EXACT:
        return _compared(vector, allowed - catalogue.superseded(allowed, only), store, limit)
    asked = limit
    while True:
        found = store.nearest(vector, asked)
        out = catalogue.superseded(found, only)
        if allowed is not None:
            out |= found.keys() - allowed
        if len(found) < asked and len(found) < catalogue.counts()[1] <= _EXACT:  # Chroma's graph leads no further
            every = catalogue.passage_ids()
            return _compared(vector, every - catalogue.superseded(every), store, limit)
        if len(found) < asked or asked >= _FARTHEST or len(found) - len(out) >= limit:
            return {passage_id: cosine for passage_id, cosine in found.items() if passage_id not in out}
        asked *= 4


def _compared(vector: Sequence[float], passage_ids: set[str], store: Store | MemoryStore, limit: int) -> dict[str, float]:
    """The nearest of these passages, each of them compared with the question."""
    found = store.cosines(vector, sorted(passage_ids))
    return dict(sorted(found.items(), key=lambda one: -one[1])[:limit])


def _together(words: Sequence[str], passages: Iterable[Passage], catalogue: Catalogue) -> dict[str, float]:
    """For each passage, how much of the question one of its sentences has, rare words weighing more (0 to 1).

    A word counts in full as it is spelt and in part in another inflection. It is what BM25 does not see: words that belong
    together, and their endings.
    """
    tokens = [token for word in words for token in _TOKEN.findall(word)]
    weights = catalogue.lexicon.rarity(tokens)
    total = sum(weights.values()) or 1.0
    starts = {token: _start(token) for token in weights}
    inflected = re.compile(rf"\b({'|'.join(sorted(map(re.escape, starts.values()), key=len, reverse=True))})\w{{0,4}}\b")

    def weight(sentence: str) -> float:
        spelt = weights.keys() & set(_TOKEN.findall(sentence))
        also = set(inflected.findall(sentence))
        return sum(
            weight * (1.0 if token in spelt else _INFLECTED)
            for token, weight in weights.items()
            if token in spelt or starts[token] in also
        )

    return {passage.id: max(map(weight, _SENTENCE_END.split(passage.text.lower()))) / total for passage in passages}


def _start(token: str) -> str:
    """What the inflections of a word begin with: of "parties" and "party", "part"."""
    stemmed = stem(token)
    return stemmed.rstrip("i") if len(stemmed) > _SHORT_STEM else stemmed
