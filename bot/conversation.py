"""What a follow-up question means: one that leans on the question before it is given that one's names, or all its words.

Rules only; no language model, and no memory beyond the turns that it is handed.
"""

import re
from collections.abc import Sequence

from bot.reply import Turn
from index.words import STOP_WORDS, words

_MOST_CARRIED = 8  # words
_LEANS = re.compile(
    r"^\W*(?:and|but|so|or|what about|how about|why|who|when|where|how|really)(?:\W+\w+){0,3}\W*$"
    r"|^\W*(?:and|but|what about|how about)\b"
    r"|\b(?:he|she|it|they|them|him|her|his|its|their|this|that|these|those|there|then)\b",
    re.IGNORECASE,
)


def stands_alone(question: str, history: Sequence[Turn]) -> tuple[str, tuple[str, ...]]:
    """A question that needs no history, and a note that says how it was understood when that differs.

    A question that has names of its own, or does not lean on what was said, is left as it is.
    """
    former = next((turn.text for turn in reversed(history) if turn.role == "user" and turn.text.strip()), None)
    if former is None or not _LEANS.search(question):
        return question, ()
    own = {word.lower() for word in words(question)}
    topic = _names(former) if _meaning(question) else []
    carried = [word for word in dict.fromkeys(topic or _meaning(former)) if word.lower() not in own][:_MOST_CARRIED]
    if not carried or _names(question):
        return question, ()
    understood = f"{question.strip()} ({' '.join(carried)})"
    return understood, (f"Understood as: {understood}",)


def _names(text: str) -> list[str]:
    """The words that are names or numbers: capital letters after the first word, or digits."""
    return [
        word
        for number, word in enumerate(words(text))
        if (word[0].isdigit() or (word[0].isupper() and number > 0)) and word.lower() not in STOP_WORDS
    ]


def _meaning(text: str) -> list[str]:
    """The words that mean something by themselves."""
    return [word for word in words(text) if word.lower() not in STOP_WORDS]
