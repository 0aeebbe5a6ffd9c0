"""A question in the words of a sentence: where the sentence has another word for the same thing, the question takes it over.

A short table of words that newspapers use for one another; it is no thesaurus, and knows no meanings. And the years behind a
name, "(1249–1314)", in the words of a question that asks for a birth or a death.
"""

import re
from functools import cache

from index.words import replace_words, stem, words

_GROUPS = (
    "leader president premier",
    "company firm business",
    "deal agreement accord pact",
    "law legislation act statute",
    "lawmaker legislator",
    "talks negotiations discussions",
    "call conversation",
    "tariff duty levy",
    "boss chief head",
    "salary wage pay",
    "illness disease",
    "doctor physician",
    "lawyer attorney",
    "film movie",
    "child kid",
    "car vehicle",
    "buy bought purchase acquire",
    "sell sold divest",
    "fall fell fallen drop decline plummet plunge lose lost",
    "say said tell told announce state declare",
    "rise rose risen increase climb grow grew",
    "begin began start",
    "end finish",
    "warn caution",
    "kill slay",
    "ask request",
    "help aid assist",
    "town city",
    "storm hurricane",
    "blaze fire",
    "injured hurt wounded",
    "farm agricultural",
    "next upcoming",
)

_ASKS_LIFE = re.compile(
    r"\b(?:when|where|how old|(?:what|which) (?:year|day|date))\b.*\b(?:(?:was|were)\b.*\bborn|did\b.*\bdie)\b", re.IGNORECASE
)
_LIFE = re.compile(r"(?<=\w )\((?:c\. ?)?(\d{3,4}) ?[–—-] ?(?:c\. ?)?(\d{3,4})\)")
_LIVES = range(15, 111)  # years


@cache
def _group_of() -> dict[str, frozenset[str]]:
    """The stems of the words that may stand for a stem."""
    groups = [frozenset(stem(word) for word in group.split()) for group in _GROUPS]
    return {one: group for group in groups for one in group}


def in_words_of(question: str, sentence: str) -> str:
    """The question with each of its words that the sentence lacks, but has another for, replaced by that; names stay."""
    there = {stem(word): word.lower() for word in words(sentence)}
    better = {}
    for place, word in enumerate(words(question)):
        one = stem(word)
        if one in there or (place > 0 and word[0].isupper()):
            continue
        other = next((there[form] for form in sorted(_group_of().get(one, ())) if form in there), None)
        if other:
            better[word.lower()] = other
    return replace_words(question, better) if better else question


def with_lives(question: str, sentence: str) -> str:
    """The sentence with "(born 1249, died 1314)" for "(1249–1314)", where the question asks for that."""
    return _LIFE.sub(_told, sentence) if _ASKS_LIFE.search(question) else sentence


def _told(life: re.Match[str]) -> str:
    return f"(born {life[1]}, died {life[2]})" if int(life[2]) - int(life[1]) in _LIVES else life[0]
