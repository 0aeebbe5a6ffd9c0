"""The words of a question that are worth searching for, and the mending of misspelt ones."""

import json
import re
import threading
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import Any

from index.minilm import TOKENIZER

STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below between both but
    by can could did do does doing done down during each either ever every few for from further get give given gives had
    has have having he her here hers him his how however i if in into is it its just let like made make many may me might
    more most much must my no nor not now of off on once one only or other our out over own per please said same say says
    shall she should so some still such tell than that the their them then there these they this those through to too
    under until up upon us use very was we were what whats when where whether which while who whom whose why will with
    within without would yet you your
    """.split()
)
_WORD = re.compile(r"\w+(?:[.'’&-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)

_SHORTEST_MENDED = 4  # letters; shorter words have too many neighbours


def words(text: str) -> list[str]:
    """The words of a text in order, as written: letters and digits, joined by inner points, apostrophes and hyphens."""
    return [match[0] for match in _WORD.finditer(text)]


def bare(word: str) -> str:
    """A word in lower case, without a possessive."""
    return _POSSESSIVE.sub("", word.lower())


@cache
def _stemmer() -> tuple[Any, threading.Lock]:
    """The stemmer, which keeps the word that it works on, and what only one thread at a time may hold."""
    import snowballstemmer

    return snowballstemmer.stemmer("english"), threading.Lock()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word's stem by Porter's second algorithm, in lower case, without points and possessive."""
    stemmer, alone = _stemmer()
    with alone:
        return str(stemmer.stemWord(bare(word).replace(".", "")))


def search_words(question: str) -> list[str]:
    """The distinct words of a question that carry its meaning, in lower case; all of them when it has only stop words."""
    found = dict.fromkeys(bare(word) for word in words(question))
    return [word for word in found if word not in STOP_WORDS] or list(found)


@cache
def _known() -> dict[str, int]:
    """The whole words of the bundled model's vocabulary with their ranks; the vocabulary is in order of frequency."""
    tokenizer = json.loads(TOKENIZER.read_text(encoding="utf-8"))
    return {word: rank for word, rank in tokenizer["model"]["vocab"].items() if word.isalpha()}


def rank(word: str) -> int:
    """How rare an English word is: about 2,000 for `the`, up to 30,522; 40,000 for one that is in no common vocabulary."""
    return _known().get(word.lower(), 40_000)


def may_be_misspelt(word: str) -> bool:
    """Whether a word that no article has may be a slip: long enough to tell, and unknown to English.

    A word that English knows, be it in another form, is not misspelt, even if no article has it: "Iran" must not become "Iraq".
    """
    return len(word) >= _SHORTEST_MENDED and word.isalpha() and word not in _known() and not _has_known_form(word)


def _has_known_form(word: str) -> bool:
    """Whether English knows a word with the same stem: "conceded" for "concede"."""
    begins = stem(word)[:-1]  # whose last letter may differ in the word: "carri" of "carry"
    known = _in_order()
    near = takewhile(lambda one: one.startswith(begins), islice(known, bisect_left(known, begins), None))
    return any(stem(one) == stem(word) for one in near)


@cache
def _in_order() -> list[str]:
    """The known words in the order of the alphabet."""
    return sorted(_known())


def mend(word: str, vocabulary: dict[str, int]) -> str | None:
    """The word of the vocabulary (word -> passages that have it) that a misspelt word must mean, or None.

    One edit may mend a word of four or five letters, two a longer one whose first letter is right; the more frequent word wins
    a tie.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    allowed = 1 if len(word) <= 5 else 2
    near = process.extract(word, vocabulary.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=20)
    likely = [
        (distance, candidate[0] != word[0], -vocabulary[candidate], candidate)
        for candidate, distance, _ in near
        if candidate not in STOP_WORDS and (distance < 2 or candidate[0] == word[0])
    ]
    return min(likely)[3] if likely else None


def replace_words(text: str, better: dict[str, str]) -> str:
    """The text with each word that is a key (in lower case, a possessive aside) replaced by its value."""

    def one(match: re.Match[str]) -> str:
        word = _POSSESSIVE.sub("", match[0])
        return better.get(word.lower(), word) + match[0][len(word) :]

    return _WORD.sub(one, text)
