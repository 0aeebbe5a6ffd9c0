"""Cuts an article into passages: whole sentences, in order, long enough to mean something, short enough to point."""

import hashlib
from collections import Counter

from index.article import Article, Passage
from index.sentences import paragraphs, sentences

LONGEST = 120  # words; MiniLM was trained on 128 tokens and reads 256
ENOUGH = 60  # words; from here on the end of a paragraph ends the passage


def cut(article: Article) -> list[Passage]:
    """The passages of an article, in order; every sentence stands in exactly one of them.

    A passage's id is made of its words (with a count where they recur) and of what is stored with its vector, so a passage
    that a new version of the article leaves alone keeps its id, and its vector.
    """
    seen: Counter[str] = Counter()
    passages = []
    for start, end in _spans(article.text):
        words = article.text[start:end]
        seen[words] += 1
        key = "\0".join((article.id, article.title, article.source or "", article.published or "", words, str(seen[words])))
        passages.append(Passage(hashlib.sha256(key.encode()).hexdigest()[:24], article, start, end))
    return passages


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin, words = None, 0
    last = 0
    for opening, closing in paragraphs(text):
        for start, end in sentences(text, opening, closing):
            length = len(text[start:end].split())
            if begin is not None and words + length > LONGEST:
                spans.append((begin, last))
                begin, words = None, 0
            begin = start if begin is None else begin
            words += length
            last = end
        if begin is not None and words >= ENOUGH:
            spans.append((begin, last))
            begin, words = None, 0
    if begin is not None:
        spans.append((begin, last))
    return spans
